"""Dates, bases and certainties in the words that the reading room's pages use."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_PART = re.compile(r"(\d{3}[\dX])(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)$")

_DAY = r"\d{4}-\d\d(?:-\d\d)?[?~%]?"
_IN_TEXT = re.compile(rf"(?<![\w./“\"-]){_DAY}(?:/{_DAY})?(?![\w/-])")  # not within a quotation or an address

# How an entry came by its date: the sign shown beside it, the word, and the sentence behind the word.
BASES = {
    "explicit": ("●", "date given", "The date stands in the sentence itself."),
    "heading": ("●", "heading", "The heading above the passage carries the date."),
    "inherited": ("◐", "year inferred", "Year or month is taken from the context."),
    "relative": ("◐", "computed", "Computed from another date, as in “the next day”."),
    "sequence": ("○", "by neighbours", "Undated in itself; bounded by its dated neighbours."),
    "document": ("○", "record’s date", "Only the date of the record itself anchors it."),
    "undated": ("–", "undated", "The record gives no date for it."),
}
CERTAINTIES = {
    "occurred": "reported as done",
    "planned": "planned",
    "conditional": "conditional",
    "denied": "denied",
    "alleged": "alleged",
}
STANCES = {"contemporary": "written at the time", "retrospective": "written looking back"}
WORTHS = {"act": "acts", "routine": "routine"}
CONFIDENCES = {
    "checked": "checked by a reader",
    "high": "high confidence",
    "moderate": "moderate confidence",
    "low": "low confidence",
}
DISCREPANCIES = {
    "date_against_date": "two dates for one happening",
    "dates_in_one_clause": "two dates in one clause",
    "amount": "two amounts",
    "attendance": "who was there",
    "name_in_office": "two names in one office",
    "journey": "one person in two places",
    "order": "out of order",
    "title_period": "beyond the period of the title",
    "record_date": "the record’s own date",
    "before_what_it_cites": "earlier than what it cites",
    "weekday": "weekday against date",
}
KINDS = {"cover_sheet": "cover sheet", "routing": "routing slip", "blank": "pages without text"}


def date_in_words(edtf: str | None) -> str:
    """An EDTF date as one writes it: "29 August 1961", "about May 1961", "between 3 and 9 June 1961".

    What is no EDTF of the levels used here comes back as it is.
    """
    if not edtf:
        return "undated"
    if "/" not in edtf:
        return _one(edtf)
    first, last = edtf.split("/", 1)
    if first in {"", ".."}:
        return f"until {_one(last)}"
    if last in {"", ".."}:
        return f"from {_one(first)}"
    return f"between {_shortened(first, last)} and {_one(last)}"


def _one(edtf: str) -> str:
    match = _PART.match(edtf)
    if match is None:
        return edtf
    year, month, day, doubt = match.groups()
    year = f"{year[:3]}0s" if year.endswith("X") else year
    if month in _SEASONS:
        words = f"{_SEASONS[month]} {year}"
    elif month and 1 <= int(month) <= 12:
        words = f"{MONTHS[int(month) - 1]} {year}"
        words = f"{int(day)} {words}" if day else words
    else:
        words = year
    return {"": words, "~": f"about {words}", "?": f"{words} (uncertain)", "%": f"about {words} (uncertain)"}[doubt]


def _shortened(first: str, last: str) -> str:
    """The first date without the year, or the month and year, that the second gives anyway."""
    if len(first) == len(last) == 10 and first[:7] == last[:7]:
        return str(int(first[8:]))
    words = _one(first)
    return words.removesuffix(f" {first[:4]}") if first[:4] == last[:4] and len(first) > 4 else words


def dates_in_words(sentence: str) -> str:
    """A sentence of evidence with the dates in it written out: "both are dated 9 March 1960"."""
    return _IN_TEXT.sub(lambda found: date_in_words(found.group()), sentence)


def discrepancy_in_words(kind: str) -> str:
    """What kind of discrepancy it is, as one says it."""
    return DISCREPANCIES.get(kind, kind.replace("_", " "))


def kind_in_words(kind: str) -> str:
    """What kind of record it is, where it is no more than that."""
    return KINDS.get(kind, kind.replace("_", " "))


def day_in_words(day: dt.date) -> str:
    """A day in full: "Tuesday, 29 August 1961"."""
    return f"{day:%A}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def other_forms(name: str, forms: Iterable[str]) -> tuple[str, ...]:
    """The forms in which a name is written, each once, without those that differ from it in capitals alone."""
    found = {" ".join(form.split()).casefold(): " ".join(form.split()) for form in reversed(list(forms))}
    return tuple(form for folded, form in reversed(found.items()) if folded != name.casefold())


def begun_with_a_capital(words: str) -> str:
    """The same words as a heading or a sentence begins: "Between June and August 1958"."""
    return words[:1].upper() + words[1:]


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """A number and what it counts: "1 entry", "2,310 entries"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
