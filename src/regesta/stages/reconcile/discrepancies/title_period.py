"""A title that names a period, over a chronology whose entries overrun it."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.model.reconciled import Discrepancy, discrepancy_id
from regesta.stages.reconcile.discrepancies.facts import DateFact, RecordFacts, Section, in_words

FEWEST = 2  # dated sections that make a chronology


def title_period(record: RecordFacts) -> Iterator[Discrepancy]:
    """The first section that lies before the title's period, and the first that lies after it."""
    period = _period(record)
    if period is None or record.title is None or period.earliest is None or period.latest is None:
        return
    below = record.title[0], record.title[2]
    dated = [section for section in record.sections if section.heading and (section.page, section.start) >= below]
    before = [section for section in dated if section.latest and section.latest < period.earliest]
    after = [section for section in dated if section.earliest and section.earliest > period.latest]
    if len(dated) < FEWEST or len(before) + len(after) == len(dated):
        return  # no entry lies within: the title's date is no period of its contents
    for where, outside in (("before", before), ("after", after)):
        if outside:
            yield _discrepancy(record, period, outside, where)


def _period(record: RecordFacts) -> DateFact | None:
    """The longest stretch of time that the title names; None where it names none, or a single day."""
    if record.title is None:
        return None
    page, start, end = record.title
    named = [
        fact
        for fact in record.dates
        if fact.page == page and start <= fact.start and fact.end <= end and not fact.is_day
        if fact.earliest is not None and fact.latest is not None
    ]
    return max(named, key=lambda fact: (fact.end - fact.start, -fact.start), default=None)


def _discrepancy(record: RecordFacts, period: DateFact, outside: list[Section], where: str) -> Discrepancy:
    section = outside[0]
    quotes = (record.around(period), record.heading(section))
    many = f"{len(outside)} entries lie" if len(outside) > 1 else "an entry lies"
    day = in_words(section.earliest) if section.earliest == section.latest and section.earliest else section.heading
    summary = f"The title names the period “{period.text}”, but {many} {where} it: {day}."
    cause = "Likely: the entry is given as background, or was added after the title was set."
    touched = tuple(
        entry.entry
        for entry in record.entries
        if any(entry.page == one.page and one.start <= entry.start < one.end for one in outside)
    )
    identifier = discrepancy_id("title_period", quotes)
    return Discrepancy(identifier, "title_period", "low", summary, cause, quotes, touched)
