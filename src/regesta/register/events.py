"""Events in the register: the entries they are joined from, and what was joined."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence

from regesta.model.reconciled import Event
from regesta.register.register import Register
from regesta.register.renewal import as_json, renew
from regesta.stages.reconcile.events import Report

_ENTRIES = """
    SELECT e.entry_id, e.record_id, e.quote, e.trigger, e.date, e.date_earliest, e.date_latest, e.date_basis, e.types,
           e.certainty, e.page, e.start, r.date_earliest AS written_earliest, r.date_latest AS written_latest
    FROM entry e JOIN record r USING (record_id) WHERE e.worth = 'act' ORDER BY e.entry_id
"""


def entry_reports(register: Register, families: Mapping[str, str]) -> list[Report]:
    """Every entry as events are joined by, routine ones left out, by id; `families` gives the lineage of a record."""
    connection = register.connection
    people = _parts(
        connection, "SELECT entry_id, coalesce(person_id, ''), coalesce(stands_for, name), role FROM participant"
    )
    places = _parts(connection, "SELECT entry_id, coalesce(place_id, ''), name, role FROM entry_place")
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
                agents=frozenset(key for key, _, role in persons if role == "agent"),
                people=frozenset(key for key, _, _ in persons),
                places=frozenset(key for key, _, _ in sites),
                amounts=frozenset(amounts.get(row["entry_id"], ())),
                written=(ordinal(row["written_earliest"]), ordinal(row["written_latest"])),
                page=row["page"],
                start=row["start"],
                names=tuple((key, name) for key, name, _ in (*persons, *sites)),
            )
        )
    return reports


def ordinal(day: str | None) -> int | None:
    """An ISO day as an ordinal; None where there is none."""
    return dt.date.fromisoformat(day).toordinal() if day else None


def _parts(connection: sqlite3.Connection, query: str) -> dict[str, list[tuple[str, str, str]]]:
    """(key, name, role) of the people or places of each entry: the id, or else the last word of the name, folded."""
    found: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for entry_id, identifier, name, role in connection.execute(f"{query} ORDER BY entry_id, position"):
        key = identifier or name_key(name)
        if key:
            found[entry_id].append((key, name, role))
    return dict(found)


def name_key(name: str) -> str:
    """What a name that no reconcile has settled is compared by: its last word, in lower case."""
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
