"""A record that is dated before what it speaks of as done or written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regesta.model.reconciled import Discrepancy, Severity, discrepancy_id
from regesta.rulebook import load_rules
from regesta.stages.reconcile.discrepancies.causes import cause_of_days
from regesta.stages.reconcile.discrepancies.facts import DateFact, RecordFacts, days_between, in_words
from regesta.stages.reconcile.events.reports import Report

GRACE = 2  # days: a record is often dated when it was begun and sent a day or two later
A_YEAR = 366
AHEAD = 160  # characters before a date in which its sentence is looked through for words of what is to come
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.;:!?]\s|\n\s*\n")
READ = frozenset({"body", "table", "header"})


def before_what_it_cites(record: RecordFacts) -> Iterator[Discrepancy]:
    """The latest day, written out in full, that the record speaks of as past and that lies after its own date."""
    own = record.own
    if own is None or own.latest is None or own.basis != "explicit":
        return
    later = [fact for fact in _past(record) if fact.earliest and days_between(own.latest, fact.earliest) > GRACE]
    if not later:
        return
    latest = max(later, key=lambda fact: (fact.earliest or "", -fact.page, -fact.start))
    assert latest.earliest is not None
    days = days_between(own.latest, latest.earliest)
    quotes = (record.around(own), record.around(latest))
    what = "a paper of" if latest.use == "mention" else "what happened on"
    more = f"; {len(later)} dates in it are later than its own" if len(later) > 1 else ""
    summary = f"Dated {in_words(own.latest)}, the record speaks of {what} {in_words(latest.earliest)}{more}."
    severity: Severity = "high" if days > A_YEAR or len(later) > 2 else "medium"
    cause = _cause(own.latest, later)
    identifier = discrepancy_id("before_what_it_cites", quotes)
    touched = tuple(entry.entry for entry in record.entries if entry.page == latest.page and _within(entry, latest))
    yield Discrepancy(identifier, "before_what_it_cites", severity, summary, cause, quotes, touched)


def _past(record: RecordFacts) -> list[DateFact]:
    """Days of papers cited, and days of what an entry reports as having occurred."""
    occurred = [entry for entry in record.entries if entry.certainty == "occurred"]
    return [
        fact
        for fact in record.dates
        if fact.is_day and fact.basis == "explicit" and fact.role in READ and "impossible" not in fact.flags
        if not _looks_ahead(record.pages.get(fact.page, ""), fact)
        if fact.use == "mention"
        or (fact.use == "act" and any(entry.page == fact.page and _within(entry, fact) for entry in occurred))
    ]


def _looks_ahead(text: str, fact: DateFact) -> bool:
    """Whether the words before the date make it a term, a plan or a day to come."""
    sentence = _SENTENCE_END.split(text[max(0, fact.start - AHEAD) : fact.start])[-1]
    words = {match[0].lower() for match in _WORD.finditer(sentence)}
    last = [match[0].lower() for match in _WORD.finditer(sentence)][-2:]
    rules = load_rules("en/clauses")
    return not words.isdisjoint(rules["ahead_words"]) or not set(last).isdisjoint(rules["term_words"])


def _within(entry: Report, fact: DateFact) -> bool:
    return entry.start <= fact.start and fact.end <= entry.start + len(entry.quote)


def _cause(own: str, later: list[DateFact]) -> str | None:
    if len(later) > 2:
        return f"Likely: the record's own date is misread, for {len(later)} others speak against it."
    return cause_of_days(own, later[0].earliest or own) or (
        "Possibly: the date found for the record is that of something else in it, or the record was added to later."
    )
