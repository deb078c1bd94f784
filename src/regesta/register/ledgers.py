"""Ledger rows and the ties between them: read for reconcile, saved, and read again for those who ask."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator

from regesta.model.ledgers import LedgerLink, RowOnRecord
from regesta.register.register import Register


def rows_to_link(register: Register) -> Iterator[RowOnRecord]:
    """The instruments and commitments of every record, by path and place."""
    rows = register.connection.execute(
        """SELECT l.row_id, l.ledger, l.fields, coalesce(r.date_earliest, '9999') AS date, s.path, r.number
           FROM ledger_row l JOIN record r USING (record_id) JOIN source s USING (source_id)
           WHERE l.ledger IN ('instruments', 'commitments') ORDER BY s.path, r.number, l.row_id"""
    )
    for row in rows:
        fields = tuple(json.loads(row["fields"]).items())
        yield RowOnRecord(row["row_id"], row["ledger"], fields, (row["date"], row["path"], row["number"]))


def save_links(connection: sqlite3.Connection, links: Iterable[LedgerLink]) -> None:
    """Put these ties in place of those that were there."""
    connection.execute("DELETE FROM ledger_link")
    connection.executemany(
        "INSERT INTO ledger_link VALUES (?, ?, ?, ?)",
        ((link.row, link.earlier, link.relation, "; ".join(item.sentence for item in link.evidence)) for link in links),
    )


def links_to(register: Register) -> dict[str, list[sqlite3.Row]]:
    """By the id of the earlier row: the rows that are tied to it, with the relation and its reason."""
    found: dict[str, list[sqlite3.Row]] = {}
    for row in register.connection.execute("SELECT * FROM ledger_link ORDER BY earlier_id, relation, row_id"):
        found.setdefault(row["earlier_id"], []).append(row)
    return found
