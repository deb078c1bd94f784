"""The language of a record: by its script, by letters of its own, by the small words its text is full of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from regesta.model.records import Description, Record
from regesta.rulebook import load_rules, load_small_words, weigh_words
from regesta.stages.describe.sheet import Sheet

_WORD = re.compile(r"(?<!\S)[^\W\d_](?!\S)|[^\W\d_]{2,12}")  # a letter alone only between blanks: no "'s", no "F/V"
_READ = "en"  # the language that entries are read from
_MOST_SAID = 5  # records of one language that are named
_MOST_LINES = 200
_LONGEST = 600  # characters of a line that are looked at
_OWN = 2  # points of a word or a letter that one language alone has; one that several share has one
_FEWEST = 4  # points of a language
_SURE = 10  # points: below these a language must have half as many again as the next


def find_language(sheet: Sheet) -> str | None:
    """The ISO 639-1 code of the language that the text is in; None where too little of it tells.

    >>> # "El Ministro llegó a Vigo y firmó el tratado." gives "es"
    """
    text = "\n".join(line.text[:_LONGEST] for line in sheet.lines[:_MOST_LINES]).lower()
    script = None if text.isascii() else _of_script(text)
    return _of_words(text, script) or script


def _of_script(text: str) -> str | None:
    """The language whose script most of the letters are of, where it is no Latin one."""
    letters = sum(map(str.isalpha, text))
    for language, pattern in _scripts():
        if 2 * len(pattern.findall(text)) > letters:
            return language
    return None


def _of_words(text: str, script: str | None) -> str | None:
    """The language with the most small words and letters of its own; one that is written in Cyrillic where that is."""
    points: Counter[str] = Counter()
    weights = _weights()
    for word in _WORD.findall(text):
        for language, weight in weights.get(word, ()):
            points[language] += weight
    if not text.isascii():
        for language, letters in load_rules("en/languages")["letters"].items():
            points[language] += _OWN * sum(map(text.count, letters))
    for language in list(points):
        cyrillic = language in load_rules("en/languages")["cyrillic"]
        if cyrillic != (script == "ru") or _lacks_letters(language, text):
            del points[language]
    ranked = sorted(points.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
    if not ranked or ranked[0][1] < _FEWEST:
        return None
    surely = ranked[0][1] >= _SURE or len(ranked) == 1 or 2 * ranked[0][1] >= 3 * ranked[1][1]
    return ranked[0][0] if surely else None


def _lacks_letters(language: str, text: str) -> bool:
    """Whether a text has none of the letters without which no text is in a language."""
    rules = load_rules("en/languages")
    return language in rules["lettered"] and not any(letter in text for letter in rules["letters"][language])


@cache
def _scripts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((language, re.compile(letters)) for language, letters in load_rules("en/languages")["scripts"].items())


@cache
def _weights() -> dict[str, tuple[tuple[str, int], ...]]:
    """The languages of each small word with its points for them."""
    lists = {language: set(words) for language, words in load_small_words().items()}
    for language, line in load_rules("en/languages")["words"].items():
        lists[language] = lists.get(language, set()) | set(line.split())
    return weigh_words(lists, _OWN)


def remark_languages(records: Sequence[Record], descriptions: Sequence[Description]) -> tuple[str, ...]:
    """A sentence for each language other than English in which records of a file are, with their pages.

    >>> # "in Spanish on pages 3 to 5: what happened is told from English alone"
    """
    pages: dict[str, list[str]] = {}
    for record, description in zip(records, descriptions, strict=True):
        if description.language not in (None, _READ):
            one = record.first_page == record.last_page
            where = f"page {record.first_page}" if one else f"pages {record.first_page} to {record.last_page}"
            pages.setdefault(str(description.language), []).append(where)
    names: dict[str, str] = load_rules("en/languages")["names"]
    return tuple(
        f"in {names[language]} on {_said(places)}: what happened is told from English alone"
        for language, places in pages.items()
    )


def _said(places: Sequence[str]) -> str:
    more = f" and {len(places) - _MOST_SAID} more records" if len(places) > _MOST_SAID else ""
    return ", ".join(places[:_MOST_SAID]) + more
