"""The words the name stage knows, from the rule files, as sets for quick look-up; all in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from regesta.rulebook import load_form_words, load_ordinary_words, load_rules, load_small_words

_WORD = re.compile(r"(?<![\w-])[^\W\d_]+")
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
def either(*fields: tuple[str, str]) -> frozenset[str]:
    """The entries of several fields together, each field with its file."""
    return frozenset().union(*(words(file, field) for file, field in fields))


@cache
def titles() -> frozenset[str]:
    """Ranks and forms of address."""
    return either(("titles", "rank"), ("titles", "title"))


@cache
def title_openings() -> frozenset[str]:
    """The first words of titles, and of offices that stand before a name."""
    return frozenset(title.split(" ")[0] for title in titles() | words("offices", "before_names"))


@cache
def form_words_alone() -> frozenset[str]:
    """Form words that head no body."""
    return load_form_words() - words("organisations", "heads")


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


def listed_places(text: str) -> Iterator[re.Match[str]]:
    """The places of the list that stand in a text as whole words, in order, with the word that makes another of one
    ("Port Sudan").
    """
    known, openings, behind = _known_places(), _place_openings(), 0
    for word in _WORD.finditer(text):
        if word.start() < behind or word[0].lower() not in openings:
            continue
        if found := known.match(text, word.start()):
            yield found
            behind = found.end()


@cache
def _place_openings() -> frozenset[str]:
    """The letters that a listed place may open with, up to the first that is none; a stop may be left out: U.S., US."""
    found = set(words("places", "before"))
    for name in words("places", "known"):
        opening = ""
        for letters in re.split(r"[^\w.]", name)[0].split("."):
            opening += letters
            found.add(opening)
    return frozenset(found)


@cache
def place_endings() -> frozenset[str]:
    """The last words of listed places of several words."""
    return frozenset(name.split(" ")[-1] for name in words("places", "known") if " " in name)


@cache
def _known_places() -> re.Pattern[str]:
    """Every place of the list, longest first."""
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
