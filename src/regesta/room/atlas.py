"""Maps without a network: outlines that ship with the room, and the places of the register drawn on them."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

MARGIN = 0.18  # of the span of the places, on every side
NARROWEST = 8.0  # degrees of longitude shown at least
WIDTH = 960.0  # of the drawing, in its own units
LOWEST, TALLEST = 300.0, 760.0
LABELLED = 40  # places that carry their name; more could not be read


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: how often it occurs, and its page."""

    name: str
    longitude: float
    latitude: float
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A spot as drawn."""

    x: float
    y: float
    radius: float
    label: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Map:
    """The drawing: outlines as paths, legs of journeys, and marks."""

    width: float
    height: float
    land: str
    borders: str
    legs: tuple[str, ...]
    marks: tuple[Mark, ...]


@cache
def _outlines() -> dict[str, list[list[int]]]:
    """Land and borders in tenths of a degree; where they come from stands in the file."""
    text = (resources.files("regesta.room") / "data" / "outlines.json").read_text(encoding="utf-8")
    outlines: dict[str, list[list[int]]] = json.loads(text)
    return outlines


def draw_map(spots: Sequence[Spot], legs: Sequence[tuple[Spot, Spot]] = ()) -> Map | None:
    """A map that holds these places; None where none of them has a position."""
    if not spots:
        return None
    west, east = _span([spot.longitude for spot in spots], NARROWEST, 180.0)
    south, north = _span([spot.latitude for spot in spots], NARROWEST / 2, 88.0)
    # Degrees of longitude are as long as those of latitude only at the equator.
    squeeze = max(0.3, math.cos(math.radians((south + north) / 2)))
    scale = min(WIDTH / (east - west), TALLEST * squeeze / (north - south))
    west = (west + east - WIDTH / scale) / 2  # where height decides, more is shown on either side
    height = max((north - south) * scale / squeeze, LOWEST)
    middle = (south + north) / 2

    def at(longitude: float, latitude: float) -> tuple[float, float]:
        return (
            round((longitude - west) * scale, 1),
            round(height / 2 - (latitude - middle) * scale / squeeze, 1),
        )

    reach = height / 2 * squeeze / scale + 2
    box = (west, middle - reach, west + WIDTH / scale, middle + reach)
    most = max(spot.count for spot in spots)
    ordered = sorted(spots, key=lambda spot: (-spot.count, spot.name))
    return Map(
        WIDTH,
        round(height, 1),
        " ".join(_paths(_outlines()["land"], box, at, closed=True)),
        " ".join(_paths(_outlines()["borders"], box, at, closed=False)),
        tuple(_arc(at(a.longitude, a.latitude), at(b.longitude, b.latitude)) for a, b in legs),
        tuple(
            Mark(
                *at(spot.longitude, spot.latitude),
                round(3.5 + 6 * math.sqrt(spot.count / most), 1),
                spot.name if place < LABELLED else "",
                f"{spot.name}: {spot.count:,}",
                spot.href,
            )
            for place, spot in enumerate(ordered)
        ),
    )


def _span(values: Sequence[float], least: float, limit: float) -> tuple[float, float]:
    low, high = min(values), max(values)
    room = max((high - low) * MARGIN, (least - (high - low)) / 2, 1.0)
    return max(low - room, -limit), min(high + room, limit)


def _paths(
    lines: Sequence[Sequence[int]],
    box: tuple[float, float, float, float],
    at: Callable[[float, float], tuple[float, float]],
    *,
    closed: bool,
) -> Iterator[str]:
    west, south, east, north = box
    for line in lines:
        longitudes, latitudes = line[0::2], line[1::2]
        if max(longitudes) < west * 10 or min(longitudes) > east * 10:
            continue
        if max(latitudes) < south * 10 or min(latitudes) > north * 10:
            continue
        points = [at(x / 10, y / 10) for x, y in zip(longitudes, latitudes, strict=True)]
        yield "M" + "L".join("{:g} {:g}".format(*point) for point in points) + ("Z" if closed else "")


def _arc(start: tuple[float, float], end: tuple[float, float]) -> str:
    """A leg as a slight curve, so that there and back do not lie on one another."""
    (x1, y1), (x2, y2) = start, end
    middle_x, middle_y = (x1 + x2) / 2 + (y2 - y1) * 0.12, (y1 + y2) / 2 - (x2 - x1) * 0.12
    return f"M{x1:g} {y1:g}Q{middle_x:g} {middle_y:g} {x2:g} {y2:g}"
