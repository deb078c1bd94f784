"""Held out: how well entries are found and dated by weights on records that these were not learnt from.

What ships is learnt from all of `train_events`, so a figure over its records says how well they were learnt. The
weights of `held_out.npz` are learnt as those that ship (`python -m evaluation.learn hold-out`), without every fifth
record of `train_events`; over those the figures are taken. One annotator's truth. People and places are left out: their
weights (`evaluation/learn/names.py`) are learnt from all records.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evaluation.learn.annotated import Annotated, read_annotated
from evaluation.learn.score import Scores, score
from evaluation.shared import GOLD
from regesta.engines.language import load_language_model
from regesta.engines.weights import read_weights

FILE = Path(__file__).with_name("held_out.npz")
EVERY = 5


def others(annotated: Sequence[Annotated]) -> list[Annotated]:
    """The files that are learnt from: all but every fifth of the first hand's."""
    first = sorted({one.document for one in annotated if one.hand == 0})[::EVERY]
    return [one for one in annotated if one.hand or one.document not in first]


def figures() -> dict[str, float]:
    """The figures over the records held out, by name ("held_out.dated F1"), shares of 1."""
    weights = read_weights(FILE)
    scores = Scores()
    for one in read_annotated(GOLD / "train_events", load_language_model(), every=EVERY):
        scores.add(score(one, weights))
    names = {"dated": "dated", "found": "found", "one": "one-to-one"}
    found = {f"held_out.{name} F1": round(scores.f1(question)[2], 3) for question, name in names.items()}
    asked = ("date", "type", "certainty", "basis")
    return found | {f"held_out.{name} accuracy": round(scores.accuracy(name), 3) for name in asked}
