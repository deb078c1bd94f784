"""Two amounts for one thing, in two records of one happening."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from rapidfuzz import fuzz

from regesta.model.reconciled import Discrepancy, Event, Severity
from regesta.stages.reconcile.discrepancies.across import discrepancy, pairs_told
from regesta.stages.reconcile.discrepancies.causes import cause_of_figures
from regesta.stages.reconcile.events.reports import Report

ROUNDED = 0.1  # two amounts no further apart than this may be one, rounded
UNLIKE = 50.0  # per cent of letters in common: below it two names are two, not one misread
_NAME = re.compile(r"(?<=[\w,;] )[A-Z][\w-]{3,}")  # a word with a capital inside a sentence


def amounts(events: Sequence[Event], reports: Mapping[str, Report]) -> Iterator[Discrepancy]:
    """Each two entries of one event that give one amount of a unit each, and not the same.

    However many records give the one amount and however many the other, it is one discrepancy.
    """
    told: set[tuple[str, str, frozenset[float]]] = set()
    for event, first, second in pairs_told(events, reports):
        here, there = _single(first), _single(second)
        for unit in sorted(here.keys() & there.keys()):
            once = event, unit, frozenset((here[unit], there[unit]))
            if here[unit] != there[unit] and once not in told and not _of_two_things(first, second):
                told.add(once)
                yield _discrepancy(first, second, unit, here[unit], there[unit])


def _of_two_things(first: Report, second: Report) -> bool:
    """Whether two texts that are no copies each name something quite unlike: one sentence, said of two projects."""
    if first.family == second.family or first.quote.isupper() or second.quote.isupper():
        return False
    ours, theirs = (set(_NAME.findall(report.quote)) for report in (first, second))
    own, others = ours - theirs, theirs - ours
    return _is_unlike(own, others) and _is_unlike(others, own)


def _is_unlike(names: Set[str], others: Set[str]) -> bool:
    """Whether one of the names is none of the others, however misread."""
    return any(all(fuzz.ratio(name.lower(), other.lower()) < UNLIKE for other in others) for name in names)


def _single(report: Report) -> dict[str, float]:
    """The amount of each unit of which the entry gives one amount alone."""
    units = [unit for unit, _ in report.amounts]
    return {unit: value for unit, value in report.amounts if units.count(unit) == 1}


def _discrepancy(first: Report, second: Report, unit: str, here: float, there: float) -> Discrepancy:
    cause = cause_of_figures(f"{here:.10g}", f"{there:.10g}")
    severity: Severity = "medium"
    if cause is None and abs(here - there) <= ROUNDED * max(abs(here), abs(there)):
        cause, severity = "Likely: one of the two is rounded.", "low"
    summary = f"One record gives {here:,.10g} {unit}, the other {there:,.10g} {unit}, for what seems one happening."
    return discrepancy("amount", severity, summary, cause, (first, second))
