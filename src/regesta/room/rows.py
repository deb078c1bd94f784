"""Rows of the register by their ids."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from regesta.errors import UnknownIdError


def row_of(connection: sqlite3.Connection, table: str, key: str, identifier: str, what: str) -> sqlite3.Row:
    """The row of a table whose `key` is the identifier; `what` it is, in the words of the error.

    Raises UnknownIdError.
    """
    row: sqlite3.Row | None = connection.execute(f"SELECT * FROM {table} WHERE {key} = ?", (identifier,)).fetchone()
    if row is None:
        raise UnknownIdError(what, identifier, [])
    return row


def records_by_id(connection: sqlite3.Connection, ids: Collection[str]) -> dict[str, sqlite3.Row]:
    """The records with these ids, each with the path of its source; an id that no record has is left out."""
    rows = connection.execute(
        f"""SELECT r.*, s.path AS source FROM record r JOIN source s USING (source_id)
            WHERE record_id IN ({",".join("?" * len(ids))})""",
        tuple(ids),
    )
    return {row["record_id"]: row for row in rows}
