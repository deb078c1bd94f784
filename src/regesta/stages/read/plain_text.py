"""Plain text without page marks: one page, unless it is far longer than any page."""

from __future__ import annotations

from regesta.model.text import Page

# The longest page of 28,242 in the 2025 release, read as OCR text, has some 20,000 characters.
LONGEST_PAGE = 60_000
CUT_AT = 30_000


def one_page(text: str) -> tuple[Page, ...]:
    """The text as page 1."""
    return (Page(1, text),)


def cut_pages(text: str) -> tuple[Page, ...]:
    """A text too long for a page, cut at the paragraph nearest below CUT_AT characters; nothing is lost between."""
    pages: list[Page] = []
    start = 0
    while start < len(text):
        end = len(text) if len(text) - start <= LONGEST_PAGE else _break(text, start, start + CUT_AT)
        pages.append(Page(len(pages) + 1, text[start:end]))
        start = end
    return tuple(pages)


def _break(text: str, start: int, limit: int) -> int:
    """Just after the last blank line before the limit; else the last line end, else the last space, else the limit."""
    for mark in ("\n\n", "\n", " "):
        at = text.rfind(mark, start + CUT_AT // 2, limit)
        if at >= 0:
            return at + len(mark)
    return limit
