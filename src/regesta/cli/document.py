"""Writes the reference of the commands from the commands themselves (`make docs`)."""

from __future__ import annotations

import inspect
from typing import Any

import click

from regesta.cli.main import cli

_OPENING = """# The commands

Written from the commands themselves; `make docs` writes it anew.

Exit status: 0 done; 1 done, but some inputs could not be read (each named, with its reason); 2 the call itself is
wrong or nothing could be done. Results go to standard output, progress and messages to standard error.
"""


def reference() -> str:
    """The whole page, in Markdown."""
    context = click.Context(cli, info_name="regesta")
    commands = ((name, cli.get_command(context, name)) for name in cli.list_commands(context))
    return "\n".join([_OPENING, *(_section(name, command, context) for name, command in commands if command)])


def _section(name: str, command: click.Command, parent: click.Context) -> str:
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=name, parent=parent)
        inner = ((inner, command.get_command(context, inner)) for inner in command.list_commands(context))
        parts = [_section(f"{name} {inner}", each, parent) for inner, each in inner if each]
        return "\n".join([f"## regesta {name}\n\n{inspect.cleandoc(command.help or '')}\n", *parts])
    usage = " ".join(["regesta", name, *command.collect_usage_pieces(click.Context(command, parent=parent))])
    sentence, _, example = inspect.cleandoc(command.help or "").partition("Example:")
    shown = "\n".join(line.strip() for line in example.strip().splitlines())
    options = [_option(option) for option in command.params if isinstance(option, click.Option)]
    return "\n".join([f"## regesta {name}\n", sentence.strip(), f"\n```\n{usage}\n```\n", *options, _example(shown)])


def _option(option: click.Option) -> str:
    names = ", ".join(option.opts + option.secondary_opts)
    value = "" if option.is_flag else f" {option.metavar or _values(option.type)}"
    default = f" Default: {option.default}." if option.show_default and option.default is not None else ""
    return f"- `{names}{value}`: {option.help}{default}"


def _values(kind: click.ParamType[Any]) -> str:
    if isinstance(kind, click.Choice):
        return "|".join(str(choice) for choice in kind.choices)
    return kind.name.split()[0].upper()


def _example(shown: str) -> str:
    return f"\nExample:\n\n```\n{shown}\n```\n" if shown else ""


if __name__ == "__main__":
    click.echo(reference(), nl=False)
