"""The body that a record comes from: its letterhead, or the office in its drafters' line."""

from __future__ import annotations

import re

from regesta.model.records import Field
from regesta.stages.describe.header_rules import is_letterhead, read_label
from regesta.stages.describe.sheet import Sheet

_BODY = re.compile(
    r"\b(?:agency|department|bureau|senate|committee|house|council|embassy|government|office|ministry|staff|headquarters|"
    r"commission|service|group|detachment|command)\b",
    re.IGNORECASE,
)
_HEAD = 25  # lines in which a letterhead stands
_ADDRESS = 6  # lines from the first of an address to its last
# "FEDERAL BUREAU OF INVESTIGATION / COMMUNICATIONS SECTION" is stamped on what another body wrote.
_RECEIVES = re.compile(
    r"(?:tele)?communications?\s+(?:section|cent(?:er|re))|message\s+cent(?:er|re)|.{0,20}message\s+center|records\s+branch.{0,20}",
    re.IGNORECASE,
)
_NO_OBJECTION = re.compile(r"no\s+objection", re.IGNORECASE)  # "NO OBJECTION / NATIONAL SECURITY COUNCIL / 10/5/94"
_OFFICE_OF = re.compile(r"[A-Z][\w&/.-]{1,20}(?=\s?\()")
_DRAFTERS = re.compile(
    r"(?P<office>[A-Z][A-Z&]{1,9}(?:[/-][A-Z][A-Z&\d]{0,7}){0,4})"
    r"(?:\s?:\s?[A-Za-z][A-Za-z.]{1,5}\s?[:;/]|/[A-Za-z]{0,2}[A-Z][a-z]{1,12}\s?[:;])"
)


def find_originator(sheet: Sheet, labelled: dict[str, list[Field]], recipient: Field | None) -> Field | None:
    """The letterhead's body; else the office that a drafters' line begins with ("INR/ARA:PLK:mhb"); else its label."""
    for number in range(min(len(sheet.lines), _HEAD)):
        if _is_body(sheet, number) and not _is_stamp(sheet, number) and not _is_address(sheet, number, recipient):
            last = number + 1 if _goes_on(sheet, number + 1) else number
            return sheet.cut("originator", number, last, rule="originator.letterhead")
    for _, line in sheet.with_role("signature"):
        match = None if read_label(line.text) else _DRAFTERS.match(line.text)  # "UNIT: C/HAB:ext. 4"
        if match:
            start, end = line.at + match.start("office"), line.at + match.end("office")
            return sheet.slice("originator", line.page, start, end, rule="originator.drafters")
    if not labelled.get("orig"):
        return None
    field = labelled["orig"][0]
    office = _OFFICE_OF.match(field.text)  # "ORIG: HAB/3 (NOVAK, 4-1000); COORD: ..."
    return (
        sheet.slice(field.name, field.page, field.start, field.start + office.end(), rule=field.rule)
        if office
        else field
    )


def _is_body(sheet: Sheet, number: int) -> bool:
    text = sheet.lines[number].text
    return (
        sheet.roles[number] in ("header", "heading", "body") and is_letterhead(text) and _BODY.search(text) is not None
    )


def _goes_on(sheet: Sheet, number: int) -> bool:
    """Whether a second body stands right under the first, of which it is a part: a department's bureau."""
    if number >= len(sheet.lines) or sheet.lines[number].page != sheet.lines[number - 1].page:
        return False
    return sheet.lines[number].gap <= 1 and _is_body(sheet, number)


def _is_stamp(sheet: Sheet, number: int) -> bool:
    """Whether a body is named by a stamp: of its message centre, or of its reviewers who have no objection."""
    above = sheet.lines[number - 1] if number else None
    if above and above.page == sheet.lines[number].page and _NO_OBJECTION.match(above.text):
        return True
    return any(_RECEIVES.fullmatch(line.text) for line in sheet.lines[number + 1 : number + 3])


def _is_address(sheet: Sheet, number: int, recipient: Field | None) -> bool:
    """Whether a body is named in the address of whom the record is to."""
    line = sheet.lines[number]
    if recipient is None or recipient.page != line.page or line.end <= recipient.start:
        return False
    lines = sum(recipient.start <= one.start <= line.start for one in sheet.lines if one.page == line.page)
    return lines <= _ADDRESS
