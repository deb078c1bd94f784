"""Headings of a chronology that break its order, and ranges that end before they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from regesta.model.reconciled import Discrepancy, discrepancy_id
from regesta.stages.reconcile.discrepancies.causes import cause_of_days
from regesta.stages.reconcile.discrepancies.facts import DAY_AND_MONTH, RecordFacts, Section, days_between, in_words

FEWEST = 8  # headings in order for each that is not: a list with more of those was never put in order
FARTHEST = 731  # days: a heading further away from its neighbour is no heading of this chronology
FLAG = "out of order"
READ = frozenset({"body", "heading", "table", "header"})
_RANGE = re.compile(r"\s(?:to|through|thru|until|and)\s|[-–—]")


def order(record: RecordFacts) -> Iterator[Discrepancy]:
    """Each heading that stands alone against the order of the others, and each range turned about."""
    yield from _headings(record)
    for fact in record.dates:
        if FLAG in fact.flags and fact.use != "heading" and fact.role in READ and _RANGE.search(fact.text):
            quotes = (record.around(fact),)
            summary = f"“{' '.join(fact.text.split())}” ends before it begins."
            yield Discrepancy(discrepancy_id("order", quotes), "order", "medium", summary, None, quotes)


def _headings(record: RecordFacts) -> Iterator[Discrepancy]:
    dated = [section for section in record.sections if section.heading and section.earliest == section.latest]
    dated = [section for section in dated if section.earliest and DAY_AND_MONTH.search(section.heading or "")]
    broken = [
        (before, section)
        for before, section, after in zip(dated, dated[1:], dated[2:], strict=False)
        if _day(before) <= _day(after) and not _day(before) <= _day(section) <= _day(after)
        if abs(days_between(_day(before), _day(section))) <= FARTHEST
    ]
    # Of two neighbours that changed places each stands out of order: the second is shown.
    first_of_two = {id(before) for before, _ in broken}
    broken = [pair for pair in broken if id(pair[1]) not in first_of_two]
    falling = sum(_day(after) < _day(before) for before, after in pairwise(dated))
    if max(falling, len(broken)) * FEWEST <= len(dated):
        for before, section in broken:
            yield _discrepancy(record, before, section)


def _day(section: Section) -> str:
    return section.earliest or ""


def _discrepancy(record: RecordFacts, before: Section, section: Section) -> Discrepancy:
    quotes = (record.heading(before), record.heading(section))
    here, there = _day(section), _day(before)
    summary = f"The entry of {in_words(here)} stands where the order of the others has {in_words(there)} or soon after."
    touched = tuple(
        entry.entry
        for entry in record.entries
        if entry.page == section.page and section.start <= entry.start < section.end
    )
    cause = cause_of_days(there, here)
    return Discrepancy(discrepancy_id("order", quotes), "order", "medium", summary, cause, quotes, touched)
