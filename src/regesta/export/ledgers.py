"""Rows of the four ledgers: the ledger's own fields, the entries a row stands on, and its quotes with their pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from regesta.model.ledgers import Ledger
from regesta.register import queries
from regesta.register.register import Register


def instruments(register: Register) -> Iterator[dict[str, Any]]:
    """Agreements, treaties, protocols, contracts."""
    return _rows(register, "instruments")


def commitments(register: Register) -> Iterator[dict[str, Any]]:
    """Promises and offers."""
    return _rows(register, "commitments")


def positions(register: Register) -> Iterator[dict[str, Any]]:
    """Stances of actors, each on somebody's word."""
    return _rows(register, "positions")


def measures(register: Register) -> Iterator[dict[str, Any]]:
    """Plans of action, sanctions, breaks of relations."""
    return _rows(register, "measures")


def _rows(register: Register, ledger: Ledger) -> Iterator[dict[str, Any]]:
    for row in queries.ledger_rows(register, ledger):
        yield {
            "id": row["row_id"],
            "record": row["record_id"],
            "source": row["source"],
            **json.loads(row["fields"]),
            "entries": json.loads(row["entries"]),
            "quotes": [
                {"source": row["source"], "page": page, "start": start, "end": end, "quote": text}
                for page, start, end, text in json.loads(row["quotes"])
            ],
        }


def conversations(register: Register) -> Iterator[dict[str, Any]]:
    """The turns of talks that were written down, each a quote, in the order they were spoken."""
    return _rows(register, "conversations")
