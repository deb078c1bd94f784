"""What is asked of people, offices and places: persons by name, holders of an office, itineraries with their checks."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from regesta.register.journeys import stops
from regesta.register.pairs import ruled_pairs
from regesta.register.queries import STANDS
from regesta.register.register import Register
from regesta.stages.reconcile.people import itineraries
from regesta.stages.reconcile.people.folding import fold
from regesta.stages.reconcile.people.holdings import state_named
from regesta.stages.reconcile.people.offices import read_office

_PEOPLE = f"""
    SELECT p.*, count(DISTINCT e.entry_id) AS entries, count(DISTINCT e.record_id) AS records,
           min(e.date_earliest) AS first_seen, max(e.date_latest) AS last_seen
    FROM person p LEFT JOIN participant t USING (person_id)
    LEFT JOIN entry e ON e.entry_id = t.entry_id AND {STANDS}
"""


def people(register: Register) -> Iterator[dict[str, Any]]:
    """Every person, by surname: forms, what is counted of them, offices, candidates of authority files, reasons."""
    holdings = _by_person(register, "SELECT * FROM holding ORDER BY date_earliest, date_latest, holding_id")
    links, told = _links(register), ties(register.connection)
    for row in register.connection.execute(_PEOPLE + " GROUP BY p.person_id ORDER BY p.family, p.given, p.person_id"):
        identifier = row["person_id"]
        yield _person(row, holdings.get(identifier, []), links.get(identifier, []), told.get(identifier, []))


def find_people(register: Register, words: str) -> list[dict[str, Any]]:
    """The persons that a name, a part of one, or an id means; the most often met first.

    Words are whole words of a name; where no name has them, how its words begin ("ZRQU" for ZRQUILL-4).
    """
    wanted = [fold(word) for word in words.replace(",", " ").split()]
    whole, begun = [], []
    for person in people(register):
        forms = [{fold(part) for part in form.split()} for form in (person["name"], *person["variants"])]
        if person["person"] == words or (wanted and any(set(wanted) <= form for form in forms)):
            whole.append(person)
        elif wanted and any(all(_opens(word, form) for word in wanted) for form in forms):
            begun.append(person)
    return sorted(whole or begun, key=lambda person: (-person["entries"], person["name"], person["person"]))


def _opens(word: str, parts: set[str]) -> bool:
    return len(word) > 2 and any(part.startswith(word) for part in parts)


def _by_person(register: Register, query: str) -> dict[str, list[sqlite3.Row]]:
    found: dict[str, list[sqlite3.Row]] = {}
    for row in register.connection.execute(query):
        found.setdefault(row["person_id"], []).append(row)
    return found


def _links(register: Register) -> dict[str, list[dict[str, Any]]]:
    """Candidates for each person, the best first; `chosen` where a reader decided."""
    chosen = {
        (target, json.loads(value).get("authority"))
        for target, value in register.connection.execute(
            "SELECT target, value FROM judgement WHERE kind = 'accept' AND undone_at IS NULL AND target LIKE 'person:%'"
        )
        if isinstance(json.loads(value), dict)
    }
    found: dict[str, list[dict[str, Any]]] = {}
    for row in register.connection.execute(
        """SELECT l.target, l.authority_id, l.score, l.evidence, a.set_name, a.name, a.date_earliest, a.date_latest,
                  a.data ->> 'office' AS office
           FROM authority_link l JOIN authority a USING (authority_id)
           ORDER BY l.target, l.score DESC, l.authority_id"""
    ):
        found.setdefault(row["target"].removeprefix("person:"), []).append(
            {
                "id": row["authority_id"],
                "set": row["set_name"],
                "name": row["name"],
                "office": row["office"],
                "from": row["date_earliest"],
                "to": row["date_latest"],
                "score": row["score"],
                "chosen": (row["target"], row["authority_id"]) in chosen,
                "evidence": [sentence for _, _, sentence in json.loads(row["evidence"])],
            }
        )
    return found


def ties(connection: sqlite3.Connection, person: str | None = None) -> dict[str, list[dict[str, Any]]]:
    """For each person those whom a record says he is too, the surely told first: who, how surely, in what words; of
    one person's ties alone where he is given. Words whose record is gone tell nothing.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for row in connection.execute(
        """SELECT t.*, a.name AS first, b.name AS second FROM person_tie t
           JOIN person a ON a.person_id = t.one JOIN person b ON b.person_id = t.other
           WHERE t.one <> t.other AND (:person IS NULL OR :person IN (t.one, t.other))
           ORDER BY t.status DESC, t.tie_id""",
        {"person": person},
    ):
        quotes = [told for quote in json.loads(row["quotes"]) if (told := _quote(connection, quote)) is not None]
        if not quotes:
            continue
        for mine, theirs, name in ((row["one"], row["other"], row["second"]), (row["other"], row["one"], row["first"])):
            found.setdefault(mine, []).append(
                {"person": theirs, "name": name, "status": row["status"], "quotes": quotes}
            )
    return found


