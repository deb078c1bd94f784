"""The labelled lines of a record's head, TO, FROM, SUBJECT and the like: each label's value as typed."""

from __future__ import annotations

import re
from dataclasses import replace

from regesta.model.records import Field
from regesta.stages.describe.header_rules import (
    Label,
    is_date_line,
    is_letterhead,
    is_salutation,
    opens_with_date,
    read_label,
    read_post,
)
from regesta.stages.describe.marks import LEVEL_BESIDE
from regesta.stages.describe.sheet import Sheet, fold
from regesta.stages.describe.typed import TypedLine

BARE = "header.bare"  # the rule of a label in capitals without its colon
_MOST_LINES = 5  # that a value runs over; the longest subject met has four
_SECOND_COLUMN = re.compile(
    r"\s{3,}\S|\t|\s+(?:DATE|Date|DATE DISTR|PRECEDENCE|REPORT NO|REFERENCES|FILE)\.?\s?:|\s+DATE\s+\d"
)
_PRINTED_HINT = re.compile(
    r"\((?:optional|check|officer designation|name|station|office|title)[^)]{0,60}\)", re.IGNORECASE
)
_PRINTED = re.compile(r"name,?\s(?:and\s)?address\b", re.IGNORECASE)  # "FROM: NAME, ADDRESS, AND PHONE NO."
_EMPTY = re.compile(r"[\W_]*|\([A-Za-z][A-Za-z ]{2,30}\)")
_CABLE_WORD = re.compile(
    r"(?:ACTION|INFO|CONF|ADVANCE COPY|RID COPY|ROUTING|CITE|PRECEDENCE|ROUTINE|PRIORITY|DEFERRED|IMMEDIATE|INDEX|"
    r"DATE (?:DISTR|OF)|PLACE &|REPORT NO|APPRAISAL|REFERENCES)\b"
)
_CABLE_CITED = re.compile(r"[A-Z][.)]\s(?:[A-Z]{3,12}\s){1,2}\d{3,6}\b")  # a list of references without its label
_LONGEST_TITLE_LINE, _SHORT_TITLE_LINE = 12, 8  # words of a line of prose that may go on with so short a line
_CABLE_NUMBER = re.compile(r"\b\d{6}Z\b|\bCITE\s[A-Z]{3}")  # the line of a cable's date-time group and number
# What the second column of an information report's head holds, read into a line of its subject.
_SECOND_OF_REPORT = re.compile(r"[ \t]+(?:DATE DISTR|REPORT NO)\b[^\n]*")
_FILE_NUMBER = re.compile(r"\(\d{1,3}-\d{2,6}[^)]{0,8}\)")
# What a scanner reads on a party's line and is no part of it: what follows his file number and its status, a mark.
_BESIDE_PARTY = re.compile(
    r"(?P<party>.*?\(\d{1,3}-\d{2,7}[^)]{0,8}\)(?:\s?\([A-Z]{1,4}\.?\))?)\s+\S.*|"
    rf"(?P<marked>.+?)\s+[*_]{{0,2}}{LEVEL_BESIDE}"
)
_HEADS_TEXT = re.compile(r"[A-Z][A-Z ]{3,24}:")  # "ALLEGATION:" under a subject
_SPECIFIC = re.compile(r"SPECIFIC\b")
_TABLE_HEAD = 25  # lines
_CELL = re.compile(r"[^|\s][^|]*")
_PARTIES = frozenset({"author", "recipient"})
_NEVER_DATES = _PARTIES | {"title"}
_PARAGRAPH = re.compile(r"\d{1,2}\.\s")
_SAYS = re.compile(r"\b(?:IS|WAS|HAS|HAD|ARE|WERE|WILL)\b")
_BEFORE_POST = re.compile(r"(?:(?P<recipient>To)|(?P<author>From))\s{1,8}")
_BARE = re.compile(
    r"(?:(?P<recipient>TO)|(?P<author>FROM|FM)|(?P<title>SUBJECT|SUBJ)|(?P<via>VIA|THRU)|(?P<reference>REFS?))"
    r"\s{1,8}(?!(?:AND|OF|OR|IS|BE)\b|[A-Z]{4}-?\d)(?=[A-Z\d\"(])"
)


def read_labelled(sheet: Sheet) -> dict[str, list[Field]]:
    """The values by field ("recipient", "author", "title", ...), each field's in the order of the page."""
    found: dict[str, list[Field]] = {}
    for number, line in sheet.with_role("header", "heading", "form"):
        label = read_label(line.text) or (None if _is_in_sentence(sheet, number) else read_bare_label(line))
        if label is None or (label.field == "-" and not label.id.startswith("header.")):
            continue
        if sheet.roles[number] != "header" and label.field not in {"recipient", "author", "title"}:
            continue
        field = value_of_label(sheet, number, label.value_at, label.field, label.id)
        if field:
            found.setdefault(label.field if label.field != "-" else _own_name(line.text), []).append(field)
    return with_form_labels(found, _in_cells(sheet))


def _in_cells(sheet: Sheet) -> dict[str, list[Field]]:
    """The parties and the subject that stand in the cells of a table at the head of a record, labels and all.

    >>> # "| TO : Harbour Office | FROM: Chief, Vigo |"
    """
    found: dict[str, list[Field]] = {}
    for line in sheet.lines[:_TABLE_HEAD]:
        cells = _CELL.finditer(line.text) if line.row else ()
        for cell in cells:
            label = read_label(cell[0].rstrip())
            if label is None or label.field not in _NEVER_DATES or label.value_at >= len(cell[0].rstrip()):
                continue
            start, end = line.at + cell.start() + label.value_at, line.at + cell.end()
            field = sheet.slice(label.field, line.page, start, end, rule=label.id)
            if field and not _EMPTY.fullmatch(field.value) and not _PRINTED_HINT.match(field.value):
                found.setdefault(label.field, []).append(field)
    return found


