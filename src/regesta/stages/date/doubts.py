"""Years that nothing supports: a misread figure seen by disagreement with the other dates of the record."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from regesta.model.dates import DateReading
from regesta.model.evidence import Evidence
from regesta.stages.date.misread_years import NEAR, POSSIBLE, as_doubted, in_year, one_figure_changed
from regesta.stages.date.text import RECEIVED_WITHIN

REVIEWED = 15  # years: a day so long after a record was written was stamped on it when it was reviewed or released
FORESEEN = 10  # years ahead that a paper may name in four figures: "valid until 24 August 1965"
LIFE = 40  # years: what a paper names from before that has its year in four figures
DECADE = 10  # years within which two days named side by side lie
BESIDE = 14  # characters between two such days: "and again on"
ROW = 200  # characters between two days of a list
APART = 700  # days, two years: a list of papers in order of their numbers may lead from one winter to the next
HEAD = 600  # characters round a cable's group in which the day of its receipt stands
AGAIN = 2  # years from which on the same day in another year is no date that comes back every year
A_YEAR = 300  # days
SIGNED_WITHIN = 14  # days of the writing within which it is signed, sent and received
SEASON = 200  # days within which another day bears out a year
SUPPORT = 2  # readings that must lie near the date as put right
_YEAR = re.compile(r"\d{4}")


class _Others:
    """The dates of a record, asked for those beside one of them in less time than it takes to go through all."""

    def __init__(self, readings: Sequence[DateReading]) -> None:
        self._days = sorted({dt.date.fromisoformat(one.edtf) for one in readings if _names_a_day(one)})
        self._of_year: dict[str, set[str]] = {}
        for one in readings:
            for year in _YEAR.findall(one.edtf):
                self._of_year.setdefault(year, set()).add(one.edtf)

    def name(self, day: dt.date) -> bool:
        """Whether one of them is this day."""
        at = bisect_left(self._days, day)
        return at < len(self._days) and self._days[at] == day

    def name_another_near(self, day: dt.date) -> bool:
        """Whether another day than this lies within a season of it."""
        at, season = bisect_left(self._days, day), dt.timedelta(days=SEASON)
        beside = self._days[max(0, at - 1) : at + 2]
        return any(other != day and abs(other - day) <= season for other in beside)

    def shares_its_year(self, reading: DateReading) -> bool:
        """Whether another date than this one is of its year."""
        return bool(self._of_year.get(reading.edtf[:4], set()) - {reading.edtf})


def with_doubts(
    readings: Sequence[DateReading], record_day: dt.date | None, *, own: DateReading | None = None
) -> list[DateReading]:
    """The readings with unsupported years flagged and given the candidate that one changed figure makes of them.

    `own` is the reading that dates the record, on `record_day`.

    "15 August, 1737" among dates of August 1967 keeps its text, is read 1967-08-15 and flagged "year in doubt";
    "14 August, 1937" keeps its value too, for the record may mean it, and only gains the candidate.
    """
    days = [dt.date.fromisoformat(one.edtf) for one in readings if _names_a_day(one) and one.basis != "inherited"]
    if record_day is not None:
        days += [record_day] * SUPPORT
    others = _Others(readings)
    before = [None, *readings][: len(readings)]
    after = [*readings, None][1:]
    weighed = [
        _like_the_own(one, own, days)
        or _received_with_the_own(one, own)
        or _like_the_one_before(one, last, days)
        or _like_its_neighbours(one, last, following)
        or _of_the_writing(one, own, others, record_day)
        or _like_its_twin(one, others, record_day)
        or _weighed(one, days, record_day)
        for one, last, following in zip(readings, before, after, strict=True)
    ]
    moved = {old.edtf: new.edtf for old, new in zip(readings, weighed, strict=True) if old.edtf != new.edtf}
    return _with_inherited_years([_with_its_day(one, moved) for one in weighed], moved)


def _with_its_day(reading: DateReading, moved: Mapping[str, str]) -> DateReading:
    """A time of day on the day that was put right."""
    if reading.type != "TIME" or reading.basis != "relative" or reading.edtf not in moved:
        return reading
    day = moved[reading.edtf]
    return replace(reading, edtf=day, earliest=day, latest=day, value=day + reading.value[len(day) :])


def _with_inherited_years(readings: list[DateReading], moved: Mapping[str, str]) -> list[DateReading]:
    """The readings, those that took their year from a misread date and from no other with that date's new year."""
    years = {old[:4]: new[:4] for old, new in moved.items() if len(old) == len(new) == len("1959-06-19")}
    for one in readings:
        if one.basis == "explicit" and one.edtf[:4] in years:
            del years[one.edtf[:4]]
    return [_in_the_year(one, years) if one.basis == "inherited" and _names_a_day(one) else one for one in readings]