def _quote(connection: sqlite3.Connection, quote: list[Any]) -> dict[str, Any] | None:
    record, page, start, end, text = quote
    row = connection.execute(
        "SELECT path FROM record JOIN source USING (source_id) WHERE record_id = ?", (record,)
    ).fetchone()
    return row and {"record": record, "source": row["path"], "page": page, "start": start, "end": end, "quote": text}


def _person(
    row: sqlite3.Row, holdings: list[sqlite3.Row], links: list[dict[str, Any]], told: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "person": row["person_id"],
        "name": row["name"],
        "family": row["family"],
        "given": row["given"],
        "variants": json.loads(row["variants"]),
        "entries": row["entries"],
        "records": row["records"],
        "first_seen": row["first_seen"],
        "last_seen": row["last_seen"],
        "offices": [_office(holding) for holding in holdings],
        "same_as": told,
        "authority": links,
        "evidence": [
            {"feature": feature, "weight": weight, "sentence": sentence}
            for feature, weight, sentence in json.loads(row["evidence"])
        ],
    }


def _office(row: sqlite3.Row) -> dict[str, Any]:
    return {
        "name": _in_words(row),
        "office": row["office"],
        "country": row["country"],
        "post": row["post"],
        "from": row["date_earliest"],
        "to": row["date_latest"],
        "status": row["status"],
        "quotes": [
            {"record": record, "page": page, "start": start, "end": end, "quote": text}
            for record, page, start, end, text in json.loads(row["quotes"])
        ],
    }


def _in_words(row: sqlite3.Row) -> str:
    """An office in words: "ambassador of Peru (Norway)"."""
    of = f" of {row['country']}" if row["country"] else ""
    at = f" ({row['post']})" if row["post"] else ""
    status = "" if row["status"] == "held" else f"{row['status']} "
    return f"{status}{row['office']}{of}{at}"


def proposals(register: Register) -> Iterator[dict[str, Any]]:
    """Pairs of persons who may be one, the weightiest first; pairs that a reader ruled on are left out."""
    ruled = {frozenset((pair.one, pair.other)) for pair in ruled_pairs(register.connection, "distinct", "person")}
    for row in register.connection.execute(
        """SELECT x.*, a.name AS first, b.name AS second FROM person_proposal x
           JOIN person a ON a.person_id = x.one JOIN person b ON b.person_id = x.other
           ORDER BY x.score DESC, x.one, x.other"""
    ):
        if frozenset((row["one"], row["other"])) not in ruled:
            yield {
                "one": f"{row['first']} [person:{row['one']}]",
                "other": f"{row['second']} [person:{row['other']}]",
                "score": row["score"],
                "evidence": [sentence for _, _, sentence in json.loads(row["evidence"])],
            }


def office_holders(register: Register, words: str) -> list[dict[str, Any]]:
    """Who is shown in an office, in order of time: "ambassador", "Soviet Ambassador to Cuba", "the DCI"."""
    office = read_office(words)
    narrowed = [value for word in (office.serves, office.at) if word and (value := state_named(word, None)) is not None]
    rows = register.connection.execute(
        """SELECT h.*, p.name FROM holding h JOIN person p USING (person_id) WHERE h.office LIKE ?
           ORDER BY h.country, h.post, h.date_earliest IS NULL, h.date_earliest, h.date_latest, p.name""",
        (f"%{office.plain}%",),
    )
    return [
        {"person": row["person_id"], "name": row["name"], "holds": _office(row)}
        for row in rows
        if all(value in (row["country"], row["post"]) for value in narrowed)
    ]


