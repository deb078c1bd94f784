"""The floors: figures that may not fall. Pinned in floors.json for each language model, with a digest of the gold."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("floors.json")
# Figures repeat to the last digit on one machine; the language model's rounding may move an entry on another.
TOLERANCE = 0.004
# Precision and recall trade against each other; the floor is under their F1.
NOT_PINNED = (" P", " R")


@dataclass(frozen=True, slots=True)
class Floors:
    """What was pinned: the digest of the gold, and the floor of each figure for each language model."""

    digest: str
    models: dict[str, dict[str, float]]


def load(file: Path = FILE) -> Floors:
    """The floors as pinned; empty before the first pinning."""
    if not file.exists():
        return Floors("", {})
    content = json.loads(file.read_text(encoding="utf-8"))
    return Floors(content["digest"], content["models"])


def fallen(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """The names of the figures that lie below their floors, or that have gone."""
    return [name for name, floor in sorted(floors.items()) if figures.get(name, -1.0) < floor - TOLERANCE]


def pin(
    figures: dict[str, float], *, model: str, digest: str, allow_regression: bool = False, file: Path = FILE
) -> list[str]:
    """Raise the floors of a language model to these figures; the names of those that would fall instead.

    Where one would fall nothing is written, unless `allow_regression` is given. Floors of figures that were not
    measured now stay as they are.
    """
    figures = {name: value for name, value in figures.items() if not name.endswith(NOT_PINNED)}
    pinned = load(file)
    old = pinned.models.get(model, {})
    would_fall = fallen(figures, {name: floor for name, floor in old.items() if name in figures})
    if would_fall and not allow_regression:
        return would_fall
    new = {name: value if allow_regression else max(value, old.get(name, 0.0)) for name, value in figures.items()}
    models = pinned.models | {model: dict(sorted((old | new).items()))}
    content = {"digest": digest, "models": dict(sorted(models.items()))}
    file.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return []
