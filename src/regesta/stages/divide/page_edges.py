"""The first and last lines of a page that say something, and the numbers typed on it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from regesta.model.text import Page
from regesta.stages.divide.boundary_rules import is_silent

HEAD_LINES = 30  # lines of a page's head that the rules look at
FOOT_LINES = 16
_LONGEST = 300  # characters of a line that are looked at
_MARKS = " \t\r>*_`|\\~"
_WORDS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
}
_TYPED_NUMBER = re.compile(
    r"[-–~.]\s?(\d{1,3})\s?[-–~.]?|(\d{1,3})\s?[-–]|.{0,60}\bpage[.\s:]{0,3}(?:no\.?\s?)?-?\s?(\d{1,3})\b.{0,50}|"
    r".{0,60}\bpage\s(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b.{0,50}",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"(\d{1,4})")
_RELEASE_NUMBER = re.compile(r"\bnww?\s?#?:?\s?\d|doc\s?[il1]d", re.IGNORECASE)
_PARAGRAPH = re.compile(r"(?:#\s)?(\d{1,2})[.)](?:[-–]\s?|\s{1,4})\S")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class PageEdges:
    """What of a page is looked at to divide a file; every list holds stripped lines."""

    head: list[str]  # from the top, silent lines left out; a heading keeps its "#"
    foot: list[str]  # from the bottom upwards, silent lines left out
    number: int | None  # "- 2 -", "Page 2", "PAGE TWO"
    bare_number: int | None  # a number alone at the edge
    first_paragraph: int | None  # number of the first numbered paragraph of the page
    last_paragraph: int | None
    lines: int  # silent ones included
    words: int

    @property
    def is_blank(self) -> bool:
        """Whether nothing on the page can be read."""
        return self.words < 3

    @property
    def runs_on(self) -> bool:
        """Whether the page ends in the middle of a sentence."""
        last = self.foot[0] if self.foot else ""
        return bool(last) and len(last) >= 30 and last[-1] not in '.:;!?)"”*]|' and not last.isupper()


def page_edges(page: Page) -> PageEdges:
    """The edges of a page."""
    lines = _stripped_lines(page.text)
    spoken = [line for line in lines if not is_silent(line.lstrip("# "))] if len(lines) <= 120 else None
    if spoken is None:
        head = [line for line in lines[:60] if not is_silent(line.lstrip("# "))]
        foot = [line for line in lines[-40:] if not is_silent(line.lstrip("# "))]
    else:
        head, foot = spoken, spoken
    edge_lines = [*lines[:5], *lines[-5:]]
    paragraphs = [int(match[1]) for match in map(_PARAGRAPH.match, lines) if match]
    return PageEdges(
        head=head[:HEAD_LINES],
        foot=foot[: -FOOT_LINES - 1 : -1],
        number=_typed_number(lines),
        bare_number=next((int(m[1]) for m in map(_BARE_NUMBER.fullmatch, edge_lines) if m), None),
        first_paragraph=paragraphs[0] if paragraphs else None,
        last_paragraph=paragraphs[-1] if paragraphs else None,
        lines=len(lines),
        words=sum(len(_WORD.findall(line)) for line in (head if spoken is None else spoken)[:60]),
    )


def _stripped_lines(text: str) -> list[str]:
    stripped = (line.strip(_MARKS)[:_LONGEST] for line in text.split("\n") if line and not line.isspace())
    return [line for line in stripped if line]


def _typed_number(lines: list[str]) -> int | None:
    for line in [*lines[:9], *lines[-4:]]:
        if len(line) > 90 or _RELEASE_NUMBER.search(line):
            continue
        match = _TYPED_NUMBER.fullmatch(line.lstrip("# "))
        if match:
            digits = match[1] or match[2] or match[3]
            return int(digits) if digits else _WORDS[match[4].lower()]
    return None
