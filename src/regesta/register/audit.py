"""Spot checks: entries drawn by lot, the verdicts on them, and the precision they speak for."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from typing import Literal

from regesta.model.entries import CONFIDENCES, Confidence
from regesta.register import judgements
from regesta.register.register import Register

Verdict = Literal["right", "wrong", "unsure"]
Z = 1.959964  # of the normal distribution: an interval that holds the true share 95 times in 100


@dataclass(frozen=True, slots=True)
class Precision:
    """The share of entries found right, and the interval that holds the true share 95 times in 100."""

    right: int
    wrong: int
    unsure: int

    @property
    def judged(self) -> int:
        """Entries judged right or wrong; those the reader was unsure of are left out."""
        return self.right + self.wrong

    @property
    def share(self) -> float | None:
        """The share found right; None before the first verdict."""
        return self.right / self.judged if self.judged else None

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's score interval; from 0 to 1 before the first verdict."""
        if not self.judged:
            return 0.0, 1.0
        share, squared = self.right / self.judged, Z * Z / self.judged
        middle = (share + squared / 2) / (1 + squared)
        half = Z * math.sqrt(share * (1 - share) / self.judged + squared / (4 * self.judged)) / (1 + squared)
        return max(0.0, middle - half), min(1.0, middle + half)


def draw(register: Register, number: int, seed: int, confidence: Confidence = "low") -> list[str]:
    """Ids of entries drawn by lot: the same ones for the same seed, and mostly the same ones when the register grows.

    They are drawn from those of that confidence or a higher one; from all of them where it is low.
    """
    rows = register.connection.execute(
        "SELECT entry_id FROM entry WHERE worth = 'act' AND coalesce(chance, 0) >= ?", (CONFIDENCES[confidence],)
    )
    ids = [row[0] for row in rows]
    ids.sort(key=lambda entry_id: hashlib.sha256(f"{seed}:{entry_id}".encode()).digest())
    return ids[:number]


def record_verdict(
    register: Register, entry_id: str, verdict: Verdict, *, seed: int, author: str, note: str | None = None
) -> None:
    """Keep a verdict on an entry; an earlier one of the same draw is taken back.

    Raises UnknownIdError when there is no such entry.
    """
    target = f"entry:{entry_id}"
    for earlier in judgements.on_target(register, target):
        if earlier.kind == "verdict" and earlier.undone_at is None and earlier.value.get("seed") == seed:
            judgements.undo(register, earlier.id)
    judgements.add(register, "verdict", target, {"verdict": verdict, "seed": seed}, author=author, reason=note)


def verdicts(register: Register, seed: int) -> dict[str, Verdict]:
    """The standing verdicts of one draw, by entry id."""
    rows = register.connection.execute(
        """SELECT target, json_extract(value, '$.verdict') FROM judgement
           WHERE kind = 'verdict' AND undone_at IS NULL AND json_extract(value, '$.seed') = ? ORDER BY judgement_id""",
        (seed,),
    )
    return {target.removeprefix("entry:"): verdict for target, verdict in rows}


def precision(given: dict[str, Verdict]) -> Precision:
    """The precision these verdicts speak for."""
    said = list(given.values())
    return Precision(said.count("right"), said.count("wrong"), said.count("unsure"))
