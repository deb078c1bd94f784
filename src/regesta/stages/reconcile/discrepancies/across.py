"""What entries of several records say against one another: days, amounts, who was there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from regesta.model.reconciled import Discrepancy, DiscrepancyKind, Event, RecordQuote, Severity, discrepancy_id
from regesta.stages.reconcile.events.reports import Report


def discrepancy(
    kind: DiscrepancyKind, severity: Severity, summary: str, cause: str | None, reports: Sequence[Report]
) -> Discrepancy:
    """A discrepancy between these entries, each with its quote."""
    quotes = tuple(
        RecordQuote(report.record, report.page, report.start, report.start + len(report.quote), report.quote)
        for report in reports
    )
    entries = tuple(report.entry for report in reports)
    return Discrepancy(discrepancy_id(kind, quotes), kind, severity, summary, cause, quotes, entries)


def pairs_told(events: Sequence[Event], reports: Mapping[str, Report]) -> Iterator[tuple[str, Report, Report]]:
    """For each event, its id, and the first entry of each of its records with that of every other one."""
    for event in events:
        if len(event.tellings) < 2:
            continue
        by_record: defaultdict[str, list[Report]] = defaultdict(list)
        for telling in event.tellings:
            report = reports[telling.entry]
            by_record[report.record].append(report)
        for first, second in combinations(by_record.values(), 2):
            yield event.id, first[0], second[0]
