"""A record's own date with a misread year: seen by what the record tells and by the other records of its file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from regesta.model.dates import DateReading
from regesta.model.evidence import Evidence
from regesta.stages.date.misread_years import NEAR, as_doubted, fives_and_sixes_changed, in_year, one_figure_changed
from regesta.stages.date.record_date import Chosen, years_of_the_release
from regesta.stages.date.record_days import is_group

SOON = 400  # days: a record is seldom written longer after the last day it tells of
LONG_AFTER = 800  # days: a record written so long after what it names is still more likely than one of a later year
NEAR_IN_FILE = 30  # days: a record so near bears out the year as typed
WITHIN_DAYS = 20  # an older paper that is enclosed is seldom of the very days of its neighbours
NEARLY_ALL, MOST_AROUND = 5, 4  # of the records around
HALF_A_YEAR = 180  # days
WITHIN_WEEKS = 60  # days: where no year is typed, its neighbours' is the likelier within so many of both
AROUND = 3  # dated records before and as many after, in which a file shows whether it is in order
IN_ORDER = 4  # steps from one of these to the next, of five, that go one way
A_YEAR = 300  # days out of that order: a paper laid in at the wrong place lies less far off
LONG_BEFORE = 8  # years: what stands like a date line so long before all that it heads is misread
APART = 3  # years: nearer than that a record tells of plans; a date with no other of its file so near stands alone
ENOUGH = 3  # reasons, told against the year as typed and for the one put right, that have to come together
EARLY = 1930  # an earlier date line is no witness against a later one: few such records are in these files
BORNE_OUT = 2  # records of its days, itself among them, that a record's own date must have to bear out another's
SEVERAL = 3  # days named just before it that tell of which year a record is
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
    home = _at_home(days)
    weighed = [
        _put_right(one, day, _around(days, at), _around(home, at))
        for at, (one, day) in enumerate(zip(chosen, days, strict=True))
    ]
    for at in range(1, len(weighed)):
        weighed[at] = _of_the_page_before(weighed[at], weighed[at - 1])
    dated = [at for at, one in enumerate(chosen) if days[at] and one.record.kind != "cover_sheet"]
    if len(dated) == 1 and weighed[dated[0]] is chosen[dated[0]]:
        weighed[dated[0]] = _alone(chosen[dated[0]], {one.of_the_paper.edtf for one in chosen if one.of_the_paper})
    return weighed


@dataclass(frozen=True, slots=True)
class _Around:
    """The days of the dated records before and after one in its file, in their order there, and of all of them."""

    before: tuple[dt.date, ...]
    after: tuple[dt.date, ...]
    all: tuple[dt.date, ...]

    @property
    def beside(self) -> list[dt.date]:
        """The nearest before and the nearest after."""
        return [*self.before[-1:], *self.after[:1]]

    @property
    def nearest(self) -> list[dt.date]:
        """Those before and those after."""
        return [*self.before, *self.after]

    def is_in_order(self, day: dt.date) -> bool:
        """Whether the file is in order here, one way or the other, and this day in its place in it."""
        if len(self.nearest) < 2 * AROUND:
            return False
        low, high = sorted(self.beside)
        steps = list(pairwise(self.nearest))
        one_way = max(sum(a <= b for a, b in steps), sum(a >= b for a, b in steps))
        return low <= day <= high and one_way >= IN_ORDER and (high - low).days < A_YEAR

    def holds(self, day: dt.date) -> bool:
        """Whether the records around are of the time of this day: both neighbours of the same weeks, or of the same
        months where nearly all around them are; or several around it of those very weeks.
        """
        nearly_all = _near(day, self.nearest, HALF_A_YEAR) >= NEARLY_ALL
        within = NEAR if nearly_all else WITHIN_DAYS
        return _lies_between(day, self.beside, within) or _near(day, self.nearest, WITHIN_DAYS) >= SEVERAL


def _near(day: dt.date, others: Sequence[dt.date], within: int) -> int:
    """How many of these days lie within so many days of this one."""
    return sum(abs((other - day).days) <= within for other in others)


def _at_home(days: Sequence[dt.date | None]) -> list[dt.date | None]:
    """The days, without those of records that stand among others of another time: such a date may itself be misread,
    and two of them bear each other out as little as one ("4 MAY 56" and "30 APR 56" among cables of 1966).
    """
    return [day if day and _is_at_home(days, at) else None for at, day in enumerate(days)]


def _is_at_home(days: Sequence[dt.date | None], at: int) -> bool:
    day, nearest = days[at], _around(days, at).nearest
    return day is not None and (len(nearest) <= AROUND or _near(day, nearest, A_YEAR) >= BORNE_OUT)


def _around(days: Sequence[dt.date | None], at: int) -> _Around:
    before = [day for day in days[:at] if day]
    after = [day for day in days[at + 1 :] if day]
    return _Around(tuple(before[-AROUND:]), tuple(after[:AROUND]), (*before, *after))


def _day(one: Chosen) -> dt.date | None:
    date = one.date
    return dt.date.fromisoformat(date.edtf) if date.reading and date.edtf and len(date.edtf) == 10 else None


def _put_right(one: Chosen, day: dt.date | None, around: _Around, at_home: _Around) -> Chosen:
    reading, beside, others = one.date.reading, around.beside, around.all
    if reading is None and one.out_of_time is not None:
        return _dated_soon_after(one, one.out_of_time, beside)
    if day is None or reading is None or reading.basis not in ("explicit", "inherited"):
        return one
    fit = _among_neighbours(one, day, around, in_order=True)
    laid_in = any(0 < abs((other - day).days) <= NEAR_IN_FILE for other in beside)
    if fit is None and not laid_in and sum(other in at_home.nearest for other in around.nearest) >= MOST_AROUND:
        fit = _among_neighbours(one, day, at_home, in_order=False)
    if fit is not None:
        return _read_as(one, reading, fit)
    if reading.basis != "explicit":
        return one
    told = [dt.date.fromisoformat(text) for text in one.told]
    twins = _twins(one, day, told, others)
    alone = _against(day, told, others)
    against = alone + bool(twins)
    if not against:
        return one
    named = [other for text in one.named if (other := dt.date.fromisoformat(text)) not in {day, *twins}]
    changed = one_figure_changed(day, (1, 2, 3))
    fits = [fit for fit in changed if not _against(fit, told, others) and (alone or fit in twins)]
    fits = [fit for fit in fits if fit < day or fit in twins or not _follows(day, told)]
    weighed = sorted(
        (
            (_support(fit, named, others) + TWIN * (fit in twins) + BETWEEN * _lies_between(fit, beside, SOON), fit)
            for fit in fits
        ),
        reverse=True,
    )
    typed = _support(day, named, others) + (TWIN + BETWEEN * _lies_between(day, beside, SOON) if not alone else 0)
    if not weighed or against + weighed[0][0] < ENOUGH or weighed[0][0] <= typed:
        return one
    if len(weighed) > 1 and weighed[1][0] == weighed[0][0]:
        return one
    return _read_as(one, reading, weighed[0][1])


def _dated_soon_after(one: Chosen, reading: DateReading, beside: Sequence[dt.date]) -> Chosen:
    """The record without a date, dated by what stands like its date line: with one figure of its year changed that is
    a day soon after the last that it tells ("6 Dec. 1946" under a cable that tells of 1966), or of the days of both
    its neighbours in the file ("May 7, 1987" among letters of May 1967).
    """
    if len(reading.edtf) != len("1946-12-06") or reading.basis != "explicit":
        return one
    day = dt.date.fromisoformat(reading.edtf)
    told = dt.date.fromisoformat(one.latest_told) if one.latest_told else day
    fits = [
        fit
        for fit in one_figure_changed(day, (1, 2))
        if (told.year - day.year >= LONG_BEFORE and 0 <= (fit - told).days <= SOON) or _lies_between(fit, beside, NEAR)
    ]
    return _read_as(one, reading, fits[0]) if len(fits) == 1 else one


def _among_neighbours(one: Chosen, day: dt.date, around: _Around, *, in_order: bool) -> dt.date | None:
    """The day with one figure of its year changed, or two fives and sixes, that its neighbours in the file bear out,
    where no other record is of the time as typed (where no year is typed, no more than one) and nothing on the record
    is: one of them is of that very day, they are of the same weeks ("3 SEPT 74" among cables of September 1976), or the
    file is in order and that is its place (only `in_order`, where all records of the file are around).

    A year that is not typed but taken from elsewhere may be any.
    """
    of_its_time = _near(day, around.all, NEAR_IN_FILE)
    if len(around.beside) < BETWEEN or of_its_time > (0 if _is_typed(one) else 1):
        return None
    named = [dt.date.fromisoformat(text) for text in one.named if text != day.isoformat()]
    if any(abs((other - day).days) <= SOON for other in named):
        return None
    if _is_typed(one):
        changed, within = [*one_figure_changed(day, (2, 3)), *fives_and_sixes_changed(day)], WITHIN_DAYS
    else:
        years = {near.year for near in around.beside} - {day.year}
        changed, within = [other for year in sorted(years) if (other := in_year(day, year))], WITHIN_WEEKS
    near = {same for same in {*around.before, *around.after} if _near(same, around.all, NEAR_IN_FILE) >= BORNE_OUT}
    fits = [
        fit
        for fit in changed
        if (
            _lies_between(fit, around.beside, within)
            or around.holds(fit)
            or (in_order and around.is_in_order(fit))
            or fit in near
        )
        and abs((fit - day).days) > A_YEAR
        and not (fit > day and _follows(day, named))
        and not _against(fit, named, around.all)
    ]
    return fits[0] if len(fits) == 1 else None


def _of_the_page_before(one: Chosen, before: Chosen | None) -> Chosen:
    """The record with the year of the one before it where both have the same date-time group in different years: it is
    a later page of that cable.
    """
    if before is None or one.date.reading is None or before.date.reading is None:
        return one
    day, first = _day(one), _day(before)
    same = one.date.reading.text == before.date.reading.text and is_group(one.date.reading)
    if not same or day is None or first is None or _same_day(first.isoformat(), day) is None:
        return one
    return _read_as(one, one.date.reading, first)


def _alone(one: Chosen, papers: set[str]) -> Chosen:
    """The record that alone is dated in its file, its year put right by what stands on the record itself, or doubted.

    It is put right where another date line has the same day of a likelier year, and where nothing on it is of its time
    and it would be of the weeks of all that it tells, were the year theirs ("9 June 1986" on a dispatch that names five
    days of May 1966). It is doubted where the sheet before it (`papers`) has that day
    in another year, and where nothing on it is of a time of which few of these records are.
    """
    reading, day = one.date.reading, _day(one)
    if reading is None or day is None or reading.basis != "explicit":
        return one
    if fit := _of_the_release(one, day) or _soon_after_all(one, day):
        return _read_as(one, reading, fit)
    if day.isoformat() in papers or any(text[:4] == str(day.year) and text != day.isoformat() for text in one.named):
        return one
    fits = [fit for text in papers if (fit := _same_day(text, day))]
    named = [dt.date.fromisoformat(text) for text in one.named if text != day.isoformat()]
    if not fits and day.year < years_of_the_release().start and not any(abs((day - o).days) <= SOON for o in named):
        fits = [fit for fit in one_figure_changed(day, (2,)) if fit.year in years_of_the_release()]
    return _doubted(one, reading, fits) if fits else one


def _soon_after_all(one: Chosen, day: dt.date) -> dt.date | None:
    """The same day of the year that the record tells of, where it names several days just before that, none later and
    none of its own time; None for any other.
    """
    named = sorted({other for text in one.named if (other := dt.date.fromisoformat(text)) != day})
    if len(named) < SEVERAL or any(abs(day.year - other.year) < LONG_BEFORE for other in named):
        return None
    fit = in_year(day, named[-1].year)
    if fit is None or not 0 <= (fit - named[-1]).days <= WITHIN_DAYS:
        return None
    return fit if sum((fit - other).days <= NEAR for other in named) >= SEVERAL else None


def _doubted(one: Chosen, reading: DateReading, fits: Sequence[dt.date]) -> Chosen:
    """The record with the year of its date line in doubt and these days among its candidates, read as it is written."""
    doubted = as_doubted(reading, fits[0], believed=False)
    others = tuple(replace(doubted.candidates[-1], edtf=fit.isoformat()) for fit in fits[1:])
    doubted = replace(doubted, candidates=(*doubted.candidates, *others))
    sentence = f"nothing else bears out the year of {reading.text}"
    evidence = (*one.date.evidence, Evidence("record.year-doubted", 0.0, sentence))
    date = replace(one.date, reading=doubted, candidates=doubted.candidates, evidence=evidence)
    return replace(one, date=date)


def _of_the_release(one: Chosen, day: dt.date) -> dt.date | None:
    """The same day as another date line of a record that stands alone has it, where that is of a year of which nearly
    all these records are and the one typed is not: "DATE: 7 MAY 52" over "MAY 7 1140Z 62".
    """
    if day.year in years_of_the_release() or any(
        text[:4] == str(day.year) and text != day.isoformat() for text in one.named
    ):
        return None
    same = {other for line in one.date.candidates if (other := _same_day(line.edtf, day))}
    fits = [fit for fit in same if fit.year in years_of_the_release() and fit in set(one_figure_changed(day, (2, 3)))]
    return fits[0] if len(fits) == 1 else None


def _follows(day: dt.date, told: Sequence[dt.date]) -> bool:
    """Whether what the record names was over not long before the day: a later year than the one typed is then less
    likely than that a paper of another time was laid into the file.
    """
    return any(0 <= (day - other).days <= LONG_AFTER for other in told)


def _is_typed(one: Chosen) -> bool:
    """Whether a year is typed in the record's date, or stamped beside the group that dates it."""
    reading = one.date.reading
    return reading is not None and (reading.basis == "explicit" or is_group(reading))


def _read_as(one: Chosen, reading: DateReading, day: dt.date) -> Chosen:
    """The record with its date line read as this day, and what was typed kept beside it; a year that was not typed is
    its neighbours'.
    """
    fit = day.isoformat()
    sentence = (
        f"{reading.text} is read as {fit}: with one figure of the year changed it agrees with the other dates here"
    )
    if _is_typed(one) or one.date.reading is None:
        put_right = as_doubted(reading, day, believed=True)
    else:
        sentence = f"{reading.text} names no year; records beside it in the file are of {day.year}"
        value = fit + reading.value[len(fit) :]
        put_right = replace(reading, edtf=fit, value=value, earliest=fit, latest=fit)
    date = replace(
        one.date,
        edtf=fit,
        basis=reading.basis,
        earliest=fit,
        latest=fit,
        reading=put_right,
        candidates=put_right.candidates,
        evidence=(*one.date.evidence, Evidence("record.year-put-right", 0.5, sentence)),
    )
    return replace(one, date=date)


def _lies_between(fit: dt.date, beside: Sequence[dt.date], within: int) -> bool:
    """Whether the records before and after it in the file are both within so many days of it."""
    return len(beside) == BETWEEN and all(abs((fit - day).days) <= within for day in beside)


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
