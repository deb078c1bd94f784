"""Entries in their order under months and days, with the days between them on which nothing stands."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy

from regesta.register.columns import OPEN, Columns, Mask
from regesta.room.entries import EntryView, entries_by_id
from regesta.room.narrowing import Narrowing
from regesta.room.paging import Paging, page_of
from regesta.room.strip import far_off
from regesta.room.words import MONTHS, begun_with_a_capital, counted, date_in_words, day_in_words

LONGER = "Dated only to a longer time that takes this in"
FAR = "Far from the rest in time"
EMPTY_DAYS = 45  # a gap no longer than this, in a narrow view, is shown day by day


@dataclass(frozen=True, slots=True)
class Heading:
    """A month, a day or a stretch of time that the entries below lie in."""

    level: int  # 2: a month; 3: a day or a stretch
    text: str
    id: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Days without any entry: a finding of its own, to be read beside what was unread or undated."""

    text: str
    days: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the chosen entries, under their days."""

    items: tuple[Heading | Gap | EntryView, ...]
    paging: Paging
    within: int  # entries that lie wholly in the time asked for, or not far from the rest; the others follow them


Rows = numpy.typing.NDArray[numpy.int64]


def draw_listing(
    columns: Columns,
    chosen: Mask,
    view: Narrowing,
    connection: sqlite3.Connection,
    asked: str,
    size: int,
    address: Callable[[str], str],
) -> Listing:
    """The page `asked` for of the chosen entries, `size` of them to a page; `address` is that of a page."""
    rows, within, apart = _in_order(columns, chosen, view)
    paging = page_of(len(rows), asked, size, address)
    ids = [columns.ids[row] for row in rows[paging.first - 1 : paging.last]] if len(rows) else []
    return Listing(
        tuple(_told_apart(_listed(columns, entries_by_id(connection, ids), view, rows, within, apart, paging))),
        paging,
        within,
    )


def _told_apart(items: Iterator[Heading | Gap | EntryView]) -> Iterator[Heading | Gap | EntryView]:
    """The same, every heading with an id of its own: "1959" and "January 1959" may come by turns."""
    seen: Counter[str] = Counter()
    for item in items:
        if isinstance(item, Heading):
            seen[item.id] += 1
            if seen[item.id] > 1:
                item = replace(item, id=f"{item.id}-{seen[item.id]}")
        yield item


def _in_order(columns: Columns, chosen: Mask, view: Narrowing) -> tuple[Rows, int, str]:
    """The chosen entries as they are listed, how many of them come first, and what is said of those that follow.

    Where a time is asked for, those that only may lie in it follow ("the 1960s" in a day of 1969); where none is,
    those that lie far from all the rest ("1552", for the most part a misread year). At the head they would keep a
    reader from what is sought.
    """
    rows = numpy.flatnonzero(chosen)
    if not (view.first_day or view.last_day):
        far = far_off(columns, chosen)
        if not far.any():
            return rows, len(rows), ""
        undated = chosen & ~columns.dated
        near = chosen & ~far & ~undated
        order = [numpy.flatnonzero(part) for part in (near, far, undated)]
        return numpy.concatenate(order), int(near.sum()), FAR
    inside = (columns.earliest[rows] != OPEN) & (columns.latest[rows] != OPEN)
    if view.first_day:
        inside &= columns.earliest[rows] >= view.first_day.toordinal()
    if view.last_day:
        inside &= columns.latest[rows] <= view.last_day.toordinal()
    return numpy.concatenate((rows[inside], rows[~inside])), int(inside.sum()), LONGER


def _listed(
    columns: Columns, entries: list[EntryView], view: Narrowing, rows: Rows, within: int, apart: str, paging: Paging
) -> Iterator[Heading | Gap | EntryView]:
    """The entries of this page under their days; those that stand apart under a word on it."""
    here = max(0, within - (paging.first - 1)) if rows.size else 0
    yield from _under_their_days(entries[:here], view, _day_before(columns, rows, paging.first - 1))
    part = heading = ""
    for entry in entries[here:]:
        if part != (part := apart if entry.date else "Undated"):
            yield Heading(2, part, "apart" if entry.date else "undated")
        if entry.date and entry.date_words != heading:
            heading = entry.date_words
            yield Heading(3, begun_with_a_capital(heading), f"apart-{entry.date}")
        yield entry


def _day_before(columns: Columns, rows: Rows, first: int) -> dt.date | None:
    """The latest day of the entry that stands before this page, so that a gap across pages is told once."""
    if first <= 0 or not len(rows):
        return None
    row = rows[first - 1]
    day = int(columns.latest[row])
    return dt.date.fromordinal(day) if day > 0 else None


def _under_their_days(
    entries: list[EntryView], view: Narrowing, before: dt.date | None
) -> Iterator[Heading | Gap | EntryView]:
    """Entries under months and days, with the days between them on which nothing stands."""
    month = heading = ""
    opened = view.first_day if view.first_day and view.first_day > dt.date.min else None
    reached = before or (opened - dt.timedelta(days=1) if opened else None)
    for entry in entries:
        day = _day(entry.earliest) if entry.earliest and entry.earliest == entry.latest else None
        if day is not None:
            if reached is not None:
                yield from _gap(reached, day, view)
            reached = max(day, reached or day)
        named = _stretch_of_months(entry)
        if named != month:
            month = named
            yield Heading(2, month, f"m-{(entry.earliest or entry.latest or 'undated')[:7]}")
        if entry.date_words != heading:
            heading = entry.date_words
            text = day_in_words(day) if day else begun_with_a_capital(heading)
            if entry.date and text != month:
                yield Heading(3, text, f"d-{entry.date}")
        yield entry


def _gap(reached: dt.date, day: dt.date, view: Narrowing) -> Iterator[Gap]:
    missing = (day - reached).days - 1
    if missing <= 0:
        return
    first = reached + dt.timedelta(days=1)
    narrow = view.first_day and view.last_day and (view.last_day - view.first_day).days <= EMPTY_DAYS
    if narrow or missing == 1:
        for number in range(missing):
            yield Gap(f"{day_in_words(first + dt.timedelta(days=number))}: no entry", 1)
        return
    last = day - dt.timedelta(days=1)
    span = date_in_words(f"{first.isoformat()}/{last.isoformat()}").removeprefix("between ").replace(" and ", " to ")
    yield Gap(f"No entry from {span} ({counted(missing, 'day')})", missing)


def _stretch_of_months(entry: EntryView) -> str:
    """The month an entry lies in; where it is not dated to the month, the year or the years."""
    first, last = entry.earliest or entry.latest, entry.latest or entry.earliest
    if first is None or last is None:
        return "Undated"
    if first[:7] == last[:7]:
        return f"{MONTHS[int(first[5:7]) - 1]} {int(first[:4])}"
    return first[:4] if first[:4] == last[:4] else f"{first[:4]} to {last[:4]}"


def _day(iso: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(iso)
    except ValueError:
        return None
