"""To whom a record is: its label, its cable head, the address of a letter."""

from __future__ import annotations

import re

from regesta.model.records import Field
from regesta.stages.describe.cable import CableHead, addressee_alone
from regesta.stages.describe.genre import Genre
from regesta.stages.describe.header_rules import is_date_line, is_salutation, read_label
from regesta.stages.describe.persons import names_office
from regesta.stages.describe.sheet import Sheet
from regesta.stages.describe.stations import names_post, posts_of, with_post

_NO_ADDRESSEE = re.compile(r"(?:INFO|PAGE|CITE|ROOM|DATE)\b")
_FOR_RECORD = re.compile(
    r"(?:the\s+)?(?:record|files?)\b(?!\s+(?:officer|clerk|section|branch|integration))", re.IGNORECASE
)
_LONGEST_ADDRESSEE = 160  # characters; a longer value that ends in a full stop is text
_CABLE_HEAD = 40  # lines
_SENDS = re.compile(r"DIR(?:ECTOR)?\b|.*\bCITE\b|FROM\b")  # who sends, where nothing says to whom
_MORE_POSTS = re.compile(r"[A-Z]{3,}(?:[ ,]{1,2}[A-Z]{3,})*,?")
_DEAR = re.compile(r"(?:my\s+)?dear\s+(?P<name>.{2,40}?)\s?[,:.]?", re.IGNORECASE)


def find_recipient(
    sheet: Sheet, labelled: dict[str, list[Field]], cable: CableHead | None, genre: Genre | None
) -> Field | None:
    """Whom the record is to, as it says: its label, its cable head, the address of a letter."""
    if genre is not None and genre.kind == "exhibit":
        return None  # it says to which report it belongs
    for field in labelled.get("recipient", []):
        text = len(field.value) > _LONGEST_ADDRESSEE and field.value.endswith(".")
        if not text and not _NO_ADDRESSEE.match(field.value):
            record = _FOR_RECORD.match(field.text)
            if record:
                return sheet.slice(field.name, field.page, field.start, field.start + record.end(), rule=field.rule)
            return with_post(addressee_alone(sheet, field))
    if cable and cable.addressee:
        return with_post(addressee_alone(sheet, cable.addressee))
    if genre is not None and genre.kind == "cable" and (posts := _posts_in_head(sheet)):
        return with_post(posts)
    return _above_sender(sheet, labelled) or _letter_address(sheet) or _address_under_subject(sheet)


def _posts_in_head(sheet: Sheet) -> Field | None:
    """The posts that stand alone on a line, or on several, in the head of a cable whose labels are lost."""
    head = [number for number, line in sheet.head(_CABLE_HEAD) if posts_of(line.text) and not line.prose]
    first = next((number for number in head if not _SENDS.match(sheet.lines[number].text)), None)
    if first is None:
        return None
    last = first
    while (line := sheet.below(last)) and not line.gap and _MORE_POSTS.fullmatch(line.text) and names_post(line.text):
        last += 1
    field = sheet.cut("recipient", first, last, rule="cable.posts")
    return addressee_alone(sheet, field) if field else None


def _above_sender(sheet: Sheet, labelled: dict[str, list[Field]]) -> Field | None:
    """The post right above the label FROM of a cable whose label TO is lost: "JMWAVE" / "FROM: DIRECTOR"."""
    sender = next((field for field in labelled.get("author", []) if field.text.isupper()), None)
    if sender is None:
        return None
    for number, line in enumerate(sheet.lines[1:], start=1):
        if line.page == sender.page and line.at <= sender.start < line.at + len(line.text):
            above = sheet.lines[number - 1]
            post = above.gap <= line.gap and line.gap <= 1 and (posts_of(above.text) or _SENDS.fullmatch(above.text))
            return with_post(field) if post and (field := _cut(sheet, number - 1)) else None
    return None


def _cut(sheet: Sheet, number: int) -> Field | None:
    return sheet.cut("recipient", number, number, rule="cable.above-sender")


def _letter_address(sheet: Sheet) -> Field | None:
    """The inside address of a letter, its first two lines; else the name in the salutation."""
    for number, line in sheet.head(60):
        if not is_salutation(line.text):
            continue
        labels = [(n, read_label(sheet.lines[n].text)) for n in range(max(number - 4, 0), number)]
        subject = [n for n, label in labels if label and (label.field == "title" or n == number - 1)]
        last = (subject[0] if subject else number) - 1  # "RE: ..." stands between the address and the salutation
        first = last
        while first > 0 and not _ends_address(sheet, first):
            first -= 1
        if 0 <= first < last:
            return sheet.cut("recipient", first, first + 1, rule="recipient.address")
        match = _DEAR.fullmatch(line.text)
        if match:
            return sheet.named("recipient", line, match, rule="recipient.salutation")
    return None


def _address_under_subject(sheet: Sheet) -> Field | None:
    """The addressee of a letter in the manner of the armed forces: an office alone under the subject."""
    subject = False
    for number, line in sheet.head(30):
        label = read_label(line.text)
        if label and label.field == "title":
            subject = True
        elif subject and line.gap and label is None and not line.prose and names_office(line.text):
            return sheet.cut("recipient", number, number, rule="recipient.under-subject")
    return None


def _ends_address(sheet: Sheet, number: int) -> bool:
    """Whether the address begins with this line: a gap is above it, or what stands above is no part of an address."""
    line, above = sheet.lines[number], sheet.lines[number - 1]
    if line.gap > 0 or read_label(above.text) or (above.prose and (above.words > 9 or above.text.endswith("."))):
        return True
    return sheet.roles[number - 1] not in ("header", "heading", "body") or is_date_line(above.text)
