"""regesta audit: entries drawn by lot for a spot check, and the precision that the verdicts speak for."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from regesta.register.audit import Precision

ANSWERS = {"r": "right", "w": "wrong", "u": "unsure"}


@click.command()
@click.argument("register", type=click.Path(path_type=Path))
@click.option("-n", "--number", default=50, show_default=True, type=click.IntRange(min=1), help="Entries to draw.")
@click.option("--seed", default=1, show_default=True, help="The same seed draws the same entries.")
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
    register: Path, number: int, seed: int, only_list: bool, given: tuple[str, ...], author: str | None
) -> None:
    """Draw entries for spot checks, keep the verdicts, estimate the precision with its interval.

    Each entry drawn is shown with its date, people, places and page. Is all of it what the page says? Answer r
    (right), w (wrong), u (unsure) or q (stop here); a word of explanation may follow: "w the date is the letter's".
    Entries that have a verdict of this draw are not asked again.

    Example:

        regesta audit sudan.regesta -n 50 --seed 7
    """
    from regesta.register import open_register
    from regesta.register.audit import draw, precision, record_verdict, verdicts

    who = author or getpass.getuser()
    with open_register(register, write=not only_list) as opened:
        for entry_id, verdict in map(_given, given):
            record_verdict(opened, entry_id, verdict, seed=seed, author=who)
        drawn = draw(opened, number, seed)
        known = verdicts(opened, seed)
        for place, entry in enumerate(drawn, 1):
            if only_list:
                _show(entry, place, len(drawn), known.get(entry["entry_id"]))
            elif entry["entry_id"] not in known and not given:
                _show(entry, place, len(drawn), None)
                answer, note = _ask()
                if answer is None:
                    break
                record_verdict(opened, entry["entry_id"], answer, seed=seed, author=who, note=note)
        asked = {entry["entry_id"] for entry in drawn}
        found = precision({key: verdict for key, verdict in verdicts(opened, seed).items() if key in asked})
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


def _show(entry: Any, place: int, drawn: int, verdict: str | None) -> None:
    click.echo(f"\n{place} of {drawn}  [{entry['entry_id']}]" + (f"  {verdict}" if verdict else ""))
    click.echo(f"  {entry['date'] or 'undated'} ({entry['date_basis']})  {entry['types']}  {entry['certainty']}")
    click.echo(f"  “{' '.join(entry['quote'].split())}”")
    click.echo(f"  {entry['source']}, p. {entry['page']}; record of {entry['record_date'] or 'unknown date'}")


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
