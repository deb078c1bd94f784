"""A record: its text with what was read in it marked in place, and everything that is said of it beside."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from regesta.errors import UnknownIdError
from regesta.register import Register, queries
from regesta.register.applied import RECORD_FIELDS
from regesta.register.judgements import on_target
from regesta.register.search import hit_spans
from regesta.room.desk import Desk
from regesta.room.entries import EntryView, entries_by_id
from regesta.room.entry import JudgementView, judgement_view
from regesta.room.markup import Span, Stretch, cut
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


@dataclass(frozen=True, slots=True)
class FieldView:
    """A part of the description: its name, as read, and where on the record it stands."""

    name: str
    value: str
    href: str
    on_form: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date that the record might bear, and why; `chosen` where it does."""

    words: str
    edtf: str
    reason: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page."""

    text: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What another release shows, hides or has otherwise."""

    kind: str
    sentence: str
    before: str
    here: str
    first: str


@dataclass(frozen=True, slots=True)
class Release:
    """Another copy or release of the record."""

    title: str
    href: str
    relation: str
    rank: int
    share: str
    source: str
    compare: str
    findings: tuple[Finding, ...]


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
        raise UnknownIdError("record", record_id, _near(connection, record_id))
    shown = _shown(row, query.get("page", ""))
    title = row["title"] or row["document_type"] or "Untitled record"
    sign_word = BASES.get(row["date_basis"] or "undated", ("?", row["date_basis"], ""))
    entry_count = connection.execute("SELECT count(*) FROM entry WHERE record_id = ?", (record_id,)).fetchone()[0]
    neighbours = _neighbours(connection, row)
    return RecordPage(
        title=title,
        id=record_id,
        source=row["source"],
        file_href=f"/file?{urlencode({'path': row['source']})}",
        number=row["number"],
        kind=row["kind"].replace("_", " "),
        document_type=row["document_type"],
        date_words=date_in_words(row["date"]),
        date_quote=row["date_quote"],
        basis_word=sign_word[1],
        basis_sentence=sign_word[2],
        standing=row["standing"],
        candidates=_candidates(row),
        date_reasons=_sentences(row["date_evidence"]),
        summary=_summary(row),
        fields=_fields(connection, record_id),
        why_begins=_sentences(row["evidence"]),
        pages=tuple(_pages(desk, register, row, shown, query.get("q", ""))),
        first_page=row["first_page"],
        last_page=row["last_page"],
        other_pages=_other_pages(row, shown, query.get("q", "")),
        entries=entry_count,
        chronology_href=f"/?{urlencode({'record': record_id})}",
        before=neighbours[0],
        after=neighbours[1],
        releases=_releases(connection, record_id),
        ledgers=_ledgers(connection, record_id),
        citation=citation(row),
        unread=row["unread"],
    )


def citation(row: Mapping[str, Any] | sqlite3.Row) -> str:
    """How the record may be cited: author or originator, title, type, date, marking; file and pages."""
    who = row["author"] or row["originator"]
    title = f"“{row['title']}”" if row["title"] else (row["document_type"] or "untitled record")
    kind = row["document_type"] if row["title"] else None
    date = date_in_words(row["date"]) if row["date"] else "undated"
    pages = f"p. {row['first_page']}" if row["first_page"] == row["last_page"] else (
        f"pp. {row['first_page']}–{row['last_page']}"
    )  # fmt: skip
    parts = [who, title, kind, date, row["classification"], f"{row['source']}, {pages}"]
    return ", ".join(" ".join(part.split()) for part in parts if part) + "."


def _near(connection: sqlite3.Connection, record_id: str) -> list[str]:
    rows = connection.execute(
        "SELECT record_id FROM record WHERE substr(record_id, 1, 4) = ? ORDER BY record_id LIMIT 5", (record_id[:4],)
    )
    return [row[0] for row in rows]


def _shown(row: sqlite3.Row, asked: str) -> range:
    """The pages shown: from the one asked for on, or from the first."""
    first, last = row["first_page"], row["last_page"]
    begin = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else first
    begin = min(max(begin, first), last)
    begin = first + (begin - first) // SHOWN * SHOWN
    return range(begin, min(begin + SHOWN - 1, last) + 1)


def _other_pages(row: sqlite3.Row, shown: range, query: str) -> tuple[Link, ...]:
    """A link to every run of pages, where the record has more than are shown at once."""
    first, last = row["first_page"], row["last_page"]
    if last - first < SHOWN:
        return ()
    links = []
    for begin in range(first, last + 1, SHOWN):
        end = min(begin + SHOWN - 1, last)
        address = {"page": str(begin)} | ({"q": query} if query else {})
        label = str(begin) if begin == end else f"{begin}–{end}"
        links.append(Link(label, f"?{urlencode(address)}", "shown" if begin == shown.start else ""))
    return tuple(links)


def _pages(desk: Desk, register: Register, row: sqlite3.Row, shown: range, query: str) -> Iterator[PageView]:
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
        spans = [*_line_spans(page), *_reading_spans(connection, row["record_id"], number, page["text"], entries)]
        if found is not None:
            spans += [Span(left, right, "hit") for left, right in hit_spans(connection, found, page["page_id"])]
        start = row["start"] if number == row["first_page"] else 0
        end = row["end"] if number == row["last_page"] else len(page["text"])
        yield PageView(
            number=number,
            stretches=tuple(cut(page["text"], spans, start=start, end=end)),
            unread=page["unread"],
            quality=page["quality"],
            entries=tuple(entries),
            notes=tuple(_corrections(connection, row["source"], number)),
        )


