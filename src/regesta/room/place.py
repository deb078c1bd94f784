"""A place with its entries, and every place on one map."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from regesta.register import Register
from regesta.register.queries import STANDS
from regesta.room.atlas import Map, Spot, draw_map
from regesta.room.desk import Desk
from regesta.room.entries import SHOWN, EntryView, entries_by_id, ids_naming
from regesta.room.rows import row_of
from regesta.room.tables import Cell
from regesta.room.words import other_forms


@dataclass(frozen=True, slots=True)
class PlacePage:
    """A place: what its template receives."""

    title: str
    facts: tuple[tuple[str, str], ...]
    variants: tuple[str, ...]
    map: Map | None
    total: int
    entries: tuple[EntryView, ...]
    chronology_href: str


@dataclass(frozen=True, slots=True)
class MapPage:
    """The places of a narrowing, or of all entries, on a map: what its template receives."""

    title: str
    map: Map | None
    places: tuple[Cell, ...]
    without_position: int


def place_page(desk: Desk, register: Register, place_id: str, query: Mapping[str, str]) -> PlacePage:
    """A place by its id.

    Raises UnknownIdError.
    """
    connection = register.connection
    row = row_of(connection, "place", "place_id", place_id, "place")
    ids = ids_naming(connection, "entry_place", "place", place_id)
    facts = [("Kind", row["kind"]), ("State at the time", row["state"])]
    if row["modern"] != row["name"]:
        facts.insert(0, ("Today", row["modern"]))
    here = row["latitude"] is not None and row["longitude"] is not None
    spots = [Spot(row["name"], row["longitude"], row["latitude"], 1, "")] if here else []
    return PlacePage(
        title=row["name"],
        facts=tuple((name, value) for name, value in facts if value),
        variants=other_forms(row["name"], json.loads(row["variants"])),
        map=draw_map(spots),
        total=len(ids),
        entries=tuple(entries_by_id(connection, ids[:SHOWN])),
        chronology_href=f"/?{urlencode({'place': place_id})}",
    )


def map_page(desk: Desk, register: Register, query: Mapping[str, str]) -> MapPage:
    """Every place of the register that has a position, by how often it occurs."""
    rows = register.connection.execute(
        f"""SELECT l.place_id, l.name, l.longitude, l.latitude, count(DISTINCT e.entry_id) AS entries
           FROM place l JOIN entry_place t USING (place_id) JOIN entry e ON e.entry_id = t.entry_id AND {STANDS}
           GROUP BY l.place_id ORDER BY entries DESC, l.name"""
    ).fetchall()
    spots = [
        Spot(row[1], row[2], row[3], row[4], f"/place/{quote(row[0], safe='')}")
        for row in rows
        if row[2] is not None and row[3] is not None
    ]
    cells = tuple(Cell(f"{spot.name}, {spot.count:,}", spot.href) for spot in spots)
    return MapPage("Places on the map", draw_map(spots[:300]), cells, len(rows) - len(spots))
