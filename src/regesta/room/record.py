"""A record: its text with what was read in it marked in place, and everything that is said of it beside."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from regesta.errors import UnknownIdError
from regesta.model.records import basis_of
from regesta.register import Register
from regesta.room.desk import Desk
from regesta.room.leaf import SHOWN, PageView, leaves, shown_pages
from regesta.room.links import Link
from regesta.room.quotes import Candidate, candidates_of, sentences
from regesta.room.releases import Release, releases
from regesta.room.scan import Scan, scan_of
from regesta.room.words import BASES, counted, date_in_words, kind_in_words

# How the pages of a record with a scan are shown; the first is what is shown unasked.
VIEWS = {"text": "Text", "picture": "Picture", "both": "Side by side"}


@dataclass(frozen=True, slots=True)
class FieldView:
    """A part of the description: its name, as read, and where on the record it stands."""

    name: str
    value: str
    href: str
    on_form: bool


@dataclass(frozen=True, slots=True)
class RecordPage:
    """A record: what its template receives."""

    title: str
    id: str
    source: str
    file_href: str
    number: int
    kind: str
    document_type: str | None
    date_words: str
    date_quote: str | None
    basis_word: str
    basis_sentence: str
    standing: str | None
    candidates: tuple[Candidate, ...]
    date_reasons: tuple[str, ...]
    summary: tuple[tuple[str, str], ...]
    fields: tuple[FieldView, ...]
    why_begins: tuple[str, ...]
    pages: tuple[PageView, ...]
    view: str  # of VIEWS
    views: tuple[Link, ...]  # the ways in which the pages can be shown; none where there is no scan
    first_page: int
    last_page: int
    other_pages: tuple[Link, ...]
    entries: int
    chronology_href: str
    before: Link | None
    after: Link | None
    releases: tuple[Release, ...]
    ledgers: tuple[Link, ...]
    citation: str
    query: str
    unread: str | None


def record_page(desk: Desk, register: Register, record_id: str, query: Mapping[str, str]) -> RecordPage:
    """A record with the page asked for and those about it.

    Raises UnknownIdError.
    """
    connection = register.connection
    row = connection.execute(
        """SELECT r.*, s.path AS source, t.standing FROM record r JOIN source s USING (source_id)
           LEFT JOIN standing t ON t.record_id = r.record_id WHERE r.record_id = ?""",
        (record_id,),
    ).fetchone()
    if row is None:
        raise UnknownIdError("record", record_id, ids_like(connection, record_id))
    shown = shown_pages(row, query.get("page", ""))
    blank = "Pages without text" if row["kind"] == "blank" else "Untitled record"
    title = row["title"] or row["document_type"] or blank
    sign_word = BASES.get(row["date_basis"] or "undated", ("?", row["date_basis"], ""))
    entry_count = connection.execute("SELECT count(*) FROM entry WHERE record_id = ?", (record_id,)).fetchone()[0]
    neighbours = _neighbours(connection, row)
    scan = scan_of(register, row["source"])
    view = query.get("view", "") if scan and query.get("view") in VIEWS else next(iter(VIEWS))
    kept = {"view": "" if view == "text" else view, "q": query.get("q", "")}
    return RecordPage(
        title=title,
        id=record_id,
        source=row["source"],
        file_href=f"/file?{urlencode({'path': row['source']})}",
        number=row["number"],
        kind=kind_in_words(row["kind"]),
        document_type=row["document_type"],
        date_words=date_in_words(row["date"]),
        date_quote=row["date_quote"],
        basis_word=sign_word[1],
        basis_sentence=sign_word[2],
        standing=row["standing"],
        candidates=candidates_of(row),
        date_reasons=sentences(row["date_evidence"]),
        summary=_summary(row),
        fields=_fields(connection, record_id),
        why_begins=sentences(row["evidence"]),
        pages=tuple(leaves(desk, register, row, shown, query.get("q", ""), scan)),
        view=view,
        views=_views(scan, view, kept | {"page": str(shown.start)}),
        first_page=row["first_page"],
        last_page=row["last_page"],
        other_pages=_other_pages(row, shown, kept),
        entries=entry_count,
        chronology_href=f"/?{urlencode({'record': record_id})}",
        before=neighbours[0],
        after=neighbours[1],
        releases=releases(connection, record_id),
        ledgers=_ledgers(connection, record_id),
        citation=citation(row),
        query=query.get("q", ""),
        unread=row["unread"],
    )


def citation(row: Mapping[str, Any] | sqlite3.Row, page: int | None = None) -> str:
    """How the record may be cited: author or originator, title, type, date, marking; file and pages, or one page."""
    who = row["author"] or row["originator"]
    title = f"“{row['title']}”" if row["title"] else (row["document_type"] or "untitled record")
    kind = row["document_type"] if row["title"] else None
    date = date_in_words(row["date"]) if row["date"] else "undated"
    first, last = (page, page) if page is not None else (row["first_page"], row["last_page"])
    pages = f"p. {first}" if first == last else f"pp. {first}–{last}"
    parts = [who, title, kind, date, row["classification"], f"{row['source']}, {pages}"]
    return ", ".join(" ".join(part.split()) for part in parts if part) + "."


def ids_like(connection: sqlite3.Connection, record_id: str) -> list[str]:
    """A few records whose ids begin as this one does, for a reader who mistyped it."""
    rows = connection.execute(
        "SELECT record_id FROM record WHERE substr(record_id, 1, 4) = ? ORDER BY record_id LIMIT 5", (record_id[:4],)
    )
    return [row[0] for row in rows]


def _views(scan: Scan | None, view: str, kept: dict[str, str]) -> tuple[Link, ...]:
    if scan is None:
        return ()
    return tuple(Link(label, _asking(kept | {"view": name}), "shown" if name == view else "")
                 for name, label in VIEWS.items())  # fmt: skip


def _asking(asked: Mapping[str, str]) -> str:
    return "?" + urlencode({name: value for name, value in asked.items() if value})


def _other_pages(row: sqlite3.Row, shown: range, kept: Mapping[str, str]) -> tuple[Link, ...]:
    """A link to every run of pages, where the record has more than are shown at once."""
    first, last = row["first_page"], row["last_page"]
    if last - first < SHOWN:
        return ()
    links = []
    for begin in range(first, last + 1, SHOWN):
        end = min(begin + SHOWN - 1, last)
        label = str(begin) if begin == end else f"{begin}–{end}"
        links.append(Link(label, _asking({"page": str(begin), **kept}), "shown" if begin == shown.start else ""))
    return tuple(links)


def _summary(row: sqlite3.Row) -> tuple[tuple[str, str], ...]:
    names = ("originator", "author", "recipient", "classification", "language")
    found = [(name.capitalize(), " ".join(str(row[name]).split())) for name in names if row[name]]
    if row["quality"] is not None:
        found.append(("Legible", f"{row['quality']:.0%} reads as language"))
    return tuple(found)


def _fields(connection: sqlite3.Connection, record_id: str) -> tuple[FieldView, ...]:
    rows = connection.execute(
        "SELECT name, value, page, on_form, rule FROM record_field WHERE record_id = ? ORDER BY on_form, position",
        (record_id,),
    )
    return tuple(
        FieldView(name.replace("_", " "), _as_known(value, rule), f"?page={page}#p{page}", bool(on_form))
        for name, value, page, on_form, rule in rows
    )


def _as_known(value: str, rule: str) -> str:
    """A value with "(supplied)" behind it where no page says it and no bracket tells so."""
    return f"{value} (supplied)" if basis_of(rule) == "supplied" and not value.startswith("[") else value


def _neighbours(connection: sqlite3.Connection, row: sqlite3.Row) -> tuple[Link | None, Link | None]:
    found: list[Link | None] = []
    for step in (-1, 1):
        near = connection.execute(
            "SELECT record_id, title, document_type, date, kind FROM record WHERE source_id = ? AND number = ?",
            (row["source_id"], row["number"] + step),
        ).fetchone()
        if near is None:
            found.append(None)
            continue
        title = near["title"] or near["document_type"] or kind_in_words(near["kind"])
        found.append(Link(title, f"/record/{near['record_id']}", date_in_words(near["date"])))
    return found[0], found[1]


def _ledgers(connection: sqlite3.Connection, record_id: str) -> tuple[Link, ...]:
    rows = connection.execute(
        "SELECT ledger, count(*) FROM ledger_row WHERE record_id = ? GROUP BY ledger ORDER BY ledger", (record_id,)
    )
    return tuple(
        Link(counted(count, name.removesuffix("s"), name), f"/{name}?record={record_id}") for name, count in rows
    )
