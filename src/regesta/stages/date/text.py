"""Date the expressions of one text, each in the light of those before it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from regesta.model.dates import DateReading
from regesta.stages.date.context import Context, Value
from regesta.stages.date.find import Found, find
from regesta.stages.date.fold import PARAGRAPH
from regesta.stages.date.lists import last_of_list
from regesta.stages.date.rules import date_rules
from regesta.stages.date.settle import settle
from regesta.stages.date.years import OPEN_CENTURY_BELOW

GOVERNS = 1200  # characters within which a year or day named before still governs what follows: about one page
OF_ITS_TIME = 50  # years before the writing from which a story may be told day by day
DAY_GOVERNS = 3 * GOVERNS  # a day last named lends its month to "the 26th" for longer: no month of its own is nearer
NEAR = 150  # where the anchor is known, a year named before governs only about a sentence
_TO_ITS_DAY = re.compile(r"[ ,]{0,2}(?:hours|hrs\.?)?[ ,]{0,2}(?:on|of)?[ \n](?:the )?")
FAR = 1000
_SENTENCE_END = re.compile(r"[.?!;:][ \n]|\x1f")
_HEADING = "\n#"  # of the markdown that archives give: what stands under another heading is told anew
EVENING = 2000  # hours from which on a time of day looks like a year of this century
FORESEEN = 25  # years ahead that a writer may name: the Act of 1992 opens records in 2017
STAMPED_FROM = 2000  # of the full dates of a paper, those from this year on are stamps where they are few:
STAMPS_BELOW = 0.2  # a smaller share than this
STAMPS_UNTIL = 2026  # the releases are stamped up to 2025


@dataclass(frozen=True, slots=True)
class Habits:
    """How dates are written in a text or file: order of figures, and the years it speaks of."""

    order: str = ""
    order_reason: str = ""
    latest_year: int | None = None
    last_century: bool = False  # two-figure years here are mostly of 1930 to 1999


def find_dates(text: str, *, anchor: str | dt.date | None = None) -> list[DateReading]:
    """Every date expression of a text, in order: what it says, where it stands, and on what the value rests.

    `anchor` is the day of writing (an EDTF day, month or year, or a date): "last May", "the 5th inst." and
    "July 25" are counted from it. Without it they stay open, unless a fuller date before them settles them.

    >>> [reading.edtf for reading in find_dates("He left on 3d May, 1961, and returned two days later.")]
    ['1961-05-03', '1961-05-05']
    """
    found, low = find(text)
    base = Context(anchor=_day(anchor), anchor_name="the anchor given")
    return date_found(text, low, found, base, habits=habits_of(found))


def _day(anchor: str | dt.date | None) -> dt.date | None:
    if anchor is None or isinstance(anchor, dt.date):
        return anchor.date() if isinstance(anchor, dt.datetime) else anchor
    parts = [int(part) for part in re.findall(r"\d+", anchor)[:3]] or [0]
    year, month, day = (*parts, 1, 1)[:3]
    return dt.date(year, month, day)


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


def date_found(
    text: str, low: str, found: list[Found], base: Context, *, habits: Habits, telling: Telling | None = None
) -> list[DateReading]:
    """Readings of the expressions found, settled one after the other, after those the `telling` has gone through."""
    readings: list[DateReading] = []
    memory = telling.memory if telling else Memory()
    for number, item in enumerate(found):
        context = _context(base, memory, habits, low, item)
        if last := last_of_list(found, number, low):
            context = _in_a_list(context, last, _context(base, memory, habits, low, last), item)
        if item.said.kind == "clock" and number + 1 < len(found):
            context = _of_the_day_after(context, memory, habits, low, item, found[number + 1])
        value = settle(item.said, context)
        if not value.value and "impossible" not in value.flags:
            continue
        readings.append(reading(text, item, value))
        if item.start == base.own_at:  # the year of the writing, but no day that a story goes on from
            memory = replace(memory.after(item, value), day=memory.day, day_at=memory.day_at)
        elif not _is_birth(low, item) and _is_of_its_time(value, base):
            memory = memory.after(item, value)
        if base.apart and (day := _dateline(low, item, value)):
            base = replace(base, anchor=day, anchor_name="the dateline above", floor=False)
    if telling:
        telling.memory = memory
    return readings


def _is_birth(low: str, item: Found) -> bool:
    """Whether it is the day of somebody's birth, which says nothing of the time of what is told behind it."""
    return (
        item.said.year is not None
        and date_rules().cues["birth"].search(low, max(0, item.start - 40), item.start) is not None
    )


