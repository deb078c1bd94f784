"""People in the register: the mentions that persons are made of, and the persons, holdings and proposals found."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from regesta.model.evidence import Evidence
from regesta.model.names import NameKind, NameParts
from regesta.model.people import Holding, PeopleFound, PersonMention, PersonRulings, Tie
from regesta.model.reconciled import RecordQuote
from regesta.register.pairs import ruled_pairs
from regesta.register.register import Register
from regesta.register.renewal import as_json, renew
from regesta.stages.reconcile.people import person_id
from regesta.stages.reconcile.people.folding import fold
from regesta.stages.reconcile.people.forms import read_name

BELONGS_BEFORE = re.compile(r"\b(?:of|surrounding|about|for|from|with|by|on|regarding|concerning)\s+(?:the\s+)?$")
BELONGS_AFTER = re.compile(r"^['’]s?\s+\w|^\s+and\s+(?:Company|Co\b|Associates|Sons)")
POST_AFTER = re.compile(r"^\s(?:in|to|at)\s(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?")
AROUND = 100  # characters kept on either side of a mention, in which its office may stand
# The records (`r`) that name one of some persons, in a happening or beside it.
_NAMING = """
    WHERE r.record_id IN (
        SELECT e.record_id FROM participant p JOIN entry e USING (entry_id) WHERE p.person_id IN ({marks})
        UNION SELECT n.record_id FROM person_name p JOIN name_reading n USING (name_id) WHERE p.person_id IN ({marks}))
"""
_Around = tuple[str, str, str]  # what stands before a mention, at its place, behind it
COLLECTIVE = ("group", "organisation", "place", "redacted")


def mentions_beside(connection: sqlite3.Connection, persons: Collection[str]) -> list[PersonMention]:
    """The mentions of the records that name one of these persons, by their ids."""
    return _mentions(connection, _NAMING.format(marks=", ".join("?" * len(persons))), (*persons, *persons))


def person_mentions(connection: sqlite3.Connection, files: Collection[int]) -> list[PersonMention]:
    """Every participant of these files that may be one person, and every name of a person or cryptonym beside them.

    The key of a participant is "e:ENTRY:POSITION", that of a name reading "n:NUMBER".
    """
    return _mentions(connection, f"WHERE r.source_id IN ({', '.join('?' * len(files))})", tuple(files))


def _mentions(connection: sqlite3.Connection, narrowed: str, values: Sequence[object]) -> list[PersonMention]:
    """The mentions of the records (`r`) that the clause lets in."""
    readings = _readings(connection, narrowed, values)
    pages = _Pages(connection)
    mentions = []
    covered: set[tuple[str, int, int]] = set()
    surnames = _surnames(readings)
    for row in connection.execute(
        f"""SELECT p.entry_id, p.position, p.name, p.start, p.end, p.stands_for, r.record_id, e.page,
                  coalesce(e.date_earliest, r.date_earliest) AS date, s.path, s.source_id
           FROM participant p JOIN entry e USING (entry_id) JOIN record r USING (record_id)
           JOIN source s USING (source_id) {narrowed} ORDER BY s.source_id, e.page, p.entry_id, p.position""",
        values,
    ):
        reading = _read_there(readings.get((row["record_id"], row["page"]), ()), row["start"], row["end"])
        if reading is not None:
            covered.add((row["record_id"], row["page"], reading["start"]))
        if reading is not None and reading["kind"] in COLLECTIVE and (row["record_id"], fold(row["name"])) in surnames:
            reading = None  # the record knows the word as a surname, too
        mention = _of_participant(row, reading, pages.around(row["source_id"], row["page"], row["start"], row["end"]))
        if mention is not None:
            mentions.append(mention)
    for (record, page), rows in readings.items():
        mentions.extend(
            _of_reading(
                record, page, reading, pages.around(reading["source_id"], page, reading["start"], reading["end"])
            )
            for reading in rows
            if (record, page, reading["start"]) not in covered and reading["kind"] in ("person", "cryptonym")
        )
    return mentions


def _surnames(readings: Mapping[tuple[str, int], Sequence[sqlite3.Row]]) -> set[tuple[str, str]]:
    """Record and surname, folded, of every person read with a given name."""
    found = set()
    for (record, _), rows in readings.items():
        for row in rows:
            parts = _parts(row["parts"]) if row["kind"] == "person" else None
            if parts and parts.given and parts.family:
                found.add((record, fold(parts.family)))
    return found


def _readings(
    connection: sqlite3.Connection, narrowed: str, values: Sequence[object]
) -> dict[tuple[str, int], list[sqlite3.Row]]:
    found: dict[tuple[str, int], list[sqlite3.Row]] = {}
    for row in connection.execute(
        f"""SELECT n.*, s.path, s.source_id, r.date_earliest AS date FROM name_reading n JOIN record r USING (record_id)
           JOIN source s USING (source_id) {narrowed}
           ORDER BY s.source_id, n.page, n.start, n.end DESC, n.record_id""",
        values,
    ):
        found.setdefault((row["record_id"], row["page"]), []).append(row)
    return found


def _read_there(readings: Iterable[sqlite3.Row], start: int, end: int) -> sqlite3.Row | None:
    """The name reading that a participant's words overlap most, a person's before others."""

    def overlap(reading: sqlite3.Row) -> tuple[bool, int, int]:
        common = min(end, reading["end"]) - max(start, reading["start"])
        return reading["kind"] == "person", common, -reading["start"]

    there = [reading for reading in readings if reading["start"] < end and reading["end"] > start]
    return max(there, key=overlap, default=None)


class _Pages:
    """The texts of pages, the last one read kept: mentions come page by page."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._at: tuple[int, int] | None = None
        self._text = ""

    def around(self, source: int, page: int, start: int, end: int) -> _Around:
        """What stands on the page right before a slice of it, the slice, and what stands right after it."""
        if self._at != (source, page):
            row = self._connection.execute(
                "SELECT text FROM page WHERE source_id = ? AND number = ?", (source, page)
            ).fetchone()
            self._at, self._text = (source, page), row[0] if row else ""
        return self._text[max(0, start - AROUND) : start], self._text[start:end], self._text[end : end + AROUND]


