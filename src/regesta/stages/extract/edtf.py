"""EDTF values: their first and last day, and the values that are reckoned from them."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})[~?%]?")
_MONTH = re.compile(r"(\d{4})-(\d{2})[~?%]?")
_YEAR = re.compile(r"(\d{4})[~?%]?")
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}  # EDTF level 1: the month in which each begins
_OPEN = ("", "..")


@cache
def bounds(edtf: str) -> tuple[str | None, str | None]:
    """The first and the last day (ISO) of an EDTF date or interval; None where it is open or cannot be read."""
    first, _, last = edtf.partition("/")
    if "/" not in edtf:
        return _span(first)
    return (
        None if first in _OPEN else _span(first)[0],
        None if last in _OPEN else _span(last)[1],
    )


def _span(value: str) -> tuple[str | None, str | None]:
    if day := _DAY.fullmatch(value):
        return _iso(int(day[1]), int(day[2]), int(day[3]))
    if month := _MONTH.fullmatch(value):
        return _months(int(month[1]), int(month[2]))
    if year := _YEAR.fullmatch(value):
        return f"{year[1]}-01-01", f"{year[1]}-12-31"
    return None, None


def _iso(year: int, month: int, day: int) -> tuple[str | None, str | None]:
    try:
        found = dt.date(year, month, day).isoformat()
    except ValueError:
        return None, None
    return found, found


def _months(year: int, month: int) -> tuple[str | None, str | None]:
    first = _SEASONS.get(month, month)
    if not 1 <= first <= 12 or not 1 <= year <= 9998:
        return None, None
    after = first + (3 if month in _SEASONS else 1)
    last = dt.date(year + (after - 1) // 12, (after - 1) % 12 + 1, 1) - dt.timedelta(days=1)
    return dt.date(year, first, 1).isoformat(), last.isoformat()


def days_between(first: str, last: str) -> int:
    """The days from one day (ISO) to another."""
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days


def precision(edtf: str) -> str:
    """How narrow a value is: "day", "month", "year", "interval", "open"; "none" for the empty value."""
    if not edtf:
        return "none"
    if "/" in edtf:
        return "open" if edtf.startswith("..") or edtf.endswith("..") else "interval"
    return {10: "day", 7: "month", 4: "year"}.get(len(edtf.rstrip("~?%")), "none")


def spelled_out(edtf: str) -> str:
    """A season as the interval of its months, which other programs sort more often than season codes."""
    first, last = bounds(edtf)
    season = len(edtf) == 7 and edtf[5:] in ("21", "22", "23", "24")
    return f"{first[:7]}/{last[:7]}" if season and first and last else edtf


def about_month(edtf: str) -> str | None:
    """About the month in which a day or a time of a month at most begins: "1961-05-19" gives "1961-05~"; None for a
    season or longer, of which one month would say more than was written.
    """
    first = _first_if_within(edtf, days=31)
    return f"{first[:7]}~" if first else None


def about_year(edtf: str) -> str | None:
    """About the year in which a time of a year at most begins: "1961-05-19" gives "1961~"; None for longer times."""
    first = _first_if_within(edtf, days=366)
    return f"{first[:4]}~" if first else None


def _first_if_within(edtf: str, *, days: int) -> str | None:
    """The first day of a value that lasts so many days at most."""
    first, last = bounds(edtf)
    if first is None or last is None:
        return None
    lasts = (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days + 1
    return first if lasts <= days else None


def until(edtf: str) -> str | None:
    """Up to its end, as narrow as it was: "1961-05" gives "../1961-05"."""
    end = edtf.rpartition("/")[2].rstrip("~?%")
    return f"../{end}" if bounds(end)[1] else None


def since(edtf: str) -> str | None:
    """From its beginning on: "1961-05-19" gives "1961-05-19/.."."""
    start = edtf.partition("/")[0].rstrip("~?%")
    return f"{start}/.." if bounds(start)[0] else None


def after(edtf: str) -> str | None:
    """From the day, month or year behind its end on: "1968" gives "1969/..", "1961-05" "1961-06/.."."""
    end = edtf.rpartition("/")[2].rstrip("~?%")
    last = bounds(end)[1]
    if last is None or last == dt.date.max.isoformat():
        return None
    following = (dt.date.fromisoformat(last) + dt.timedelta(days=1)).isoformat()
    narrow = precision(spelled_out(end).rpartition("/")[2])
    return f"{following[: {'year': 4, 'month': 7}.get(narrow, 10)]}/.."


def between(earlier: str, later: str) -> str | None:
    """From one value to another; None where they do not follow each other."""
    start, end = earlier.partition("/")[0].rstrip("~?%"), later.rpartition("/")[2].rstrip("~?%")
    first, last = bounds(start)[0], bounds(end)[1]
    return f"{start}/{end}" if first and last and first < last and start != end else None
