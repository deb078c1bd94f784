"""What is known round an expression when its value is settled, and the settled value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from regesta.model.dates import DateBasis, DateCandidate, TimexType
from regesta.model.evidence import Evidence
from regesta.stages.date.calendar import bounds


@dataclass(frozen=True, slots=True)
class Context:
    """What is known round an expression when its value is settled."""

    anchor: dt.date | None = None  # the day of writing, or of the entry it stands in
    anchor_name: str = "the anchor"
    previous: dt.date | None = None  # the day last named before it
    named_weekday: int | None = None  # its weekday, where it was named with it
    previous_year: int | None = None  # the year last named before it, where it may still govern
    bare_year: int | None = None  # a year named by itself, where no day or month was named since
    list_year: int | None = None  # the year of the list that it stands in: "on 15, 22 and 29 August 1963"
    # month and day -> the year that the day has elsewhere in the record
    named_days: Mapping[tuple[int, int], int] = field(default_factory=dict)
    looks_back: bool = False  # the record tells of another time than that of its writing
    just_named: bool = False  # `previous` was named in this sentence or the one before
    hours: bool = False  # the figures behind its month are the time of day, not its year
    apart: bool = False  # the anchor is the day of writing, and what is told need not be of that day
    tells_of_anchor: bool = False  # the anchor is the last day that the record tells of: it was sent on it or later
    heads_entry: bool = False  # the anchor heads the entry: what was to be done by a day was to be done after it
    by_itself: bool = False  # a text of no record or file, whose other dates would tell more
    own_at: int = -1  # where the writer's own date stands, of which the story that follows is not told
    floor: bool = False  # the anchor is but the day before which the text was not written
    narrative: bool = False  # the text tells of years before the anchor: what was named last governs longer
    previous_month: dt.date | None = None  # first day of the month last named, where it may still govern
    previous_quarter: str = ""  # the quarter last named: "1962-Q3"
    tense: str = ""  # "future" or "past" where the sentence tells
    order: str = ""  # "day" or "month": what two small figures mean here
    order_reason: str = ""
    century: int | None = None  # latest year that a two-figure year may mean here
    century_reason: str = ""
    birth: bool = False  # it is somebody's day of birth, which no writing comes before
    basis: DateBasis = "explicit"  # what a value taken from the anchor alone stands on


@dataclass(frozen=True, slots=True)
class Value:
    """A settled value."""

    type: TimexType
    value: str
    edtf: str = ""
    basis: DateBasis = "explicit"
    candidates: tuple[DateCandidate, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    flags: tuple[str, ...] = ()

    def bounds(self) -> tuple[str | None, str | None]:
        """Earliest and latest day, None where open or without a place in time."""
        return (bounds(self.edtf) or (None, None)) if self.edtf else (None, None)