def _in_the_year(reading: DateReading, years: Mapping[str, str]) -> DateReading:
    year = years.get(reading.edtf[:4])
    fit = in_year(dt.date.fromisoformat(reading.edtf), int(year)) if year else None
    if fit is None:
        return reading
    iso = fit.isoformat()
    note = Evidence("year", 0.4, f"the year that it is taken from is read as {year}")
    value = iso + reading.value[len(iso) :]
    return replace(reading, edtf=iso, value=value, earliest=iso, latest=iso, evidence=(*reading.evidence, note))


def _received_with_the_own(reading: DateReading, own: DateReading | None) -> DateReading | None:
    """The reading put right where it is the day of receipt beside the record's group, one figure of the year misread:
    "191815Z JUN 69 CITE CORK 4411  19 JUN 59 IN 85321"; None for any other reading.
    """
    if own is None or not _names_a_day(own) or not _names_a_day(reading) or reading.page != own.page:
        return None
    if reading.use == "mention" or reading.rule.startswith("group."):
        return None
    if not own.rule.startswith("group.") or reading.basis != "explicit" or abs(reading.start - own.start) > HEAD:
        return None
    day, sent = dt.date.fromisoformat(reading.edtf), dt.date.fromisoformat(own.edtf)
    fits = [fit for fit in one_figure_changed(day, (2, 3)) if 0 <= (fit - sent).days <= RECEIVED_WITHIN]
    if day.year == sent.year or not fits:
        return None
    because = f"it stands beside the record's group, which is of {own.edtf}"
    return _put_to(replace(reading, use="record"), fits[0], because)


def _like_its_neighbours(
    reading: DateReading, before: DateReading | None, after: DateReading | None
) -> DateReading | None:
    """The reading put right where the days above and below it in a list lie near to each other, and it does with one
    figure of its year changed: "31/10/03" between "30/10/63" and "1/11/63"; None for any other reading.
    """
    if before is None or after is None or not before.rule == reading.rule == after.rule:
        return None
    if not before.page == reading.page == after.page or any(
        not _names_a_day(one) or one.basis != "explicit" or any(note.feature == "use.birth" for note in one.evidence)
        for one in (before, reading, after)
    ):
        return None
    if not all(BESIDE < gap < ROW for gap in (reading.start - before.end, after.start - reading.end)):
        return None
    day, above, below = (dt.date.fromisoformat(one.edtf) for one in (reading, before, after))
    if abs((above - below).days) > NEAR or abs((day - above).days) < APART:
        return None
    fits = [
        fit
        for fit in one_figure_changed(day, (2, 3))
        if abs((fit - above).days) <= NEAR and abs((fit - below).days) <= NEAR
    ]
    if len(fits) != 1:
        return None
    return _put_to(reading, fits[0], f"it stands between {before.edtf} and {after.edtf}")


def _of_the_writing(
    reading: DateReading, own: DateReading | None, others: _Others, record_day: dt.date | None
) -> DateReading | None:
    """The reading put right where the record was signed, sent or received on it, a year or more from the day of the
    writing, and one figure changed it is of those two weeks: "DATE 3 Sept 63 SIGNATURE" on a form of 3 Sept 65; None
    for any other reading.
    """
    if record_day is None or own is None or reading.use != "record" or not _is_told(reading) or reading.flags:
        return None
    if (reading.page, reading.start) == (own.page, own.start):
        return None
    day = dt.date.fromisoformat(reading.edtf)
    fits = [fit for fit in one_figure_changed(day, (2, 3)) if abs((fit - record_day).days) <= SIGNED_WITHIN]
    if abs((day - record_day).days) <= A_YEAR or len(fits) != 1:
        return None
    if others.shares_its_year(reading):
        return None
    return _put_to(reading, fits[0], f"nothing else here is of {day.year}; the record is of {record_day}")


