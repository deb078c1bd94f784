"""Identification forms, in all the ways they come out of scanning: each printed label's value, kept apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from regesta.model.records import Field
from regesta.stages.describe.damage import mended
from regesta.stages.describe.line_rules import ruled_line
from regesta.stages.describe.page_zones import FEWEST_RUN_TOGETHER, identification_end
from regesta.stages.describe.sheet import Sheet
from regesta.stages.describe.typed import TypedLine

# The form's labels and the terms their values go by; "RECORDS SERIES" and "RECORD SERIES" both occur.
_LABELS = {
    "agency": r"agency",
    "record_number": r"records?[\s_]+number",
    "record_series": r"records?\s+series",
    "agency_file_number": r"agency\s+file\s+number",
    "originator": r"(?:agency\s+)?originator",
    "from": r"from",
    "to": r"t[o0]",
    "title": r"title",
    "date": r"date",
    "pages": r"pages",
    "subjects": r"subjects?(?:\(s\))?",
    "document_type": r"document\s+type",
    "classification": r"(?:original\s+)?classification",
    "restrictions": r"restrictions?",
    "current_status": r"(?:current\s+)?status",
    "date_of_last_review": r"(?:date\s+of\s+last\s+review|(?:last\s+)?review\s+date|update\s+date)",
    "opening_criteria": r"opening\s+criteria",
    "comments": r"comments?",
}
_LABEL = re.compile(
    "|".join(f"(?P<{name}>{pattern})" for name, pattern in sorted(_LABELS.items(), key=lambda item: -len(item[1]))),
    re.IGNORECASE,
)
# A label within a line, with its colon, in capitals throughout.
_LABEL_WITHIN = re.compile(rf"(?<!\S)(?=(?-i:[A-Z][A-Z ()]+):)(?:{_LABEL.pattern})\s{{0,6}}:\s{{0,6}}", re.IGNORECASE)
_LONGEST_LINE = 120  # characters of a line of a form
_COLON = re.compile(r"\s{0,6}[:;.|]{1,2}\s{0,6}")
_SECTION = re.compile(
    r"(?:agency|document)\s+information|original|new(?:\s+classification\W{0,3}.*)?|(?:jfk\s+)?assassination\s+(?:records?\s+)?system.*|identification\s+form.*|"
    r"\[\s?r\s?\].*|nww?\s?#?:?\s?\d.*|v\d[\s.]\d.*|doc\s?[il1]d.*|page\s?:?\s?\d+|-{3,}|=+|\d{1,3}|released\s+under.*|"
    r"assassination\s+records.*|1992\s+\(44.*|\d{5}\s+date.*|hereby.*|\d{3}-\d{5}-\d{5}.*",
    re.IGNORECASE,
)
# Another label that a scanner read into the line of a value: "06/10/1953 'PAGES: 3".
_NEXT_LABEL = re.compile(
    r"\s[^\w\s\[(]{0,2}\s?(?:pages?|restrictions|date|records?[\s_]number|current\s+status|classification)\s{0,3}:.*",
    re.IGNORECASE | re.DOTALL,
)
_ABOVE_DATE = frozenset(["originator", "from", "to", "title"])  # labels of the form over the record's own date
_FORM_DATE = re.compile(
    r"(?:.*identification\s+form)?\s*date\s*:[*\s]*(?P<date>\d{1,2}/\d{1,2}/\d{2,4}X?)", re.IGNORECASE
)
_RUNNING = frozenset(["subjects", "comments", "title", "opening_criteria"])  # values of words, that may name a label
_LABELLED_BY_ITSELF = frozenset(["from", "to", "title", "date", "pages", "agency", "comments", "originator"])


def read_identification(sheet: Sheet) -> tuple[Field, ...]:
    """The values of an identification form by the form's own labels; empty where the record holds none."""
    end = _form_lines(sheet)
    found: list[Field] = []
    seen: set[str] = set()
    number = 0
    while number < end:
        line = sheet.lines[number]
        together = _run_together(sheet, line)
        if together:
            found.extend(together)
            number += 1
            continue
        label = _label_of(line)
        if label is None:
            number += 1
            continue
        name, value_at = label
        seen.add(name)
        last = number
        while last + 1 < end and sheet.lines[last + 1].page == line.page and _goes_on(sheet.lines[last + 1]):
            last += 1
        field = _form_field(sheet, name, number, last, value_at, printed=not seen & _ABOVE_DATE)
        if field:
            found.append(field)
        number = last + 1
    return tuple(found)


def _form_lines(sheet: Sheet) -> int:
    """How many of the record's first lines are of identification forms, page by page."""
    total = 0
    while total < len(sheet.lines):
        page = sheet.lines[total].page
        lines = _page_lines(sheet.lines, total, page)
        end = identification_end(lines)
        if not end:
            return total
        total += end
        if end < len(lines):
            return total
    return total


def _page_lines(lines: Sequence[TypedLine], start: int, page: int) -> Sequence[TypedLine]:
    end = start
    while end < len(lines) and lines[end].page == page:
        end += 1
    return lines[start:end]


def _label_of(line: TypedLine) -> tuple[str, int] | None:
    text = mended(line.text)
    match = _LABEL.match(text)
    if match is None or match.lastgroup is None:
        return None
    colon = _COLON.match(text, match.end())
    if colon:
        return match.lastgroup, colon.end()
    rest = line.text[match.end() :].strip()
    if not rest and match.lastgroup not in _LABELLED_BY_ITSELF:
        return match.lastgroup, len(line.text)
    if rest and match[0].isupper() and line.text[match.end()] == " " and match.lastgroup not in _LABELLED_BY_ITSELF:
        return match.lastgroup, match.end()  # the colon was lost in scanning
    return None


def _run_together(sheet: Sheet, line: TypedLine) -> list[Field]:
    """The values of a form whose lines were run into one: "AGENCY: CIA RECORD NUMBER: 104-00000-00001 ..."."""
    if len(line.text) < _LONGEST_LINE:
        return []
    labels = [match for match in _LABEL_WITHIN.finditer(mended(line.text)) if match.lastgroup]
    if len(labels) < FEWEST_RUN_TOGETHER:
        return []
    found = []
    for label, following in zip_longest(labels, labels[1:]):
        start, end = line.at + label.end(), line.at + (following.start() if following else len(line.text))
        field = sheet.slice(str(label.lastgroup), line.page, start, end, rule=f"form.{label.lastgroup}")
        if field and field.value.strip(" :.-_"):
            found.append(field)
    return found


def _goes_on(line: TypedLine) -> bool:
    """Whether a line without a label goes on with the value above it."""
    if _label_of(line) is not None or _SECTION.fullmatch(line.text):
        return False
    rule = ruled_line(line.text)
    return rule is None or rule.role != "marking"


def _form_field(sheet: Sheet, name: str, number: int, last: int, value_at: int, *, printed: bool) -> Field | None:
    """The value of a label; a date over the record's own labels is that of the day the form was printed."""
    line = sheet.lines[number]
    if name == "date" and printed and _FORM_DATE.match(line.text):
        name = "form_date"
    field = sheet.cut(name, number, last, at=value_at, rule=f"form.{name}")
    following = _NEXT_LABEL.search(field.text) if field and name not in _RUNNING else None
    if field and following:
        field = sheet.slice(name, field.page, field.start, field.start + following.start(), rule=field.rule)
    if field is None or not field.value.strip(" :.-_"):
        return None
    return field
