"""Date the expressions of one text, each in the light of those before it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from regesta.model.dates import DateReading
from regesta.model.evidence import Evidence
from regesta.stages.date.context import Context, Value
from regesta.stages.date.find import Found, find
from regesta.stages.date.fold import PARAGRAPH
from regesta.stages.date.habits import Habits, habits_of
from regesta.stages.date.hours import is_in_bracket_behind, named_in_bracket, with_hours
from regesta.stages.date.lists import last_of_list
from regesta.stages.date.rules import date_rules
from regesta.stages.date.said import Said
from regesta.stages.date.settle import settle
from regesta.stages.date.surrounding import (
    context_of,
    is_birth,
    is_count,
    is_of_every_day,
    is_of_figure,
    is_short_name,
    is_source_note,
    is_stamp,
)
from regesta.stages.date.telling import Memory, Telling
from regesta.stages.date.years import OPEN_CENTURY_BELOW, year_lent

STAMPED_WITHIN = 90  # characters behind a cable's group in which the day of its receipt is stamped
RECEIVED_WITHIN = 2  # days within which a cable arrives
AGE = 25  # years before the writing from which on two figures for a year are most often those of a birth
OF_ITS_REPORTS = 10  # years round the writing within which the news reports lie that it quotes
OF_ITS_TIME = 50  # years before the writing from which a story may be told day by day
LONG_BEFORE = 300  # days: what was told so long before the writing is not as it was when that was written
OPENS = 24  # characters of a paragraph within which the day is named on which all of it was told
TOLD = 140  # characters behind that day in which it is said that somebody told it
ON_A = 8  # characters before "on a Sunday morning", which is none that can be counted to
_ON_A = re.compile(r"(?<![a-z])(?:on|was|is|were|be)[ \n]an?[ \n]\Z")
_BESIDE = re.compile(r"[ ,]{1,3}(?:at |about |- ?){0,2}")
_TO_ITS_DAY = re.compile(r"[ ,.]{0,2}(?:hours|hrs\.?)?[ ,]{0,2}(?:\n {0,4})?(?:on|of)?(?: |\n {0,4})(?:the )?")


def find_dates(text: str, *, anchor: str | dt.date | None = None) -> list[DateReading]:
    """Every date expression of a text, in order: what it says, where it stands, and on what the value rests.

    `anchor` is the day of writing (an EDTF day, month or year, or a date): "last May", "the 5th inst." and
    "July 25" are counted from it. Without it they stay open, unless a fuller date before them settles them.

    >>> [reading.edtf for reading in find_dates("He left on 3d May, 1961, and returned two days later.")]
    ['1961-05-03', '1961-05-05']
    """
    found, low = find(text)
    base = Context(anchor=_day(anchor), anchor_name="the anchor given", by_itself=True)
    return date_found(text, low, found, base, habits=habits_of(found))


def _day(anchor: str | dt.date | None) -> dt.date | None:
    if anchor is None or isinstance(anchor, dt.date):
        return anchor.date() if isinstance(anchor, dt.datetime) else anchor
    parts = [int(part) for part in re.findall(r"\d+", anchor)[:3]] or [0]
    year, month, day = (*parts, 1, 1)[:3]
    return dt.date(year, month, day)


def date_found(
    text: str, low: str, found: list[Found], base: Context, *, habits: Habits, telling: Telling | None = None
) -> list[DateReading]:
    """Readings of the expressions found, settled one after the other, after those the `telling` has gone through."""
    readings: list[DateReading] = []
    telling = telling or Telling()
    memory = telling.memory
    found = with_hours(found, low)
    for number, item in enumerate(found):
        if is_count(base, habits, low, item) or is_short_name(low, item):
            continue
        if number and (said := _of_the_same_year(found[number - 1], item, low)):
            item = replace(item, said=said)
        context = context_of(base, memory, habits, low, item)
        if last := last_of_list(found, number, low):
            context = _in_a_list(context, last, context_of(base, memory, habits, low, last), item)
        if item.said.value == "group" and (day := _stamped_beside(found, number, context)):
            context = replace(context, anchor=day, anchor_name="the day stamped beside it", just_named=False)
        if item.said.kind == "clock":
            if number + 1 < len(found):
                context = _of_the_day_after(context, memory, habits, low, found[number : number + 3])
            if is_of_every_day(low, item):
                context = replace(context, anchor=None, previous=None)
            if readings and _BESIDE.fullmatch(low[readings[-1].end : item.start]):
                context = _of_the_day_beside(context, readings[-1])
        if item.said.kind == "weekday" and _ON_A.search(low, max(0, item.start - ON_A), item.start):
            context = replace(context, anchor=None)
        if item.said.value == "PRESENT_REF" and _is_told_of_then(context, memory, low, item):
            context = replace(context, anchor=None)
        value = settle(item.said, context)
        if named := named_in_bracket(found, number, low):
            value = _as_named(item.said, value, settle(named.said, context_of(base, memory, habits, low, named)))
        elif readings and is_in_bracket_behind(low, readings[-1].end, item):
            value = _of_that_day(item.said, value, readings[-1])
        if not value.value and "impossible" not in value.flags:
            continue
        readings.append(_used(reading(text, item, value), low, item))
        if readings[-1].use != "act":
            continue
        if item.start == base.own_at:  # the year of the writing, but no day that a story goes on from
            memory = replace(memory.after(item, value), day=None)
        elif _goes_on_from(low, item, value, base):
            memory = memory.after(item, value)
        if base.apart and (day := _dateline(low, item, value, base)):
            base = replace(base, anchor=day, anchor_name="the dateline above", floor=False)
    telling.memory = memory
    return readings


def _used(one: DateReading, low: str, item: Found) -> DateReading:
    """The reading with what its bracket says it is there for: a paper cited, or a stamp that a converter saw."""
    if is_source_note(low, item):
        note = Evidence("use.source-note", 0.0, "it is the day of a paper that is cited in brackets")
        return replace(one, use="mention", evidence=(*one.evidence, note))
    if is_of_figure(low, item):
        return replace(one, use="furniture")
    if item.said.year is not None and is_birth(low, item):
        note = Evidence("use.birth", 0.0, "it is the day of a birth, and may lie long before the rest")
        return replace(one, evidence=(*one.evidence, note))
    return one


def _goes_on_from(low: str, item: Found, value: Value, base: Context) -> bool:
    """Whether what follows may be told from this day on: not from one of another age, misread or cited, and a day of
    birth says nothing of the time of what is told behind it.
    """
    said = item.said
    if said.year is not None and is_birth(low, item):
        return False
    if said.year is not None and is_stamp(low, item):
        return False  # put on long after the writing
    if said.short_year and said.year is not None and said.year < OPEN_CENTURY_BELOW and "repaired" in value.flags:
        return False  # "25 PEC-17": as likely no date at all
    if base.anchor is None or not value.edtf[:4].isdigit():
        return True
    before = base.anchor.year - int(value.edtf[:4])
    if said.short_year and before >= AGE:
        return False  # "13 MAY 15" in a cable of 1961: a birth, labelled or not
    return before <= OF_ITS_TIME


def _in_a_list(context: Context, last: Found, context_of_last: Context, item: Found) -> Context:
    """The context of a date that leaves its year to the last of its list: "15, 22 and 29 August 1963"."""
    return replace(context, list_year=year_lent(item.said, last.said, settle(last.said, context_of_last).edtf))


def _of_the_same_year(before: Found, item: Found, low: str) -> Said | None:
    """What a bare month says that goes on with one counted from the writing: "next May or June"."""
    alone = item.said.kind == "date" and item.said.day is None and item.said.year is None and not item.said.part
    if not alone or before.said.kind != "month" or low[before.end : item.start].strip() not in ("or", "and"):
        return None
    return replace(before.said, month=item.said.month)


def _dateline(low: str, item: Found, value: Value, base: Context) -> dt.date | None:
    """The day of a news report's dateline, of which it tells: "2236 GMT 19 Oct 76", "MIAMI, April 9 (UPI)",
    "ROME, 8 June--".
    """
    if len(value.edtf) != len("1976-10-19"):
        return None
    if base.anchor is not None and abs(base.anchor.year - int(value.edtf[:4])) > OF_ITS_REPORTS:
        return None  # misread: "1140 GMT 3 May 12" in a record of 1972
    cues = date_rules().cues
    before, after = low[max(0, item.start - 32) : item.start], low[item.end : item.end + 24]
    if cues["dateline_before"].search(before) or cues["dateline_after"].match(after):
        return dt.date.fromisoformat(value.edtf)
    if cues["dateline_place"].search(before) and cues["dateline_dash"].match(after):
        return dt.date.fromisoformat(value.edtf)
    return None


def _stamped_beside(found: list[Found], number: int, context: Context) -> dt.date | None:
    """The day stamped behind a cable's group that leaves the month open: "072354Z CITE CORK 1869 7 JUL 66 152218"."""
    item = found[number]
    if item.said.month is not None or item.said.day is None:
        return None
    for after in found[number + 1 : number + 4]:
        said = after.said
        if after.start - item.end > STAMPED_WITHIN:
            return None
        if said.kind == "date" and said.day is not None and said.month is not None and said.year is not None:
            day = settle(said, context).edtf
            near = len(day) == len("1966-07-07") and 0 <= said.day - item.said.day <= RECEIVED_WITHIN
            return dt.date.fromisoformat(day) if near else None
    return None


