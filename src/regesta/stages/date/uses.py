"""Act, mention, furniture or field: what a date on a page is there for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

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
from regesta.stages.date.placing import EDGE, Placing, says
from regesta.stages.date.record_date import (
    HEAD,
    is_labelled,
    is_of_a_meeting,
    is_stamped,
    names_another_date,
)
from regesta.stages.date.record_days import is_group
from regesta.stages.date.rules import date_rules
from regesta.stages.date.text import RECEIVED_WITHIN

TOLD = 16  # letters beside it behind "on" or "until" that tell a short line of text from a stamp
PARAGRAPH = 60  # letters beside it on a line that is a paragraph, which may tell of releases
PROSE = 28  # letters beside a date that make its line running text: about five words
WRITTEN_WITHIN = 60  # days of a record's own date: what heads a later page and lies further off tells of something else
JUST = 7  # days of the record's own date, within which a day alone on its line is one of drafting or signing
SHORT = 24  # characters of a line above that is a label and no text
SENTENCE = 40  # characters of a line above that may go on below it
LONG = 20  # letters beside a date in a head: more than a label
LONGEST_HEAD_LINE = 120  # characters of a line of a cable's head
YOUTH = 16  # years: a day in a form that lies so long before its writing may be that of a birth
BOXES = 12  # lines above a date among which the label of its box may stand
REVIEWED = 5000  # days: a stamp signed longer after the writing was put on when the record was reviewed or released
_SPEAKS = ("body", "heading", "header", "signature")
_STAMPED_GROUP = "numeric.stamped-group"  # the group that a message centre stamps on what it receives
_STAMPED_DAYS = ("date.stamped-day-month-year", "date.stamped-month-day-year")  # their figures stand apart
_WIDE = re.compile(r"\d{4}|[^/]*/.*")  # a paper without a label is dated to the day or month
_ANOTHER_DAY = re.compile(r"\d[/-]\d{1,2}[/-]\d")  # before it on its line: one end of a time, and it the other
_PRINTED = ("furniture", "boilerplate", "stamp", "marking")


def use_of(placing: Placing, written: dt.date | None) -> DateUse:
    """What the reading is there for: "memo of 3 June 1961" is a mention, a birth date in a form a field.

    `written` is the day of the record, None where no reading tells it. A line of running text is not taken for a
    stamp by a word that stamps use ("received", "filed"), nor a line that cites a paper by the name of a form.
    """
    cues = date_rules().cues
    line, role, label = placing.line.text.lower(), placing.line.role, placing.before.lower()
    if cues["dates_told"].fullmatch(placing.above.lower()):
        return "act"
    if cues["goes_on"].match(placing.after.lower()) and (
        len(placing.reading.edtf) == len("1961") or (_opens_its_line(placing) and not _is_near(placing, written, 0))
    ):
        return "heading"
    if not placing.letters_beside and is_calendar(placing.reading) and cues["log_entry"].match(placing.below.lower()):
        return "heading"
    prose = role in ("body", "heading", "table") and placing.letters_beside >= PROSE
    prose = prose or (role == "header" and placing.letters_beside >= PARAGRAPH)
    if role != "boilerplate" and cues["reference_to"].search(label) and not cues["talk_of"].search(label):
        return "mention"
    if _is_released(placing, line) or says("edition", line) or _is_edition(placing):
        return "furniture"
    if cues["printed_count"].search(label) and placing.reading.text.lower().endswith("month"):
        return "furniture"
    if role in _PRINTED and is_calendar(placing.reading) and cues["information"].search(label):
        return "field"
    if is_labelled(placing) and is_of_a_meeting(placing) and written and not _is_near(placing, written, 0):
        return "act"
    if cues["dispatched"].fullmatch(label) and _is_near(placing, written, WRITTEN_WITHIN):
        return "record"
    if role == "stamp" and (typed := _typed_alone(placing, written)):
        return typed
    if role == "furniture" and placing.reading.rule == "date.whole-year" and _heads_its_entry(placing):
        return "heading"
    if role == "furniture" and (typed := _typed_again(placing, written)):
        return typed
    if role in _PRINTED and not (role == "boilerplate" and placing.letters_beside >= PARAGRAPH):
        signed = cues["signed"].search(label) is not None and (written is None or _is_near(placing, written, REVIEWED))
        return "field" if signed else "furniture"
    cites = says("reference_line", line) and not says("re_a_talk", line)
    told = role == "body" and placing.letters_beside >= TOLD and cues["told_on"].search(label) is not None
    cites = cites or cues["dated_paper"].search(label) is not None or opens_with_a_number(label)
    if not prose and not told and not cites and not cues["shown"].search(label) and says("furniture", line):
        return "furniture"
    near = _is_near(placing, written, WRITTEN_WITHIN)
    if (role == "header" or placing.letters_beside < PARAGRAPH) and says("handled", line):
        return "furniture"
    listed = not _is_near(placing, written, 0) and is_of_a_bureau(placing)
    if not listed and ((near and _is_of_the_writing(placing, written)) or _is_the_group(placing)):
        return "record"
    if not placing.letters_beside and (_is_stamped_later(placing, written) or _is_received(placing)):
        return "furniture"
    if _is_stamped_on_the_subject(placing, written):
        return "furniture"
    labelled = cues["field"].search(label[-40:]) or any(
        cues["field"].search(f"{words.lower()} ") for words in (placing.head, _label_above(placing))
    )
    labels = len(placing.above) < SHORT and not any(map(str.isdigit, placing.above))
    asked_above = f"{placing.above.lower()} {label}" if labels else ""
    told_to = cues["copies_to"].match(line) or any(cues["information"].search(one) for one in (label, asked_above))
    columned = cues["ends_of_time"].match(placing.head.lower()) is not None
    boxed = _is_birth_in_a_box(placing, written) or _is_end_of_a_time(placing, written)
    boxed = boxed or cues["boxed_figures"].match(placing.above.lower()) is not None
    asked = labelled or told_to or columned or boxed or _is_on_a_slip(placing)
    opens_text = cues["opens_line"].fullmatch(label) is not None and placing.letters_beside >= PROSE
    filled_in = role in ("form", "distribution") and placing.letters_beside < PARAGRAPH and not opens_text
    filled_in = filled_in and not is_named_behind(placing) and not cues["dated_paper"].search(label)
    filled_in = filled_in and (_is_near(placing, written, 0) or not is_of_a_numbered_paper(placing))
    filled_in = filled_in and not (placing.letters_beside >= TOLD and cues["told_of_a_day"].search(label))
    if (
        (is_labelled(placing) or cues["incoming"].fullmatch(line))
        and not labelled
        and _is_of_another_year(placing, written)
    ):
        return "record"
    if is_calendar(placing.reading) and (asked or filled_in):
        return "field"
    numbered = not _is_near(placing, written, 0) and (is_of_a_numbered_paper(placing) or is_listed(placing))
    named = (cites or names_a_paper(placing)) and not (cues["talk_of"].search(label) or cues["lasted"].search(label))
    if is_calendar(placing.reading) and (listed or numbered or named):
        return "mention"
    if _is_of_the_subject(placing, written):
        return "act"
    if role in ("header", "signature") and is_calendar(placing.reading):
        return _in_the_head(placing, written)
    if (
        not placing.letters_beside
        and placing.reading.basis == "explicit"
        and len(placing.reading.edtf) == len("1961-08-06")
        and _is_near(placing, written, JUST)
        and not _ANOTHER_DAY.search(placing.before)
        and not _ends_a_sentence(placing)
    ):
        return "record"
    if is_labelled(placing) and _is_near(placing, written, 0):
        return "record"
    headed = is_labelled(placing) or (placing.reading.value.endswith("Z") and not placing.letters_beside)
    return "record" if headed and near and not prose else "act"


def _is_of_another_year(placing: Placing, written: dt.date | None) -> bool:
    """Whether it is the record's own day with another year: on one of two pages of a form the year is misread."""
    edtf = placing.reading.edtf
    own = written.isoformat() if written else ""
    return len(edtf) == len("1961-08-06") and edtf[4:] == own[4:] and edtf != own


