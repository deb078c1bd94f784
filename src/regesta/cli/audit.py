"""regesta audit: entries drawn by lot for a spot check, and the precision that the verdicts speak for."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from regesta.cli.show import chronology_lines, terminal_width
from regesta.model.entries import Confidence

if TYPE_CHECKING:
    from regesta.register.audit import Precision

ANSWERS = {"r": "right", "w": "wrong", "u": "unsure"}


@click.command()
@click.argument("register", type=click.Path(path_type=Path))
@click.option("-n", "--number", default=50, show_default=True, type=click.IntRange(min=1), help="Entries to draw.")
@click.option("--seed", default=1, show_default=True, help="The same seed draws the same entries.")
@click.option(
    "--confidence",
    default="low",
    show_default=True,
    type=click.Choice(get_args(Confidence)),
    help="Draw from entries of this confidence or a higher one.",
)
@click.option("--list", "only_list", is_flag=True, help="Print the entries drawn, and ask nothing.")
@click.option(
    "--verdict",
    "given",
    multiple=True,
    metavar="ENTRY=VERDICT",
    help="A verdict given now (right, wrong, unsure), without being asked; may be repeated.",
)
@click.option("--author", default=None, help="Who judges; by default the user of this machine.")
def command(
    register: Path,
    number: int,
    seed: int,
    confidence: Confidence,
    only_list: bool,
    given: tuple[str, ...],
    author: str | None,
) -> None:
    """Draw entries for spot checks, keep the verdicts, estimate the precision with its interval.

    Each entry drawn is shown with its date, people, places and page. Is all of it what the page says? Answer r
    (right), w (wrong), u (unsure) or q (stop here); a word of explanation may follow: "w the date is the letter's".
    Entries that have a verdict of this draw are not asked again.

    Example:

        regesta audit sudan.regesta -n 50 --seed 7
    """
    from regesta.export.entries import row_of
    from regesta.register import open_register
    from regesta.register.audit import draw, precision, record_verdict, verdicts

    who = author or getpass.getuser()
    with open_register(register, write=not only_list) as opened:
        for entry_id, verdict in map(_given, given):
            record_verdict(opened, entry_id, verdict, seed=seed, author=who)
        drawn = draw(opened, number, seed, confidence)
        known = verdicts(opened, seed)
        for place, entry_id in enumerate(drawn, 1):
            if only_list or (entry_id not in known and not given):
                click.echo(f"\n{place} of {len(drawn)}  {known.get(entry_id, '')}".rstrip(), nl=False)
                for line in chronology_lines([row_of(opened, entry_id)], width=terminal_width()):
                    click.echo(line)
            if not only_list and entry_id not in known and not given:
                answer, note = _ask()
                if answer is None:
                    break
                record_verdict(opened, entry_id, answer, seed=seed, author=who, note=note)
        found = precision({key: verdict for key, verdict in verdicts(opened, seed).items() if key in drawn})
    click.echo(summary(found, len(drawn)))


def summary(found: Precision, drawn: int) -> str:
    """One line: how many were judged, the share found right, and its interval."""
    if found.share is None:
        return f"{drawn} entries drawn, none judged yet."
    low, high = found.interval
    unsure = f", {found.unsure} unsure" if found.unsure else ""
    return (
        f"{found.right} of {found.judged} entries judged are right: precision {found.share:.3f}, "
        f"95% interval {low:.3f} to {high:.3f}{unsure}, {drawn - found.judged - found.unsure} still to judge."
    )


def _given(words: str) -> tuple[str, Any]:
    entry_id, _, verdict = words.partition("=")
    if verdict not in ANSWERS.values():
        raise click.BadParameter(f"{words!r}: write ENTRY=right, ENTRY=wrong or ENTRY=unsure", param_hint="--verdict")
    return entry_id, verdict


def _ask() -> tuple[Any, str | None]:
    """The verdict and a note; (None, None) to stop."""
    while True:
        try:
            said = click.prompt("  right, wrong, unsure, quit (r/w/u/q)", prompt_suffix="? ").strip()
        except click.Abort:
            return None, None
        letter, _, note = said.partition(" ")
        if letter.lower() in {"q", "quit"}:
            return None, None
        answer = ANSWERS.get(letter.lower()[:1])
        if answer is not None:
            return answer, note.strip() or None
