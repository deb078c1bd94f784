"""Renews a table that reconcile makes anew: rows that stay as they were are not touched."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

Row = tuple[object, ...]


def renew(connection: sqlite3.Connection, table: str, rows: Iterable[Row], *, key: int = 1) -> int:
    """Make `table` hold these rows and no others; how many rows had to be written or removed.

    A row's values stand in the order of the columns in schema.sql; the first `key` of them identify it.
    """
    wanted = {row[:key]: row for row in rows}
    names = [column[1] for column in connection.execute(f"PRAGMA table_info({table})")]
    stale = []
    for found in connection.execute(f"SELECT * FROM {table}"):
        row = tuple(found)
        if wanted.get(row[:key]) == row:
            del wanted[row[:key]]
        else:
            stale.append(row[:key])
    identified = " AND ".join(f"{name} = ?" for name in names[:key])
    connection.executemany(f"DELETE FROM {table} WHERE {identified}", stale)
    marks = ", ".join("?" * len(names))
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", list(wanted.values()))
    return len(stale) + len(wanted)


def as_json(value: object) -> str:
    """A value as the register writes lists and objects."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
