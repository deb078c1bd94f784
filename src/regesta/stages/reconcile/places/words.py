"""Words for places brought to one form, and what they say besides the name."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from regesta.rulebook import load_rules

_KEPT = re.compile(r"[^a-z0-9 ]+")
_ARTICLE = re.compile(r"^(?:the|el|los) ")
# Directions and relations that stand before a name: "downtown Lima", "northern Chile".
_BEFORE = re.compile(
    r"^(?:(?:down|mid)town|central|greater|metropolitan|northern|southern|eastern|western|north|south|east|west|nearby|"
    r"outside|near|(?:[Pp]ort|[Hh]arbou?r|[Tt]own|[Vv]illage|[Oo]utskirts|[Vv]icinity|[Ss]uburbs?)\sof)\s+(?=[A-Z])"
)
_SPACED = re.compile(r"(?<=\b[A-Za-z])\.\s+(?=[A-Za-z]\b)")


@lru_cache(maxsize=1 << 16)
def folded(name: str) -> str:
    """A name in lower case without accents, marks and article: "São Paulo" and "SAO PAULO" are one."""
    plain = name.casefold().replace("-", " ")
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.replace("ø", "o").replace("ł", "l"))
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = _KEPT.sub("", plain)
    return _ARTICLE.sub("", " ".join(plain.split()))


@lru_cache(maxsize=1 << 16)
def taken_apart(name: str) -> tuple[str, str]:
    """The name and what stands after a comma or in brackets to tell it from its namesakes: ("Cordoba", "Spain")."""
    plain = " ".join(name.split()).strip(" ,;.")
    inner = re.match(r"^([^(),]{2,60})[,(]\s{0,2}([^(),]{2,60})\)?\.?$", plain)
    if inner:
        return inner.group(1).strip(), _SPACED.sub(".", inner.group(2)).strip()  # "N. Y." as "N.Y."
    return plain, ""


def town_of(name: str) -> str:
    """The town behind an address or a building ("428 Main Street, Key West", "the Hotel Nacional, Havana"); "" where
    the words before the comma are a town's own.
    """
    first, comma, rest = " ".join(name.split()).partition(", ")
    words = folded(first).split()
    built = building_words() | street_words()
    at_home = bool(words) and (words[0].isdigit() or words[0] in built or words[-1] in built)
    return rest if comma and at_home else ""


def without_direction(name: str) -> str:
    """The name without a direction before it: "downtown Lima" and "port of Lima" are "Lima"; unchanged without one."""
    return _BEFORE.sub("", name)


def is_named(name: str) -> bool:
    """True where the words hold a name and not only a common noun: false for "the airport", with whatever capitals."""
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"^(?:The|A|An)\s", "", name))
    return any(word[0].isupper() and word.casefold() not in site_words() for word in words)


@cache
def site_words() -> frozenset[str]:
    """Common nouns that are places of happenings as they stand: "at the airport"."""
    return frozenset(load_rules("en/places")["sites"])


@cache
def street_words() -> frozenset[str]:
    """Words that a street's name ends or begins with, and those of grounds: "avenue", "rue", "airport"."""
    rules = load_rules("en/places")
    return frozenset((*rules["streets"], *rules["grounds"]))


@cache
def head_nouns() -> frozenset[str]:
    """Nouns that head the name of a place or building ("Jose Marti Airport")."""
    return frozenset(load_rules("en/places")["heads"])


@cache
def building_words() -> frozenset[str]:
    """Nouns that head the name of a building or a body with a seat."""
    return frozenset(load_rules("en/places")["buildings"])
