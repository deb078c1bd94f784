"""People's rulings on who is who: merged, split and renamed persons, applied to the rows that reconcile made.

`standing` keeps what reconcile had said under "people", so that undoing a ruling brings it back without a build.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from regesta.model.people import PersonMention
from regesta.register.pairs import bare_ids
from regesta.register.people import holding_rows, mentions_beside, tie_rows
from regesta.stages.reconcile.people import find_holdings, find_ties

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


_FOUND_ANEW = {  # table: the columns that say of whom a row is; of persons merged or split its rows are found anew
    "holding": ("person_id",),
    "person_tie": ("one", "other"),
}


def _restore(connection: sqlite3.Connection) -> None:
    row = connection.execute("SELECT as_read FROM standing WHERE target = ?", (_KEPT,)).fetchone()
    if row is None:
        return
    kept = json.loads(row[0])
    for table in _FOUND_ANEW:
        rows = kept.get(f"{table} rows", {"new": [], "gone": []})
        _replace(connection, table, rows["new"], rows["gone"])
    for identifier, person in kept["person"].items():
        connection.execute("DELETE FROM person WHERE person_id = ?", (identifier,))
        if person is not None:
            connection.execute("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?)", person)
    for table, (keys, column) in _ROWS.items():
        where = " AND ".join(f"{key} = ?" for key in keys)
        for *key, person_id in kept[table]:
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (person_id, *key))


def _replace(connection: sqlite3.Connection, table: str, gone: Iterable[str], rows: Iterable[Sequence[Any]]) -> None:
    """Take rows out of a table by their ids, and put others in."""
    key = connection.execute(f"PRAGMA table_info({table})").fetchone()[1]
    connection.executemany(f"DELETE FROM {table} WHERE {key} = ?", ((identifier,) for identifier in gone))
    for row in rows:
        connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", tuple(row))


class _Changes:
    """Changes to persons, and what stood there before the first of them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.persons: dict[str, list[Any] | None] = {}
        self.rows: dict[str, dict[tuple[Any, ...], str | None]] = {table: {} for table in _ROWS}
        self.into: dict[str, str] = {}
        self.parted: set[str] = set()  # persons merged, split, or made by that

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
        self.parted |= {person, other}

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
        self.parted |= {person, new}

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
        before |= {f"{table} rows": rows for table, rows in self._find_anew().items()}
        self.connection.execute(
            "INSERT INTO standing (target, standing, as_read) VALUES (?, 'corrected', ?)",
            (_KEPT, json.dumps(before, ensure_ascii=False)),
        )

    def _find_anew(self) -> dict[str, dict[str, list[Any]]]:
        """Find offices and ties of the persons parted from what is now said of whom; which rows that made and took."""
        parted = sorted(self.parted)
        if not parted:
            return {}
        mentions = mentions_beside(self.connection, parted)
        person_of = self._persons_of(mentions)
        own = [mention for mention in mentions if person_of.get(mention.key) in self.parted]
        ties = [tie for tie in find_ties(mentions, person_of) if not self.parted.isdisjoint((tie.one, tie.other))]
        found = {"holding": holding_rows(find_holdings(own, person_of)), "person_tie": tie_rows(ties)}
        changed = {}
        for table, columns in _FOUND_ANEW.items():
            where = " OR ".join(f"{column} IN ({', '.join('?' * len(parted))})" for column in columns)
            stood = self.connection.execute(f"SELECT * FROM {table} WHERE {where}", parted * len(columns)).fetchall()
            _replace(self.connection, table, (row[0] for row in stood), found[table])
            changed[table] = {"new": [row[0] for row in found[table]], "gone": [list(row) for row in stood]}
        return changed

    def _persons_of(self, mentions: Iterable[PersonMention]) -> dict[str, str]:
        """Who the mentions are, by the rows as they now stand."""
        found = {}
        for mention in mentions:
            kind, _, place = mention.key.partition(":")
            entry, _, position = place.rpartition(":")
            table, where, values = (
                ("participant", "entry_id = ? AND position = ?", (entry, position))
                if kind == "e"
                else ("person_name", "name_id = ?", (place,))
            )
            row = self.connection.execute(f"SELECT person_id FROM {table} WHERE {where}", values).fetchone()
            if row is not None and row[0] is not None:
                found[mention.key] = str(row[0])
        return found

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
