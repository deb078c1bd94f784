"""Discrepancies in the register: the dated records they are looked for in, and what was found."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from regesta.model.reconciled import Discrepancy, RecordQuote
from regesta.register.kept import keep_of_file, kept_of_files
from regesta.register.register import Register
from regesta.register.renewal import as_json, renew
from regesta.stages.reconcile.discrepancies import DateFact, RecordFacts, Section, find_in_record
from regesta.stages.reconcile.events import Report
from regesta.stages.reconcile.memory import digest_of

STEP = "discrepancies"

_RECORDS = """
    SELECT record_id, source_id, first_page, last_page, date_page, date_start FROM record
    WHERE kind IN ('document', 'attachment') ORDER BY source_id, record_id
"""
_DATES = """
    SELECT d.record_id, d.page, d.start, d.end, d.text, d.edtf, d.earliest, d.latest, d.use, d.basis, d.flags,
           d.evidence
    FROM date_reading d JOIN record r USING (record_id) WHERE r.source_id = ? AND d.edtf <> '' ORDER BY d.page, d.start
"""
_SECTIONS = """
    SELECT s.record_id, s.page, s.start, s.end, s.heading, s.earliest, s.latest, s.basis
    FROM dated_section s JOIN record r USING (record_id) WHERE r.source_id = ? ORDER BY s.page, s.start
"""
_TITLES = """
    SELECT f.record_id, f.page, f.start, f.end FROM record_field f JOIN record r USING (record_id)
    WHERE r.source_id = ? AND f.name = 'title' AND f.on_form = 0 ORDER BY f.position DESC
"""


def in_records(register: Register, reports: Iterable[Report]) -> list[Discrepancy]:
    """What each record says against itself, one file after another; `reports` are the entries of all.

    It is looked for anew in files that were read or ruled on since, and where their entries are told otherwise.
    """
    connection = register.connection
    entries: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        entries[report.record].append(report)
    by_source: defaultdict[int, list[sqlite3.Row]] = defaultdict(list)
    for row in connection.execute(_RECORDS):
        by_source[row["source_id"]].append(row)
    kept = {source: json.loads(text) for source, text in kept_of_files(connection, STEP)}
    found: list[Discrepancy] = []
    for source, records in by_source.items():
        told = digest_of([report.content for row in records for report in entries.get(row["record_id"], ())])
        if source not in kept or kept[source][0] != told:
            facts = _facts_of_source(connection, source, records, entries)
            rows = [_row(one) for record in facts for one in find_in_record(record)]
            kept[source] = [told, rows]
            keep_of_file(connection, STEP, source, as_json(kept[source]))
        found.extend(_discrepancy(row) for row in kept[source][1])
    return found


def _discrepancy(row: Sequence[Any]) -> Discrepancy:
    identifier, kind, severity, summary, cause, entries, _, quotes = row
    said = tuple(RecordQuote(*quote) for quote in quotes)
    return Discrepancy(identifier, kind, severity, summary, cause, said, tuple(entries))


def _row(found: Discrepancy) -> list[Any]:
    return [
        found.id,
        found.kind,
        found.severity,
        found.summary,
        found.cause,
        found.entries,
        found.records,
        [[quote.record, quote.page, quote.start, quote.end, quote.text] for quote in found.quotes],
    ]


def _facts_of_source(
    connection: sqlite3.Connection,
    source: int,
    records: Sequence[sqlite3.Row],
    entries: Mapping[str, Sequence[Report]],
) -> Iterator[RecordFacts]:
    texts: dict[int, str] = {}
    roles: dict[int, _Roles] = {}
    for number, text, lines in connection.execute(
        "SELECT number, text, lines FROM page WHERE source_id = ?", (source,)
    ):
        texts[number], roles[number] = text, _Roles(lines)
    dates: defaultdict[str, list[DateFact]] = defaultdict(list)
    for row in connection.execute(_DATES, (source,)):
        dates[row["record_id"]].append(_date_fact(row, roles))
    sections: defaultdict[str, list[Section]] = defaultdict(list)
    for record, *values in connection.execute(_SECTIONS, (source,)):
        sections[record].append(Section(*values))
    titles = {row[0]: (row[1], row[2], row[3]) for row in connection.execute(_TITLES, (source,))}
    for row in records:
        record = row["record_id"]
        if record not in dates:
            continue
        own = next((f for f in dates[record] if (f.page, f.start) == (row["date_page"], row["date_start"])), None)
        pages = {number: texts.get(number, "") for number in range(row["first_page"], row["last_page"] + 1)}
        yield RecordFacts(
            record,
            pages,
            own,
            titles.get(record),
            tuple(dates[record]),
            tuple(sections[record]),
            tuple(entries.get(record, ())),
        )


class _Roles:
    """What the lines of a page are there for, looked up by offset."""

    def __init__(self, lines: str) -> None:
        self._lines = sorted(json.loads(lines))
        self._starts = [line[0] for line in self._lines]

    def at(self, offset: int) -> str:
        """The role of the line at this offset; "body" where the page's lines are not known."""
        number = bisect_right(self._starts, offset) - 1
        return self._lines[number][2] if number >= 0 else "body"


def _date_fact(row: sqlite3.Row, roles: Mapping[int, _Roles]) -> DateFact:
    return DateFact(
        row["page"],
        row["start"],
        row["end"],
        row["text"],
        row["edtf"],
        row["earliest"],
        row["latest"],
        row["use"],
        row["basis"],
        roles[row["page"]].at(row["start"]) if row["page"] in roles else "body",
        tuple(json.loads(row["flags"])),
        tuple(item[2] for item in json.loads(row["evidence"])),
    )


def save_discrepancies(connection: sqlite3.Connection, discrepancies: Iterable[Discrepancy]) -> int:
    """Save these discrepancies in place of those that stood there; how many rows changed."""
    rows = []
    for found in discrepancies:
        row = _row(found)
        rows.append((*row[:5], *map(as_json, row[5:])))
    return renew(connection, "discrepancy", rows)
