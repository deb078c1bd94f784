"""Spans: stretches of a sentence that a scanner takes for a name, and which of two that overlap is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from regesta.model.names import NameKind


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
