"""A person: names and offices, the itinerary on its map, candidates of authority files, entries."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import quote, urlencode

from regesta.register import Register
from regesta.register.judgements import on_target
from regesta.register.pairs import ruled_pairs
from regesta.register.people_queries import ties
from regesta.register.queries import STANDS
from regesta.room.atlas import Map, Spot, draw_map
from regesta.room.desk import Desk
from regesta.room.entries import SHOWN, EntryView, entries_by_id, ids_naming
from regesta.room.entry import JudgementView, judgement_view
from regesta.room.office import HoldingView, holdings
from regesta.room.quotes import QuoteView, quote_views, sentences
from regesta.room.rows import row_of
from regesta.room.tables import Cell, like
from regesta.room.words import counted, date_in_words, other_forms

NAMESAKES = 30  # offered to merge with


@dataclass(frozen=True, slots=True)
class Stop:
    """A place where an entry shows a person, and when."""

    date_words: str
    role: str
    place: str
    place_href: str
    entry_href: str


@dataclass(frozen=True, slots=True)
class TieView:
    """Another person of whom a record says that it is this one, a pseudonym mostly, in its words."""

    name: str
    id: str
    certain: bool
    quotes: tuple[QuoteView, ...]
    ruled: bool  # a reader has said that they are two


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
    ties: tuple[TieView, ...]
    proposals: tuple[Cell, ...]
    namesakes: tuple[Cell, ...]  # persons with a word of the name in common, to merge with: name or id, and entries
    total: int
    entries: tuple[EntryView, ...]
    chronology_href: str
    history: tuple[JudgementView, ...]


def person_page(desk: Desk, register: Register, person_id: str, query: Mapping[str, str]) -> PersonPage:
    """A person by its id.

    Raises UnknownIdError.
    """
    connection = register.connection
    row = row_of(connection, "person", "person_id", person_id, "person")
    ids = ids_naming(connection, "participant", "person", person_id)
    journey = list(_journey(connection, person_id))
    return PersonPage(
        title=row["name"],
        id=person_id,
        variants=other_forms(row["name"], json.loads(row["variants"])),
        reasons=sentences(row["evidence"]),
        holdings=holdings(connection, "h.person_id = ?", [person_id]),
        stops=tuple(stop for stop, _ in journey),
        map=_journey_map([spot for _, spot in journey]),
        authorities=tuple(_authorities(connection, person_id)),
        ties=tuple(_ties(connection, person_id)),
        proposals=tuple(_proposals(connection, person_id)),
        namesakes=tuple(_namesakes(connection, person_id, row["name"])),
        total=len(ids),
        entries=tuple(entries_by_id(connection, ids[:SHOWN])),
        chronology_href=f"/?{urlencode({'person': person_id})}",
        history=tuple(judgement_view(connection, item) for item in on_target(register, f"person:{person_id}")),
    )


def _journey(connection: sqlite3.Connection, person_id: str) -> Iterator[tuple[Stop, Spot | None]]:
    """Where entries show the person in person, in order of time."""
    rows = connection.execute(
        f"""SELECT DISTINCT e.entry_id, e.date, l.role, coalesce(g.name, l.name), l.place_id, g.latitude, g.longitude,
                  e.record_id, e.page, e.date_earliest, l.position
           FROM participant p JOIN entry e USING (entry_id) JOIN entry_place l USING (entry_id)
           LEFT JOIN place g ON g.place_id = l.place_id
           WHERE p.person_id = ? AND e.certainty = 'occurred' AND e.date IS NOT NULL
             AND p.role IN ('agent', 'counterpart', 'greeter', 'signatory')
             AND EXISTS (SELECT 1 FROM entry_type t WHERE t.entry_id = e.entry_id
                         AND t.type IN ('visit', 'meeting', 'travel', 'agreement', 'arrest', 'personal'))
             AND {STANDS}
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
        yield AuthorityView(row[0], row[1], row[2], span, f"{row[5]:.2f}", sentences(row[6]))


def _ties(connection: sqlite3.Connection, person_id: str) -> Iterator[TieView]:
    ruled = _ruled_apart(connection, person_id)
    for tie in ties(connection, person_id).get(person_id, []):
        words = [[quote[key] for key in ("record", "page", "start", "end", "quote")] for quote in tie["quotes"]]
        yield TieView(
            tie["name"],
            tie["person"],
            tie["status"] == "said",
            quote_views(connection, words),
            tie["person"] in ruled,
        )


def _ruled_apart(connection: sqlite3.Connection, person_id: str) -> set[str]:
    """Those of whom a reader has said that they are not this person."""
    pairs = [(pair.one, pair.other) for pair in ruled_pairs(connection, "distinct", "person")]
    return {end for pair in pairs if person_id in pair for end in pair}


def _proposals(connection: sqlite3.Connection, person_id: str) -> Iterator[Cell]:
    ruled = _ruled_apart(connection, person_id)
    for row in connection.execute(
        """SELECT p.person_id, p.name FROM person_proposal q
           JOIN person p ON p.person_id = CASE WHEN q.one = ? THEN q.other ELSE q.one END
           WHERE q.one = ? OR q.other = ? ORDER BY q.score DESC, p.person_id LIMIT 12""",
        (person_id, person_id, person_id),
    ):
        if row[0] not in ruled:
            yield Cell(row[1], row[0])


def _namesakes(connection: sqlite3.Connection, person_id: str, name: str) -> Iterator[Cell]:
    """Persons whose name, or a form of it, has a longer word of this one; those most spoken of first."""
    words = [word for word in name.split() if len(word) > 3] or name.split()
    known: dict[str, sqlite3.Row] = {}
    for word in words[:4]:
        for row in connection.execute(
            f"""SELECT person_id, name, (SELECT count(DISTINCT e.entry_id)
                                         FROM participant t JOIN entry e USING (entry_id)
                                         WHERE t.person_id = p.person_id AND {STANDS}) AS entries
               FROM person p WHERE person_id <> ? AND (name LIKE ? ESCAPE '\\' OR variants LIKE ? ESCAPE '\\')""",
            (person_id, like({"q": word}), like({"q": word})),
        ):
            known[row["person_id"]] = row
    names = [row["name"].casefold() for row in known.values()]
    for row in sorted(known.values(), key=lambda row: (-row["entries"], row["person_id"]))[:NAMESAKES]:
        alone = names.count(row["name"].casefold()) == 1
        yield Cell(
            row["name"] if alone else row["person_id"],
            note=f"{row['name']}, {counted(row['entries'], 'entry', 'entries')}",
        )
