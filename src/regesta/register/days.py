"""Day and month pages as data: what was written at the time and what looks back, apart; empty days kept.

A day without entries is a finding, and is given like any other, beside what was written on that day and what could
not be read or dated at all: absence of evidence is not evidence of absence.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regesta.model.reconciled import Stance
from regesta.register.register import Register


@dataclass(frozen=True, slots=True)
class Told:
    """An entry on a day's page; `alternates` are entries of copies of its record that say the same."""

    entry: str
    event: str | None
    date: str  # EDTF
    quote: str
    certainty: str
    according_to: str | None
    source: str
    page: int
    record: str
    record_title: str | None
    record_date: str | None
    stance: Stance
    alternates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimePage:
    """A day ("1961-06-09") or a month ("1961-06"), with what is told of it.

    A month's own entries are those that no record dates more closely than the month. `records_written` counts the
    records that bear the date.
    """

    date: str
    contemporary: tuple[Told, ...]
    retrospective: tuple[Told, ...]
    unknown: tuple[Told, ...]  # it is not known when their record was written
    records_written: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing is told of it."""
        return not (self.contemporary or self.retrospective or self.unknown)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside every page: how much of the sources could not be read or dated, and so may be missing here."""

    files: int
    files_unread: int
    pages: int
    pages_unread: int
    records: int
    records_undated: int
    entries: int
    entries_undated: int
    entries_loose: int  # dated more loosely than a month


def day_pages(register: Register, first: str, last: str) -> Iterator[TimePage]:
    """A page for every day from the ISO day `first` to `last`, empty ones too."""
    told = _by_date(register, "e.date_earliest = e.date_latest AND e.date_earliest BETWEEN ? AND ?", (first, last), 10)
    written = _written(register, 10)
    day, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    while day <= end:
        date = day.isoformat()
        yield _page(date, told.get(date, ()), written.get(date, 0))
        day += dt.timedelta(days=1)


def month_pages(register: Register, first: str, last: str) -> Iterator[TimePage]:
    """A page for every month from `first` ("1961-01") to `last`, with what is dated to the month and no closer."""
    condition = """e.date_earliest <> e.date_latest AND substr(e.date_earliest, 1, 7) = substr(e.date_latest, 1, 7)
                   AND e.date_earliest BETWEEN ? AND ?"""
    year, month = map(int, last.split("-"))
    told = _by_date(register, condition, (f"{first}-01", f"{last}-{monthrange(year, month)[1]:02}"), 7)
    written = _written(register, 7)
    at = tuple(map(int, first.split("-")))
    while at <= (year, month):
        date = f"{at[0]:04}-{at[1]:02}"
        yield _page(date, told.get(date, ()), written.get(date, 0))
        at = (at[0], at[1] + 1) if at[1] < 12 else (at[0] + 1, 1)


def extent(register: Register) -> tuple[str, str] | None:
    """The first and the last day that an entry is dated to; None where no entry is."""
    row = register.connection.execute(
        "SELECT min(date_earliest), max(date_earliest) FROM entry WHERE date_earliest = date_latest"
    ).fetchone()
    return (row[0], row[1]) if row[0] else None


def beside(register: Register) -> Beside:
    """What could not be read or dated in the whole register."""
    row = register.connection.execute(
        """SELECT (SELECT count(*) FROM source), (SELECT count(*) FROM source WHERE unread IS NOT NULL),
                  (SELECT count(*) FROM page), (SELECT count(*) FROM page WHERE unread IS NOT NULL),
                  (SELECT count(*) FROM record), (SELECT count(*) FROM record WHERE date IS NULL),
                  (SELECT count(*) FROM entry), (SELECT count(*) FROM entry WHERE date IS NULL),
                  (SELECT count(*) FROM entry WHERE date IS NOT NULL AND (date_earliest IS NULL OR date_latest IS NULL
                   OR substr(date_earliest, 1, 7) <> substr(date_latest, 1, 7)))"""
    ).fetchone()
    return Beside(*row)


_TOLD = """
    SELECT e.entry_id, x.event_id, e.date, e.quote, e.certainty, e.according_to, s.path, e.page, e.record_id, r.title,
           r.date AS record_date, coalesce(x.stance, 'unknown') AS stance, e.date_earliest, l.lineage_id, l.rank
    FROM entry e JOIN record r USING (record_id) JOIN source s USING (source_id)
    LEFT JOIN event_entry x ON x.entry_id = e.entry_id
    LEFT JOIN lineage l ON l.record_id = e.record_id AND l.relation IN ('fullest', 'copy', 'release')
    WHERE e.worth = 'act' AND {condition}
    ORDER BY e.date_earliest, e.date_latest, coalesce(l.rank, 1), r.date IS NULL, r.date,
             s.path, e.page, e.start, e.entry_id
"""


def _by_date(register: Register, condition: str, values: Sequence[str], length: int) -> dict[str, list[Told]]:
    """What is told of each date: the same happening in copies of one record once, the fullest copy shown."""
    shown: dict[tuple[str, str], tuple[str, sqlite3.Row]] = {}
    alternates: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in register.connection.execute(_TOLD.format(condition=condition), values):
        once = row["event_id"] and row["lineage_id"]
        key = (row["event_id"], row["lineage_id"]) if once else (row["entry_id"], "")
        if key in shown:
            alternates[key].append(row["entry_id"])
        else:
            shown[key] = (row["date_earliest"][:length], row)
    found: defaultdict[str, list[Told]] = defaultdict(list)
    for key, (date, row) in shown.items():
        found[date].append(Told(*(*tuple(row)[:12], tuple(dict.fromkeys(alternates[key])))))
    return dict(found)


def _written(register: Register, length: int) -> dict[str, int]:
    rows = register.connection.execute(
        f"SELECT substr(date_earliest, 1, {length}), count(*) FROM record WHERE date IS NOT NULL"
        f" AND substr(date_earliest, 1, {length}) = substr(date_latest, 1, {length}) GROUP BY 1"
    )
    return dict(tuple(row) for row in rows)


def _page(date: str, told: Sequence[Told], written: int) -> TimePage:
    by_stance = {
        stance: tuple(one for one in told if one.stance == stance) for stance in ("contemporary", "retrospective")
    }
    unknown = tuple(one for one in told if one.stance == "unknown")
    return TimePage(date, by_stance["contemporary"], by_stance["retrospective"], unknown, written)
