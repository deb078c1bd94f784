"""What only several records together can say: events, lineages of copies, discrepancies."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from regesta.model.evidence import Evidence

Stance = Literal[
    "contemporary",  # written within weeks of the happening
    "retrospective",  # looks back at it
    "unknown",  # the record or the happening bears no date
]

LineageRelation = Literal[
    "fullest",  # the one that is shown first: most of the text, least of it withheld
    "copy",  # the same text, typed or scanned again
    "release",  # the same text with other parts withheld
    "excerpt",  # a part of the text, standing as a record of its own
    "quotation",  # a passage of the text within another record
    "translation",  # the same text in another language
]

Severity = Literal["high", "medium", "low"]

DiscrepancyKind = Literal[
    "date_against_date",  # two entries of one happening bear dates that do not meet
    "dates_in_one_clause",  # one clause gives two days for one act
    "record_date",  # the record's own dates disagree: drafted, typed, stamped
    "title_period",  # the title names a period that the entries overrun
    "before_what_it_cites",  # a record older than what it speaks of
    "weekday",  # the weekday named is not that day's
    "order",  # an order of happenings that time does not allow
    "amount",  # two amounts for one thing
    "attendance",  # present by one record, absent by the other
    "name_in_office",  # two names for one office at one time
    "journey",  # one person at two places too far apart for the time between
]


@dataclass(frozen=True, slots=True)
class Telling:
    """An entry's part in an event: which entry, and whether it was written at the time or looks back."""

    entry: str  # Entry.id
    stance: Stance


@dataclass(frozen=True, slots=True)
class Event:
    """A happening itself: the entries, of one or more records, that report it.

    `date` is what the tellings support together; each keeps its own. `sources` counts independent records:
    copies, releases and excerpts of one text are one source.
    """

    id: str
    date: str | None  # EDTF
    earliest: str | None
    latest: str | None
    sources: int
    tellings: tuple[Telling, ...]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What one copy of a text has where the copy shown first has something else.

    `kind` is "shows" (words that the first withholds or lacks), "hides" (words of the first that are withheld or
    lacking here) or "differs" (other words in their place); of a translation, "agrees" (names and numbers that it has
    in common with the original). `here` and `first` are the words on either side.
    """

    kind: Literal["shows", "hides", "differs", "agrees"]
    here: str
    first: str
    before: str  # the words both have just before, so that the place can be found
    sentence: str


@dataclass(frozen=True, slots=True)
class LineageMember:
    """A record's place in a lineage; `rank` 1 is shown first, `similarity` is the share of text it has of the first."""

    record: str  # Record.id
    relation: LineageRelation
    rank: int
    similarity: float
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """Records that are copies, releases, excerpts, quotations or translations of one text, the fullest first."""

    id: str
    members: tuple[LineageMember, ...]


@dataclass(frozen=True, slots=True)
class RecordQuote:
    """Words of a record, verbatim: the slice [start, end) of one of its pages."""

    record: str
    page: int
    start: int
    end: int
    text: str

    def overlaps(self, other: RecordQuote) -> bool:
        """Whether the two have words of one page of one record in common."""
        same_page = (self.record, self.page) == (other.record, other.page)
        return same_page and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Two things on record that cannot both be right, or one that cannot be right by itself; never resolved here.

    `cause` is a possible explanation in words, with its likelihood; None where none suggests itself.
    """

    id: str
    kind: DiscrepancyKind
    severity: Severity
    summary: str  # one sentence
    cause: str | None
    quotes: tuple[RecordQuote, ...]
    entries: tuple[str, ...] = ()  # entry ids concerned

    @property
    def records(self) -> tuple[str, ...]:
        """The ids of the records concerned, in the order of the quotes."""
        return tuple(dict.fromkeys(quote.record for quote in self.quotes))


def stable_id(prefix: str, parts: Iterable[str]) -> str:
    """An id that depends on nothing but these parts: the prefix and twelve hexadecimal digits."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}{digest[:12]}"


def discrepancy_id(kind: DiscrepancyKind, quotes: Iterable[RecordQuote]) -> str:
    """The id of a discrepancy: the same as long as its kind and its quotes are, in whatever order they come."""
    places = sorted(f"{quote.record}#{quote.page}:{quote.start}-{quote.end}" for quote in quotes)
    return stable_id("d", [kind, *places])
