"""Done by one record's account, not done by another's: who was there, and whether it took place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from regesta.model.reconciled import Discrepancy, Event
from regesta.stages.reconcile.discrepancies.across import discrepancy, pairs_told
from regesta.stages.reconcile.events.reports import Report, people_in_common


def attendance(events: Sequence[Event], reports: Mapping[str, Report]) -> Iterator[Discrepancy]:
    """Each two entries of one event of which one reports as done what the other denies, with the same verb.

    Where both have the same words, neither denies what the other reports: one of them was not understood.
    """
    for first, second in pairs_told(events, reports):
        told = {first.certainty, second.certainty} == {"occurred", "denied"}
        if told and first.stem == second.stem and _words(first) != _words(second):
            names = ", ".join(first.name_of(key) for key in people_in_common(first, second))
            of_whom = f" of {names}" if names else ""
            summary = f"One record reports{of_whom} what the other denies: “{first.trigger}” and “{second.trigger}”."
            yield discrepancy("attendance", "high", summary, None, (first, second))


def _words(report: Report) -> list[str]:
    return report.quote.casefold().split()
