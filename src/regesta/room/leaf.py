"""A page of a record: its text with entries, dates, names and hits marked in place."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regesta.register import Register
from regesta.register.corrections import Correction, corrections_of
from regesta.register.search import hit_spans
from regesta.room.desk import Desk
from regesta.room.entries import EntryView, entries_by_id
from regesta.room.markup import Span, Stretch, cut
from regesta.room.scan import Scan, picture_address
from regesta.room.words import BASES, date_in_words

SHOWN = 4  # pages of a record shown at once: more would make a slow page of a long dossier
_SPOKEN = {
    "furniture": "page furniture",
    "marking": "marking",
    "stamp": "stamp",
    "boilerplate": "boilerplate",
    "form": "form",
    "distribution": "distribution",
    "header": "header",
    "signature": "signature",
    "heading": "heading",
    "table": "table",
}
_USES = {
    "act": "dates a happening",
    "record": "dates the record",
    "heading": "heads an entry",
    "mention": "only cited",
    "furniture": "stamp or furniture",
    "field": "a field of a form",
}


@dataclass(frozen=True, slots=True)
class PageView:
    """One page of the record in stretches, or the reason why it could not be read."""

    number: int
    stretches: tuple[Stretch, ...]
    unread: str | None
    quality: float | None
    entries: tuple[EntryView, ...]
    notes: tuple[str, ...]  # corrections of the reading that people left on this page
    picture: str  # the address of its picture; empty where there is no scan


def shown_pages(row: sqlite3.Row, asked: str) -> range:
    """The pages shown: from the one asked for on, or from the first."""
    first, last = row["first_page"], row["last_page"]
    begin = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else first
    begin = min(max(begin, first), last)
    begin = first + (begin - first) // SHOWN * SHOWN
    return range(begin, min(begin + SHOWN - 1, last) + 1)


def leaves(
    desk: Desk, register: Register, row: sqlite3.Row, shown: range, query: str, scan: Scan | None
) -> Iterator[PageView]:
    """The pages of a record that are shown, in order, with the hits of a search marked as well."""
    connection = register.connection
    found = desk.find(register, query, exact=False) if query else None
    rows = connection.execute(
        "SELECT * FROM page WHERE source_id = ? AND number BETWEEN ? AND ? ORDER BY number",
        (row["source_id"], shown.start, shown.stop - 1),
    )
    for page in rows.fetchall():
        number = page["number"]
        ids = connection.execute(
            """SELECT entry_id FROM entry WHERE record_id = ? AND page = ? ORDER BY start, end, entry_id""",
            (row["record_id"], number),
        ).fetchall()
        entries = entries_by_id(connection, [item[0] for item in ids])
        spans = [*_line_spans(page), *_reading_spans(connection, row["record_id"], number, entries)]
        corrections = corrections_of(connection, row["source"], number)
        spans += _misread(page["text"], corrections)
        if found is not None:
            spans += [Span(left, right, "hit") for left, right in hit_spans(connection, found, page["page_id"])]
        text = page["text"]
        start = row["start"] if number == row["first_page"] else 0
        end = row["end"] if number == row["last_page"] else len(text)
        start += len(text[start:end]) - len(text[start:end].lstrip("\n"))  # empty lines at the head show nothing
        yield PageView(
            number=number,
            stretches=tuple(cut(text, spans, start=start, end=end)),
            unread=page["unread"],
            quality=page["quality"],
            entries=tuple(entries),
            notes=tuple(f"{each.author} reads “{each.quote}” as “{each.reading}”." for each in corrections),
            picture=picture_address(row["source"], number) if scan is not None and number <= scan.pages else "",
        )


def _line_spans(page: sqlite3.Row) -> list[Span]:
    return [
        Span(start, end, f"line-{role}", _SPOKEN.get(role, role))
        for start, end, role in json.loads(page["lines"])
        if role != "body"
    ]


def _reading_spans(
    connection: sqlite3.Connection, record_id: str, number: int, entries: Sequence[EntryView]
) -> Iterator[Span]:
    for entry in entries:
        note = f"{entry.date_words} ({entry.basis_word}), {' or '.join(entry.types)}"
        place = connection.execute("SELECT start, end FROM entry WHERE entry_id = ?", (entry.id,)).fetchone()
        if place is not None:
            yield Span(place[0], place[1], "entry" + (" rejected" if entry.standing == "rejected" else ""), note,
                       f"e-{entry.id}", f"#c-{entry.id}")  # fmt: skip
    for start, end, value, use, basis in connection.execute(
        "SELECT start, end, edtf, use, basis FROM date_reading WHERE record_id = ? AND page = ?", (record_id, number)
    ):
        words = f"date: {date_in_words(value)} ({BASES.get(basis, ('', basis))[1]}; {_USES.get(use, use)})"
        yield Span(start, end, f"date date-{use}", words)
    for start, end, kind, refers_to in connection.execute(
        "SELECT start, end, kind, refers_to FROM name_reading WHERE record_id = ? AND page = ?", (record_id, number)
    ):
        yield Span(start, end, f"name name-{kind}", f"{kind}: {refers_to}" if refers_to else kind)


def _misread(text: str, corrections: Sequence[Correction]) -> Iterator[Span]:
    """Where words stand that people read otherwise."""
    for each in corrections:
        at = text.find(each.quote)
        while at >= 0:
            yield Span(at, at + len(each.quote), "misread", f"{each.author} reads “{each.reading}”")
            at = text.find(each.quote, at + len(each.quote))
