"""The words of a search: what a reader may type, and the full-text expression it stands for.

    havana moscow            pages with both words
    "trade delegation"       the words side by side
    havana OR moscow         either;  AND, OR, NOT in capitals, -word for NOT, parentheses to group
    delegat*                 words that begin so
    cotton NEAR/10 belgrade  both within ten words; NEAR alone is ten

Nothing a reader can type is an error: a sign without sense is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

LONGEST = 600  # characters of a query that are read
DEEPEST = 20  # parentheses within parentheses
NEAR_WORDS = 10
_PART = re.compile(r'"([^"]{0,600})"?|([()])|(\S[^\s()"]{0,200})')
_NEAR = re.compile(r"NEAR(?:/(\d{1,3}))?$")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Words:
    """Words side by side; one word alone is the commonest case. `prefix`: the last begins a word."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Words within so many words of each other."""

    parts: tuple[Words, ...]
    within: int


@dataclass(frozen=True, slots=True)
class Both:
    """All of these."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Any of these."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """The first, but not where the second stands."""

    what: Query
    but: Query


Query = Words | Near | Both | Either | Without
Variants = Callable[[str], Sequence[str]]  # a word -> it and the spellings added to it


def fold(word: str) -> str:
    """The word as the full-text index keeps it: lower case, without diacritics."""
    plain = unicodedata.normalize("NFD", word.lower())
    return unicodedata.normalize("NFC", "".join(sign for sign in plain if not unicodedata.combining(sign)))


def parse(text: str) -> Query | None:
    """What the reader asks for; None where no word is asked for (an empty query, or nothing but "-word")."""
    return _Reader(_balanced(_PART.finditer(text[:LONGEST].replace("\0", " ")))).either()


def _balanced(parts: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """The parts without brackets that close nothing or open too deep."""
    kept: list[re.Match[str]] = []
    depth = 0
    for part in parts:
        bracket = part.group(2)
        if bracket == "(":
            depth += 1
            if depth > DEEPEST:
                continue
        elif bracket == ")":
            depth = max(depth - 1, -1)
            if depth < 0 or depth >= DEEPEST:
                depth = max(depth, 0)
                continue
        kept.append(part)
    return kept


def words_of(query: Query) -> Iterator[str]:
    """Every word that may be widened: not the ones asked for as the beginning of a word, nor those after NOT."""
    match query:
        case Words(words, prefix):
            yield from words[:-1] if prefix else words
        case Near(parts) | Both(parts) | Either(parts):
            yield from chain.from_iterable(words_of(part) for part in parts)
        case Without(what, _):
            yield from words_of(what)


def expression(query: Query, variants: Variants) -> str:
    """The FTS5 expression for the query, each word standing for itself and its variants.

    In a phrase one word at a time is varied: damage seldom strikes two neighbours.
    """
    match query:
        case Words(words, prefix):
            return _any(_phrase(form, prefix) for form in _forms(words, variants, prefix))
        case Near(parts, within):
            return _any(_near_forms(parts, within, variants))
        case Both(parts):
            return "(" + " AND ".join(expression(part, variants) for part in parts) + ")"
        case Either(parts):
            return "(" + " OR ".join(expression(part, variants) for part in parts) + ")"
        case Without(what, but):
            return f"({expression(what, variants)} NOT {expression(but, lambda word: (word,))})"


def _forms(words: tuple[str, ...], variants: Variants, prefix: bool) -> Iterator[tuple[str, ...]]:
    yield words
    varied = len(words) - 1 if prefix else len(words)
    for at in range(varied):
        for variant in variants(words[at]):
            if variant != words[at]:
                yield (*words[:at], variant, *words[at + 1 :])


def _near_forms(parts: tuple[Words, ...], within: int, variants: Variants) -> Iterator[str]:
    plain = [_phrase(part.words, part.prefix) for part in parts]
    yield f"NEAR({' '.join(plain)}, {within})"
    for at, part in enumerate(parts):
        for form in _forms(part.words, variants, part.prefix):
            if form != part.words:
                varied = [*plain[:at], _phrase(form, part.prefix), *plain[at + 1 :]]
                yield f"NEAR({' '.join(varied)}, {within})"


def _phrase(words: Sequence[str], prefix: bool) -> str:
    # Words hold letters and figures alone, so nothing in the quotes can end them.
    return '"' + " ".join(words) + '"' + ("*" if prefix else "")


def _any(forms: Iterator[str]) -> str:
    found = list(dict.fromkeys(forms))
    return found[0] if len(found) == 1 else "(" + " OR ".join(found) + ")"


class _Reader:
    """Reads the parts of a query from left to right: OR binds least, then words side by side, then NOT."""

    def __init__(self, parts: list[re.Match[str]]) -> None:
        self.parts = parts
        self.at = 0

    def either(self) -> Query | None:
        found = [self.both()]
        while self.peek() == "OR":
            self.at += 1
            found.append(self.both())
        known = tuple(part for part in found if part is not None)
        return known[0] if len(known) == 1 else Either(known) if known else None

    def both(self) -> Query | None:
        wanted: list[Query] = []
        unwanted: list[Query] = []
        while self.at < len(self.parts) and self.peek() not in {"OR", ")"}:
            word = self.peek()
            if word == "AND":
                self.at += 1
                continue
            negated = word == "NOT"
            if negated:
                self.at += 1
            elif word.startswith("-") and len(word) > 1:
                negated = True
            one = self.near()
            if one is not None:
                (unwanted if negated else wanted).append(one)
        if not wanted:
            return None
        query: Query = wanted[0] if len(wanted) == 1 else Both(tuple(wanted))
        if not unwanted:
            return query
        return Without(query, unwanted[0] if len(unwanted) == 1 else Either(tuple(unwanted)))

    def near(self) -> Query | None:
        first = self.one()
        found = [first]
        within = 0
        while (asked := _NEAR.match(self.peek())) and isinstance(first, Words):
            self.at += 1
            within = max(within, int(asked.group(1) or NEAR_WORDS))
            found.append(self.one())
        near = tuple(part for part in found if isinstance(part, Words))
        return Near(near, within) if within and len(near) > 1 else first

    def one(self) -> Query | None:
        if self.at >= len(self.parts):
            return None
        quoted, bracket, word = self.parts[self.at].groups()
        self.at += 1
        if bracket == "(":
            inside = self.either()
            if self.peek() == ")":
                self.at += 1
            return inside
        if bracket:
            return None
        text = quoted if quoted is not None else word
        words = tuple(fold(part) for part in _WORD.findall(text))
        prefix = quoted is None and text.endswith("*")
        return Words(words, prefix) if words else None

    def peek(self) -> str:
        if self.at >= len(self.parts):
            return ""
        quoted, bracket, word = self.parts[self.at].groups()
        return '"' if quoted is not None else bracket or word
