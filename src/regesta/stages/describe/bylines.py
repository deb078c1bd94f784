"""Whose a record is by the words that lead to a name: printed labels, title pages, running heads, hearings."""

from __future__ import annotations

import re

from regesta.model.records import Field
from regesta.stages.describe.header_rules import read_label
from regesta.stages.describe.marks import read_mark
from regesta.stages.describe.persons import holds_no_name, is_person, says_something
from regesta.stages.describe.sheet import Sheet
from regesta.stages.describe.speakers import IN_CONTENTS
from regesta.stages.describe.typed import TypedLine

_BYLINE = re.compile(r"by\s?:?(?:\s(?P<name>(?-i:[A-Z]).{4,40}))?", re.IGNORECASE)
_TITLE_PAGE = 30  # lines of a title page, the writer's name among them
# The running head of whoever takes notes: "Hale 8/7/58".
_NOTE_TAKER = re.compile(r"(?P<name>[A-Z][a-z]{2,14})[.,]?\s{1,3}\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}")
_NOTES_HEAD = 4
_BY = re.compile(
    r"(?:\d{1,2}\s?[.)]\s{0,3})?(?:report(?:\s+made)?\s+by|typed\s+name(?:,?\s+(?:and\s+)?(?:organization|grade|rank|title))*(?:\s+of\s+(?:special\s+agent|agent|(?:initial\s+)?reviewer|requester|officer))?|"
    r"prepared\s+by|written\s+by|interview(?:er|ed\s+by)|name\s+of\s+(?:special\s+)?agent|investigator|reported\s+by|(?:preparing|reporting)\s+unit|staff(?=\s{0,4}:))"
    r"(?:\s{0,4}:\s{0,6}|\s{1,4}(?!and\b)(?=[A-Z])|$)(?P<name>\S.{2,60})?",
    re.IGNORECASE,
)
_BY_WHOM = re.compile(r"\bby\b", re.IGNORECASE)  # "Examination by counsel" heads a column of a hearing's contents
_WITNESS = re.compile(
    r"(?:(?:continued\s+)?testimony|deposition|statement|affidavit|examination)\s+of:?(?:\s+(?P<name>[A-Z]\S*\s.{2,60}?)(?:,\s(?:taken|dated|given|made|called|accompanied)\b.*|\s[-\u2013]{1,3}\s?(?:resumed|continued)\b.*)?)?",
    re.IGNORECASE,
)
_CONTENTS = 6  # lines from the heading of a hearing's contents to its first row
_ROW = re.compile(r"(?P<name>[A-Z][\w.' -]{4,40}?)(?:\s\([A-Za-z]{4,10}\))?[\s.]{1,20}\d{1,3}")
# The form of a summary of interview opens with who was interviewed: it is on that person's word that the record stands,
# as a deposition stands on its witness's.
_IDENTIFYING = re.compile(r"(?:[1I]+\s?[.)]\s{0,3})?identifying\s+information:?", re.IGNORECASE)
_INTERVIEWED = re.compile(
    r"name\s{0,2}[:.]?\s{1,6}(?P<name>[A-Z][\w.,'\u2019 -]{3,50}?)(?:\s{1,8}(?:date|tel(?:ephone)?|phone)\b.{0,60})?",
    re.IGNORECASE,
)
_INTERVIEWED_WITHIN, _FORM_HEAD = 4, 40  # lines: from that caption to the name, from the head of the record to it
# A row of figures behind the name ("0-0-1-P") is the head count of a form's column.
_STRAY_FROM = re.compile(
    r".{1,24}\bFROM\s?:\s{1,6}(?P<name>[A-Z].{2,60}?)(?:\s{1,6}[\dA-Z]{1,3}(?:-[\dA-Z]{1,3}){2,12})?"
)
_LABELS_HEAD = 30  # lines in which a memorandum's labels stand
_DIARIST = re.compile(
    r"(?:from\s+the\s+(?:journal|diary)\s+of|из\s+дневника)\s+(?P<name>[A-ZА-Я][\w.'\u2019 -]{3,40}?)(?=[,;:]|$)",
    re.IGNORECASE,
)
_MOST_TESTIMONY_LINES = 400  # a hearing names its witness after title page, contents and appearances


def find_reporter(sheet: Sheet) -> Field | None:
    """The name beside or under a printed label that asks for it: REPORT MADE BY, TYPED NAME OF SPECIAL AGENT."""
    return _named_by(sheet, _BY, 120, "author.report-form")


