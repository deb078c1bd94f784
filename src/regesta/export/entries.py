"""Rows of entries, as docs/contract of the JSONL has them: one happening a row, in chronological order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from regesta.register import queries
from regesta.register.register import Register


def rows(register: Register, narrowing: queries.Narrowing | None = None) -> Iterator[dict[str, Any]]:
    """One row for each entry; those without a date come last."""
    participants = queries.parts_of_entries(register, "participant", ("name", "role", "person_id", "stands_for"))
    places = queries.parts_of_entries(register, "entry_place", ("name", "role", "place_id"))
    amounts = queries.parts_of_entries(register, "amount", ("quote", "value", "unit"))
    disputed = queries.discrepancies_by_entry(register)
    for entry in queries.entries(register, narrowing):
        key = entry["entry_id"]
        yield {
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
                }
                for part in participants.get(key, [])
            ],
            "places": [
                {"name": place["name"], "role": place["role"], "place": place["place_id"]}
                for place in places.get(key, [])
            ],
            "amounts": [
                {"quote": amount["quote"], "value": amount["value"], "unit": amount["unit"]}
                for amount in amounts.get(key, [])
            ],
            "certainty": entry["certainty"],
            "according_to": entry["according_to"],
            "attribution": json.loads(entry["attribution"]),
            "worth": entry["worth"],
            "discrepancies": disputed.get(key, []),
        }
