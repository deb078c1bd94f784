"""Classification and handling marks: whether a line is one, and what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from regesta.rulebook import load_rules

_NOT_A_LETTER = re.compile(r"[^A-Z\u00c0-\u00dd\u0400-\u042f]+")
_SPACED_LETTERS = re.compile(r"\b(?:[A-Z58][ .\-]{1,3}){4,13}[A-Z]\b")  # an S read as a figure
_COPY_NUMBER = re.compile(r"\bC[O0]P(?:Y|IES)\b.*$|\b(?:КОПИЯ|ЭКЗ|ЭКЗЕМПЛЯР)\b.*$|\b(?:\d{1,3}\. )?AUSFERTIGUNG\b.*$")
LEVEL_BESIDE = r"(?:TOP SECRET|SECRET|CONFIDENTIAL)"  # a pattern: the levels that are known on a line with other words
PRINTED_CHOICE = 3  # different levels side by side: boxes of a form to tick, no classification
_AN_S = str.maketrans("58", "SS")
_SPREAD_ALLOWANCE = 2  # letters of a mark typed letter by letter: nothing else is typed so at the head of a page
_FIRST_OF_LEVELS = "SC"
_DOWNGRADES = re.compile(r"grad|class|automat|interv", re.IGNORECASE)
_LEAST_ALIKE = 87  # of 100: one letter in eight is damaged
_LETTERS_OF_FIGURES = str.maketrans("015", "ols")
LONGEST_MARK = 90  # characters; the longest line of marks met in the 2025 release has 84


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of marks: the classification in it, if any, and its handling marks, as read."""

    level: str | None
    handling: tuple[str, ...]


@cache
def levels() -> tuple[str, ...]:
    """The levels of classification, the highest first."""
    return tuple(dict.fromkeys(load_rules("en/markings")["levels"].values()))


@lru_cache(maxsize=8192)
def read_mark(text: str) -> Mark | None:
    """The marks of a line that holds nothing else; None for any other line.

    >>> read_mark("S E C R E T  NOFORN")
    Mark(level='SECRET', handling=('NOFORN',))
    """
    if len(text) > LONGEST_MARK:
        return None
    upper = text.upper()
    spread = _SPACED_LETTERS.sub(lambda match: _NOT_A_LETTER.sub("", match[0]), upper)
    words = [word for word in _NOT_A_LETTER.split(_COPY_NUMBER.sub("", spread)) if word]
    if not words or len(words) > 12 or len(words) <= 2 < sum(char.isdigit() for char in text):
        return None
    level = _level_of("".join(words)) or _spread_level(text.upper())
    if level:
        return Mark(level, ())
    return _mark_of_words(words)


def _spread_level(upper: str) -> str | None:
    """The level whose letters stand one by one, two of them damaged at most: "S-C-N-E-T"."""
    if _SPACED_LETTERS.fullmatch(upper.strip()) is None:
        return None
    folded = _NOT_A_LETTER.sub("", upper.translate(_AN_S))
    table: dict[str, str] = load_rules("en/markings")["levels"]
    near = (level for letters, level in table.items() if _differ_little(letters, folded, allowance=_SPREAD_ALLOWANCE))
    return next(near, None) if folded[0] in _FIRST_OF_LEVELS else None


def _mark_of_words(words: list[str]) -> Mark | None:
    rules = load_rules("en/markings")
    rest = []
    found_levels: list[str] = []
    skip = False
    for number, word in enumerate(words):
        if skip:
            skip = False
            continue
        pair = word + words[number + 1] if number + 1 < len(words) else ""
        found = _level_of(pair) if pair.startswith(("TO", "MO", "СО")) else None
        skip = found is not None
        found = found or (_level_of(word) if len(word) >= 5 else None)
        if found:
            found_levels.append(found)
        else:
            rest.append(word)
    allowed = _handling_words()
    if any(word not in allowed for word in rest):
        return None
    folded = "".join(words)
    level = None if len(set(found_levels)) >= PRINTED_CHOICE else highest(found_levels)
    handling = tuple(value for key, value in rules["phrases"].items() if key in folded)
    return Mark(level, handling) if found_levels or handling else None


@cache
def _handling_words() -> frozenset[str]:
    return frozenset(load_rules("en/markings")["handling"])


def highest(found: list[str]) -> str | None:
    """The highest of the levels given."""
    order = levels()
    return min(found, key=order.index) if found else None


@lru_cache(maxsize=8192)
def _level_of(folded: str) -> str | None:
    """The level that these letters spell, damaged in one place at most (two where there are ten letters)."""
    table: dict[str, str] = load_rules("en/markings")["levels"]
    if folded in table:
        return table[folded]
    if len(folded) < 6 or folded in load_rules("en/markings")["no_levels"]:
        return None
    for letters, level in table.items():
        if _differ_little(letters, folded, allowance=2 if len(letters) >= 10 else 1):
            return level
    return None


def _differ_little(letters: str, folded: str, *, allowance: int) -> bool:
    near = abs(len(letters) - len(folded)) <= allowance
    return near and Levenshtein.distance(letters, folded, score_cutoff=allowance) <= allowance


@lru_cache(maxsize=8192)
def is_downgrading(text: str) -> bool:
    """Whether a line is a printed note on downgrading or declassification, however damaged.

    >>> is_downgrading("D0WNGRADED AT 12 YFAR INTERVALS")
    True
    """
    if len(text) > LONGEST_MARK or not _DOWNGRADES.search(text):
        return False
    return process.extractOne(_plain(text), _downgrading(), scorer=fuzz.ratio, score_cutoff=_LEAST_ALIKE) is not None


@cache
def _downgrading() -> tuple[str, ...]:
    return tuple(_plain(note) for note in load_rules("en/markings")["downgrading"])


def _plain(text: str) -> str:
    """The letters of a note, small, figures among them read as the letters they are like, blanks and stops off."""
    return re.sub(r"[\W_]+", "", text.lower().translate(_LETTERS_OF_FIGURES))