def _like_its_twin(reading: DateReading, others: _Others, record_day: dt.date | None) -> DateReading | None:
    """The reading doubted where the record has that very day in another year, one figure changed, and that is a day of
    the time of the writing: "25/4/66" under "25 April 1968"; None for any other reading. It is put right where that
    is the day of the writing itself.

    Neighbouring years, and the first and last days of months, come back in budgets and terms; what is reviewed or
    cited may well be so many years away.
    """
    if record_day is None or not _is_told(reading) or reading.flags:
        return None
    day = dt.date.fromisoformat(reading.edtf)
    last_of_month = (day + dt.timedelta(days=1)).day == 1
    if day.day == 1 or last_of_month or abs(day.year - record_day.year) < AGAIN:
        return None
    fits = [fit for fit in one_figure_changed(day, (2, 3)) if abs((fit - record_day).days) <= NEAR]
    if len(fits) != 1 or not others.name(fits[0]) or others.name_another_near(day):
        return None
    because = f"nothing else here is of that time; {fits[0]} stands on the record too"
    return _put_to(reading, fits[0], because, believed=fits[0] == record_day)


def _is_told(reading: DateReading) -> bool:
    """Whether it is a day with its year that the record tells of or bears, and no birth."""
    birth = any(note.feature == "use.birth" for note in reading.evidence)
    return _names_a_day(reading) and reading.basis == "explicit" and reading.use in ("act", "record") and not birth


def _like_the_own(reading: DateReading, own: DateReading | None, days: Sequence[dt.date]) -> DateReading | None:
    """The reading put right where it repeats the record's date-time group with one figure of the year misread.

    "270110Z MAY 75" on the second page of a cable of "270110Z MAY 78"; None for any other reading.
    """
    if own is None or not _names_a_day(own) or not _names_a_day(reading) or reading.edtf == own.edtf:
        return None
    if not reading.rule.startswith("group.") or reading.value[4:] != own.value[4:]:
        return None
    day, true = dt.date.fromisoformat(reading.edtf), dt.date.fromisoformat(own.edtf)
    fit = next((one for one in one_figure_changed(day, (2, 3)) if one.year == true.year), None)
    if fit is None or any(other.year == day.year and other != day for other in days):
        return None
    because = f"nothing else here is of {day.year}; the record is of {own.edtf}"
    return _put_to(replace(reading, use="record"), fit, because)


def _like_the_one_before(
    reading: DateReading, before: DateReading | None, days: Sequence[dt.date]
) -> DateReading | None:
    """The reading put right where it stands beside another day from which it lies a lifetime, one figure misread.

    "on 12 January 1962 and 12 November 1905" is of 1962 and 1965; None for any other reading.
    """
    if before is None or before.page != reading.page or not 0 < reading.start - before.end <= BESIDE:
        return None
    if not (_names_a_day(before) and _names_a_day(reading)) or {before.basis, reading.basis} != {"explicit"}:
        return None
    if any(one.feature == "use.birth" for one in reading.evidence):
        return None
    day, near = dt.date.fromisoformat(reading.edtf), dt.date.fromisoformat(before.edtf)
    if near.year - day.year < LIFE or any(other.year == day.year and other != day for other in days):
        return None
    fits = [one for one in one_figure_changed(day, (1, 2)) if near <= one and one.year - near.year < DECADE]
    if len(fits) != 1:
        return None
    return _put_to(reading, fits[0], f"it stands beside {before.edtf}; nothing else here is of {day.year}")


def _put_to(reading: DateReading, fit: dt.date, because: str, *, believed: bool = True) -> DateReading:
    """The reading doubted for this reason, with `fit` beside what was typed, and read so where that is `believed`."""
    note = Evidence("year.unsupported", -0.8, because)
    return as_doubted(replace(reading, evidence=(*reading.evidence, note)), fit, believed=believed)


def _names_a_day(reading: DateReading) -> bool:
    return reading.edtf == reading.earliest == reading.latest


