"""An entry as the pages of the reading room show it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote as quoted

from regesta.model.entries import confidence_of, is_doubtful
from regesta.register.queries import STANDS
from regesta.room.quotes import Candidate, candidates_of, sentences
from regesta.room.words import BASES, CERTAINTIES, STANCES, date_in_words

SHOWN = 60  # entries shown on the page of a person, place or event; the chronology has them all


@dataclass(frozen=True, slots=True)
class Party:
    """A person or a place with its part in a happening, and the page that tells more of it."""

    name: str
    role: str
    href: str
    doubtful: bool = False  # less likely than not to have part in it


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry with all that a reader needs to judge it and cite it."""

    id: str
    quote: str
    date: str | None
    date_words: str
    earliest: str | None
    latest: str | None
    date_quote: str | None
    basis: str
    sign: str  # ● ◐ ○ –: date given, inferred, bounded, none
    basis_word: str
    basis_sentence: str
    types: tuple[str, ...]
    certainty: str
    certainty_word: str
    worth: str
    confidence: str | None  # high, moderate, low; None where nothing weighed it
    according_to: str | None
    attribution: tuple[str, ...]
    people: tuple[Party, ...]
    places: tuple[Party, ...]
    amounts: tuple[str, ...]
    flags: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    evidence: tuple[str, ...]
    source: str
    page: int
    record_id: str
    record_title: str
    record_date: str | None
    classification: str | None
    document_type: str | None
    event_id: str | None
    sources: int  # independent sources of the event
    stance: str | None
    stance_word: str
    standing: str | None  # accepted, corrected, rejected
    disputed: tuple[str, ...]  # ids of the discrepancies it is part of

    @property
    def href(self) -> str:
        """Where it stands in its record."""
        return f"/record/{self.record_id}?page={self.page}#e-{self.id}"


def entries_by_id(connection: sqlite3.Connection, ids: Sequence[str]) -> list[EntryView]:
    """These entries in this order; ids that are no longer in the register are passed over."""
    marks = ",".join("?" * len(ids))
    rows = {
        row["entry_id"]: row
        for row in connection.execute(
            f"""SELECT e.*, s.path AS source, r.title AS record_title, r.date AS record_date, r.classification,
                       r.document_type, x.event_id, x.stance, v.sources, t.standing
                FROM entry e JOIN record r USING (record_id) JOIN source s USING (source_id)
                LEFT JOIN event_entry x ON x.entry_id = e.entry_id LEFT JOIN event v ON v.event_id = x.event_id
                LEFT JOIN standing t ON t.entry_id = e.entry_id
                WHERE e.entry_id IN ({marks})""",
            tuple(ids),
        )
    }
    people = _parties(connection, "participant", "person", ids)
    places = _parties(connection, "entry_place", "place", ids)
    amounts = _grouped(connection, f"SELECT entry_id, quote FROM amount WHERE entry_id IN ({marks})", ids)
    disputed = _grouped(
        connection,
        f"""SELECT j.value, d.discrepancy_id FROM discrepancy d, json_each(d.entries) j
            WHERE j.value IN ({marks}) ORDER BY d.discrepancy_id""",
        ids,
    )
    return [
        _view(rows[key], people.get(key, []), places.get(key, []), amounts.get(key, []), disputed.get(key, []))
        for key in ids
        if key in rows
    ]


def ids_naming(connection: sqlite3.Connection, table: str, what: str, identifier: str) -> list[str]:
    """Entries that name a thing, by the table that ties them to it, in order of time; none that was rejected."""
    rows = connection.execute(
        f"""SELECT DISTINCT e.entry_id, e.date_earliest, e.date_latest FROM {table} t JOIN entry e USING (entry_id)
            WHERE t.{what}_id = ? AND {STANDS}
            ORDER BY e.date_earliest IS NULL, e.date_earliest, e.date_latest, e.entry_id""",
        (identifier,),
    )
    return [row[0] for row in rows]


def _view(
    row: sqlite3.Row, people: list[Party], places: list[Party], amounts: list[str], disputed: list[str]
) -> EntryView:
    basis = row["date_basis"] if row["date"] else "undated"
    sign, word, sentence = BASES.get(basis, ("?", basis, ""))
    return EntryView(
        id=row["entry_id"],
        quote=row["quote"],
        date=row["date"],
        date_words=date_in_words(row["date"]),
        earliest=row["date_earliest"],
        latest=row["date_latest"],
        date_quote=row["date_quote"],
        basis=basis,
        sign=sign,
        basis_word=word,
        basis_sentence=sentence,
        types=tuple(json.loads(row["types"])),
        certainty=row["certainty"],
        certainty_word=CERTAINTIES.get(row["certainty"], row["certainty"]),
        worth=row["worth"],
        confidence=confidence_of(row["chance"]),
        according_to=row["according_to"],
        attribution=tuple(json.loads(row["attribution"])),
        people=tuple(people),
        places=tuple(places),
        amounts=tuple(amounts),
        flags=tuple(json.loads(row["flags"])),
        candidates=candidates_of(row),
        evidence=sentences(row["evidence"]),
        source=row["source"],
        page=row["page"],
        record_id=row["record_id"],
        record_title=row["record_title"] or row["document_type"] or "Untitled record",
        record_date=row["record_date"],
        classification=row["classification"],
        document_type=row["document_type"],
        event_id=row["event_id"],
        sources=row["sources"] or 0,
        stance=row["stance"],
        stance_word=STANCES.get(row["stance"], ""),
        standing=row["standing"],
        disputed=tuple(disputed),
    )


def _parties(connection: sqlite3.Connection, table: str, what: str, ids: Sequence[str]) -> dict[str, list[Party]]:
    marks = ",".join("?" * len(ids))
    found: dict[str, list[Party]] = {}
    for key, name, role, identifier, chance in connection.execute(
        f"""SELECT entry_id, name, role, {what}_id, chance FROM {table} WHERE entry_id IN ({marks})
            ORDER BY entry_id, position""",
        tuple(ids),
    ):
        href = f"/{what}/{quoted(identifier, safe='')}" if identifier else f"/?{what}={quoted(name)}"
        found.setdefault(key, []).append(Party(" ".join(name.split()), role, href, is_doubtful(chance)))
    return found


def _grouped(connection: sqlite3.Connection, sql: str, ids: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in connection.execute(sql, tuple(ids)):
        found.setdefault(key, []).append(value)
    return found