def _of_participant(row: sqlite3.Row, reading: sqlite3.Row | None, around: _Around) -> PersonMention | None:
    kind: NameKind = "person"
    parts, text = None, row["name"]
    stands_for = row["stands_for"]
    if reading is not None:
        if _speaks_of_something_else(row["name"], reading["start"] - row["start"], reading["end"] - row["start"]):
            return None
        covers = (min(row["end"], reading["end"]) - max(row["start"], reading["start"])) * 2 > row["end"] - row["start"]
        if reading["kind"] in COLLECTIVE and covers:
            return None
        if reading["kind"] == "person":
            parts = _parts(reading["parts"])
        elif covers:
            kind = reading["kind"]
            text += _post_after(around[2]) if kind == "office" else ""
        stands_for = stands_for or reading["refers_to"]
    return PersonMention(
        key=f"e:{row['entry_id']}:{row['position']}",
        record=row["record_id"],
        source=row["path"],
        page=row["page"],
        start=row["start"],
        end=row["end"],
        text=text,
        kind=kind,
        parts=parts,
        stands_for=stands_for,
        date=row["date"],
        entry=row["entry_id"],
        written=around[1] if around[1] != row["name"] else None,
        before=around[0],
        after=around[2],
    )


def _post_after(after: str) -> str:
    """Where an office is held, as it stands right behind it: " in Oslo" of "the Ambassador in Oslo"; "" without one."""
    post = POST_AFTER.match(after)
    return post[0] if post else ""


def _speaks_of_something_else(text: str, start: int, end: int) -> bool:
    """True where the name within the words only tells what something else belongs to: "a review of X's conduct"."""
    relation = read_name(text).kind == "relation"
    return not relation and bool(BELONGS_BEFORE.search(text[: max(start, 0)]) or BELONGS_AFTER.match(text[end:]))


