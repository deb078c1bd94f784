"""The learned weights of the package: tables that say how much each feature speaks for each answer.

A feature is a short string; its row is its CRC-32 modulo the table's height, so no vocabulary is kept and the same
string weighs the same everywhere. Two features that share a row share its weights; with 65,536 rows that is seldom.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, cast
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

ROWS = 1 << 16

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Table:
    """Weights of features (rows) for answers (columns)."""

    answers: tuple[str, ...]
    weights: Floats  # ROWS x answers
    bias: Floats

    def scores(self, features: Iterable[str]) -> Floats:
        """The sum of the features' weights for each answer, and the bias."""
        return cast(Floats, np.add.reduce(self.weights.take(rows_of(features), axis=0)) + self.bias)

    def reasons(self, features: Iterable[str], answer: str, most: int = 3) -> list[tuple[str, float]]:
        """The features that speak most for an answer, with their weights, the heaviest first."""
        told = list(features)
        # Asked for by row and column at once: a column taken alone would be copied, all 65,536 rows of it.
        weights: list[float] = self.weights[rows_of(told), self.answers.index(answer)].tolist()
        weighed = dict(zip(told, weights, strict=True))
        return sorted(weighed.items(), key=lambda pair: (-pair[1], pair[0]))[:most]


@dataclass(frozen=True, slots=True)
class Weights:
    """The tables of one file of weights, by name, and the figures that were set with them."""

    version: str
    tables: Mapping[str, Table]
    settings: Mapping[str, float]


@lru_cache(maxsize=1 << 16)  # the same few thousand features are seen again and again
def row_of(feature: str) -> int:
    """The row of a feature."""
    return crc32(feature.encode()) % ROWS


def rows_of(features: Iterable[str]) -> list[int]:
    """The row of each feature."""
    return list(map(row_of, features))


@cache
def load_weights(name: str) -> Weights | None:
    """The weights of weights/NAME.npz, loaded once; None where the package holds none of that name."""
    file = resources.files("regesta") / "weights" / f"{name}.npz"
    return read_weights(file) if file.is_file() else None


def read_weights(file: Traversable) -> Weights:
    """The weights of a file that evaluation/learn wrote."""
    with file.open("rb") as stream, np.load(stream, allow_pickle=False) as held:
        about: dict[str, Any] = json.loads(str(held["about"]))
        tables = {table: _table(held, table, answers) for table, answers in about["tables"].items()}
    return Weights(about["version"], tables, about["settings"])


def _table(held: Mapping[str, Any], name: str, answers: list[str]) -> Table:
    weights = np.zeros((ROWS, len(answers)), np.float32)
    weights[held[f"{name}.rows"]] = held[f"{name}.weights"]
    return Table(tuple(answers), weights, held[f"{name}.bias"].astype(np.float32))
