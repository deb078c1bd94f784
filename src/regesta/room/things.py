"""Persons, offices, places, events, discrepancies and rows of a ledger: a page for each, on what it stands."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from urllib.parse import quote, urlencode

from regesta.errors import UnknownIdError
from regesta.register import Register
from regesta.register.judgements import on_target
from regesta.room.atlas import Map, Spot, draw_map
from regesta.room.desk import Desk
from regesta.room.entries import EntryView, entries_by_id
from regesta.room.entry import JudgementView, judgement_view
from regesta.room.tables import Cell
from regesta.room.words import date_in_words

SHOWN = 60  # entries shown on a thing's own page; the chronology has them all


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Words of a record, with the way to where they stand."""

    text: str
    title: str
    source: str
    page: int
    href: str
    date_words: str


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
class Stop:
    """A place where an entry shows a person, and when."""

    date_words: str
    role: str
    place: str
    place_href: str
    entry_href: str


@dataclass(frozen=True, slots=True)
class AuthorityView:
    """A candidate of an authority file for a person, with its score and why."""

    id: str
    name: str
    set_name: str
    span: str
    score: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person: what its template receives."""

    title: str
    id: str
    variants: tuple[str, ...]
    reasons: tuple[str, ...]
    holdings: tuple[HoldingView, ...]
    stops: tuple[Stop, ...]
    map: Map | None
    authorities: tuple[AuthorityView, ...]
    proposals: tuple[Cell, ...]
    total: int
    entries: tuple[EntryView, ...]
    chronology_href: str
    history: tuple[JudgementView, ...]


@dataclass(frozen=True, slots=True)
class OfficePage:
    """An office and its holders over time: what its template receives."""

    title: str
    of: str
    holdings: tuple[HoldingView, ...]


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
class EventPage:
    """An event and its tellings: what its template receives."""

    title: str
    date_words: str
    sources: int
    reasons: tuple[str, ...]
    contemporary: tuple[EntryView, ...]
    retrospective: tuple[EntryView, ...]
    unknown: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class DiscrepancyPage:
    """What cannot both be right: what its template receives."""

    title: str
    id: str
    kind: str
    severity: str
    summary: str
    cause: str | None
    quotes: tuple[QuoteView, ...]
    entries: tuple[EntryView, ...]
    history: tuple[JudgementView, ...]


@dataclass(frozen=True, slots=True)
class LedgerRowPage:
    """A row of a ledger with the words it was read from: what its template receives."""

    title: str
    ledger: str
    fields: tuple[tuple[str, str], ...]
    quotes: tuple[QuoteView, ...]
    entries: tuple[EntryView, ...]
    reasons: tuple[str, ...]
    links: tuple[tuple[str, str, str], ...]  # relation, href, reason


@dataclass(frozen=True, slots=True)
class StancesPage:
    """Positions as a table of actors by issues: what its template receives."""

    title: str
    actors: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[Cell, ...], ...]], ...]  # issue, and for each actor its stances in time
    left_out: int


@dataclass(frozen=True, slots=True)
class MapPage:
    """The places of a narrowing, or of all entries, on a map: what its template receives."""

    title: str
    map: Map | None
    places: tuple[Cell, ...]
    without_position: int


def _unknown(what: str, identifier: str) -> UnknownIdError:
    return UnknownIdError(what, identifier, [])


def _sentences(evidence: str) -> tuple[str, ...]:
    return tuple(sentence for _, _, sentence in json.loads(evidence))


def _entry_ids(connection: sqlite3.Connection, table: str, what: str, identifier: str) -> list[str]:
    rows = connection.execute(
        f"""SELECT DISTINCT e.entry_id, e.date_earliest, e.date_latest FROM {table} t JOIN entry e USING (entry_id)
            WHERE t.{what}_id = ?
              AND NOT EXISTS (SELECT 1 FROM standing x WHERE x.entry_id = e.entry_id AND x.standing = 'rejected')
            ORDER BY e.date_earliest IS NULL, e.date_earliest, e.date_latest, e.entry_id""",
        (identifier,),
    )
    return [row[0] for row in rows]


def _quotes(connection: sqlite3.Connection, quotes: Sequence[Sequence[Any]]) -> tuple[QuoteView, ...]:
    found = []
    for record_id, page, _, _, text in quotes[:40]:
        row = connection.execute(
            """SELECT coalesce(r.title, r.document_type, 'Untitled record'), s.path, r.date
               FROM record r JOIN source s USING (source_id) WHERE r.record_id = ?""",
            (record_id,),
        ).fetchone()
        if row is not None:
            href = f"/record/{record_id}?page={page}#p{page}"
            found.append(QuoteView(text, row[0], row[1], page, href, date_in_words(row[2])))
    return tuple(found)


def _holdings(connection: sqlite3.Connection, where: str, values: Sequence[str]) -> tuple[HoldingView, ...]:
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
                _quotes(connection, json.loads(row["quotes"])[:4]),
            )
        )
    return tuple(found)


def person_page(desk: Desk, register: Register, person_id: str, query: Mapping[str, str]) -> PersonPage:
    """A person by its id.

    Raises UnknownIdError.
    """
    connection = register.connection
    row = connection.execute("SELECT * FROM person WHERE person_id = ?", (person_id,)).fetchone()
    if row is None:
        raise _unknown("person", person_id)
    ids = _entry_ids(connection, "participant", "person", person_id)
    journey = list(_journey(connection, person_id))
    return PersonPage(
        title=row["name"],
        id=person_id,
        variants=tuple(json.loads(row["variants"])),
        reasons=_sentences(row["evidence"]),
        holdings=_holdings(connection, "h.person_id = ?", [person_id]),
        stops=tuple(stop for stop, _ in journey),
        map=_journey_map([spot for _, spot in journey]),
        authorities=tuple(_authorities(connection, person_id)),
        proposals=tuple(_proposals(connection, person_id)),
        total=len(ids),
        entries=tuple(entries_by_id(connection, ids[:SHOWN])),
        chronology_href=f"/?{urlencode({'person': person_id})}",
        history=tuple(judgement_view(connection, item) for item in on_target(register, f"person:{person_id}")),
    )


def _journey(connection: sqlite3.Connection, person_id: str) -> Iterator[tuple[Stop, Spot | None]]:
    """Where entries show the person in person, in order of time."""
    rows = connection.execute(
        """SELECT DISTINCT e.entry_id, e.date, l.role, coalesce(g.name, l.name), l.place_id, g.latitude, g.longitude,
                  e.record_id, e.page, e.date_earliest, l.position
           FROM participant p JOIN entry e USING (entry_id) JOIN entry_place l USING (entry_id)
           LEFT JOIN place g ON g.place_id = l.place_id
           WHERE p.person_id = ? AND e.certainty = 'occurred' AND e.date IS NOT NULL
             AND p.role IN ('agent', 'counterpart', 'greeter', 'signatory')
             AND EXISTS (SELECT 1 FROM entry_type t WHERE t.entry_id = e.entry_id
                         AND t.type IN ('visit', 'meeting', 'travel', 'agreement', 'arrest', 'personal'))
             AND NOT EXISTS (SELECT 1 FROM standing x WHERE x.entry_id = e.entry_id AND x.standing = 'rejected')
           ORDER BY e.date_earliest, e.date_latest, e.record_id, e.page, e.start,
                    CASE l.role WHEN 'from' THEN 0 WHEN 'via' THEN 1 ELSE 2 END, l.position""",
        (person_id,),
    )
    for entry_id, date, role, place, place_id, latitude, longitude, record_id, page, _, _ in rows:
        href = f"/place/{quote(place_id, safe='')}" if place_id else f"/?{urlencode({'place': place})}"
        stop = Stop(date_in_words(date), role, place, href, f"/record/{record_id}?page={page}#e-{entry_id}")
        known = latitude is not None and longitude is not None
        yield stop, Spot(place, longitude, latitude, 1, href) if known else None


def _journey_map(spots: Sequence[Spot | None]) -> Map | None:
    known = [spot for spot in spots if spot is not None]
    counts: dict[tuple[float, float], int] = {}
    for spot in known:
        counts[spot.longitude, spot.latitude] = counts.get((spot.longitude, spot.latitude), 0) + 1
    single = {(spot.longitude, spot.latitude): spot for spot in known}
    marks = [Spot(spot.name, *place, counts[place], spot.href) for place, spot in single.items()]
    legs = [(a, b) for a, b in pairwise(known) if a.name != b.name]
    return draw_map(marks, legs[:200])


def _authorities(connection: sqlite3.Connection, person_id: str) -> Iterator[AuthorityView]:
    for row in connection.execute(
        """SELECT a.authority_id, a.name, a.set_name, a.date_earliest, a.date_latest, l.score, l.evidence
           FROM authority_link l JOIN authority a USING (authority_id) WHERE l.target = ?
           ORDER BY l.score DESC, a.authority_id LIMIT 12""",
        (f"person:{person_id}",),
    ):
        span = " to ".join(day for day in dict.fromkeys((row[3], row[4])) if day)
        yield AuthorityView(row[0], row[1], row[2], span, f"{row[5]:.2f}", _sentences(row[6]))


def _proposals(connection: sqlite3.Connection, person_id: str) -> Iterator[Cell]:
    for row in connection.execute(
        """SELECT p.person_id, p.name FROM person_proposal q
           JOIN person p ON p.person_id = CASE WHEN q.one = ? THEN q.other ELSE q.one END
           WHERE q.one = ? OR q.other = ? ORDER BY q.score DESC, p.person_id LIMIT 12""",
        (person_id, person_id, person_id),
    ):
        yield Cell(row[1], row[0])


def office_page(desk: Desk, register: Register, query: Mapping[str, str]) -> OfficePage:
    """An office by its name and the state it serves.

    Raises UnknownIdError.
    """
    name, country = query.get("name", ""), query.get("country", "")
    found = _holdings(register.connection, "h.office = ? AND coalesce(h.country, '') = ?", [name, country])
    if not found:
        raise _unknown("office", name)
    return OfficePage(name.capitalize(), country, found)


def place_page(desk: Desk, register: Register, place_id: str, query: Mapping[str, str]) -> PlacePage:
    """A place by its id.

    Raises UnknownIdError.
    """
    connection = register.connection
    row = connection.execute("SELECT * FROM place WHERE place_id = ?", (place_id,)).fetchone()
    if row is None:
        raise _unknown("place", place_id)
    ids = _entry_ids(connection, "entry_place", "place", place_id)
    facts = [("Today", row["modern"]), ("Kind", row["kind"]), ("State at the time", row["state"])]
    here = row["latitude"] is not None and row["longitude"] is not None
    spots = [Spot(row["name"], row["longitude"], row["latitude"], 1, "")] if here else []
    return PlacePage(
        title=row["name"],
        facts=tuple((name, value) for name, value in facts if value),
        variants=tuple(json.loads(row["variants"])),
        map=draw_map(spots),
        total=len(ids),
        entries=tuple(entries_by_id(connection, ids[:SHOWN])),
        chronology_href=f"/?{urlencode({'place': place_id})}",
    )


def event_page(desk: Desk, register: Register, event_id: str, query: Mapping[str, str]) -> EventPage:
    """An event by its id.

    Raises UnknownIdError.
    """
    connection = register.connection
    row = connection.execute("SELECT * FROM event WHERE event_id = ?", (event_id,)).fetchone()
    if row is None:
        raise _unknown("event", event_id)
    stances: dict[str, list[str]] = {}
    for entry_id, stance in connection.execute(
        "SELECT entry_id, stance FROM event_entry WHERE event_id = ? ORDER BY entry_id", (event_id,)
    ):
        stances.setdefault(stance, []).append(entry_id)

    def told(stance: str) -> tuple[EntryView, ...]:
        return tuple(entries_by_id(connection, stances.pop(stance, [])[:SHOWN]))

    contemporary, retrospective = told("contemporary"), told("retrospective")
    rest = [entry_id for ids in stances.values() for entry_id in ids]
    words = date_in_words(row["date"])
    return EventPage(
        title=f"Event: {words}" if row["date"] else "Undated event",
        date_words=words,
        sources=row["sources"],
        reasons=_sentences(row["evidence"]),
        contemporary=contemporary,
        retrospective=retrospective,
        unknown=tuple(entries_by_id(connection, rest[:SHOWN])),
    )


def discrepancy_page(desk: Desk, register: Register, discrepancy_id: str, query: Mapping[str, str]) -> DiscrepancyPage:
    """A discrepancy by its id.

    Raises UnknownIdError.
    """
    connection = register.connection
    row = connection.execute("SELECT * FROM discrepancy WHERE discrepancy_id = ?", (discrepancy_id,)).fetchone()
    if row is None:
        raise _unknown("discrepancy", discrepancy_id)
    made = on_target(register, f"discrepancy:{discrepancy_id}")
    return DiscrepancyPage(
        title="Discrepancy",
        id=discrepancy_id,
        kind=row["kind"].replace("_", " "),
        severity=row["severity"],
        summary=row["summary"],
        cause=row["cause"],
        quotes=_quotes(connection, json.loads(row["quotes"])),
        entries=tuple(entries_by_id(connection, json.loads(row["entries"])[:SHOWN])),
        history=tuple(judgement_view(connection, item) for item in reversed(made)),
    )


def ledger_row_page(desk: Desk, register: Register, row_id: str, query: Mapping[str, str]) -> LedgerRowPage:
    """A row of a ledger by its id.

    Raises UnknownIdError.
    """
    connection = register.connection
    row = connection.execute("SELECT * FROM ledger_row WHERE row_id = ?", (row_id,)).fetchone()
    if row is None:
        raise _unknown("row of a ledger", row_id)
    fields = []
    for name, value in json.loads(row["fields"]).items():
        shown = "; ".join(map(str, value)) if isinstance(value, list) else str(value) if value is not None else ""
        if shown:
            words = date_in_words(shown) if name in {"date", "signed", "decided_at"} else shown
            fields.append((name.replace("_", " "), words))
    links = connection.execute(
        """SELECT relation, CASE WHEN row_id = ? THEN earlier_id ELSE row_id END, reason FROM ledger_link
           WHERE row_id = ? OR earlier_id = ? ORDER BY earlier_id, row_id""",
        (row_id, row_id, row_id),
    )
    return LedgerRowPage(
        title=fields[0][1] if fields else row["ledger"].capitalize(),
        ledger=row["ledger"],
        fields=tuple(fields),
        quotes=_quotes(connection, [[row["record_id"], *quoted] for quoted in json.loads(row["quotes"])]),
        entries=tuple(entries_by_id(connection, json.loads(row["entries"])[:SHOWN])),
        reasons=_sentences(row["evidence"]),
        links=tuple((relation, f"/ledger/{quote(other, safe='')}", reason) for relation, other, reason in links),
    )


ACTORS, ISSUES = 8, 40  # of the table of stances: more columns could not be read


def stances_page(desk: Desk, register: Register, query: Mapping[str, str]) -> StancesPage:
    """Who took which stance on what, and when: the actors with most positions by the issues most spoken of."""
    table: dict[str, dict[str, list[tuple[str, Cell]]]] = {}
    actors: dict[str, int] = {}
    for row_id, text in register.connection.execute(
        "SELECT row_id, fields FROM ledger_row WHERE ledger = 'positions' ORDER BY row_id"
    ):
        fields = json.loads(text)
        actor = str(fields.get("actor") or "?")
        issue = str(fields.get("towards") or fields.get("issue") or "?")
        date = fields.get("date") or ""
        words = f"{fields.get('stance') or '?'} ({date_in_words(date)})"
        table.setdefault(issue, {}).setdefault(actor, []).append(
            (date, Cell(words, f"/ledger/{quote(row_id, safe='')}"))
        )
        actors[actor] = actors.get(actor, 0) + 1
    shown = sorted(actors, key=lambda actor: (-actors[actor], actor))[:ACTORS]
    issues = sorted(table, key=lambda issue: (-sum(map(len, table[issue].values())), issue))
    rows = []
    for issue in issues:
        by_actor = tuple(tuple(cell for _, cell in sorted(table[issue].get(actor, []), key=_when)) for actor in shown)
        if any(by_actor):
            rows.append((issue, by_actor))
    in_table = sum(len(cells) for _, by_actor in rows[:ISSUES] for cells in by_actor)
    return StancesPage("Actors by issues", tuple(shown), tuple(rows[:ISSUES]), sum(actors.values()) - in_table)


def _when(dated: tuple[str, Cell]) -> tuple[str, str]:
    return dated[0], dated[1].text


def map_page(desk: Desk, register: Register, query: Mapping[str, str]) -> MapPage:
    """Every place of the register that has a position, by how often it occurs."""
    rows = register.connection.execute(
        """SELECT l.place_id, l.name, l.longitude, l.latitude, count(DISTINCT t.entry_id) AS entries
           FROM place l JOIN entry_place t USING (place_id) GROUP BY l.place_id ORDER BY entries DESC, l.name"""
    ).fetchall()
    spots = [
        Spot(row[1], row[2], row[3], row[4], f"/place/{quote(row[0], safe='')}")
        for row in rows
        if row[2] is not None and row[3] is not None
    ]
    cells = tuple(Cell(f"{spot.name}, {spot.count:,}", spot.href) for spot in spots)
    return MapPage("Places on the map", draw_map(spots[:300]), cells, len(rows) - len(spots))
