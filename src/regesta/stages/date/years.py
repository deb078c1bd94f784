"""The year of a date that leaves it open: two figures, or none."""

from __future__ import annotations

import datetime as dt

from regesta.model.dates import DateBasis
from regesta.model.evidence import Evidence
from regesta.stages.date.calendar import is_day
from regesta.stages.date.context import Context
from regesta.stages.date.said import Said

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OPEN_CENTURY_BELOW = (
    26  # two figures below this may be 19xx or 20xx: the release has births from 1900, stamps up to 2025
)
OLDEST = 80  # years of age of the oldest whose birth a record is likely to give in two figures
CHILD = 15  # years that a birth of this century lies behind the record, where the record's own year is not misread
Years = tuple[list[tuple[int, str]], DateBasis, list[Evidence]]  # years with reasons, the likeliest first; basis; notes


def years_of(
    said: Said, month: int | None, day: int | None, context: Context
) -> tuple[list[tuple[int, str]], DateBasis, list[Evidence]]:
    """The years a date may have, with reasons; none where nothing tells."""
    if said.year is not None and not said.short_year:
        if month is None or not context.hours:
            return [(said.year, "")], "explicit", []
        years, basis, notes = _nearest_year(said, month, day, context)
        return years, basis, [Evidence("clock", 0.5, f"{said.year} is the time of day"), *notes]
    if said.year is not None:
        return centuries(said.year, month, day, said.weekday, context)
    if month is None:
        return [], "inherited", []
    if context.list_year is not None:
        note = f"the dates listed with it are of {context.list_year}"
        return [(context.list_year, note)], "inherited", [Evidence("year", 0.8, note)]
    return _nearest_year(said, month, day, context)


def year_lent(said: Said, last: Said, edtf: str) -> int | None:
    """The year that a date without one takes from the last of its list or the end of its range, over New Year the one
    before; None where either leaves its month open or the value of the last, `edtf`, has no year.
    """
    if said.year is not None or said.month is None or last.month is None or not edtf[:4].isdigit():
        return None
    return int(edtf[:4]) - ((said.month, said.day or 0) > (last.month, last.day or 31))


def centuries(
    short: int, month: int | None, day: int | None, weekday: int | None, context: Context
) -> tuple[list[tuple[int, str]], DateBasis, list[Evidence]]:
    """The years that two figures may mean, the likeliest first."""
    late, early = 2000 + short, 1900 + short
    if weekday is not None and month and day:
        fits = [
            year
            for year in (early, late)
            if is_day(year, month, day) and dt.date(year, month, day).weekday() == weekday
        ]
        if len(fits) == 1:
            return [(fits[0], "the weekday settles the century")], "explicit", []
    limit = context.century if context.century is not None else context.anchor.year + 1 if context.anchor else None
    if limit is None:
        if short >= OPEN_CENTURY_BELOW:
            return [(early, "")], "explicit", []
        return [(late, "nothing settles the century"), (early, "nothing settles the century")], "explicit", []
    reason = context.century_reason or f"not later than {context.anchor_name}"
    if late <= limit:
        return [(late, reason), (early, "a century earlier")], "explicit", [Evidence("century", 0.5, reason)]
    if context.birth and early - limit >= CHILD and limit - (early - 100) <= OLDEST:
        return [(early - 100, reason), (early, "a century later")], "explicit", [Evidence("century", 0.5, reason)]
    if early <= limit or short >= OPEN_CENTURY_BELOW:
        return [(early, reason)], "explicit", []
    return [(1800 + short, reason), (early, "a century later")], "explicit", [Evidence("century", 0.5, reason)]


def _nearest_year(
    said: Said, month: int, day: int | None, context: Context
) -> tuple[list[tuple[int, str]], DateBasis, list[Evidence]]:
    """The year of a year-less day: the weekday's, the one last named, or the nearest on the sentence's side."""
    if context.anchor is None and context.previous_year is None and not context.named_days:
        return [], "inherited", []
    base = context.anchor
    around = {context.previous_year} if context.previous_year else set()
    if base:
        around |= {base.year - 1, base.year, base.year + 1}
    years = sorted(year for year in around if day is None or is_day(year, month, day))
    if said.weekday is not None and day is not None:
        fits = [year for year in years if dt.date(year, month, day).weekday() == said.weekday]
        if fits:
            pick = min(fits, key=lambda year: _distance(year, month, day, context))
            note = f"{WEEKDAYS[said.weekday]} falls on that day in {pick}"
            return [(pick, note)], "inherited", [Evidence("weekday", 1.0, note)]
    named = context.named_days.get((month, day)) if day is not None else None
    if not years and named is None:
        return [], "inherited", []
    if named is not None and not _governs(context.previous_year, years, context):
        ranked = [named]
        note = f"the day stands with its year, {named}, elsewhere in the record"
    elif _governs(context.previous_year, years, context):
        ranked = [_nearest_to_last_named(month, day, context)]
        note = f"the year last named is {context.previous_year}"
    else:
        ranked = sorted(years, key=lambda year: _distance(year, month, day, context))
        note = f"{ranked[0]} lies nearest to {context.anchor_name}"
    return [(ranked[0], note)], "inherited", [Evidence("year", 0.6, note)]


def _nearest_to_last_named(month: int, day: int | None, context: Context) -> int:
    """The year that puts the day nearest to the date last named: "5 January" after 27 December 1960 is of 1961."""
    year = context.previous_year or 0
    near = context.previous or context.previous_month
    if near is None or near.year != year or (context.anchor is None and not context.narrative):
        return year
    limit = context.anchor or near
    options = [one for one in (year, year + 1) if is_day(one, month, day or 1) and one <= limit.year]
    return min(options, key=lambda one: abs((dt.date(one, month, day or 15) - near).days), default=year)


def _governs(previous: int | None, years: list[int], context: Context) -> bool:
    """Whether the year last named settles a year-less date: not where the sentence looks forward from the anchor."""
    if previous not in years or previous is None:
        return False
    if context.anchor is None:
        return True
    if context.tense == "past" and previous > context.anchor.year:
        return False
    ahead = context.tense == "future" and not (context.looks_back and context.just_named)
    return previous != context.anchor.year and not (ahead and previous < context.anchor.year)


def _distance(year: int, month: int, day: int | None, context: Context) -> float:
    """How far a day lies from the anchor; a day on the wrong side of the sentence's tense counts more."""
    if context.anchor is None:
        return abs(year - (context.previous_year or year))
    from_day = context.anchor
    if context.floor and (from_day.month, from_day.day) == (1, 1):  # the bound is a year: the days near it are its own
        from_day = from_day.replace(month=7)
    told_on = context.heads_entry and context.previous is not None and context.previous > from_day
    if told_on and context.previous is not None:  # the entry has gone past its heading, and goes on from there
        from_day = context.previous
    away = (dt.date(year, month, day or 15) - from_day).days
    if told_on:
        return away if away >= 0 else -4 * away
    if day is None and (year, month) == (context.anchor.year, context.anchor.month):
        away = 0
    if context.floor:  # nothing was to come before the day on which the text was written, or later
        return abs(away) if away >= -3 or context.tense != "future" else 4 * abs(away)
    if context.tense == "future":
        return away if away >= -3 else -4 * away
    if context.tense == "past":
        return -away if away <= 1 else 3 * away
    return -away if away <= 0 else 4 * away
