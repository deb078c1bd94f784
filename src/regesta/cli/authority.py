"""regesta authority: open authority files, imported and set beside the persons on record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from regesta.authorities import AuthorityRow


@click.group()
def command() -> None:
    """Set open authority files (who held which office, who travelled where) beside the persons on record.

    Example:

        regesta authority import sudan.regesta pocom/missions-countries
    """


@command.command("import")
@click.argument("register", type=click.Path(path_type=Path))
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--set", "set_name", metavar="NAME", help="What to call the set; by default the name of the file or folder."
)
@click.option(
    "--map",
    "pairs",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="For CSV: which column holds name, family, office, country, place, from, to, kind, id, variants.",
)
def import_(register: Path, path: Path, set_name: str | None, pairs: tuple[str, ...]) -> None:
    """Import a file or a folder: Office of the Historian XML, Wikidata JSON, JSON Lines, CSV.

    The rows become candidates for persons, with scores and reasons; nobody is chosen but by
    `regesta judge accept REGISTER person:ID --authority ID`.

    Example:

        regesta authority import sudan.regesta envoys.csv --map name=Envoy --map from=Appointed --map office=Post
    """
    from regesta.authorities import files_of, read_authority
    from regesta.errors import MissingSourceError
    from regesta.reconciliation import reconcile_register
    from regesta.register import open_register
    from regesta.register.authorities import save_authority

    if not path.exists():
        raise MissingSourceError(str(path))
    mapping = dict(_pair(pair) for pair in pairs)

    def rows() -> Iterator[AuthorityRow]:
        for file in files_of(path):
            found = False
            for row in read_authority(file, mapping=mapping):
                found = True
                yield row
            if not found:
                click.echo(f"{file}: no row tells of a person, an office, a journey or a place.", err=True)

    with open_register(register, write=True) as opened:
        count = save_authority(opened, rows(), set_name=set_name or path.stem)
        reconcile_register(opened)
        linked = opened.connection.execute("SELECT count(DISTINCT target) FROM authority_link").fetchone()[0]
    click.echo(f"{count:,} rows imported; {linked:,} persons on record have a candidate.", err=True)


def _pair(text: str) -> tuple[str, str]:
    field, sign, column = text.partition("=")
    if not sign or not field or not column:
        raise click.BadParameter(f"{text!r}: write FIELD=COLUMN, as in --map name=Envoy")
    return field, column


@command.command("list")
@click.argument("register", type=click.Path(path_type=Path))
def list_(register: Path) -> None:
    """List what was imported, by set and kind.

    Example:

        regesta authority list sudan.regesta
    """
    from regesta.register import open_register
    from regesta.register.authorities import sets

    with open_register(register) as opened:
        for name, kind, count in sets(opened):
            click.echo(f"{name}\t{kind}\t{count}")


@command.command()
@click.argument("register", type=click.Path(path_type=Path))
@click.argument("set_name")
def forget(register: Path, set_name: str) -> None:
    """Remove a set that was imported.

    Example:

        regesta authority forget sudan.regesta envoys
    """
    from regesta.register import open_register
    from regesta.register.authorities import forget_authority

    with open_register(register, write=True) as opened:
        click.echo(f"{forget_authority(opened, set_name):,} rows removed.", err=True)
