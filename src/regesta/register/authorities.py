"""Authority files in the register: rows as imported, and the candidates they are for persons on record."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from regesta.authorities import AuthorityRow
from regesta.model.people import Holding, PeopleFound, PersonMention
from regesta.register.kept import memory_of
from regesta.register.register import Register
from regesta.register.renewal import as_json, renew
from regesta.stages.reconcile.people.authority import AuthorityEntry, AuthorityLink, link_people

BATCH = 2000  # rows written at once


def save_authority(register: Register, rows: Iterable[AuthorityRow], *, set_name: str) -> int:
    """Save the rows of a set; rows of the same id are replaced. How many there were comes back.

    All of them are saved or, when a file turns out to be damaged, none.
    """
    count = 0
    with register.transaction() as connection:
        batch: list[tuple[Any, ...]] = []
        for row in rows:
            batch.append(_columns(row, set_name))
            count += 1
            if len(batch) == BATCH:
                _insert(connection, batch)
                batch = []
        _insert(connection, batch)
    return count


def _insert(connection: sqlite3.Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    connection.executemany("INSERT OR REPLACE INTO authority VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _columns(row: AuthorityRow, set_name: str) -> tuple[Any, ...]:
    data = {
        "person": row.person,
        "office": row.office,
        "country": row.country,
        "place": row.place,
        "variants": list(row.variants),
        "row": dict(row.data),
    }
    kept = {name: value for name, value in data.items() if value}
    return row.id, set_name, row.kind, row.name, row.family, row.earliest, row.latest, as_json(kept)


def forget_authority(register: Register, set_name: str) -> int:
    """Remove a set; how many rows it had."""
    with register.transaction() as connection:
        connection.execute(
            "DELETE FROM authority_link WHERE authority_id IN (SELECT authority_id FROM authority WHERE set_name = ?)",
            (set_name,),
        )
        return connection.execute("DELETE FROM authority WHERE set_name = ?", (set_name,)).rowcount


def sets(register: Register) -> list[tuple[str, str, int]]:
    """Name, kind and number of rows of everything imported."""
    rows = register.connection.execute(
        "SELECT set_name, kind, count(*) FROM authority GROUP BY set_name, kind ORDER BY set_name, kind"
    )
    return [tuple(row) for row in rows]


def authority_entries(connection: sqlite3.Connection) -> list[AuthorityEntry]:
    """The rows that tell who somebody is."""
    found = []
    for identifier, name, earliest, latest, text in connection.execute(
        """SELECT authority_id, name, date_earliest, date_latest, data FROM authority
           WHERE kind IN ('holding', 'person', 'visit', 'travel') ORDER BY authority_id"""
    ):
        data = json.loads(text)
        names = tuple(dict.fromkeys((name, *data.get("variants", ()))))
        found.append(AuthorityEntry(identifier, data.get("person", name), names, data.get("office"), earliest, latest))
    return found


def link_authorities(
    connection: sqlite3.Connection,
    people: PeopleFound,
    holdings: Sequence[Holding],
    mentions: Iterable[PersonMention],
) -> int:
    """Find and save the candidates for every person; how many rows changed. Nothing is done without authority files."""
    entries = authority_entries(connection)
    if not entries:
        return renew(connection, "authority_link", ())
    years: dict[str, tuple[int, int]] = {}
    for mention in mentions:
        person = people.person_of.get(mention.key)
        if person and mention.date and mention.date[:4].isdigit():
            year = int(mention.date[:4])
            first, last = years.get(person, (year, year))
            years[person] = min(first, year), max(last, year)
    with memory_of(connection, "authority") as memory:
        links = link_people(people.persons, entries, holdings=holdings, years=years, memory=memory)
    return save_links(connection, links)


def save_links(connection: sqlite3.Connection, links: Iterable[AuthorityLink]) -> int:
    """Save candidates in place of those that stood; how many rows changed."""
    return renew(
        connection,
        "authority_link",
        (
            (
                f"person:{link.person}",
                link.authority,
                round(link.score, 4),
                as_json([[item.feature, round(item.weight, 4), item.sentence] for item in link.evidence]),
            )
            for link in links
        ),
        key=2,
    )
