"""Solve the headings of a chronology together: dates run forward, what a heading leaves out comes from its neighbours."""

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
NEXT_MONTH = 0.5
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


def solve(headings: Sequence[Heading | None], *, year_hint: int | None) -> list[Placed]:
    """Each heading's place in time, in order; None stands for a heading that was lost.

    `year_hint` is the year of the record or its title: it serves where no heading names a year.
    """
    beam: list[tuple[float, tuple[_Point | None, ...]]] = [(0.0, ())]
    years = [heading.year for heading in headings if heading and heading.year and not heading.short_year]
    for number, heading in enumerate(headings):
        if heading is None:
            beam = [(cost, (*path, None)) for cost, path in beam]
            continue
        ahead = next((later.year for later in headings[number + 1 :] if later and later.year and later.months), None)
        grown = []
        for cost, path in beam:
            before = next((point for point in reversed(path) if point), None)
            grown += [
                (cost + price, (*path, point)) for price, point in _options(heading, before, ahead or year_hint, years)
            ]
        beam = _best(grown) or [(cost, (*path, None)) for cost, path in beam]
    points = min(beam, key=lambda item: item[0])[1]
    return _placed(headings, points)


def _best(grown: list[tuple[float, tuple[_Point | None, ...]]]) -> list[tuple[float, tuple[_Point | None, ...]]]:
    """The cheapest part solution for each last date, no more than WIDTH of them."""
    cheapest: dict[object, tuple[float, tuple[_Point | None, ...]]] = {}
    for cost, path in grown:
        last = path[-1]
        if last not in cheapest or cost < cheapest[last][0]:
            cheapest[last] = (cost, path)
    return sorted(cheapest.values(), key=lambda item: item[0])[:WIDTH]


def _options(heading: Heading, before: _Point | None, hint: int | None, years: list[int]) -> list[tuple[float, _Point]]:
    if heading.year is not None:
        return [
            option
            for year, price in _full_years(heading, before, years)
            for option in _dated(heading, before, year, price)
        ]
    if heading.months:
        return _yearless(heading, before, hint)
    return _bare(heading, before, hint)


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
    gap = point.year - before.year + ((point.month or 6) - (before.month or 6)) / 12
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
    placed: list[Placed] = []
    open_month = False  # a heading was lost since a month was last written: a bare day may stand in a later month
    for number, (heading, point) in enumerate(zip(headings, points, strict=True)):
        before = next((one for one in reversed(points[:number]) if one), None)
        if heading is None or point is None:
            placed.append(_lost(heading, points, number))
            open_month = open_month or (heading is None)
            continue
        if heading.months or (heading.year is not None and heading.day is None):
            open_month = False
        if heading.bare_day and open_month and not _only_one(heading, points, headings, number):
            placed.append(_lost(heading, points, number))
            continue
        flags = ("out of order",) if before and point.last < before.first else ()
        flags += ("repaired",) if heading.damaged or point.year_misread else ()
        placed.append(Placed(heading, _with_end(heading, point), note=_note(heading, point), flags=flags))
    return placed


def _only_one(
    heading: Heading, points: tuple[_Point | None, ...], headings: Sequence[Heading | None], number: int
) -> bool:
    """Whether one month alone fits a bare day between the headings that name their months."""
    before = next((one for one in reversed(points[:number]) if one), None)
    sure = next(
        (p for p, h in zip(points[number + 1 :], headings[number + 1 :], strict=True) if p and h and h.months), None
    )
    if before is None or sure is None or heading.day is None:
        return False
    month, fits = dt.date(before.year, before.month or 1, 1), 0
    while (month.year, month.month) <= (sure.year, sure.month or 12) and fits < 2:
        if is_day(month.year, month.month, heading.day):
            fits += before.first <= (month.year, month.month, heading.day) <= sure.last
        month = add_months(month, 1)
    return fits == 1


def _lost(heading: Heading | None, points: tuple[_Point | None, ...], number: int) -> Placed:
    before = next((one for one in reversed(points[:number]) if one), None)
    after = next((one for one in points[number + 1 :] if one), None)
    near, far = before.edtf() if before else "..", after.edtf() if after else ".."
    if near == far and near != "..":
        return Placed(heading, near, sure=False, note=f"the entries before and after are of {near}")
    if (low := bounds(near)) and (high := bounds(far)) and low[0] and high[1] and low[0] > high[1]:
        near, far = far, near
    note = f"the heading is lost; the entries before and after are of {near} and {far}"
    return Placed(heading, "" if near == far == ".." else f"{near}/{far}", sure=False, note=note)


def _with_end(heading: Heading, point: _Point) -> str:
    if heading.end_day is None or point.month is None or point.day is None:
        return point.edtf()
    month = heading.end_month or point.month
    year = point.year + (month < point.month)
    if not is_day(year, month, heading.end_day) or (year, month, heading.end_day) <= point.first:
        return point.edtf()
    return f"{point.edtf()}/{_Point(year, month, heading.end_day).edtf()}"


def _note(heading: Heading, point: _Point) -> str:
    if heading.year is not None:
        if point.year_misread:
            return f"the year is written {heading.year}; the order of the headings asks for {point.year}"
        return "the heading gives the date in full"
    if heading.months:
        return f"the year {point.year} comes from the headings above"
    return f"month and year ({point.year}-{point.month or 0:02d}) come from the headings above"
