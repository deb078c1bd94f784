"""Spans: stretches of a sentence that a scanner takes for a name, and which of two that overlap is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


def with_members(spans: Iterable[Span], members: Sequence[Span]) -> list[Span]:
    """The spans with the members of lists in place of whatever they overlap, in order of place."""
    kept = [span for span in spans if not any(m.start < span.end and span.start < m.end for m in members)]
    return sorted([*kept, *members], key=lambda s: s.start)