def _typed_alone(placing: Placing, written: dt.date | None) -> DateUse | None:
    """What a date alone on a line that looks like a stamp's was typed for; None where it may well be stamped.

    Stamps are in capitals. What stands in them may also be labelled, or end the sentence of the line above.
    """
    if placing.letters_beside > len("date") or (placing.letters_beside and not is_labelled(placing)):
        return None
    goes_on = (
        placing.line.text.rstrip().endswith(".") and placing.above[-1:].isalpha() and len(placing.above) > SENTENCE
    )
    if goes_on:
        return "act"
    near = written is None or _is_near(placing, written, WRITTEN_WITHIN)
    labelled = is_labelled(placing) or date_rules().cues["dispatched"].fullmatch(placing.above.lower())
    return "record" if near and (labelled or not placing.reading.text.isupper()) else None


def _heads_its_entry(placing: Placing) -> bool:
    """Whether a year alone on its line, which the number of a page would look like, stands over what is told of it."""
    below = placing.below.strip()
    told = below[:1].isupper() and below.endswith(".") and len(below) > SHORT and not below.isupper()
    return not placing.letters_beside and told


def _typed_again(placing: Placing, written: dt.date | None) -> DateUse | None:
    """What a date is there for on a line that stands on several pages of the record; None where it is print.

    The date line of a form stands on each of its pages, and so do words such as "current" in a heading.
    """
    if not is_calendar(placing.reading):
        return "act"
    labelled = is_labelled(placing) and _is_near(placing, written, WRITTEN_WITHIN)
    own = placing.letters_beside <= LONG and "[" not in placing.before and not names_another_date(placing)
    if labelled or (_is_near(placing, written, 0) and own):
        return "record"
    return "act" if date_rules().cues["birth"].search(placing.before.lower()) else None


