"""Of the writing: dates on which a record was written, typed, signed, sent or numbered on its arrival."""

from __future__ import annotations

import datetime as dt

from regesta.model.dates import DateUse
from regesta.stages.date.cited import is_calendar, is_of_a_numbered_paper
from regesta.stages.date.handled import REVIEWED, WRITTEN_WITHIN
from regesta.stages.date.placing import Placing, is_near, says
from regesta.stages.date.record_date import HEAD, is_labelled, names_another_date
from regesta.stages.date.record_days import is_group
from regesta.stages.date.rules import date_rules
from regesta.stages.date.text import RECEIVED_WITHIN

SENTENCE = 40  # characters of a line above that may go on below it
SIGNED_BELOW = 3  # lines above a date among which the labels of the boxes of a signature stand
LONG = 20  # letters beside a date in a head: more than a label
LONGEST_HEAD_LINE = 120  # characters of a line of a cable's head
_SPEAKS = ("body", "heading", "header", "signature")
_STAMPED_GROUP = "numeric.stamped-group"  # the group that a message centre stamps on what it receives


def is_of_the_writing(placing: Placing, written: dt.date | None) -> bool:
    """Whether a day near the writing is one on which the record was drafted, dated, signed or numbered on arrival."""
    cues, role = date_rules().cues, placing.line.role
    if role in ("form", "distribution") and is_labelled(placing) and names_another_date(placing) is None:
        return True
    if cues["drafted_by"].fullmatch(placing.before) or _stands_over_its_label(placing):
        return True
    if cues["signed_line"].fullmatch(placing.before.lower()) or cues["sender_above"].fullmatch(placing.above.lower()):
        return True
    line, same_day = placing.line.text.lower(), is_near(placing, written, 0)
    if is_labelled(placing) and cues["signature_behind"].match(placing.after.lower()):
        return True
    if cues["cite_behind"].match(placing.after.lower()) and not any(map(str.isalpha, placing.before)):
        return True
    if placing.number < HEAD and cues["incoming"].fullmatch(line):
        return True
    if role == "distribution" and cues["number_above"].fullmatch(placing.before.lower()):
        return True
    if role == "header" and cues["from_line"].fullmatch(placing.before.lower()) and not placing.after.strip():
        return True
    if same_day and placing.number < HEAD and cues["number_of_receipt"].match(placing.after.lower()):
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
        return is_near(placing, written, 0) and names_another_date(placing) is None
    cited = date_rules().cues["cite_before"].search(placing.before.lower()) is not None
    return (cited or placing.reading.rule == _STAMPED_GROUP) and is_near(placing, written, RECEIVED_WITHIN)


def is_the_group(placing: Placing) -> bool:
    """Whether it is the date-time group of a cable, or of its receipt, on a line of the cable's head."""
    if placing.reading.rule == _STAMPED_GROUP and placing.number < HEAD and len(placing.line.text) < LONGEST_HEAD_LINE:
        return True
    if not is_group(placing.reading) or placing.line.role not in (*_SPEAKS, "form"):
        return False
    head = len(placing.line.text) < LONGEST_HEAD_LINE and names_another_date(placing) is None
    return head and says("sent", placing.line.text.lower())


def typed_alone(placing: Placing, written: dt.date | None) -> DateUse | None:
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
    near = written is None or is_near(placing, written, WRITTEN_WITHIN)
    labelled = is_labelled(placing) or date_rules().cues["dispatched"].fullmatch(placing.above.lower())
    return "record" if near and (labelled or not placing.reading.text.isupper()) else None


def typed_again(placing: Placing, written: dt.date | None) -> DateUse | None:
    """What a date is there for on a line that stands on several pages of the record; None where it is print.

    The date line of a form stands on each of its pages, and so do words such as "current" in a heading.
    """
    if not is_calendar(placing.reading):
        return "act"
    labelled = is_labelled(placing) and is_near(placing, written, WRITTEN_WITHIN)
    own = placing.letters_beside <= LONG and "[" not in placing.before and not names_another_date(placing)
    if labelled or (is_near(placing, written, 0) and own):
        return "record"
    return "act" if date_rules().cues["birth"].search(placing.before.lower()) else None


def _is_set_again(placing: Placing) -> bool:
    """Whether a day opens its line and has no more than a name behind it, and no label says that it is another's.

    An hour or a weekday that has its day from the writing sets no day again, but for the hour in a teletype's head.
    """
    zulu = placing.reading.text.endswith("Z")  # of a cable's group, whose day is lost: "SECRET 1135Z MAY 62"
    if placing.reading.basis == "relative" and placing.line.role != "header" and not zulu:
        return False
    return len(placing.reading.edtf) == len("1961-08-06") and opens_its_line(placing)


def opens_its_line(placing: Placing) -> bool:
    """Whether it opens its line and has no more than a name behind it, and no label says that it is another's."""
    opens = date_rules().cues["opens_line"].fullmatch(placing.before.lower()) is not None
    own = placing.letters_beside <= LONG and names_another_date(placing) is None
    return opens and own and is_calendar(placing.reading)


def _stands_over_its_label(placing: Placing) -> bool:
    return not placing.letters_beside and _is_date(placing.below)


def is_signed(placing: Placing, written: dt.date | None) -> bool:
    """Whether it stands in the box of the day on which somebody signed the form: in a column of its name beside one of
    signatures, below these labels where the table has been read box by box, or over its name behind a signature.
    """
    if not is_calendar(placing.reading) or (written is not None and not is_near(placing, written, REVIEWED)):
        return False
    signing = date_rules().cues["signing"].search
    if _is_date(placing.head):
        row = f"{placing.line.text}\n{placing.below}" if is_near(placing, written, WRITTEN_WITHIN) else ""
        return signing(f"{placing.heads}\n{row}".lower()) is not None and not is_of_a_numbered_paper(placing)
    if placing.letters_beside or placing.head:
        return False
    labels = [line.text for line in placing.boxes[-SIGNED_BELOW:] if line.page == placing.reading.page]
    if _stands_over_its_label(placing):
        return signing("\n".join(labels).lower()) is not None
    at = max((number for number, label in enumerate(labels) if _is_date(label)), default=None)
    if at is None or any(char.isdigit() for label in labels[at + 1 :] for char in label):
        return False
    return signing("\n".join([*labels[at + 1 :], placing.below]).lower()) is not None


def _is_date(label: str) -> bool:
    return label.lower().strip(" :*_#|()") == "date"
