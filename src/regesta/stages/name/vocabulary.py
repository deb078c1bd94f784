"""The words the name stage knows, from the rule files, as sets for quick look-up; all in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from regesta.rulebook import load_form_words, load_ordinary_words, load_rules, load_small_words

TITLE_SIZES = (4, 3, 2, 1)  # words of one title, the longest first: "Assistant Secretary of State"


def _flat(values: Iterable[Any]) -> frozenset[str]:
    found: set[str] = set()
    for value in values:
        found.update(str(word).casefold() for word in (value if isinstance(value, list) else [value]))
    return frozenset(found)


@cache
def words(file: str, field: str) -> frozenset[str]:
    """The entries of one field of a rule file, folded to lower case; field "rank" of file "titles" gives ranks."""
    return _flat(load_rules(f"en/{file}")[field])


@cache
def titles() -> frozenset[str]:
    """Ranks and forms of address."""
    return words("titles", "rank") | words("titles", "title")


def is_ordinary(word: str) -> bool:
    """True for a word of the language that nobody is called by; `word` in lower case."""
    return word in load_ordinary_words() and word not in words("titles", "given")


@cache
def acronyms() -> frozenset[str]:
    """Bodies called by letters, as written."""
    return frozenset(str(word) for word in load_rules("en/organisations")["acronyms"])


@cache
def months() -> frozenset[str]:
    """The months, whole and shortened."""
    return _flat(load_rules("en/dates/pieces")["months"].values())


@cache
def papers() -> frozenset[str]:
    """Nouns for papers: "statement", "report"."""
    return frozenset(word for rule in load_rules("en/things") if rule["thing"] == "paper" for word in rule["words"])


def small_words() -> frozenset[str]:
    """The small words of English."""
    return load_small_words()["en"]


@cache
def digraph_word() -> re.Pattern[str]:
    """A word in capitals that opens as cryptonyms do."""
    digraphs = "|".join(sorted(str(word) for word in load_rules("en/cryptonyms")["digraphs"]))
    return re.compile(rf"\b(?:{digraphs})[A-Z]{{3,12}}\b")


@cache
def code_rules() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Rules that know a cryptonym or a gap by its form: id, kind, pattern."""
    return tuple(
        (rule["id"], rule["kind"], re.compile(rule["pattern"])) for rule in load_rules("en/cryptonyms")["rules"]
    )


@cache
def known_places() -> re.Pattern[str]:
    """Every place of the list, longest first, as whole words, with the word that makes another of it ("Port Sudan")."""
    names = sorted(words("places", "known"), key=lambda name: (-len(name), name))
    spelt = "|".join(re.escape(name).replace(r"\ ", r"\s+").replace(r"\.", r"\.?") for name in names)
    before = "|".join(f"{word.capitalize()}|{word.upper()}" for word in sorted(words("places", "before")))
    return re.compile(rf"(?<![\w-])(?:(?-i:{before})\s+)?(?:{spelt})(?!\w)", re.IGNORECASE)


@cache
def _ordinary_ending() -> re.Pattern[str]:
    endings = "|".join(sorted(words("cryptonyms", "endings"), key=lambda ending: (-len(ending), ending)))
    return re.compile(rf"[a-z]{{3,20}}(?:{endings})s?")


def ends_as_ordinary(word: str) -> bool:
    """True when the word ends as words of the language do and names seldom: "-ment", "-tion"."""
    return _ordinary_ending().fullmatch(word.casefold()) is not None


def is_junk(text: str) -> bool:
    """True when nothing of the text could name anyone: form words, numbers, what was crossed out ("FRXXX-XX")."""
    if "XXX" in text:
        return True
    found = re.findall(r"[^\W\d_]+", text)
    return not any(len(set(word.casefold())) > 1 and word.casefold() not in load_form_words() for word in found)
