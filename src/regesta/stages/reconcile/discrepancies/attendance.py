"""Done by one record's account, not done by another's: who was there, and whether it took place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from regesta.model.reconciled import Discrepancy, Event
from regesta.rulebook import load_rules
from regesta.stages.reconcile.discrepancies.across import discrepancy, pairs_told
from regesta.stages.reconcile.events.reports import Report, people_in_common

_WORD = re.compile(r"[^\W\d_]+(?:n['’]t\b)?")
LONG = 5  # letters from which a word of denial is known though more was read at its end: "neverd"


def attendance(events: Sequence[Event], reports: Mapping[str, Report]) -> Iterator[Discrepancy]:
    """Each two entries of one event of which one reports as done what the other denies, with the same verb.

    The denial must stand in the one quote and not in the other: where both have it or neither has, one of the two was
    not understood, and so of two copies of one text.
    """
    for _, first, second in pairs_told(events, reports):
        if first.family == second.family or first.stem != second.stem:
            continue
        told = {report.certainty: _denies(report) for report in (first, second)}
        if told == {"occurred": False, "denied": True}:
            names = ", ".join(first.name_of(key) for key in people_in_common(first, second))
            of_whom = f" of {names}" if names else ""
            summary = f"One record reports{of_whom} what the other denies: “{first.trigger}” and “{second.trigger}”."
            yield discrepancy("attendance", "high", summary, None, (first, second))


def _denies(report: Report) -> bool:
    """Whether a word of denial stands in the quote."""
    denying = load_rules("en/wording")["denying_words"]
    long = tuple(word for word in denying if len(word) >= LONG)
    words = (match[0].casefold() for match in _WORD.finditer(report.quote))
    return any(word in denying or word.startswith(long) or word.endswith(("n't", "n’t")) for word in words)
