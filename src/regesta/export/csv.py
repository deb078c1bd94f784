"""CSV for spreadsheets: one header line; lists are joined by "; ", objects inside them by their names or quotes."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from itertools import chain
from typing import Any, TextIO

from regesta.export import Row

# A cell that opens with one of these is run as a formula by spreadsheet programs; records are hostile input.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def write(rows: Iterable[Row], out: TextIO, what: str) -> None:
    """Write rows under the columns of the first; a cell that a spreadsheet would run is quoted with an apostrophe."""
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return
    writer = csv.DictWriter(out, list(first), restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for row in chain([first], rows):
        writer.writerow({name: _cell(value) for name, value in row.items()})


def _cell(value: Any) -> object:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA_SIGNS) else value
    if isinstance(value, list | tuple):
        return _cell("; ".join(str(_short(item)) for item in value))
    return "" if value is None else value


def _short(item: Any) -> object:
    """What names an object of a list: its name, its quote, or its id."""
    if isinstance(item, dict):
        return next((item[key] for key in ("name", "quote", "id") if key in item), item)
    return item
