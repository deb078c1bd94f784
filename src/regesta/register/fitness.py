"""Whether a judgement makes sense: for its kind, for what it judges, and beside what was decided before."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from regesta.errors import UnfitJudgementError, UnknownIdError
from regesta.register.applied import ENTRY_FIELDS, RECORD_FIELDS, day_bounds
from regesta.register.pairs import NAMES, bare_ids, ruled_pairs

PAGE_FIELDS = ("quote", "reading")
# Kinds that decide of some things only, and which.
_OF = {
    "merge": ("person", "entry"),
    "distinct": ("person", "entry"),
    "split": ("person",),
    "rename": ("person",),
    "boundary": ("page",),
}
_ARTICLES = {"entry": "an", "record": "a", "page": "a"}
_NAMES = {**NAMES, "split": "entries", "rename": "name"}


def check_form(kind: str, target: str, value: Any) -> None:
    """Raises UnfitJudgementError when a judgement of this kind cannot say this of such a target."""
    what = target.partition(":")[0]
    if kind in _OF and what not in _OF[kind]:
        raise UnfitJudgementError(f"{kind!r} is said of {' or '.join(_OF[kind])}, not of {target!r}")
    if kind in _NAMES:
        named = value.get(_NAMES[kind]) if isinstance(value, dict) else None
        words = named if isinstance(named, list) and kind in ("merge", "split") else [named]
        if not words or not all(isinstance(word, str) and word.strip() for word in words):
            raise UnfitJudgementError(f"{kind!r} must say {_NAMES[kind]!r}, in words")
    if kind == "correct":
        _check_correction(what, value)


def check_standing(connection: sqlite3.Connection, kind: str, target: str, value: Any) -> None:
    """Whether a judgement goes with what is in the register, and with the judgements that stand.

    Raises UnknownIdError when it names what is not there, UnfitJudgementError when another judgement must be taken
    back first, or when it tells of a person or a page what is not so.
    """
    what, _, identifier = target.partition(":")
    if what == "page":
        _check_page(connection, identifier, value if kind == "correct" else None)
    if kind in ("merge", "distinct"):
        for other in bare_ids(value[_NAMES[kind]]):
            _check_pair(connection, kind, what, identifier, other)
    if kind == "accept" and what == "person" and value:
        _check_authority(connection, value["authority"])
    if kind == "split":
        for entry in value["entries"]:
            _check_part(connection, identifier, entry)


def _check_correction(what: str, value: Any) -> None:
    fields = {"entry": ENTRY_FIELDS, "record": RECORD_FIELDS, "page": PAGE_FIELDS}.get(what)
    if fields is None:
        return
    if not isinstance(value, dict) or not value or not set(value) <= set(fields):
        raise UnfitJudgementError(f"a correction of {_ARTICLES[what]} {what} gives one or more of {', '.join(fields)}")
    if what == "page" and not all(isinstance(value.get(name), str) and value[name].strip() for name in PAGE_FIELDS):
        raise UnfitJudgementError("a correction of a page gives quote, its words, and reading, what they should be")
    if value.get("date"):
        try:
            day_bounds(value["date"])
        except ValueError as error:
            raise UnfitJudgementError(str(error)) from error
    for name in ("types", "people", "places"):
        if name in value and not all(isinstance(item, str) and item for item in value[name]):
            raise UnfitJudgementError(f"{name} must be a list of words")


def _check_page(connection: sqlite3.Connection, identifier: str, correction: Mapping[str, str] | None) -> None:
    source, _, number = identifier.rpartition("#")
    row = connection.execute(
        "SELECT text FROM page JOIN source USING (source_id) WHERE path = ? AND number = ?", (source, number)
    ).fetchone()
    if row is None:
        raise UnknownIdError("page", identifier, [])
    # A form in a browser breaks lines in its own way.
    if correction is not None and " ".join(correction["quote"].split()) not in " ".join(row[0].split()):
        raise UnfitJudgementError(f"{correction['quote']!r} does not stand on {identifier}; quote it letter by letter")


def _check_authority(connection: sqlite3.Connection, row: str) -> None:
    if connection.execute("SELECT 1 FROM authority WHERE authority_id = ?", (row,)).fetchone() is None:
        raise UnknownIdError("authority row", row, [])


def _check_pair(connection: sqlite3.Connection, kind: str, what: str, one: str, other: str) -> None:
    """Whether two may be said to be one, or not to be: each must be there, and no judgement say the contrary."""
    merges = {gone: (kept, number) for number, kept, gone in ruled_pairs(connection, "merge", what)}
    if other not in merges and not _is_there(connection, what, other):
        raise UnknownIdError(what, other, [])
    if one == other:
        raise UnfitJudgementError(f"{what}:{one} is named twice")
    if kind == "distinct":
        joined = _joined_by(merges, one, other)
        if joined:
            raise UnfitJudgementError(f"{what}:{one} and {what}:{other} are one by {_first_undo(joined)}")
        return
    for number, left, right in ruled_pairs(connection, "distinct", what):
        ends = {_root(merges, left), _root(merges, right)}
        if len(ends) == 2 and ends == {_root(merges, one), _root(merges, other)}:
            raise UnfitJudgementError(f"{what}:{one} and {what}:{other} are not the same by {_first_undo([number])}")


def _check_part(connection: sqlite3.Connection, person: str, entry: str) -> None:
    if not _is_there(connection, "entry", entry):
        raise UnknownIdError("entry", entry, [])
    part = connection.execute(
        "SELECT 1 FROM participant WHERE entry_id = ? AND person_id = ?", (entry, person)
    ).fetchone()
    if part is None:
        raise UnfitJudgementError(f"person:{person} has no part in entry:{entry}")


def _is_there(connection: sqlite3.Connection, what: str, identifier: str) -> bool:
    found = connection.execute(f"SELECT 1 FROM {what} WHERE {what}_id = ?", (identifier,)).fetchone()
    return found is not None


def _root(merges: Mapping[str, tuple[str, int]], identifier: str) -> str:
    """Whom someone was merged into, at last."""
    seen = {identifier}
    while identifier in merges and merges[identifier][0] not in seen:
        identifier = merges[identifier][0]
        seen.add(identifier)
    return identifier


def _joined_by(merges: Mapping[str, tuple[str, int]], one: str, other: str) -> list[int]:
    """The judgements by which two are one; none where they are two."""
    if _root(merges, one) != _root(merges, other):
        return []
    numbers = set()
    for identifier in (one, other):
        while identifier in merges and merges[identifier][1] not in numbers:
            numbers.add(merges[identifier][1])
            identifier = merges[identifier][0]
    return sorted(numbers)


def _first_undo(numbers: list[int]) -> str:
    said = ", ".join(map(str, numbers))
    return f"judgement {said}; take it back first (regesta judge undo REGISTER {numbers[-1]})"