def _is_released(placing: Placing, line: str) -> bool:
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


def _is_edition(placing: Placing) -> bool:
    """Whether it stands alone under what a printed form says of its edition."""
    cues, above = date_rules().cues, placing.above.lower()
    alone = not placing.letters_beside
    printed = cues["edition"].search(above) or cues["replaces"].match(placing.below.lower())
    return alone and (printed or cues["form_above"].fullmatch(above)) is not None


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
    return subject is not None and told and not _is_near(placing, written, 0) and is_calendar(placing.reading)


def _is_birth_in_a_box(placing: Placing, written: dt.date | None) -> bool:
    """Whether a day alone on its line lies a youth before the writing, below a box of a form that asks for a birth."""
    reading = placing.reading
    if placing.letters_beside or written is None or reading.basis != "explicit" or reading.earliest is None:
        return False
    if len(reading.edtf) != len("1926-05-03") or written.year - int(reading.edtf[:4]) < YOUTH:
        return False
    return any(
        date_rules().cues["birth_box"].match(line.text.lower())
        for line in placing.boxes[-BOXES:]
        if line.page == reading.page
    )


def _is_end_of_a_time(placing: Placing, written: dt.date | None) -> bool:
    """Whether it is one end of a time of pay, behind sums in a row whose column is lost, or alone on its line below the
    boxes that ask from when until when.
    """
    cues, before = date_rules().cues, placing.before.lower()
    if cues["behind_sums"].search(before) and cues["beside_its_end"].search(f"{before}\n{placing.after.lower()}"):
        return True
    if placing.letters_beside or _is_near(placing, written, 0):
        return False
    labels = [line.text.lower() for line in placing.boxes if line.page == placing.reading.page]
    above = next((label for label in reversed(labels) if not cues["end_alone"].fullmatch(label)), "")
    if cues["from_box"].fullmatch(above) or cues["to_box"].fullmatch(above):
        return True
    return any(cues["from_box"].fullmatch(one) and cues["to_box"].fullmatch(two) for one, two in pairwise(labels))


