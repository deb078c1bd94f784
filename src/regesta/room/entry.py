"""One entry, to be checked: how it came about, what else is told of it, and the forms that judge it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from regesta.errors import UnknownIdError
from regesta.model.entries import Certainty, EntryType, Worth
from regesta.register import Register, queries
from regesta.register.judgements import Judgement, on_target
from regesta.room.desk import Desk
from regesta.room.entries import EntryView, entries_by_id
from regesta.room.markup import Span, Stretch, cut
from regesta.room.quotes import sentences
from regesta.room.record import citation
from regesta.room.rows import records_by_id
from regesta.room.scan import scan_of
from regesta.room.words import date_in_words

AROUND = 500  # characters of the page shown before and after the quote
TYPES: tuple[str, ...] = get_args(EntryType)
CERTAINTIES: tuple[str, ...] = get_args(Certainty)
WORTHS: tuple[str, ...] = get_args(Worth)


@dataclass(frozen=True, slots=True)
class JudgementView:
    """A judgement in words, and whether it can still be undone."""

    id: int
    said: str
    author: str
    made_at: str
    reason: str | None
    undone_at: str | None
    target: str
    href: str
    about: str


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A date reading that stands in the quote, with its reasons."""

    text: str
    words: str
    rule: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """An entry: what its template receives."""

    title: str
    entry: EntryView
    context: tuple[Stretch, ...]
    citation: str
    readings: tuple[ReadingView, ...]
    others: tuple[EntryView, ...]  # other tellings of the same event
    history: tuple[JudgementView, ...]
    types: tuple[str, ...]
    certainties: tuple[str, ...]
    worths: tuple[str, ...]
    picture: str  # where its page is shown as scanned; empty where there is no scan
    begins_record: bool  # its page begins a record of the file
    page_target: str


def entry_page(desk: Desk, register: Register, entry_id: str, query: Mapping[str, str]) -> EntryPage:
    """An entry by its id.

    Raises UnknownIdError.
    """
    connection = register.connection
    found = entries_by_id(connection, [entry_id])
    if not found:
        raise UnknownIdError("entry", entry_id, queries.ids_like(register, entry_id))
    entry = found[0]
    row = queries.entry(register, entry_id)
    assert row is not None
    text = queries.page_text(register, entry.source, entry.page)
    context = cut(
        text,
        [Span(row["start"], row["end"], "hit")],
        start=max(0, row["start"] - AROUND),
        end=row["end"] + AROUND,
    )
    record = records_by_id(connection, [entry.record_id])[entry.record_id]
    scanned = scan_of(register, entry.source) is not None
    begins = connection.execute(
        """SELECT 1 FROM record r JOIN source s USING (source_id) WHERE s.path = ? AND r.first_page = ?""",
        (entry.source, entry.page),
    ).fetchone()
    return EntryPage(
        title=f"Entry: {entry.date_words}" if entry.date else "Undated entry",
        entry=entry,
        context=tuple(context),
        citation=citation(record, entry.page),
        readings=_readings(register, row),
        others=_others(connection, entry),
        history=tuple(judgement_view(connection, item) for item in reversed(on_target(register, f"entry:{entry_id}"))),
        types=TYPES,
        certainties=CERTAINTIES,
        worths=WORTHS,
        picture=f"/record/{entry.record_id}?page={entry.page}&view=both#p{entry.page}" if scanned else "",
        begins_record=begins is not None,
        page_target=f"page:{entry.source}#{entry.page}",
    )


def _readings(register: Register, row: sqlite3.Row) -> tuple[ReadingView, ...]:
    return tuple(
        ReadingView(
            reading["text"],
            f"{date_in_words(reading['edtf']) if reading['edtf'] else reading['value']} ({reading['basis']})",
            reading["rule"],
            sentences(reading["evidence"]),
        )
        for reading in queries.readings_in(register, row["record_id"], row["page"], row["start"], row["end"])
    )


def _others(connection: sqlite3.Connection, entry: EntryView) -> tuple[EntryView, ...]:
    ids = connection.execute(
        "SELECT entry_id FROM event_entry WHERE event_id = ? AND entry_id <> ? ORDER BY entry_id LIMIT 30",
        (entry.event_id, entry.id),
    )
    return tuple(entries_by_id(connection, [row[0] for row in ids]))


def judgement_view(connection: sqlite3.Connection, judgement: Judgement) -> JudgementView:
    """A judgement in words, with a link to what it judged."""
    what, _, identifier = judgement.target.partition(":")
    href = f"/{what}/{identifier}" if what in {"entry", "record", "person", "discrepancy", "event"} else ""
    anchor = judgement.anchor or {}
    about = anchor.get("quote") or anchor.get("name") or anchor.get("summary") or judgement.target
    return JudgementView(
        judgement.id,
        in_words(judgement.kind, judgement.value),
        judgement.author,
        judgement.made_at.replace("T", " ").removesuffix("+00:00") + " UTC",
        judgement.reason,
        judgement.undone_at,
        judgement.target,
        href,
        " ".join(str(about).split())[:160],
    )


def in_words(kind: str, value: Any) -> str:
    """What a judgement decided, as a clause: "corrected: date 29 August 1961"."""
    if kind == "correct" and isinstance(value, dict):
        if "reading" in value:
            return f"reads “{value.get('quote', '')}” as “{value['reading']}”"
        parts = []
        for name, said in value.items():
            shown = ", ".join(said) if isinstance(said, list) else date_in_words(said) if name == "date" else said
            parts.append(f"{name.replace('_', ' ')} {shown or 'none'}")
        return "corrected: " + "; ".join(parts)
    words = {
        "accept": "accepted",
        "reject": "rejected",
        "boundary": "a record begins here" if value else "no record begins here",
    }
    if kind in words:
        return words[kind]
    if isinstance(value, dict):
        said = next((str(item) for item in value.values() if isinstance(item, str)), "")
        return f"{kind}: {said}" if said else kind
    return kind