def _is_told_of_then(context: Context, memory: Memory, low: str, item: Found) -> bool:
    """Whether "presently" is of the day last named, long before the writing, and not of the writing: "On 3 May 1961
    the clerk told the board that Quay is presently employed" in a report of 1962.
    """
    if context.anchor is None or memory.day is None or (context.anchor - memory.day).days < LONG_BEFORE:
        return False
    opens = low.rfind(PARAGRAPH, 0, item.start) + 1
    if not 0 < memory.day_at - opens < OPENS:
        return False
    return date_rules().cues["was_told"].search(low, memory.day_at, min(item.start, memory.day_at + TOLD)) is not None


def _as_named(said: Said, value: Value, named: Value) -> Value:
    """The value of words for a day that is named behind them: "the following night (3/5/61)"."""
    if len(named.edtf) != len("1968-03-16"):
        return value
    note = Evidence("anchor", 0.9, f"{named.edtf} stands in the bracket behind it")
    tail = f"T{said.daypart}" if said.daypart else ""
    return Value(value.type, named.edtf + tail, named.edtf, "relative", (), (note,))


def _of_that_day(said: Said, value: Value, day: DateReading) -> Value:
    """The value of a weekday in the bracket behind its day; one that does not fall on it is flagged."""
    if len(day.edtf) != len("1961-05-06") or day.type != "DATE" or day.basis == "relative" or said.which:
        return value
    note = Evidence("weekday", 0.9, f"it stands in the bracket behind {day.edtf}")
    agrees = dt.date.fromisoformat(day.edtf).weekday() == said.weekday
    flags = () if agrees else ("weekday disagrees",)
    return Value("DATE", day.edtf, day.edtf, "relative", (), (note,), flags)


def _of_the_day_after(context: Context, memory: Memory, habits: Habits, low: str, behind: list[Found]) -> Context:
    """The context of a clock time whose day stands right behind it: "1100 on 30 April", "2130 the following night
    (3/5/61)"; `behind` is the time with what follows it.
    """
    item, beside = behind[:2]
    if not _TO_ITS_DAY.fullmatch(low[item.end : beside.start]):
        return context
    named = named_in_bracket(behind, 1, low)
    if named is None and beside.said.day is None and beside.said.kind != "weekday":
        return context
    after = named or beside
    day = settle(after.said, context_of(context, memory, habits, low, after)).edtf
    return replace(context, previous=dt.date.fromisoformat(day)) if len(day) == len("1961-04-30") else context


def _of_the_day_beside(context: Context, before: DateReading) -> Context:
    """The context of a clock time that stands right behind its day: "MAR 18 '97 06:58PM"."""
    return replace(context, previous=dt.date.fromisoformat(before.edtf)) if len(before.edtf) == 10 else context


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
