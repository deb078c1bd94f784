"""The calendar: lengths of months, bounds of EDTF values, weeks and seasons."""

from __future__ import annotations

import calendar
import datetime as dt
import re

EARLIEST_YEAR, LATEST_YEAR = 1000, 2200  # no record tells of days outside these
_PART = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?")
SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}  # 14: February of the next year
# First and last day; 0 and below count back from the last day of the month.
_PARTS_OF_MONTH = {
    "early": (1, 10), "mid": (11, 20), "late": (21, 0), "half 1": (1, 15), "half 2": (16, 0), "half last": (16, 0),
    "week 1": (1, 7), "week 2": (8, 14), "week 3": (15, 21), "week 4": (22, 28), "week last": (-6, 0),
}  # fmt: skip
SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}  # TIMEX3's code: EDTF's


def easter(year: int) -> dt.date:
    """Easter Sunday of a year, by the Gregorian rule."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - (epact // 28) * (1 - (epact // 28) * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    month = 3 + (moon - weekday + 40) // 44
    return dt.date(year, month, moon - weekday + 28 - 31 * (month // 4))


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    return EARLIEST_YEAR <= year <= LATEST_YEAR and 1 <= month <= 12 and 1 <= day <= days_in(year, month)


def days_in(year: int, month: int) -> int:
    """Length of the month in days; the leap year 2000 stands in where the year is not known (0)."""
    return calendar.monthrange(year or 2000, month)[1]


def month_span(year: int, first: int, last: int) -> tuple[dt.date, dt.date]:
    """First and last day from one month to another; months above 12 lie in the next year."""
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    start = dt.date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    return start, dt.date(end_year, end_month, days_in(end_year, end_month))


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day so many months on; the month's last day where it is shorter."""
    total = day.year * 12 + day.month - 1 + months
    year, month = min(max(total // 12, EARLIEST_YEAR), LATEST_YEAR), total % 12 + 1
    return dt.date(year, month, min(day.day, days_in(year, month)))


def week_value(day: dt.date) -> str:
    """The ISO week of a day as TIMEX3 has it: "1962-W28"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def week_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """Monday and Sunday of the day's week."""
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(days=6)


def shift(day: dt.date, days: int) -> dt.date:
    """The day so many days on, kept within the years that records tell of."""
    ordinal = day.toordinal() + days
    low, high = dt.date(EARLIEST_YEAR, 1, 1).toordinal(), dt.date(LATEST_YEAR, 12, 31).toordinal()
    return dt.date.fromordinal(min(max(ordinal, low), high))


def part_of_span(edtf: str, part: str) -> str:
    """The early, mid or late part of a year or month as EDTF: early 1961 is its first four months, early May 1961 its
    first ten days, late May 1961 its last eleven; "week 1" its first seven, "half 2" the days from the 16th.
    """
    year = int(edtf[:4])
    if len(edtf) == len("1961"):
        near, far = {"early": ("01", "04"), "mid": ("05", "08"), "late": ("10", "12")}[part]
        return f"{year:04d}-{near}/{year:04d}-{far}"
    end = days_in(year, int(edtf[5:]))
    first, last = (day if day > 0 else end + day for day in _PARTS_OF_MONTH[part])
    return f"{edtf}-{first:02d}/{edtf}-{last:02d}"


def bounds(edtf: str) -> tuple[str | None, str | None] | None:
    """Earliest and latest day of an EDTF value as ISO days, None on an open side; None when it is no such value.

    "1961-05" gives ("1961-05-01", "1961-05-31"), "../1961" gives (None, "1961-12-31").
    """
    near, mark, far = edtf.partition("/")
    first, last = _span(near), _span(far if mark else near)
    if first is None or last is None:
        return None
    return first[0], last[1]


def _span(part: str) -> tuple[str | None, str | None] | None:
    if part in ("..", ""):
        return None, None
    found = _PART.fullmatch(part)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if day:
        iso = f"{year:04d}-{month:02d}-{day:02d}"
        return (iso, iso) if is_day(year, month, day) else None
    if month in SEASON_MONTHS:
        start, end = month_span(year, *SEASON_MONTHS[month])
    elif 1 <= month <= 12:
        start, end = month_span(year, month, month)
    elif month == 0 and year > 0:
        start, end = dt.date(year, 1, 1), dt.date(year, 12, 31)
    else:
        return None
    return start.isoformat(), end.isoformat()
