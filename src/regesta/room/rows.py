"""A row of the register by its id."""

from __future__ import annotations

import sqlite3

from regesta.errors import UnknownIdError


def row_of(connection: sqlite3.Connection, table: str, key: str, identifier: str, what: str) -> sqlite3.Row:
    """The row of a table whose `key` is the identifier; `what` it is, in the words of the error.

    Raises UnknownIdError.
    """
    row: sqlite3.Row | None = connection.execute(f"SELECT * FROM {table} WHERE {key} = ?", (identifier,)).fetchone()
    if row is None:
        raise UnknownIdError(what, identifier, [])
    return row
