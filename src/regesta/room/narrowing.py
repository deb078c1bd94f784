"""What a reader has narrowed the chronology to, as it stands in the address bar."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from regesta.register.columns import Columns, Mask

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """One value for each thing the chronology can be narrowed by; empty lets everything through.

    `since` and `until` are a year, a month or a day; what is no date is as good as empty.
    """

    since: str = ""
    until: str = ""
    person: str = ""  # a person's id, or words of a name as written
    place: str = ""
    type: str = ""
    certainty: str = ""
    basis: str = ""
    worth: str = ""
    confidence: str = ""
    stance: str = ""
    document: str = ""
    originator: str = ""
    classification: str = ""
    record: str = ""
    source: str = ""
    disputed: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Narrowing:
        """What the address bar says, cut to a sensible length."""
        return cls(**{field.name: query.get(field.name, "").strip()[:300] for field in fields(cls)})

    @property
    def first_day(self) -> dt.date | None:
        """The first day let through; None where it is open."""
        return _day(self.since, last=False)

    @property
    def last_day(self) -> dt.date | None:
        """The last day let through; None where it is open."""
        return _day(self.until, last=True)

    def given(self) -> dict[str, str]:
        """The parts that narrow anything."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name))}

    def address(self, path: str = "/", **changes: str) -> str:
        """The address of this view with some parts changed; an empty change takes the part away."""
        known = {field.name for field in fields(self)}
        changed = replace(self, **{name: value for name, value in changes.items() if name in known})
        more = {name: value for name, value in changes.items() if name not in known and value}
        query = urlencode(changed.given() | more)
        return f"{path}?{query}" if query else path

    def mask(self, columns: Columns, connection: sqlite3.Connection) -> Mask:
        """Which entries are let through."""
        chosen = columns.all()
        for name, value in self.given().items():
            if name in columns.columns and name not in {"person", "place"}:
                chosen &= columns.columns[name].mask(value)
        if self.first_day or self.last_day:
            chosen &= columns.within(self.first_day, self.last_day)
        if self.person:
            chosen &= _with(columns, connection, "person", self.person)
        if self.place:
            chosen &= _with(columns, connection, "place", self.place)
        return chosen


def _with(columns: Columns, connection: sqlite3.Connection, what: str, asked: str) -> Mask:
    """Entries with that person or place: by id, else by words of the name as written or as authorised."""
    column = columns.columns[what]
    if asked in column.names:
        return column.mask(asked)
    like = "%" + asked.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    if what == "person":
        rows = connection.execute(
            """SELECT entry_id FROM participant WHERE name LIKE ? ESCAPE '\\' OR stands_for LIKE ? ESCAPE '\\'
               OR person_id IN (SELECT person_id FROM person WHERE name LIKE ? ESCAPE '\\')""",
            (like, like, like),
        )
    else:
        rows = connection.execute(
            """SELECT entry_id FROM entry_place WHERE name LIKE ? ESCAPE '\\'
               OR place_id IN
                  (SELECT place_id FROM place WHERE name LIKE ? ESCAPE '\\' OR modern LIKE ? ESCAPE '\\')""",
            (like, like, like),
        )
    return columns.among(row[0] for row in rows)


def _day(text: str, *, last: bool) -> dt.date | None:
    match = _DATE.match(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if month is None:
            return dt.date(year or 0, 12, 31) if last else dt.date(year or 0, 1, 1)
        if day is None:
            day = calendar.monthrange(year or 0, month)[1] if last else 1
        return dt.date(year or 0, month, day)
    except (ValueError, calendar.IllegalMonthError):
        return None
