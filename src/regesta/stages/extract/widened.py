"""Widened: a quote of a word or two is shown with the date that stands beside it, "BIRTH: 4 May 1925"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from regesta.stages.extract.place_in_time import Placed

FEW_WORDS = 2  # a quote of three words mostly says who or what: "denied any involvement"
WIDEST = 90  # characters from the word to the date, both within: further off, another thing is told between


def widened(placed: Sequence[Placed]) -> list[Placed]:
    """The happenings, the short quotes among them widened to the date of their own sentence that dates them."""
    triggers: dict[tuple[int, int], list[int]] = {}
    for one in placed:
        triggers.setdefault(_sentence_of(one), []).append(one.found.clause.trigger_start)
    return [_widened(one, triggers[_sentence_of(one)]) for one in placed]


def _sentence_of(placed: Placed) -> tuple[int, int]:
    sentence = placed.found.clause.parsed.sentence
    return sentence.page, sentence.start


def _widened(placed: Placed, triggers: Iterable[int]) -> Placed:
    clause, moment = placed.found.clause, placed.moment
    reading = moment.reading if moment is not None and moment.origin == "sentence" else None
    if reading is None or len(clause.text.split()) > FEW_WORDS:
        return placed
    sentence = clause.parsed.sentence
    first, last = sentence.read_span(reading.start, reading.end)
    start, end = min(clause.start, first), max(clause.end, last)
    others = any(start <= at < end for at in triggers if at != clause.trigger_start)
    if others or end - start > WIDEST:
        return placed
    return replace(placed, found=replace(placed.found, clause=replace(clause, start=start, end=end)))
