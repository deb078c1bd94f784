"""Act, mention, furniture or field: what a date on a page is there for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from regesta.model.dates import DateReading, DateUse
from regesta.stages.date.cited import (
    is_calendar,
    is_listed,
    is_named_behind,
    is_of_a_bureau,
    is_of_a_numbered_paper,
    names_a_paper,
    opens_with_a_number,
)
from regesta.stages.date.fields import SHORT, is_asked_for, is_in_a_numbered_box, is_labelled_as_a_datum
from regesta.stages.date.handled import (
    PARAGRAPH,
    REVIEWED,
    WRITTEN_WITHIN,
    is_edition,
    is_received,
    is_released,
    is_stamped_later,
    is_stamped_on_the_subject,
)
from regesta.stages.date.of_the_writing import (
    LONG,
    is_of_the_writing,
    is_signed,
    is_the_group,
    opens_its_line,
    typed_again,
    typed_alone,
)
from regesta.stages.date.placing import Placing, is_near, says
from regesta.stages.date.record_date import HEAD, is_labelled, is_of_a_meeting, is_stamped, names_another_date
from regesta.stages.date.record_days import is_group
from regesta.stages.date.rules import date_rules
from regesta.stages.date.text import RECEIVED_WITHIN

TOLD = 16  # letters beside it behind "on" or "until" that tell a short line of text from a stamp
BESIDE = 8  # letters right before a date in which "born" may stand
PROSE = 28  # letters beside a date that make its line running text: about five words
JUST = 7  # days of the record's own date, within which a day alone on its line is one of drafting or signing
MONTH = 30  # days: the same where the line is the head of something, and so may be of a letter that goes with it
_WIDE = re.compile(r"\d{4}|[^/]*/.*")  # a paper without a label is dated to the day or month
_ANOTHER_DAY = re.compile(r"\d[/-]\d{1,2}[/-]\d")  # before it on its line: one end of a time, and it the other
_PRINTED = ("furniture", "boilerplate", "stamp", "marking")


def use_of(placing: Placing, written: dt.date | None) -> DateUse:
    """What the reading is there for: "memo of 3 June 1961" is a mention, a birth date in a form a field.

    `written` is the day of the record, None where no reading tells it. The questions are asked one after the other,
    and the first that knows decides; what none knows is an act.
    """
    answers = (ask(placing, written) for ask in _QUESTIONS)
    return next((use for use in answers if use is not None), "act")


def _by_what_stands_beside_it(placing: Placing, written: dt.date | None) -> DateUse | None:
    """Days told of under a label for them, headings of entries, references."""
    cues, label = date_rules().cues, placing.before.lower()
    if cues["dates_told"].fullmatch(placing.above.lower()):
        return "act"
    if cues["goes_on"].match(placing.after.lower()) and (
        len(placing.reading.edtf) == len("1961") or (opens_its_line(placing) and not is_near(placing, written, 0))
    ):
        return "heading"
    if _heads_its_text(placing):
        return "heading"
    if not placing.letters_beside and is_calendar(placing.reading) and cues["log_entry"].match(placing.below.lower()):
        return "heading"
    referred = cues["reference_to"].search(label) and not cues["talk_of"].search(label)
    return "mention" if placing.line.role != "boilerplate" and referred else None


def _on_what_was_printed(placing: Placing, written: dt.date | None) -> DateUse | None:
    """Words of print and release, and lines that look like print: some of them were typed all the same."""
    cues = date_rules().cues
    line, role, label = placing.line.text.lower(), placing.line.role, placing.before.lower()
    if is_released(placing, line) or says("edition", line) or is_edition(placing, written):
        return "furniture"
    if cues["printed_count"].search(label) and placing.reading.text.lower().endswith("month"):
        return "furniture"
    datum = cues["information"].search(label) or (role == "stamp" and cues["birth"].search(label[-BESIDE:]))
    if role in _PRINTED and is_calendar(placing.reading) and datum:
        return "field"
    if is_labelled(placing) and is_of_a_meeting(placing) and written and not is_near(placing, written, 0):
        return "act"
    if cues["dispatched"].fullmatch(label) and is_near(placing, written, WRITTEN_WITHIN):
        return "record"
    if cues["receipt_above"].fullmatch(placing.above.lower()) and is_near(placing, written, RECEIVED_WITHIN):
        return "record"
    if role == "stamp" and (typed := typed_alone(placing, written)):
        return typed
    if role == "furniture" and placing.reading.rule == "date.whole-year" and _heads_its_entry(placing):
        return "heading"
    if role == "furniture" and (typed := typed_again(placing, written)):
        return typed
    if role in _PRINTED and not (role == "boilerplate" and placing.letters_beside >= PARAGRAPH):
        signed = cues["signed"].search(label) is not None and (written is None or is_near(placing, written, REVIEWED))
        return "field" if signed else "furniture"
    return None


def _by_hands_it_went_through(placing: Placing, written: dt.date | None) -> DateUse | None:
    """Words of handling, days of the writing, stamps. A line of running text is not taken for a stamp by a word that
    stamps use ("received", "filed"), nor a line that cites a paper by the name of a form.
    """
    cues, line, label = date_rules().cues, placing.line.text.lower(), placing.before.lower()
    told = placing.line.role == "body" and placing.letters_beside >= TOLD and cues["told_on"].search(label) is not None
    spoken = _is_prose(placing) or told or _cites(placing) or cues["shown"].search(label)
    if not spoken and says("furniture", line):
        return "furniture"
    if (placing.line.role == "header" or placing.letters_beside < PARAGRAPH) and says("handled", line):
        return "furniture"
    near = is_near(placing, written, WRITTEN_WITHIN) and not is_in_a_numbered_box(placing)
    of_the_writing = (near and is_of_the_writing(placing, written)) or is_signed(placing, written)
    if not _is_listed_by_a_bureau(placing, written) and (of_the_writing or is_the_group(placing)):
        return "record"
    if not placing.letters_beside and (is_stamped_later(placing, written) or is_received(placing)):
        return "furniture"
    return "furniture" if is_stamped_on_the_subject(placing, written) else None


def _by_what_asks_for_it(placing: Placing, written: dt.date | None) -> DateUse | None:
    """Labels, columns, boxes, and cells of forms."""
    cues = date_rules().cues
    line, label = placing.line.text.lower(), placing.before.lower()
    labelled = is_labelled_as_a_datum(placing)
    own = is_labelled(placing) or cues["incoming"].fullmatch(line)
    if own and not labelled and _is_of_another_year(placing, written):
        return "record"
    opens_text = cues["opens_line"].fullmatch(label) is not None and placing.letters_beside >= PROSE
    filled_in = (
        placing.line.role in ("form", "distribution")
        and placing.letters_beside < PARAGRAPH
        and not opens_text
        and not is_named_behind(placing)
        and not cues["dated_paper"].search(label)
        and (is_near(placing, written, 0) or not is_of_a_numbered_paper(placing))
        and not (placing.letters_beside >= TOLD and cues["told_of_a_day"].search(label))
    )
    asked = labelled or filled_in or is_asked_for(placing, written)
    return "field" if is_calendar(placing.reading) and asked else None


def _by_the_paper_it_dates(placing: Placing, written: dt.date | None) -> DateUse | None:
    """Papers by number, in lists, by their noun."""
    if not is_calendar(placing.reading):
        return None
    cues, label = date_rules().cues, placing.before.lower()
    numbered = not is_near(placing, written, 0) and (is_of_a_numbered_paper(placing) or is_listed(placing))
    named = _cites(placing) or names_a_paper(placing)
    named = named and not (cues["talk_of"].search(label) or cues["lasted"].search(label))
    return "mention" if _is_listed_by_a_bureau(placing, written) or numbered or named else None


def _by_its_place(placing: Placing, written: dt.date | None) -> DateUse | None:
    """The head and the foot of a record, and lines that hold nothing else."""
    if _is_of_the_subject(placing, written):
        return "act"
    if placing.line.role in ("header", "signature") and is_calendar(placing.reading):
        return _in_the_head(placing, written)
    if (
        not placing.letters_beside
        and placing.reading.basis == "explicit"
        and len(placing.reading.edtf) == len("1961-08-06")
        and is_near(placing, written, JUST if placing.line.role == "body" else MONTH)
        and not _ANOTHER_DAY.search(placing.before)
        and not _ends_a_sentence(placing)
    ):
        return "record"
    if is_labelled(placing) and is_near(placing, written, 0):
        return "record"
    headed = is_labelled(placing) or (placing.reading.value.endswith("Z") and not placing.letters_beside)
    own = headed and is_near(placing, written, WRITTEN_WITHIN) and not _is_prose(placing)
    return "record" if own else None


_QUESTIONS: tuple[Callable[[Placing, dt.date | None], DateUse | None], ...] = (
    _by_what_stands_beside_it,
    _on_what_was_printed,
    _by_hands_it_went_through,
    _by_what_asks_for_it,
    _by_the_paper_it_dates,
    _by_its_place,
)


def _is_prose(placing: Placing) -> bool:
    """Whether so much stands beside it that its line is running text; in a head it takes a paragraph."""
    if placing.line.role == "header":
        return placing.letters_beside >= PARAGRAPH
    return placing.line.role in ("body", "heading", "table") and placing.letters_beside >= PROSE


def _cites(placing: Placing) -> bool:
    """Whether its line refers to a paper, or a paper "dated" that day."""
    line, label = placing.line.text.lower(), placing.before.lower()
    cues = date_rules().cues
    told = cues["told_on"].search(label) or cues["birth"].search(label[-BESIDE:])
    if says("reference_line", line) and not told and not says("re_a_talk", line):
        return True
    return cues["dated_paper"].search(label) is not None or opens_with_a_number(label)


def _is_listed_by_a_bureau(placing: Placing, written: dt.date | None) -> bool:
    return not is_near(placing, written, 0) and is_of_a_bureau(placing)


def _is_of_another_year(placing: Placing, written: dt.date | None) -> bool:
    """Whether it is the record's own day with another year: on one of two pages of a form the year is misread."""
    edtf = placing.reading.edtf
    own = written.isoformat() if written else ""
    return len(edtf) == len("1961-08-06") and edtf[4:] == own[4:] and edtf != own


