"""JSON Lines: one object a line, UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from regesta.export import Row


def write(rows: Iterable[Row], out: TextIO, what: str) -> None:
    """Write each row as one line of JSON."""
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False) + "\n")
