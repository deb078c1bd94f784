"""The ledgers as tables, a row of one with the words it was read from, positions as actors by issues."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from regesta.model.ledgers import LEDGERS, time_order
from regesta.register import Register, queries
from regesta.register.ledgers import ToldField, links_to, rows_of_one, told_fields, told_together
from regesta.register.stances import Told, stances
from regesta.room.desk import Desk
from regesta.room.entries import SHOWN, EntryView, entries_by_id
from regesta.room.quotes import QuoteView, quote_views, sentences
from regesta.room.rows import row_of
from regesta.room.tables import Cell, Key, TablePage, at, like, short, table
from regesta.room.words import CERTAINTIES, begun_with_a_capital, counted, date_in_words, dates_in_words

DATES = {"date", "signed", "in_force", "decided_at"}  # fields of the ledgers that hold a date
COLUMNS = 7  # of a ledger's table: more could not be read side by side; the row's own page has every field
# The fields that name a row of each ledger: the first of them that say anything make its title.
_NAMED_BY = {
    "instruments": ("title",),
    "commitments": ("by", "what"),
    "positions": ("actor", "stance", "towards"),
    "measures": ("what",),
    "conversations": ("speaker", "act", "what"),
}
_ROW_OF = {"conversations": "turn"}  # what one row of a ledger is called, where that is not the ledger's own name
_RELATIONS = {
    "same": "Also told here",
    "enlarged": "Enlarged",
    "repeated": "Repeated",
    "kept": "Kept",
    "broken": "Broken",
    "differs": "Placed differently",
}


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a row with the words it was read from, the way to them, and the rule in words."""

    name: str
    value: str
    words: str
    page: int | None
    href: str
    source: str  # the file, where it is another one than the row's
    rule: str


@dataclass(frozen=True, slots=True)
class LedgerRowPage:
    """A row of a ledger with the words it was read from: what its template receives."""

    title: str
    ledger: str
    fields: tuple[FieldView, ...]
    quotes: tuple[QuoteView, ...]
    entries: tuple[EntryView, ...]
    reasons: tuple[str, ...]
    links: tuple[tuple[str, str, str], ...]  # relation, href, reason


@dataclass(frozen=True, slots=True)
class Side:
    """How one speaker places an actor: the stance, the speaker and the day in words, the quote, the way to its row."""

    stance: str
    said_by: str
    quote: str
    href: str


@dataclass(frozen=True, slots=True)
class StancesPage:
    """Positions as a table of actors by issues: what its template receives."""

    title: str
    actors: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[Cell, ...], ...]], ...]  # issue, and for each actor its stances in time
    left_out: int
    differing: tuple[tuple[str, Side, Side], ...]  # actor, and how each of two speakers places him


UNSAID = "not said"  # where a position names no actor or no issue
TOLD_ALIKE = ("instruments", "commitments", "measures")  # ledgers of which records tell the same thing again
ACTORS, ISSUES = 8, 40  # of the table of stances: more columns could not be read


def ledger_page(desk: Desk, register: Register, ledger: str, query: Mapping[str, str]) -> TablePage:
    """A ledger as a table, its fields as columns, the date first; empty columns are left out."""
    rows = _ledger_rows(register.connection, ledger, query)
    if not query.get("record"):
        rows = _gathered(register, ledger, rows)
    names = list(dict.fromkeys(name for row in rows for name in row[1]))
    used = [name for name in names if any(_own(row[1], name) for row in rows)]
    used = sorted(used, key=lambda name: name != "date")[:COLUMNS]

    def cells(row: tuple[str, dict[str, Any], str, str]) -> Iterable[Cell]:
        for name in used:
            shown = short(ledger_words(name, _own(row[1], name)))
            first = name == used[0]
            yield Cell(shown or (UNSAID if first else ""), f"/ledger/{quote(row[0], safe='')}" if first else "")
        yield Cell(row[2], f"/record/{row[3]}")

    def by(name: str) -> Key:
        if name in DATES:
            return lambda row: time_order(_own(row[1], name))
        if all(str(row[1].get(name) or 0).isdecimal() for row in rows):
            return lambda row: int(_own(row[1], name) or 0)
        return lambda row: ledger_words(name, row[1].get(name)).casefold()

    heads: dict[str, Key | None] = {ledger_field(name): by(name) for name in used}
    heads["Source"] = at(2)
    links = tuple(Cell(name.capitalize(), f"/{name}") for name in LEDGERS if name != ledger)
    links += (Cell("Actors by issues", "/stances"),)
    joined = "; what several records tell alike is one row" if ledger in TOLD_ALIKE else ""
    how_many = counted(len(rows), _ROW_OF.get(ledger, ledger.removesuffix("s")))
    explanation = f"{how_many}, each with the words it was read from{joined}."
    return table(ledger.capitalize(), f"/{ledger}", explanation, heads, rows, cells, query, links)


