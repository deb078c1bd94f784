"""Cleaning: a stretch of a page to the text as read, with the way back to every character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regesta.model.text import STRUCK_OUT

# What a converter or a web page left in the text that is no part of the record's words. Struck-out words go too:
# the writer took them back. Every repeat is bounded, so no input can make the search slow.
_MARKS = re.compile(
    STRUCK_OUT.pattern + r"|!\[[^\]\n]{0,400}\](?:\([^)\n]{0,400}\))?"  # a picture
    r"|\$\^\{?[^}$\n]{0,12}\}?\$"  # a raised note number
    r"|</?[A-Za-z][^<>\n]{0,80}>"  # a tag
    r"|\\(?=[^\w\s])"  # an escape before a mark
    r"|(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)"  # bold and italic
    r"|(?<=[a-z])-[ \t]?\r?\n[ \t>]{0,20}(?=[a-z])"  # a word divided at the end of a line
)
_BREAK = re.compile(r"[ \t]{0,200}(?:\r?\n)[ \t>]{0,200}|[ \t\u00a0\x0c]{2,400}|[\t\u00a0\x0c]")


def read_stretch(text: str, start: int, end: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text as read of text[start:end], and (offset in it, offset in `text`) wherever the two part company."""
    parts: list[str] = []
    breaks: list[tuple[int, int]] = []
    length = 0
    for kept, piece in _pieces(text, start, end):
        if not piece:
            continue
        if not breaks or breaks[-1][1] + (length - breaks[-1][0]) != kept:
            breaks.append((length, kept))
        parts.append(piece)
        length += len(piece)
    return "".join(parts), tuple(breaks) or ((0, start),)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    at = start
    for mark in _MARKS.finditer(text, start, end):
        yield from _lines_joined(text, at, mark.start())
        at = mark.end()
    yield from _lines_joined(text, at, end)


def _lines_joined(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    at = start
    for space in _BREAK.finditer(text, start, end):
        yield at, text[at : space.start()]
        yield space.start(), " "
        at = space.end()
    yield at, text[at:end]
