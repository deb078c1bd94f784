"""regesta judge: what people decide of entries, records, persons and discrepancies; taken back, shared."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

_REGISTER = click.argument("register", type=click.Path(path_type=Path))
_TARGET = click.argument("target")


def _signed(command: Callable[..., None]) -> Callable[..., None]:
    """The options every judgement has: why, and by whom."""
    command = click.option("--author", default=None, help="Who judges; by default the user of this machine.")(command)
    return click.option("--reason", default=None, help="Why, in words.")(command)


@click.group()
def command() -> None:
    """Accept, correct, reject, merge, split, rename, note, move a boundary; take it back; share it with colleagues.

    A target is "entry:ID", "record:ID", "person:ID", "page:PATH#NUMBER" or "discrepancy:ID". A judgement keeps its
    author and time, takes effect at once, and survives every build.

    Example:

        regesta judge merge cuba.regesta person:p0a1b2c3d4e5f person:p6a7b8c9d0e1f --reason "same signature"
    """


def _keep(register: Path, kind: str, target: str, value: Any, reason: str | None, author: str | None) -> None:
    from regesta.register import open_register
    from regesta.register.judgements import add

    with open_register(register, write=True) as opened:
        identifier = add(opened, kind, target, value, author=author or getpass.getuser(), reason=reason)
    click.echo(f"Judgement {identifier} kept. Take it back with: regesta judge undo {register} {identifier}", err=True)


@command.command()
@_REGISTER
@_TARGET
@click.option("--authority", default=None, metavar="ID", help="For a person: the row of an authority file that is he.")
@_signed
def accept(register: Path, target: str, authority: str | None, reason: str | None, author: str | None) -> None:
    """Say that the target is right as it stands, or which authority row a person is.

    Example:

        regesta judge accept cuba.regesta person:p0a1b2c3d4e5f --authority hsg:gm-1965-cook-01
    """
    _keep(register, "accept", target, {"authority": authority} if authority else None, reason, author)


@command.command()
@_REGISTER
@_TARGET
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE...")
@_signed
def correct(register: Path, target: str, fields: tuple[str, ...], reason: str | None, author: str | None) -> None:
    """Correct fields of an entry or record; lists are parted by semicolons.

    Example:

        regesta judge correct cuba.regesta entry:3f2a date=1961-09-11 "people=O. Brandt; T. Arrieta"
    """
    _keep(register, "correct", target, dict(map(_field, fields)), reason, author)


def _field(text: str) -> tuple[str, Any]:
    name, sign, value = text.partition("=")
    if not sign:
        raise click.BadParameter(f"{text!r}: write FIELD=VALUE, as in date=1961-09-11")
    if name in ("types", "people", "places"):
        return name, [part.strip() for part in value.split(";") if part.strip()]
    return name, value


@command.command()
@_REGISTER
@_TARGET
@_signed
def reject(register: Path, target: str, reason: str | None, author: str | None) -> None:
    """Say that an entry is no happening: it is left out of every list.

    Example:

        regesta judge reject cuba.regesta entry:3f2a --reason "a heading"
    """
    _keep(register, "reject", target, None, reason, author)


@command.command()
@_REGISTER
@_TARGET
@click.option("--begins/--goes-on", default=True, help="Whether a record begins there; it does if neither is said.")
@_signed
def boundary(register: Path, target: str, begins: bool, reason: str | None, author: str | None) -> None:
    """Say that a record begins on a page, or that the one before goes on; takes effect with the next build.

    Example:

        regesta judge boundary cuba.regesta "page:dossier.md#14" --goes-on --reason "the second page of a letter"
    """
    _keep(register, "boundary", target, begins, reason, author)


@command.command()
@_REGISTER
@_TARGET
@click.argument("others", nargs=-1, required=True, metavar="PERSON...")
@_signed
def merge(register: Path, target: str, others: tuple[str, ...], reason: str | None, author: str | None) -> None:
    """Say that persons are one; the first keeps the name.

    Example:

        regesta judge merge cuba.regesta person:p0a1b2c3d4e5f person:p6a7b8c9d0e1f
    """
    for other in others:
        _keep(register, "merge", target, {"with": other}, reason, author)


@command.command()
@_REGISTER
@_TARGET
@click.argument("other", metavar="PERSON")
@_signed
def distinct(register: Path, target: str, other: str, reason: str | None, author: str | None) -> None:
    """Say that two persons are not the same: they are never joined, nor proposed again.

    Example:

        regesta judge distinct cuba.regesta person:p0a1b2c3d4e5f person:p6a7b8c9d0e1f
    """
    _keep(register, "distinct", target, {"from": other.removeprefix("person:")}, reason, author)


@command.command()
@_REGISTER
@_TARGET
@click.argument("entries", nargs=-1, required=True, metavar="ENTRY...")
@_signed
def split(register: Path, target: str, entries: tuple[str, ...], reason: str | None, author: str | None) -> None:
    """Say that in these entries another person is meant than the one they were taken for.

    Example:

        regesta judge split cuba.regesta person:p0a1b2c3d4e5f entry:3f2a entry:77b0
    """
    _keep(register, "split", target, {"entries": [entry.removeprefix("entry:") for entry in entries]}, reason, author)


@command.command()
@_REGISTER
@_TARGET
@click.argument("name")
@_signed
def rename(register: Path, target: str, name: str, reason: str | None, author: str | None) -> None:
    """Give a person the name to be shown under.

    Example:

        regesta judge rename cuba.regesta person:p0a1b2c3d4e5f "Ole J. Brandt"
    """
    _keep(register, "rename", target, {"name": name}, reason, author)


@command.command()
@_REGISTER
@_TARGET
@click.argument("words")
@_signed
def rule(register: Path, target: str, words: str, reason: str | None, author: str | None) -> None:
    """Rule on a discrepancy, in words.

    Example:

        regesta judge rule cuba.regesta discrepancy:d41f "The stamp is the later hand's."
    """
    _keep(register, "ruling", target, {"ruling": words}, reason, author)


@command.command()
@_REGISTER
@_TARGET
@click.argument("words")
@_signed
def note(register: Path, target: str, words: str, reason: str | None, author: str | None) -> None:
    """Put a note to anything.

    Example:

        regesta judge note cuba.regesta entry:3f2a "Compare the embassy's own log."
    """
    _keep(register, "note", target, {"text": words}, reason, author)


@command.command("list")
@_REGISTER
@click.option("--target", default=None, help="Only what was decided of this target.")
def list_(register: Path, target: str | None) -> None:
    """List judgements, the last one first; those taken back say when.

    Example:

        regesta judge list cuba.regesta --target person:p0a1b2c3d4e5f
    """
    from regesta.register import open_register
    from regesta.register.judgements import history, on_target

    with open_register(register) as opened:
        for item in reversed(on_target(opened, target)) if target else history(opened):
            said = "" if item.value is None else " " + json.dumps(item.value, ensure_ascii=False)
            why = f' "{item.reason}"' if item.reason else ""
            undone = f" (taken back {item.undone_at})" if item.undone_at else ""
            click.echo(f"{item.id}\t{item.made_at}\t{item.author}\t{item.kind} {item.target}{said}{why}{undone}")


@command.command()
@_REGISTER
def proposals(register: Path) -> None:
    """List persons who may be one, with the reasons, for you to merge or to keep distinct.

    Example:

        regesta judge proposals cuba.regesta
    """
    from regesta.register import open_register, people_queries

    with open_register(register) as opened:
        for pair in people_queries.proposals(opened):
            click.echo(f"{pair['score']:.1f}\t{pair['one']}\t{pair['other']}\t{'; '.join(pair['evidence'])}")


@command.command()
@_REGISTER
@click.argument("judgement", type=int)
def undo(register: Path, judgement: int) -> None:
    """Take a judgement back: what the records alone say stands again; the judgement itself is kept as taken back.

    Example:

        regesta judge undo cuba.regesta 17
    """
    from regesta.register import open_register
    from regesta.register.judgements import undo as take_back

    with open_register(register, write=True) as opened:
        item = take_back(opened, judgement)
    click.echo(f"Taken back: {item.kind} {item.target}.", err=True)


@command.command("export")
@_REGISTER
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; by default standard output.")
def export_(register: Path, output: Path | None) -> None:
    """Write all judgements as JSON Lines, for colleagues and for safe keeping.

    Example:

        regesta judge export cuba.regesta -o judgements.jsonl
    """
    from regesta.errors import StorageError
    from regesta.register import open_register
    from regesta.register.judgements import exported

    with open_register(register) as opened:
        lines = "".join(f"{line}\n" for line in exported(opened))
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        click.echo(lines, nl=False)
        return
    try:
        output.write_text(lines, encoding="utf-8")
    except OSError as error:
        raise StorageError(str(output), error.strerror or str(error)) from error


@command.command("import")
@_REGISTER
@click.argument("file", type=click.File(encoding="utf-8"))
def import_(register: Path, file: Any) -> None:
    """Add judgements that `judge export` wrote; those already here are passed over.

    Example:

        regesta judge import cuba.regesta judgements.jsonl
    """
    from regesta.register import open_register
    from regesta.register.judgements import imported

    with open_register(register, write=True) as opened:
        count = imported(opened, file)
    click.echo(f"{count} judgements added.", err=True)
