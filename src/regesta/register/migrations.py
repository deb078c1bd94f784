"""Numbered changes to the schema; a change and its record share one transaction.

A new register is made from schema.sql, which is always the newest form, and starts at SCHEMA. An older one is
brought up step by step: MIGRATIONS[n] holds the statements that lead from n to n + 1.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from regesta.errors import NewerRegisterError

SCHEMA = 6
MIGRATIONS: Mapping[int, Sequence[str]] = {
    1: (  # what people ruled on entries and records is applied to their rows
        """CREATE TABLE standing (
               target TEXT PRIMARY KEY, entry_id TEXT REFERENCES entry ON DELETE CASCADE,
               record_id TEXT REFERENCES record ON DELETE CASCADE,
               standing TEXT NOT NULL, as_read TEXT NOT NULL
           ) WITHOUT ROWID""",
        "CREATE INDEX standing_by_entry ON standing (entry_id, standing)",
        "DROP INDEX entry_by_record",
        """CREATE INDEX entry_by_record ON entry (
               record_id, page, start, end, entry_id, date, date_earliest, date_latest, certainty, date_basis, worth
           )""",
    ),
    2: (  # how likely an entry and its people and places are, for what is read from now on
        "ALTER TABLE entry ADD COLUMN chance REAL",
        "ALTER TABLE participant ADD COLUMN chance REAL",
        "ALTER TABLE entry_place ADD COLUMN chance REAL",
        "DROP INDEX entry_by_record",
        """CREATE INDEX entry_by_record ON entry (
               record_id, page, start, end, entry_id, date, date_earliest, date_latest, certainty, date_basis, worth,
               chance
           )""",
    ),
    3: (  # where each field of a row of a ledger comes from, for what is read from now on
        "ALTER TABLE ledger_row ADD COLUMN readings TEXT NOT NULL DEFAULT '[]'",
    ),
    4: (  # persons of whom a record says that they are one; filled when the register is next reconciled
        """CREATE TABLE person_tie (
               tie_id TEXT PRIMARY KEY, one TEXT NOT NULL, other TEXT NOT NULL, status TEXT NOT NULL,
               quotes TEXT NOT NULL
           ) WITHOUT ROWID""",
        "DROP VIEW people",  # rejected entries count for nobody
        """CREATE VIEW people AS
           SELECT p.name, p.variants, count(DISTINCT e.entry_id) AS entries, min(e.date_earliest) AS first_seen,
                  max(e.date_latest) AS last_seen, p.person_id
           FROM person p LEFT JOIN participant t USING (person_id)
           LEFT JOIN entry e ON e.entry_id = t.entry_id
             AND NOT EXISTS (SELECT 1 FROM standing x WHERE x.entry_id = e.entry_id AND x.standing = 'rejected')
           GROUP BY p.person_id ORDER BY p.family, p.given""",
    ),
    5: (  # what reconcile need not work out again; filled when the register is next reconciled
        """CREATE TABLE kept (
               step      TEXT NOT NULL,
               source_id INTEGER NOT NULL,
               value     BLOB NOT NULL,
               PRIMARY KEY (source_id, step)
           )""",
        """CREATE TRIGGER kept_source AFTER DELETE ON source BEGIN
               DELETE FROM kept WHERE source_id = old.source_id;
           END""",
        """CREATE TRIGGER kept_record AFTER UPDATE OF date_earliest ON record BEGIN
               DELETE FROM kept WHERE source_id = new.source_id;
           END""",
        """CREATE TRIGGER kept_entry AFTER UPDATE OF date_earliest ON entry BEGIN
               DELETE FROM kept WHERE source_id = (SELECT source_id FROM record WHERE record_id = new.record_id);
           END""",
        """CREATE TRIGGER kept_participant_new AFTER INSERT ON participant BEGIN
               DELETE FROM kept WHERE source_id =
                   (SELECT source_id FROM record JOIN entry USING (record_id) WHERE entry_id = new.entry_id);
           END""",
        """CREATE TRIGGER kept_participant_changed AFTER UPDATE OF name, start, end, stands_for ON participant BEGIN
               DELETE FROM kept WHERE source_id =
                   (SELECT source_id FROM record JOIN entry USING (record_id) WHERE entry_id = new.entry_id);
           END""",
        """CREATE TRIGGER kept_participant_gone AFTER DELETE ON participant BEGIN
               DELETE FROM kept WHERE source_id =
                   (SELECT source_id FROM record JOIN entry USING (record_id) WHERE entry_id = old.entry_id);
           END""",
    ),
}


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
