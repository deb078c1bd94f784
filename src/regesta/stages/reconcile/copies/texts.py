"""The words of a record as copies are compared by: letters and digits alone, in lower case and without accents."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]

_WORD = re.compile(r"\w+")
# A line that ends in a hyphen goes on in the next, which may be set off as a quotation ("> ").
_BROKEN_WORD = re.compile(r"-\n[>\s]{0,8}(?=[a-z])")


@dataclass(frozen=True, slots=True)
class CopyText:
    """A record's text as copies are compared by: what its author wrote, without forms, stamps and marks."""

    record: str  # Record.id
    text: str
    date: str | None = None  # the day it bears, where it bears one in full
    printed: float = 0.0  # share of the record's words that stand on the lines of a form or in a table
    language: str | None = None  # ISO 639-1
    file: str = ""  # the file it stands in, and its place there
    number: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, in order: a number for each, and where each stands in `text`."""

    text: str
    hashes: Hashes
    numbers: npt.NDArray[np.bool_]  # which words are numbers of two figures or more
    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.starts)

    def phrase(self, first: int, end: int) -> str:
        """The words from `first` up to `end`, as written, white space folded."""
        if end <= first:
            return ""
        return " ".join(self.text[self.starts[first] : self.ends[end - 1]].split())


def hash_words(text: str, known: dict[str, int]) -> Hashes:
    """A number for each word of the text, in order; `known` remembers the words met so far."""
    return _hashes(_WORD.findall(_joined(text)), known)


def find_words(text: str, known: dict[str, int]) -> Words:
    """The words of the text with their places in it."""
    text = _joined(text)
    matches = list(_WORD.finditer(text))
    words = [match[0] for match in matches]
    count = len(words)
    numbers = {word for word in set(words) if _is_number(word)}
    return Words(
        text,
        _hashes(words, known),
        np.fromiter((word in numbers for word in words), dtype=np.bool_, count=count),
        np.fromiter((match.start() for match in matches), dtype=np.int32, count=count),
        np.fromiter((match.end() for match in matches), dtype=np.int32, count=count),
    )


class WordsOfTexts:
    """The words of texts, by their number, found when they are first asked for."""

    def __init__(self, texts: Sequence[CopyText], known: dict[str, int]) -> None:
        self._texts = texts
        self._known = known
        self._found: dict[int, Words] = {}

    def __getitem__(self, number: int) -> Words:
        if number not in self._found:
            self._found[number] = find_words(self._texts[number].text, self._known)
        return self._found[number]


def _joined(text: str) -> str:
    return _BROKEN_WORD.sub("", text)


def _is_number(word: str) -> bool:
    return len(word) >= 2 and sum(map(str.isdigit, word)) >= 2


def _hashes(words: Sequence[str], known: dict[str, int]) -> Hashes:
    for word in {word for word in words if word not in known}:
        known[word] = zlib.crc32(_plain(word.lower()).encode("utf-8", "surrogatepass"))
    return np.fromiter(map(known.__getitem__, words), dtype=np.uint64, count=len(words))


def _plain(word: str) -> str:
    """The word without accents: scanning loses them, and so does typing a name in another language."""
    if word.isascii():
        return word
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))