def find_named_witness(sheet: Sheet) -> Field | None:
    """The witness whom the title of a hearing names: TESTIMONY OF, DEPOSITION OF."""
    return _named_by(sheet, _WITNESS, _MOST_TESTIMONY_LINES, "author.testimony")


def _named_by(sheet: Sheet, pattern: re.Pattern[str], most: int, rule: str) -> Field | None:
    """The name that a label or a title leads to, on its own line or on the next."""
    for number, line in enumerate(sheet.lines[:most]):
        match = pattern.fullmatch(line.text) if len(line.text) <= 120 else None
        if match is None:
            continue
        if match["name"] and _BY_WHOM.search(match["name"]):
            row = _row_of_contents(sheet, number)
            if row:
                return row
            continue
        if match["name"]:
            return sheet.named("author", line, match, rule=rule)
        below = sheet.below(number)
        if below and below.page == line.page and _may_be_name(below):
            # The next label of a card may be read before the name: "STAFF:" / "DATE: Petr Novak".
            label = read_label(below.text)
            if label is None or is_person(below.text[label.value_at :]):
                return sheet.cut("author", number + 1, number + 1, at=label.value_at if label else 0, rule=rule)
    return None


def _row_of_contents(sheet: Sheet, heading: int) -> Field | None:
    """The first witness in a hearing's contents: under "Deposition of   Examination by", "Petr A. Novak   2"."""
    for line in sheet.lines[heading + 1 : heading + 1 + _CONTENTS]:
        match = _ROW.fullmatch(line.text)
        if match and is_person(match["name"]):
            return sheet.named("author", line, match, rule=IN_CONTENTS)
    return None


def _may_be_name(line: TypedLine) -> bool:
    return not line.prose and 2 <= line.words <= 10 and not _BY_WHOM.search(line.text) and not read_mark(line.text)


def find_interviewee(sheet: Sheet) -> Field | None:
    """The person whom the form of an interview names first."""
    for number, line in enumerate(sheet.lines[:_FORM_HEAD]):
        if not _IDENTIFYING.fullmatch(line.text):
            continue
        for at in range(number + 1, min(number + 1 + _INTERVIEWED_WITHIN, len(sheet.lines))):
            below = sheet.lines[at]
            match = _INTERVIEWED.fullmatch(below.text)
            if match:
                return sheet.named("author", below, match, rule="author.interviewed")
    return None


def find_byline(sheet: Sheet) -> Field | None:
    """The name behind or under "by" on a title page."""
    for number, line in enumerate(sheet.lines[:_TITLE_PAGE]):
        match = _BYLINE.fullmatch(line.text)
        if match and match["name"] and is_person(match["name"]):
            return sheet.named("author", line, match, rule="author.byline")
        below = sheet.below(number) if match and not match["name"] else None
        if below and below.page == line.page and is_person(below.text):
            return sheet.cut("author", number + 1, number + 1, rule="author.byline")
    return None


def find_note_taker(sheet: Sheet) -> Field | None:
    """The name in the running head of notes, the date beside it, on the next line or on the one before."""
    for number, line in enumerate(sheet.lines[:_NOTES_HEAD]):
        match = _NOTE_TAKER.fullmatch(line.text)
        if match and not holds_no_name(match["name"]):
            return sheet.named("author", line, match, rule="author.note-taker")
        below = sheet.below(number)
        if below is None or below.page != line.page:
            continue
        for name, day, at in ((line.text, below.text, number), (below.text, line.text, number + 1)):
            taker = _NOTE_TAKER.fullmatch(f"{name.capitalize() if name.isupper() else name} {day}")
            if taker and not holds_no_name(name) and not says_something(name.lower()):
                return sheet.cut("author", at, at, rule="author.note-taker")
    return None


def find_diarist(sheet: Sheet) -> Field | None:
    """Whose journal a record is taken from: "From the Journal of A. B. Ivanov, 'Record of a Conversation ...'"."""
    for line in sheet.lines[:_LABELS_HEAD]:
        match = _DIARIST.match(line.text)
        if match:
            return sheet.named("author", line, match, rule="author.diary")
    return None


def find_stray_label(sheet: Sheet) -> Field | None:
    """What follows FROM: on a line that opens with the edge of a stamp."""
    for _, line in sheet.head(_LABELS_HEAD):
        match = None if line.prose else _STRAY_FROM.fullmatch(line.text)
        if match:
            return sheet.named("author", line, match, rule="author.stray-label")
    return None
