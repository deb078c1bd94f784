"""Dates: words that carry time, what they say, and which of them dates the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from regesta.model.evidence import Evidence

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]

DateBasis = Literal[
    "explicit",  # a full date stands there
    "heading",  # the heading of the entry carries it
    "inherited",  # year or month taken from context
    "relative",  # computed: "the next day"
    "sequence",  # undated; bounded by dated neighbours
    "document",  # only the record's own date anchors it
]

DateUse = Literal[
    "act",  # may date a happening
    "record",  # dates the record itself: date line, drafter's line, signature
    "heading",  # heads an entry of a chronology
    "mention",  # only identifies another document: "memo of 3 June 1961"
    "furniture",  # stamps, release and review dates, file covers
    "field",  # value of a form's field: birth date, opening date
]


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A value that a date expression may have, and why."""

    edtf: str
    reason: str


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date expression and what it is read to say.

    `start`, `end` are offsets into the text given (a page's text in a build); `text` is that slice, verbatim.
    `value` is the TIMEX3 value; `edtf` is empty where the expression has no place in time (durations, sets,
    a year-less day without an anchor). `earliest` and `latest` are ISO days that bound it, None where open.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    edtf: str
    basis: DateBasis
    earliest: str | None = None
    latest: str | None = None
    candidates: tuple[DateCandidate, ...] = ()  # more than one where the reading is in doubt
    rule: str = ""  # id of the rule that recognised it
    use: DateUse = "act"
    page: int = 1
    evidence: tuple[Evidence, ...] = ()  # repairs, anchors, weekday checks: each in words
    flags: tuple[str, ...] = ()  # "impossible", "repaired", "weekday disagrees", "out of order", ...


@dataclass(frozen=True, slots=True)
class RecordDate:
    """Which reading dates the record, weighed openly; `edtf` None where no reading does."""

    edtf: str | None
    basis: DateBasis
    reading: DateReading | None
    candidates: tuple[DateCandidate, ...]
    evidence: tuple[Evidence, ...]
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class DatedSection:
    """A stretch of a page that stands under one date: an entry of a chronology, or the abstract of a paper.

    A section that runs over a page break is given once for each page. `heading` is None where the heading was
    lost; `edtf` is then an interval bounded by the neighbours, and `basis` is "sequence".
    """

    page: int
    start: int
    end: int
    edtf: str
    basis: DateBasis
    earliest: str | None
    latest: str | None
    heading: DateReading | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Dating:
    """What the date stage says of one record."""

    readings: tuple[DateReading, ...]  # by page, then by start
    record_date: RecordDate
    sections: tuple[DatedSection, ...] = ()
    told_of: DateReading | None = None  # the day of the meeting that the record's title says it writes down
    abstracts: tuple[DatedSection, ...] = ()  # what stands below lines that each name a paper with its day

    @property
    def dated(self) -> list[DatedSection]:
        """All that stands under a date of its own, sections and abstracts, by page and start."""
        return sorted((*self.sections, *self.abstracts), key=lambda section: (section.page, section.start))
