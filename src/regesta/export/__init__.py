"""Exports: rows of what the register holds, and the formats they are written in.

`WHAT` maps what can be exported to the function that gives its rows, `FORMATS` the formats to their writers;
adding one of either is one file and one line here.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TextIO

from regesta.register.register import Register

Row = Mapping[str, Any]
Rows = Callable[[Register], Iterator[Row]]
Writer = Callable[[Iterable[Row], TextIO, str], None]

WHAT: dict[str, str] = {
    "entries": "regesta.export.entries",
    "records": "regesta.export.records",
    "instruments": "regesta.export.ledgers:instruments",
    "commitments": "regesta.export.ledgers:commitments",
    "positions": "regesta.export.ledgers:positions",
    "measures": "regesta.export.ledgers:measures",
    "conversations": "regesta.export.ledgers:conversations",
    "stances": "regesta.export.ledgers:stances",
    "people": "regesta.export.people:people",
    "places": "regesta.export.people:places",
    "itineraries": "regesta.export.people:itineraries",
    "events": "regesta.export.reconciled:events",
    "lineages": "regesta.export.reconciled:lineages",
    "discrepancies": "regesta.export.reconciled:discrepancies",
    "days": "regesta.export.reconciled:days",
    "coverage": "regesta.export.reconciled:coverage",
}
FORMATS: dict[str, str] = {
    "jsonl": "regesta.export.jsonl",
    "csv": "regesta.export.csv",
    "md": "regesta.export.markdown",
}


def rows_of(what: str) -> Rows:
    """The function that gives the rows of `what`; it takes an open register."""
    module, _, name = WHAT[what].partition(":")
    rows: Rows = getattr(importlib.import_module(module), name or "rows")
    return rows


def writer_of(format_: str) -> Writer:
    """The function that writes rows in `format_`: it takes the rows, an open text file, and what they are."""
    writer: Writer = importlib.import_module(FORMATS[format_]).write
    return writer
