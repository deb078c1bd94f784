"""The density strip: how many entries lie in each year, month or day of a span of time."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import numpy

from regesta.register.columns import OPEN, Columns, Mask
from regesta.room.links import Link
from regesta.room.narrowing import Narrowing
from regesta.room.words import MONTHS, counted, day_in_words

WIDTH, HEIGHT, FOOT = 960, 72, 20  # of the drawing, in its own units; the foot carries the labels
TICK = 38  # the room that a label takes
MONTHS_FROM = 15 * 366  # days: a longer span is drawn by years
DAYS_FROM = 100  # days: a shorter span is drawn by days
WIDEST = 400  # years drawn; what lies outside is told, not drawn


@dataclass(frozen=True, slots=True)
class Bar:
    """A year, a month or a day: where it is drawn, what it says, and where it leads."""

    x: float
    width: float
    y: float
    height: float
    title: str
    since: str
    until: str
    href: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the strip."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The drawing: one bar for every stretch of time with entries, labels beneath."""

    width: int
    height: int
    foot: int
    unit: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    most: int  # entries of the tallest bar
    beyond: tuple[Link, ...]  # entries too far off to be drawn: how many, in words, and the view that holds them


def draw_strip(columns: Columns, chosen: Mask, view: Narrowing) -> Strip | None:
    """The strip of the chosen entries over their own span of time.

    None where none of them is dated, and where one bar would be all there is to see.
    """
    days = _days(columns, chosen)
    days = days[days != OPEN]
    if not len(days):
        return None
    first, last = _span(days, view)
    unit = _unit(first, last)
    edges = _edges(first, last, unit)
    inside = days[(days >= edges[0]) & (days < edges[-1])]
    if len(edges) < 3 or not len(inside):
        return None
    counts, _ = numpy.histogram(inside, bins=edges)
    bars = _bars(edges, counts, unit, view)
    beyond = tuple(_beyond(days, edges, unit, view))
    return Strip(WIDTH, HEIGHT, FOOT, unit, bars, _ticks(edges, unit), int(counts.max()), beyond)


def far_off(columns: Columns, chosen: Mask) -> Mask:
    """The chosen entries that lie too far from the rest to be drawn with them."""
    days = _days(columns, chosen)
    known = days[days != OPEN]
    if not len(known):
        return numpy.zeros(len(days), dtype=bool)
    first, last = _span(known, Narrowing())
    far: Mask = (days != OPEN) & ((days < first) | (days > last))
    return far


def _days(columns: Columns, chosen: Mask) -> numpy.typing.NDArray[numpy.int32]:
    """The day on which each entry begins, else that on which it ends; OPEN where it is undated or not chosen."""
    starts, ends = columns.earliest, columns.latest
    return numpy.where(chosen & columns.dated, numpy.where(starts != OPEN, starts, ends), OPEN)


def _beyond(days: numpy.typing.NDArray[numpy.int32], edges: list[int], unit: str, view: Narrowing) -> Iterator[Link]:
    """What lies before the first stretch drawn and after the last, each where the view itself is open that way."""
    before, after = int((days < edges[0]).sum()), int((days >= edges[-1]).sum())
    if before and not view.first_day:
        _, until, _ = _named(edges[0] - 1, edges[0], unit)
        yield Link(f"{before:,} before {_named(edges[0], edges[1], unit)[2]}", view.address(until=until))
    if after and not view.last_day:
        since, _, _ = _named(edges[-1], edges[-1] + 1, unit)
        yield Link(f"{after:,} after {_named(edges[-2], edges[-1], unit)[2]}", view.address(since=since))


