"""Ledger rows and the ties between them: read for reconcile, saved, and read again for those who ask."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

from regesta.model.ledgers import DeedOnRecord, LedgerLink, RowOnRecord
from regesta.register.register import Register

_PLANNED = " (planned)"  # how the stage of an instrument ends that is still to come
_OF_THE_STAGE = ("stage", "signed", "in_force", "date", "certainty", "signatories", "place")


def rows_to_link(register: Register) -> Iterator[RowOnRecord]:
    """The instruments, commitments and positions of every record, by path and place."""
    rows = register.connection.execute(
        """SELECT l.row_id, l.ledger, l.fields, coalesce(r.date_earliest, '9999') AS date, s.path, r.number
           FROM ledger_row l JOIN record r USING (record_id) JOIN source s USING (source_id)
           WHERE l.ledger IN ('instruments', 'commitments', 'positions') ORDER BY s.path, r.number, l.row_id"""
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

    A signing that the first only plans gives way to the one that another tells as done.
    """
    fields = dict(told[0])
    done = [one for one in told if one.get("stage") and not (one["stage"] or "").endswith(_PLANNED)]
    if done and (fields.get("stage") or "").endswith(_PLANNED):
        fields |= {name: done[0][name] for name in _OF_THE_STAGE if done[0].get(name)}
    for other in told[1:]:
        fields |= {name: value for name, value in other.items() if value and not fields.get(name)}
    return fields


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
