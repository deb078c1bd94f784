"""regesta demo: the main job on the sample records."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.option(
    "--register",
    type=click.Path(path_type=Path),
    default=Path("demo.regesta"),
    show_default=True,
    help="Where to make the register.",
)
def command(register: Path) -> None:
    """Build the sample records, print their chronology, and say how to read on.

    Example:

        regesta demo
    """
    from regesta.builder import build
    from regesta.cli.build import print_summary
    from regesta.cli.show import chronology_lines, terminal_width
    from regesta.export.entries import rows
    from regesta.register import open_register
    from regesta.samples import sample_folder

    folder = sample_folder()
    summary = build([folder], register)
    with open_register(register) as opened:
        for line in chronology_lines(rows(opened), width=terminal_width()):
            click.echo(line)
    sys.stdout.flush()
    click.echo("", err=True)
    print_summary(summary, register)
    click.echo(f"The records lie in {folder}. Read them side by side with: regesta serve {register}", err=True)
