"""A page's text cut into stretches, each with what it is part of; the text itself is never changed.

Whatever stands on a page is text. It is cut at offsets, and the template escapes every stretch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Span:
    """A slice of a page and what is said of it: a class for the style sheet, and words for who hovers or listens."""

    start: int
    end: int
    kind: str
    note: str = ""
    id: str = ""  # an anchor put where the slice begins
    href: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text over which nothing changes."""

    text: str
    kinds: str  # class names, space between
    note: str
    ids: tuple[str, ...]  # anchors that open here
    href: str


def cut(text: str, spans: Iterable[Span], *, start: int = 0, end: int | None = None) -> Iterator[Stretch]:
    """The text from `start` to `end` in stretches, in order; together they are the text exactly."""
    end = len(text) if end is None else min(end, len(text))
    inside = [span for span in spans if span.end > start and span.start < end and span.end > span.start]
    edges = sorted({start, end, *(e for span in inside for e in (span.start, span.end) if start < e < end)})
    opening: dict[int, list[Span]] = {}
    for span in inside:
        opening.setdefault(max(span.start, start), []).append(span)
    active: list[Span] = []
    for left, right in pairwise(edges):
        opened = opening.get(left, [])
        active = [span for span in active if span.end > left] + opened
        yield Stretch(
            text[left:right],
            " ".join(dict.fromkeys(kind for span in active for kind in span.kind.split())),
            "; ".join(dict.fromkeys(span.note for span in active if span.note)),
            tuple(span.id for span in opened if span.id),
            next((span.href for span in reversed(active) if span.href), ""),
        )