def _ledger_rows(
    connection: sqlite3.Connection, ledger: str, query: Mapping[str, str]
) -> list[tuple[str, dict[str, Any], str, str]]:
    rows = connection.execute(
        """SELECT l.row_id, l.fields, coalesce(r.title, r.document_type, s.path), l.record_id
           FROM ledger_row l JOIN record r USING (record_id) JOIN source s USING (source_id)
           WHERE l.ledger = ? AND (? <> '' OR l.row_id NOT IN (SELECT row_id FROM ledger_link WHERE relation = 'same'))
                 AND l.fields LIKE ? ESCAPE '\\' AND (? = '' OR l.record_id = ?)
           ORDER BY ltrim(coalesce(l.fields ->> 'date', l.fields ->> 'signed', '9999'), './'), s.path, r.number,
                    CAST(l.fields ->> 'order' AS INTEGER), l.row_id""",
        (ledger, query.get("record", ""), like(query), query.get("record", ""), query.get("record", "")),
    )
    return [(row[0], json.loads(row[1]), short(row[2]), row[3]) for row in rows]


def _gathered(
    register: Register, ledger: str, rows: Iterable[tuple[str, dict[str, Any], str, str]]
) -> list[tuple[str, dict[str, Any], str, str]]:
    """The rows, each with what other records add to it that tell of the same."""
    links = links_to(register)
    fields = {row["row_id"]: json.loads(row["fields"]) for row in queries.ledger_rows(register, ledger)}

    def told(row_id: str) -> list[dict[str, Any]]:
        return [fields[link["row_id"]] for link in links.get(row_id, []) if link["relation"] == "same"]

    return [(row[0], told_together([row[1], *told(row[0])]), *row[2:]) for row in rows]


def _own(fields: Mapping[str, Any], name: str) -> Any:
    """What a field says; nothing where it is a date that only repeats the row's own."""
    said = fields.get(name)
    return None if name in DATES - {"date", "in_force"} and said == fields.get("date") else said


def row_title(ledger: str, fields: Mapping[str, Any]) -> str:
    """What a row of a ledger is called: "Warsaw supports the plan"."""
    parts = [ledger_words(name, fields.get(name)) for name in _NAMED_BY.get(ledger, ())]
    said = " ".join(part for part in parts if part) or ledger_words("kind", fields.get("kind")) or ledger
    return short(begun_with_a_capital(said))


def ledger_field(name: str) -> str:
    """The name of a ledger's field as a heading."""
    return name.replace("_", " ").capitalize()


def ledger_words(name: str, said: Any) -> str:
    """What a field of a ledger says, in words; empty where it says nothing."""
    if isinstance(said, list):
        return "; ".join(str(item) for item in said)
    if not said:
        return ""
    return date_in_words(said) if name in DATES else CERTAINTIES.get(said, said) if name == "certainty" else str(said)


