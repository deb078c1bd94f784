"""regesta ledger: a ledger in the terminal, row by row, with the words each was read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from regesta.model.ledgers import LEDGERS, time_order

APART = {"id", "record", "source", "entries", "quotes", "later", "differs", "date"}  # fields with a line of their own


@click.command()
@click.argument("register", type=click.Path(path_type=Path))
@click.argument("ledger", type=click.Choice(LEDGERS))
@click.option("--about", metavar="TEXT", help="Rows with this text in a field or a quote, capitals or not.")
@click.option("--from", "earliest", metavar="DATE", help="Rows dated this year, month or day, or after it.")
@click.option("--to", "latest", metavar="DATE", help="Rows dated this year, month or day, or before it.")
@click.option("--record", metavar="ID", help="Rows of one record (its id) or one file (its path).")
def command(
    register: Path, ledger: str, about: str | None, earliest: str | None, latest: str | None, record: str | None
) -> None:
    """Print a ledger in order of time: the fields of each row, what is tied to it, its quotes with source and page.

    Example:

        regesta ledger sudan.regesta commitments --about cotton --from 1960
    """
    from regesta.export import rows_of
    from regesta.register import open_register

    with open_register(register) as opened:
        rows = [row for row in rows_of(ledger)(opened) if _fits(row, about, earliest, latest, record)]
    if ledger != "conversations":  # the turns of a talk stand in the order they were spoken
        rows.sort(key=lambda row: time_order(row["date"]))
    for line in ledger_lines(rows):
        click.echo(line)
    if not rows:
        click.echo("No row fits. Leave out an option, or see them all: regesta export REGISTER --what LEDGER", err=True)


def ledger_lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The rows of a ledger as lines of text: date and id, then fields, ties, quotes."""
    for row in rows:
        yield ""
        yield click.style(f"{row['date'] or 'undated'} [{row['id']}]", bold=True)
        for name, value in row.items():
            if name not in APART and value:
                yield f"  {name.replace('_', ' ')}: {value}"
        for tie in row["later"]:
            yield f"  {tie['relation']} in [{tie['id']}]: {tie['reason']}"
        for tie in row.get("differs", ()):
            yield f"  told differently in [{tie['id']}]: {tie['reason']}"
        for quote in row["quotes"]:
            yield f"  “{' '.join(quote['quote'].split())}” {quote['source']}, p. {quote['page']}"


def _fits(
    row: Mapping[str, Any], about: str | None, earliest: str | None, latest: str | None, record: str | None
) -> bool:
    from regesta.register.applied import day_bounds

    first, last = day_bounds(row["date"]) if row["date"] else (None, None)
    if (earliest or latest) and not row["date"]:
        return False
    if (earliest and last and last[: len(earliest)] < earliest) or (latest and first and first[: len(latest)] > latest):
        return False
    if record and record not in (row["record"], row["source"]):
        return False
    words = [str(value) for name, value in row.items() if name not in APART and value]
    words += [" ".join(quote["quote"].split()) for quote in row["quotes"]]
    return about is None or any(about.casefold() in text.casefold() for text in words)
