"""People's rulings on who is who: merged, split and renamed persons, applied to the rows that reconcile made.

`standing` keeps what reconcile had said under "people", so that undoing a ruling brings it back without a build.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from regesta.register.pairs import bare_ids

_KEPT = "people"
_ROWS = {  # table: its key, and the column a ruling changes
    "participant": (("entry_id", "position"), "person_id"),
    "holding": (("holding_id",), "person_id"),
    "person_name": (("name_id",), "person_id"),
}


def apply_identities(connection: sqlite3.Connection, *, made_anew: bool = False) -> None:
    """Bring persons to what reconcile said and people's standing rulings on it.

    `made_anew`: reconcile has just written every person, so that nothing is left of earlier rulings.
    """
    if not made_anew:
        _restore(connection)
    connection.execute("DELETE FROM standing WHERE target = ?", (_KEPT,))
    rulings = connection.execute(
        """SELECT judgement_id, kind, target, anchor, value FROM judgement
           WHERE kind IN ('merge', 'split', 'rename') AND undone_at IS NULL ORDER BY judgement_id"""
    ).fetchall()
    if not rulings:
        return
    changes = _Changes(connection)
    for identifier, kind, target, anchor, value in rulings:
        said = json.loads(value)
        person = changes.find(target.partition(":")[2], json.loads(anchor or "{}"))
        if person is None:
            continue
        if kind == "merge":
            for other in bare_ids(said["with"]):
                found = changes.find(other, {"name": said.get("name")})
                if found is not None and found != person:
                    changes.merge(person, found)
        elif kind == "split":
            changes.split(person, said["entries"], f"s-{identifier}")
        else:
            changes.rename(person, said["name"])
    changes.keep()


def _restore(connection: sqlite3.Connection) -> None:
    row = connection.execute("SELECT as_read FROM standing WHERE target = ?", (_KEPT,)).fetchone()
    if row is None:
        return
    kept = json.loads(row[0])
    for identifier, person in kept["person"].items():
        connection.execute("DELETE FROM person WHERE person_id = ?", (identifier,))
        if person is not None:
            connection.execute("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?)", person)
    for table, (keys, column) in _ROWS.items():
        where = " AND ".join(f"{key} = ?" for key in keys)
        for *key, person_id in kept[table]:
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (person_id, *key))


class _Changes:
    """Changes to persons, and what stood there before the first of them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.persons: dict[str, list[Any] | None] = {}
        self.rows: dict[str, dict[tuple[Any, ...], str | None]] = {table: {} for table in _ROWS}
        self.into: dict[str, str] = {}

    def find(self, identifier: str, anchor: Mapping[str, Any]) -> str | None:
        """The person of that id, or the one it was merged into; failing both, the one of that name."""
        while identifier in self.into:
            identifier = self.into[identifier]
        if self._person(identifier) is not None:
            return identifier
        same = self.connection.execute(
            "SELECT person_id FROM person WHERE name = ? ORDER BY person_id LIMIT 2", (anchor.get("name"),)
        ).fetchall()
        return str(same[0][0]) if len(same) == 1 else None

    def merge(self, person: str, other: str) -> None:
        """Let all that was the other's be the person's."""
        kept, gone = self._person(person), self._person(other)
        assert kept is not None and gone is not None
        variants = list(dict.fromkeys([*json.loads(kept[4]), *json.loads(gone[4])]))
        self._remember(person, other)
        self._write(person, [*kept[:4], json.dumps(variants, ensure_ascii=False), kept[5]])
        self.connection.execute("DELETE FROM person WHERE person_id = ?", (other,))
        for table in _ROWS:
            self._move(table, "person_id = ?", (other,), person)
        self.into[other] = person

    def split(self, person: str, entries: list[str], suffix: str) -> None:
        """Let the person's part in these entries be another person's."""
        marks = ",".join("?" * len(entries))
        names = self.connection.execute(
            f"SELECT DISTINCT name FROM participant WHERE person_id = ? AND entry_id IN ({marks}) ORDER BY name",
            (person, *entries),
        ).fetchall()
        old = self._person(person)
        if not names or old is None:
            return
        new = hashlib.sha256(f"{person}{suffix}".encode()).hexdigest()[:12]
        self._remember(new)
        evidence = json.dumps([["judgement.split", 1.0, f"A reader parted these mentions from {old[1]}."]])
        variants = [row[0] for row in names]
        row = [new, max(variants, key=len), old[2], "", json.dumps(variants, ensure_ascii=False), evidence]
        self._write(new, row)
        self._move("participant", f"person_id = ? AND entry_id IN ({marks})", (person, *entries), new)

    def rename(self, person: str, name: str) -> None:
        """Call the person by another name."""
        row = self._person(person)
        assert row is not None
        self._remember(person)
        self._write(person, [row[0], name, *row[2:]])

    def keep(self) -> None:
        """Keep what stood there before."""
        before: dict[str, Any] = {"person": self.persons}
        before |= {table: [[*key, was] for key, was in rows.items()] for table, rows in self.rows.items()}
        self.connection.execute(
            "INSERT INTO standing (target, standing, as_read) VALUES (?, 'corrected', ?)",
            (_KEPT, json.dumps(before, ensure_ascii=False)),
        )

    def _person(self, identifier: str) -> list[Any] | None:
        row = self.connection.execute("SELECT * FROM person WHERE person_id = ?", (identifier,)).fetchone()
        return list(row) if row else None

    def _remember(self, *identifiers: str) -> None:
        for identifier in identifiers:
            if identifier not in self.persons:
                self.persons[identifier] = self._person(identifier)

    def _write(self, identifier: str, row: list[Any]) -> None:
        self.connection.execute("DELETE FROM person WHERE person_id = ?", (identifier,))
        self.connection.execute("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?)", row)

    def _move(self, table: str, where: str, values: tuple[Any, ...], person: str) -> None:
        keys, column = _ROWS[table]
        for *key, was in self.connection.execute(
            f"SELECT {', '.join(keys)}, {column} FROM {table} WHERE {where}", values
        ).fetchall():
            self.rows[table].setdefault(tuple(key), was)
        self.connection.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (person, *values))
