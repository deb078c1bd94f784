"""The days that the readings of one record give together: what it tells of, what it names, the years of its time."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from regesta.model.dates import DateReading
from regesta.model.records import Field
from regesta.stages.date.placing import Placing, says
from regesta.stages.date.rules import date_rules
from regesta.stages.date.years import OPEN_CENTURY_BELOW

PROSE = 28  # letters beside a date that make its line running text: about five words
BEFORE_TIME, AFTER_TIME = 10, 18  # years: what a record cites may be that much older, reviews come later still
ROWS, FEWEST_ROWS = 8, 6  # lines above and below a dated row, and how many of them make a list
MOST = 0.6  # share of the other dates
OLDEST = 1850  # an earlier year beside later ones is misread far more often than it dates the record
_BIRTH = re.compile(r"\b(?:birth|born|dp?ob|d\.? ?of ?b|b\.)\W{0,3}$", re.IGNORECASE)
_SPEAKS: frozenset[str] = frozenset({"body", "table", "heading", "header"})  # lines in which a record speaks itself


@dataclass(frozen=True, slots=True)
class Days:
    """What the dates of a record say together, each list sorted.

    `told` are days of its running text, `named` those anywhere but in stamps and page furniture, `years` the years
    of every reading that could date it, `standing` how often a value stands outside running text. `sender_group` is
    where the date-time group above the sender stands: page and offset; `listed` are the places of dates that end the
    rows of a list.
    """

    told: list[str]
    named: list[str]
    years: list[int]
    standing: Counter[str]
    sender_group: tuple[int, int] | None = None
    listed: frozenset[tuple[int, int]] = frozenset()

    def out_of_time(self, year: int) -> bool:
        """Whether most dates on the record lie many years from this year, all on one side."""
        if year < OLDEST and self.years and self.years[-1] >= OLDEST + 2 * BEFORE_TIME:
            return True
        before = bisect_right(self.years, year - AFTER_TIME)
        return len(self.years) > 2 and (before >= MOST * (len(self.years) - 1) or self.is_before_most(year))

    def is_before_most(self, year: int) -> bool:
        """Whether most dates on the record lie years after this one."""
        after = len(self.years) - bisect_left(self.years, year + BEFORE_TIME)
        return len(self.years) > 2 and after >= MOST * (len(self.years) - 1)


def days_of(placings: Sequence[Placing], sender: Field | None) -> Days:
    """What the readings of one record say together; `sender` is its author as described, None where none is."""
    usable = [one for one in placings if is_usable(one.reading)]
    dated = [one for one in usable if not _BIRTH.search(one.before) and not _is_printed(one)]
    years = sorted(int(one.reading.edtf[:4]) for one in dated if not _century_open(one.reading))
    standing = Counter(one.reading.edtf for one in placings if one.letters_beside < PROSE)
    first = Days([], [], years, standing)
    plain = [
        one
        for one in placings
        if len(_about(one.reading)) == len("1961-05-19")
        and one.reading.basis == "explicit"
        and one.line.role in _SPEAKS
        and one.reading.use != "furniture"
        and not one.reading.flags
        and not _century_open(one.reading)
        and not _BIRTH.search(one.before)
        and not first.out_of_time(int(one.reading.edtf[:4]))
    ]
    told = [one for one in plain if one.line.role == "body" and one.letters_beside >= PROSE]
    groups = [one.reading for one in usable if is_group(one.reading) and one.reading.basis == "explicit"]
    at = (sender.page, sender.start) if sender and len(groups) > 1 else (0, 0)
    above = max((place for one in groups if (place := (one.page, one.start)) < at), default=None)
    named = sorted(_about(one.reading) for one in plain)
    return Days(sorted(_about(one.reading) for one in told), named, years, standing, above, _listed(placings))


def _listed(placings: Sequence[Placing]) -> frozenset[tuple[int, int]]:
    """Where the dates stand that end rows of a list, a name before each: "Novak, Petr 12/5/52"."""
    rows = [one for one in placings if _ends_row(one)]
    places = [(one.line.page, one.number) for one in rows]
    found = (
        (one.reading.page, one.reading.start)
        for one, (page, number) in zip(rows, places, strict=True)
        if bisect_right(places, (page, number + ROWS)) - bisect_left(places, (page, number - ROWS)) >= FEWEST_ROWS
    )
    return frozenset(found)


def _ends_row(placing: Placing) -> bool:
    """Whether a few words without a label stand before a date, and nothing behind it."""
    before = placing.before.strip(" *|#>\u2610\u2611")
    letters = sum(char.isalpha() for char in before)
    return 4 <= letters <= PROSE and before[-1] not in ":;" and not any(map(str.isalpha, placing.after))


def _is_printed(placing: Placing) -> bool:
    """Whether its line is one that a release prints on every page: "... ASSASSINATION RECORDS ACT OF 1992"."""
    return says("printed_release", placing.line.text.lower())


def _century_open(reading: DateReading) -> bool:
    """Whether the two figures of its year do not tell the century: "1 Apr 13" may be of 1913 or 2013, or misread."""
    year = reading.edtf[:4]
    return int(year[2:]) < OPEN_CENTURY_BELOW and year[:3] not in reading.text and reading.basis == "explicit"


def _about(reading: DateReading) -> str:
    """The day that it names, be it but about that day: "o/a 3 May 1961" tells as much of the time of a record."""
    return reading.edtf.removesuffix("~")


def is_group(reading: DateReading) -> bool:
    """Whether it is a date-time group of a cable: "061530Z"."""
    return reading.rule.startswith("group")


def is_usable(reading: DateReading) -> bool:
    """Whether a reading could be a date of writing: a day, month or year with its year written."""
    if reading.use != "act" or not reading.edtf:
        return False
    if reading.type not in ("DATE", "TIME") or reading.basis not in ("explicit", "inherited"):
        return False
    return reading.rule.split(".")[0] in ("date", "numeric", "group", "damaged", "field") and not reading.edtf.endswith(
        "~"
    )


def is_to_come(placing: Placing) -> bool:
    """Whether the words before it say that the day was still to come: "to extend the term through 7 September 1970"."""
    return date_rules().cues["ahead"].search(placing.before.lower()) is not None


def latest_named(placings: Sequence[Placing]) -> str | None:
    """First day of the latest date, of whatever precision, that the record names outside its page furniture.

    A year from 2000 on by itself is as often a time of day ("2023"), so another date must lie within a review's time.
    """
    starts = [
        (one.reading.earliest, one.reading.edtf)
        for one in placings
        if one.reading.earliest
        and one.line.role in _SPEAKS
        and one.reading.basis == "explicit"
        and not _BIRTH.search(one.before)
        and not _is_printed(one)
    ]
    years = {int(start[:4]) for start, edtf in starts if not _may_be_a_time(edtf)}
    believed = [
        start
        for start, edtf in starts
        if not _may_be_a_time(edtf) or any(abs(int(edtf) - year) <= AFTER_TIME for year in years)
    ]
    return max(believed, default=None)


def _may_be_a_time(edtf: str) -> bool:
    return len(edtf) == 4 and "2000" <= edtf <= "2359"