def ledger_row_page(desk: Desk, register: Register, row_id: str, query: Mapping[str, str]) -> LedgerRowPage:
    """A row of a ledger by its id.

    Raises UnknownIdError.
    """
    connection = register.connection
    row = row_of(connection, "ledger_row", "row_id", row_id, "row of a ledger")
    said = json.loads(row["fields"])
    together = rows_of_one(register, row_id)
    told = told_fields(register, together)
    fields = [view for one in told if (view := _field_view(one, said, row["record_id"])) is not None]
    quoted = {(one["record_id"], *quote): None for one in together for quote in json.loads(one["quotes"])}
    links = connection.execute(
        """SELECT relation, CASE WHEN row_id = :row THEN earlier_id ELSE row_id END AS other, reason,
                  CASE WHEN row_id IN (SELECT entry_id FROM entry WHERE entry_id = l.row_id) THEN 'entry'
                       ELSE 'ledger' END AS page
           FROM ledger_link l WHERE row_id = :row OR earlier_id = :row ORDER BY earlier_id, row_id""",
        {"row": row_id},
    )
    return LedgerRowPage(
        title=row_title(row["ledger"], said),
        ledger=row["ledger"],
        fields=tuple(fields),
        quotes=quote_views(connection, list(quoted)),
        entries=tuple(entries_by_id(connection, json.loads(row["entries"])[:SHOWN])),
        reasons=sentences(row["evidence"]),
        links=tuple(
            (_RELATIONS.get(relation, relation), f"/{page}/{quote(other, safe='')}", dates_in_words(reason))
            for relation, other, reason, page in links
        ),
    )


def _field_view(told: ToldField, said: Mapping[str, Any], record: str) -> FieldView | None:
    """A field as its row's page shows it; None for a date that only repeats the row's own."""
    value = ledger_words(told.name, _own({**said, told.name: told.value}, told.name))
    if not value:
        return None
    href = f"/record/{told.record}?page={told.page}#p{told.page}" if told.page is not None else ""
    words = short(" ".join(told.words.split()))
    source = told.source if told.record != record else ""
    return FieldView(ledger_field(told.name), value, words, told.page, href, source, told.rule)


def stances_page(desk: Desk, register: Register, query: Mapping[str, str]) -> StancesPage:
    """Who took which stance on what, and when: the actors with most positions by the issues most spoken of."""
    table: dict[str, dict[str, list[tuple[str, Cell]]]] = {}
    actors: dict[str, int] = {}
    all_told = stances(register)
    for told in all_told:
        issue = told.issue or UNSAID
        note = ", ".join(
            words for words in (date_in_words(told.date or ""), told.word and f"says {told.word}") if words
        )
        cell = Cell(told.stance or "speaks", f"/ledger/{quote(told.row, safe='')}", note=note)
        table.setdefault(issue, {}).setdefault(told.actor, []).append((time_order(told.date), cell))
        actors[told.actor] = actors.get(told.actor, 0) + 1
    shown = sorted(actors, key=lambda actor: (-actors[actor], actor))[:ACTORS]
    issues = sorted(table, key=lambda issue: (-sum(map(len, table[issue].values())), issue))
    rows = []
    for issue in issues:
        by_actor = tuple(tuple(cell for _, cell in sorted(table[issue].get(actor, []), key=_when)) for actor in shown)
        if any(by_actor):
            rows.append((issue, by_actor))
    in_table = sum(len(cells) for _, by_actor in rows[:ISSUES] for cells in by_actor)
    left_out = sum(actors.values()) - in_table
    return StancesPage("Actors by issues", tuple(shown), tuple(rows[:ISSUES]), left_out, _differing(all_told))


def _differing(all_told: Sequence[Told]) -> tuple[tuple[str, Side, Side], ...]:
    """Each pair of positions that place one actor differently, once, in order of time."""
    by_row = {(told.row, told.actor.casefold()): told for told in all_told}
    pairs = {}
    for told in all_told:
        for other, _ in told.differs:
            second = by_row.get((other, told.actor.casefold()))
            if second is not None:
                first, last = sorted((told, second), key=lambda one: (time_order(one.date), one.row))
                pairs[first.row, last.row, told.actor] = (told.actor, _side(first), _side(last))
    return tuple(pairs[key] for key in sorted(pairs))


def _side(told: Told) -> Side:
    said_by = f"{told.word or 'the record'}, {date_in_words(told.date or '')}"
    stance = f"{told.stance} {told.towards}".strip()
    return Side(stance, said_by, " ".join(told.quote.split()), f"/ledger/{quote(told.row, safe='')}")


def _when(dated: tuple[str, Cell]) -> tuple[str, str]:
    return dated[0], dated[1].text
