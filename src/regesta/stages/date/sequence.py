"""Solve the headings of a chronology together: dates run forward, what one leaves out comes from its neighbours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from regesta.stages.date.calendar import add_months, bounds, days_in, is_day
from regesta.stages.date.headings import Heading

WIDTH = 24  # part solutions kept at each heading: two years of months
BACKWARD = 2.0  # a date before the one above it
MISREAD = 2.2  # a year misread by one figure: dearer than going back once, cheaper than twice
WRONG = 3.0  # a full date out of order
SKIPPED_YEAR = 1.5
LATER = 1.5  # an entry of a year after the writing
NEXT_MONTH = 0.5
FEW_MONTHS = 3  # with more, the next month is right less than half the time in the dev chronologies
DAMAGED = 0.4


@dataclass(frozen=True, slots=True)
class Placed:
    """A heading with its place in time; `edtf` is an interval where the heading was lost or its month is open."""

    heading: Heading | None  # None: lost
    edtf: str
    sure: bool = True
    note: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Point:
    year: int
    month: int | None = None
    day: int | None = None
    year_misread: bool = False

    @property
    def first(self) -> tuple[int, int, int]:
        return self.year, self.month or 1, self.day or 1

    @property
    def last(self) -> tuple[int, int, int]:
        month = self.month or 12
        return self.year, month, self.day or days_in(self.year, month)

    def edtf(self) -> str:
        return (
            f"{self.year:04d}" + (f"-{self.month:02d}" if self.month else "") + (f"-{self.day:02d}" if self.day else "")
        )


def solve(headings: Sequence[Heading | None], *, year_hint: int | None, written: dt.date | None = None) -> list[Placed]:
    """Each heading's place in time, in order; None stands for a heading that was lost.

    `year_hint` is the year of the record or its title: it serves where no heading names a year. Where the record is
    known to be `written` on a day, and none of them names a later year, the last of them is the nearest before it.
    """
    beam: list[tuple[float, tuple[_Point | None, ...]]] = [(0.0, ())]
    years = [heading.year for heading in headings if heading and heading.year and not heading.short_year]
    if written and any((_plain_year(heading) or 0) > written.year for heading in headings if heading):
        written = None
    for number, heading in enumerate(headings):
        if heading is None:
            beam = [(cost, (*path, None)) for cost, path in beam]
            continue
        ahead = next((_plain_year(later) for later in headings[number + 1 :] if later and _plain_year(later)), None)
        grown = []
        for cost, path in beam:
            before = next((point for point in reversed(path) if point), None)
            grown += [
                (cost + price + (LATER if written and point.year > written.year else 0.0), (*path, point))
                for price, point in _options(heading, before, ahead or year_hint, years)
            ]
        beam = _best(grown) or [(cost, (*path, None)) for cost, path in beam]
    if written and not any(heading and heading.year for heading in headings):
        beam = [(cost + _from_writing(path, written), path) for cost, path in beam]
    points = min(beam, key=lambda item: item[0])[1]
    return _placed(headings, points)


def _from_writing(path: Sequence[_Point | None], written: dt.date) -> float:
    """What it costs that the last heading lies after the day of writing, or years before it."""
    last = next((point for point in reversed(path) if point), None)
    if last is None:
        return 0.0
    day = (written.year, written.month, written.day)
    return WRONG if last.first > day else 0.1 * (written.year - last.year)


def _plain_year(heading: Heading) -> int | None:
    """The year that a heading writes with its month, two figures read as of the twentieth century."""
    if not heading.year or not heading.months:
        return None
    return heading.year + 1900 if heading.short_year else heading.year


def _best(grown: list[tuple[float, tuple[_Point | None, ...]]]) -> list[tuple[float, tuple[_Point | None, ...]]]:
    """The cheapest part solution for each last date, no more than WIDTH of them."""
    cheapest: dict[object, tuple[float, tuple[_Point | None, ...]]] = {}
    for cost, path in grown:
        last = path[-1]
        if last not in cheapest or cost < cheapest[last][0]:
            cheapest[last] = (cost, path)
    return sorted(cheapest.values(), key=lambda item: item[0])[:WIDTH]


def _options(heading: Heading, before: _Point | None, hint: int | None, years: list[int]) -> list[tuple[float, _Point]]:
    if heading.continued and before and _goes_on(heading, before):
        return [(0.0, before)]
    if heading.year is not None:
        return [
            option
            for year, price in _full_years(heading, before, years)
            for option in _dated(heading, before, year, price)
        ]
    if heading.months:
        return _yearless(heading, before, hint)
    return _bare(heading, before, hint)


def _goes_on(heading: Heading, before: _Point) -> bool:
    """Whether a heading set again on the next page names nothing but what the date above it is of."""
    year = heading.year + before.year // 100 * 100 if heading.year and heading.short_year else heading.year
    month = before.month if not heading.months or before.month in heading.months else None
    return year in (None, before.year) and month == before.month and heading.day in (None, before.day)


def _full_years(heading: Heading, before: _Point | None, years: list[int]) -> list[tuple[int, float]]:
    year = heading.year or 0
    if heading.short_year:
        near = before.year if before else max(years, default=1960)
        return [(min((1800 + year, 1900 + year, 2000 + year), key=lambda one: abs(one - near)), 0.0)]
    options = [(year, DAMAGED if heading.damaged else 0.0)]
    if before and abs(year - before.year) > 1:
        near_years = (before.year, before.year + 1)
        options += [
            (one, MISREAD) for one in near_years if sum(a != b for a, b in zip(str(one), str(year), strict=False)) == 1
        ]
    return options


def _dated(heading: Heading, before: _Point | None, year: int, price: float) -> list[tuple[float, _Point]]:
    misread = year != heading.year and not heading.short_year
    points = [_Point(year, month, heading.day, misread) for month in heading.months or (None,)
              if heading.day is None or month is None or is_day(year, month, heading.day)]  # fmt: skip
    spread = DAMAGED if len(heading.months) > 1 else 0.0
    return [(price + spread + _order(before, point, WRONG), point) for point in points]


def _order(before: _Point | None, point: _Point, backward: float) -> float:
    """What the step from the date above costs: nothing or little forward, much backward."""
    if before is None:
        return 0.0
    if point.last < before.first:
        return backward + 0.1 * (before.year - point.year)
    gap = point.year - before.year + ((point.month or 1) - (before.month or 1)) / 12
    return 0.1 * max(gap, 0.0)


def _yearless(heading: Heading, before: _Point | None, hint: int | None) -> list[tuple[float, _Point]]:
    base = before.year if before else hint
    if base is None:
        return []
    span = range(base, base + 3) if before else range(base - 1, base + 1)
    options = []
    for year in span:
        for month in heading.months:
            if heading.day is not None and not is_day(year, month, heading.day):
                continue
            point = _Point(year, month, heading.day)
            price = _order(before, point, BACKWARD)
            if before and year > base:
                needless = (
                    _Point(base, month, heading.day if heading.day and is_day(base, month, heading.day) else None).last
                    >= before.first
                )
                price += SKIPPED_YEAR * (year - base - (0 if needless else 1)) + (0.0 if needless else 0.3)
            options.append((price + (DAMAGED if len(heading.months) > 1 else 0.0), point))
    return options


def _bare(heading: Heading, before: _Point | None, hint: int | None) -> list[tuple[float, _Point]]:
    if before is None or heading.day is None:
        return [(WRONG, _Point(hint, 1, None))] if hint and before is None and heading.day is None else []
    start = dt.date(before.year, before.month or 1, 1)
    options = []
    for step in range(13):
        month = add_months(start, step)
        if not is_day(month.year, month.month, heading.day):
            continue
        point = _Point(month.year, month.month, heading.day)
        backward = point.last < before.first
        options.append((BACKWARD if backward else NEXT_MONTH * step, point))
    return options


def _placed(headings: Sequence[Heading | None], points: tuple[_Point | None, ...]) -> list[Placed]:
    sure = _sure(headings, points)
    placed: list[Placed] = []
    for number, (heading, point) in enumerate(zip(headings, points, strict=True)):
        if heading is None or point is None or sure[number] is None:
            placed.append(_between(heading, sure, number))
            continue
        before = next((one for one in reversed(sure[:number]) if one), None)
        flags: tuple[str, ...] = ("out of order",) if before and point.last < before.first else ()
        flags += ("repaired",) if heading.damaged or point.year_misread else ()
        flags += ("month supplied",) if heading.bare_day and before and before.month != point.month else ()
        placed.append(Placed(heading, _with_end(heading, point), note=_note(heading, point), flags=flags))
    return placed


def _sure(headings: Sequence[Heading | None], points: tuple[_Point | None, ...]) -> list[_Point | None]:
    """The points that stand for certain; None for lost headings, and for bare days whose month was lost.

    A bare day below the one above it ("26", then "5") tells that a month is missing. The next month is taken where
    few would fit before the next that is named; else it stays open, and so do the bare days under it.
    """
    sure: list[_Point | None] = []
    month_open = False
    for number, (heading, point) in enumerate(zip(headings, points, strict=True)):
        if heading is None or point is None:
            sure.append(None)
            continue
        if not heading.bare_day:
            month_open = False
        else:
            before = next((one for one in reversed(sure) if one), None)
            if before and (before.month != point.month or month_open):
                month_open = not _few_months_fit(point, before, headings, points, number)
        sure.append(None if month_open else point)
    return sure


def _few_months_fit(
    point: _Point, before: _Point, headings: Sequence[Heading | None], points: tuple[_Point | None, ...], number: int
) -> bool:
    """Whether no more than FEW_MONTHS have room for the day before the next heading that names its month."""
    named = zip(points[number + 1 :], headings[number + 1 :], strict=True)
    after = next((one for one, heading in named if one and heading and heading.months), None)
    if after is None or point.day is None:
        return False
    month, fits = dt.date(before.year, before.month or 1, 1), 0
    while (month.year, month.month) <= (after.year, after.month or 12) and fits <= FEW_MONTHS:
        if is_day(month.year, month.month, point.day):
            fits += before.first <= (month.year, month.month, point.day) <= after.last
        month = add_months(month, 1)
    return 1 <= fits <= FEW_MONTHS


def _between(heading: Heading | None, sure: Sequence[_Point | None], number: int) -> Placed:
    """The interval that the nearest certain dates leave; a year line gives way to the first entry below it."""
    before = next((one for one in reversed(sure[:number]) if one), None)
    later = [one for one in sure[number + 1 :] if one][:2]
    after = later[0] if later else None
    if len(later) == 2 and later[0].month is None and later[1].year == later[0].year:
        after = later[1]
    near, far = before.edtf() if before else "..", after.edtf() if after else ".."
    lost = "the heading is lost" if heading is None else "the month of the heading is lost"
    if near == far and near != "..":
        return Placed(heading, near, sure=False, note=f"{lost}; the entries before and after are of {near}")
    if (low := bounds(near)) and (high := bounds(far)) and low[0] and high[1] and low[0] > high[1]:
        near, far = far, near
    note = f"{lost}; the entries before and after are of {near} and {far}"
    return Placed(heading, "" if near == far == ".." else f"{near}/{far}", sure=False, note=note)


def _with_end(heading: Heading, point: _Point) -> str:
    if heading.span and not point.year_misread:
        return heading.span
    if heading.day is None and heading.end_month and point.month and heading.end_month > point.month:
        return f"{point.edtf()}/{_Point(point.year, heading.end_month).edtf()}"
    if heading.end_day is None or point.month is None or point.day is None:
        return point.edtf()
    month = heading.end_month or point.month
    year = point.year + (month < point.month)
    if not is_day(year, month, heading.end_day) or (year, month, heading.end_day) <= point.first:
        return point.edtf()
    return f"{point.edtf()}/{_Point(year, month, heading.end_day).edtf()}"


def _note(heading: Heading, point: _Point) -> str:
    if heading.continued:
        return f"it goes on with what stands above, of {point.edtf()}"
    if heading.year is not None:
        if point.year_misread:
            return f"the year is written {heading.year}; the order of the headings asks for {point.year}"
        return "the heading gives the date in full"
    if heading.months:
        return f"the year {point.year} comes from the headings above"
    return f"month and year ({point.year}-{point.month or 0:02d}) come from the headings above"
