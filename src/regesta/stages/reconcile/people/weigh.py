"""The weighing table: what each reason counts, and the sentence it is told in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from regesta.model.evidence import Evidence
from regesta.rulebook import load_rules


@dataclass(frozen=True, slots=True)
class Comparison:
    """What speaks for two names being one person, and the one reason that forbids it, if there is one."""

    reasons: tuple[Evidence, ...] = ()
    veto: Evidence | None = None

    @property
    def score(self) -> float:
        """The sum of the weights."""
        return sum(reason.weight for reason in self.reasons)

    def also(self, more: Iterable[Evidence]) -> Comparison:
        """The same comparison with more reasons."""
        return Comparison((*self.reasons, *more), self.veto)


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = load_rules("en/identity_weights")
    return table


def threshold(name: str) -> float:
    """A bound of the weighing: "join", "propose" or "margin"."""
    return float(_table()[name])


@lru_cache(maxsize=1 << 15)
def reason(feature: str, a: object = "", b: object = "") -> Evidence:
    """A reason of the table, told of `a` and `b`."""
    weight, sentence = _table()["weights"][feature]
    return Evidence(feature, float(weight), sentence.format(a=a, b=b))


@lru_cache(maxsize=1 << 15)
def veto(feature: str, a: object = "", b: object = "") -> Evidence:
    """A reason that keeps two names apart whatever else speaks for them."""
    return Evidence(feature, -100.0, str(_table()["vetoes"][feature]).format(a=a, b=b))
