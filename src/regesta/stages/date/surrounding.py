"""What surrounds an expression when its value is settled: what was named before it, and the words beside it."""

from __future__ import annotations

import re
from dataclasses import replace

from regesta.stages.date.context import Context
from regesta.stages.date.find import Found
from regesta.stages.date.fold import PARAGRAPH
from regesta.stages.date.habits import Habits
from regesta.stages.date.rules import date_rules
from regesta.stages.date.telling import Memory

GOVERNS = 1200  # characters within which a year or day named before still governs what follows: about one page
DAY_GOVERNS = 3 * GOVERNS  # a day last named lends itself to an hour, its month to "the 26th", for longer
NEAR = 150  # where the anchor is known, a year named before governs only about a sentence
FAR = 1000
BESIDE = 20  # characters behind a year in which a month stands that is of it
EVENING = 2000  # hours from which on a time of day looks like a year of this century
FORESEEN = 25  # years ahead that a writer may name: the Act of 1992 opens records in 2017
BRACKET = 160  # characters before or behind an expression within which the bracket round it opens or closes
NAMED = 45  # characters from a date within which the paper that it belongs to is named
STAMPS_UNTIL = 2026  # the releases are stamped up to 2025
_WHOLE_DATE = re.compile(r"(?<!\d)1[89]\d\d(?!\d)|\d[ /.-](?:[a-z]{3,9}\.?|\d{1,2})[ /.,-]{1,3}\d\d(?!\d)")
_SENTENCE_END = re.compile(r"[.?!;:][ \n]|\x1f")
_BY = re.compile(r"\bby (?:the )?\Z")
ROW = "\x1f"  # in place of the edge of a table's next row, which ends what is said in this one
_HEADING = "\n#"  # of the markdown that archives give: what stands under another heading is told anew


def context_of(base: Context, memory: Memory, habits: Habits, low: str, item: Found) -> Context:
    """The base with what is known round an expression of the folded text `low`."""
    said = item.said
    alone = said.kind == "clock" or (said.kind == "date" and said.day is not None and said.month is None)
    reach = DAY_GOVERNS if alone else GOVERNS
    previous = memory.day if memory.day and item.start - memory.day_at < reach else None
    if said.kind == "clock" and date_rules().cues["sitting"].search(low[max(0, item.start - NEAR) : item.start]):
        previous = None
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
    if said.kind in ("weekday", "month", "season", "quarter") or (said.kind in ("date", "range") and said.year is None):
        tense = _tense(low, item, heads_entry=base.heads_entry)
    if year is None and memory.year and item.start - memory.year_at < GOVERNS and tense == "past":
        year = memory.year if _has_not_come(base, item) else None
    beside = said.month is not None and said.day is None and 0 <= item.start - memory.bare_year_at < BESIDE
    if (
        beside and memory.bare_year and "." not in low[memory.bare_year_at : item.start]
    ):  # "it must have been early 1964, around February"
        year = memory.bare_year
    century, reason = base.century, base.century_reason
    if said.short_year and century is None:
        century, reason = _century(base, habits, low, item)
    return replace(
        base,
        previous=previous,
        just_named=memory.day is not None and item.start - memory.day_at < 2 * NEAR,
        previous_year=year,
        named_weekday=memory.weekday if previous else None,
        previous_quarter=quarter,
        previous_month=memory.month if year else None,
        bare_year=memory.bare_year if item.start - memory.bare_year_at < GOVERNS else None,
        tense=tense,
        order=habits.order,
        order_reason=habits.order_reason,
        century=century,
        century_reason=reason,
        birth=said.year is not None and is_birth(low, item),
        hours=_has_hours(base, habits, low, item),
    )


def _has_not_come(base: Context, item: Found) -> bool:
    """Whether a day without a year still lay ahead in the year of the writing: a past one was of some year before."""
    said = item.said
    if base.anchor is None or said.month is None or said.day is None or said.year is not None:
        return False
    return (said.month, said.day) > (base.anchor.month, base.anchor.day)


def _has_hours(base: Context, habits: Habits, low: str, item: Found) -> bool:
    """Whether the figures behind a day are its hour: "DEPART 13 NOV 2005" in a cable of 1964, not a stamp of 2005."""
    year, written = item.said.year, base.anchor.year if base.anchor else habits.latest_year
    if item.rule != "date.day-month-year" or year is None or written is None or year < EVENING:
        return False
    if year - written <= FORESEEN or "," in low[item.start : item.end]:
        return False
    return not is_stamp(low, item)


def is_count(base: Context, habits: Habits, low: str, item: Found) -> bool:
    """Whether figures by themselves are no year of this century but a count: "2000 BOXES" in a cable of 1964."""
    year, written = item.said.year, base.anchor.year if base.anchor else habits.latest_year
    if item.rule != "date.whole-year" or year is None or written is None or year < EVENING:
        return False
    cues = date_rules().cues
    if year - written <= FORESEEN or not cues["counted"].match(low, item.end):
        return False
    return not cues["of_the_year"].search(low[max(0, item.start - 20) : item.start]) and not is_stamp(low, item)


