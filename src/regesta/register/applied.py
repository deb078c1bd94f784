"""Judgements on entries and records, applied to their rows: the one place where a ruling changes what is shown.

A ruling takes effect in the rows themselves, so that the chronology, the exports and the search need not know of it.
What the stages had said is kept in `standing`, and comes back when the ruling is undone. A build applies all of them
again before it reconciles; the reading room applies the one just made.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import edtf
from edtf.parser import EDTFParseException

from regesta.register.identities import apply_identities
from regesta.register.register import Register

# What a correction of an entry or of a record may change, by its name in the judgement's value.
ENTRY_FIELDS = ("date", "types", "certainty", "worth", "people", "places")
RECORD_FIELDS = ("date", "title", "document_type", "originator", "author", "recipient", "classification")
_ENTRY_COLUMNS = ("date", "date_earliest", "date_latest", "date_basis", "types", "certainty", "worth")
_RECORD_COLUMNS = ("date_earliest", "date_latest", "date_basis", *RECORD_FIELDS)


def apply_judgements(register: Register) -> None:
    """Every standing ruling on entries and records, applied to the rows as the stages left them."""
    with register.transaction() as connection:
        find_again(connection)
        rows = connection.execute(
            """SELECT target FROM judgement WHERE kind IN ('accept', 'correct', 'reject')
               UNION SELECT target FROM standing"""
        )
        apply_to(connection, [row[0] for row in rows])


def apply_to(connection: sqlite3.Connection, targets: Iterable[str]) -> None:
    """Bring these targets ("entry:ID", "record:ID", "person:ID") to what the stages said and people's rulings on it."""
    for target in targets:
        kind, _, identifier = target.partition(":")
        if kind == "person":
            apply_identities(connection)
        if kind in {"entry", "record"}:
            _rule(connection, target, kind, identifier)


def find_again(connection: sqlite3.Connection) -> None:
    """Give judgements whose entry has another id since it was read anew the id of the entry with the same words."""
    lost = connection.execute(
        """SELECT j.judgement_id, j.anchor FROM judgement j
           WHERE j.target LIKE 'entry:%' AND j.anchor IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.entry_id = substr(j.target, 7))"""
    ).fetchall()
    for identifier, anchor in lost:
        place = json.loads(anchor)
        row = connection.execute(
            """SELECT e.entry_id FROM source s JOIN record r USING (source_id) JOIN entry e USING (record_id)
               WHERE s.path = ? AND e.page = ? AND e.quote = ? ORDER BY e.start, e.entry_id LIMIT 1""",
            (place.get("source"), place.get("page"), place.get("quote")),
        ).fetchone()
        if row is not None:
            connection.execute(
                "UPDATE judgement SET target = ? WHERE judgement_id = ?", (f"entry:{row[0]}", identifier)
            )


def day_bounds(date: str) -> tuple[str | None, str | None]:
    """The first and the last ISO day an EDTF date may mean; None where it is open.

    Raises ValueError when it is no EDTF date of levels 0 or 1.
    """
    try:
        parsed = edtf.parse_edtf(date)
        return _iso(parsed.lower_strict()), _iso(parsed.upper_strict())
    except (EDTFParseException, AttributeError, OverflowError) as error:
        raise ValueError(
            f"{date!r} is no EDTF date; write 1961-08-29, 1961-08, 1961 or 1961-08-29/1961-09-11"
        ) from error


def _iso(day: Any) -> str | None:
    if not hasattr(day, "tm_year") or not 1 <= day.tm_year <= 9999:
        return None
    return f"{day.tm_year:04}-{day.tm_mon:02}-{day.tm_mday:02}"


def _rule(connection: sqlite3.Connection, target: str, kind: str, identifier: str) -> None:
    """Let the rows say what the rulings come to; rows that say it already are left as they are."""
    kept = connection.execute("SELECT standing, as_read FROM standing WHERE target = ?", (target,)).fetchone()
    told = _read(connection, kind, identifier)
    if told is None:
        return
    as_read = json.loads(kept[1]) if kept else told
    standing, now = _ruled(connection, target, kind, as_read)
    if _content(now) != _content(told):
        _write(connection, kind, identifier, now)
    if standing is None:
        connection.execute("DELETE FROM standing WHERE target = ?", (target,))
    elif kept is None or kept[0] != standing:
        connection.execute(
            f"INSERT OR REPLACE INTO standing (target, {kind}_id, standing, as_read) VALUES (?, ?, ?, ?)",
            (target, identifier, standing, json.dumps(as_read, ensure_ascii=False)),
        )


