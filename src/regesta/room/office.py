"""An office and who held it, as far as the records say."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from regesta.errors import UnknownIdError
from regesta.register import Register
from regesta.room.desk import Desk
from regesta.room.quotes import QuoteView, quote_views
from regesta.room.words import date_in_words


@dataclass(frozen=True, slots=True)
class HoldingView:
    """A person in an office for a time."""

    person: str
    person_href: str
    office: str
    office_href: str
    of: str
    years: str
    status: str
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class OfficePage:
    """An office and its holders over time: what its template receives."""

    title: str
    of: str
    holdings: tuple[HoldingView, ...]


def office_page(desk: Desk, register: Register, query: Mapping[str, str]) -> OfficePage:
    """An office by its name and the state it serves.

    Raises UnknownIdError.
    """
    name, country = query.get("name", ""), query.get("country", "")
    found = holdings(register.connection, "h.office = ? AND coalesce(h.country, '') = ?", [name, country])
    if not found:
        raise UnknownIdError("office", name, [])
    return OfficePage(name.capitalize(), country, found)


def holdings(connection: sqlite3.Connection, where: str, values: Sequence[str]) -> tuple[HoldingView, ...]:
    """Who held what and when, by a condition on the holding (`h`), in order of time."""
    rows = connection.execute(
        f"""SELECT h.*, p.name FROM holding h LEFT JOIN person p USING (person_id) WHERE {where}
            ORDER BY h.date_earliest IS NULL, h.date_earliest, h.date_latest, h.holding_id""",
        tuple(values),
    )
    found = []
    for row in rows.fetchall():
        years = " to ".join(
            date_in_words(day) for day in dict.fromkeys((row["date_earliest"], row["date_latest"])) if day
        )
        office = urlencode({"name": row["office"], "country": row["country"] or ""})
        found.append(
            HoldingView(
                row["name"] or row["person_id"],
                f"/person/{quote(row['person_id'], safe='')}",
                row["office"],
                f"/office?{office}",
                row["country"] or "",
                years,
                row["status"],
                quote_views(connection, json.loads(row["quotes"])[:4]),
            )
        )
    return tuple(found)
