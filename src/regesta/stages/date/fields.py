"""Fields: dates that a form, a slip or a label asks for."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from regesta.stages.date.handled import PARAGRAPH
from regesta.stages.date.placing import EDGE, Placing, is_near, says
from regesta.stages.date.rules import date_rules

SHORT = 24  # characters of a line above that is a label and no text
YOUTH = 16  # years: a day in a form that lies so long before its writing may be that of a birth
TICKED = 4  # letters beside what fills a box: a box beside it that is ticked with an X or two
BOXES = 12  # lines above a date among which the label of its box may stand
LONGEST_ROW = 240  # characters of a line of labels
_LONGEST_LABEL = 40  # characters right before a date that may be its label


def is_labelled_as_a_datum(placing: Placing) -> bool:
    """Whether its label, the head of its column or the label of its box asks for a datum of a person, file or form."""
    cues, label = date_rules().cues, placing.before.lower()
    below = placing.is_first and placing.above.rstrip().endswith(":")
    above = placing.above if below or not placing.letters_beside else ""
    if cues["field"].search(label[-_LONGEST_LABEL:]) or cues["born_at"].match(label):
        return True
    if any(cues["field"].search(f"{words.lower()} ") for words in (placing.head, above)):
        return True
    return is_in_a_numbered_box(placing)


def is_in_a_numbered_box(placing: Placing) -> bool:
    """Whether a numbered box of a form, whose label stands above it, asks for a day or time other than the writing's:
    "16. DATE OF LAST INCREASE", or a row of such labels over the row of what fills them.
    """
    cues, above = date_rules().cues, placing.above.lower() if len(placing.above) < LONGEST_ROW else ""
    if cues["numbered_boxes"].match(above) and placing.letters_beside < PARAGRAPH:
        return True
    labels = (placing.head.lower(), above if placing.letters_beside <= TICKED else "")
    return any(cues["numbered_box"].match(label) for label in labels)


def is_asked_for(placing: Placing, written: dt.date | None) -> bool:
    """Whether a label, a column, a box or a slip asks for it, or it is the day of what was learnt or copied."""
    cues, label = date_rules().cues, placing.before.lower()
    labels = len(placing.above) < SHORT and not any(map(str.isdigit, placing.above))
    asked_above = f"{placing.above.lower()} {label}" if labels else ""
    told_to = cues["copies_to"].match(placing.line.text.lower())
    if told_to or any(cues["information"].search(one) for one in (label, asked_above)):
        return True
    if cues["ends_of_time"].match(placing.head.lower()) or cues["boxed_figures"].match(placing.above.lower()):
        return True
    boxed = _is_birth_in_a_box(placing, written) or _opens_below_a_birth(placing) or _is_end_of_a_time(placing, written)
    return is_labelled_as_a_datum(placing) or boxed or _is_on_a_slip(placing)


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


def _opens_below_a_birth(placing: Placing) -> bool:
    """Whether a day opens the line below a row of boxes of which the first asks for a birth."""
    return placing.is_first and date_rules().cues["birth_box"].match(placing.above.lower()) is not None


def _is_end_of_a_time(placing: Placing, written: dt.date | None) -> bool:
    """Whether it is one end of a time of pay, behind sums in a row whose column is lost, or alone on its line below the
    boxes that ask from when until when.
    """
    cues, before = date_rules().cues, placing.before.lower()
    if cues["behind_sums"].search(before) and cues["beside_its_end"].search(f"{before}\n{placing.after.lower()}"):
        return True
    both = " to " in placing.reading.text.lower() and not placing.after.strip()
    if both and cues["from_to"].fullmatch(placing.before):
        return True
    if placing.letters_beside or is_near(placing, written, 0):
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
