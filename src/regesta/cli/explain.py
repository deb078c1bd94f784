"""regesta explain: the way back from an entry to the line it stands on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from regesta.errors import UnknownIdError
from regesta.model.entries import confidence_of
from regesta.register import Register, open_register, queries
from regesta.register.judgements import rulings_on_discrepancies
from regesta.register.ledgers import links_to, rows_of_one, told_fields


@click.command()
@click.argument("register", type=click.Path(path_type=Path))
@click.argument("entry")
def command(register: Path, entry: str) -> None:
    """Print how an entry came about: its page and line, its date and the readings behind it, each rule in words.

    ENTRY is the id of an entry, of a row of a ledger, of an event that several entries tell, or of a discrepancy.

    Example:

        regesta explain sudan.regesta 3f2a9c41d07b
    """
    with open_register(register) as opened:
        for line in _lines(opened, entry):
            click.echo(line)


def _lines(register: Register, identifier: str) -> Iterator[str]:
    row = queries.entry(register, identifier)
    if row is not None:
        text = queries.page_text(register, row["source"], row["page"])
        readings = queries.readings_in(register, row["record_id"], row["page"], row["start"], row["end"])
        return explanation(row, text, readings, queries.record(register, row["record_id"]))
    ledger_row = queries.ledger_row(register, identifier)
    if ledger_row is not None:
        return ledger_explanation(register, ledger_row)
    event = queries.event(register, identifier)
    if event is not None:
        return event_explanation(event, queries.tellings(register, identifier))
    discrepancy = queries.discrepancy(register, identifier)
    if discrepancy is not None:
        return discrepancy_explanation(register, discrepancy)
    raise UnknownIdError("entry, ledger row, event or discrepancy", identifier, queries.ids_like(register, identifier))


def ledger_explanation(register: Register, row: Any) -> Iterator[str]:
    """The lines that `explain` prints for one row of a ledger: its fields, its words on their page, and why."""
    yield f"row {row['row_id']} of {row['ledger']}: {row['source']}, record {row['record_id']}"
    for page, start, end, _ in json.loads(row["quotes"]):
        text = queries.page_text(register, row["source"], page)
        yield ""
        yield f"page {page}, line {text.count(chr(10), 0, start) + 1} (characters {start} to {end})"
        yield from (f"  | {shown}" for shown in _lines_around(text, start, end))
    yield ""
    for told in told_fields(register, rows_of_one(register, row["row_id"])):
        yield f"{told.name.replace('_', ' ')}: {told.value}"
        if told.page is not None:
            place = f"{told.source}, page {told.page}, record {told.record}"
            yield f"    from “{' '.join(told.words.split())}” ({place}): {told.rule}"
        elif told.rule:
            yield f"    {told.rule}"
    entries = json.loads(row["entries"])
    yield f"stands on entries: {', '.join(entries) or 'none'}"
    yield "why:"
    yield from (f"  {_reason(item)}" for item in json.loads(row["evidence"]))
    for link in links_to(register).get(row["row_id"], []):
        yield f"{link['relation']} in {link['row_id']}: {link['reason']}"


def event_explanation(event: Any, tellings: Any) -> Iterator[str]:
    """The lines that `explain` prints for an event: its joint date, each telling of it, and why they were joined."""
    yield f"event {event['event_id']}: {event['date'] or 'undated'}, {event['sources']} independent sources"
    for told in tellings:
        yield ""
        yield f"{told['source']}, page {told['page']}: entry {told['entry_id']}, {told['date']}, {told['stance']}"
        yield f"  | {' '.join(told['quote'].split())}"
    yield ""
    yield "why:"
    yield from (f"  {_reason(item)}" for item in json.loads(event["evidence"]))


def discrepancy_explanation(register: Register, row: Any) -> Iterator[str]:
    """The lines that `explain` prints for a discrepancy: what contradicts what, each side on its page, the ruling."""
    yield f"discrepancy {row['discrepancy_id']}: {row['kind'].replace('_', ' ')}, {row['severity']}"
    yield row["summary"]
    if row["cause"]:
        yield row["cause"]
    for record_id, page, start, end, _ in json.loads(row["quotes"]):
        record = queries.record(register, record_id)
        source = record["source"] if record is not None else ""
        text = queries.page_text(register, source, page)
        yield ""
        yield f"{source}, page {page}, line {text.count(chr(10), 0, start) + 1}: record {record_id}"
        yield from (f"  | {shown}" for shown in _lines_around(text, start, end))
    yield ""
    ruling = rulings_on_discrepancies(register).get(row["discrepancy_id"])
    yield f"ruled: {ruling['value']['ruling']} ({ruling['author']})" if ruling else "not ruled on"


def explanation(entry: Any, page: str, readings: Any, record: Any) -> Iterator[str]:
    """The lines that `explain` prints for one entry."""
    line = page.count("\n", 0, entry["start"]) + 1
    place = f"page {entry['page']}, line {line} (characters {entry['start']} to {entry['end']})"
    yield f"entry {entry['entry_id']}: {entry['source']}, {place}"
    yield ""
    yield from (f"  | {shown}" for shown in _lines_around(page, entry["start"], entry["end"]))
    yield ""
    yield f"date {entry['date'] or 'none'} ({entry['date_basis']}), from {entry['date_quote']!r}"
    for edtf, reason in json.loads(entry["date_candidates"]):
        yield f"  could be {edtf}: {reason}"
    yield f"types {' or '.join(json.loads(entry['types']))}; {entry['certainty']}; {entry['worth']}"
    for source in json.loads(entry["attribution"]):
        yield f"  on the word of: {source}"
    if entry["chance"] is not None:
        yield f"{confidence_of(entry['chance'])} confidence: a chance of {entry['chance']:.2f} that it happened then"
    yield ""
    yield "why:"
    yield from (f"  {_reason(item)}" for item in json.loads(entry["evidence"]))
    for reading in readings:
        value = f"{reading['edtf'] or reading['value']} ({reading['basis']}, {reading['use']})"
        yield f"date reading {reading['text']!r}: {value}, rule {reading['rule']}"
        yield from (f"  {_reason(item)}" for item in json.loads(reading["evidence"]))
    yield f"record {record['record_id']}: {record['title'] or 'untitled'}, dated {record['date'] or 'not at all'}"
    yield from (f"  {_reason(item)}" for item in json.loads(record["date_evidence"]))


def _reason(item: list[Any]) -> str:
    feature, weight, sentence = item
    return f"{sentence} [{feature}, {weight:+g}]"


def _lines_around(page: str, start: int, end: int) -> list[str]:
    """The whole lines of the page that hold the slice."""
    first = page.rfind("\n", 0, start) + 1
    last = page.find("\n", end)
    return page[first : last if last >= 0 else len(page)].split("\n")
