"""Date headings of chronologies: whole, without year, a bare day, a month, a year, a range; scanned well or badly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from regesta.stages.date.calendar import SEASON_MONTHS, SEASONS, is_day, part_of_span
from regesta.stages.date.damage import figures, heading_months
from regesta.stages.date.rules import date_rules

Layout = Literal[
    "block", "spaced", "run-on"
]  # alone on its line; set off by blanks, dash or colon; text follows at once

_LEAD = re.compile(r"[\s>#*'~•·_\"“”‘’`\\|-]*(?:\(?(?:\d{1,2}|[a-z])[.)] (?=\S))?")
_FIGURES = r"[0-9iIlLoOsSzZ|!]"
_MONTH = r"(?P<month>(?=[0-9]{0,9}[A-Za-z])[A-Za-z0-9]{3,10})"
_DAY = rf"(?P<day>{_FIGURES}{{1,2}})(?:st|nd|rd|th|d)?(?![A-Za-z0-9])"
_YEAR = r"(?P<year>[1Il|][789][0-9IlLoOSsB]{2}|2[0oO][0-4oO][0-9IlLoOSsB])(?![A-Za-z0-9])"
_SHORT = r"(?P<short>'?\d\d)(?![A-Za-z0-9])"
_GAP = r"[ .,;]{1,4}"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? +)?"
_TO = r" ?(?:-|–|—|to|and|&) ?"
_END = rf"(?:{_TO}(?:(?P<end_month>[A-Za-z]{{3,9}})[ .]{{1,2}})?(?P<end_day>{_FIGURES}{{1,2}})(?![A-Za-z0-9]))?"
# Of a month or year only a part: "Late May 1962", "Early 1961", "Fall 1956". A small letter goes on with a sentence.
_PART = r"(?P<part>Early|EARLY|Mid|MID|Late|LATE)[ -]{1,2}"
_SEASON = r"(?P<season>Spring|SPRING|Summer|SUMMER|Fall|FALL|Autumn|AUTUMN|Winter|WINTER)"
_FORMS = tuple(
    re.compile(_WEEKDAY + form)
    for form in (
        rf"{_MONTH}{_GAP}{_DAY}{_END}(?:[ .,]{{1,4}}(?:{_YEAR}|{_SHORT}(?=[ .,:;-]{{0,4}}$)))?",
        rf"{_DAY}[ .,-]{{0,2}}{_MONTH}\.?(?:[ .,'-]{{1,3}}(?:{_YEAR}|{_SHORT}))?",
        rf"(?P<day>\d{{1,2}})(?:{_TO}|/)(?P<end_day>\d{{1,2}}) {_MONTH}\.?(?:[ ,]{{1,3}}(?:{_YEAR}|{_SHORT}))?",
        rf"{_PART}(?:{_MONTH}[ .,]{{1,3}})?{_YEAR}",
        rf"{_SEASON}(?: of)?,? {_YEAR}(?![-/])",
        r"(?P<number>\d{1,2})[/-](?P<day>\d{1,2})[/-](?P<short>\d\d|\d{4})(?![\d/-])",
        rf"{_MONTH}\.?(?:{_TO}|/)(?P<end_month>[A-Za-z]{{3,9}})\.?[ ,]{{1,3}}{_YEAR}",
        rf"{_MONTH}[ .,]{{1,3}}{_YEAR}",
        rf"{_MONTH}[ .,]{{1,3}}(?P<short>'?[4-9]\d)(?![A-Za-z0-9])",
        rf"{_YEAR}",
        rf"{_MONTH}\.?(?![A-Za-z0-9])",
        rf"{_DAY}",
    )
)
# At the head of a page: "1960 (cont'd)", "10 February 1964 - continued", "AUGUST 1960 con't."
_CONTINUED = re.compile(
    r"[ ,]{0,2}(?:--?|–|—|:)? ?\(?(?:continued|cont['’`]?d?|con['’`]t|contin)\b\.?\)?", re.IGNORECASE
)
_TAIL = re.compile(r"(?:[ .,;~*_'|\\-]|:)*")
_SPACED = re.compile(
    r"(?: ?[.,:;~*']){0,3} {2,}\S|\t|[.,]? ?(?:--?|–|—|:) +\S| ?\| *\S|\.{2,} ?\S|[.,]?\*\*:? ?\S|[.,]: ?\S"
)
_RUN_ON = re.compile(r"[.,]? [A-Z\"“'(\[]")
TRACE = re.compile(
    r"[ *.'~,_-]{0,20}(?:\[?(?:illegible|unreadable|faded|torn|date missing)\]?|[*.'~,_-][ *.'~,_-]{0,20}[*.'~,_-])"
    r"(?P<rest> {2,8}\S.*| {0,8})",
    re.IGNORECASE,
)
SEPARATOR = re.compile(r"[ \\]{0,20}(?:\\?[*_=-] ?){3,100}[ \\]{0,20}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A date heading as it stands: what it gives of a date, and how it is set."""

    start: int
    end: int
    layout: Layout
    year: int | None = None
    short_year: bool = False
    months: tuple[int, ...] = ()  # more than one where damage leaves a choice
    day: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    damaged: bool = False
    span: str = ""  # EDTF, where only a part of the month or year is named
    continued: bool = False  # set again over what goes on from the page before

    @property
    def bare_day(self) -> bool:
        """Whether only a day stands there."""
        return not self.months and self.year is None


