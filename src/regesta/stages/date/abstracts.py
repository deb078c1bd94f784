"""Abstracts: papers summed up one below the other, each under a line that names it with its day.

Notes on a file read so: "OSLA 1107 dated 4 May 1961", and below it what the dispatch tells. The days do not run on as
those of a chronology do, but each dates what stands under it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise

from regesta.model.dates import DatedSection, DateReading
from regesta.model.evidence import Evidence
from regesta.stages.date.lines import TypedLine, belongs_to_page
from regesta.stages.date.rules import date_rules

FEWEST = 3  # heads: a letter names one paper at its head and encloses another
LONGEST_HEAD = 110  # characters: a line and a half; what is longer tells already
SHORTEST_TEXT = 40  # characters of what stands below a head
LONGEST_TEXT = 4000  # characters between two heads: what stands longer is a paper itself, not its abstract
_DAY = len("1961-05-04")
_ROLES = frozenset({"body", "heading"})
_USES = frozenset({"mention", "field"})  # "Memo for Record, dtd 4 May 1961", "Cable to Oslo   Date: 4 May 1961"
_PROSE = re.compile(r"(?:\b[a-z]{2,}\b\W{1,3}){3}")  # words that run on, which no form has
_MARKER = re.compile(r"[ *#>]{0,6}(?P<letter>\d{1,3}|[a-z])[.)] ")


def abstracts_of(lines: Sequence[TypedLine], readings: Sequence[DateReading]) -> list[DatedSection]:
    """The dated sections of a list of abstracts, one for each abstract and page; none where the record holds no such
    list. `readings` are those of the record, by page and start, each with its use.
    """
    days = [one for one in readings if len(one.edtf) == _DAY]
    naming = [one for one in days if one.use in _USES]
    if len(naming) < FEWEST:  # as in most records, whose lines need not be gone through
        return []
    kept = [line for line in lines if not belongs_to_page(line)]
    found = _heads(kept, naming)
    heads = _with_text(kept, found) if len(found) >= FEWEST else []
    if len(heads) < FEWEST:
        return []
    places = {(one.page, one.start) for one in days}
    return [
        section
        for number, reading in heads
        for section in _sections(kept[number + 1 : _end(kept, number, places)], reading)
    ]


def _heads(lines: Sequence[TypedLine], readings: Sequence[DateReading]) -> list[tuple[int, DateReading]]:
    """Lines that stand alone, tell nothing, and name a paper with its day, each with the reading of that day."""
    of_page: dict[int, list[DateReading]] = {}
    for one in readings:
        of_page.setdefault(one.page, []).append(one)
    heads = []
    for number, line in enumerate(lines):
        if line.page not in of_page or not _stands_alone(lines, number):
            continue
        inside = [one for one in of_page[line.page] if line.start <= one.start < line.end]
        if len(inside) == 1 and date_rules().cues["abstract_head"].match(line.text.lower()):
            heads.append((number, inside[0]))
    return heads


def _stands_alone(lines: Sequence[TypedLine], number: int) -> bool:
    line = lines[number]
    if line.role not in _ROLES or len(line.text) > LONGEST_HEAD:
        return False
    return all(
        one.page != other.page or other.start - one.end > 1
        for one, other in pairwise(lines[max(0, number - 1) : number + 2])
    )


def _with_text(lines: Sequence[TypedLine], heads: Sequence[tuple[int, DateReading]]) -> list[tuple[int, DateReading]]:
    """The heads with text below them before the next."""
    ends = [number for number, _ in heads[1:]] + [len(lines)]
    return [
        (number, reading)
        for (number, reading), end in zip(heads, ends, strict=True)
        if sum(len(line.text) for line in lines[number + 1 : end] if _PROSE.search(line.text)) >= SHORTEST_TEXT
    ]


def _end(lines: Sequence[TypedLine], head: int, days: Set[tuple[int, int]]) -> int:
    """The line before which an abstract ends: one that stands alone with a day of its own, or has the next number."""
    letters = 0
    numbered = _MARKER.match(lines[head].text)
    for number in range(head + 1, len(lines)):
        line = lines[number]
        letters += len(line.text)
        marker = _MARKER.match(line.text) if numbered else None
        if letters > LONGEST_TEXT or (
            numbered and marker and numbered["letter"].isdigit() == marker["letter"].isdigit()
        ):
            return number
        if _stands_alone(lines, number) and any(p == line.page and line.start <= at < line.end for p, at in days):
            return number
    return len(lines)


def _sections(lines: Sequence[TypedLine], reading: DateReading) -> list[DatedSection]:
    note = f'"{reading.text}" is the day of the paper whose abstract stands below it'
    evidence = (Evidence("abstracts.head", 0.6, note),)
    heading = replace(reading, basis="heading")
    sections = []
    for page in dict.fromkeys(line.page for line in lines):
        start = next(line.start for line in lines if line.page == page)
        end = next(line.end for line in reversed(lines) if line.page == page)
        limits = reading.earliest, reading.latest
        sections.append(DatedSection(page, start, end, reading.edtf, "heading", *limits, heading, evidence))
    return sections
