"""regesta export: what the register holds, in a format for other programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from regesta.export import FORMATS, WHAT


@click.command()
@click.argument("register", type=click.Path(path_type=Path))
@click.option("--what", required=True, type=click.Choice(list(WHAT)), help="What to export.")
@click.option(
    "--format",
    "format_",
    default="jsonl",
    show_default=True,
    type=click.Choice(list(FORMATS)),
    help="The format to write.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; by default standard output.")
def command(register: Path, what: str, format_: str, output: Path | None) -> None:
    """Write entries, records, people or a ledger as JSON Lines, CSV or Markdown.

    Two builds of the same sources export the same bytes.

    Example:

        regesta export sudan.regesta --what entries --format csv -o chronology.csv
    """
    from regesta.errors import StorageError
    from regesta.export import rows_of, writer_of
    from regesta.register import open_register

    with open_register(register) as opened:
        rows = rows_of(what)(opened)
        if output is None:
            sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
            writer_of(format_)(rows, sys.stdout, what)
            return
        try:
            with output.open("w", encoding="utf-8", newline="\n") as out:
                writer_of(format_)(rows, out, what)
        except OSError as error:
            raise StorageError(str(output), error.strerror or str(error)) from error