def _of_reading(record: str, page: int, reading: sqlite3.Row, around: _Around) -> PersonMention:
    return PersonMention(
        key=f"n:{reading['name_id']}",
        record=record,
        source=reading["path"],
        page=page,
        start=reading["start"],
        end=reading["end"],
        text=reading["text"],
        kind=reading["kind"],
        parts=_parts(reading["parts"]),
        stands_for=reading["refers_to"],
        date=reading["date"],
        written=around[1] if around[1] != reading["text"] else None,
        before=around[0],
        after=around[2],
    )


def _parts(text: str | None) -> NameParts | None:
    return NameParts(**json.loads(text)) if text else None


def person_rulings(register: Register, mentions: Iterable[PersonMention]) -> PersonRulings:
    """What readers ruled to be two persons, brought to mentions: a person's id is that of his first mention.

    Persons that readers merged, split or renamed are changed in the rows themselves, after reconciling.
    """
    pairs = [(pair.one, pair.other) for pair in ruled_pairs(register.connection, "distinct", "person")]
    if not pairs:
        return PersonRulings()
    wanted = {person.partition("-")[0] for pair in pairs for person in pair}
    keys = {identifier: mention.key for mention in mentions if (identifier := person_id(mention)) in wanted}
    found = ((keys.get(one.partition("-")[0]), keys.get(other.partition("-")[0])) for one, other in pairs)
    return PersonRulings(apart=tuple((one, other) for one, other in found if one and other))


def save_people(connection: sqlite3.Connection, found: PeopleFound) -> int:
    """Save persons, whom each participant and name is, and the proposals; how many rows changed."""
    changed = renew(
        connection,
        "person",
        (
            (
                person.id,
                person.name,
                person.family,
                person.given,
                as_json(person.variants),
                _evidence(person.evidence),
            )
            for person in found.persons
        ),
    )
    changed += renew(
        connection,
        "person_proposal",
        (
            (
                item.one,
                item.other,
                round(item.score, 4),
                _evidence(item.evidence),
            )
            for item in found.proposals
        ),
        key=2,
    )
    changed += renew(
        connection,
        "person_name",
        ((int(key[2:]), person) for key, person in found.person_of.items() if key.startswith("n:")),
    )
    return changed + _save_participants(connection, found)


def _evidence(evidence: Iterable[Evidence]) -> str:
    return as_json([[item.feature, round(item.weight, 4), item.sentence] for item in evidence])


def _save_participants(connection: sqlite3.Connection, found: PeopleFound) -> int:
    changes: list[tuple[str | None, str, int]] = []
    for entry, position, stood in connection.execute("SELECT entry_id, position, person_id FROM participant"):
        person = found.person_of.get(f"e:{entry}:{position}")
        if person != stood:
            changes.append((person, entry, position))
    connection.executemany("UPDATE participant SET person_id = ? WHERE entry_id = ? AND position = ?", changes)
    return len(changes)


def save_holdings(connection: sqlite3.Connection, holdings: Sequence[Holding]) -> int:
    """Save who held which office when, with the quotes; how many rows changed."""
    return renew(connection, "holding", holding_rows(holdings))


def holding_rows(holdings: Iterable[Holding]) -> list[tuple[Any, ...]]:
    """The rows of holdings, as the register has them."""
    return [
        (
            holding.id,
            holding.person,
            holding.office,
            holding.serves,
            holding.at,
            holding.earliest,
            holding.latest,
            holding.status,
            _quotes(holding.quotes),
        )
        for holding in holdings
    ]


def save_ties(connection: sqlite3.Connection, ties: Iterable[Tie]) -> int:
    """Save which persons a record says are one, with its words; how many rows changed."""
    return renew(connection, "person_tie", tie_rows(ties))


def tie_rows(ties: Iterable[Tie]) -> list[tuple[Any, ...]]:
    """The rows of ties, as the register has them."""
    return [(tie.id, tie.one, tie.other, tie.status, _quotes(tie.quotes)) for tie in ties]


def _quotes(quotes: Iterable[RecordQuote]) -> str:
    return as_json([[quote.record, quote.page, quote.start, quote.end, quote.text] for quote in quotes])
