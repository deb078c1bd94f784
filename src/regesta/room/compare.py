"""Two copies or releases of a record side by side, what differs marked word by word."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from regesta.errors import UnknownIdError
from regesta.register import Register
from regesta.room.desk import Desk
from regesta.room.rows import records_by_id

LONGEST = 12_000  # words of either text that are compared; beyond, only this much is shown
_WORD = re.compile(r"\s*\S+")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that both texts have, or only one of them: "same", "only one", "only other"."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two records compared: what its template receives."""

    title: str
    one: tuple[str, str]  # title and address
    other: tuple[str, str]
    runs: tuple[Run, ...]
    cut: bool  # a text was longer than what is compared
    same: str  # share of words both have


def compare_page(desk: Desk, register: Register, query: Mapping[str, str]) -> ComparePage:
    """The records `one` and `other` of the address, compared.

    Raises UnknownIdError.
    """
    first, second = (_text(register.connection, query.get(name, "")) for name in ("one", "other"))
    words, others = _WORD.findall(first[1]), _WORD.findall(second[1])
    cut = len(words) > LONGEST or len(others) > LONGEST
    words, others = words[:LONGEST], others[:LONGEST]
    runs = tuple(_runs(words, others))
    same = sum(len(run.text.split()) for run in runs if run.kind == "same")
    share = 2 * same / (len(words) + len(others)) if words or others else 1.0
    return ComparePage(
        "Two texts compared",
        (first[0], f"/record/{query['one']}"),
        (second[0], f"/record/{query['other']}"),
        runs,
        cut,
        f"{share:.0%}",
    )


def _text(connection: sqlite3.Connection, record_id: str) -> tuple[str, str]:
    row = records_by_id(connection, [record_id]).get(record_id)
    if row is None:
        raise UnknownIdError("record", record_id, [])
    pages = connection.execute(
        "SELECT number, text FROM page WHERE source_id = ? AND number BETWEEN ? AND ? ORDER BY number",
        (row["source_id"], row["first_page"], row["last_page"]),
    )
    parts = [
        text[row["start"] if number == row["first_page"] else 0 : row["end"] if number == row["last_page"] else None]
        for number, text in pages
    ]
    return f"{row['title'] or row['document_type'] or 'Untitled record'}, {row['source']}", "\n".join(parts)


def _runs(words: list[str], others: list[str]) -> Iterator[Run]:
    """What both have, and between it what only the one and then what only the other has."""
    here, there = [word.strip().casefold() for word in words], [word.strip().casefold() for word in others]
    only_one = only_other = ""
    for step in Indel.opcodes(here, there):
        if step.tag != "equal":
            only_one += "".join(words[step.src_start : step.src_end])
            only_other += "".join(others[step.dest_start : step.dest_end])
            continue
        yield from _apart(only_one, only_other)
        only_one = only_other = ""
        yield Run("same", "".join(words[step.src_start : step.src_end]))
    yield from _apart(only_one, only_other)


def _apart(only_one: str, only_other: str) -> Iterator[Run]:
    if only_one:
        yield Run("only one", only_one)
    if only_other:
        yield Run("only other", only_other)
