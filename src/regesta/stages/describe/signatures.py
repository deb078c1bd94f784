"""Who signed a record: the typed name under its text, alone or for another."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from regesta.model.records import Field
from regesta.stages.describe.persons import holds_no_name, is_person, is_written_like_signature, names_office
from regesta.stages.describe.sheet import Sheet

_SIGNED_MARK = re.compile(r"/s/\s?")
_SIGNED_BY = re.compile(
    r"(?:gez\.|gezeichnet|firmado:?|sign[eé]:|подпись:?)\s(?P<name>[^\W\d_][\w.' -]{2,40})", re.IGNORECASE
)
_RUNS_ON = re.compile(r"\b(?:for|of|the|and|to)$", re.IGNORECASE)  # an office that the next line ends
_OFFICE_LETTERS = re.compile(r"[A-Z]{2,6}(?:/[A-Z\d]{1,6}){1,4}")
_FILED = re.compile(r"files?\s?[:;]", re.IGNORECASE)  # "File: Case 555", and under it whom it is about
_SURNAME = re.compile(r"[A-Z][a-z]{2,12}")
# Lines about a name, and how many of them are a surname alone where it is one of a list.
_LISTED_NEAR, _FEWEST_LISTED = 3, 4
_PRINTED_DATE = re.compile(r"\(date\)", re.IGNORECASE)  # under the date of a short note on a printed form
_NOTE_HEAD, _NOTE_LINES = 20, 3  # lines: from the head of such a note to that word, from the name to it
# "FOR THE CHIEF:", "FOR THE CHIEF OF STAFF" and "BY ORDER OF COLONEL HALE:" stand over the name of whoever signed for
# another; without the colon only in capitals.
_FOR_ANOTHER = re.compile(
    r"(?:(?i:for\s+the|by\s+(?:order|command|direction|authority)\s+of)\s.{3,60}:|FOR\s+THE\s+[A-Z][A-Z ,]{3,60})"
)
_ALIKE = 0.6  # share of two lines' letters that agree, where one is the other misread
_SIGNS_WITHIN = 3  # lines, a picture of the signature among them
_CAPTION = re.compile(r"!?\[.{0,20}signature of (?P<name>[A-Z][A-Za-z.' -]{3,40})\]?", re.IGNORECASE)


def find_signer(sheet: Sheet) -> Field | None:
    """The typed name of the signature, with the office under it."""
    for written, line in sheet.with_role("signature"):
        signed = _SIGNED_BY.fullmatch(line.text)
        if signed:
            return sheet.named("author", line, signed, rule="author.signature")
        if is_person(line.text) and not _is_part(sheet, written):
            number = _typed_below(sheet, written)
            line = sheet.lines[number]
            last = number
            if number + 1 < len(sheet.lines) and sheet.roles[number + 1] == "signature":
                below = sheet.lines[number + 1]
                last = number + 1 if below.page == line.page and names_office(below.text) else number
            mark = _SIGNED_MARK.match(line.text)
            return sheet.cut("author", number, last, at=mark.end() if mark else 0, rule="author.signature")
    return _among_copies(sheet)


def _among_copies(sheet: Sheet) -> Field | None:
    """The typed name, set apart with its office's letters under it, that a scanner read into the list of copies."""
    for number, line in sheet.with_role("distribution"):
        below = sheet.below(number)
        office = below and below.page == line.page and not below.gap and _OFFICE_LETTERS.fullmatch(below.text)
        if office and line.gap and is_person(line.text):
            return sheet.cut("author", number, number, rule="author.signature")
    return None


def _is_part(sheet: Sheet, number: int) -> bool:
    """Whether a name goes on with an office or a file number above it, or is one of a list: who is to see the paper."""
    above = sheet.lines[number - 1].text if number else ""
    if _RUNS_ON.search(above) or _FILED.match(above):
        return True
    near = sheet.lines[max(number - _LISTED_NEAR, 0) : number + _LISTED_NEAR + 1]
    return sum(_SURNAME.fullmatch(line.text) is not None for line in near) >= _FEWEST_LISTED


def _typed_below(sheet: Sheet, number: int) -> int:
    """The line of the typed name: right under a signature that the converter read like it, "Joan Hsle / Joan Hale"."""
    below = number + 1
    if below >= len(sheet.lines) or sheet.roles[below] != "signature" or not is_person(sheet.lines[below].text):
        return number
    alike = SequenceMatcher(None, sheet.lines[number].text.casefold(), sheet.lines[below].text.casefold()).ratio()
    return below if alike >= _ALIKE else number


def find_signed_for(sheet: Sheet) -> Field | None:
    """The name under "FOR THE CHIEF:", with the rank or office under it."""
    for number, line in enumerate(sheet.lines):
        if not _FOR_ANOTHER.fullmatch(line.text):
            continue
        for at in range(number + 1, min(number + 1 + _SIGNS_WITHIN, len(sheet.lines))):
            name = sheet.lines[at]
            if name.page == line.page and is_person(name.text):
                return sheet.cut("author", at, at + 1 if _is_rank(sheet, at + 1) else at, rule="author.signed-for")
    return None


def _is_rank(sheet: Sheet, number: int) -> bool:
    """Whether a line under a typed name gives the rank or office of its bearer."""
    if number >= len(sheet.lines) or sheet.roles[number] not in ("signature", "body"):
        return False
    line = sheet.lines[number]
    if line.text[0].isdigit():
        return False  # "2 cc: Harbour Office"
    return line.page == sheet.lines[number - 1].page and not line.prose and line.words <= 5


def find_note_signer(sheet: Sheet) -> Field | None:
    """The name over the date of a short note on a printed form, which asks for the date under it: "(DATE)"."""
    for number, line in enumerate(sheet.lines[:_NOTE_HEAD]):
        if not _PRINTED_DATE.fullmatch(line.text):
            continue
        for at in range(number - 1, max(number - 1 - _NOTE_LINES, -1), -1):
            if is_person(sheet.lines[at].text):
                return sheet.cut("author", at, at, rule="author.note")
    return None


def find_captioned(sheet: Sheet) -> Field | None:
    """The name in the converter's caption of a signature."""
    for _, line in sheet.with_role("furniture"):
        match = _CAPTION.match(line.text)
        if match and is_written_like_signature(match["name"].strip()) and not holds_no_name(match["name"]):
            return sheet.named("author", line, match, rule="author.signature-picture")
    return None
