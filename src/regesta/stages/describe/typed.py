"""The lines of a record as typed: where each stands, and its text without the converter's marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from regesta.model.records import Record
from regesta.rulebook import load_small_words

_LINE = re.compile(r"[^\n]+")
_BOXES = "\u2610\u2611\u2612\u2713\u2714"  # to be ticked, before a printed line
_LEFT_MARKS = f" \t\r#>*_`|\\~\x0c\u200b\ufeff{_BOXES}"
_RIGHT_MARKS = " \t\r#*_`|\\~\x0c\u200b"
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_ONE_LETTER_WORDS = frozenset("AIaeioyàAàЯявокисуВОКИСУ")  # any other letter alone is a spaced-out mark or damage
# Longer lines are prose or one line for a whole page: their first part tells as much as the whole.
_PROSE_WINDOW = 400


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line with something on it; `text` is page text[at:at + len(text)], free of the converter's marks."""

    page: int
    start: int
    end: int
    at: int
    text: str
    gap: int  # empty lines above it
    top: int  # its place from the top of its page, from 0, empty lines left out
    marked: bool  # the converter made it a heading ("# ...")
    row: bool  # a row of a table
    words: int
    prose: bool  # reads as part of a sentence

    @property
    def upper(self) -> bool:
        """Whether it is typed in capitals throughout."""
        return self.text.isupper()


def typed_lines(record: Record) -> list[TypedLine]:
    """Every line of a record that has something on it, in order."""
    lines: list[TypedLine] = []
    for page in record.pages:
        start, end = record.extent(page)
        previous, top = start - 1, 0
        for match in _LINE.finditer(page.text, start, end):
            whole = match[0]
            stripped = whole.strip()
            if not stripped:
                continue
            gap = page.text.count("\n", max(previous, start), match.start())
            lines.append(_typed_line(page.number, match.start(), match.end(), whole, max(gap - 1, 0), top))
            previous, top = match.end(), top + 1
    return lines


def _typed_line(number: int, start: int, end: int, whole: str, gap: int, top: int) -> TypedLine:
    left = whole.lstrip(_LEFT_MARKS)
    text = left.rstrip(_RIGHT_MARKS)
    at = start + len(whole) - len(left)
    stripped = whole.lstrip()
    if not text:  # a rule of marks alone
        text, at = stripped.rstrip(), start + len(whole) - len(stripped)
    words = [word for word in _WORD.findall(text[:_PROSE_WINDOW]) if len(word) > 1 or word in _ONE_LETTER_WORDS]
    return TypedLine(
        number, start, end, at, text, gap, top,
        marked=stripped.startswith("#"), row=stripped.startswith("|"), words=len(words), prose=_is_prose(words),
    )  # fmt: skip


def _is_prose(words: list[str]) -> bool:
    """Five words with two of a language's small words among them, or eight with one: prose, not a label or a list."""
    if len(words) < 5:
        return False
    known = _small_words()
    small = sum(word.lower() in known for word in words)
    return small >= 2 or (small == 1 and len(words) >= 8) or len(words) >= 12


@cache
def _small_words() -> frozenset[str]:
    return frozenset().union(*load_small_words().values())


def is_small_word(word: str) -> bool:
    """Whether a word written like a name is one of a language's small ones that no name holds: "After", not "de"."""
    return word[:1].isupper() and len(word) > len("van") and word.lower() in _small_words()
