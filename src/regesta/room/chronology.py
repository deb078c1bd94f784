"""The chronology: the strip, the facets, and a page of entries under their days."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy

from regesta.register import Register
from regesta.register.columns import OPEN, Columns, Mask
from regesta.room.desk import Desk
from regesta.room.entries import EntryView, entries_by_id
from regesta.room.facets import Facet, draw_facet
from regesta.room.links import Link
from regesta.room.narrowing import Narrowing
from regesta.room.strip import Strip, draw_strip
from regesta.room.words import BASES, CERTAINTIES, MONTHS, STANCES, WORTHS, counted, date_in_words, day_in_words

PAGE = 40  # entries shown at once
WHOLE = 1000  # entries shown at once to a reader who wants them on one page, to print
SHOWN = 12  # values shown of a facet; the rest behind a link
EMPTY_DAYS = 45  # a gap no longer than this, in a narrow view, is shown day by day
FACET_NAMES = {
    "type": "Type",
    "certainty": "Certainty",
    "basis": "How dated",
    "stance": "Written",
    "worth": "Weight",
    "person": "People",
    "place": "Places",
    "document": "Kind of record",
    "originator": "Originator",
    "classification": "Classification",
    "source": "File",
    "disputed": "Disputed",
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A part of the narrowing in words, and the view without it."""

    label: str
    value: str
    href: str


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
class Coverage:
    """What must be known before an empty day is taken for a quiet one."""

    files: int
    pages: int
    unread: int  # pages and files that could not be read
    records_undated: int
    entries_undated: int


@dataclass(frozen=True, slots=True)
class Paging:
    """Where one is among the pages of a list."""

    page: int
    pages: int
    first: int
    last: int
    total: int
    before: str | None
    after: str | None
    ends: tuple[tuple[str, str], ...]  # first and last page, where they are not near


@dataclass(frozen=True, slots=True)
class ChronologyPage:
    """The chronology as narrowed: what its template receives."""

    title: str
    view: Narrowing
    total: int
    undated: int
    strip: Strip | None
    before: Link | None  # the day, month or year before that has entries, where one is shown
    wider: Link | None  # the month or year about it
    after: Link | None
    chips: tuple[Chip, ...]
    facets: tuple[Facet, ...]
    items: tuple[Heading | Gap | EntryView, ...]
    paging: Paging
    coverage: Coverage
    all_href: str
    export_href: str
    whole_href: str  # the same with up to 1,000 entries on a page; empty where all are shown


def chronology_page(desk: Desk, register: Register, query: Mapping[str, str]) -> ChronologyPage:
    """The chronology narrowed as the address says."""
    view = Narrowing.of(query)
    columns = desk.columns(register)
    connection = register.connection
    chosen = view.mask(columns, connection)
    rows, within = _in_order(columns, chosen, view)
    whole = "1" if query.get("whole") == "1" else ""
    size = WHOLE if whole else PAGE
    paging = page_of(len(rows), query.get("page", ""), size, lambda page: view.address(page=page, whole=whole))
    ids = [columns.ids[row] for row in rows[paging.first - 1 : paging.last]] if len(rows) else []
    steps = _steps(columns, view, connection)
    return ChronologyPage(
        title=_title(view),
        view=view,
        total=len(rows),
        undated=int((chosen & ~columns.dated).sum()),
        strip=draw_strip(columns, chosen, view),
        before=steps[0],
        wider=steps[1],
        after=steps[2],
        chips=tuple(_chips(view, connection)),
        facets=tuple(_facets(columns, chosen, view, connection, query.get("all", ""))),
        items=tuple(_listed(columns, entries_by_id(connection, ids), view, rows, within, paging)),
        paging=paging,
        coverage=Coverage(*desk.kept(register, "coverage", _read), int((~columns.dated).sum())),
        all_href="/",
        export_href=view.address("/chronology.csv"),
        whole_href="" if whole or paging.pages == 1 else view.address(whole="1"),
    )


