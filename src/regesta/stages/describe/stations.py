"""The posts of cables: whether a name in a head is one, and which post a damaged name is."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from regesta.model.records import Field
from regesta.rulebook import load_rules

_SHORT = 4  # letters by which a cable names a post
_FEWEST_LETTERS, _DAMAGED = 6, 2  # letters of a name that may be damaged, and how many of them
_LONGEST_POST = 3  # words
_FEWEST_LEFT = 5  # letters of a name whose end is lost
_CHIEF = re.compile(r"(?:(?:deputy )?chief of (?:station|base)|cos), (?P<post>.{4,24}?)\.?", re.IGNORECASE)
_NAME = re.compile(r"[A-Z]{2,}(?: [A-Z]{2,}){0,3}")


@cache
def _posts() -> dict[str, str]:
    """The posts by their letters without blanks."""
    return {post.replace(" ", ""): post for post in load_rules("en/stations")["posts"]}


@cache
def _short_forms() -> frozenset[str]:
    return frozenset(load_rules("en/stations")["short"]) | {letters[:_SHORT] for letters in _posts()}


@lru_cache(maxsize=2048)
def names_post(text: str) -> bool:
    """Whether what a line of a cable's head begins with is a post: in full, shortened, or damaged.

    >>> names_post("SANTO DOMINGO"), names_post("DYVOUR PBRUMEN")
    (True, False)
    """
    first = re.split(r"[,.;]|\sINFO\b", text, maxsplit=1)[0].strip()
    words = first.split()
    if not words:
        return False
    heads = (" ".join(words[:count]) for count in range(1, len(words) + 1))
    return words[0] in _short_forms() or any(head.replace(" ", "") in _posts() or damaged_post(head) for head in heads)


@lru_cache(maxsize=2048)
def posts_of(text: str) -> int:
    """How many posts a line names that names posts and little else, one of them in full; 0 for any other line.

    >>> posts_of("MADRID JAWAVE FOME"), posts_of("MADRID WAS TOLD OF IT")
    (2, 0)
    """
    words = re.findall(r"[^\s,.;]+", re.split(r"\sINFO\b", text, maxsplit=1)[0])
    found = whole = left = 0
    while words:
        names = [" ".join(words[:count]).replace("/", "") for count in range(min(_LONGEST_POST, len(words)), 0, -1)]
        full = next((name for name in names if name.replace(" ", "") in _posts()), None)
        name = full or next((name for name in names if name in _short_forms() or damaged_post(name)), None)
        found, whole, left = found + bool(name), whole + bool(full), left + (name is None)
        del words[: len(name.split()) if name else 1]
    return found if whole and 2 * left <= found else 0


@lru_cache(maxsize=2048)
def damaged_post(text: str) -> str | None:
    """The post whose name this is, damaged by a scanner; None for any other name, and for one that is whole.

    >>> damaged_post("JAWAVE")
    'JMWAVE'
    """
    name = text.strip(" .,;:-")
    letters = name.replace(" ", "")
    if _NAME.fullmatch(name) is None or letters in _short_forms():
        return None
    if letters in _posts():
        return None if _posts()[letters] == name else _posts()[letters]
    cut = [post for known, post in _posts().items() if len(letters) >= _FEWEST_LEFT and known.startswith(letters)]
    if cut:
        return cut[0] if len(cut) == 1 else None
    near = sorted(
        (distance, post)
        for known, post in _posts().items()
        if len(known) >= _FEWEST_LETTERS
        and (distance := Levenshtein.distance(known, letters, score_cutoff=_DAMAGED)) <= _DAMAGED
    )
    alone = len(near) == 1 or (len(near) > 1 and near[0][0] < near[1][0])
    return near[0][1] if alone else None


def with_post(party: Field) -> Field:
    """The party of a cable with the post that its damaged name is, in square brackets; `text` stays as written.

    So, too, a chief of station at a damaged post: "Chief of Station, JEWAVE [JMWAVE]".
    """
    chief = _CHIEF.fullmatch(party.value)
    post = damaged_post(chief["post"].upper() if chief else party.value)
    return replace(party, value=f"{party.value} [{post}]") if post else party
