"""The reader's edition: a chronology to be printed, quotations under their days and sources in footnotes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from regesta.register import Register
from regesta.room.chronology import Chip, Coverage, chips, coverage, title_of
from regesta.room.desk import Desk
from regesta.room.entries import EntryView
from regesta.room.links import Link
from regesta.room.listing import Gap, Heading, draw_listing
from regesta.room.narrowing import Narrowing
from regesta.room.paging import Paging
from regesta.room.record import citation
from regesta.room.rows import records_by_id
from regesta.room.words import counted

SIZE = 600  # entries of one volume: some fifty sheets, made and laid out in a moment
PAPERS = {"a4": "A4", "letter": "US Letter"}


@dataclass(frozen=True, slots=True)
class Item:
    """A quotation with the number of its footnote, and what is said of it in the line: "planned"."""

    number: int
    quote: str
    remark: str
    note: str
    href: str


@dataclass(frozen=True, slots=True)
class Section:
    """A month, or a stretch of time, with all that stands under it, and its notes."""

    heading: Heading | None
    parts: tuple[Heading | Gap | Item, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """The quotations, whose notes stand at the section's end where no page foot can take them."""
        return tuple(part for part in self.parts if isinstance(part, Item))


@dataclass(frozen=True, slots=True)
class EditionPage:
    """A volume of the reader's edition: what its template receives."""

    title: str
    chips: tuple[Chip, ...]
    sections: tuple[Section, ...]
    paging: Paging
    coverage: Coverage
    paper: str
    papers: tuple[Link, ...]
    back_href: str


def edition_page(desk: Desk, register: Register, query: Mapping[str, str]) -> EditionPage:
    """The chronology narrowed as the address says, as a volume to be printed."""
    view = Narrowing.of(query)
    columns = desk.columns(register)
    connection = register.connection
    paper = query.get("paper", "") if query.get("paper") in PAPERS else next(iter(PAPERS))

    def address(page: str = "", paper: str = paper) -> str:
        return view.address("/edition", page=page, paper=paper if paper != "a4" else "")

    chosen = view.mask(columns, connection)
    listing = draw_listing(columns, chosen, view, connection, query.get("page", ""), SIZE, address)
    entries = [item for item in listing.items if isinstance(item, EntryView)]
    notes = dict(zip((entry.id for entry in entries), _notes(connection, entries), strict=True))
    return EditionPage(
        title=title_of(view),
        chips=tuple(chip for chip in chips(view, connection) if chip.label not in {"from", "to"}),
        sections=tuple(_sections(listing.items, notes, listing.paging.first)),
        paging=listing.paging,
        coverage=coverage(desk, register),
        paper=paper,
        papers=tuple(Link(name, address("", each), "shown" if each == paper else "") for each, name in PAPERS.items()),
        back_href=view.address(),
    )


def _sections(listed: Sequence[Heading | Gap | EntryView], notes: Mapping[str, str], first: int) -> Iterator[Section]:
    heading: Heading | None = None
    parts: list[Heading | Gap | Item] = []
    number = max(first, 1)
    for item in listed:
        if isinstance(item, Heading) and item.level == 2:
            if parts:
                yield Section(heading, tuple(parts))
            heading, parts = item, []
        elif isinstance(item, EntryView):
            remark = "" if item.certainty == "occurred" else item.certainty_word
            parts.append(Item(number, " ".join(item.quote.split()), remark, notes[item.id], item.href))
            number += 1
        else:
            parts.append(item)
    if parts:
        yield Section(heading, tuple(parts))


def _notes(connection: sqlite3.Connection, entries: Sequence[EntryView]) -> Iterator[str]:
    """A footnote for each entry: its record and page, how it came by its date, on whose word it stands."""
    records = records_by_id(connection, {entry.record_id for entry in entries})
    before: tuple[str, int] | None = None
    for entry in entries:
        here = (entry.record_id, entry.page)
        if before is not None and before[0] == here[0]:
            where = "Ibid." if before == here else f"Ibid., p.\u00a0{entry.page}."
        else:
            where = citation(records[entry.record_id], entry.page).replace(" p. ", " p.\u00a0")
        before = here
        yield " ".join([where, *_remarks(entry)])


def _remarks(entry: EntryView) -> Iterator[str]:
    if entry.sign != "●":
        words = f", from “{' '.join(entry.date_quote.split())}”" if entry.date_quote else ""
        yield f"Date: {entry.basis_word}{words}."
    if entry.according_to:
        yield f"According to {' '.join(entry.according_to.split())}."
    if entry.sources > 1:
        yield f"Told by {counted(entry.sources, 'independent source')}."
    if entry.disputed:
        yield "Disputed by what is on record elsewhere."
    if entry.standing == "corrected":
        yield "Corrected by an editor."
