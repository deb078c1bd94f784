"""Gold events as clauses: each event's quote and trigger found in the record, with everyone the record names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.learn.annotated import read_folders
from regesta.engines.language import LanguageModel
from regesta.model.grammar import Parsed
from regesta.model.records import Record
from regesta.stages.extract.cast import Cast
from regesta.stages.extract.clause import Clause
from regesta.stages.extract.role_features import Scene, scene_of

_BEFORE = 3  # sentences given to a clause as its context, as the extract stage does
_WORTH = {"VERB": 0, "NOUN": 1, "PROPN": 1, "ADJ": 2, "AUX": 3}


@dataclass(frozen=True, slots=True)
class Reading:
    """One record of a document as the stages before extraction read it."""

    record: Record
    parsed: tuple[Parsed, ...]
    cast: Cast


@dataclass(frozen=True, slots=True)
class Case:
    """A gold event and the clause that reports it; `clause` and `scene` None where its sentence was not found."""

    document: str
    event: dict[str, Any]
    clause: Clause | None
    scene: Scene | None
    cast: Cast | None
    hand: int  # whose annotation it is


def load_cases(golds: Sequence[Path], language: LanguageModel) -> Iterator[Case]:
    """The cases of gold folders (gold/*.json beside text/), each of another hand, document by document."""
    for one in read_folders(golds, language):
        readings = [
            Reading(read.record, read.parsed, Cast(read.names, read.description, read.parsed)) for read in one.records
        ]
        for event in one.gold:
            yield case_of(one.document, event, readings, one.hand)


def case_of(document: str, event: dict[str, Any], readings: Sequence[Reading], hand: int) -> Case:
    """The case of one event: the sentence that holds its trigger, or most of its quote."""
    for reading in readings:
        for page in reading.record.pages:
            quote = _pattern(event["quote"]).search(page.text, *reading.record.extent(page))
            if quote is None:
                continue
            trigger = _pattern(event["trigger"]).search(page.text, *quote.span()) if event.get("trigger") else None
            clause = _clause(reading.parsed, page.number, quote.span(), trigger and trigger.span(), event)
            if clause is not None:
                scene = scene_of(clause, reading.cast.parties(clause.parsed))
                return Case(document, event, clause, scene, reading.cast, hand)
    return Case(document, event, None, None, None, hand)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(re.escape(word) for word in words.split()))


def _clause(
    parsed: Sequence[Parsed], page: int, quote: tuple[int, int], trigger: tuple[int, int] | None, event: dict[str, Any]
) -> Clause | None:
    start, end = quote
    number = _sentence(parsed, page, quote, trigger)
    if number is None:
        return None
    chosen = parsed[number]
    sentence = chosen.sentence
    first = sentence.read_offset(max(start, sentence.start))
    last = sentence.read_offset(min(end, sentence.end) - 1) + 1
    if trigger and sentence.start <= trigger[0] < sentence.end:
        stretch = sentence.read_offset(trigger[0]), sentence.read_offset(min(trigger[1], sentence.end) - 1) + 1
        word = _trigger_word(chosen, *stretch)
    else:
        word = _highest_word(chosen, first, last)
        stretch = (chosen.words[word].start, chosen.words[word].end) if word is not None else (first, last)
    before = tuple(parsed[max(0, number - _BEFORE) : number])
    types = tuple(event["types"])
    return Clause(chosen, first, last, *stretch, word, types, event["certainty"], before)


def _sentence(
    parsed: Sequence[Parsed], page: int, quote: tuple[int, int], trigger: tuple[int, int] | None
) -> int | None:
    best, most = None, 0
    for number, part in enumerate(parsed):
        sentence = part.sentence
        if sentence.page != page:
            continue
        if trigger and sentence.start <= trigger[0] < sentence.end:
            return number
        shared = min(quote[1], sentence.end) - max(quote[0], sentence.start)
        if shared > most:
            best, most = number, shared
    return best


def _trigger_word(parsed: Parsed, start: int, end: int) -> int | None:
    inside = [at for at, word in enumerate(parsed.words) if word.start < end and start < word.end]
    return min(inside, key=lambda at: (_WORTH.get(parsed.words[at].pos, 4), at), default=None)


def _highest_word(parsed: Parsed, start: int, end: int) -> int | None:
    """The verb or noun of the quote that stands highest in the sentence: where the gold names no trigger."""
    inside = [at for at, word in enumerate(parsed.words) if start <= word.start and word.end <= end]
    return min(inside, key=lambda at: (parsed.words[at].pos not in _WORTH, _depth(parsed, at), at), default=None)


def _depth(parsed: Parsed, at: int) -> int:
    depth = 0
    while parsed.words[at].head != at and depth < 60:
        at = parsed.words[at].head
        depth += 1
    return depth