def places(register: Register) -> Iterator[dict[str, Any]]:
    """Every place, by name: today's name, the state of the time, coordinates, and how often it is met."""
    rows = register.connection.execute(
        f"""SELECT g.*, count(DISTINCT e.entry_id) AS entries, min(e.date_earliest) AS first_seen,
                  max(e.date_latest) AS last_seen
           FROM place g LEFT JOIN entry_place l USING (place_id)
           LEFT JOIN entry e ON e.entry_id = l.entry_id AND {STANDS}
           GROUP BY g.place_id ORDER BY g.name, g.place_id"""
    )
    for row in rows:
        yield {
            "place": row["place_id"],
            "name": row["name"],
            "modern": row["modern"],
            "kind": row["kind"],
            "state": row["state"],
            "latitude": row["latitude"],
            "longitude": row["longitude"],
            "variants": json.loads(row["variants"]),
            "entries": row["entries"],
            "first_seen": row["first_seen"],
            "last_seen": row["last_seen"],
        }


def find_places(register: Register, words: str) -> list[dict[str, Any]]:
    """The places that a name of the time, a name of today, or an id means; the most often met first."""
    wanted = fold(words)
    found = [
        place
        for place in places(register)
        if place["place"] == words
        or wanted in {fold(name) for name in (place["name"], place["modern"] or "", *place["variants"])}
    ]
    return sorted(found, key=lambda place: (-place["entries"], place["name"], place["place"]))


def journeys(register: Register, person: str | None = None) -> Iterator[dict[str, Any]]:
    """One row for each stop of each person, in order of time, and the visits and travels on file that overlap it."""
    names = dict(register.connection.execute("SELECT person_id, name FROM person").fetchall())
    sources = dict(
        register.connection.execute("SELECT record_id, path FROM record JOIN source USING (source_id)").fetchall()
    )
    known = _journeys_on_file(register)
    for identifier, of_person in itineraries(stops(register, person)):
        for stop in of_person:
            yield {
                "person": identifier,
                "name": names.get(identifier, identifier),
                "date_earliest": stop.earliest,
                "date_latest": stop.latest,
                "role": stop.role,
                "place": stop.name,
                "place_id": stop.place,
                "latitude": stop.latitude,
                "longitude": stop.longitude,
                "entry": stop.entry,
                "record": stop.quote.record,
                "source": sources.get(stop.quote.record),
                "page": stop.quote.page,
                "quote": stop.quote.text,
                "on_file": [
                    told
                    for first, last, told in known.get(identifier, ())
                    if _meet(stop.earliest, stop.latest, first, last)
                ],
            }


def _journeys_on_file(register: Register) -> dict[str, list[tuple[str | None, str | None, dict[str, Any]]]]:
    """Visits and travels of the persons that a candidate of the authority files stands for."""
    found: dict[str, list[tuple[str | None, str | None, dict[str, Any]]]] = {}
    rows = register.connection.execute(
        """SELECT DISTINCT l.target, v.authority_id, v.kind, v.name, v.date_earliest, v.date_latest, v.data
           FROM authority_link l JOIN authority a USING (authority_id)
           JOIN authority v ON v.family = a.family AND v.kind IN ('visit', 'travel')
           WHERE v.data ->> 'person' = a.data ->> 'person' OR v.name = a.name
           ORDER BY v.date_earliest, v.authority_id"""
    )
    for row in rows:
        data = json.loads(row["data"])
        where = ", ".join(word for word in (data.get("place"), data.get("country")) if word)
        told = {"id": row["authority_id"], "kind": row["kind"], "name": row["name"], "where": where}
        told |= {"from": row["date_earliest"], "to": row["date_latest"]}
        found.setdefault(row["target"].removeprefix("person:"), []).append(
            (row["date_earliest"], row["date_latest"], told)
        )
    return found


def _meet(one: str | None, other: str | None, first: str | None, last: str | None) -> bool:
    """True when two spans of days share one."""
    if not one or not other or not first:
        return False
    return one <= (last or first) and first <= other
