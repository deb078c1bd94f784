"""Columns: dates that stand in the same place of many rows of a page, which are there for one and the same thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from regesta.model.dates import DateReading, DateUse
from regesta.stages.date.cited import is_calendar
from regesta.stages.date.placing import EDGE, Placing
from regesta.stages.date.rules import date_rules

FEWEST = 4  # dates of a column whose use is known
SHARE = 0.4  # of the column that must be known: what is read badly in other rows leaves a day there for an act
LONGEST_ROW = 32  # letters beside a date on a line that is a row and no sentence
_FIGURES, _LETTERS = re.compile(r"\d+"), re.compile(r"[^\W\d_]+")


def with_uses_of_columns(placings: Sequence[Placing], used: Sequence[DateReading]) -> list[DateReading]:
    """The readings of a page, those of a column there for what most of the column is there for.

    `used` are the readings of the placings with their uses. In an index of papers the number before one day in ten is
    misread, and so the day looks like that of an act: the other nine say that it is a paper's.
    """
    places = [_place(placing) for placing in placings]
    known: dict[tuple[str, str], Counter[DateUse]] = {}
    for place, reading in zip(places, used, strict=True):
        if place:
            known.setdefault(place, Counter())[reading.use] += 1
    shared = {place: use for place, uses in known.items() if (use := _shared(place, uses))}
    return [
        replace(reading, use=shared[place]) if place in shared and _is_open(placing, reading) else reading
        for place, placing, reading in zip(places, placings, used, strict=True)
    ]


def _place(placing: Placing) -> tuple[str, str] | None:
    """Which column of its page a day stands in, and how it is written: "cell 3" and "9/9/9"; None where in none."""
    if not is_calendar(placing.reading):
        return None
    written = _LETTERS.sub("a", _FIGURES.sub("9", placing.reading.text))
    if placing.line.text.lstrip().startswith(EDGE):
        return f"cell {placing.before.count(EDGE)}", written
    if placing.letters_beside > LONGEST_ROW:
        return None
    if placing.is_last:
        return "ends its line", written
    return ("opens its line", written) if placing.is_first else None


def _shared(place: tuple[str, str], uses: Counter[DateUse]) -> DateUse | None:
    """What most of a column is there for: days of papers, or what the column of a table asks for. Days at the ends of
    lines that are no table stand behind a label each: "Born 3-5-26" is a field, and "Left 3-5-61" below it none.
    """
    in_table = place[0].startswith("cell")
    shared: tuple[DateUse, ...] = ("mention", "field") if in_table else ("mention",)
    return next((use for use in shared if uses[use] >= max(FEWEST, SHARE * uses.total())), None)


def _is_open(placing: Placing, reading: DateReading) -> bool:
    """Whether nothing on its line tells what it is there for: an act for want of anything else, or a stamp by looks."""
    if date_rules().cues["told_on"].search(placing.before.lower()):
        return False
    return reading.use == "act" or (reading.use == "furniture" and placing.line.role == "stamp")
