"""The lines of a record with their roles: those the description gives, and a plain guess where it gives none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from regesta.model.records import Description, Record
from regesta.model.text import LineRole
from regesta.stages.date.fold import latin

_SHORT_DATE = re.compile(
    r"[\s*'~.,_-]*(?:[A-Za-z0-9]{3,10}[ .,]{1,3})?[0-9iIlLoOsSzZ]{1,4}[\s*'~.,_-]*|[A-Za-z]{3,9}[\s.,]*"
)
_TRACE = re.compile(r"[\W_]{0,60}(?:\[(?:illegible|unreadable|faded|torn)\])?[\W_]{0,60}", re.IGNORECASE)
_MARKING = re.compile(
    r"[\s*#>_=-]*(?:(?:TOP )?SECRET|CONFIDENTIAL|(?:LIMITED )?OFFICIAL USE(?: ONLY)?|UNCLASSIFIED|RESTRICTED|NOFORN"
    r"|(?:[A-Z]-){4,}[A-Z](?:[ -](?:[A-Z]-){1,}[A-Z]){0,3})[A-Z/ .()-]{0,40}[\s*_]*"
)
_PAGE_NUMBER = re.compile(r"[\s*#_]*(?:-+ ?\d{1,4} ?-+|\d{1,4} ?-|page \d+(?: of \d+)?|p\. ?\d+)[\s*_]*", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"[\s*#_-]*\d{1,3}[\s*_.]*")
PAGE_ROLES: frozenset[LineRole] = frozenset({"furniture", "marking", "stamp", "boilerplate", "distribution", "form"})
_RELEASE = re.compile(
    r"\b(?:docid|nw \d{4,}|reviewed by|declassif|approved for release|released? under|all information contained"
    r"|herein ?is unclass|classified by|downgraded|a/cdc/mr|a/cos/ier|sanitized|exempt(?:ed)? from)",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"\s*(?:\*\*|#+ )?(?:to|from|subject|date|via|attn|attention|reference|ref|info)\b ?[:.*]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line of a record that holds anything: page, offsets, text and what it is there for."""

    page: int
    start: int
    end: int
    text: str
    role: LineRole
    numbers_page: bool = False  # a bare number that stands between two markings or at the foot


def lines_of(record: Record, description: Description) -> list[TypedLine]:
    """The record's lines, by page and start."""
    roles = {(line.page, line.start): line.role for line in description.lines}
    lines = [
        TypedLine(
            page.number,
            start,
            end,
            latin(page.text[start:end]),
            roles.get((page.number, start)) or guessed_role(page.text[start:end]),
        )
        for page in record.pages
        for start, end in _bounds(page.text, *record.extent(page))
    ]
    numbers = {number for number in range(len(lines)) if _numbers_page(lines, number)}
    return [
        replace(line, role="furniture", numbers_page=True) if number in numbers else line
        for number, line in enumerate(lines)
    ]


def belongs_to_page(line: TypedLine) -> bool:
    """Whether a line is a marking, page number or stamp, and so no part of what the record tells.

    A bare number is kept unless it numbers the page: it may be the day or year that heads an entry.
    """
    if line.numbers_page or _PAGE_NUMBER.fullmatch(line.text) or _MARKING.fullmatch(line.text):
        return True
    return line.role in PAGE_ROLES and not _SHORT_DATE.fullmatch(line.text) and not _TRACE.fullmatch(line.text)


def _bounds(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    bounds, at = [], start
    while at < stop:
        end = text.find("\n", at, stop)
        end = stop if end < 0 else end
        if text[at:end].strip():
            bounds.append((at, end))
        at = end + 1
    return bounds


def guessed_role(text: str) -> LineRole:
    """What a line is there for, by its own look alone."""
    if _MARKING.fullmatch(text):
        return "marking"
    if _PAGE_NUMBER.fullmatch(text):
        return "furniture"
    if _RELEASE.search(text) and len(text) < 100:  # a stamp is short; prose that tells of a release is not
        return "stamp"
    return "header" if _HEADER.match(text) else "body"


def _numbers_page(lines: list[TypedLine], number: int) -> bool:
    """Whether a bare number stands between two markings, or at the foot of its page, and so numbers the page."""
    if not _BARE_NUMBER.fullmatch(lines[number].text):
        return False
    if 0 < number < len(lines) - 1 and lines[number - 1].page == lines[number].page != lines[number + 1].page:
        return True
    around = [*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2]]
    return bool(around) and all(_MARKING.fullmatch(line.text) or guessed_role(line.text) == "stamp" for line in around)
