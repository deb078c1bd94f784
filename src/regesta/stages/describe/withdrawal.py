"""What a withdrawal sheet says is missing: each record that was taken out, as one field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from regesta.model.records import Field
from regesta.rulebook import load_rules
from regesta.stages.describe.genre import WITHDRAWAL, Genre
from regesta.stages.describe.sheet import Sheet
from regesta.stages.describe.typed import TypedLine

_DAY = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\b(?:19|20)\d\d\b|\b(?:undated|n\.?\s?d\.?)(?!\w)", re.IGNORECASE)
_CELL_END = re.compile(r"\s{3,}|\t|\s*\|\s*")
_NUMBER = re.compile(r"#?\d{1,3}[a-z]?\.?\s+(?=[A-Za-z])")  # "#1 memo"
_FEWEST_CELLS = 2


@cache
def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = load_rules("en/withdrawals")
    return rules


@cache
def _labels() -> re.Pattern[str]:
    parts = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _rules()["labels"].items())
    return re.compile(rf"(?:{parts})\s{{0,3}}:\s{{0,6}}", re.IGNORECASE)


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile(_rules()["sentence"], re.IGNORECASE)


def find_withdrawn(sheet: Sheet, genre: Genre | None) -> list[Field]:
    """The records that a withdrawal sheet lists, or the one that a withdrawal notice is in place of; else none.

    >>> # "memo | Hale to Novak, 2 pp. | 5/4/61 | A" gives "memo; Hale to Novak, 2 pp.; 5/4/61; A"
    """
    if genre is None or genre.kind != WITHDRAWAL:
        return []
    rows = list(_rows(sheet))
    return rows or _notice(sheet) or list(_sentences(sheet))


def _cells(line: TypedLine) -> list[str]:
    return [cell for cell in _CELL_END.split(line.text.strip("| ")) if cell]


def _rows(sheet: Sheet) -> Iterator[Field]:
    """The rows of a list: a line of cells with a day in one of them, and the line under it that goes on with a cell."""
    for number, line in enumerate(sheet.lines):
        cells = _cells(line)
        if len(cells) < _FEWEST_CELLS or not any(_DAY.search(cell) for cell in cells) or _labels().match(line.text):
            continue
        last, below = number, sheet.below(number)
        if below and not below.gap and below.page == line.page and _goes_on(sheet, number + 1, line):
            last, cells = number + 1, [*cells, *_cells(below)]
        field = sheet.cut("withdrawal", number, last, rule="withdrawal.row", value="; ".join(cells))
        if field:
            yield field


def _goes_on(sheet: Sheet, number: int, row: TypedLine) -> bool:
    """Whether a line is the rest of the row above it: set in under it, with neither a number nor a day of its own."""
    line = sheet.lines[number]
    set_in = line.at - line.start > row.at - row.start
    return set_in and not line.row and not _NUMBER.match(line.text) and not _DAY.search(line.text)


def _notice(sheet: Sheet) -> list[Field]:
    """The one record that a notice names by labels: "Document Date: 05/04/1961", "From: Hale"."""
    found: dict[str, str] = {}
    places = []
    for number, line in enumerate(sheet.lines):
        label = _labels().match(line.text)
        value = line.text[label.end() :].strip() if label else ""
        if label and label.lastgroup and value:
            found.setdefault(label.lastgroup, value)
            places.append(number)
    if not found.keys() & {"kind", "title", "sender"}:
        return []
    parties = " to ".join(found[name] for name in ("sender", "addressee") if name in found)
    parts = [found.get("kind"), found.get("title"), parties, found.get("day"), found.get("pages")]
    value = "; ".join(part for part in parts if part)
    first, last = places[0], places[-1]
    if sheet.lines[first].page != sheet.lines[last].page:
        last = max(number for number in places if sheet.lines[number].page == sheet.lines[first].page)
    field = sheet.cut("withdrawal", first, last, rule="withdrawal.notice", value=value)
    return [field] if field else []


def _sentences(sheet: Sheet) -> Iterator[Field]:
    """The records that a notice names in a sentence: "Letter, Hale to Berg, May 4, 1961, 2 pages"."""
    for number, line in enumerate(sheet.lines):
        if _sentence().match(line.text) and (_DAY.search(line.text) or "page" in line.text.lower()):
            field = sheet.cut("withdrawal", number, number, rule="withdrawal.sentence")
            if field:
                yield replace(field, value=field.value.rstrip("."))
