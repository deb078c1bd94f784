"""How dates are written in a text or file: the order of figures, and the years it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from regesta.stages.date.find import Found
from regesta.stages.date.years import OPEN_CENTURY_BELOW

STAMPED_FROM = 2000  # of the full dates of a paper, those from this year on are stamps where they are few:
STAMPS_BELOW = 0.2  # a smaller share than this


@dataclass(frozen=True, slots=True)
class Habits:
    """How dates are written in a text or file: order of figures, and the years it speaks of."""

    order: str = ""
    order_reason: str = ""
    latest_year: int | None = None
    last_century: bool = False  # two-figure years here are mostly of 1930 to 1999


def habits_of(found: Iterable[Found]) -> Habits:
    """The habits that a text's unambiguous dates show."""
    day_first = month_first = early = late = 0
    years = []
    for item in found:
        said = item.said
        if said.year is not None and said.month is not None:
            if said.short_year:
                early, late = early + (said.year < OPEN_CENTURY_BELOW), late + (said.year >= OPEN_CENTURY_BELOW)
            else:
                years.append(said.year)
        sure = said.day is not None and said.day > 12 and not said.swapped and said.span != "dotted"
        if sure and item.rule == "numeric.day-month-year":
            day_first += said.value == "day first"
            month_first += said.value != "day first"
    order = "day" if day_first > month_first else "month" if month_first else ""
    reason = f"{max(day_first, month_first)} dates in figures here have the {order} first for certain" if order else ""
    return Habits(order, reason, _latest(years), late > early)


def _latest(years: Sequence[int]) -> int | None:
    """The latest year that a text speaks of; the few of this century in papers of the last are stamps put on later."""
    before = [year for year in years if year < STAMPED_FROM]
    return max(before if 0 < len(years) - len(before) < STAMPS_BELOW * len(years) else years, default=None)
