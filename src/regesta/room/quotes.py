"""Quotations of a record's words, and the sentences of evidence, as pages show them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from regesta.room.words import date_in_words, dates_in_words


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Words of a record, with the way to where they stand."""

    text: str
    title: str
    source: str
    page: int
    href: str
    date_words: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date that an entry or a record might bear, and why; `chosen` where it does."""

    edtf: str
    words: str
    reason: str
    chosen: bool


def quote_views(connection: sqlite3.Connection, quotes: Sequence[Sequence[Any]]) -> tuple[QuoteView, ...]:
    """The first forty quotations whose records are in the register; each is (record, page, start, end, text)."""
    found = []
    for record_id, page, _, _, text in quotes[:40]:
        row = connection.execute(
            """SELECT coalesce(r.title, r.document_type, 'Untitled record'), s.path, r.date
               FROM record r JOIN source s USING (source_id) WHERE r.record_id = ?""",
            (record_id,),
        ).fetchone()
        if row is not None:
            href = f"/record/{record_id}?page={page}#p{page}"
            found.append(QuoteView(text, row[0], row[1], page, href, date_in_words(row[2])))
    return tuple(found)


def sentences(evidence: str) -> tuple[str, ...]:
    """The sentences of the evidence kept as JSON, without their stages and rules, their dates in words."""
    return tuple(dates_in_words(sentence) for _, _, sentence in json.loads(evidence))


def candidates_of(row: sqlite3.Row) -> tuple[Candidate, ...]:
    """The dates that were weighed for an entry or a record."""
    return tuple(
        Candidate(edtf, date_in_words(edtf), reason, edtf == row["date"])
        for edtf, reason in json.loads(row["date_candidates"])
    )
