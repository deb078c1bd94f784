"""Ledger rows and the ties between them: read for reconcile, saved, and read again for those who ask."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from regesta.model.ledgers import DeedOnRecord, LedgerLink, RowOnRecord, time_order
from regesta.register import queries
from regesta.register.register import Register
from regesta.rulebook import load_rules

_PLANNED = " (planned)"  # how the stage of an instrument ends that is still to come
_FOR = " (for "  # behind a signatory whose party or principal is told
_OF_THE_STAGE = ("stage", "signed", "in_force", "date", "certainty", "signatories", "place")


def rows_to_link(register: Register) -> Iterator[RowOnRecord]:
    """The rows of every record that are compared with others, by path and place: turns of talks are not."""
    rows = register.connection.execute(
        """SELECT l.row_id, l.ledger, l.fields, coalesce(r.date_earliest, '9999') AS date, s.path, r.number
           FROM ledger_row l JOIN record r USING (record_id) JOIN source s USING (source_id)
           WHERE l.ledger <> 'conversations' ORDER BY s.path, r.number, l.row_id"""
    )
    for row in rows:
        fields = tuple(json.loads(row["fields"]).items())
        yield RowOnRecord(row["row_id"], row["ledger"], fields, (row["date"], row["path"], row["number"]))


def deeds(register: Register) -> Iterator[DeedOnRecord]:
    """What the agents of the entries surely did, each with its day, by entry: promises are compared with it."""
    rows = register.connection.execute(
        """SELECT e.entry_id, e.trigger, e.quote, e.date, e.date_earliest, s.path,
                  json_group_array(coalesce(p.stands_for, p.name)) AS agents
           FROM entry e JOIN participant p USING (entry_id)
           JOIN record r USING (record_id) JOIN source s USING (source_id)
           WHERE p.role = 'agent' AND e.certainty = 'occurred' AND e.date_earliest IS NOT NULL
           GROUP BY e.entry_id ORDER BY e.entry_id"""
    )
    for row in rows:
        agents = tuple(json.loads(row["agents"]))
        yield DeedOnRecord(
            row["entry_id"], agents, row["trigger"], row["quote"], row["date"], row["date_earliest"], row["path"]
        )


def told_together(told: Sequence[Mapping[str, str | None]]) -> dict[str, str | None]:
    """The fields of one thing that several rows tell of: the first row's, with what the others add.

    A signing that the first only plans gives way to the one that another tells as done. Of what is told of at several
    stages the stage is the last one, and its history names them all.
    """
    fields = dict(told[0])
    if "history" in fields and len({(one.get("stage") or "").removesuffix(_PLANNED) for one in told} - {""}) > 1:
        in_time = sorted(told, key=lambda one: time_order(one.get("date")))
        stages = [(one["stage"], one.get("date")) for one in in_time if one.get("stage")]
        fields["history"] = "; ".join(f"{stage} {date or 'undated'}" for stage, date in dict.fromkeys(stages))
        fields["stage"] = stages[-1][0]
        last = [one["certainty"] for one in in_time if one.get("stage") == stages[-1][0] and one.get("certainty")]
        fields["certainty"] = last[-1] if last else fields.get("certainty")
    done = [one for one in told if one.get("stage") and not (one["stage"] or "").endswith(_PLANNED)]
    if done and (fields.get("stage") or "").endswith(_PLANNED):
        fullest = max(done, key=lambda one: sum(bool(one.get(name)) for name in _OF_THE_STAGE))
        fields |= {name: fullest[name] for name in _OF_THE_STAGE if fullest.get(name)}
    for_whom = [one["signatories"] for one in told if _FOR in (one.get("signatories") or "")]
    if for_whom and _FOR not in (fields.get("signatories") or _FOR):
        fields["signatories"] = for_whom[0]  # who signed, and for whom, says more
    for other in told[1:]:
        fields |= {name: value for name, value in other.items() if value and not fields.get(name)}
    return fields


@dataclass(frozen=True, slots=True)
class ToldField:
    """A field of a thing that one or several rows tell of, and where it comes from."""

    name: str
    value: str
    row: str
    record: str
    source: str
    page: int | None  # None in a register that was built before fields kept their words
    start: int
    words: str
    rule: str  # the rule that read it, in words


def rows_of_one(register: Register, row_id: str) -> list[sqlite3.Row]:
    """A row, and behind it those that tell of the same; empty for an id that no row has."""
    same = register.connection.execute(
        "SELECT row_id FROM ledger_link WHERE earlier_id = ? AND relation = 'same' ORDER BY row_id", (row_id,)
    )
    ids = [row_id, *(row["row_id"] for row in same)]
    return [row for one in ids if (row := queries.ledger_row(register, one)) is not None]


def told_fields(register: Register, rows: Sequence[sqlite3.Row]) -> list[ToldField]:
    """The fields of a row with what those behind it add that tell of the same (`rows_of_one`), each with the record and
    words it is from; empty for no rows.
    """
    told = [json.loads(row["fields"]) for row in rows]
    found = []
    for name, value in (told_together(told) if told else {}).items():
        row = next((row for row, fields in zip(rows, told, strict=True) if fields.get(name) == value), None)
        if value and row is not None:
            found.append(_told_field(register, row, name, value))
        elif value:
            rule = "gathered from the rows that tell of it"
            found.append(ToldField(name, value, rows[0]["row_id"], "", "", None, 0, "", rule))
    return found


def _told_field(register: Register, row: sqlite3.Row, name: str, value: str) -> ToldField:
    rules: dict[str, str] = load_rules("en/ledgers")["read_by"]
    for field, rule, page, start, end in json.loads(row["readings"]):
        if field == name:
            words = queries.page_text(register, row["source"], page)[start:end]
            in_words = rules.get(rule, rule)
            return ToldField(name, value, row["row_id"], row["record_id"], row["source"], page, start, words, in_words)
    return ToldField(name, value, row["row_id"], row["record_id"], row["source"], None, 0, "", "")


def save_links(connection: sqlite3.Connection, links: Iterable[LedgerLink]) -> None:
    """Put these ties in place of those that were there."""
    connection.execute("DELETE FROM ledger_link")
    connection.executemany(
        "INSERT INTO ledger_link VALUES (?, ?, ?, ?)",
        ((link.row, link.earlier, link.relation, "; ".join(item.sentence for item in link.evidence)) for link in links),
    )


def links_to(register: Register) -> dict[str, list[sqlite3.Row]]:
    """By the id of the earlier row: the rows and entries that are tied to it, with the relation and its reason.

    What differs has no earlier and later: it is given for either row.
    """
    found: dict[str, list[sqlite3.Row]] = {}
    for row in register.connection.execute(
        """SELECT * FROM ledger_link
           UNION ALL SELECT earlier_id, row_id, relation, reason FROM ledger_link WHERE relation = 'differs'
           ORDER BY earlier_id, relation, row_id"""
    ):
        found.setdefault(row["earlier_id"], []).append(row)
    return found
