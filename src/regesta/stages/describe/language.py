"""The language of a record, by the small words its text is full of."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from regesta.rulebook import load_small_words
from regesta.stages.describe.sheet import Sheet

_WORD = re.compile(r"[^\W\d_]{2,12}")
_MOST_LINES = 200
_FEWEST = 5


def find_language(sheet: Sheet) -> str | None:
    """The ISO 639-1 code of the language whose small words stand in the text most; None where too few do.

    A word that two languages share counts half for each.
    """
    weights = _weights()
    counts: Counter[str] = Counter()
    for line in sheet.lines[:_MOST_LINES]:
        if line.words:
            for word in _WORD.findall(line.text[:600].lower()):
                for language, weight in weights.get(word, ()):
                    counts[language] += weight
    if not counts:
        return None
    language, most = max(sorted(counts.items()), key=lambda pair: pair[1])
    return language if most >= 2 * _FEWEST else None


@cache
def _weights() -> dict[str, tuple[tuple[str, int], ...]]:
    lists = load_small_words()
    shared = Counter(word for words in lists.values() for word in words)
    return {
        word: tuple((language, 2 if shared[word] == 1 else 1) for language, words in lists.items() if word in words)
        for word in shared
    }
