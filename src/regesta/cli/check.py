"""regesta check: every quote against its page, then the worklist."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.argument("register", type=click.Path(path_type=Path))
@click.option(
    "-n", "--number", default=20, show_default=True, type=click.IntRange(min=0), help="Lines of the worklist to print."
)
def command(register: Path, number: int) -> None:
    """Verify every quote against its page; print what a person should look at.

    Ends with exit status 2 when one quote cannot be verified: such a register fails.

    Example:

        regesta check sudan.regesta
    """
    from regesta.register import open_register, queries
    from regesta.register.worklist import worklist

    with open_register(register) as opened:
        broken = queries.broken_quotes(opened)
        entries = queries.counts(opened)["entries"]
        waiting = worklist(opened)
    for entry in broken:
        click.echo(f"unverifiable: {entry['source']}, p. {entry['page']} [{entry['entry_id']}]: {entry['quote']!r}")
    click.echo(f"{entries - len(broken):,} of {entries:,} quotes stand on their pages, word for word.")
    for item in waiting[:number]:
        place = f"{item.source}, p. {item.page}" if item.page else item.source
        click.echo(f"{item.kind}: {item.sentence} ({place}) [{item.target}]")
    if waiting:
        click.echo(
            f"{len(waiting):,} things wait for a person; {min(number, len(waiting)):,} shown, the first matter most."
        )
    sys.exit(2 if broken else 0)
