"""A record that is dated before what it speaks of as done or written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regesta.model.reconciled import Discrepancy, Severity, discrepancy_id
from regesta.rulebook import load_rules
from regesta.stages.reconcile.discrepancies.causes import cause_of_days
from regesta.stages.reconcile.discrepancies.facts import DateFact, RecordFacts, days_between, in_words
from regesta.stages.reconcile.discrepancies.record_date import DATED_BY, RECEIPT
from regesta.stages.reconcile.events.reports import Report

GRACE = 2  # days: a record is often dated when it was begun and sent a day or two later
SETTLED = 7  # days from which on a happening told of in the past was surely over before the record was done with
A_YEAR = 366
STAMPED_WITHIN = 60  # characters between "MICROFILMED" or its like and the day of the stamp
AHEAD = 160  # characters before a date in which its sentence is looked through for words of what is to come
# "cable #36017 dated 9 October", "REFERENCE: 2JH-108, 17 March": the date of what is named before it.
_CITED = re.compile(r"(?i)\b(?:dated|dtd\.?|of|memo|letter)\s+$|\w*\d-?\d+,\s+$")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.;:!?]\s|\n\s*\n")
_OPENS = re.compile(r"(?:^|[.;:!?)\]]\s+|\n\W*(?:\d{1,2}\.\s*)?)(?:on|in)\s+(?:the\s+)?$", re.IGNORECASE)
# What a record is sent with is written after it: "ATTACHMENT TO: ABCD-1234, 21 August".
_SENT_WITH = re.compile(r"(?i)\b(?:attachments?|enclosures?) to\b[^\n]{0,40}$")
READ = frozenset({"body", "table", "header"})


def before_what_it_cites(record: RecordFacts) -> Iterator[Discrepancy]:
    """The latest day, written out in full, that the record speaks of as past and that lies after its own date."""
    own = record.own
    if own is None or not own.is_day or own.latest is None or own.basis != "explicit" or own.role not in DATED_BY:
        return
    if _CITED.search(record.pages[own.page][max(0, own.start - STAMPED_WITHIN) : own.start]):
        return  # it was taken for the record's own and is that of a paper cited
    later = [fact for fact in _past(record, own.page) if _lies_after(own.latest, fact)]
    if not later or all(fact.edtf[:10] == _turned(own.latest) for fact in later):
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


def _lies_after(own: str, fact: DateFact) -> bool:
    return fact.earliest is not None and days_between(own, fact.earliest) > (
        GRACE if fact.use == "mention" else SETTLED
    )


def _turned(day: str) -> str:
    """The day with its figures for day and month changed about: "1/10/68" for 10 January is no later day."""
    year, month, number = day.split("-")
    return f"{year}-{number}-{month}"


def _past(record: RecordFacts, page: int) -> list[DateFact]:
    """Days of papers cited, and days with which a sentence opens that an entry reports as having occurred.

    Only on `page`, that of the record's own date: further on, a dossier often has another paper bound in.
    Further on in its sentence a day is as often that of a term or a plan ("asked to appear on 9 May").
    """
    text = record.pages[page]
    occurred = [entry for entry in record.entries if entry.certainty == "occurred" and entry.page == page]
    return [
        fact
        for fact in record.dates
        if fact.page == page
        if fact.is_day and fact.basis == "explicit" and fact.role in READ and "impossible" not in fact.flags
        if not _looks_ahead(text, fact)
        if not _heads(text, fact)
        if not _SENT_WITH.search(text[: fact.start][-STAMPED_WITHIN:])
        if (fact.use == "mention" and not _is_stamped(text, fact))
        or (
            fact.use == "act"
            and _OPENS.search(text[: fact.start][-24:])
            and any(_within(entry, fact) for entry in occurred)
        )
    ]


def _heads(text: str, fact: DateFact) -> bool:
    """Whether it stands in a line of a heading: of a list of papers each has its own, and a form above a memorandum."""
    line = text[text.rfind("\n", 0, fact.start) + 1 : fact.start]
    opening = _WORD.search(line)
    return ":" in line and opening is not None and opening[0].lower() in load_rules("en/clauses")["heading_words"]


def _is_stamped(text: str, fact: DateFact) -> bool:
    """Whether its month is in capitals and the words around it are not: a stamp, scanned among them."""
    if RECEIPT.search(text[max(0, fact.start - STAMPED_WITHIN) : fact.start]):
        return True
    around = text[max(0, fact.start - AHEAD) : fact.start] + text[fact.end : fact.end + AHEAD]
    small = sum(map(str.islower, around))
    return fact.text.isupper() and 2 * small > sum(map(str.isalpha, around))


def _looks_ahead(text: str, fact: DateFact) -> bool:
    """Whether the words of its sentence make the date a term, a plan or a day to come."""
    before = _SENTENCE_END.split(text[max(0, fact.start - AHEAD) : fact.start])[-1]
    after = _SENTENCE_END.split(text[fact.end : fact.end + AHEAD])[0]
    words = {match[0].lower() for match in _WORD.finditer(f"{before} {after}")}
    last = [match[0].lower() for match in _WORD.finditer(before)][-2:]
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