def _ruled(
    connection: sqlite3.Connection, target: str, kind: str, as_read: dict[str, Any]
) -> tuple[str | None, dict[str, Any]]:
    """How a target stands, None where nobody ruled on it, and what is then told of it."""
    rulings = connection.execute(
        """SELECT kind, value FROM judgement WHERE target = ? AND undone_at IS NULL
           AND kind IN ('accept', 'correct', 'reject') ORDER BY judgement_id""",
        (target,),
    ).fetchall()
    if not rulings:
        return None, as_read
    # Corrections add up, the later over the earlier; of accept and reject the last word stands.
    now = dict(as_read)
    for ruling, value in rulings:
        if ruling == "correct":
            now |= _corrected(kind, json.loads(value), as_read)
    return {"accept": "accepted", "reject": "rejected", "correct": "corrected"}[rulings[-1][0]], now


def _content(said: Mapping[str, Any]) -> dict[str, Any]:
    """What is said, as it is written, but for whom and what reconcile takes people and places for."""
    people = [[*row[:5], *row[6:]] for row in _people_rows(said)]
    places = [[*row[:4], *row[5:]] for row in _place_rows(said)]
    return {**said, "people": people, "places": places}


def _corrected(kind: str, value: Mapping[str, Any], as_read: Mapping[str, Any]) -> dict[str, Any]:
    allowed = ENTRY_FIELDS if kind == "entry" else RECORD_FIELDS
    changed = {name: value[name] for name in allowed if name in value}
    if "date" in changed:
        earliest, latest = day_bounds(changed["date"]) if changed["date"] else (None, None)
        changed |= {"date_earliest": earliest, "date_latest": latest}
        if changed["date"]:
            changed["date_basis"] = "explicit"
    if "types" in changed:
        changed["types"] = json.dumps(changed["types"], ensure_ascii=False, separators=(",", ":"))
    for part in ("people", "places"):
        if part in changed:
            changed[part] = _parts(changed[part], as_read[part])
    return changed


def _parts(names: Sequence[str], known: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """Rows of participants or places by these names; one the stages had found keeps its role and place in the text."""
    # A name broken over two lines of its page is one line in a form.
    found = {" ".join(row[0].split()): list(row) for row in known}
    width = len(known[0]) if known else 0
    return [found.get(" ".join(name.split())) or [name, None, 0, 0, *[None] * max(width - 4, 1)] for name in names]


def _read(connection: sqlite3.Connection, kind: str, identifier: str) -> dict[str, Any] | None:
    table, columns = ("entry", _ENTRY_COLUMNS) if kind == "entry" else ("record", _RECORD_COLUMNS)
    row = connection.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE {table}_id = ?", (identifier,)).fetchone()
    if row is None:
        return None
    said = dict(zip(columns, row, strict=True))
    if kind == "entry":
        for part, sql in (
            ("people", "SELECT name, role, start, end, stands_for, person_id, chance FROM participant"),
            ("places", "SELECT name, role, start, end, place_id, chance FROM entry_place"),
        ):
            rows = connection.execute(f"{sql} WHERE entry_id = ? ORDER BY position", (identifier,))
            said[part] = [list(row) for row in rows]
    return said


def _write(connection: sqlite3.Connection, kind: str, identifier: str, said: Mapping[str, Any]) -> None:
    table, columns = ("entry", _ENTRY_COLUMNS) if kind == "entry" else ("record", _RECORD_COLUMNS)
    settings = ", ".join(f"{column} = ?" for column in columns)
    values = [said[column] for column in columns]
    changed = connection.execute(f"UPDATE {table} SET {settings} WHERE {table}_id = ?", (*values, identifier))
    if kind != "entry" or not changed.rowcount:
        return
    connection.execute("DELETE FROM entry_type WHERE entry_id = ?", (identifier,))
    types = dict.fromkeys(json.loads(said["types"]))
    connection.executemany("INSERT INTO entry_type VALUES (?, ?)", [(identifier, kind) for kind in types])
    connection.execute("DELETE FROM participant WHERE entry_id = ?", (identifier,))
    connection.executemany(
        "INSERT INTO participant VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(identifier, place, *row) for place, row in enumerate(_people_rows(said))],
    )
    connection.execute("DELETE FROM entry_place WHERE entry_id = ?", (identifier,))
    connection.executemany(
        "INSERT INTO entry_place VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(identifier, place, *row) for place, row in enumerate(_place_rows(said))],
    )


def _people_rows(said: Mapping[str, Any]) -> list[list[Any]]:
    """Name, role, place in the text, what it stands for, person and chance of each, for an entry."""
    return [[name, role or "subject", *more] for name, role, *more in _full(said.get("people", ()), 7)]


def _place_rows(said: Mapping[str, Any]) -> list[list[Any]]:
    """Name, role, place in the text, place and chance of each, for an entry."""
    return [[name, role or "at", *more] for name, role, *more in _full(said.get("places", ()), 6)]


def _full(rows: Sequence[Sequence[Any]], width: int) -> list[list[Any]]:
    return [[*row, *[None] * width][:width] for row in rows]
