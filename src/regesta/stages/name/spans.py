"""Spans: stretches of a sentence that a scanner takes for a name, and which of two that overlap is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from regesta.model.names import NameKind
from regesta.stages.name import vocabulary

_DAY_BEFORE = re.compile(r"(?<![\w/.-])(?:[12]?\d|3[01])(?:st|nd|rd|th)?[\s-]{1,2}\Z", re.IGNORECASE)
_YEAR_BEHIND = re.compile(r"\.?,?[\s-]{1,2}(?:1[89]\d\d|20[0-2]\d|(?P<short>[3-9]\d))(?![\w/])")
_LONG = 7  # letters of a month that may have two misread


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch taken for a name; offsets into the sentence as read.

    `strength` orders rules by how seldom they err: a span gives way to a stronger one that it overlaps.
    """

    start: int
    end: int
    kind: NameKind
    rule: str
    strength: int


def settle(spans: Iterable[Span]) -> list[Span]:
    """The spans kept, in order of place: the stronger of two that overlap, the longer of two as strong."""
    kept: list[Span] = []
    ordered = sorted(spans, key=lambda s: (-s.strength, s.start - s.end, s.start, s.kind, s.rule))
    for span in ordered:
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda s: s.start)


def stands_in_a_date(text: str, start: int, end: int) -> bool:
    """True for one word between a day and a year, where no name stands: "10 Juno 1949" is a misread month.

    Two figures may count something else, "12 Britons 45 miles off Vigo", but behind what is like a month: "10 Juno 49".
    """
    if not text[start:end].isalpha():
        return False
    year = _YEAR_BEHIND.match(text, end)
    if year is None or _DAY_BEFORE.search(text, max(0, start - 8), start) is None:
        return False
    return year["short"] is None or _is_like_a_month(text[start:end].casefold())


def _is_like_a_month(word: str) -> bool:
    return any(Levenshtein.distance(word, month) <= 1 + (len(month) >= _LONG) for month in vocabulary.months())


def with_members(spans: Iterable[Span], members: Sequence[Span]) -> list[Span]:
    """The spans with the members of lists in place of whatever they overlap, in order of place."""
    kept = [span for span in spans if not any(m.start < span.end and span.start < m.end for m in members)]
    return sorted([*kept, *members], key=lambda s: s.start)
