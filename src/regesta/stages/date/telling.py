"""What a text has named so far, from which what follows takes its year, its month or its day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Any

from regesta.stages.date.context import Value
from regesta.stages.date.find import Found


@dataclass(frozen=True, slots=True)
class Memory:
    """The day and the year last named, and where."""

    day: dt.date | None = None
    day_at: int = 0
    weekday: int | None = None  # of the day last named, where it was named with it; Monday is 0
    year: int | None = None
    year_at: int = 0
    month: dt.date | None = None  # first day of the month last named, by itself or with its day
    quarter: str = ""
    quarter_at: int = 0
    bare_year: int | None = None  # named by itself, with no fuller date behind it
    bare_year_at: int = 0

    def moved(self, by: int) -> Memory:
        """The same, its places counted from a point so much further back."""
        return replace(
            self,
            day_at=self.day_at + by,
            year_at=self.year_at + by,
            quarter_at=self.quarter_at + by,
            bare_year_at=self.bare_year_at + by,
        )

    def after(self, item: Found, value: Value) -> Memory:
        """The memory once this expression has been read."""
        edtf = value.edtf.rstrip("~")
        if value.type in ("DURATION", "SET") or not edtf or item.said.kind in ("clock", "reference"):
            return self
        new: dict[str, Any] = {}  # gathered and put in at once: a text has thousands of dates
        if item.said.kind in ("quarter", "deictic") and value.value[4:6] == "-Q" and value.value[:4].isdigit():
            new |= {"quarter": value.value, "quarter_at": item.end}
        if item.said.year is not None and item.said.month is not None:
            year = int(edtf[:4])
            new |= {"year": year, "year_at": item.end, "month": dt.date(year, item.said.month, 1)}
        named = item.said.kind == "date" and item.said.year is not None and item.said.month is None
        if named and (len(edtf) == len("1961") or item.said.part):  # "early 1961" is of that year, too
            new |= {"bare_year": int(edtf[:4]), "bare_year_at": item.end}
        elif item.said.month is not None:
            new["bare_year"] = None
        if len(edtf) == 10:
            new |= {"day": dt.date.fromisoformat(edtf), "day_at": item.end, "weekday": item.said.weekday}
        elif "/" in edtf and len(edtf) == 21:
            new |= {"day": dt.date.fromisoformat(edtf[11:]), "day_at": item.end}
        return replace(self, **new) if new else self


@dataclass(slots=True)
class Telling:
    """A story that runs over the pages of a record: the day and the year last named, placed before the next page."""

    memory: Memory = field(default_factory=Memory)

    def turn(self, length: int) -> None:
        """Goes on to the next page, after one of that many characters."""
        self.memory = self.memory.moved(-length)

    def begin_anew(self) -> None:
        """Forgets what was named, where an entry of a chronology stands between."""
        self.memory = Memory()
