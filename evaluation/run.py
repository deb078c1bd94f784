"""Scores every question, prints one table, and compares it with the floors."""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from evaluation import across, floors, timex
from evaluation.learn import held_out
from evaluation.sets import QUESTIONS, ask
from evaluation.shared import GOLD, digest
from regesta.engines import language

# Questions that no scorer answers: by name, what gives their figures.
ALONE = {"timex": timex.figures, "across": across.figures, "held_out": held_out.figures}


def main() -> int:
    """Run the command; 0 when no floor has fallen, 1 when one has, 2 when nothing could be compared."""
    names = [*ALONE, *(question.name for question in QUESTIONS)]
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("--only", action="append", choices=names, help="ask this question alone (may be repeated)")
    parser.add_argument("--update", action="store_true", help="raise the floors to these figures")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: let floors fall, too")
    options = parser.parse_args()
    if not GOLD.is_dir():
        print(f"{GOLD} is not there: nothing to score against.")
        return 2
    figures = measure(options.only or names)
    model = language.version()
    own = floors.load().models.get(model, {})
    if options.only:
        own = {name: floor for name, floor in own.items() if name in figures}
    print_table(figures, own, model)
    if options.update:
        return _update(figures, model, allow_regression=options.allow_regression)
    return _compare(figures, own)


def measure(names: list[str]) -> dict[str, float]:
    """The figures of these questions."""
    figures: dict[str, float] = {}
    questions = {question.name: question for question in QUESTIONS}
    with tempfile.TemporaryDirectory() as work:
        for name in names:
            began = time.monotonic()
            figures |= ALONE[name]() if name in ALONE else ask(questions[name], Path(work))
            print(f"# {name}: {time.monotonic() - began:.0f} s", flush=True)
    return figures


def print_table(figures: dict[str, float], own: dict[str, float], model: str) -> None:
    """One line a figure: now, its floor, and whether it has fallen."""
    below = set(floors.fallen(figures, own))
    print(f"\n{'figure':40} {'now':>7} {'floor':>7}   language model: {model}")
    for name in [*figures, *sorted(own.keys() - figures.keys())]:
        now = f"{figures[name]:7.3f}" if name in figures else "   gone"
        floor = f"{own[name]:7.3f}" if name in own else "      -"
        print(f"{name:40} {now} {floor}{'   BELOW ITS FLOOR' if name in below else ''}")


def _compare(figures: dict[str, float], own: dict[str, float]) -> int:
    if not own:
        print("\nNo floors are pinned for this language model; nothing was compared.")
        return 0
    if floors.load().digest != digest():
        print("\nThe gold or the scorers are not those that the floors were pinned against. Look at the table, then:")
        print("python -m evaluation --update")
        return 2
    below = floors.fallen(figures, own)
    print(f"\n{len(below)} below their floors." if below else "\nNo floor has fallen.")
    return 1 if below else 0


def _update(figures: dict[str, float], model: str, *, allow_regression: bool) -> int:
    refused = floors.pin(figures, model=model, digest=digest(), allow_regression=allow_regression)
    if refused:
        print(f"\nNot written: {', '.join(refused)} would fall. If that is meant: --update --allow-regression")
        return 1
    print(f"\nFloors written to {floors.FILE.name}.")
    return 0
