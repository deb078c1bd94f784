"""regesta dates: the date engine alone."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

import click

if TYPE_CHECKING:
    from regesta.model.dates import DateReading


def _anchor(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A day, month or year: 1961-08-29, 1961-08, 1961."""
    parts = (value or "").split("-")
    if value is None:
        return None
    if not (1 <= len(parts) <= 3 and len(parts[0]) == 4 and all(part.isdigit() for part in parts)):
        raise click.BadParameter(f"{value!r} is no date. Give a day, month or year, for instance 1961-08-29 or 1961.")
    try:
        dt.date(*(int(part) for part in (*parts, "1", "1")[:3]))
    except ValueError as error:
        raise click.BadParameter(f"the calendar has no {value}. Give a day, month or year that it has.") from error
    return value


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--anchor",
    metavar="DATE",
    callback=_anchor,
    help='The day of writing, from which "last May" or "July 25" are counted.',
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["jsonl", "timeml", "text"]),
    default="jsonl",
    show_default=True,
    help="One JSON object a date; TimeML with TIMEX3 tags; or the text with [values] after its dates.",
)
def command(file: Path, anchor: str | None, format_: str) -> None:
    """Find the dates of FILE (- for standard input) and say what each means.

    Example:

        regesta dates memo.txt --anchor 1962-02-11 --format text
    """
    from regesta.stages.date import find_dates

    text = _read(file)
    readings = find_dates(text, anchor=anchor)
    if format_ == "jsonl":
        for reading in readings:
            click.echo(json.dumps(as_row(reading), ensure_ascii=False))
    elif format_ == "timeml":
        click.echo(as_timeml(text, readings, anchor=anchor), nl=False)
    else:
        click.echo(as_text(text, readings), nl=False)


def _read(file: Path) -> str:
    """The text of the file or of standard input; bytes that are no UTF-8 are read as Windows-1252 types them."""
    from regesta.errors import MissingSourceError

    if str(file) == "-":
        data = sys.stdin.buffer.read()
    elif file.is_file():
        data = file.read_bytes()
    else:
        raise MissingSourceError(str(file))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def as_row(reading: DateReading) -> dict[str, Any]:
    """A reading as the contract's JSON object, with its bounds, flags and reasons."""
    return {
        "start": reading.start,
        "end": reading.end,
        "text": reading.text,
        "type": reading.type,
        "value": reading.value,
        "edtf": reading.edtf or None,
        "basis": reading.basis,
        "earliest": reading.earliest,
        "latest": reading.latest,
        "candidates": [{"edtf": one.edtf, "reason": one.reason} for one in reading.candidates],
        "rule": reading.rule,
        "flags": list(reading.flags),
        "evidence": [one.sentence for one in reading.evidence],
    }


def as_text(text: str, readings: Sequence[DateReading]) -> str:
    """The text with the value of each date in brackets behind it: "3d May, 1961 [1961-05-03]"."""
    parts, at = [], 0
    for reading in readings:
        parts += [text[at : reading.end], f" [{reading.edtf or reading.value or ', '.join(reading.flags)}]"]
        at = reading.end
    return "".join([*parts, text[at:]])


def as_timeml(text: str, readings: Sequence[DateReading], *, anchor: str | None) -> str:
    """The text as a TimeML document; characters that XML cannot hold become U+FFFD."""
    day = f'<TIMEX3 tid="t0" type="DATE" value="{anchor}" functionInDocument="CREATION_TIME">{anchor}</TIMEX3>'
    created = f"<DCT>{day}</DCT>\n"
    parts, at = [], 0
    for number, reading in enumerate(readings, start=1):
        tag = f'<TIMEX3 tid="t{number}" type="{reading.type}" value={quoteattr(reading.value)}>'
        parts += [_xml(text[at : reading.start]), tag, _xml(reading.text), "</TIMEX3>"]
        at = reading.end
    body = "".join([*parts, _xml(text[at:])])
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n{created if anchor else ""}<TEXT>{body}</TEXT>\n</TimeML>\n'
    )


def _xml(text: str) -> str:
    allowed = "\t\n\r"
    plain = "".join(one if one >= " " or one in allowed else "\ufffd" for one in text)
    return escape(plain.translate({0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}))
