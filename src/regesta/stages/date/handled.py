"""Handled: dates that print, a stamp, a machine or a release put on a page, and not who wrote it."""

from __future__ import annotations

import datetime as dt

from regesta.stages.date.placing import Placing, is_near, says
from regesta.stages.date.rules import date_rules

PARAGRAPH = 60  # letters beside it on a line that is a paragraph, which may tell of releases
WRITTEN_WITHIN = 60  # days of a record's own date: what heads a later page and lies further off tells of something else
REVIEWED = 5000  # days: a stamp signed longer after the writing was put on when the record was reviewed or released
_STAMPED_DAYS = ("date.stamped-day-month-year", "date.stamped-month-day-year")  # their figures stand apart


def is_released(placing: Placing, line: str) -> bool:
    """Whether words of a release or machine stand on the line, in small letters; running text may tell of releases."""
    cues = date_rules().cues
    told = placing.line.role == "body" and placing.letters_beside >= PARAGRAPH
    if placing.letters_beside < PARAGRAPH and says("by_machine", line):
        return True
    if cues["sent_by_machine"].fullmatch(line) and cues["page_sent"].fullmatch(placing.below.lower()):
        return True
    release = "stamped_over" if told else "release"
    if cues["reviewed_on"].fullmatch(placing.before.lower()) and cues["declassified"].search(placing.above.lower()):
        return True
    return says(release, line) or says("printed_release", line)


def is_edition(placing: Placing, written: dt.date | None) -> bool:
    """Whether it stands alone under what a printed form says of its edition: under its number, but for the day of the
    record itself.
    """
    cues, above = date_rules().cues, placing.above.lower()
    alone = not placing.letters_beside
    printed = cues["edition"].search(above) or cues["replaces"].match(placing.below.lower())
    numbered = not is_near(placing, written, 0) and cues["form_above"].fullmatch(above)
    return alone and bool(printed or numbered)


def is_stamped_later(placing: Placing, written: dt.date | None) -> bool:
    """Whether a day in capitals, its month first, stands alone and lies after the writing: "JUL 16 74"."""
    text, latest = placing.reading.text, placing.reading.latest
    stamped = text.isupper() and text[:1].isalpha() and "," not in text and placing.reading.use == "act"
    after = written is not None and latest is not None and dt.date.fromisoformat(latest) > written
    day = placing.reading.type == "DATE" and placing.reading.basis == "explicit"
    if placing.reading.rule in _STAMPED_DAYS and not is_near(placing, written, 0):
        return True
    return day and stamped and after and is_near(placing, written, REVIEWED)


def is_stamped_on_the_subject(placing: Placing, written: dt.date | None) -> bool:
    """Whether a day in capitals ends the line of a subject in small letters, and lies after the writing: a stamp."""
    if written is None or placing.reading.latest is None or not placing.is_last:
        return False
    text, before = placing.reading.text, placing.before
    subject = date_rules().cues["subject"].match(before.lower()) is not None
    typed = text.isupper() and any(map(str.islower, before)) and placing.reading.basis == "explicit"
    told = date_rules().cues["told_on"].search(before.lower()) or before.rstrip().endswith((",", "of", "-"))
    later = dt.date.fromisoformat(placing.reading.latest) > written and is_near(placing, written, WRITTEN_WITHIN)
    return subject and typed and later and not told


def is_received(placing: Placing) -> bool:
    """Whether it stands under a label for the day on which the record was received."""
    if placing.above.isupper() and placing.above.strip(" *#") == "RECEIVED FROM":  # a stamp; in small letters, a label
        return True
    return date_rules().cues["received_above"].fullmatch(placing.above.lower()) is not None
