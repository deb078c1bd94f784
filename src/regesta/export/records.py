"""Rows of records: what each document of each file is, and what could not be read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from regesta.model.records import basis_of
from regesta.register import queries
from regesta.register.register import Register

# Fields of a description that have a column of their own.
_OF_THEIR_OWN = frozenset(["title", "originator", "author", "recipient", "classification", "marking", "reference"])


def rows(register: Register) -> Iterator[dict[str, Any]]:
    """One row for each record, then one for each file of which nothing was read, with its reason."""
    own = queries.fields_by_record(register, on_form=False)
    form = queries.fields_by_record(register, on_form=True)
    for record in queries.records(register):
        key = record["record_id"]
        fields = own.get(key, {})
        yield {
            "record": key,
            "source": record["source"],
            "first_page": record["first_page"],
            "last_page": record["last_page"],
            "kind": record["kind"],
            "pages": record["last_page"] - record["first_page"] + 1,
            "title": record["title"],
            "document_type": record["document_type"],
            "date": record["date"],
            "date_earliest": record["date_earliest"],
            "date_latest": record["date_latest"],
            "date_quote": record["date_quote"],
            "date_basis": record["date_basis"],
            "date_candidates": [edtf for edtf, _ in json.loads(record["date_candidates"])],
            "originator": record["originator"],
            "author": record["author"],
            "recipient": record["recipient"],
            "classification": record["classification"],
            "classification_basis": _basis(record),
            "markings": fields.get("marking", []),
            "references": fields.get("reference", []),
            "fields": {name: values for name, values in fields.items() if name not in _OF_THEIR_OWN},
            "form": form.get(key, {}),
            "language": record["language"],
            "quality": record["quality"],
            "unread": record["unread"],
        }
    for path, reason in queries.unread_sources(register):
        yield {"record": None, "source": path, "first_page": None, "last_page": None, "kind": None, "unread": reason}


def _basis(record: sqlite3.Row) -> str | None:
    """How the classification is known: typed, said, of portions, separated, supplied; judged where a person gave it."""
    if record["classification"] is None:
        return None
    return basis_of(record["classification_rule"]) if record["classification_rule"] else "judged"