def is_short_name(low: str, item: Found) -> bool:
    """Whether figures like "1/3" are the short form of a name with its letter misread, where the page has the name:
    "L/3", "QUAY/3".
    """
    if item.rule != "numeric.month-day" or not low.startswith("1/", item.start):
        return False
    if date_rules().cues["on_the"].search(low, max(0, item.start - len("until ")), item.start):
        return False
    number = low[item.start + len("1/") : item.end]
    return re.search(rf"(?<![a-z])[a-z]{{1,12}}/{number}(?!\d)", low) is not None


def _century(base: Context, habits: Habits, low: str, item: Found) -> tuple[int | None, str]:
    """The latest year that two figures may mean here, and why."""
    if is_stamp(low, item):
        return STAMPS_UNTIL, "a review or release stamp, put on long after the writing"
    if is_birth(low, item):
        latest = min(habits.latest_year or 1999, base.anchor.year if base.anchor else 1999)
        return latest, "a birth date lies before the writing"
    if base.anchor is not None:
        return base.anchor.year + 1, f"not later than {base.anchor_name}"
    if habits.latest_year is not None:
        return habits.latest_year, "not later than the latest year written out here"
    return (1999, "most years in two figures here are of the twentieth century") if habits.last_century else (None, "")


def is_of_every_day(low: str, item: Found) -> bool:
    """Whether an hour is one of every day or week, by the sentence before it: "once a week from 1000 to 1900 hours"."""
    before = low[max(0, item.start - NEAR) : item.start]
    ends = [end.end() for end in _SENTENCE_END.finditer(before)]
    return date_rules().cues["every_day"].search(before[ends[-1] if ends else 0 :]) is not None


def is_stamp(low: str, item: Found) -> bool:
    """Whether the words round it are those of a review or release, put on long after the writing."""
    round_it = low[max(0, item.start - 70) : item.end + 70].replace(PARAGRAPH, " ")
    return date_rules().cues["stamp"].search(round_it) is not None


def is_birth(low: str, item: Found) -> bool:
    """Whether it is the day of somebody's birth, by the words before it: not the day that stands behind that of birth,
    "born 3 May 1912, left Cork on 5 May 69".
    """
    before = low[max(0, item.start - 40) : item.start]
    cue = date_rules().cues["birth"].search(before)
    return cue is not None and not _WHOLE_DATE.search(before, cue.end())


def bracketed(low: str, item: Found) -> tuple[str, str, str]:
    """The bracket that an expression stands in, and what stands in it before and behind the expression; "" for none."""
    before = low[max(0, item.start - BRACKET) : item.start]
    opens = max(before.rfind("("), before.rfind("["))
    if opens < 0 or max(before.rfind(")"), before.rfind("]")) > opens:
        return "", "", ""
    inside, closed, _ = low[item.end : item.end + BRACKET].partition(")" if before[opens] == "(" else "]")
    if not closed or PARAGRAPH in before[opens:] or PARAGRAPH in inside or "(" in inside:
        return "", "", ""
    return before[opens], before[opens + 1 :], inside


def is_source_note(low: str, item: Found) -> bool:
    """Whether it is but the day of a paper cited in brackets: "(memo, 8 Mar 62)", "(Ibid., 3/5/63)"."""
    bracket, before, after = bracketed(low, item)
    cues = date_rules().cues
    if bracket != "(" or cues["told_on"].search(before) or cues["told_in_brackets"].search(f"{before}, {after}"):
        return False
    opens = item.start - len(before) - len(bracket)
    if cues["papers_before_bracket"].search(low, max(0, opens - NAMED), opens):
        return cues["dates_alone"].fullmatch(before) is not None and cues["dates_alone"].fullmatch(after) is not None
    beside = f"{before[-NAMED:]}, {after[:NAMED]}"
    return cues["source_note"].search(beside) is not None


def is_of_figure(low: str, item: Found) -> bool:
    """Whether it stands in a converter's note of a picture or stamp: "[Figure: stamp with the date OCT 14 1968]"."""
    bracket, before, _ = bracketed(low, item)
    return bracket == "[" and date_rules().cues["figure"].search(before) is not None


def _tense(low: str, item: Found, *, heads_entry: bool) -> str:
    """Whether the sentence looks forward or back, where its words tell.

    In an entry of a chronology what went on until a day, or was to be done by it, ends after the day of its heading,
    but for what had been done by then.
    """
    before = low[max(0, item.start - 120) : item.start].replace("\n|", ROW).replace("\n", " ")
    ends = [end.end() for end in _SENTENCE_END.finditer(before)]
    before = before[ends[-1] if ends else 0 :]
    after = low[item.end : item.end + 120].replace("\n|", ROW).replace("\n", " ")
    stop = _SENTENCE_END.search(after)
    cues = date_rules().cues
    if cues["deadline"].search(before):
        return "future"
    if heads_entry and cues["until"].search(before) and not cues["done_before"].search(before):
        return "future"
    if item.said.kind == "weekday" and _BY.search(before) and not cues["past"].search(before):
        return "future"  # "Send it to the board by Friday"
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
