"""discrepancies: what cannot both be right, or cannot be right by itself; shown with its quotes, never resolved.

One file a kind. Those of one record look at its dates; those across records look at the entries of one happening.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from regesta.model.reconciled import Discrepancy, Event
from regesta.stages.reconcile.discrepancies.amounts import amounts
from regesta.stages.reconcile.discrepancies.attendance import attendance
from regesta.stages.reconcile.discrepancies.before_what_it_cites import before_what_it_cites
from regesta.stages.reconcile.discrepancies.date_against_date import date_against_date
from regesta.stages.reconcile.discrepancies.dates_in_one_clause import dates_in_one_clause
from regesta.stages.reconcile.discrepancies.envoys import Envoy, envoys_alike
from regesta.stages.reconcile.discrepancies.facts import DateFact, RecordFacts, Section
from regesta.stages.reconcile.discrepancies.order import order
from regesta.stages.reconcile.discrepancies.record_date import record_date
from regesta.stages.reconcile.discrepancies.title_period import title_period
from regesta.stages.reconcile.discrepancies.weekday import weekday
from regesta.stages.reconcile.events.reports import Report

__all__ = ["DateFact", "Envoy", "RecordFacts", "Section", "envoys_alike", "find_across", "find_in_record"]

IN_RECORD: tuple[Callable[[RecordFacts], Iterator[Discrepancy]], ...] = (
    dates_in_one_clause,
    record_date,
    title_period,
    before_what_it_cites,
    weekday,
    order,
)
ACROSS: tuple[Callable[[Sequence[Event], Mapping[str, Report]], Iterator[Discrepancy]], ...] = (
    date_against_date,
    amounts,
    attendance,
)


def find_in_record(record: RecordFacts) -> list[Discrepancy]:
    """What one record says against itself, by kind."""
    return [found for kind in IN_RECORD for found in kind(record)]


def find_across(events: Sequence[Event], reports: Sequence[Report]) -> list[Discrepancy]:
    """What records say against one another, by kind."""
    by_entry = {report.entry: report for report in reports}
    return [found for kind in ACROSS for found in kind(events, by_entry)]
