"""The text of a record from its first page to its last: what stands on two pages is read in one, and leads back."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from regesta.model.records import Description, Record
from regesta.model.text import LineRole

# What stands between the words of a text and is none of them.
_APART: frozenset[LineRole] = frozenset({"furniture", "marking", "stamp", "boilerplate"})
# Figures that scanning put in the place of letters: within a word, at its end, and a nought that opens one.
_IN_A_WORD = re.compile(
    r"(?<=[A-Za-z])[01](?=[A-Za-z1])|(?<=[A-Za-z]{3})1\b|(?<=[A-Za-z]{2}1)1\b|(?<!\w)(?P<opening>0)(?=[A-Za-z])"
)
_LETTERS = {"0": "o", "1": "l"}


@dataclass(frozen=True, slots=True)
class RunningText:
    """The words of a record in one string, without furniture, markings and stamps.

    `read` has the length of `text`: figures that stand in words for letters are letters there.
    """

    text: str
    read: str
    pieces: tuple[tuple[int, int, int], ...]  # (offset in text, page, offset on the page) of each line

    def span(self, start: int, end: int) -> tuple[int, int, int]:
        """Page, start and end of the words behind text[start:end]; what goes on on another page is cut off."""
        first, last = self._piece(start), self._piece(max(start, end - 1))
        page = self.pieces[first][1]
        while self.pieces[last][1] != page:
            last -= 1
        here, _, there = self.pieces[last]
        limit = self.pieces[last + 1][0] - 1 if last + 1 < len(self.pieces) else len(self.text)
        return page, self._on_page(start), there + min(end, limit) - here

    def lines(self, start: int, end: int) -> tuple[int, int, int]:
        """Page, start and end of the whole lines that text[start:end] stands in."""
        first = self.text.rfind("\n", 0, start) + 1
        last = self.text.find("\n", end)
        first += len(self.text[first:start]) - len(self.text[first:start].lstrip())
        return self.span(first, last if last >= 0 else len(self.text))

    def offset(self, page: int, at: int) -> int | None:
        """Where the character of a page stands in the text; None for one of the lines left out."""
        found = [(here, there) for here, on, there in self.pieces if on == page and there <= at]
        if not found:
            return None
        here, there = found[-1]
        return here + at - there

    def _piece(self, offset: int) -> int:
        return bisect_right(self.pieces, (offset, 1 << 62, 0)) - 1

    def _on_page(self, offset: int) -> int:
        here, _, there = self.pieces[self._piece(offset)]
        return there + offset - here


def running_text(record: Record, description: Description) -> RunningText:
    """The lines of a record that are words of it, one after the other."""
    apart = {(line.page, line.start) for line in description.lines if line.role in _APART}
    lines: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    length = 0
    for page in record.pages:
        at, end = record.extent(page)
        for line in page.text[at:end].split("\n"):
            indent = len(line) - len(line.lstrip())
            if not {(page.number, at), (page.number, at + indent)} & apart:
                pieces.append((length, page.number, at))
                lines.append(line)
                length += len(line) + 1
            at += len(line) + 1
    text = "\n".join(lines)
    return RunningText(text, with_letters(text), tuple(pieces))


def with_letters(text: str) -> str:
    """The text with letters for the figures that stand in words: "sha11" is "shall"; its length is kept."""
    return _IN_A_WORD.sub(lambda found: (found["opening"] and "O") or _LETTERS[found.group()], text)
