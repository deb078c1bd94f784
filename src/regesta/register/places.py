"""Places in the register: what entries name, and the places found."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from regesta.model.people import PlaceFound, PlaceMention
from regesta.register.register import Register
from regesta.register.renewal import as_json, renew


def place_mentions(register: Register) -> list[PlaceMention]:
    """Every place of an entry; the key is "ENTRY:POSITION"."""
    rows = register.connection.execute(
        """SELECT l.entry_id, l.position, l.name, e.record_id, coalesce(e.date_earliest, r.date_earliest)
           FROM entry_place l JOIN entry e USING (entry_id) JOIN record r USING (record_id)
           ORDER BY l.entry_id, l.position"""
    )
    return [PlaceMention(f"{entry}:{position}", record, name, date) for entry, position, name, record, date in rows]


def save_places(connection: sqlite3.Connection, places: Sequence[PlaceFound]) -> int:
    """Save places, and which of them each entry's place is; how many rows changed."""
    changed = renew(
        connection,
        "place",
        (
            (
                place.id,
                place.name,
                place.modern,
                place.kind,
                place.state,
                place.latitude,
                place.longitude,
                as_json(place.variants),
            )
            for place in places
        ),
    )
    place_of = {key: place.id for place in places for key in place.mentions}
    changes = [
        (place_of.get(f"{entry}:{position}"), entry, position)
        for entry, position, stood in connection.execute("SELECT entry_id, position, place_id FROM entry_place")
        if place_of.get(f"{entry}:{position}") != stood
    ]
    connection.executemany("UPDATE entry_place SET place_id = ? WHERE entry_id = ? AND position = ?", changes)
    return changed + len(changes)
