"""The words that the matching of names knows, as sets; all folded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from regesta.rulebook import load_form_words, load_ordinary_words, load_rules
from regesta.stages.reconcile.people.folding import fold

# Given names and surnames that are also the names of offices: never taken for an office before a name.
BOTH = frozenset({"dean", "earl", "page", "marshall"})


def _flat(values: Iterable[Any]) -> frozenset[str]:
    found: set[str] = set()
    for value in values:
        for word in value if isinstance(value, list) else [value]:
            found.add(fold(str(word)))
    return frozenset(found)


@cache
def words(field: str) -> frozenset[str]:
    """The entries of one field of the rules of identity, such as "female"."""
    return _flat(load_rules("en/identity")[field])


@cache
def around_names(field: str) -> frozenset[str]:
    """The single words of one field of the rules of titles: "rank", "title", "suffix", "particle" or "unknown".

    A word of a rank of several words that alone is an office, "Chief", is no rank here.
    """
    listed = load_rules("en/titles")
    entries = [*listed[field], *(listed["bound"] if field == "particle" else ())]
    return _flat(word for entry in entries for word in str(entry).split()) - words("alone")


@cache
def office_words() -> frozenset[str]:
    """Single words of the names of offices, which may stand before a person's name."""
    return (words("office") | words("portfolios")) - BOTH


@cache
def given_groups() -> dict[str, frozenset[int]]:
    """For each given name, the numbers of the groups of forms it stands in."""
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(load_rules("en/identity")["nicknames"]):
        for name in group:
            groups.setdefault(fold(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


def one_given_name(one: str, other: str) -> bool:
    """True when both are forms of one given name: "Bill" and "William"; names three steps apart are not."""
    groups = given_groups()
    return bool(groups.get(one, frozenset()) & groups.get(other, frozenset()))


def one_initial(one: str, other: str) -> bool:
    """True when scanning takes one initial for the other: "C" and "G"."""
    return any(one in group and other in group for group in load_rules("en/identity")["initials"])


@cache
def known_given() -> frozenset[str]:
    """Every given name that the rules of identity name anywhere."""
    return frozenset(given_groups()) | words("female") | words("male") | words("spanish")


def sex_of(given: str) -> str:
    """The sex that a given name tells, "f" or "m"; "" where it tells none."""
    if given in words("female"):
        return "f"
    return "m" if given in words("male") else ""


@cache
def ordinary_words() -> frozenset[str]:
    """Words that no person is called by: words of the language, of forms and stamps."""
    return (load_ordinary_words() | load_form_words()) - words("office") - words("portfolios") - known_given()


@cache
def place_names() -> frozenset[str]:
    """Names of states and cities: a cable that is from "MADRID" is from no person of that name."""
    return frozenset(fold(name) for row in load_rules("en/places")["known"] for name in row)


@cache
def _numbering(field: str) -> re.Pattern[str]:
    return re.compile("|".join(str(pattern) for pattern in load_rules("en/identity")[field]))


def is_of_a_file(code: str) -> bool:
    """True for a code that is short for one of its file alone, "A-1"."""
    return _numbering("of_a_file").fullmatch(code.casefold()) is not None


def is_numbered(code: str) -> bool:
    """True for a code that counts the persons of one file, or of one record ("MM T-1", "IDENTITY B"), and means others
    elsewhere.
    """
    return is_of_a_file(code) or _numbering("of_a_record").fullmatch(code.casefold()) is not None
