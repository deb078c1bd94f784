"""Numbered changes to the schema; a change and its record share one transaction.

A new register is made from schema.sql, which is always the newest form, and starts at SCHEMA. An older one is
brought up step by step: MIGRATIONS[n] holds the statements that lead from n to n + 1.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from regesta.errors import NewerRegisterError

SCHEMA = 1
MIGRATIONS: Mapping[int, Sequence[str]] = {}


def schema_of(connection: sqlite3.Connection) -> int:
    """The schema number a register was written with; 0 for an empty file."""
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number


def migrate(connection: sqlite3.Connection, path: str) -> None:
    """Bring an older register up to SCHEMA.

    Raises NewerRegisterError when the register is of a newer schema than this program knows.
    """
    found = schema_of(connection)
    if found > SCHEMA:
        raise NewerRegisterError(path, found, SCHEMA)
    for number in range(found, SCHEMA):
        with connection:
            for statement in MIGRATIONS[number]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")
