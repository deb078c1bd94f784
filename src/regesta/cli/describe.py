"""regesta describe: the archival description of one file alone."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from regesta.model.records import Field
    from regesta.model.results import RecordResult


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="How to print it.",
)
def command(file: Path, format_: str) -> None:
    """Describe the records of one file: title, date and why, originator, classification, references.

    Example:

        regesta describe record.md --format jsonl
    """
    from regesta.builder import describe

    result = describe(file)
    if result.unread:
        click.echo(f"regesta: {file}: {result.unread}", err=True)
        sys.exit(1)
    for record in result.records:
        if format_ == "jsonl":
            click.echo(json.dumps(as_row(record), ensure_ascii=False))
        else:
            for line in as_text(record):
                click.echo(line)


def as_row(result: RecordResult) -> dict[str, Any]:
    """One record's description as a JSON object."""
    record, description, date = result.record, result.description, result.dating.record_date
    fields = {
        name: field.value if (field := getattr(description, name)) else None
        for name in ("title", "originator", "author", "recipient", "classification")
    }
    return {
        "record": record.id,
        "first_page": record.first_page,
        "last_page": record.last_page,
        "kind": record.kind,
        "document_type": description.document_type,
        **fields,
        "classification_basis": description.classification.basis if description.classification else None,
        "date": date.edtf,
        "date_quote": date.reading.text if date.reading else None,
        "date_basis": date.basis if date.edtf else None,
        "date_candidates": [candidate.edtf for candidate in date.candidates],
        "markings": [field.value for field in description.markings],
        "references": [field.value for field in description.references],
        "language": description.language,
        "other": _by_name(description.other),
        "form": {field.name: field.value for field in description.form},
        "evidence": [item.sentence for item in (*record.evidence, *description.evidence)],
    }


def _by_name(fields: tuple[Field, ...]) -> dict[str, list[str]]:
    """The values of the fields that a record may have several of, by name, in order."""
    found: dict[str, list[str]] = {}
    for field in fields:
        found.setdefault(field.name, []).append(field.value)
    return found


def as_text(result: RecordResult) -> Iterator[str]:
    """One record's description as lines for reading, with the evidence for its date."""
    row = as_row(result)
    yield f"record {row['record']}, pages {row['first_page']} to {row['last_page']} ({row['kind']})"
    for name, value in row.items():
        if name not in {"record", "first_page", "last_page", "kind"} and value:
            shown = "; ".join(map(str, value)) if isinstance(value, list) else value
            if isinstance(value, dict):
                shown = "; ".join(
                    f"{key}: {item if isinstance(item, str) else ', '.join(item)}" for key, item in value.items()
                )
            yield f"  {name.replace('_', ' ')}: {shown}"
    for item in result.dating.record_date.evidence:
        yield f"    {item.sentence} [{item.feature}, {item.weight:+g}]"
