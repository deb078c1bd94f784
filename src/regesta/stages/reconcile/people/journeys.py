"""Journeys: the places where records show a person, in order of time, and those that no one could have made."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from regesta.model.reconciled import Discrepancy, RecordQuote, Severity, discrepancy_id

EARTH_KM = 6371.0
# A propeller airliner of the fifties made some 450 km an hour and landed to refuel, the first jets some 850: two
# places further apart than these on one day are doubtful, then impossible.
DOUBTFUL_KM = 4000
IMPOSSIBLE_KM = 9000
ONE_SENTENCE = 300  # characters within which one day may date all that is told
KM_A_DAY_MORE = 9000  # what each further day allows


@dataclass(frozen=True, slots=True)
class Stop:
    """A person at a place, on an entry's word; `date` is an ISO day, or None where the entry has no single day."""

    person: str
    entry: str
    place: str
    name: str
    role: str  # at, from, to, via
    earliest: str | None
    latest: str | None
    latitude: float | None
    longitude: float | None
    quote: RecordQuote
    exact: bool = True  # the place is a town or site, and the entry itself carries the day
    explicit: bool = True  # its full date stands in the sentence

    @property
    def day(self) -> str | None:
        """The single day, where there is one."""
        return self.earliest if self.earliest and self.earliest == self.latest else None


def itineraries(stops: Iterable[Stop]) -> Iterator[tuple[str, tuple[Stop, ...]]]:
    """For each person the stops in order of time; those without a date stand at the end."""
    ordered = sorted(stops, key=_in_time)
    for person, of_person in groupby(ordered, key=lambda stop: stop.person):
        yield person, tuple(of_person)


# Within one day a person leaves a place before he passes through others and is at the next.
_ROLES = {"from": 0, "via": 1, "to": 2, "at": 3}


def _in_time(stop: Stop) -> tuple[str, bool, str, str, int, str, str]:
    return (
        stop.person,
        stop.earliest is None and stop.latest is None,
        stop.earliest or stop.latest or "",
        stop.latest or "",
        _ROLES.get(stop.role, 3),
        stop.entry,
        stop.place,
    )


def impossible_journeys(stops: Iterable[Stop], names: Mapping[str, str]) -> Iterator[Discrepancy]:
    """Two stops of one person further apart than the days between them allow, with both quotes.

    Only stops with a day and a town count, and none from which he left that day: a flight may begin and end on
    one day wherever it leads. For the same reason a place he left for that day is held against later days alone.
    """
    for person, of_person in itineraries(stops):
        sure = [stop for stop in of_person if stop.exact and stop.day and stop.role in ("at", "to") and _known(stop)]
        told: set[tuple[str, str]] = set()
        for one, other in _near_in_time(sure):
            pair = (min(one.place, other.place), max(one.place, other.place))
            found = _judge(one, other, names.get(person, person))
            if found and pair not in told:
                told.add(pair)
                yield found


def _known(stop: Stop) -> bool:
    return stop.latitude is not None and stop.longitude is not None


def _near_in_time(stops: Sequence[Stop]) -> Iterator[tuple[Stop, Stop]]:
    """Each stop with those of the same and the next two days."""
    for at, one in enumerate(stops):
        for other in stops[at + 1 :]:
            if _days(one, other) > 2:
                break
            if one.day == other.day and "to" in (one.role, other.role):
                continue
            if one.place != other.place and not _one_telling(one, other):
                yield one, other


def _one_telling(one: Stop, other: Stop) -> bool:
    """Whether both stops are told in one breath, or by one record under one day: that day is when it was told."""
    ours, theirs = one.quote, other.quote
    if one.entry == other.entry or ours.overlaps(theirs):
        return True
    if one.day != other.day or ours.record != theirs.record:
        return False
    near = ours.page == theirs.page and abs(ours.start - theirs.start) <= ONE_SENTENCE
    return near or not (one.explicit and other.explicit)


def _days(one: Stop, other: Stop) -> int:
    assert one.day and other.day
    return (dt.date.fromisoformat(other.day) - dt.date.fromisoformat(one.day)).days


def _judge(one: Stop, other: Stop, name: str) -> Discrepancy | None:
    away = distance(one, other)
    allowed = KM_A_DAY_MORE * _days(one, other)
    if away <= DOUBTFUL_KM + allowed:
        return None
    severity: Severity = "high" if away > IMPOSSIBLE_KM + allowed else "medium"
    quotes = (one.quote, other.quote)
    return Discrepancy(
        id=discrepancy_id("journey", quotes),
        kind="journey",
        severity=severity,
        summary=f"{name} is at {one.name} on {one.day} and at {other.name}, {away:,.0f} km away, on {other.day}.",
        cause="one of the days or places is misread, or another person of the name is meant (likely)",
        quotes=quotes,
        entries=(one.entry, other.entry),
    )


def distance(one: Stop, other: Stop) -> float:
    """Kilometres between two stops along the surface of the earth."""
    assert one.latitude is not None and one.longitude is not None
    assert other.latitude is not None and other.longitude is not None
    north, south = math.radians(one.latitude), math.radians(other.latitude)
    across = math.radians(other.longitude - one.longitude)
    cosine = math.sin(north) * math.sin(south) + math.cos(north) * math.cos(south) * math.cos(across)
    return EARTH_KM * math.acos(max(-1.0, min(1.0, cosine)))
