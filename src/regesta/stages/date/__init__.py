"""date: words that carry time, what they say, and which of them dates the record.

find_dates    text              -> readings, each with its value, its bounds and its reasons
date_records  records of a file -> readings, the record's own date, and the sections that a heading dates
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from regesta.stages.date.records import date_records
    from regesta.stages.date.text import find_dates

__all__ = ["date_records", "find_dates"]

_HOME = {"date_records": "regesta.stages.date.records", "find_dates": "regesta.stages.date.text"}


def __getattr__(name: str) -> Any:
    """The two functions, imported on first use: who only finds dates waits for nothing that dates records."""
    if name in _HOME:
        return getattr(importlib.import_module(_HOME[name]), name)
    raise AttributeError(f"module 'regesta.stages.date' has no attribute {name!r}")
