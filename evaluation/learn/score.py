"""Score: entries of one annotated file against its gold, by the scorer of ../shared/score."""

from __future__ import annotations

import importlib.util
from dataclasses import asdict
from functools import cache
from typing import Any

from evaluation.learn.annotated import Annotated
from evaluation.shared import SCORE
from regesta.engines.weights import Weights
from regesta.model.entries import Entry
from regesta.stages.extract import entries_of


class Scores:
    """Counts of the scorer over several files, and the figures they give."""

    def __init__(self) -> None:
        self._tally = _scorer().Tally()

    def add(self, other: Scores) -> None:
        """Counts another file in."""
        for key, values in other._tally.items():
            self._tally.add(key, *values)

    def count(self, text: str, gold: list[dict[str, Any]], entries: list[dict[str, Any]]) -> None:
        """Counts one file in."""
        _scorer().score_record(text, gold, entries, self._tally)

    def f1(self, question: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of "dated", "found", "one", "participants" or "places"."""
        precision, recall, f1 = _scorer().f1(*self._tally.get(question, (0, 0, 0, 0)))
        return precision, recall, f1

    def accuracy(self, question: str) -> float:
        """The share right of "date", "type", "certainty" or "basis", over the pairs found."""
        right, of = self._tally.get(question, (0, 0))
        return right / of if of else 0.0

    def __str__(self) -> str:
        told = [
            f"{name} P {p:.3f} R {r:.3f} F1 {f:.3f}"
            for name in ("dated", "found", "one")
            for p, r, f in [self.f1(name)]
        ]
        told += [f"{name} {self.accuracy(name):.3f}" for name in ("type", "certainty", "basis")]
        told += [f"{name} F1 {self.f1(name)[2]:.3f}" for name in ("participants", "places")]
        return "; ".join(told)


def score(annotated: Annotated, weights: Weights | None) -> Scores:
    """The counts of one file with these weights, or with the rules alone."""
    entries = [
        _plain(entry)
        for read in annotated.records
        for entry in entries_of(read.record, read.description, read.dating, read.parsed, read.names, weights=weights)
    ]
    found = Scores()
    found.count(annotated.text, annotated.gold, entries)
    return found


def _plain(entry: Entry) -> dict[str, Any]:
    return asdict(entry)


@cache
def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_events", SCORE / "score_events.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{SCORE}/score_events.py is not there")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