def with_form_labels(labelled: dict[str, list[Field]], printed: dict[str, list[Field]]) -> dict[str, list[Field]]:
    """The values of both: where a field has no label with its colon, or but a printed hint behind it, what is typed
    under a printed label goes first.
    """
    found = dict(labelled)
    for name, fields in printed.items():
        typed = found.get(name, [])
        if all(field.rule == BARE or field.value.startswith("(") for field in typed):
            found[name] = [*fields, *typed]
    return found


def read_bare_label(line: TypedLine) -> Label | None:
    """The label without its colon that a line begins with, in capitals or before a post.

    >>> # "FM BONN", "TO DIRECTOR, FBI", "From Chief, Vigo"
    """
    before = _BEFORE_POST.match(line.text)
    if before and before.lastgroup and read_post(line.text[before.end() :]):
        return Label(BARE, before.lastgroup, before.end())
    match = None if line.prose and line.words > (40 if line.upper else 12) else _BARE.match(line.text)
    if match is None or match.lastgroup is None:
        return None
    if match.lastgroup == "title" and _SAYS.search(line.text, match.end()):
        return None  # "SUBJ REF A IS CANDIDATE FOR ..." is a sentence of a cable
    return Label(BARE, match.lastgroup, match.end())


def _is_in_sentence(sheet: Sheet, number: int) -> bool:
    """Whether a line goes on with a sentence above it that is no label's value: "TO THE PRESS" in running capitals."""
    return sheet.goes_on(number) and not _begins_anew(sheet.lines[number - 1])


def _begins_anew(line: TypedLine) -> bool:
    """Whether a line has a beginning of its own and so is no part of the value above it."""
    if (
        _CABLE_NUMBER.search(line.text)
        or _CABLE_CITED.match(line.text)
        or _PARAGRAPH.match(line.text)
        or _CABLE_WORD.match(line.text)
        or read_label(line.text)
        or read_bare_label(line)
    ):
        return True
    return is_salutation(line.text) or is_date_line(line.text)


def _own_name(text: str) -> str:
    return re.split(r"\s{0,6}[:;.]", text, maxsplit=1)[0].strip().lower()[:30]


def value_of_label(sheet: Sheet, number: int, value_at: int, name: str, rule: str) -> Field | None:
    """What stands beside a label that ends `value_at` characters into a line, over as many lines as it runs; None where
    nothing does, or nothing that such a field can hold.
    """
    line = sheet.lines[number]
    rest = line.text[value_at:]
    column = _SECOND_COLUMN.search(rest) if name != "title" else re.search(r"\s{4,}\S", rest)
    beside = _BESIDE_PARTY.fullmatch(rest) if name in _PARTIES and column is None else None
    if beside:
        rest = beside["party"] or beside["marked"]
    if column and column.start() > 0:
        rest = rest[: column.start()]
    last = number
    if not column and not beside:
        empty = _EMPTY.fullmatch(rest) is not None
        last = _last_line(sheet, number, empty=empty, title=name == "title", bare=rule == BARE)
    start = line.at + value_at
    if last == number:
        field = sheet.slice(name, line.page, start, start + len(rest), rule=rule)
    else:
        field = sheet.cut(name, number, last, at=value_at, rule=rule)
    if field is None or _EMPTY.fullmatch(_PRINTED_HINT.sub("", field.value)) or _PRINTED.match(field.value):
        return None
    if name in _NEVER_DATES and is_date_line(field.value):
        return None  # a misread DATE: "RE: 3 May 1961"
    if name in _PARTIES and opens_with_date(field.value):
        return None  # the period that a form asks for: "FROM 1 July 1960 TO 30 June 1961"
    if name == "title" and _SECOND_OF_REPORT.search(field.text):
        return replace(field, value=fold(_SECOND_OF_REPORT.sub("", field.text)))
    return field


def _is_text_under(line: TypedLine, above: TypedLine) -> bool:
    """Whether a line is text of its own, and no more of the title above it: a long line of prose under a short one."""
    return line.prose and line.words > _LONGEST_TITLE_LINE and above.words < _SHORT_TITLE_LINE


def _last_line(sheet: Sheet, number: int, *, empty: bool, title: bool, bare: bool) -> int:
    """The line that a value ends with: lines of the head without a label of their own go on."""
    last = number
    if not title and _FILE_NUMBER.search(sheet.lines[number].text):
        return last  # "FROM: Legat, Rome (62-148)": nothing of the name can follow
    for following in range(number + 1, min(number + _MOST_LINES, len(sheet.lines))):
        line = sheet.lines[following]
        if title and line.gap <= 1 and _SPECIFIC.match(line.text):
            last = following  # "GENERAL: Operational" / "SPECIFIC: Dues"
            continue
        if sheet.roles[following] not in ("header", "heading") or line.page != sheet.lines[number].page:
            break
        if _begins_anew(line):
            break
        under_label = empty and last == number
        if title and (
            _HEADS_TEXT.fullmatch(line.text) or (not under_label and _is_text_under(line, sheet.lines[following - 1]))
        ):
            break
        if line.gap <= 1 and not title and read_post(line.text):
            last = following  # the second of two addressees
            continue
        if is_letterhead(line.text):
            if title or bare or line.gap > 1:
                break  # under "FM ROME" of a teletype stands the stamp of whoever received it
            last = following  # "Director, / Federal Bureau of Investigation"
            continue
        if line.gap > (1 if empty and last == number else 0) and not (title and line.upper and line.gap <= 1):
            break
        last = following
    return last
