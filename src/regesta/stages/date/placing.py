"""Where a reading stands: on which line of the record, after what label, alone or in prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from regesta.model.dates import DateReading
from regesta.stages.date.lines import TypedLine

_LETTERS = re.compile(r"[A-Za-z]")
NEAR = 300  # characters either side of a date: more letters than that tell nothing more


@dataclass(frozen=True, slots=True)
class Placing:
    """A reading and its surroundings."""

    reading: DateReading
    line: TypedLine
    number: int  # of its line in the record, from 0
    lines: int  # how many lines the record has
    above: str  # the line above, where the two stand close
    below: str
    letters_beside: int  # letters on its line that are not its own

    @property
    def before(self) -> str:
        """What stands before it on its line."""
        return self.line.text[: max(0, self.reading.start - self.line.start)]

    @property
    def after(self) -> str:
        """What stands after it on its line."""
        return self.line.text[max(0, self.reading.end - self.line.start) :]


def place(readings: Sequence[DateReading], text: str, lines: Sequence[TypedLine]) -> list[Placing]:
    """The placing of each reading of a page; readings outside the record's lines are left out."""
    keys = [(line.page, line.start) for line in lines]
    placings = []
    for reading in readings:
        number = bisect_right(keys, (reading.page, reading.start)) - 1
        if number < 0 or lines[number].page != reading.page:
            continue
        above = lines[number - 1].text if number and lines[number - 1].page == reading.page else ""
        below = lines[number + 1].text if number + 1 < len(lines) and lines[number + 1].page == reading.page else ""
        beside = _letters_beside(reading, lines[number])
        placings.append(Placing(reading, lines[number], number, len(lines), above, below, beside))
    return placings


def _letters_beside(reading: DateReading, line: TypedLine) -> int:
    """Letters near a reading on its line, counted once: a whole page without line breaks may hold hundreds of dates."""
    start, end = reading.start - line.start, reading.end - line.start
    before, after = line.text[max(0, start - NEAR) : max(0, start)], line.text[max(0, end) : max(0, end) + NEAR]
    return len(_LETTERS.findall(before)) + len(_LETTERS.findall(after))
