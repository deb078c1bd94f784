"""The chronology: the strip, the facets, and a page of entries under their days."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy

from regesta.register import Register
from regesta.register.columns import OPEN, Columns, Mask
from regesta.room.desk import Desk
from regesta.room.entries import EntryView
from regesta.room.facets import Facet, draw_facet
from regesta.room.links import Link
from regesta.room.listing import Gap, Heading, draw_listing
from regesta.room.narrowing import Narrowing
from regesta.room.paging import Paging
from regesta.room.strip import Strip, draw_strip
from regesta.room.words import BASES, CERTAINTIES, CONFIDENCES, STANCES, WORTHS, date_in_words, day_in_words

PAGE = 40  # entries shown at once
SHOWN = 12  # values shown of a facet; the rest behind a link
FACET_NAMES = {
    "type": "Type",
    "certainty": "Certainty",
    "basis": "How dated",
    "confidence": "How sure",
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
_WORDS = {"certainty": CERTAINTIES, "stance": STANCES, "worth": WORTHS, "confidence": CONFIDENCES}


@dataclass(frozen=True, slots=True)
class Chip:
    """A part of the narrowing in words, and the view without it."""

    label: str
    value: str
    href: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What must be known before an empty day is taken for a quiet one."""

    files: int
    pages: int
    unread: int  # pages and files that could not be read
    records_undated: int
    entries_undated: int


@dataclass(frozen=True, slots=True)
class ChronologyPage:
    """The chronology as narrowed: what its template receives."""

    title: str
    view: Narrowing
    total: int
    within: int  # of them wholly in the time asked for
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
    edition_href: str  # the same as a reader's edition, to print


def chronology_page(desk: Desk, register: Register, query: Mapping[str, str]) -> ChronologyPage:
    """The chronology narrowed as the address says."""
    view = Narrowing.of(query)
    columns = desk.columns(register)
    connection = register.connection
    chosen = view.mask(columns, connection)
    listing = draw_listing(
        columns, chosen, view, connection, query.get("page", ""), PAGE, lambda page: view.address(page=page)
    )
    steps = _steps(columns, view, connection)
    return ChronologyPage(
        title=title_of(view),
        view=view,
        total=listing.paging.total,
        within=listing.within,
        undated=int((chosen & ~columns.dated).sum()),
        strip=draw_strip(columns, chosen, view),
        before=steps[0],
        wider=steps[1],
        after=steps[2],
        chips=tuple(chips(view, connection)),
        facets=tuple(_facets(columns, chosen, view, connection, query.get("all", ""))),
        items=listing.items,
        paging=listing.paging,
        coverage=coverage(desk, register),
        all_href="/",
        export_href=view.address("/chronology.csv"),
        edition_href=view.address("/edition"),
    )


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


def title_of(view: Narrowing) -> str:
    """What the chronology of a view is called: its day, its month, its span of time."""
    if view.since == view.until and (first := view.first_day):
        return day_in_words(first) if first == view.last_day else date_in_words(view.since)
    if view.first_day or view.last_day:
        span = [f"from {date_in_words(view.since)}"] if view.first_day else []
        span += [f"to {date_in_words(view.until)}"] if view.last_day else []
        return "Chronology " + " ".join(span)
    return "Chronology"


def chips(view: Narrowing, connection: sqlite3.Connection) -> Iterator[Chip]:
    """The parts of a narrowing in words, each with the view without it."""
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
    if name in _WORDS:
        return _WORDS[name].get(value, value)
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


def coverage(desk: Desk, register: Register) -> Coverage:
    """How much of the records the chronology stands on, and how much could not be read or dated."""
    undated = int((~desk.columns(register).dated).sum())
    return Coverage(*desk.kept(register, "coverage", _read), undated)


def _read(connection: sqlite3.Connection) -> tuple[int, int, int, int]:
    """Files, pages, what of them could not be read, and records without a date."""
    files, pages, unread, undated = connection.execute(
        """SELECT (SELECT count(*) FROM source), (SELECT count(*) FROM page),
                  (SELECT count(*) FROM source WHERE unread IS NOT NULL)
                  + (SELECT count(*) FROM page WHERE unread IS NOT NULL),
                  (SELECT count(*) FROM record WHERE date_earliest IS NULL AND date_latest IS NULL)"""
    ).fetchone()
    return files, pages, unread, undated
