"""Turns: who speaks, and who is spoken to, at a place of a record that is written down word by word, "Mr. Hale. Did you
go to Vienna?". The labels that open the turns are nobody whom the talk is about.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from regesta.model.grammar import Parsed
from regesta.model.names import NameReading
from regesta.model.records import Description
from regesta.rulebook import load_rules

FEWEST = 4  # labels; fewer are no talk by turns


class Turn(NamedTuple):
    """Where a turn begins: the number of its sentence and an offset into it, the label, and where that stands."""

    number: int
    at: int
    label: str
    page: int
    start: int
    end: int


class Turns:
    """The turns of one record in order; none where it is no transcript or has too few."""

    def __init__(self, sentences: Sequence[Parsed], description: Description | None) -> None:
        of_a_talk = description is not None and description.document_type == "transcript"
        found = [turn for number, one in enumerate(sentences) for turn in _turns_in(number, one)] if of_a_talk else []
        self._turns = found if len(found) >= FEWEST else []
        self._places = [(turn.number, turn.at) for turn in self._turns]
        self._labels = [(turn.page, turn.start) for turn in self._turns]

    def __bool__(self) -> bool:
        return bool(self._turns)

    def is_label(self, name: NameReading) -> bool:
        """Whether a name is the label of a turn."""
        at = bisect_right(self._labels, (name.page, name.start)) - 1
        return at >= 0 and self._turns[at].page == name.page and name.start < self._turns[at].end

    def speaker(self, number: int, at: int) -> str | None:
        """The label of the turn in which a place of a sentence stands; None before the first."""
        turn = self._turn(number, at)
        return self._turns[turn].label if turn >= 0 else None

    def hearer(self, number: int, at: int) -> str | None:
        """The label of the last turn before that is another's: whom the speaker answers, or asks."""
        turn = self._turn(number, at)
        if turn < 0:
            return None
        own = self._turns[turn].label
        return next((one.label for one in reversed(self._turns[:turn]) if one.label != own), None)

    def _turn(self, number: int, at: int) -> int:
        return bisect_right(self._places, (number, at)) - 1


def _turns_in(number: int, parsed: Parsed) -> list[Turn]:
    sentence = parsed.sentence
    return [
        Turn(number, match.end("label"), match["label"], sentence.page, *sentence.source_span(*match.span("label")))
        for match in _label().finditer(sentence.text)
    ]


@cache
def _label() -> re.Pattern[str]:
    rules = load_rules("en/parts")
    titles, roles = "|".join(rules["addresses"]), "|".join(rules["roles"])
    return re.compile(
        r"(?:\A|(?<=[.?!-])\s{1,4})(?:\d{1,2}\s{1,4})?"  # the number of a line of the transcript
        rf"(?P<label>(?:{titles})\.?\s?[A-Z][\w'’-]{{1,20}}|{roles})\.(?=\s|\Z)"
    )
