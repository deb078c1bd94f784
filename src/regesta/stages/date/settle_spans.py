"""The value of decades, centuries, fiscal years, seasons and quarters."""

from __future__ import annotations

import datetime as dt

from regesta.model.dates import DateBasis
from regesta.model.evidence import Evidence
from regesta.stages.date.calendar import SEASON_MONTHS, SEASONS, is_day, month_span
from regesta.stages.date.context import Context, Value
from regesta.stages.date.said import Said
from regesta.stages.date.years import centuries

LAST_FROM_JULY = 1976  # the last fiscal year of the United States that ran from July to June; the next from October
FISCAL_FROM_JULY, FISCAL_FROM_OCTOBER = 6, 9  # months of the calendar year that lie before it


def settle_decade(said: Said, context: Context) -> Value:
    """Ten years, or the part of them that is named: the early 1960s are 1960 to 1963."""
    decade = said.decade or 0
    if decade < 100 or decade * 10 > 2100:
        return Value("DATE", "")
    near, far = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "": (0, 9)}[said.part]
    return Value("DATE", str(decade), f"{decade}{near}/{decade}{far}")


def settle_year_cut(said: Said, context: Context) -> Value:
    """A day of which the last figure of the year is cut off: between the first and the last year of its decade."""
    decade, day = said.decade or 0, f"{said.month or 1:02d}-{said.day or 1:02d}"
    years = [year for year in range(10 * decade, 10 * decade + 10) if is_day(year, said.month or 1, said.day or 1)]
    note = Evidence("year", 0.0, "the last figure of the year is not on the page")
    return Value(
        "DATE", f"{decade}X-{day}", f"{years[0]}-{day}/{years[-1]}-{day}", evidence=(note,), flags=("year cut",)
    )


def settle_century(said: Said, context: Context) -> Value:
    """A hundred years, from 01 to 00."""
    century = said.century or 0
    return Value("DATE", str(century), f"{century}01/{century + 1}00")


def settle_fiscal(said: Said, context: Context) -> Value:
    """A fiscal year of the United States: until 1976 it ran from July to June, since then from October."""
    year = _year_written(said, context) or 0
    start, end = _fiscal_months(year, 1, 12)
    return Value("DATE", f"FY{year}", f"{start:%Y-%m}/{end:%Y-%m}")


def _year_written(said: Said, context: Context) -> int | None:
    if said.year is None or not said.short_year:
        return said.year
    return centuries(said.year, None, None, None, context)[0][0][0]


def _fiscal_months(year: int, first: int, last: int) -> tuple[dt.date, dt.date]:
    """First and last day of the months of a fiscal year, which are counted from the one it begins with."""
    before = FISCAL_FROM_JULY if year <= LAST_FROM_JULY else FISCAL_FROM_OCTOBER
    return month_span(year - 1, before + first, before + last)


def settle_season(said: Said, context: Context) -> Value:
    """A season: of the year named, else the nearest on the side the words tell."""
    code = SEASONS[said.span]
    first = SEASON_MONTHS[code][0]
    written = _year_written(said, context)
    if written is not None:
        return Value("DATE", f"{written}-{said.span}", f"{written}-{code}")
    if context.previous_year and not said.which:
        return Value("DATE", f"{context.previous_year}-{said.span}", f"{context.previous_year}-{code}", "inherited")
    if context.anchor is None:
        return Value("DATE", f"XXXX-{said.span}", basis="relative")
    anchor = context.anchor
    year = anchor.year - (1 if first == 12 and anchor.month < 3 else 0)
    start, end = month_span(year, first, first + 2)
    if (said.which == "last" and end >= anchor) or (
        said.which == "last" and anchor.year == year and (anchor - end).days < 0
    ):
        year -= 1
    elif said.which == "next" and start <= anchor:
        year += 1
    elif not said.which and start > anchor and context.tense != "future":
        year -= 1
    note = Evidence("anchor", 0.6, f"counted from {context.anchor_name}, {anchor}")
    return Value(
        "DATE", f"{year}-{said.span}", f"{year}-{code}", "relative" if said.which else "inherited", (), (note,)
    )


def settle_quarter(said: Said, context: Context) -> Value:
    """A quarter or half of a year, as the months it spans."""
    letter, number = said.span[0], int(said.span[1])
    length = 3 if letter == "Q" else 6
    year = _year_written(said, context)
    basis: DateBasis = "explicit"
    if year is not None and said.fiscal:
        start, end = _fiscal_months(year, (number - 1) * length + 1, number * length)
        return Value("DATE", f"FY{year}-{said.span}", f"{start:%Y-%m}/{end:%Y-%m}")
    if year is None:
        if context.anchor is None:
            return Value("DATE", f"XXXX-{said.span}", basis="relative")
        basis = "relative" if said.which else "inherited"
        year = context.anchor.year
        if said.which in ("last", "ago"):
            year -= 1
        elif said.which == "next":
            year += 1
        elif not said.which and (number - 1) * length + 1 > context.anchor.month and context.tense != "future":
            year -= 1
    start, end = month_span(year, (number - 1) * length + 1, number * length)
    return Value("DATE", f"{year}-{said.span}", f"{start:%Y-%m}/{end:%Y-%m}", basis)
