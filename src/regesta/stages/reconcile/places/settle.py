"""From the places that records name to places: each settled by its words, its record's other places, its day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass

from regesta.model.people import PlaceFound, PlaceMention
from regesta.model.reconciled import stable_id
from regesta.stages.reconcile.memory import Memory, digest_of
from regesta.stages.reconcile.places.damaged import damaged_names
from regesta.stages.reconcile.places.gazetteer import City, choose, cities_named, table
from regesta.stages.reconcile.places.states import State, find_state, find_territory, state_on, us_state
from regesta.stages.reconcile.places.words import folded, is_named, taken_apart, town_of, without_direction


@dataclass(frozen=True, slots=True)
class _Settled:
    """A place before its mentions are gathered."""

    key: str
    name: str
    modern: str | None
    kind: str | None
    iso: str
    latitude: float | None
    longitude: float | None
    state: str | None = None


def settle_places(mentions: Iterable[PlaceMention], *, memory: Memory | None = None) -> tuple[PlaceFound, ...]:
    """The places that the mentions name, by id; common nouns ("the airport") are left out.

    A name that no table and no gazetteer holds is a place of its own, without coordinates. Namesakes are told apart
    by the state that stands beside the name, by the states that the record names, by size; else not at all. A name
    that reading damaged goes with the place it must mean. Names that `memory` knows, of the same day and beside the
    same states, are not looked up again.
    """
    ordered = sorted((mention for mention in mentions if is_named(mention.text)), key=lambda mention: mention.key)
    gathered: dict[str, tuple[_Settled, list[PlaceMention]]] = {}
    for mention, settled in _settled(ordered, memory or Memory()):
        gathered.setdefault(settled.key, (settled, []))[1].append(mention)
    for key, whole in damaged_names(
        [(key, settled.kind is not None, of) for key, (settled, of) in sorted(gathered.items())]
    ).items():
        gathered[whole][1].extend(gathered.pop(key)[1])
    return tuple(
        _place(settled, sorted(of, key=lambda mention: mention.key)) for _, (settled, of) in sorted(gathered.items())
    )


def open_gazetteer() -> None:
    """Read the gazetteer and the list of territories, as the first new name would."""
    cities_named(())
    find_territory("no territory")


def _settled(mentions: Sequence[PlaceMention], memory: Memory) -> Iterator[tuple[PlaceMention, _Settled]]:
    """Each mention with its place; the gazetteer is opened only for names that are new."""
    context = _states_of_records(mentions, memory)
    keys = [digest_of("place", mention.text, mention.date, context.get(mention.record, ())) for mention in mentions]
    new = [mention for mention, key in zip(mentions, keys, strict=True) if memory.recall(key) is None]
    cities = cities_named({folded(word) for mention in new for word in _words(mention.text)}) if new else {}
    for mention, key in zip(mentions, keys, strict=True):
        row = memory.recall(key)
        if row is None:
            row = astuple(_settle(mention, cities, context.get(mention.record, ())))
            memory.keep(key, row)
        yield mention, _Settled(*row)


def _words(text: str) -> tuple[str, ...]:
    name, _ = taken_apart(text)
    return (text, name, without_direction(name), *(_words(town) if (town := town_of(text)) else ()))


def _states_of_records(mentions: Iterable[PlaceMention], memory: Memory) -> dict[str, tuple[str, ...]]:
    """Today's states that each record names, by ISO code, the most named first."""
    counts: dict[str, Counter[str]] = {}
    for mention in mentions:
        key = digest_of("state", mention.text, mention.date)
        covers = memory.recall(key)
        if covers is None:
            state = find_state(mention.text, mention.date)
            covers = state.covers[:1] if state else ()
            memory.keep(key, covers)
        if covers:
            counts.setdefault(mention.record, Counter()).update(covers)
    return {record: tuple(code for code, _ in found.most_common()) for record, found in counts.items()}


