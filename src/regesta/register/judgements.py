"""What people decided: added with author and time, taken back without being lost, shared as JSON Lines.

A judgement names its target ("entry:ID", "record:ID", "person:ID", "page:PATH#N", "discrepancy:ID") and keeps an
anchor, by which the target is found again should its id change. It takes effect as soon as it is added.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from regesta.errors import UnfitJudgementError, UnknownIdError
from regesta.register.applied import apply_to, find_again
from regesta.register.fitness import check_form, check_standing
from regesta.register.register import Register

JudgementKind = Literal[
    "accept",  # right as it stands
    "correct",  # entry: date, types, certainty, worth, people, places; record: date, title, ...; page: quote, reading
    "reject",  # no happening: left out of every list
    "merge",  # person, entry: {"with": ID or [ID, ...]}, the same
    "distinct",  # person, entry: {"from": ID}, not the same
    "split",  # person: {"entries": [ID, ...]}, another person than the rest
    "rename",  # person: {"name": ...}
    "boundary",  # page: true, a record begins there; false, none does
    "ruling",  # discrepancy: {"ruling": ...}, in words
    "verdict",  # entry: a spot check
    "note",  # anything: {"text": ...}
]
KINDS: tuple[JudgementKind, ...] = get_args(JudgementKind)
# Kinds that decide the thing itself, so that it need not be looked at again.
DECIDING = ("accept", "correct", "reject", "merge", "distinct", "split", "rename", "boundary", "ruling")
_TABLES = {"entry": "entry", "record": "record", "person": "person", "discrepancy": "discrepancy", "event": "event"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided of a target, when, and why; `undone_at` is set when it was taken back."""

    id: int
    kind: str
    target: str
    anchor: Mapping[str, Any] | None
    value: Any
    reason: str | None
    author: str
    made_at: str
    undone_at: str | None


def add(
    register: Register,
    kind: str,
    target: str,
    value: Any = None,
    *,
    author: str,
    reason: str | None = None,
    made_at: str | None = None,
) -> int:
    """Keep a judgement and let it take effect; its id comes back.

    Raises UnknownIdError when there is no such target, or the value names what is not there; UnfitJudgementError when
    the value makes no sense for the target, or another judgement that says the contrary must be taken back first.
    """
    with register.transaction() as connection:
        anchor = _anchor(connection, target)
        _check(kind, target, value)
        check_standing(connection, kind, target, value)
        row = (kind, target, anchor, value, reason, author, made_at or _now(), None)
        identifier = _insert(connection, row)
        apply_to(connection, [target])
        return identifier


def undo(register: Register, judgement_id: int) -> Judgement:
    """Take a judgement back: what the stages had said, and what other judgements say, stands again.

    Raises UnknownIdError when there is no such judgement.
    """
    with register.transaction() as connection:
        row = connection.execute("SELECT * FROM judgement WHERE judgement_id = ?", (judgement_id,)).fetchone()
        if row is None:
            raise UnknownIdError("judgement", str(judgement_id), [])
        connection.execute(
            "UPDATE judgement SET undone_at = ? WHERE judgement_id = ? AND undone_at IS NULL", (_now(), judgement_id)
        )
        apply_to(connection, [row["target"]])
        return _judgement(row)


def on_target(register: Register, target: str) -> list[Judgement]:
    """Every judgement on a target, those taken back included, the first one first."""
    rows = register.connection.execute("SELECT * FROM judgement WHERE target = ? ORDER BY judgement_id", (target,))
    return [_judgement(row) for row in rows]


def history(register: Register, *, limit: int = -1, offset: int = 0) -> list[Judgement]:
    """All judgements, the last one first."""
    rows = register.connection.execute(
        "SELECT * FROM judgement ORDER BY judgement_id DESC LIMIT ? OFFSET ?", (limit, offset)
    )
    return [_judgement(row) for row in rows]


def standing(register: Register, *kinds: str) -> Iterator[Judgement]:
    """Judgements of these kinds that were not taken back, in the order in which they were made."""
    marks = ",".join("?" * len(kinds))
    rows = register.connection.execute(
        f"SELECT * FROM judgement WHERE undone_at IS NULL AND kind IN ({marks}) ORDER BY judgement_id", kinds
    )
    for row in rows:
        yield _judgement(row)


