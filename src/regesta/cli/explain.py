"""regesta explain: the way back from an entry to the line it stands on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click


@click.command()
@click.argument("register", type=click.Path(path_type=Path))
@click.argument("entry")
def command(register: Path, entry: str) -> None:
    """Print how an entry came about: its page and line, its date and the readings behind it, each rule in words.

    Example:

        regesta explain cuba.regesta 3f2a9c41d07b
    """
    from regesta.errors import UnknownIdError
    from regesta.register import open_register, queries

    with open_register(register) as opened:
        row = queries.entry(opened, entry)
        if row is None:
            raise UnknownIdError("entry", entry, queries.ids_like(opened, entry))
        text = queries.page_text(opened, row["source"], row["page"])
        readings = queries.readings_in(opened, row["record_id"], row["page"], row["start"], row["end"])
        record = queries.record(opened, row["record_id"])
        for line in explanation(row, text, readings, record):
            click.echo(line)


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
    yield f"types {', '.join(json.loads(entry['types']))}; {entry['certainty']}; {entry['worth']}"
    for source in json.loads(entry["attribution"]):
        yield f"  on the word of: {source}"
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
