"""Two amounts for one thing, in two records of one happening."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from regesta.model.reconciled import Discrepancy, Event, Severity
from regesta.stages.reconcile.discrepancies.across import discrepancy, pairs_told
from regesta.stages.reconcile.discrepancies.causes import cause_of_figures
from regesta.stages.reconcile.events.reports import Report

ROUNDED = 0.1  # two amounts no further apart than this may be one, rounded


def amounts(events: Sequence[Event], reports: Mapping[str, Report]) -> Iterator[Discrepancy]:
    """Each two entries of one event that give one amount of a unit each, and not the same."""
    for first, second in pairs_told(events, reports):
        here, there = _single(first), _single(second)
        for unit in sorted(here.keys() & there.keys()):
            if here[unit] != there[unit]:
                yield _discrepancy(first, second, unit, here[unit], there[unit])


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
