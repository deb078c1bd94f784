"""Days that a record names with their year in one place and without it in another."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from regesta.stages.date.find import Found

NEAR = 1  # years from the writing within which a day named twice is the same day
TOLD_OF = 3  # full dates within a year of it that show a year to be of what is told, and neither a birth nor misread
LOOKS_BACK_BELOW = 0.3  # share of a record's full dates near its own: a record with fewer tells of another time

Day = tuple[int, int]  # month and day of the month


@dataclass(frozen=True, slots=True)
class NamedDays:
    """The days that a record names with their year: whether it tells of another time, and the years it lends."""

    looks_back: bool
    lent: Mapping[Day, int]


def named_days(found: Iterable[Found], anchor: dt.date | None, *, floor: bool) -> NamedDays:
    """The year of each day of the year that the record names with one year only, where that year may be lent.

    A record that tells of another time than its own ("on 21 September 1970 ... on September 21", written in 1975)
    lends every year; one that tells of its own time only the years beside it, for feasts and founding days come back.
    `floor` says that the anchor is but the day before which the record was not written.
    """
    years: dict[Day, set[int]] = {}
    for one in found:
        said = one.said
        if said.kind == "date" and said.year and said.month and said.day:
            years.setdefault((said.month, said.day), set()).add(said.year + 1900 if said.short_year else said.year)
    named = [year for several in years.values() for year in several]
    near = [year for year in named if anchor and abs(year - anchor.year) <= NEAR]
    looks_back = anchor is None or floor or len(near) < LOOKS_BACK_BELOW * len(named)
    latest = anchor.year + NEAR if anchor and not floor else dt.date.max.year
    times = Counter(named)
    told = {
        year for year in times if sum(times[one] for one in (year - 1, year, year + 1)) >= TOLD_OF and year <= latest
    }
    lent = {
        day: year
        for day, (year, *others) in ((day, sorted(several)) for day, several in years.items())
        if not others and year in told and (looks_back or year in near)
    }
    return NamedDays(looks_back, lent)
