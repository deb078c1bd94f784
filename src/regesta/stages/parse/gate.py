"""The language gate: which passages are English, for rules and model know no other language."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from regesta.rulebook import load_rules

MARGIN = 2  # function words by which another language must lead English; one is met in names ("de la Torre")

_WORD = re.compile(r"[^\W\d_]+")


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Each function word with the languages it belongs to."""
    found: dict[str, tuple[str, ...]] = {}
    for language, words in load_rules("en/language")["function_words"].items():
        for word in words:
            found[word] = (*found.get(word, ()), language)
    return found


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language whose function words stand in the text most; "en" in doubt."""
    known = _languages()
    counts: Counter[str] = Counter()
    for word in _WORD.findall(text.lower()):
        counts.update(known.get(word, ()))
    if not counts:
        return "en"
    language, most = max(sorted(counts.items()), key=lambda pair: pair[1])
    return language if most >= counts["en"] + MARGIN else "en"
