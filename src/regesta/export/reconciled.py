"""Rows of what several records say together: events, lineages of copies, discrepancies; days; and what was covered."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from regesta.register import queries
from regesta.register.days import day_pages, extent
from regesta.register.judgements import rulings_on_discrepancies
from regesta.register.register import Register


def events(register: Register) -> Iterator[dict[str, Any]]:
    """One row for each happening, in order of time, with every record's own wording and date."""
    told: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in register.connection.execute(
        """SELECT x.event_id, e.entry_id AS entry, e.record_id AS record, s.path AS source, e.page, e.start, e.end,
                  e.quote, e.date, e.date_basis, r.date AS record_date, x.stance
           FROM event_entry x JOIN entry e USING (entry_id) JOIN record r USING (record_id)
           JOIN source s USING (source_id)
           ORDER BY r.date IS NULL, r.date, s.path, e.page, e.start, e.entry_id"""
    ):
        told[row["event_id"]].append({name: row[name] for name in row.keys() if name != "event_id"})  # noqa: SIM118
    for row in register.connection.execute(
        "SELECT * FROM event ORDER BY date IS NULL, date_earliest, date_latest, event_id"
    ):
        yield {
            "event": row["event_id"],
            "date": row["date"],
            "date_earliest": row["date_earliest"],
            "date_latest": row["date_latest"],
            "sources": row["sources"],
            "tellings": told[row["event_id"]],
            "evidence": _evidence(row["evidence"]),
        }


def lineages(register: Register) -> Iterator[dict[str, Any]]:
    """One row for each text that several records have, the fullest record first, with what each hides and shows."""
    members: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in register.connection.execute(
        """SELECT l.*, s.path AS source, r.first_page, r.title FROM lineage l JOIN record r USING (record_id)
           JOIN source s USING (source_id) ORDER BY l.lineage_id, l.rank"""
    ):
        members[row["lineage_id"]].append(
            {
                "record": row["record_id"],
                "source": row["source"],
                "first_page": row["first_page"],
                "title": row["title"],
                "relation": row["relation"],
                "similarity": row["similarity"],
                "findings": json.loads(row["findings"]),
            }
        )
    for lineage, records in members.items():
        yield {"lineage": lineage, "records": records}


def discrepancies(register: Register) -> Iterator[dict[str, Any]]:
    """One row for each discrepancy, with its quotes, a possible cause, and the ruling if there is one."""
    sources = {
        row[0]: row[1]
        for row in register.connection.execute("SELECT record_id, path FROM record JOIN source USING (source_id)")
    }
    rulings = rulings_on_discrepancies(register)
    for row in register.connection.execute(
        """SELECT * FROM discrepancy
           ORDER BY CASE severity WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END, kind, discrepancy_id"""
    ):
        yield {
            "discrepancy": row["discrepancy_id"],
            "kind": row["kind"],
            "severity": row["severity"],
            "summary": row["summary"],
            "cause": row["cause"],
            "quotes": [
                {
                    "record": record,
                    "source": sources.get(record),
                    "page": page,
                    "start": start,
                    "end": end,
                    "quote": text,
                }
                for record, page, start, end, text in json.loads(row["quotes"])
            ],
            "entries": json.loads(row["entries"]),
            "records": json.loads(row["records"]),
            "ruling": rulings.get(row["discrepancy_id"]),
        }


def days(register: Register) -> Iterator[dict[str, Any]]:
    """One row for each day from the first that is told of to the last, empty days too."""
    bounds = extent(register)
    if bounds is None:
        return
    for page in day_pages(register, *bounds):
        yield {**asdict(page), "empty": page.is_empty}


def coverage(register: Register) -> Iterator[dict[str, Any]]:
    """One row for each file: what was read of it, what was not and why, what has no date."""
    for row in queries.coverage(register):
        yield dict(row)


def _evidence(stored: str) -> list[dict[str, Any]]:
    return [
        {"feature": feature, "weight": weight, "sentence": sentence} for feature, weight, sentence in json.loads(stored)
    ]
