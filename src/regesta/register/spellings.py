"""Spellings near a word: what scanning may have made of it, nearest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from regesta.rulebook import load_rules

SHORTEST = 4  # letters: shorter words have too many neighbours
LONG = 6  # letters: from here on two differences of shape are let through
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
        self._by_length: dict[int, tuple[list[str], list[str]]] = {}
        for word in words:
            folded = skeleton(word)
            of_length = self._by_length.setdefault(len(folded), ([], []))
            of_length[0].append(word)
            of_length[1].append(folded)
        self._found: dict[str, tuple[Spelling, ...]] = {}

    def near(self, word: str) -> tuple[Spelling, ...]:
        """Spellings near `word`, nearest first, the word itself not among them.

        Distance is the difference of skeletons plus 0.3 for each letter that differs: set on 55,956 pages.
        """
        if word not in self._found:
            self._found[word] = self._search(word) if len(word) >= SHORTEST and not word.isdigit() else ()
        return self._found[word]

    def _search(self, word: str) -> tuple[Spelling, ...]:
        folded = skeleton(word)
        limit = 2 if len(word) >= LONG else 1
        own = self.pages.get(word, 0)
        found = []
        for length in range(len(folded) - limit, len(folded) + limit + 1):
            words, skeletons = self._by_length.get(length, ([], []))
            if not words:
                continue
            distances = _distances(folded, skeletons, limit)
            for index in numpy.flatnonzero(distances <= limit):
                other = words[index]
                pages = self.pages[other]
                if other == word or (own >= KNOWN and pages > own / 2):
                    continue
                distance = float(distances[index]) + 0.3 * OSA.distance(word, other)
                found.append(Spelling(other, pages, round(distance, 1)))
        found.sort(key=lambda spelling: (spelling.distance, -spelling.pages, spelling.word))
        return tuple(found[:MOST])


def _distances(folded: str, skeletons: Sequence[str], limit: int) -> NDArray[numpy.uint8]:
    table: NDArray[numpy.uint8] = process.cdist(
        [folded], skeletons, scorer=OSA.distance, score_cutoff=limit, dtype=numpy.uint8
    )
    row: NDArray[numpy.uint8] = table[0]
    return row