def _is_on_a_slip(placing: Placing) -> bool:
    """Whether it fills a cell of the columns in which a slip that goes round was received and forwarded."""
    if not placing.line.text.lstrip().startswith(EDGE):
        return False
    cell = placing.before.rpartition(EDGE)[2] + placing.after.partition(EDGE)[0]
    heads = (line.text.lower() for line in placing.boxes if line.page == placing.reading.page)
    return not any(map(str.isalpha, cell)) and any(says("heads_of_a_slip", one) for one in heads)


def _label_above(placing: Placing) -> str:
    """The line above a date that stands alone, which may be the label of its box."""
    return "" if placing.letters_beside else placing.above


def _is_stamped_later(placing: Placing, written: dt.date | None) -> bool:
    """Whether a day in capitals, its month first, stands alone and lies after the writing: "JUL 16 74"."""
    text, latest = placing.reading.text, placing.reading.latest
    stamped = text.isupper() and text[:1].isalpha() and "," not in text and placing.reading.use == "act"
    after = written is not None and latest is not None and dt.date.fromisoformat(latest) > written
    day = placing.reading.type == "DATE" and placing.reading.basis == "explicit"
    if placing.reading.rule in _STAMPED_DAYS and not _is_near(placing, written, 0):
        return True
    return day and stamped and after and _is_near(placing, written, REVIEWED)


def _is_stamped_on_the_subject(placing: Placing, written: dt.date | None) -> bool:
    """Whether a day in capitals ends the line of a subject in small letters, and lies after the writing: a stamp."""
    if written is None or placing.reading.latest is None or any(map(str.isalnum, placing.after)):
        return False
    text, before = placing.reading.text, placing.before
    subject = date_rules().cues["subject"].match(before.lower()) is not None
    typed = text.isupper() and any(map(str.islower, before)) and placing.reading.basis == "explicit"
    told = date_rules().cues["told_on"].search(before.lower()) or before.rstrip().endswith((",", "of", "-"))
    later = dt.date.fromisoformat(placing.reading.latest) > written and _is_near(placing, written, WRITTEN_WITHIN)
    return subject and typed and later and not told


def _is_of_the_writing(placing: Placing, written: dt.date | None) -> bool:
    """Whether a day near the writing is one on which the record was drafted, dated, signed or numbered on arrival."""
    cues, role = date_rules().cues, placing.line.role
    if role == "form" and is_labelled(placing) and names_another_date(placing) is None:
        return True
    if cues["drafted_by"].fullmatch(placing.before) or _is_signed(placing):
        return True
    if cues["signed_line"].fullmatch(placing.before.lower()) or cues["sender_above"].fullmatch(placing.above.lower()):
        return True
    line, same_day = placing.line.text.lower(), _is_near(placing, written, 0)
    if is_labelled(placing) and cues["signature_behind"].match(placing.after.lower()):
        return True
    if cues["cite_behind"].match(placing.after.lower()) and not any(map(str.isalpha, placing.before)):
        return True
    if placing.number < HEAD and cues["incoming"].fullmatch(line):
        return True
    if placing.number < HEAD and role in _SPEAKS and len(line) < LONGEST_HEAD_LINE and _is_sent(placing, written):
        return True
    if cues["typed"].search(placing.before.lower()):
        return True
    if same_day and placing.number < HEAD and cues["number_behind_day"].match(placing.after.lower()):
        return says("sent", line)
    if same_day and cues["kind_of_paper"].fullmatch(placing.before.lower()):
        return True
    if same_day and (
        cues["goes_on"].match(placing.after.lower()) or cues["telegram"].fullmatch(placing.before.lower())
    ):
        return True
    return role in (*_SPEAKS, "form") and same_day and _is_set_again(placing)