def page_of(total: int, asked: str, size: int, address: Callable[[str], str]) -> Paging:
    """The page asked for of a list of `total`; out of range gives the nearest."""
    pages = max(1, -(-total // size))
    page = min(max(int(asked), 1), pages) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
    first = (page - 1) * size + 1 if total else 0
    ends = [("First", address("")), ("Last", address(str(pages)))]
    return Paging(
        page,
        pages,
        first,
        min(page * size, total),
        total,
        address(str(page - 1)) if page > 2 else address("") if page == 2 else None,
        address(str(page + 1)) if page < pages else None,
        tuple(end for end, near in zip(ends, (page <= 2, page >= pages - 1), strict=True) if not near),
    )


Rows = numpy.typing.NDArray[numpy.int64]


def _in_order(columns: Columns, chosen: Mask, view: Narrowing) -> tuple[Rows, int]:
    """The chosen entries as they are listed, and how many of them lie wholly within the time asked for.

    The others may lie in it ("the 1960s" in a day of 1969). They follow: at the head they would keep a reader from
    what is dated to the day.
    """
    rows = numpy.flatnonzero(chosen)
    if not (view.first_day or view.last_day):
        return rows, len(rows)
    inside = (columns.earliest[rows] != OPEN) & (columns.latest[rows] != OPEN)
    if view.first_day:
        inside &= columns.earliest[rows] >= view.first_day.toordinal()
    if view.last_day:
        inside &= columns.latest[rows] <= view.last_day.toordinal()
    return numpy.concatenate((rows[inside], rows[~inside])), int(inside.sum())


def _listed(
    columns: Columns, entries: list[EntryView], view: Narrowing, rows: Rows, within: int, paging: Paging
) -> Iterator[Heading | Gap | EntryView]:
    """The entries of this page under their days; those that only may lie in the time asked for under a word on it."""
    here = max(0, within - (paging.first - 1)) if rows.size else 0
    yield from _under_their_days(entries[:here], view, _day_before(columns, rows, paging.first - 1))
    heading = ""
    for entry in entries[here:]:
        if not heading:
            yield Heading(2, "Dated only to a longer time that takes this in", "longer")
        if entry.date_words != heading:
            heading = entry.date_words
            yield Heading(3, _stretch(entry), f"longer-{entry.date}")
        yield entry


def _steps(columns: Columns, view: Narrowing, connection: sqlite3.Connection) -> tuple[Link | None, ...]:
    """From a day, month or year to the ones before and after that have entries, and to the month or year about it."""
    first, last = view.first_day, view.last_day
    if first is None or last is None or view.since != view.until:
        return None, None, None
    span = (last - first).days
    size = 10 if span == 0 else 7 if span < 31 else 4
    chosen = replace(view, since="", until="").mask(columns, connection)
    known = chosen & (columns.earliest != OPEN) & (columns.latest != OPEN)
    days = columns.earliest[known & (columns.latest - columns.earliest <= span)]
    found: list[Link | None] = []
    for near, nearest in ((days[days < first.toordinal()], numpy.max), (days[days > last.toordinal()], numpy.min)):
        if len(near):
            when = dt.date.fromordinal(int(nearest(near))).isoformat()[:size]
            found.append(Link(date_in_words(when), view.address(since=when, until=when)))
        else:
            found.append(None)
    about = first.isoformat()[: {10: 7, 7: 4, 4: 0}[size]]
    wider = Link(date_in_words(about), view.address(since=about, until=about)) if about else None
    return found[0], wider, found[1]


def _title(view: Narrowing) -> str:
    if view.since == view.until and (first := view.first_day):
        return day_in_words(first) if first == view.last_day else date_in_words(view.since)
    if view.first_day or view.last_day:
        span = [f"from {date_in_words(view.since)}"] if view.first_day else []
        span += [f"to {date_in_words(view.until)}"] if view.last_day else []
        return "Chronology " + " ".join(span)
    return "Chronology"


def _chips(view: Narrowing, connection: sqlite3.Connection) -> Iterator[Chip]:
    labels = {"since": "from", "until": "to", "record": "record", "source": "file"}
    for name, value in view.given().items():
        if (name == "since" and view.first_day is None) or (name == "until" and view.last_day is None):
            yield Chip(labels[name], f"“{value}” is no date", view.address(**{name: ""}))
            continue
        shown = date_in_words(value) if name in {"since", "until"} else _label(name, value, connection)
        label = labels.get(name) or FACET_NAMES.get(name, name).lower()
        yield Chip(label, shown, view.address(**{name: ""}))


def _label(name: str, value: str, connection: sqlite3.Connection) -> str:
    """A facet's value in the words of the page."""
    if name == "basis":
        return BASES[value][1] if value in BASES else value
    for words in (CERTAINTIES, STANCES, WORTHS):
        if value in words and name in {"certainty", "stance", "worth"}:
            return words[value]
    if name in {"person", "place"}:
        row = connection.execute(f"SELECT name FROM {name} WHERE {name}_id = ?", (value,)).fetchone()
        return row[0] if row else " ".join(value.split())
    if name == "record":
        row = connection.execute("SELECT coalesce(title, document_type) FROM record WHERE record_id = ?", (value,))
        title = row.fetchone()
        return (title[0] if title else None) or value
    return value


def _facets(
    columns: Columns, chosen: Mask, view: Narrowing, connection: sqlite3.Connection, in_full: str
) -> Iterator[Facet]:
    for name, label in FACET_NAMES.items():
        facet = draw_facet(
            name,
            label,
            partial(columns.counts, name, chosen),
            view.address,
            chosen=getattr(view, name),
            in_full=name == in_full,
            few=SHOWN,
            words=partial(_label, name, connection=connection),
        )
        if facet is not None:
            yield facet


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
    reached = before or (view.first_day - dt.timedelta(days=1) if view.first_day else None)
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
            text = day_in_words(day) if day else _stretch(entry)
            if entry.date and text != month:
                yield Heading(3, text, f"d-{entry.date}")
        yield entry


def _stretch(entry: EntryView) -> str:
    words = entry.date_words
    return words[0].upper() + words[1:]


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


def _read(connection: sqlite3.Connection) -> tuple[int, int, int, int]:
    """Files, pages, what of them could not be read, and records without a date."""
    files, pages, unread, undated = connection.execute(
        """SELECT (SELECT count(*) FROM source), (SELECT count(*) FROM page),
                  (SELECT count(*) FROM source WHERE unread IS NOT NULL)
                  + (SELECT count(*) FROM page WHERE unread IS NOT NULL),
                  (SELECT count(*) FROM record WHERE date_earliest IS NULL AND date_latest IS NULL)"""
    ).fetchone()
    return files, pages, unread, undated