def _line_spans(page: sqlite3.Row) -> list[Span]:
    return [
        Span(start, end, f"line-{role}", _SPOKEN.get(role, role))
        for start, end, role in json.loads(page["lines"])
        if role != "body"
    ]


def _reading_spans(
    connection: sqlite3.Connection, record_id: str, number: int, text: str, entries: Sequence[EntryView]
) -> Iterator[Span]:
    for entry in entries:
        note = f"{entry.date_words} ({entry.basis_word}), {', '.join(entry.types)}"
        start = text.find(entry.quote) if entry.quote else -1
        place = connection.execute("SELECT start, end FROM entry WHERE entry_id = ?", (entry.id,)).fetchone()
        if place is not None:
            start = place[0]
            yield Span(start, place[1], "entry" + (" rejected" if entry.standing == "rejected" else ""), note,
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


def _corrections(connection: sqlite3.Connection, source: str, number: int) -> Iterator[str]:
    rows = connection.execute(
        """SELECT value, author FROM judgement WHERE target = ? AND kind = 'correct' AND undone_at IS NULL
           ORDER BY judgement_id""",
        (f"page:{source}#{number}",),
    )
    for value, author in rows:
        said = json.loads(value)
        if isinstance(said, dict) and "quote" in said and "reading" in said:
            yield f"{author} reads “{said['quote']}” as “{said['reading']}”."


def _candidates(row: sqlite3.Row) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(date_in_words(edtf), edtf, reason, edtf == row["date"])
        for edtf, reason in json.loads(row["date_candidates"])
    )


def _sentences(evidence: str) -> tuple[str, ...]:
    return tuple(sentence for _, _, sentence in json.loads(evidence))


def _summary(row: sqlite3.Row) -> tuple[tuple[str, str], ...]:
    names = ("originator", "author", "recipient", "classification", "language")
    found = [(name.capitalize(), " ".join(str(row[name]).split())) for name in names if row[name]]
    if row["quality"] is not None:
        found.append(("Reads as language", f"{row['quality']:.0%} of the text"))
    return tuple(found)


def _fields(connection: sqlite3.Connection, record_id: str) -> tuple[FieldView, ...]:
    rows = connection.execute(
        "SELECT name, value, page, on_form FROM record_field WHERE record_id = ? ORDER BY on_form, position",
        (record_id,),
    )
    return tuple(
        FieldView(name.replace("_", " "), value, f"?page={page}#p{page}", bool(on_form))
        for name, value, page, on_form in rows
    )


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
        title = near["title"] or near["document_type"] or near["kind"].replace("_", " ")
        found.append(Link(title, f"/record/{near['record_id']}", date_in_words(near["date"])))
    return found[0], found[1]


def _releases(connection: sqlite3.Connection, record_id: str) -> tuple[Release, ...]:
    rows = connection.execute(
        """SELECT o.*, r.title, r.document_type, s.path FROM lineage m JOIN lineage o USING (lineage_id)
           JOIN record r ON r.record_id = o.record_id JOIN source s USING (source_id)
           WHERE m.record_id = ? AND o.record_id <> m.record_id ORDER BY o.rank, o.record_id""",
        (record_id,),
    )
    return tuple(
        Release(
            title=row["title"] or row["document_type"] or "Untitled record",
            href=f"/record/{row['record_id']}",
            relation=row["relation"],
            rank=row["rank"],
            share=f"{row['similarity']:.0%}",
            source=row["path"],
            compare=f"/compare?{urlencode({'one': record_id, 'other': row['record_id']})}",
            findings=tuple(
                Finding(item["kind"], item["sentence"], item["before"], item["here"], item["first"])
                for item in json.loads(row["findings"])
            ),
        )
        for row in rows
    )


def _ledgers(connection: sqlite3.Connection, record_id: str) -> tuple[Link, ...]:
    rows = connection.execute(
        "SELECT ledger, count(*) FROM ledger_row WHERE record_id = ? GROUP BY ledger ORDER BY ledger", (record_id,)
    )
    return tuple(Link(f"{count} {name}", f"/{name}?record={record_id}") for name, count in rows)


@dataclass(frozen=True, slots=True)
class CorrectionPage:
    """The form that corrects a record's description: what its template receives."""

    title: str
    id: str
    citation: str
    fields: tuple[tuple[str, str, str], ...]  # name, label, value as it stands
    history: tuple[JudgementView, ...]


def correction_page(desk: Desk, register: Register, record_id: str, query: Mapping[str, str]) -> CorrectionPage:
    """The form for a record.

    Raises UnknownIdError.
    """
    row = queries.record(register, record_id)
    if row is None:
        raise UnknownIdError("record", record_id, _near(register.connection, record_id))
    labels = {"date": "Date (1961-08-29, 1961-08, 1961)", "document_type": "Kind of record"}
    fields = tuple((name, labels.get(name, name.capitalize()), row[name] or "") for name in RECORD_FIELDS)
    made = reversed(on_target(register, f"record:{record_id}"))
    history = tuple(judgement_view(register.connection, judgement) for judgement in made)
    return CorrectionPage("Correct the description", record_id, citation(row), fields, history)
