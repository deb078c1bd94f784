"""How a field of a row came about: the rule that read it, and the words of a page that it was read from."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.model.dates import DateReading
from regesta.stages.ledger.tree import Tree

Place = tuple[int, int, int]  # page, start and end on it


@dataclass(frozen=True, slots=True)
class By:
    """By which rule a field was read, and from which words; None for the words of the field itself."""

    rule: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a row bears: EDTF, and how it came to it."""

    edtf: str
    by: By


def day_read(reading: DateReading, rule: str) -> Day:
    """The day of a date that stands on a page."""
    return Day(reading.edtf, By(rule, (reading.page, reading.start, reading.end)))


def place_in(tree: Tree, start: int, end: int) -> Place:
    """Page, start and end of text[start:end] of a sentence."""
    sentence = tree.parsed.sentence
    return sentence.page, *sentence.source_span(start, end)


def words_in(tree: Tree, value: str) -> Place | None:
    """Where the words of a field stand in a sentence, from its first part to its last; None where they do not."""
    text = tree.text.casefold()
    parts = [part.partition(" (")[0].casefold() for part in value.split("; ")]
    found = [(at, at + len(part)) for part in parts if part and (at := text.find(part)) >= 0]
    if len(found) < len(parts):
        return None
    return place_in(tree, min(one for one, _ in found), min(max(two for _, two in found), len(tree.text)))
