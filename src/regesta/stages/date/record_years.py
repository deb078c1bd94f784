"""A record's own date with a misread year: seen by what the record tells and by the other records of its file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from regesta.model.evidence import Evidence
from regesta.stages.date.misread_years import NEAR, as_doubted, one_figure_changed
from regesta.stages.date.record_date import Chosen

SOON = 400  # days: a record is seldom written longer after the last day it tells of
APART = 3  # years: nearer than that a record tells of plans; a date with no other of its file so near stands alone
ENOUGH = 3  # reasons, told against the year as typed and for the one put right, that have to come together
EARLY = 1930  # an earlier date line is no witness against a later one: few such records are in these files
TWIN = 2  # reasons that the same day of another year is, where another date line of the record has it
BETWEEN = 2  # reasons that two neighbours of its time are, one for each
MOST = 2  # reasons of one sort that count


def with_years_put_right(chosen: Sequence[Chosen]) -> list[Chosen]:
    """The records, each whose date line has a misread year with that year put right, what was typed kept beside it.

    A record is not written before what it tells ("7 January 1950" over a text of the summer of 1959), and a second
    page is of the day of the first ("June 3, 1903" behind "June 3, 1963"). One changed figure of the year must do away
    with what speaks against the date, and no other figure may do so as well.
    """
    days = [_day(one) for one in chosen]
    return [
        _put_right(one, day, [d for d in days[:at] + days[at + 1 :] if d], _beside(days, at))
        for at, (one, day) in enumerate(zip(chosen, days, strict=True))
    ]


def _beside(days: Sequence[dt.date | None], at: int) -> list[dt.date]:
    """The days of the nearest dated records before and after the one at this place."""
    before = next((day for day in reversed(days[:at]) if day), None)
    after = next((day for day in days[at + 1 :] if day), None)
    return [day for day in (before, after) if day]


def _day(one: Chosen) -> dt.date | None:
    date = one.date
    return dt.date.fromisoformat(date.edtf) if date.reading and date.edtf and len(date.edtf) == 10 else None


def _put_right(one: Chosen, day: dt.date | None, others: Sequence[dt.date], beside: Sequence[dt.date]) -> Chosen:
    reading = one.date.reading
    if day is None or reading is None or reading.basis != "explicit":
        return one
    told = [dt.date.fromisoformat(text) for text in one.told]
    twins = _twins(one, day, told, others)
    alone = _against(day, told, others)
    against = alone + bool(twins)
    if not against:
        return one
    named = [other for text in one.named if (other := dt.date.fromisoformat(text)) != day]
    changed = one_figure_changed(day, (1, 2, 3))
    fits = [fit for fit in changed if not _against(fit, told, others) and (alone or fit in twins)]
    weighed = sorted(
        (
            (_support(fit, named, others) + TWIN * (fit in twins) + BETWEEN * _lies_between(fit, beside), fit)
            for fit in fits
        ),
        reverse=True,
    )
    if not weighed or against + weighed[0][0] < ENOUGH or weighed[0][0] <= _support(day, named, others):
        return one
    if len(weighed) > 1 and weighed[1][0] == weighed[0][0]:
        return one
    fit = weighed[0][1].isoformat()
    sentence = (
        f"{reading.text} is read as {fit}: with one figure of the year changed it agrees with the other dates here"
    )
    put_right = as_doubted(reading, weighed[0][1], believed=True)
    date = replace(
        one.date,
        edtf=fit,
        earliest=fit,
        latest=fit,
        reading=put_right,
        candidates=put_right.candidates,
        evidence=(*one.date.evidence, Evidence("record.year-put-right", 0.5, sentence)),
    )
    return replace(one, date=date)


def _lies_between(fit: dt.date, beside: Sequence[dt.date]) -> bool:
    """Whether the records before and after it in the file are both of its time."""
    return len(beside) == BETWEEN and all(abs((fit - day).days) <= SOON for day in beside)


def _twins(one: Chosen, day: dt.date, told: Sequence[dt.date], others: Sequence[dt.date]) -> set[dt.date]:
    """The same day of other years, as other date lines of the record have it and its file bears it out; none where the
    day is named twice.
    """
    if one.named.count(day.isoformat()) > 1:
        return set()
    same = {other for line in one.date.candidates if (other := _same_day(line.edtf, day))}
    return {
        other
        for other in same
        if not _against(other, told, others) and any(abs(near.year - other.year) <= APART for near in others)
    }


def _same_day(text: str, day: dt.date) -> dt.date | None:
    """The day that another date line of the record gives, where it is the same day of another year; else None."""
    other = dt.date.fromisoformat(text) if len(text) == len("1961-07-12") else day
    return other if other.year != day.year and (other.month, other.day) == (day.month, day.day) else None


def _against(day: dt.date, told: Sequence[dt.date], others: Sequence[dt.date]) -> int:
    """What speaks against a record's being of this day: told days years after it; no other record of its time."""
    later = {other for other in told if other.year - day.year > APART}
    years = [other.year for other in others if other.year >= EARLY or day.year < EARLY]
    alone = bool(years) and all(abs(year - day.year) > APART for year in years)
    return min(len(later), MOST) + alone


def _support(day: dt.date, named: Sequence[dt.date], others: Sequence[dt.date]) -> int:
    """What speaks for it: records of its file of that day or near it; days named shortly before it, or about it."""
    same = any(other == day for other in others)
    near = any(abs((other - day).days) <= NEAR for other in others)
    soon = bool(named) and 0 <= (day - max(named)).days <= SOON
    amid = not soon and any(abs((other - day).days) <= NEAR for other in named)
    return same + near + soon + amid
