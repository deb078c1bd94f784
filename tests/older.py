"""Registers as an older Regesta made them: tables and triggers that came later are taken out."""

import sqlite3


def without_kept(connection: sqlite3.Connection) -> None:
    """Take out what schema 6 added."""
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'kept_*'")
    for (name,) in triggers.fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("DROP TABLE kept")
