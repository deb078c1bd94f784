"""Markdown for reading: a chronology by day with its sources, or a list of whatever else is exported."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from regesta.export import Row

SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def write(rows: Iterable[Row], out: TextIO, what: str) -> None:
    """Write entries under a heading for each date, anything else as one item a row."""
    lines = _chronology(rows) if what == "entries" else _list(rows, what)
    for line in lines:
        out.write(line + "\n")


def plain(text: object) -> str:
    """Words of a record on one line, with what Markdown would read as marks escaped."""
    return SPECIAL.sub(r"\\\1", " ".join(str(text).split()))


def _chronology(rows: Iterable[Row]) -> Iterator[str]:
    yield "# Chronology"
    date: object = ()
    for row in rows:
        if row["date"] != date:
            date = row["date"]
            yield f"\n## {date or 'Undated'}\n"
        notes = [" or ".join(row["types"])]
        if row["certainty"] != "occurred":
            notes.append(row["certainty"])
        if row["according_to"]:
            notes.append(f"according to {plain(row['according_to'])}")
        if row["confidence"] == "low":
            notes.append("low confidence")
        basis = f"{row['date_basis']}: {plain(row['date_quote'])}" if row["date_quote"] else row["date_basis"]
        yield f"- “{plain(row['quote'])}” ({'; '.join(notes)}; date {basis}). {plain(row['source'])}, p. {row['page']}."


def _list(rows: Iterable[Row], what: str) -> Iterator[str]:
    yield f"# {what.capitalize()}\n"
    for row in rows:
        named = [f"{name}: {plain(_words(value))}" for name, value in row.items() if value not in (None, "", [], {})]
        yield f"- {'; '.join(named)}"


def _words(value: object) -> object:
    if isinstance(value, list):
        return ", ".join(
            str(item.get("name", item.get("quote", item)) if isinstance(item, dict) else item) for item in value
        )
    return value
