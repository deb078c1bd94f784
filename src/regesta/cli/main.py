"""`regesta`: the group of commands, and how errors reach the person at the terminal."""

from __future__ import annotations

import importlib
import sys

import click

import regesta
from regesta.errors import RegestaError

# One file a command under regesta/cli, imported only when it is called: `regesta --help` stays quick.
COMMANDS = {
    "demo": "Build the sample records, print their chronology, and say how to read on.",
    "build": "Read files and folders into a register.",
    "show": "Print the chronology, narrowed as you like.",
    "ledger": "Print a ledger: agreements, commitments, positions, measures, talks.",
    "serve": "Open the reading room: read, search, check and correct in a browser.",
    "export": "Write entries, records, people or a ledger as JSON Lines, CSV or Markdown.",
    "check": "Verify every quote against its page; print what a person should look at.",
    "audit": "Draw entries for spot checks, keep the verdicts, estimate the precision.",
    "judge": "Accept, correct, merge, split, note; take it back; share it.",
    "authority": "Set open authority files beside the persons on record.",
    "explain": "Print how an entry came about.",
    "search": "Find pages, those that scanning damaged included.",
    "dates": "Read the dates of a text: the date engine alone.",
    "describe": "Describe the records of one file alone.",
}


class LazyGroup(click.Group):
    """A group whose commands are imported when called; help texts stand in COMMANDS."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name, imported now; None where there is none."""
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"regesta.cli.{name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(regesta.__version__, prog_name="regesta")
def cli() -> None:
    """Turn a folder of declassified records into a sourced, day-by-day chronology."""


def main() -> None:
    """Run the command line; errors of Regesta's own end in one sentence and their exit status."""
    try:
        cli.main(standalone_mode=True)
    except RegestaError as error:
        click.echo(f"regesta: {error}", err=True)
        sys.exit(error.exit_status)
