"""Tokens: the words of a sentence with the shape of their letters, for the scanners of this stage."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from regesta.model.grammar import Parsed

Shape = Literal["capitalised", "capitals", "initial", "lower", "number", "mark"]

_TOKEN = re.compile(
    r"U\. ?S\. ?A\.|U\. ?S\. ?S\. ?R\.|U\. ?[SKN]\.|D\. ?C\.(?!\w)"
    r"|[^\W\d_](?:[\w'’-]{0,40}[^\W_])?|\d[\w.,/-]{0,20}|\S"
)
# Half of a sentence's longer words in capitals and it counts as written in capitals: telegrams, old cables.
CAPITALS_SHARE = 0.6


class Token(NamedTuple):
    """A word, number or mark; offsets into the sentence as read."""

    start: int
    end: int
    text: str
    shape: Shape
    folded: str  # in lower case, without an apostrophe-s

    @property
    def bare_end(self) -> int:
        """Where the word ends without an apostrophe-s."""
        return self.end - 2 if self.text.endswith(("'s", "’s", "'S", "’S")) else self.end

    @property
    def named(self) -> bool:
        """True when it is written as a name is: with a capital."""
        return self.shape in ("capitalised", "capitals")


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order."""
    return tuple(Token(m.start(), m.end(), m[0], *_shape_and_fold(m[0])) for m in _TOKEN.finditer(text))


@lru_cache(maxsize=1 << 16)  # most words of a record are words of others
def _shape_and_fold(word: str) -> tuple[Shape, str]:
    folded = word.casefold()
    return shape_of(word), folded[:-2] if folded.endswith(("'s", "’s")) else folded


def shape_of(word: str) -> Shape:
    """The shape of a word's letters."""
    if word[0].isdigit():
        return "number"
    if not word[0].isalpha():
        return "mark"
    if not word[0].isupper():
        return "lower"
    if len(word) == 1:
        return "initial"
    stem = word[:-2] if word.endswith(("'s", "’s", "'S", "’S")) else word
    letters = [letter for letter in stem if letter.isalpha()]
    return "capitals" if len(letters) > 1 and all(letter.isupper() for letter in letters) else "capitalised"


def in_capitals(text: str) -> bool:
    """True when most of the text's longer words are in capitals, so that capitals single nothing out."""
    found = re.findall(r"[^\W\d_]{3,}", text)
    return len(found) > 2 and sum(word.isupper() for word in found) >= CAPITALS_SHARE * len(found)


def recased(parsed: Parsed) -> str:
    """The sentence as the language model saw it: words in capitals lowered, lengths kept."""
    text = parsed.sentence.text
    parts: list[str] = []
    at = 0
    for word in parsed.words:
        if word.end - word.start == len(word.text):
            parts.append(text[at : word.start] + word.text)
            at = word.end
    return "".join(parts) + text[at:]