def _weighed(reading: DateReading, days: Sequence[dt.date], record_day: dt.date | None) -> DateReading:
    if record_day is not None and (month := _month_of_the_record(reading, record_day)):
        return month
    if not _names_a_day(reading) or reading.basis != "explicit" or reading.use in ("furniture", "field"):
        return reading
    if any(one.feature == "use.birth" for one in reading.evidence):
        return reading
    day = dt.date.fromisoformat(reading.edtf)
    if record_day is not None and day.year in range(record_day.year + REVIEWED, POSSIBLE.stop):
        if reading.use == "act" and (fit := _beside_the_record(day, record_day)):
            return as_doubted(reading, fit, believed=True)
        sentence = f"the record is of {record_day.year}; a day of {day.year} was put on it when it was reviewed"
        note = Evidence("year.review", -0.8, sentence)
        return replace(reading, use="furniture", evidence=(*reading.evidence, note))
    possible = day.year in POSSIBLE
    short = record_day is not None and _is_short(reading, day, record_day)
    if possible and not short and any(other.year == day.year and other != day for other in days):
        return reading
    fits = _put_right(day, days)
    if fits is None:
        return reading if possible else replace(reading, flags=(*reading.flags, "year in doubt"))
    because = f"nothing else here is of {day.year}; with one figure changed it falls among the dates of {fits.year}"
    late = record_day is not None and _is_late(reading, day, record_day)
    damaged = "repaired" in reading.flags and record_day is not None and abs((fits - record_day).days) <= NEAR
    return _put_to(reading, fits, because, believed=late or short or damaged or not possible)


def _month_of_the_record(reading: DateReading, record_day: dt.date) -> DateReading | None:
    """A month read as of the record's time where its year lies a review later and one figure of the decade sets that
    right: "Sept 1984" in a receipt of 1964; None for any other reading.
    """
    if len(reading.edtf) != len("1984-09") or reading.basis != "explicit" or reading.use != "act":
        return None
    year, month = int(reading.edtf[:4]), int(reading.edtf[5:])
    if year not in range(record_day.year + REVIEWED, POSSIBLE.stop) or month > 12:  # above 12 stand seasons
        return None
    fits = [
        fit for fit in one_figure_changed(dt.date(year, month, 1), (2,)) if 0 <= record_day.year + 1 - fit.year < DECADE
    ]
    return as_doubted(reading, fits[0], believed=True, to="month") if len(fits) == 1 else None


def _is_late(reading: DateReading, day: dt.date, record_day: dt.date) -> bool:
    """Whether it lies after the record's time, and is no day to come that a paper names in four figures."""
    if f"{day.year:04d}" in reading.text and day.year <= record_day.year + FORESEEN:
        return False
    return day.year > record_day.year + 1


def _is_short(reading: DateReading, day: dt.date, record_day: dt.date) -> bool:
    """Whether two figures of the year put it a lifetime before the record, and one of them changed beside it."""
    if f"{day.year:04d}" in reading.text or day.year >= record_day.year - LIFE:
        return False
    return any(abs((fit - record_day).days) <= NEAR for fit in one_figure_changed(day, (1, 2)))


def _beside_the_record(day: dt.date, record_day: dt.date) -> dt.date | None:
    """The day shortly before the record was written that one changed figure of the decade gives: "16 June 1984"."""
    fits = [fit for fit in one_figure_changed(day, (2,)) if 0 <= (record_day - fit).days <= NEAR]
    return fits[0] if fits else None


def _put_right(day: dt.date, days: Sequence[dt.date]) -> dt.date | None:
    """The one date that a single changed figure of the century or decade gives and that others lie near.

    An impossible year may have two misread figures and its last one right: 1737 for 1967.
    """
    found = [fit for fit in one_figure_changed(day, (1, 2)) if _is_supported(fit, days)]
    if not found and day.year not in POSSIBLE:
        years = sorted({one.year for one in days if one.year % 10 == day.year % 10})
        found = [fit for year in years if (fit := in_year(day, year)) and _is_supported(fit, days)]
    return found[0] if len(found) == 1 else None


def _is_supported(day: dt.date, days: Sequence[dt.date]) -> bool:
    return sum(abs((day - other).days) <= NEAR for other in days) >= SUPPORT
