"""Rows of the four ledgers: the ledger's own fields, the entries a row stands on, and its quotes with their pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from regesta.model.ledgers import Ledger
from regesta.register import queries
from regesta.register.ledgers import links_to, told_together
from regesta.register.register import Register
from regesta.register.stances import stance_rows


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


def conversations(register: Register) -> Iterator[dict[str, Any]]:
    """The turns of talks that were written down, each a quote, in the order they were spoken."""
    return _rows(register, "conversations")


def stances(register: Register) -> Iterator[dict[str, Any]]:
    """Actors by issues over time: one row for each stance of an actor, with what is told differently."""
    return stance_rows(register)


def _rows(register: Register, ledger: Ledger) -> Iterator[dict[str, Any]]:
    """One row for each thing told: what several records say of one instrument is gathered in the first one's row."""
    rows = {row["row_id"]: row for row in queries.ledger_rows(register, ledger)}
    links = links_to(register)
    gathered = {link["row_id"] for linked in links.values() for link in linked if link["relation"] == "same"}
    for key, row in rows.items():
        if key in gathered:
            continue
        tied = links.get(key, [])
        told = [row, *(rows[link["row_id"]] for link in tied if link["relation"] == "same")]
        yield {
            "id": key,
            "record": row["record_id"],
            "source": row["source"],
            **told_together([json.loads(item["fields"]) for item in told]),
            "entries": [entry for item in told for entry in json.loads(item["entries"])],
            "quotes": _once([quote for item in told for quote in _quotes(item)]),
            "later": [
                {**_tie(link), "relation": link["relation"]}
                for link in tied
                if link["relation"] not in {"same", "differs"}
            ],
            **({"differs": [_tie(link) for link in tied]} if ledger == "positions" else {}),
        }


def _once(quotes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The quotes in order, each once: two rows of one sentence have it both."""
    return list({(one["source"], one["page"], one["start"]): one for one in reversed(quotes)}.values())[::-1]


def _tie(link: Any) -> dict[str, str]:
    return {"id": link["row_id"], "reason": link["reason"]}


def _quotes(row: Any) -> list[dict[str, Any]]:
    return [
        {"source": row["source"], "page": page, "start": start, "end": end, "quote": text}
        for page, start, end, text in json.loads(row["quotes"])
    ]
