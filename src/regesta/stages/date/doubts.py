"""Years that nothing supports: a misread figure seen by disagreement with the other dates of the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from regesta.model.dates import DateCandidate, DateReading
from regesta.model.evidence import Evidence
from regesta.stages.date.calendar import is_day

NEAR = 45  # days: a misread date falls among the others of its record when the figure is put right
REVIEWED = 15  # years: a day so long after a record was written was stamped on it when it was reviewed or released
SUPPORT = 2  # readings that must lie near the date as put right
POSSIBLE = range(1850, 2027)  # years that a record of the release can know


def with_doubts(readings: Sequence[DateReading], record_day: dt.date | None) -> list[DateReading]:
    """The readings with unsupported years flagged and given the candidate that one changed figure makes of them.

    "15 August, 1737" among dates of August 1967 keeps its text, is read 1967-08-15 and flagged "year in doubt";
    "14 August, 1937" keeps its value too, for the record may mean it, and only gains the candidate.
    """
    days = [dt.date.fromisoformat(one.edtf) for one in readings if _names_a_day(one)]
    if record_day is not None:
        days += [record_day] * SUPPORT
    return [_weighed(one, days, record_day) for one in readings]


def _names_a_day(reading: DateReading) -> bool:
    return reading.edtf == reading.earliest == reading.latest


def _weighed(reading: DateReading, days: Sequence[dt.date], record_day: dt.date | None) -> DateReading:
    if not _names_a_day(reading) or reading.basis != "explicit" or reading.use in ("furniture", "field"):
        return reading
    day = dt.date.fromisoformat(reading.edtf)
    if record_day is not None and day.year in range(record_day.year + REVIEWED, POSSIBLE.stop):
        sentence = f"the record is of {record_day.year}; a day of {day.year} was put on it when it was reviewed"
        note = Evidence("year.review", -0.8, sentence)
        return replace(reading, use="furniture", evidence=(*reading.evidence, note))
    possible = day.year in POSSIBLE
    if possible and any(other.year == day.year and other != day for other in days):
        return reading
    fits = _put_right(day, days)
    if fits is None:
        return reading if possible else replace(reading, flags=(*reading.flags, "year in doubt"))
    late = record_day is not None and day.year > record_day.year + 1
    sentence = f"nothing else here is of {day.year}; with one figure changed it falls among the dates of {fits.year}"
    as_written = DateCandidate(reading.edtf, "as written")
    put_right = DateCandidate(fits.isoformat(), "one figure of the year misread")
    reading = replace(
        reading,
        flags=(*reading.flags, "year in doubt"),
        evidence=(*reading.evidence, Evidence("year.unsupported", -0.8, sentence)),
        candidates=(as_written, put_right),
    )
    if possible and not late:
        return reading
    iso = fits.isoformat()
    value = iso + reading.value[len("1967-08-15") :]
    return replace(reading, edtf=iso, value=value, earliest=iso, latest=iso, candidates=(put_right, as_written))


def _put_right(day: dt.date, days: Sequence[dt.date]) -> dt.date | None:
    """The one date that a single changed figure of the century or decade gives and that others lie near."""
    found = []
    text = str(day.year)
    for at in (1, 2):
        for figure in "0123456789":
            year = int(text[:at] + figure + text[at + 1 :])
            if year == day.year or year not in POSSIBLE or not is_day(year, day.month, day.day):
                continue
            changed = day.replace(year=year)
            if sum(abs((changed - other).days) <= NEAR for other in days) >= SUPPORT:
                found.append(changed)
    if not found and day.year not in POSSIBLE:
        found = [fit for other in sorted({one.year for one in days}) if (fit := _two_figures(day, other, days))]
    return found[0] if len(found) == 1 else None


def _two_figures(day: dt.date, year: int, days: Sequence[dt.date]) -> dt.date | None:
    """The day in another year of the same last figure, where others lie near: 1737 for 1967."""
    if year not in POSSIBLE or year % 10 != day.year % 10 or not is_day(year, day.month, day.day):
        return None
    changed = day.replace(year=year)
    return changed if sum(abs((changed - other).days) <= NEAR for other in days) >= SUPPORT else None
