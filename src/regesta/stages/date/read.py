"""From the named groups of a match to what the words say: one reader for each `kind` of rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from regesta.stages.date import read_dates, read_words
from regesta.stages.date.read_dates import Groups
from regesta.stages.date.rules import Rule
from regesta.stages.date.said import Said


def read(rule: Rule, groups: Groups) -> Said | None:
    """What the match says, or None where it cannot be a date ("50-6-74")."""
    said = _READERS[rule.kind](rule, groups)
    if said is None:
        return None
    odd = tuple(
        f"{groups[name]!r} stands for a {name[4:]}" for name in ("odd_day", "odd_month", "odd_year") if groups.get(name)
    )
    return replace(said, repairs=odd, flags=(*said.flags, "repaired")) if odd or rule.repaired else said


def _none(_: Rule, __: Groups) -> Said:
    return Said("none")


_READERS: dict[str, Callable[[Rule, Groups], Said | None]] = {
    "date": read_dates.read_date,
    "range": read_dates.read_range,
    "numeric": read_dates.read_numeric,
    "compact": read_dates.read_compact,
    "group": read_dates.read_group,
    "yearday": read_dates.read_yearday,
    "day_alone": read_dates.read_day_alone,
    "part_of_month": read_dates.read_part_of_month,
    "decade": read_dates.read_decade,
    "century": read_dates.read_century,
    "fiscal": read_dates.read_fiscal,
    "season": read_dates.read_season,
    "quarter": read_dates.read_quarter,
    "weekday": read_words.read_weekday_name,
    "feast": read_words.read_feast,
    "month_of_year": read_words.read_month_of_year,
    "year_words": read_words.read_year_words,
    "speech": read_words.read_speech,
    "shift": read_words.read_shift,
    "deictic": read_words.read_deictic,
    "end_of": read_words.read_end_of,
    "week_of": read_words.read_week_of,
    "from_day": read_words.read_from_day,
    "year_ago": read_words.read_year_ago,
    "clock": read_words.read_clock,
    "reference": read_words.read_reference,
    "duration": read_words.read_duration,
    "set": read_words.read_set,
    "none": _none,
}