def exported(register: Register) -> Iterator[str]:
    """One line of JSON for each judgement, in the order in which they were made, for colleagues to import."""
    for judgement in reversed(history(register)):
        yield json.dumps(
            {
                "kind": judgement.kind,
                "target": judgement.target,
                "anchor": judgement.anchor,
                "value": judgement.value,
                "reason": judgement.reason,
                "author": judgement.author,
                "made_at": judgement.made_at,
                "undone_at": judgement.undone_at,
            },
            ensure_ascii=False,
        )


def imported(register: Register, lines: Iterable[str]) -> int:
    """Add a colleague's judgements; those already here are passed over. How many were new comes back.

    Raises UnfitJudgementError, and adds none, when a line is no judgement.
    """
    new = 0
    with register.transaction() as connection:
        targets = []
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            row = _from_line(line, number)
            known = connection.execute(
                "SELECT 1 FROM judgement WHERE kind = ? AND target = ? AND author = ? AND made_at = ? AND value = ?",
                (row[0], row[1], row[5], row[6], json.dumps(row[3], ensure_ascii=False)),
            ).fetchone()
            if known is None:
                _insert(connection, row)
                targets.append(row[1])
                new += 1
        find_again(connection)
        apply_to(connection, targets)
    return new


def _from_line(line: str, number: int) -> tuple[Any, ...]:
    try:
        said = json.loads(line)
        row = (
            said["kind"],
            said["target"],
            said.get("anchor"),
            said["value"],
            said.get("reason"),
            said["author"],
            said["made_at"],
            said.get("undone_at"),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnfitJudgementError(f"line {number} is no judgement as `judge export` writes them ({error!r})") from error
    if not all(isinstance(row[place], str) for place in (0, 1, 5, 6)):
        raise UnfitJudgementError(f"line {number}: kind, target, author and made_at must be words")
    _check(row[0], row[1], row[3])
    return row


def _insert(connection: sqlite3.Connection, row: tuple[Any, ...]) -> int:
    kind, target, anchor, value, reason, author, made_at, undone_at = row
    cursor = connection.execute(
        """INSERT INTO judgement (kind, target, anchor, value, reason, author, made_at, undone_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            kind,
            target,
            json.dumps(anchor, ensure_ascii=False) if anchor else None,
            json.dumps(value, ensure_ascii=False),
            reason,
            author,
            made_at,
            undone_at,
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _check(kind: str, target: str, value: Any) -> None:
    if kind not in KINDS:
        raise UnfitJudgementError(f"{kind!r} is no kind of judgement; there are {', '.join(KINDS)}")
    check_form(kind, target, value)


def _anchor(connection: sqlite3.Connection, target: str) -> dict[str, Any] | None:
    """What finds the target again when its id changes.

    Raises UnknownIdError when it is not there.
    """
    what, _, identifier = target.partition(":")
    if what not in _TABLES:
        return None
    found = {
        "entry": """SELECT s.path AS source, e.page, e.quote FROM entry e
                    JOIN record r USING (record_id) JOIN source s USING (source_id) WHERE e.entry_id = ?""",
        "record": """SELECT s.path AS source, r.first_page AS page, r.title AS quote
                     FROM record r JOIN source s USING (source_id) WHERE r.record_id = ?""",
        "person": "SELECT name, variants FROM person WHERE person_id = ?",
        "discrepancy": "SELECT kind, summary FROM discrepancy WHERE discrepancy_id = ?",
        "event": "SELECT date FROM event WHERE event_id = ?",
    }[what]
    row = connection.execute(found, (identifier,)).fetchone()
    if row is None:
        raise UnknownIdError(what, identifier, [])
    return {name: row[name] for name in row.keys()}  # noqa: SIM118 - a Row is no mapping


def _judgement(row: sqlite3.Row) -> Judgement:
    return Judgement(
        row["judgement_id"],
        row["kind"],
        row["target"],
        json.loads(row["anchor"]) if row["anchor"] else None,
        json.loads(row["value"]),
        row["reason"],
        row["author"],
        row["made_at"],
        row["undone_at"],
    )


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def rulings_on_discrepancies(register: Register) -> dict[str, dict[str, Any]]:
    """The standing ruling on each discrepancy, the latest where there are several."""
    return {
        made.target.removeprefix("discrepancy:"): {
            "value": made.value,
            "reason": made.reason,
            "author": made.author,
            "made_at": made.made_at,
        }
        for made in standing(register, "ruling")
    }
