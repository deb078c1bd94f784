"""Spellings near a word: what scanning may have made of it, nearest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from regesta.rulebook import load_rules

SHORTEST = 4  # letters: shorter words have too many neighbours
LONG = 6  # letters: from here on two differences of shape are let through
LONG_KNOWN = 9  # the same for a word that is surely spelled right: only its own damage is looked for
KNOWN = 3  # pages: a word on so many pages is no misspelling, and its frequent neighbours are words of their own
MOST = 40  # spellings added to one word, the nearest first


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word of the register's pages near to the one asked for; `distance` 0 is the word itself."""

    word: str
    pages: int
    distance: float


@cache
def _shapes() -> tuple[tuple[tuple[str, str], ...], dict[int, str]]:
    rules = load_rules("en/letter_shapes")
    letters = {ord(sign): row[0] for row in rules["letters"] for sign in row[1:]}
    return tuple((old, new) for old, new in rules["pairs"]), letters


def skeleton(word: str) -> str:
    """The word with letters of one shape folded together: "modern" and "modem" give the same."""
    pairs, letters = _shapes()
    for old, new in pairs:
        word = word.replace(old, new)
    return word.translate(letters)


class Vocabulary:
    """Every word of the register's pages with its skeleton, held in memory.

    Built from the full-text index; 300,000 words take about a second and 80 MB.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.page_word USING fts5vocab(main, page_text, 'row')")
        rows = connection.execute("SELECT term, doc FROM page_word").fetchall()
        self.pages: dict[str, int] = dict(rows)
        words = [term for term in self.pages if len(term) >= SHORTEST - 1 and not term.isdigit()]
        by_length: dict[int, tuple[list[str], list[str]]] = {}
        for word in words:
            folded = skeleton(word)
            of_length = by_length.setdefault(len(folded), ([], []))
            of_length[0].append(word)
            of_length[1].append(folded)
        self._by_length = {
            length: _Bucket(of_length, folded, numpy.array([_letters(each) for each in folded], dtype=numpy.uint32))
            for length, (of_length, folded) in by_length.items()
        }
        self._found: dict[str, tuple[Spelling, ...]] = {}

    def near(self, word: str) -> tuple[Spelling, ...]:
        """Spellings near `word`, nearest first, the word itself not among them.

        Distance is the difference of skeletons plus 0.3 for each letter that differs: set on 55,956 pages. An edit
        that makes a false shape, as "rival" with two letters changed about, "irval", loses none by it: where the
        letters differ less than the skeletons, their difference counts.
        """
        if word not in self._found:
            self._found[word] = self._search(word) if len(word) >= SHORTEST and not word.isdigit() else ()
        return self._found[word]

    def _search(self, word: str) -> tuple[Spelling, ...]:
        folded = skeleton(word)
        own = self.pages.get(word, 0)
        limit = 2 if len(word) >= (LONG_KNOWN if own >= KNOWN else LONG) else 1
        found = []
        for length in range(len(folded) - limit, len(folded) + limit + 1):
            for other, apart in self._by_length[length].near(folded, limit) if length in self._by_length else ():
                pages = self.pages[other]
                if other == word or (own >= KNOWN and pages > own / 2):
                    continue
                letters = OSA.distance(word, other)
                found.append(Spelling(other, pages, round(min(apart, letters) + 0.3 * letters, 1)))
        found.sort(key=lambda spelling: (spelling.distance, -spelling.pages, spelling.word))
        return tuple(found[:MOST])


_BITS = numpy.array([bin(number).count("1") for number in range(1 << 16)], dtype=numpy.uint8)


def _letters(folded: str) -> int:
    """Which letters occur, as bits: an edit changes two of them at most, so most words need not be compared."""
    bits = 0
    for letter in folded:
        bits |= 1 << (ord(letter) & 31)
    return bits


@dataclass(frozen=True, slots=True)
class _Bucket:
    """Words whose skeletons have one length, with the letters of each."""

    words: list[str]
    skeletons: list[str]
    letters: NDArray[numpy.uint32]

    def near(self, folded: str, limit: int) -> Iterator[tuple[str, int]]:
        """Words whose skeleton lies within `limit` edits of this one, and how many they are."""
        differ = self.letters ^ numpy.uint32(_letters(folded))
        unlike = _BITS[differ & 0xFFFF] + _BITS[differ >> 16]
        candidates = numpy.flatnonzero(unlike <= 2 * limit)
        skeletons = [self.skeletons[place] for place in candidates]
        if not skeletons:
            return
        table: NDArray[numpy.uint8] = process.cdist(
            [folded], skeletons, scorer=OSA.distance, score_cutoff=limit, dtype=numpy.uint8
        )
        for place in numpy.flatnonzero(table[0] <= limit):
            yield self.words[candidates[place]], int(table[0][place])