def _is_of_its_time(value: Value, base: Context) -> bool:
    """Whether a day may be one that a writer goes on from: one of another age is misread or cited."""
    return base.anchor is None or not value.edtf[:4].isdigit() or base.anchor.year - int(value.edtf[:4]) <= OF_ITS_TIME


def _in_a_list(context: Context, last: Found, context_of_last: Context, item: Found) -> Context:
    """The context of a date that leaves its year to the last of its list: "15, 22 and 29 August 1963"."""
    settled = settle(last.said, context_of_last).edtf.rstrip("~")
    if not settled[:4].isdigit() or item.said.month is None:
        return context
    later = (item.said.month, item.said.day or 0) > (last.said.month or 0, last.said.day or 31)
    return replace(context, list_year=int(settled[:4]) - later)


def _dateline(low: str, item: Found, value: Value) -> dt.date | None:
    """The day of a news report's dateline ("2236 GMT 19 Oct 76", "MIAMI, April 9 (UPI)"), of which it tells."""
    if len(value.edtf) != len("1976-10-19"):
        return None
    cues = date_rules().cues
    before, after = low[max(0, item.start - 24) : item.start], low[item.end : item.end + 24]
    if cues["dateline_before"].search(before) or cues["dateline_after"].match(after):
        return dt.date.fromisoformat(value.edtf)
    return None


def _of_the_day_after(context: Context, memory: Memory, habits: Habits, low: str, item: Found, after: Found) -> Context:
    """The context of a clock time whose day stands right behind it: "1100 on 30 April"."""
    if after.said.day is None or not _TO_ITS_DAY.fullmatch(low[item.end : after.start]):
        return context
    day = settle(after.said, _context(context, memory, habits, low, after)).edtf
    return replace(context, previous=dt.date.fromisoformat(day)) if len(day) == len("1961-04-30") else context


def reading(text: str, item: Found, value: Value) -> DateReading:
    """The reading of an expression whose value is settled."""
    earliest, latest = value.bounds()
    return DateReading(
        item.start,
        item.end,
        text[item.start : item.end],
        value.type,
        value.value,
        value.edtf,
        value.basis,
        earliest,
        latest,
        value.candidates,
        item.rule,
        evidence=value.evidence,
        flags=value.flags,
    )


@dataclass(slots=True)
class Telling:
    """A story that runs over the pages of a record: the day and the year last named, placed before the next page."""

    memory: Memory = field(default_factory=lambda: Memory())

    def turn(self, length: int) -> None:
        """Goes on to the next page, after one of that many characters."""
        self.memory = self.memory.moved(-length)

    def begin_anew(self) -> None:
        """Forgets what was named, where an entry of a chronology stands between."""
        self.memory = Memory()


@dataclass(frozen=True, slots=True)
class Memory:
    """The day and the year last named, and where."""

    day: dt.date | None = None
    day_at: int = 0
    year: int | None = None
    year_at: int = 0
    month: dt.date | None = None  # first day of the month last named, by itself or with its day
    quarter: str = ""
    quarter_at: int = 0
    bare_year: int | None = None  # named by itself, with no fuller date behind it
    bare_year_at: int = 0

    def moved(self, by: int) -> Memory:
        """The same, its places counted from a point so much further back."""
        return replace(
            self,
            day_at=self.day_at + by,
            year_at=self.year_at + by,
            quarter_at=self.quarter_at + by,
            bare_year_at=self.bare_year_at + by,
        )

    def after(self, item: Found, value: Value) -> Memory:
        """The memory once this expression has been read."""
        memory = self
        edtf = value.edtf.rstrip("~")
        if value.type in ("DURATION", "SET") or not edtf or item.said.kind in ("clock", "reference"):
            return self
        if item.said.kind in ("quarter", "deictic") and value.value[4:6] == "-Q" and value.value[:4].isdigit():
            memory = replace(memory, quarter=value.value, quarter_at=item.end)
        if item.said.year is not None and item.said.month is not None:
            month = dt.date(int(edtf[:4]), item.said.month, 1)
            memory = replace(memory, year=int(edtf[:4]), year_at=item.end, month=month)
        if item.said.kind == "date" and item.said.year is not None and item.said.month is None and len(edtf) == 4:
            memory = replace(memory, bare_year=int(edtf), bare_year_at=item.end)
        elif item.said.month is not None:
            memory = replace(memory, bare_year=None)
        if len(edtf) == 10:
            memory = replace(memory, day=dt.date.fromisoformat(edtf), day_at=item.end)
        elif "/" in edtf and len(edtf) == 21:
            memory = replace(memory, day=dt.date.fromisoformat(edtf[11:]), day_at=item.end)
        return memory


