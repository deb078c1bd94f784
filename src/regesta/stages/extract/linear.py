"""Weights learned from annotated records: features in words, a weight for each class, and nothing else."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class LinearModel:
    """A log-linear classifier: the score of a class is the sum of its features' weights."""

    classes: tuple[str, ...]
    weights: dict[str, tuple[float, ...]]
    bias: tuple[float, ...]

    def scores(self, features: Iterable[str]) -> list[float]:
        """The score of each class, in the order of `classes`."""
        rows = [row for feature in features if (row := self.weights.get(feature)) is not None]
        return [sum(column) for column in zip(self.bias, *rows, strict=True)]

    def chances(self, features: Iterable[str]) -> dict[str, float]:
        """The chance of each class, adding up to 1."""
        scores = self.scores(features)
        highest = max(scores)
        parts = [math.exp(score - highest) for score in scores]
        whole = sum(parts)
        return {name: part / whole for name, part in zip(self.classes, parts, strict=True)}

    def reasons(self, features: Iterable[str], name: str, *, most: int = 3) -> list[tuple[str, float]]:
        """The features that spoke loudest for a class, with their weights."""
        number = self.classes.index(name)
        told = [(feature, self.weights[feature][number]) for feature in features if feature in self.weights]
        return sorted(told, key=lambda pair: (-pair[1], pair[0]))[:most]


@cache
def load_model(name: str) -> LinearModel:
    """The model that evaluation.learn.names wrote as weights/NAME.json."""
    file = resources.files("regesta") / "weights" / f"{name}.json"
    stored = json.loads(file.read_text(encoding="utf-8"))
    scale = stored["scale"]
    return LinearModel(
        tuple(stored["classes"]),
        {feature: tuple(number * scale for number in numbers) for feature, numbers in stored["weights"].items()},
        tuple(stored["bias"]),
    )
