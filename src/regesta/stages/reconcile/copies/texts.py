"""The words of a record as copies are compared by: letters and digits alone, in lower case and without accents."""

from __future__ import annotations

import re
import unicodedata
import zlib
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
    found = _WORD.findall(_joined(text))
    return np.fromiter((_number(word, known) for word in found), dtype=np.uint64, count=len(found))


def find_words(text: str, known: dict[str, int]) -> Words:
    """The words of the text with their places in it."""
    text = _joined(text)
    matches = list(_WORD.finditer(text))
    count = len(matches)
    return Words(
        text,
        np.fromiter((_number(match[0], known) for match in matches), dtype=np.uint64, count=count),
        np.fromiter((_is_number(match[0]) for match in matches), dtype=np.bool_, count=count),
        np.fromiter((match.start() for match in matches), dtype=np.int32, count=count),
        np.fromiter((match.end() for match in matches), dtype=np.int32, count=count),
    )


def _joined(text: str) -> str:
    return _BROKEN_WORD.sub("", text)


def _is_number(word: str) -> bool:
    return len(word) >= 2 and sum(map(str.isdigit, word)) >= 2


def _number(word: str, known: dict[str, int]) -> int:
    number = known.get(word)
    if number is None:
        number = zlib.crc32(_plain(word.lower()).encode("utf-8", "surrogatepass"))
        known[word] = number
    return number


def _plain(word: str) -> str:
    """The word without accents: scanning loses them, and so does typing a name in another language."""
    if word.isascii():
        return word
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))