def _heads_its_text(placing: Placing) -> bool:
    """Whether a day without a year is all that a heading of the text says: "## May 3", the year further above."""
    marked = placing.before.lstrip().startswith("#") and not placing.before.strip("# ")
    return marked and placing.reading.basis == "inherited" and placing.is_last


def _heads_its_entry(placing: Placing) -> bool:
    """Whether a year alone on its line, which the number of a page would look like, stands over what is told of it."""
    below = placing.below.strip()
    told = below[:1].isupper() and below.endswith(".") and len(below) > SHORT and not below.isupper()
    return not placing.letters_beside and told


def _ends_a_sentence(placing: Placing) -> bool:
    """Whether a sentence of the line above leads up to it: "Please let the pilot know by" and, below it, "3 May"."""
    above = placing.above.lower().rstrip()
    return len(above) > PROSE and date_rules().cues["told_on"].search(f"{above} ") is not None


def _is_of_the_subject(placing: Placing, written: dt.date | None) -> bool:
    """Whether it stands on the line that goes on with the subject above: "SUBJECT: Visit of the harbour board" and,
    below it, "at Cork, 16 October 1961".
    """
    subject = date_rules().cues["subject"].match(placing.above.lower())
    told = any(letter.isalpha() for letter in placing.before) and not is_labelled(placing)
    return subject is not None and told and not is_near(placing, written, 0) and is_calendar(placing.reading)


