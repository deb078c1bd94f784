"""A misread figure of a year: the days that one changed figure gives, and a reading put right with its doubt shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from regesta.model.dates import DateCandidate, DateReading
from regesta.stages.date.calendar import bounds, is_day

POSSIBLE = range(1850, 2027)  # years that a record of the release can know
_SWAPPED = str.maketrans("56", "65")
NEAR = 45  # days: the dates of one paper, its parts and its cover lie that near to each other


def one_figure_changed(day: dt.date, places: Iterable[int]) -> Iterator[dt.date]:
    """The days of possible years that differ from this one in one figure of the year, at one of these places.

    Places count from 0: 1 is the century, 3 the last figure.
    """
    text = f"{day.year:04d}"
    for at in places:
        for figure in "0123456789":
            if figure != text[at] and (other := in_year(day, int(text[:at] + figure + text[at + 1 :]))):
                yield other


def fives_and_sixes_changed(day: dt.date) -> Iterator[dt.date]:
    """The same day of the year that is typed with a five for each six of its last two figures, and the other way round,
    where both are one or the other: these two are misread for each other, and then both ("11 FEB 55" for 66).
    """
    decade = f"{day.year % 100:02d}"
    if set(decade) <= {"5", "6"} and (
        other := in_year(day, day.year - day.year % 100 + int(decade.translate(_SWAPPED)))
    ):
        yield other


def in_year(day: dt.date, year: int) -> dt.date | None:
    """The same day of another year; None where a record cannot know that year or it has no such day."""
    return day.replace(year=year) if year in POSSIBLE and is_day(year, day.month, day.day) else None


def as_doubted(
    reading: DateReading, fit: dt.date, *, believed: bool, to: Literal["day", "month"] = "day"
) -> DateReading:
    """The reading flagged "year in doubt", `fit` and what was typed its two candidates, each to the day or month.

    Where the other dates are `believed` over the typed year it is read as `fit`; else it stays as it was written.
    """
    iso = fit.isoformat() if to == "day" else f"{fit:%Y-%m}"
    flagged = replace(reading, flags=(*reading.flags, "year in doubt"))
    put_right, as_written = (
        DateCandidate(iso, "one figure of the year misread"),
        DateCandidate(reading.edtf, "as written"),
    )
    if not believed:
        return replace(flagged, candidates=(as_written, put_right))
    value = iso + reading.value[len(iso) :]
    earliest, latest = bounds(iso) or (None, None)
    return replace(flagged, edtf=iso, value=value, earliest=earliest, latest=latest, candidates=(put_right, as_written))
