"""Figures of the clock that look like years, and the day that stands in a bracket behind the words for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from regesta.stages.date.find import Found
from regesta.stages.date.fold import PARAGRAPH
from regesta.stages.date.misread_years import POSSIBLE
from regesta.stages.date.said import Said
from regesta.stages.date.surrounding import is_stamp

_YEARS_ALONE = ("date.whole-year", "date.older-year", "date.split-year-range")
LOG = 900  # characters before and behind figures in which the other lines of a log stand
HOURS_OF_A_LOG = 2  # lines there that open with an hour which is no year
_YEARS = range(1860, 2031)  # hours that may as well be years
_OPENS_LINE = re.compile(rf"(?<![^\n{PARAGRAPH}])[ *|-]{{0,4}}\Z")
_HOUR_OPENS = re.compile(
    rf"(?<![^\n{PARAGRAPH}])[ *|-]{{0,4}}(?P<hour>(?:[01]\d|2[0-3])[0-5]\d)(?= |-(?:[01]\d|2[0-4])[0-5]\d)"
)
_YEARS_OPEN = re.compile(rf"(?<![^\n{PARAGRAPH}])[ *|-]{{0,4}}(?:1[89]|20)\d\d ?[-/] ?\d\d(?!\d)")
_HOURS = re.compile(r"(?P<from>(?:[01]\d|2[0-3])[0-5]\d)(?:[ -]{1,3}(?P<to>(?:[01]\d|2[0-4])[0-5]\d))?")
_BRACKET = re.compile(r"[ \n]?\(")


def with_hours(found: list[Found], low: str) -> list[Found]:
    """The expressions, what looks like a year but is an hour as the hour: "1949 He goes up" in a log between "0850" and
    "2115", "1830-1930" in a timetable, "ETA CORK 1820 NOV 18".
    """
    if not any(item.rule in _YEARS_ALONE or item.rule == "date.year-month-day" for item in found):
        return found
    told: list[Found] = []
    for item in found:
        said = item.said
        if item.rule == "date.year-month-day" and said.year is not None and not said.short_year:
            told.append(_with_its_hour(item) if said.year < POSSIBLE.start else item)
        elif item.rule in _YEARS_ALONE and _is_of_a_log(item, low):
            told += _hours(item, low)
        else:
            told.append(item)
    return told


def _with_its_hour(item: Found) -> Found:
    """The day with the figures before it as its hour, where they can be one."""
    hour, minute = divmod(item.said.year or 0, 100)
    if hour > 23 or minute > 59:
        return item
    return replace(item, said=replace(item.said, year=None, hour=hour, minute=minute))


def _is_of_a_log(item: Found, low: str) -> bool:
    """Whether figures open a line among others that open with hours of which some are no years."""
    if not _OPENS_LINE.search(low, max(0, item.start - 8), item.start) or is_stamp(low, item):
        return False
    begin, end = max(0, item.start - LOG), item.end + LOG
    if _YEARS_OPEN.search(low, begin, end):
        return False
    hours = [int(line["hour"]) for line in _HOUR_OPENS.finditer(low, begin, end)]
    return sum(hour not in _YEARS for hour in hours) >= HOURS_OF_A_LOG


def _hours(item: Found, low: str) -> list[Found]:
    """The one hour, or the two from which and until which it lasts."""
    figures = _HOURS.match(low, item.start, item.end)
    if figures is None or figures.end() != item.end:
        return [item]
    ends = [figures.span(name) for name in ("from", "to") if figures[name]]
    return [
        Found(
            start, end, "time.of-a-log", Said("clock", hour=int(low[start : start + 2]), minute=int(low[end - 2 : end]))
        )
        for start, end in ends
    ]


def named_in_bracket(found: Sequence[Found], number: int, low: str) -> Found | None:
    """The day that stands in a bracket right behind words for a day: "the following night (3/5/61)"."""
    said = found[number].said
    if said.kind not in ("speech", "weekday") and not (said.kind == "shift" and said.unit == "D"):
        return None
    if number + 1 == len(found):
        return None
    day = found[number + 1]
    inside = day.said.kind == "date" and day.said.day is not None and day.said.month is not None
    return day if inside and _BRACKET.fullmatch(low, found[number].end, day.start) else None


def is_in_bracket_behind(low: str, before_ends: int, item: Found) -> bool:
    """Whether a weekday stands alone in a bracket right behind a day: "6 May 1961 (Saturday)"."""
    closed = low.startswith(")", item.end)
    return item.said.kind == "weekday" and closed and _BRACKET.fullmatch(low, before_ends, item.start) is not None
