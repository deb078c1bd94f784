"""The printed labels of a form, TO, FROM, TITLE and the like, each with what is typed under it."""

from __future__ import annotations

from regesta.model.records import Field
from regesta.stages.describe.header_rules import (
    LONGEST_FORM,
    is_date_line,
    is_form_words,
    read_form_label,
    read_label,
)
from regesta.stages.describe.sheet import Sheet

_MOST_LINES = 3  # that a value runs over; those of the forms met have an office, a body and a place
_LONGEST_GLOSS = 3  # lines of a printed hint in brackets between label and value
_NOT_TYPED = frozenset({"marking", "furniture", "boilerplate"})


def read_form_labels(sheet: Sheet) -> dict[str, list[Field]]:
    """The values by field, each field's in the order of the page; a label that nothing is typed under gives none."""
    found: dict[str, list[Field]] = {}
    for number, line in enumerate(sheet.lines[:LONGEST_FORM]):
        label = read_form_label(line.text)
        if label is None or number >= label.within or sheet.roles[number] in _NOT_TYPED:
            continue
        first = _past_gloss(sheet, number + 1)
        if label.wants_gloss and first == number + 1 and number >= label.alone:
            continue
        last = _last_line(sheet, number, first, most=1 if label.field == "title" else _MOST_LINES)
        field = sheet.cut(label.field, first, last, rule=label.id) if last is not None else None
        if field is not None:
            found.setdefault(label.field, []).append(field)
    return found


def _past_gloss(sheet: Sheet, number: int) -> int:
    """The first line behind a hint in brackets, which the form may break over lines: "(Include ZIP / Code)"."""
    if number >= len(sheet.lines) or not sheet.lines[number].text.startswith("("):
        return number
    for at in range(number, min(number + _LONGEST_GLOSS, len(sheet.lines))):
        if sheet.lines[at].text.endswith(")"):
            return at + 1
    return number


def _last_line(sheet: Sheet, label: int, first: int, *, most: int) -> int | None:
    """The line that the value ends with; None where no value stands under the label."""
    last = None
    for number in range(first, min(first + most, len(sheet.lines))):
        line = sheet.lines[number]
        apart = line.gap > (1 if number == first else 0) or line.page != sheet.lines[label].page
        if apart or line.prose or sheet.roles[number] in _NOT_TYPED or line.text.startswith("("):
            break
        if read_label(line.text) or read_form_label(line.text) or is_form_words(line.text):
            break
        if is_date_line(line.text) or line.text.endswith(":"):
            break
        last = number
    return last
