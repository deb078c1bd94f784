"""Spellings brought to one form: without accents, without transliteration's choices, without scanning's confusions."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from regesta.rulebook import load_rules

_LETTERS = re.compile(r"[^a-z0-9|]+")


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """The letters of a name in lower case, accents and marks gone: "Núñez-O'Hara" is "nunezohara"."""
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("ø", "o").replace("ł", "l").replace("đ", "d")
    return _LETTERS.sub("", "".join(letter for letter in plain if not unicodedata.combining(letter)))


@cache
def _confusions() -> tuple[tuple[tuple[str, str], ...], dict[int, str]]:
    pairs: list[tuple[str, str]] = []
    letters: dict[str, str] = {}
    for stands, *others in load_rules("en/identity")["confusions"]:
        for other in others:
            if len(other) > 1:
                pairs.append((other, stands))
            else:
                letters[other] = stands
    return tuple(pairs), str.maketrans(letters)


@lru_cache(maxsize=1 << 16)
def skeleton(folded: str) -> str:
    """A folded name with every letter that scanning confuses written in one way: "harnett" and "hamett" agree."""
    pairs, letters = _confusions()
    for written, stands in pairs:
        folded = folded.replace(written, stands)
    return folded.translate(letters)


@lru_cache(maxsize=1 << 16)
def transliterated(folded: str) -> str:
    """A folded name in one way of writing Russian sounds: "zhukovskiy" and "jukovskii" agree."""
    for written, stands in load_rules("en/identity")["transliteration"]:
        folded = folded.replace(written, stands)
    return folded


def one_letter_apart(one: str, other: str) -> bool:
    """True when one letter is changed, dropped, added, or two neighbours have changed places."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    shorter, longer = sorted((one, other), key=len)
    at = 0
    while at < len(shorter) and shorter[at] == longer[at]:
        at += 1
    if len(shorter) < len(longer):
        return shorter[at:] == longer[at + 1 :]
    swapped = longer[:at] + longer[at + 1 : at + 2] + longer[at : at + 1] + longer[at + 2 :]
    return shorter[at + 1 :] == longer[at + 1 :] or shorter == swapped


def with_a_letter_dropped(folded: str) -> list[str]:
    """Every form with one letter left out: two names one letter apart share one of these, or one is among them."""
    return [folded[:at] + folded[at + 1 :] for at in range(len(folded))]
