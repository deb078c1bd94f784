"""One clause that gives two days for one act: "On 3 May returned to Oslo on 9 May".

The first day opens its sentence: of two days further on, each may belong to an act of its own ("as he had said on 3
May, he called on 9 May").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from regesta.model.reconciled import Discrepancy, discrepancy_id
from regesta.rulebook import load_rules
from regesta.stages.reconcile.discrepancies.causes import cause_of_days
from regesta.stages.reconcile.discrepancies.facts import DateFact, RecordFacts, days_between

LONGEST = 90  # characters between two dates of one clause
_WORD = re.compile(r"[^\W\d_]+")
# A new sentence, an aside or a list begins a new clause; the comma after a date that opens one does not.
_BREAK = re.compile(r"[.;:()\[\]|*•—–\"“”]|\s-\s|\n\s*\n|(?<=\S.),")
_ON = re.compile(r"\bon\s+(?:the\s+)?$", re.IGNORECASE)
# A line may break within a sentence: at its beginning only a capital tells that one opens.
_OPENING = re.compile(r"(?:(?:^|[.;:!?)\]*|]\s+)[Oo][Nn]|\n\W*O[Nn])\s+(?:the\s+)?$")


def dates_in_one_clause(record: RecordFacts) -> Iterator[Discrepancy]:
    """Two days given for one act, with nothing between them that could make two acts of it."""
    days = [
        fact for fact in record.dates if fact.is_day and fact.use == "act" and fact.role in {"body", "heading", "table"}
    ]
    for first, second in pairwise(sorted(days, key=lambda fact: (fact.page, fact.start))):
        if first.page != second.page or first.edtf[:10] == second.edtf[:10] or first.end > second.start:
            continue
        if _one_clause(record.pages[first.page], first, second):
            yield _discrepancy(record, first, second)


def _one_clause(text: str, first: DateFact, second: DateFact) -> bool:
    between = text[first.end : second.start]
    if len(between) > LONGEST or not _OPENING.search(text[: first.start][-24:]) or not _ON.search(between[-12:]):
        return False
    words = [match[0].lower() for match in _WORD.finditer(between)]
    if len(words) < 3 or any(word in _joining_words() for word in words):
        return False
    return not _BREAK.search(between)


def _joining_words() -> frozenset[str]:
    return frozenset(load_rules("en/clauses")["joining_words"])


def _discrepancy(record: RecordFacts, first: DateFact, second: DateFact) -> Discrepancy:
    opening = record.pages[first.page].rfind(" ", 0, max(0, first.start - 1)) + 1
    quotes = (record.quote(first.page, opening, second.end),)
    assert first.earliest is not None and second.earliest is not None
    gap = abs(days_between(first.earliest, second.earliest))
    summary = f"One clause gives two days for one act: “{first.text}” and “{second.text}”, {_days(gap)} apart."
    in_figures = all(any(map(str.isdigit, fact.text)) for fact in (first, second))
    cause = (cause_of_days(first.earliest, second.earliest) if in_figures else None) or (
        "Possibly: a word or a full stop was lost in typing or scanning, and the first day belongs to what stood there."
    )
    concerned = [entry for entry in record.entries if entry.page == first.page]
    touched = tuple(
        entry.entry for entry in concerned if entry.start < second.end and entry.start + len(entry.quote) > first.start
    )
    return Discrepancy(
        discrepancy_id("dates_in_one_clause", quotes), "dates_in_one_clause", "high", summary, cause, quotes, touched
    )


def _days(number: int) -> str:
    return "a day" if number == 1 else f"{number} days"