def _settle(mention: PlaceMention, cities: Mapping[str, list[City]], context: Sequence[str]) -> _Settled:
    """The place that a mention names: an address or a building with its town is in that town."""
    settled = _found(mention.text, mention.date, cities, context)
    if settled is None and (town := town_of(mention.text)):
        settled = _found(town, mention.date, cities, context)
    if settled is not None:
        return settled
    beside = taken_apart(mention.text)[1]
    state = find_state("United States" if us_state(beside) else beside, mention.date) if beside else None
    key = stable_id("q", [folded(mention.text) or mention.text])
    return _Settled(key, " ".join(mention.text.split()), None, None, "", None, None, state.name if state else None)


def _found(text: str, date: str | None, cities: Mapping[str, list[City]], context: Sequence[str]) -> _Settled | None:
    """The place by our table, as a state, by the gazetteer; None where none of them has it."""
    name, beside = taken_apart(text)
    forms = tuple(dict.fromkeys((text, name, without_direction(name))))
    for word in forms:
        city = table().get(folded(word))
        if city:
            return _of_city(city)
    whole = find_state(text, date)
    if whole:
        return _of_state(whole)
    if us_state(name) and len(name) > 3:
        return _Settled(f"us-{folded(name).replace(' ', '-')}", name, name, "region", "US", None, None, "United States")
    states, divisions = _told_by(beside, date, context)
    for word in forms:
        found = cities.get(folded(word))
        chosen = choose(found, states=states, divisions=divisions) if found else None
        if chosen:
            return _of_city(chosen)
    state = find_state(without_direction(name), date)
    if state is None and folded(text) not in cities:
        state = find_territory(text)
    return _of_state(state) if state else None


def _told_by(beside: str, date: str | None, context: Sequence[str]) -> tuple[Sequence[str], frozenset[str]]:
    """Today's states, and divisions of the United States, among which a namesake is sought."""
    if not beside:
        return context, frozenset()
    if division := us_state(beside):
        return ("US",), frozenset({division})
    state = find_state(beside, date)
    return (state.covers, frozenset()) if state else (context, frozenset())


def _of_state(state: State) -> _Settled:
    key = f"state-{folded(state.name).replace(' ', '-')}"
    return _Settled(key, state.name, state.modern, "state", "", state.latitude, state.longitude, state.name)


def _of_city(city: City) -> _Settled:
    """The city under one key, whichever of its names led to it."""
    if city.site:
        return _Settled(city.key, city.name, city.modern, "site", city.iso, city.latitude, city.longitude, city.state)
    same = city
    for other in table().values():
        if not other.site and other.iso == city.iso and _same_spot(city, other) and _same_name(city, other):
            same = other
            break
    state = city.state or same.state
    return _Settled(f"city-{same.key}", city.name, city.modern, "city", city.iso, city.latitude, city.longitude, state)


def _same_spot(one: City, other: City) -> bool:
    return abs(one.latitude - other.latitude) < 0.3 and abs(one.longitude - other.longitude) < 0.3


def _same_name(one: City, other: City) -> bool:
    """True where the two go by one name, of today or of the time: towns lie beside a city that is not theirs."""
    names = {folded(name) for name in (one.name, one.modern)}
    return not names.isdisjoint(folded(name) for name in (other.name, other.modern))


def _place(settled: _Settled, mentions: Sequence[PlaceMention]) -> PlaceFound:
    written = Counter(" ".join(mention.text.split()) for mention in mentions)
    variants = tuple(text for text, _ in sorted(written.items(), key=lambda item: (-item[1], item[0])))
    days = sorted(mention.date for mention in mentions if mention.date)
    day = days[len(days) // 2] if days else None
    state = settled.state or (state_on(settled.iso, day, settled.latitude) if settled.iso else None)
    return PlaceFound(
        id=f"place-{settled.key}",
        name=variants[0] if settled.kind != "state" else settled.name,
        modern=settled.modern,
        kind=settled.kind,
        state=state,
        latitude=settled.latitude,
        longitude=settled.longitude,
        variants=variants,
        mentions=tuple(mention.key for mention in mentions),
    )
