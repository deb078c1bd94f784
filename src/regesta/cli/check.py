"""regesta check: every quote against its page, then the worklist."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.argument("register", type=click.Path(path_type=Path))
def command(register: Path) -> None:
    """Verify every quote against its page; print what a person should look at.

    Ends with exit status 2 when one quote cannot be verified: such a register fails.

    Example:

        regesta check cuba.regesta
    """
    from regesta.register import open_register, queries

    with open_register(register) as opened:
        broken = queries.broken_quotes(opened)
        entries = queries.counts(opened)["entries"]
    for entry in broken:
        click.echo(f"unverifiable: {entry['source']}, p. {entry['page']} [{entry['entry_id']}]: {entry['quote']!r}")
    click.echo(f"{entries - len(broken):,} of {entries:,} quotes stand on their pages, word for word.")
    sys.exit(2 if broken else 0)
