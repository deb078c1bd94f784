"""Events in the register: the entries they are joined from, and what was joined."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from regesta.model.reconciled import Event
from regesta.register.pairs import ruled_pairs
from regesta.register.register import Register
from regesta.register.renewal import as_json, renew
from regesta.stages.reconcile.events import Report, Rulings

_ENTRIES = """
    SELECT e.entry_id, e.record_id, e.quote, e.trigger, e.date, e.date_earliest, e.date_latest, e.date_basis,
           e.date_quote, e.types, e.certainty, e.page, e.start, r.date_earliest AS written_earliest,
           r.date_latest AS written_latest
    FROM entry e JOIN record r USING (record_id) WHERE e.worth = 'act' ORDER BY e.entry_id
"""


# The surname, the person's id where more than the surname is known, and the name as written.
_PEOPLE = """
    SELECT t.entry_id, coalesce(nullif(p.family, ''), t.stands_for, t.name), t.name, t.role,
           CASE WHEN p.given <> '' THEN p.person_id END
    FROM participant t LEFT JOIN person p USING (person_id) ORDER BY t.entry_id, t.position
"""
_PLACES = "SELECT entry_id, coalesce(place_id, name), name, role, NULL FROM entry_place ORDER BY entry_id, position"


def entry_reports(register: Register, families: Mapping[str, str]) -> list[Report]:
    """Every entry as events are joined by, routine ones left out, by id; `families` gives the lineage of a record."""
    connection = register.connection
    people = _parts(connection, _PEOPLE)
    places = _parts(connection, _PLACES)
    amounts: defaultdict[str, set[tuple[str, float]]] = defaultdict(set)
    for entry_id, unit, value in connection.execute("SELECT entry_id, unit, value FROM amount"):
        amounts[entry_id].add((unit, value))
    reports = []
    for row in connection.execute(_ENTRIES):
        persons, sites = people.get(row["entry_id"], []), places.get(row["entry_id"], [])
        reports.append(
            Report(
                entry=row["entry_id"],
                record=row["record_id"],
                family=families.get(row["record_id"], row["record_id"]),
                quote=row["quote"],
                trigger=row["trigger"],
                date=row["date"],
                earliest=ordinal(row["date_earliest"]),
                latest=ordinal(row["date_latest"]),
                basis=row["date_basis"],
                types=tuple(json.loads(row["types"])),
                certainty=row["certainty"],
                agents=frozenset(part.key for part in persons if part.role == "agent"),
                people=frozenset(part.key for part in persons),
                places=frozenset(part.key for part in sites),
                amounts=frozenset(amounts.get(row["entry_id"], ())),
                written=(ordinal(row["written_earliest"]), ordinal(row["written_latest"])),
                page=row["page"],
                start=row["start"],
                dated_by=row["date_quote"],
                names=tuple((part.key, part.name) for part in (*persons, *sites)),
                persons=tuple((part.key, part.person) for part in persons if part.person),
            )
        )
    return reports


def ordinal(day: str | None) -> int | None:
    """An ISO day as an ordinal; None where there is none."""
    return dt.date.fromisoformat(day).toordinal() if day else None


def rulings(register: Register) -> Rulings:
    """What people ruled of entries: which report one happening ("merge"), and which do not ("distinct")."""
    same, apart = (
        frozenset(frozenset((pair.one, pair.other)) for pair in ruled_pairs(register.connection, kind, "entry"))
        for kind in ("merge", "distinct")
    )
    return Rulings(same, apart)


@dataclass(frozen=True, slots=True)
class _Part:
    """A person's or a place's part in an entry, and what it is compared by."""

    key: str
    name: str
    role: str
    person: str | None


def _parts(connection: sqlite3.Connection, query: str) -> dict[str, list[_Part]]:
    found: defaultdict[str, list[_Part]] = defaultdict(list)
    for entry_id, known, name, role, person in connection.execute(query):
        key = name_key(known)
        if key:
            found[entry_id].append(_Part(key, name, role, person))
    return dict(found)


def name_key(name: str) -> str:
    """What a name is compared by: its last word of three letters or more, in lower case."""
    words = [word.strip(".,;:'’\"()[]") for word in name.casefold().split()]
    known = [word for word in words if len(word) > 2 and not word.isdigit()]
    return known[-1] if known else ""


def save_events(connection: sqlite3.Connection, events: Sequence[Event]) -> int:
    """Save these events in place of those that stood there; how many rows changed."""
    rows = [
        (
            event.id,
            event.date,
            event.earliest,
            event.latest,
            event.sources,
            as_json([[part.feature, round(part.weight, 4), part.sentence] for part in event.evidence]),
        )
        for event in events
    ]
    tellings = [(event.id, telling.entry, telling.stance) for event in events for telling in event.tellings]
    changed = renew(connection, "event", rows)
    return changed + renew(connection, "event_entry", tellings, key=2)