def _is_sent(placing: Placing, written: dt.date | None) -> bool:
    """Whether it is the record's own group set again, or the day of receipt on the line of that group."""
    if is_group(placing.reading):
        return _is_near(placing, written, 0) and names_another_date(placing) is None
    cited = date_rules().cues["cite_before"].search(placing.before.lower()) is not None
    return (cited or placing.reading.rule == _STAMPED_GROUP) and _is_near(placing, written, RECEIVED_WITHIN)


def _is_the_group(placing: Placing) -> bool:
    """Whether it is the date-time group of a cable, or of its receipt, on a line of the cable's head."""
    if placing.reading.rule == _STAMPED_GROUP and placing.number < HEAD and len(placing.line.text) < LONGEST_HEAD_LINE:
        return True
    if not is_group(placing.reading) or placing.line.role not in (*_SPEAKS, "form"):
        return False
    head = len(placing.line.text) < LONGEST_HEAD_LINE and names_another_date(placing) is None
    return head and says("sent", placing.line.text.lower())


def _is_received(placing: Placing) -> bool:
    """Whether it stands under a label for the day on which the record was received."""
    if placing.above.isupper() and placing.above.strip(" *#") == "RECEIVED FROM":  # a stamp; in small letters, a label
        return True
    return date_rules().cues["received_above"].fullmatch(placing.above.lower()) is not None


def _is_set_again(placing: Placing) -> bool:
    """Whether a day opens its line and has no more than a name behind it, and no label says that it is another's."""
    return len(placing.reading.edtf) == len("1961-08-06") and _opens_its_line(placing)


def _opens_its_line(placing: Placing) -> bool:
    """Whether it opens its line and has no more than a name behind it, and no label says that it is another's."""
    opens = date_rules().cues["opens_line"].fullmatch(placing.before.lower()) is not None
    own = placing.letters_beside <= LONG and names_another_date(placing) is None
    return opens and own and is_calendar(placing.reading)


def _is_signed(placing: Placing) -> bool:
    """Whether it stands in a column of days on which the form itself was signed."""
    if not placing.letters_beside and placing.below.strip(" :*_()").lower() == "date":
        return True
    rows = f"{placing.heads}\n{placing.line.text}\n{placing.below}".lower()
    return placing.head.lower().strip(" :*_") == "date" and date_rules().cues["signing"].search(rows) is not None


def _in_the_head(placing: Placing, written: dt.date | None) -> DateUse:
    """What a date in the head or signature of a record is there for, by its label and by how far off it lies."""
    cues = date_rules().cues
    if placing.letters_beside > LONG:
        group = placing.number < HEAD and is_group(placing.reading)
        received = cues["number_of_receipt"].match(placing.after.lower()) and _is_near(
            placing, written, RECEIVED_WITHIN
        )
        own = is_labelled(placing) or (group and (written is None or received or _is_near(placing, written, 0)))
        return "record" if own and (written is None or _is_near(placing, written, WRITTEN_WITHIN)) else "act"
    if another := names_another_date(placing):
        talk = another == "mention" and date_rules().cues["talk_of"].search(placing.before.lower())
        return "act" if talk else another
    if date_rules().cues["told_on"].search(placing.before.lower()):
        return "act"
    if placing.above.rstrip().endswith(",") and date_rules().cues["subject"].match(placing.above.lower()):
        return "act"
    if is_stamped(placing) and not _is_near(placing, written, 0):
        return "furniture"
    if not is_labelled(placing) and _WIDE.fullmatch(placing.reading.edtf):
        return "act"
    cues, line = date_rules().cues, placing.line.text.lower()
    sent = cues["dispatched"].fullmatch(placing.above.lower()) or cues["incoming"].fullmatch(line)
    own = is_labelled(placing) or written is None or (placing.number < HEAD and sent is not None)
    return "record" if own or _is_near(placing, written, WRITTEN_WITHIN) else "act"


def _is_near(placing: Placing, written: dt.date | None, days: int) -> bool:
    """Whether it lies within so many days of the day of the record."""
    if written is None or placing.reading.earliest is None:
        return False
    return abs((dt.date.fromisoformat(placing.reading.earliest) - written).days) <= days
