"""What was read: sources, their pages, the lines and sentences of a page."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

STRUCK_OUT = re.compile(r"~~[^~\n]{1,200}~~")  # words that the writer took back, as converters mark them

Media = Literal["ocr_text", "plain_text", "web_page", "pdf", "image", "other"]

LineRole = Literal[
    "body",  # prose, lists, telegraphic text: what is read for events
    "heading",  # a date or title that governs the lines below it
    "table",  # a row of a table: read cell by cell
    "header",  # to, from, subject, reference and date lines; the head of a cable
    "signature",  # signature block, drafters' line, typist's initials
    "distribution",  # copies to, info addressees
    "form",  # printed labels of a form and the values beside them
    "furniture",  # running heads and feet, page numbers, navigation of a saved web page
    "marking",  # classification, handling, downgrading and release marks
    "stamp",  # receipt, filing and routing stamps
    "boilerplate",  # rights statements, share links, converter's lines, identification sheets
]
READ_FOR_EVENTS: frozenset[LineRole] = frozenset({"body", "heading", "table"})


@dataclass(frozen=True, slots=True)
class Source:
    """One file to be read."""

    path: str  # relative to the SOURCE folder given to build, with forward slashes
    location: str  # where it lies on this machine
    size: int  # bytes
    digest: str  # SHA-256 of the bytes, hexadecimal

    @property
    def root(self) -> str:
        """The SOURCE folder it was found in, absolute; its path begins there."""
        return os.path.abspath(self.location.removesuffix(self.path) or ".")  # noqa: PTH100 - links stay as given


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a file: its text as the register holds it, or the reason why there is none."""

    number: int
    text: str
    unread: str | None = None  # why it could not be read, in words
    quality: float | None = None  # share of it that reads as language, 0 to 1


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page and what it is there for."""

    page: int
    start: int
    end: int
    role: LineRole


SentenceKind = Literal["sentence", "heading", "item", "cell"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of one page that is read for events, with the way back to the page.

    `text` is as read: line breaks are spaces, hyphens at line ends are joined, struck-out words and
    markdown marks are gone. `breaks` holds (offset in text, offset in page) wherever the two part company,
    in order, the first for offset 0.
    """

    page: int
    start: int
    end: int
    text: str
    breaks: tuple[tuple[int, int], ...]
    kind: SentenceKind = "sentence"

    def source_offset(self, offset: int) -> int:
        """Where the character at `offset` of the text as read stands on the page."""
        at = bisect_right(self.breaks, (offset, 1 << 62)) - 1
        here, there = self.breaks[at]
        return there + offset - here

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The page's slice behind text[start:end]; never empty for a non-empty slice."""
        if end <= start:
            at = self.source_offset(start)
            return at, at
        return self.source_offset(start), self.source_offset(end - 1) + 1

    def read_offset(self, offset: int) -> int:
        """Where the page's character at `offset` stands in the text as read (the nearest one that does)."""
        at = 0
        for number, (_, there) in enumerate(self.breaks):
            if there > offset:
                break
            at = number
        here, there = self.breaks[at]
        limit = self.breaks[at + 1][0] if at + 1 < len(self.breaks) else len(self.text)
        return max(here, min(here + offset - there, limit))

    def read_span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the page stands in the text as read, a start and an end; `end` lies after `start`."""
        return self.read_offset(start), self.read_offset(end - 1) + 1


@dataclass(frozen=True, slots=True)
class PagesRead:
    """What reading one file gave: its pages, or the reason why nothing could be read."""

    pages: tuple[Page, ...]
    media: Media
    unread: str | None = None
    remarks: tuple[str, ...] = ()  # what a reader should know of the reading: encoding, damage, pages cut
