"""The lines of a page with their offsets, for records that begin within it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from regesta.model.evidence import Evidence
from regesta.model.records import RecordKind
from regesta.model.text import Page

_LINE = re.compile(r"[^\n]+")
_MARKS = " \t\r>*_`|\\~#"
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line with something on it: where it begins in the page's text, and its text without the converter's marks."""

    start: int
    text: str
    marked: bool  # the converter made it a heading ("# ...")


@dataclass(frozen=True, slots=True)
class InnerBeginning:
    """Where in a page's text a record begins, what it is, and why."""

    start: int
    kind: RecordKind
    evidence: tuple[Evidence, ...]


def page_lines(page: Page) -> list[PageLine]:
    """The lines of a page that say something, in order."""
    lines = (
        PageLine(match.start(), match[0].strip(_MARKS)[:_LONGEST], match[0].lstrip().startswith("#"))
        for match in _LINE.finditer(page.text)
    )
    return [line for line in lines if line.text]
