"""Headings of a chronology that break its order, and ranges that end before they begin."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.model.reconciled import Discrepancy, discrepancy_id
from regesta.stages.reconcile.discrepancies.causes import cause_of_days
from regesta.stages.reconcile.discrepancies.facts import RecordFacts, Section, in_words

FEWEST = 4  # dated headings that make an order one of them can break
FLAG = "out of order"


def order(record: RecordFacts) -> Iterator[Discrepancy]:
    """Each heading that stands alone against the order of the others, and each range turned about."""
    yield from _headings(record)
    for fact in record.dates:
        if FLAG in fact.flags and fact.use != "furniture":
            quotes = (record.around(fact),)
            summary = f"“{' '.join(fact.text.split())}” ends before it begins."
            yield Discrepancy(discrepancy_id("order", quotes), "order", "medium", summary, None, quotes)


def _headings(record: RecordFacts) -> Iterator[Discrepancy]:
    dated = [section for section in record.sections if section.heading and section.earliest]
    if len(dated) < FEWEST:
        return
    for before, section, after in zip(dated, dated[1:], dated[2:], strict=False):
        if _day(before) <= _day(after) and not _day(before) <= _day(section) <= _day(after):
            yield _discrepancy(record, before, section)


def _day(section: Section) -> str:
    return section.earliest or ""


def _discrepancy(record: RecordFacts, before: Section, section: Section) -> Discrepancy:
    quotes = tuple(record.quote(one.page, one.start, one.start + len(one.heading or "")) for one in (before, section))
    here, there = _day(section), _day(before)
    summary = f"The entry of {in_words(here)} stands where the order of the others has {in_words(there)} or soon after."
    touched = tuple(
        entry.entry
        for entry in record.entries
        if entry.page == section.page and section.start <= entry.start < section.end
    )
    cause = cause_of_days(there, here)
    return Discrepancy(discrepancy_id("order", quotes), "order", "medium", summary, cause, quotes, touched)
