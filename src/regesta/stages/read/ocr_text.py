"""OCR text and markdown whose pages are marked: by a rule with a page number, a bracket, or a form feed.

One file has one way of marking its pages. The first of `_MARKS` that a file has is its way; whatever else looks
like a mark is then part of the record ("- Page 3 -" at the foot of a typed page, "PAGE 2" of a cable).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from regesta.model.text import Page

_PAGE = r"page[ \t:]{0,4}(?P<number>\d{1,5})(?:[ \t]{1,3}(?:of|/)[ \t]{1,3}\d{1,5})?"
_RULE = r"[-_=*]{3,9}"
_FLAGS = re.IGNORECASE | re.MULTILINE
_MARKS = (
    # "------------------------------------- Page 2"
    re.compile(rf"^[-_=]{{10,200}}[ \t]{{0,4}}{_PAGE}[ \t]*[-_=]{{0,200}}[ \t]*$", _FLAGS),
    # "{4}------------------------------------------------"
    re.compile(r"^\{(?P<number>\d{1,5})\}-{10,200}[ \t]*$", _FLAGS),
    # "--- Page 3 ---", "=== PAGE 3 of 7 ==="
    re.compile(rf"^{_RULE}[ \t]{{0,4}}{_PAGE}[ \t]{{0,4}}(?:{_RULE})?[ \t]*$", _FLAGS),
    # "[Page 3]", "<!-- page 3 -->"
    re.compile(rf"^(?:\[|<!--)[ \t]{{0,3}}{_PAGE}[ \t]{{0,3}}(?:\]|-->)[ \t]*$", _FLAGS),
    re.compile(r"\f"),
)


@dataclass(frozen=True, slots=True)
class PageMark:
    """Where one page ends and the next begins; the mark itself belongs to neither."""

    start: int
    end: int
    number: int | None  # as stated; None for a form feed


def find_page_marks(text: str) -> list[PageMark]:
    """The marks that part a text into pages, in order; empty where it has none."""
    for pattern in _MARKS:
        found = [
            PageMark(match.start(), match.end(), int(match["number"]) if "number" in pattern.groupindex else None)
            for match in pattern.finditer(text)
        ]
        if found:
            return found
    return []


def split_pages(text: str, marks: list[PageMark]) -> tuple[Page, ...]:
    """The pages between the marks: a slice of the text each, without the mark's own line.

    What stands before the first mark is page 1. Numbers are those that the marks state, when they run upwards;
    else pages are counted from 1.
    """
    slices = [text[start:end] for start, end in _extents(text, marks)]
    numbers = [mark.number for mark in marks]
    if _stand_at_the_foot(text, marks):
        slices, stated = slices[:-1], numbers
    elif numbers[0] is not None and numbers[0] <= 1:
        # The first page has a mark of its own. What stands before it (a converter's line) is read with it.
        slices, stated = [text[: marks[1].start] if len(marks) > 1 else text, *slices[2:]], numbers
    else:
        stated = [1, *numbers]
    if marks[0].number is None and len(slices) > 1 and not slices[-1].strip():
        slices, stated = slices[:-1], stated[:-1]  # a form feed ends the last page too
    return tuple(Page(number, part) for number, part in zip(_numbers(stated), slices, strict=True))


def remark_order(marks: list[PageMark]) -> tuple[str, ...]:
    """A sentence that names the first page mark that does not run upwards; empty where all do."""
    step = _out_of_order([mark.number for mark in marks if mark.number is not None])
    if step is None:
        return ()
    before, number = step
    return (f"page marks out of order (page {number} after {before}): the pages are counted as they stand",)


def _out_of_order(numbers: list[int]) -> tuple[int, int] | None:
    """The first number that does not run upwards, behind the one before it; None where all do."""
    return next((step for step in pairwise(numbers) if step[1] <= step[0]), None)


def _extents(text: str, marks: list[PageMark]) -> list[tuple[int, int]]:
    starts = [0, *(_after(text, mark) for mark in marks)]
    ends = [*(mark.start for mark in marks), len(text)]
    return list(zip(starts, ends, strict=True))


def _after(text: str, mark: PageMark) -> int:
    """The mark's line break goes with the mark."""
    return mark.end + 1 if mark.number is not None and text[mark.end : mark.end + 1] == "\n" else mark.end


def _stand_at_the_foot(text: str, marks: list[PageMark]) -> bool:
    """True when each mark closes the page it numbers: "Page 1" comes after words, and nothing after the last."""
    if marks[0].number != 1 or text[marks[-1].end :].strip():
        return False
    return bool(text[: marks[0].start].strip())


def _numbers(stated: list[int | None]) -> list[int]:
    """The numbers as stated when they run upwards from 1 or more, else 1, 2, 3, ..."""
    known = [number for number in stated if number is not None]
    upwards = len(known) == len(stated) and _out_of_order(known) is None
    return known if upwards and known and known[0] >= 1 else list(range(1, len(stated) + 1))
