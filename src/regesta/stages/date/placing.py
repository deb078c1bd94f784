"""Where a reading stands: on which line of the record, after what label, alone or in prose."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from regesta.model.dates import DateReading
from regesta.stages.date.lines import TypedLine
from regesta.stages.date.rules import date_rules

_LETTERS = re.compile(r"[A-Za-z]")
_DATUM = re.compile(
    r"\d[-/.]\d|\d ?[A-Za-z]{3}\b|^[A-Za-z]{3,9}\.? ?\d{2,4}$"
    r"|^(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|ust|ember|ober)?\.?$"
)  # a date among the rows of its column, a place behind it: "3-23-21 Cal.", "Sept 1961"
EDGE = "|"  # between the cells of a table
ROWS = 40  # lines above a date among which the head of its column, or the boxes of its form, are sought
LONGEST_HEAD = 60  # characters
NEAR = 300  # characters either side of a date; a page without line breaks is one line with hundreds of dates


@dataclass(frozen=True, slots=True)
class Placing:
    """A reading and its surroundings."""

    reading: DateReading
    line: TypedLine
    number: int  # of its line in the record, from 0
    lines: int  # how many lines the record has
    above: str  # the line above, where the two stand close
    below: str
    head: str = ""  # of the column of a table that it stands in
    heads: str = ""  # the row of heads that this head is one of
    boxes: Sequence[TypedLine] = ()  # lines above it that may be the labels of boxes
    before: str = field(init=False)  # what stands before it on its line, near it
    after: str = field(init=False)
    letters_beside: int = field(init=False)  # letters near it on its line that are not its own

    def __post_init__(self) -> None:
        # Cut and counted once: others ask for them again and again.
        start, end = (max(0, offset - self.line.start) for offset in (self.reading.start, self.reading.end))
        before, after = self.line.text[max(0, start - NEAR) : start], self.line.text[end : end + NEAR]
        object.__setattr__(self, "before", before)
        object.__setattr__(self, "after", after)
        object.__setattr__(self, "letters_beside", len(_LETTERS.findall(before)) + len(_LETTERS.findall(after)))

    @property
    def is_first(self) -> bool:
        """Whether nothing but marks stands before it on its line."""
        return not any(map(str.isalnum, self.before))

    @property
    def is_last(self) -> bool:
        """Whether nothing but marks stands behind it on its line."""
        return not any(map(str.isalnum, self.after))


@lru_cache(maxsize=256)
def says(cue: str, line: str) -> bool:
    """Whether the words of a cue stand on a line, in small letters: asked once for all the dates of a line, which may
    be a page that has no line breaks.
    """
    return date_rules().cues[cue].search(line) is not None


def place(readings: Sequence[DateReading], lines: Sequence[TypedLine]) -> list[Placing]:
    """The placing of each reading of one page; readings outside the record's lines are left out."""
    placings = []
    for reading in readings:
        number = bisect_right(lines, (reading.page, reading.start), key=lambda line: (line.page, line.start)) - 1
        if number < 0 or lines[number].page != reading.page:
            continue
        above = lines[number - 1].text if number and lines[number - 1].page == reading.page else ""
        below = lines[number + 1].text if number + 1 < len(lines) and lines[number + 1].page == reading.page else ""
        head, heads = _head_of_column(lines, number, reading.start)
        boxes = lines[max(0, number - ROWS) : number]
        placings.append(Placing(reading, lines[number], number, len(lines), above, below, head, heads, boxes))
    return placings


def _head_of_column(lines: Sequence[TypedLine], number: int, offset: int) -> tuple[str, str]:
    """The head of the column that the offset stands in, and its row: the nearest cell above that holds words and no
    figures, but for other dates of the column; "" where there is none.
    """
    line = lines[number]
    if not line.text.lstrip().startswith(EDGE):
        return "", ""
    column = line.text[: max(0, offset - line.start)].count(EDGE)
    for above in reversed(lines[max(0, number - ROWS) : number]):
        cells = above.text.split(EDGE)
        if above.page != line.page or not above.text.lstrip().startswith(EDGE):
            break
        cell = cells[column].strip() if column < len(cells) else ""
        if _LETTERS.search(cell) and not _DATUM.search(cell):
            is_head = len(cell) < LONGEST_HEAD and not any(letter.isdigit() for letter in cell[2:])
            return (cell, above.text) if is_head else ("", "")
    return "", ""


def is_near(placing: Placing, written: dt.date | None, days: int) -> bool:
    """Whether it lies within so many days of the day of the record."""
    if written is None or placing.reading.earliest is None:
        return False
    return abs((dt.date.fromisoformat(placing.reading.earliest) - written).days) <= days
