"""Recase: words in capitals to the case a typist would have given them, with their length kept.

A language model trained on newspapers takes "SUBJ AND FAMILY ARRIVED" for a name; recased, it finds the clause.
Lengths are kept, so every offset stays valid.
"""

from __future__ import annotations

import re
from functools import cache

from regesta.rulebook import load_rules

MOSTLY_CAPITALS = 0.6  # share of a sentence's letters above which its case says nothing about names

_CAPITALS = re.compile(r"[A-ZÁÉÍÓÚÑÜ][A-ZÁÉÍÓÚÑÜ'’]{1,40}(?![\w-])")
_GIVEN_BEFORE = re.compile(r"\b[A-Z][a-z]{2,20} (?:[A-Z]\. )?$")
_MONTHS = frozenset({"may", "march"})  # the months that are words of another kind as well
_DATED = re.compile(r"\d(?:ST|ND|RD|TH)?\W{0,3}(?:OF )?M|M[A-Z]+\W{1,3}\d")
_SENTENCE_START = re.compile(r"[\s\"'“‘(\[\d.)]*")


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    rules = load_rules("en/language")
    lower = frozenset(rules["lower"]) | frozenset(rules["function_words"]["en"])
    return frozenset(rules["acronyms"]), lower, tuple(rules["lower_endings"])


def recase(text: str) -> str:
    """The text with its all-capital words in title or lower case, letter for letter as long.

    In a sentence mostly in capitals every word is recased, to lower case where it is seldom a name. Elsewhere a
    capital word is emphasis or a surname ("Given SURNAME"), and takes title case.
    """
    letters = sum(map(str.isalpha, text))
    capitals = sum(map(str.isupper, text))
    if capitals < 2:
        return text
    if letters and capitals / letters > MOSTLY_CAPITALS:
        opening = _SENTENCE_START.match(text)
        first = opening.end() if opening else 0
        return _CAPITALS.sub(lambda word: _in_capitals(word, first), text)
    return _CAPITALS.sub(_in_prose, text)


def _in_capitals(word: re.Match[str], first: int) -> str:
    acronyms, lower, endings = _vocabulary()
    folded = word[0].lower()
    if len(folded) != len(word[0]) or folded in acronyms or _preceded_by_sign(word):
        return word[0]
    if folded in _MONTHS and _DATED.search(word.string[max(0, word.start() - 8) : word.end() + 8]):
        return word[0][0] + folded[1:]
    if word.start() != first and (folded in lower or (len(folded) > 5 and folded.endswith(endings))):
        return folded
    return word[0][0] + folded[1:]


def _in_prose(word: re.Match[str]) -> str:
    acronyms, _, _ = _vocabulary()
    folded = word[0].lower()
    # Up to four letters, and words without a vowel, are acronyms more often than names, but not after a given name.
    shortest = 3 if _GIVEN_BEFORE.search(word.string, max(0, word.start() - 30), word.start()) else 5
    known = folded in acronyms or len(folded) < shortest or not set(folded) & set("aeiouyáéíóú")
    if known or len(folded) != len(word[0]) or _preceded_by_sign(word):
        return word[0]
    return word[0][0] + folded[1:]


def _preceded_by_sign(word: re.Match[str]) -> bool:
    """Whether the word goes on a cryptonym or a file number: "AM-LASH", "OUT7LUX"."""
    before = word.string[word.start() - 1 : word.start()]
    return bool(before) and (before.isalnum() or before in "-_/&")
