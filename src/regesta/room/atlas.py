"""Maps without a network: outlines that ship with the room, and the places of the register drawn on them."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

MARGIN = 0.18  # of the span of the places, on every side
NARROWEST = 28.0  # degrees of longitude shown at least: with fewer, the coarse outlines show no known coast
WIDTH = 960.0  # of the drawing, in its own units
LOWEST, TALLEST = 300.0, 760.0
LABELLED = 60  # places that may carry their name, where there is room for it
LETTER, CAPITAL, LINE = 7.6, 10.4, 15.0  # of a label, in units of the drawing: widths of letters, a line's height


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
    label_x: float
    label_y: float
    anchor: str  # of the label: start, end or middle
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
    south, north = _span([spot.latitude for spot in spots], NARROWEST / 4, 88.0)
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
    ordered = sorted(spots, key=lambda spot: (-spot.count, spot.name))
    return Map(
        WIDTH,
        round(height, 1),
        " ".join(_paths(_outlines()["land"], box, at, closed=True)),
        " ".join(_paths(_outlines()["borders"], box, at, closed=False)),
        tuple(_arc(at(a.longitude, a.latitude), at(b.longitude, b.latitude)) for a, b in legs),
        tuple(_marks(ordered, at, WIDTH)),
    )


def _marks(spots: Sequence[Spot], at: Callable[[float, float], tuple[float, float]], width: float) -> Iterator[Mark]:
    """The spots as drawn, the most frequent first; a name with no room is left to its title."""
    most = max(spot.count for spot in spots)
    drawn = [(*at(spot.longitude, spot.latitude), round(3.5 + 6 * math.sqrt(spot.count / most), 1)) for spot in spots]
    taken = [(x - radius, y - radius, x + radius, y + radius) for x, y, radius in drawn]
    for place, (spot, (x, y, radius)) in enumerate(zip(spots, drawn, strict=True)):
        label = _label(spot.name, x, y, radius, taken, width) if place < LABELLED else None
        if label is None:
            yield Mark(x, y, radius, "", x, y, "start", f"{spot.name}: {spot.count:,}", spot.href)
            continue
        (label_x, label_y, anchor), box = label
        taken.append(box)
        yield Mark(x, y, radius, spot.name, label_x, label_y, anchor, f"{spot.name}: {spot.count:,}", spot.href)


def breadth(name: str) -> float:
    """How wide a label is, in units of the drawing."""
    return sum(CAPITAL if letter.isupper() else LETTER for letter in name)


def _label(
    name: str, x: float, y: float, radius: float, taken: Sequence[tuple[float, float, float, float]], width: float
) -> tuple[tuple[float, float, str], tuple[float, float, float, float]] | None:
    """Where a name may stand beside its mark, and the room that it takes; None where all is taken."""
    long, away = breadth(name), radius + 3
    choices = (
        ((x + away, y + 4, "start"), x + away),
        ((x - away, y + 4, "end"), x - away - long),
        ((x, y - away, "middle"), x - long / 2),
        ((x, y + away + 10, "middle"), x - long / 2),
    )
    for (label_x, label_y, anchor), left in choices:
        box = (left, label_y - LINE + 3, left + long, label_y + 3)
        free = all(box[0] >= b[2] or box[2] <= b[0] or box[1] >= b[3] or box[3] <= b[1] for b in taken)
        if free and box[0] >= 0 and box[2] <= width:
            return (round(label_x, 1), round(label_y, 1), anchor), box
    return None


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
        latitudes = line[1::2]
        if max(latitudes) < south * 10 or min(latitudes) > north * 10:
            continue
        for longitudes in _unbroken(line[0::2]):
            if max(longitudes) < west * 10 or min(longitudes) > east * 10:
                continue
            points = [at(x / 10, y / 10) for x, y in zip(longitudes, latitudes, strict=True)]
            yield "M" + "L".join("{:g} {:g}".format(*point) for point in points) + ("Z" if closed else "")


def _unbroken(longitudes: Sequence[int]) -> Iterator[list[int]]:
    """The longitudes of an outline, in tenths of a degree, running on across the date line.

    An outline that passes it jumps from 180 to -180, which would draw a line across the whole map; it is given
    twice, once for either edge of the map.
    """
    shift, before = 0, longitudes[0]
    run = []
    for longitude in longitudes:
        if abs(longitude - before) > 1800:
            shift += 3600 if longitude < before else -3600
        run.append(longitude + shift)
        before = longitude
    yield run
    if max(run) > 1800:
        yield [longitude - 3600 for longitude in run]
    elif min(run) < -1800:
        yield [longitude + 3600 for longitude in run]


def _arc(start: tuple[float, float], end: tuple[float, float]) -> str:
    """A leg as a slight curve, so that there and back do not lie on one another."""
    (x1, y1), (x2, y2) = start, end
    middle_x, middle_y = (x1 + x2) / 2 + (y2 - y1) * 0.12, (y1 + y2) / 2 - (x2 - x1) * 0.12
    return f"M{x1:g} {y1:g}Q{middle_x:g} {middle_y:g} {x2:g} {y2:g}"
