"""Rows of entries, as docs/contract of the JSONL has them: one happening a row, in chronological order."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from regesta.errors import UnknownIdError
from regesta.export.gaps import gap_in
from regesta.model.entries import confidence_of
from regesta.register import queries
from regesta.register.register import Register

_PARTS = {
    "participant": ("name", "role", "person_id", "stands_for", "chance", "start", "end"),
    "entry_place": ("name", "role", "place_id", "chance"),
    "amount": ("quote", "value", "unit"),
}


def rows(register: Register, narrowing: queries.Narrowing | None = None) -> Iterator[dict[str, Any]]:
    """One row for each entry; those without a date come last."""
    parts = {table: queries.parts_of_entries(register, table, columns) for table, columns in _PARTS.items()}
    disputed = queries.discrepancies_by_entry(register)
    for entry in queries.entries(register, narrowing):
        yield _row(entry, parts, disputed)


def row_of(register: Register, entry_id: str) -> dict[str, Any]:
    """The row of one entry, rejected or not.

    Raises UnknownIdError where there is none of that id.
    """
    entry = queries.entry(register, entry_id)
    if entry is None:
        raise UnknownIdError("entry", entry_id, [])
    parts = {table: queries.parts_of_entries(register, table, columns, entry_id) for table, columns in _PARTS.items()}
    return _row(entry, parts, queries.discrepancies_by_entry(register, entry_id))


def _gap(part: dict[str, Any]) -> dict[str, Any] | None:
    """Of a name withheld, how many characters long it is by the page, null where that does not tell.

    A part carried back stands at the pronoun, whose length tells nothing of the name.
    """
    there = part["start"] is not None and part["end"] is not None and part["stands_for"] is None
    gap = gap_in(part["name"], part["end"] - part["start"] if there else 0)
    return None if gap is None else {"characters": gap.characters}


def _row(
    entry: sqlite3.Row, parts: dict[str, dict[str, list[dict[str, Any]]]], disputed: dict[str, list[str]]
) -> dict[str, Any]:
    key = entry["entry_id"]
    return {
        "entry": key,
        "event": entry["event_id"],
        "record": entry["record_id"],
        "source": entry["source"],
        "page": entry["page"],
        "start": entry["start"],
        "end": entry["end"],
        "quote": entry["quote"],
        "date": entry["date"],
        "date_earliest": entry["date_earliest"],
        "date_latest": entry["date_latest"],
        "date_quote": entry["date_quote"],
        "date_basis": entry["date_basis"],
        "date_candidates": [edtf for edtf, _ in json.loads(entry["date_candidates"])],
        "types": json.loads(entry["types"]),
        "participants": [
            {
                "name": part["name"],
                "role": part["role"],
                "person": part["person_id"],
                "stands_for": part["stands_for"],
                "gap": _gap(part),
                "chance": part["chance"],
            }
            for part in parts["participant"].get(key, [])
        ],
        "places": [
            {"name": place["name"], "role": place["role"], "place": place["place_id"], "chance": place["chance"]}
            for place in parts["entry_place"].get(key, [])
        ],
        "amounts": [
            {"quote": amount["quote"], "value": amount["value"], "unit": amount["unit"]}
            for amount in parts["amount"].get(key, [])
        ],
        "certainty": entry["certainty"],
        "according_to": entry["according_to"],
        "attribution": json.loads(entry["attribution"]),
        "worth": entry["worth"],
        "chance": entry["chance"],
        "confidence": confidence_of(entry["chance"]),
        "discrepancies": disputed.get(key, []),
    }
