"""Cited: whether a date is that of another paper: "memo of 3 June", a paper's number beside it, a list of papers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from regesta.model.dates import DateReading
from regesta.stages.date.placing import EDGE, Placing
from regesta.stages.date.record_date import HEAD, is_labelled
from regesta.stages.date.rules import date_rules

_WORDS_BEFORE = 130  # characters before a date in which a document may be named
_WORDS_BEHIND = 48  # characters behind it in which one may be
_CELL_EDGES = re.compile(r"[ |]{2,}")  # between two cells of a row, as wide as the column is


def with_lists_of_papers(readings: Sequence[DateReading], low: str) -> list[DateReading]:
    """The readings of a page, those that go on with a list of papers marked as mentions: "reports of 3 and 9 May".

    `low` is the page in small letters, as long as the page itself.
    """
    listed = date_rules().cues["papers_listed"]
    used: list[DateReading] = []
    for reading in readings:
        last = used[-1] if used else None
        goes_on = last is not None and last.use == "mention" and listed.fullmatch(low, last.end, reading.start)
        used.append(replace(reading, use="mention") if goes_on and is_calendar(reading) else reading)
    return used


def names_a_paper(placing: Placing) -> bool:
    """Whether the words round it name the paper that it dates: "cable of 3 June", "the 3 June 1961 memorandum"."""
    cues = date_rules().cues
    if cues["dated_label"].fullmatch(placing.before.lower()):
        return False
    if cues["indorsed"].match(placing.after.lower()) or _is_indorsed(placing):
        return True
    low = placing.before.lower()
    explicit = placing.reading.basis == "explicit"
    above = f"{placing.above}\n{placing.before}".lower()[-_WORDS_BEFORE:]
    if explicit and (cues["paper_before"].search(low) or cues["agency_paper"].fullmatch(low)):
        return True
    if explicit and (cues["cable_to"].search(above) or cues["listed_behind"].match(placing.after.lower())):
        return True
    if explicit and cues["listed_paper"].fullmatch(low) and not cues["told_in_brackets"].search(low):
        return True
    if cues["agency_before"].fullmatch(placing.before.lower()) and cues["re_behind"].match(placing.after.lower()):
        return True
    opens = cues["opens_line"].fullmatch(placing.before.lower()) is not None
    if opens and cues["correspondents"].match(placing.after.lower()):
        return True
    if opens and cues["paper_from"].match(placing.after.lower()):
        return True
    if cues["paged"].match(placing.after.lower()) or cues["papers_above"].fullmatch(
        f"{placing.above}\n{placing.before}".lower()
    ):
        return True
    before = (placing.above + "\n" + placing.before).lower()[-_WORDS_BEFORE:]
    if cues["mention_before"].search(before):
        return True
    return is_named_behind(placing)


def _is_indorsed(placing: Placing) -> bool:
    """Whether it stands in brackets behind an office and over the subject: the day of the letter that is indorsed."""
    cues = date_rules().cues
    symbol = cues["symbol_of_office"].fullmatch(placing.before.lower()) is not None
    over = cues["subject"].match(placing.below.lower()) is not None
    return symbol and over and placing.after.strip() == ")"


def is_named_behind(placing: Placing) -> bool:
    """Whether the paper that it dates is named right behind it: "the 3 June 1961 memorandum"."""
    cues = date_rules().cues
    before = (placing.above + "\n" + placing.before).lower()[-_WORDS_BEHIND:]
    behind = (placing.after + "\n" + placing.below).lower()[:_WORDS_BEHIND]
    return cues["mention_behind"].match(behind) is not None and cues["determined"].search(before) is not None


def is_of_a_numbered_paper(placing: Placing) -> bool:
    """Whether the number of a paper stands beside it ("HXWA-114", on its line or alone above) or opens its row."""
    cues, line = date_rules().cues, placing.before.lower()
    above = f"{placing.above}\n{placing.before}".lower()
    if placing.line.text.lstrip().startswith(EDGE):
        above = _CELL_EDGES.sub(" ", above)
    if cues["numbered"].search(above[-_WORDS_BEHIND:]):
        return True
    if not placing.letters_beside and cues["bureau"].fullmatch(placing.below.lower()):
        return cues["file_above"].fullmatch(placing.above.lower()) is not None
    if cues["number_above"].fullmatch(placing.above.lower()) and not any(map(str.isalpha, line)):
        return True
    if placing.line.text.lstrip().startswith(EDGE) and cues["number_behind"].match(placing.after.lower()):
        return True
    if cues["listed_number"].match(placing.after.lower()) and not any(map(str.isalpha, line)):
        return True
    if cues["film_number"].match(placing.after.lower()) and not any(map(str.isalpha, line)):
        return True
    return opens_with_a_number(line)


def opens_with_a_number(before: str) -> bool:
    """Whether a line opens with the number of a paper, and tells nothing before the date: "HXWA-22404 PILOTS"."""
    cues = date_rules().cues
    return cues["number_opens"].match(before) is not None and not cues["told_in_brackets"].search(before)


def is_listed(placing: Placing) -> bool:
    """Whether a number of a file opens its row, and the line above names the number of a paper."""
    cues = date_rules().cues
    row = cues["file_row"].fullmatch(placing.before.lower())
    return row is not None and cues["a_number"].search(placing.above.lower()) is not None


def is_of_a_bureau(placing: Placing) -> bool:
    """Whether it stands under a date label in a list of the papers of another bureau, with how each is classified."""
    cues = date_rules().cues
    if not is_labelled(placing) or not is_calendar(placing.reading):
        return False
    return any(cues["bureaus_paper"].search(line) for line in (placing.above.lower(), placing.below.lower())) or (
        cues["graded"].search(placing.below.lower()) is not None and placing.number >= HEAD
    )


def is_calendar(reading: DateReading) -> bool:
    """Whether it has a place in the calendar, and so may be the date of a paper: "recently", "two weeks" are none."""
    return reading.type in ("DATE", "TIME") and not reading.value.endswith("_REF")