def _span(days: numpy.typing.NDArray[numpy.int32], view: Narrowing) -> tuple[int, int]:
    """First and last day drawn.

    Damaged years ("1064") would stretch the strip until nothing can be told apart. Where the whole is longer than
    a lifetime, what lies far outside the middle half of the entries is left out: farther than three times its
    length, and than forty years. On 1,771 pages of the corpus the strip then begins with 1920, where the middle
    99 of 100 entries would have begun it with 1714.
    """
    low, high = int(days.min()), int(days.max())
    if high - low > 80 * 366:
        early, late = (int(numpy.quantile(days, share, method="nearest")) for share in (0.25, 0.75))
        room = max(3 * (late - early), 40 * 366)
        near = days[(days >= early - room) & (days <= late + room)]
        low, high = int(near.min()), int(near.max())
    if view.first_day:
        low = max(low, view.first_day.toordinal())
    if view.last_day:
        high = min(high, view.last_day.toordinal())
    return low, min(max(low, high), low + WIDEST * 366)


def _unit(first: int, last: int) -> str:
    if last - first >= MONTHS_FROM:
        return "year"
    return "month" if last - first >= DAYS_FROM else "day"


def _edges(first: int, last: int, unit: str) -> list[int]:
    """The ordinals at which the stretches begin, and the one after the last."""
    if unit == "day":
        return list(range(first, last + 2))
    begin, end = dt.date.fromordinal(first), dt.date.fromordinal(last)
    if unit == "year":
        return [dt.date(year, 1, 1).toordinal() for year in range(begin.year, min(end.year + 2, 9999))]
    months = range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month + 1)
    return [dt.date(month // 12, month % 12 + 1, 1).toordinal() for month in months]


def _bars(edges: list[int], counts: numpy.typing.NDArray[numpy.int64], unit: str, view: Narrowing) -> tuple[Bar, ...]:
    most = max(int(counts.max()), 1)
    width = WIDTH / len(counts)
    bars = []
    for at, count in enumerate(counts):
        if not count:
            continue
        # A single entry must stay visible beside a year of thousands: heights go by the square root.
        height = max(3.0, HEIGHT * (int(count) / most) ** 0.5)
        since, until, name = _named(edges[at], edges[at + 1], unit)
        bars.append(
            Bar(
                round(at * width, 2),
                round(max(width - (1 if width > 3 else 0), 0.8), 2),
                round(HEIGHT - height, 2),
                round(height, 2),
                f"{name}: {counted(int(count), 'entry', 'entries')}",
                since,
                until,
                view.address(since=since, until=until),
            )
        )
    return tuple(bars)


def _named(begin: int, after: int, unit: str) -> tuple[str, str, str]:
    day = dt.date.fromordinal(begin)
    if unit == "year":
        return f"{day.year:04}", f"{day.year:04}", str(day.year)
    if unit == "month":
        month = f"{day:%Y-%m}"
        return month, month, f"{MONTHS[day.month - 1]} {day.year}"
    return day.isoformat(), day.isoformat(), day_in_words(day)


def _ticks(edges: list[int], unit: str) -> tuple[Tick, ...]:
    """At most a dozen labels, at round places."""
    number = len(edges) - 1
    width = WIDTH / number
    ticks = []
    for at in range(int((WIDTH - TICK) / width) + 1):  # a label begins where its stretch does, and must have room
        day = dt.date.fromordinal(edges[at])
        if unit == "year" and day.year % _step(number, (1, 2, 5, 10, 20, 50)) == 0:
            ticks.append(Tick(round(at * width, 1), str(day.year)))
        elif unit == "month" and (day.month - 1) % _step(number, (1, 3, 6, 12)) == 0:
            label = str(day.year) if day.month == 1 else calendar.month_abbr[day.month]
            if day.month == 1 or number <= 60:
                ticks.append(Tick(round(at * width, 1), label))
        elif unit == "day" and (day.day - 1) % _step(number, (1, 5, 10)) == 0 and day.day < 31:
            ticks.append(Tick(round(at * width, 1), f"{day.day} {calendar.month_abbr[day.month]}"))
    return tuple(ticks)


def _step(number: int, steps: tuple[int, ...]) -> int:
    return next((step for step in steps if number / step <= 14), steps[-1])