def _context(base: Context, memory: Memory, habits: Habits, low: str, item: Found) -> Context:
    said = item.said
    alone = said.kind == "date" and said.day is not None and said.month is None
    reach = DAY_GOVERNS if alone else min(GOVERNS, item.start) if said.kind == "clock" else GOVERNS
    previous = memory.day if memory.day and item.start - memory.day_at < reach else None
    year = (
        memory.year
        if memory.year and item.start - memory.year_at < (GOVERNS if base.anchor is None or base.narrative else NEAR)
        else None
    )
    if year and memory.day and memory.day_at > memory.year_at and memory.day.year == year + 1:
        year = memory.day.year  # "in August 1960 ... on 5 January": what follows is of the year that began
    if year and base.anchor and _HEADING in low[max(0, memory.year_at) : item.start]:
        year = None
    quarter = memory.quarter if item.start - memory.quarter_at < GOVERNS // 2 else ""
    tense = ""
    if said.kind in ("weekday", "month", "season", "quarter") or (said.kind == "date" and said.year is None):
        tense = _tense(low, item)
    century, reason = base.century, base.century_reason
    if said.short_year and century is None:
        century, reason = _century(base, habits, low, item)
    return replace(
        base,
        previous=previous,
        just_named=memory.day is not None and item.start - memory.day_at < 2 * NEAR,
        previous_year=year,
        previous_quarter=quarter,
        previous_month=memory.month if year else None,
        bare_year=memory.bare_year if item.start - memory.bare_year_at < GOVERNS else None,
        tense=tense,
        order=habits.order,
        order_reason=habits.order_reason,
        century=century,
        century_reason=reason,
        hours=_has_hours(base, habits, low, item),
    )


def _has_hours(base: Context, habits: Habits, low: str, item: Found) -> bool:
    """Whether the figures behind a day are its hour: "DEPART 13 NOV 2005" in a cable of 1964, not a stamp of 2005."""
    year, written = item.said.year, base.anchor.year if base.anchor else habits.latest_year
    if item.rule != "date.day-month-year" or year is None or written is None or year < EVENING:
        return False
    if year - written <= FORESEEN or "," in low[item.start : item.end]:
        return False
    return not date_rules().cues["stamp"].search(low[max(0, item.start - 70) : item.end + 70].replace(PARAGRAPH, " "))


def _century(base: Context, habits: Habits, low: str, item: Found) -> tuple[int | None, str]:
    """The latest year that two figures may mean here, and why."""
    round_it = low[max(0, item.start - 70) : item.end + 70].replace(PARAGRAPH, " ")
    if date_rules().cues["stamp"].search(round_it):
        return STAMPS_UNTIL, "a review or release stamp, put on long after the writing"
    if date_rules().cues["birth"].search(low[max(0, item.start - 40) : item.start]):
        latest = min(habits.latest_year or 1999, base.anchor.year if base.anchor else 1999)
        return latest, "a birth date lies before the writing"
    if base.anchor is not None:
        return base.anchor.year + 1, f"not later than {base.anchor_name}"
    if habits.latest_year is not None:
        return habits.latest_year, "not later than the latest year written out here"
    return (1999, "most years in two figures here are of the twentieth century") if habits.last_century else (None, "")


def _tense(low: str, item: Found) -> str:
    """Whether the sentence looks forward or back, where its words tell."""
    before = low[max(0, item.start - 120) : item.start].replace("\n", " ")
    ends = [end.end() for end in _SENTENCE_END.finditer(before)]
    before = before[ends[-1] if ends else 0 :]
    after = low[item.end : item.end + 120].replace("\n", " ")
    stop = _SENTENCE_END.search(after)
    cues = date_rules().cues
    if cues["deadline"].search(before):
        return "future"
    reach = {
        name: _nearest(cues[name], before, after[: stop.start()] if stop else after) for name in ("future", "past")
    }
    if reach["future"] < FAR and reach["future"] <= reach["past"]:
        return "future"
    return "past" if reach["past"] < FAR else ""


def _nearest(cue: re.Pattern[str], before: str, after: str) -> int:
    """Characters from the expression to the nearest word of the cue; words after it count double."""
    reach = FAR
    for found in cue.finditer(before):
        reach = min(reach, len(before) - found.end())
    first = cue.search(after)
    return min(reach, 2 * first.start() + 20) if first else reach