def _in_the_head(placing: Placing, written: dt.date | None) -> DateUse:
    """What a date in the head or signature of a record is there for, by its label and by how far off it lies."""
    cues = date_rules().cues
    if placing.letters_beside > LONG:
        group = placing.number < HEAD and is_group(placing.reading)
        received = cues["number_of_receipt"].match(placing.after.lower()) and is_near(placing, written, RECEIVED_WITHIN)
        own = is_labelled(placing) or (group and (written is None or received or is_near(placing, written, 0)))
        return "record" if own and (written is None or is_near(placing, written, WRITTEN_WITHIN)) else "act"
    if another := names_another_date(placing):
        talk = another == "mention" and cues["talk_of"].search(placing.before.lower())
        return "act" if talk else another
    if cues["told_on"].search(placing.before.lower()):
        return "act"
    if placing.above.rstrip().endswith(",") and cues["subject"].match(placing.above.lower()):
        return "act"
    if is_stamped(placing) and not is_near(placing, written, 0):
        return "furniture"
    if not is_labelled(placing) and _WIDE.fullmatch(placing.reading.edtf):
        return "act"
    sent = cues["dispatched"].fullmatch(placing.above.lower())
    sent = sent or cues["incoming"].fullmatch(placing.line.text.lower())
    own = is_labelled(placing) or written is None or (placing.number < HEAD and sent is not None)
    return "record" if own or is_near(placing, written, WRITTEN_WITHIN) else "act"


def with_hours_of_their_days(readings: Sequence[DateReading], low: str) -> list[DateReading]:
    """The readings of a page, each hour that stands right behind its day there for what the day is: of the sitting
    that a contact report dates, of the line that a machine prints: "25 May 1962, 1900-2030 hours". `low` is the page in
    small letters, as long as the page itself.
    """
    between = date_rules().cues["hours_between"]
    used: list[DateReading] = []
    for reading in readings:
        day = used[-1] if used and used[-1].type in ("DATE", "TIME") else None
        same = day is not None and reading.type == "TIME" and reading.basis == "relative" and day.edtf == reading.edtf
        beside = same and day is not None and between.fullmatch(low, day.end, reading.start)
        used.append(replace(reading, use=day.use) if beside and day else reading)
    return used
