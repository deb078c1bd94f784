"""Pairs that readers ruled on: two persons or entries that are one ("merge"), or are not ("distinct")."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Literal, NamedTuple

NAMES: dict[str, str] = {"merge": "with", "distinct": "from"}  # where a judgement of the kind names the others


class RuledPair(NamedTuple):
    """The number of the judgement, whom it is said of, and another whom it names: ids without their kind."""

    judgement: int
    one: str
    other: str


def ruled_pairs(connection: sqlite3.Connection, kind: Literal["merge", "distinct"], what: str) -> Iterator[RuledPair]:
    """The pairs that standing judgements of a kind name, in the order in which they were made; a judgement that names
    several others gives a pair for each.
    """
    rows = connection.execute(
        """SELECT judgement_id, target, value FROM judgement WHERE kind = ? AND undone_at IS NULL
           ORDER BY judgement_id""",
        (kind,),
    ).fetchall()
    for number, target, value in rows:
        if target.partition(":")[0] == what:
            for other in bare_ids(json.loads(value)[NAMES[kind]]):
                yield RuledPair(number, target.partition(":")[2], other)


def bare_ids(named: str | list[str]) -> list[str]:
    """The ids that a judgement names, one or a list, without "person:" or "entry:"."""
    return [name.partition(":")[2] or name for name in ([named] if isinstance(named, str) else named)]
