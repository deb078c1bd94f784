"""What discrepancies are looked for in: a record with its dates, as the stages before read them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from regesta.model.reconciled import RecordQuote
from regesta.stages.reconcile.events.reports import Report

DAY_AND_MONTH = re.compile(r"[A-Za-z]{3}.{0,4}\d|\d.{0,4}[A-Za-z]{3}|\d\s?[/-]\s?\d")  # and not a figure alone
CONTEXT = 160  # characters on either side to which a quote may reach for the words around a date


@dataclass(frozen=True, slots=True)
class DateFact:
    """A date as it stands in a record; `earliest` and `latest` are ISO days, None where open.

    `role` is what its line is there for (body, header, stamp, ...); `notes` are the sentences of its evidence.
    """

    page: int
    start: int
    end: int
    text: str
    edtf: str
    earliest: str | None
    latest: str | None
    use: str
    basis: str
    role: str
    flags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_day(self) -> bool:
        """Whether it names one day."""
        return self.earliest is not None and self.earliest == self.latest


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a chronology under one dated heading."""

    page: int
    start: int
    end: int
    heading: str | None
    earliest: str | None
    latest: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """A record: its own date, its title, every date in it, the sections of a chronology, its entries.

    `own` is the reading that dates the record, None where there is none.
    """

    record: str
    pages: Mapping[int, str]
    own: DateFact | None = None
    title: tuple[int, int, int] | None = None  # page, start, end
    dates: tuple[DateFact, ...] = ()
    sections: tuple[Section, ...] = ()
    entries: tuple[Report, ...] = ()

    def quote(self, page: int, start: int, end: int) -> RecordQuote:
        """These words, verbatim."""
        return RecordQuote(self.record, page, start, end, self.pages.get(page, "")[start:end])

    def heading(self, section: Section) -> RecordQuote:
        """The words of a section's heading, verbatim; where these are not found, the section's first line."""
        text = self.pages.get(section.page, "")
        words = section.heading or ""
        start = text.find(words, section.start, section.end) if words else -1
        if start >= 0:
            return self.quote(section.page, start, start + len(words))
        newline = text.find("\n", section.start, section.end)
        return self.quote(section.page, section.start, newline if newline >= 0 else section.end)

    def around(self, fact: DateFact) -> RecordQuote:
        """The line the date stands in, cut where it is long: enough to judge by."""
        text = self.pages.get(fact.page, "")
        start = max(text.rfind("\n", 0, fact.start) + 1, fact.start - CONTEXT)
        newline = text.find("\n", fact.end)
        end = min(newline if newline >= 0 else len(text), fact.end + CONTEXT)
        while start < fact.start and text[start].isspace():
            start += 1
        while end > fact.end and text[end - 1].isspace():
            end -= 1
        return self.quote(fact.page, start, end)


def days_between(first: str, second: str) -> int:
    """How many days the second ISO day lies after the first; negative where it lies before."""
    return (dt.date.fromisoformat(second) - dt.date.fromisoformat(first)).days


def in_words(day: str) -> str:
    """An ISO day as a reader has it: "3 March 1962"."""
    date = dt.date.fromisoformat(day)
    return f"{date.day} {date:%B} {date.year}"