def heading_at(line: str, start: int) -> Heading | None:
    """The date heading that a line opens with; `start` is the line's offset in the page. None where it opens otherwise.

    "* March l8, I856 ~" is 18 March 1856, "25 A treaty was signed" a bare day with text running on.
    """
    lead = _LEAD.match(line)
    at = lead.end() if lead else 0
    for form in _FORMS:
        found = form.match(line, at)
        heading = _heading(line, found, start) if found else None
        if heading is not None:
            return heading
    return None


def _heading(line: str, found: re.Match[str], start: int) -> Heading | None:
    groups = found.groupdict()
    months, damaged = (
        heading_months(groups["month"], alone=not groups.get("day")) if groups.get("month") else ((), False)
    )
    if groups.get("month") and not months:
        return None
    if groups.get("number"):
        months = (int(groups["number"]),)
    day, odd_day = _number(groups.get("day"))
    year, odd_year = _number(groups.get("year"))
    end_day, _ = _number(groups.get("end_day"))
    end_month = (heading_months(groups["end_month"])[0] or (None,))[0] if groups.get("end_month") else None
    short = groups.get("short")
    if short:
        year = int(short.lstrip("'"))
    span = _span(groups, year, months)
    if span and not months:
        month = int(span[5:7])
        months = (SEASON_MONTHS.get(month, (month, month))[0],)  # where it stands among the other headings
    months = tuple(month for month in months if _possible(year if year and year > 99 else None, month, day))
    if not _possible(None, months[0] if months else None, day) or (groups.get("month") and not months):
        return None
    continued = _CONTINUED.match(line, found.end())
    layout = _layout(line, continued.end() if continued else found.end())
    if layout is None or (layout == "run-on" and (groups.get("year") and not months)):
        return None
    return Heading(
        start + found.start(), start + found.end(), layout, year, year is not None and year < 100, months, day,
        end_month, end_day, damaged or odd_day or odd_year, span, continued is not None,
    )  # fmt: skip


def _span(groups: dict[str, str | None], year: int | None, months: tuple[int, ...]) -> str:
    if year is None:
        return ""
    if season := groups.get("season"):
        return f"{year:04d}-{SEASONS[date_rules().vocabulary.seasons[season.lower()]]}"
    if part := groups.get("part"):
        return part_of_span(f"{year:04d}" + (f"-{months[0]:02d}" if months else ""), part.lower())
    return ""


def _number(text: str | None) -> tuple[int | None, bool]:
    if not text:
        return None, False
    value = figures(text.lower())
    return value, not text.isdigit()


def _possible(year: int | None, month: int | None, day: int | None) -> bool:
    if month is not None and not 1 <= month <= 12:
        return False
    return day is None or is_day(year or 2000, month or 1, day)


def _layout(line: str, end: int) -> Layout | None:
    tail = _TAIL.match(line, end)
    if tail is None or tail.end() == len(line):
        return "block"
    if _SPACED.match(line, end):
        return "spaced"
    return "run-on" if _RUN_ON.match(line, end) else None
