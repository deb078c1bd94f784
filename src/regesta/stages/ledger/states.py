"""States by the words for them: "Norway" and "Norwegian", "USSR", "Soviet" and "Soviet Union" are one each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from regesta.rulebook import load_rules
from regesta.stages.ledger.vocabulary import vocabulary


@cache
def _states() -> dict[str, str]:
    """Each word for a state, folded, and the state as the gazetteer names it."""
    rules: dict[str, Any] = load_rules("places_historical")
    peoples = {adjective: state for adjective, state in rules["adjectives"].items() if state}
    named = {variant: row["name"] for row in rules["states"] for variant in (row["name"], *row.get("variants", ()))}
    words = {state: state for state in peoples.values()} | peoples | named
    return {word.removeprefix("the ").rstrip(".").casefold(): state for word, state in words.items()}


def state_of(name: str) -> str | None:
    """The state that a name is of: "the Norwegian Government" is Norway's; None where no state is known by it."""
    bare = name.casefold().removeprefix("the ").rstrip(".")
    people, _, body = bare.partition(" ")
    words = (bare, bare.rstrip("s"), people if body in vocabulary("instruments").words("bodies") else bare)
    return next((_states()[word] for word in words if word in _states()), None)


def without_doubles(names: Iterable[str]) -> list[str]:
    """Names in order, without those of a state that another one before it names: "Norway", "Norwegian"."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(state_of(name) or name.casefold(), name)
    return list(found.values())
