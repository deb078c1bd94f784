"""Examples to learn from: what the extract stage sees at each candidate word, and what the annotators said of it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from evaluation.learn.annotated import Annotated, Event, ReadRecord
from regesta.engines.weights import Weights, rows_of
from regesta.stages.extract import weigh
from regesta.stages.extract.calibrate import chance_features, dated_by
from regesta.stages.extract.candidates import candidates
from regesta.stages.extract.certainty_features import certainty_features
from regesta.stages.extract.choose_moment import choose, features_of, offered
from regesta.stages.extract.detect import is_likely
from regesta.stages.extract.edtf import bounds
from regesta.stages.extract.features import tree_of, word_features
from regesta.stages.extract.moments import Timeline
from regesta.stages.extract.place_in_time import Placed, move_on, situation
from regesta.stages.extract.surroundings import surroundings_of
from regesta.stages.extract.time_features import Clock, Dated, reading_features
from regesta.stages.extract.type_features import type_features

OVERLAP = 0.5  # share of the shorter quote


@dataclass(slots=True)
class WordExample:
    """A candidate word: the rows of its features, and the events it carries."""

    rows: list[int]
    type_rows: list[int]  # of the features that tell its types; only where it carries an event, as the next
    certainty_rows: list[int]  # of those that tell how sure it is
    events: list[dict[str, Any]]
    hand: int  # whose annotation it is


@dataclass(slots=True)
class DateExample:
    """A happening and the moments offered: for each its kind, the rows of its reading, and whether it is right."""

    rows: list[int]
    kinds: list[str]
    changes: list[str]
    readings: list[list[int]]  # one for each distinct reading
    reading_of: list[int]
    right: list[bool]
    hand: int


@dataclass(slots=True)
class ChanceExample:
    """A happening that weights found and dated: the rows of what tells how sure it is, and whether it is right."""

    rows: list[int]
    right: bool
    hand: int


@dataclass(slots=True)
class Examples:
    """All that is learnt from."""

    words: list[WordExample] = field(default_factory=list)
    dates: list[DateExample] = field(default_factory=list)
    undatable: int = 0  # events whose date no moment offers


def examples_of(annotated: Iterable[Annotated], weights: Weights | None = None) -> Examples:
    """The examples of annotated files, in order.

    A happening's date is learnt beside the dates of those before it: the right ones, or with `weights` those that
    they would have given, so that what is learnt bears with their faults.
    """
    found = Examples()
    for one in annotated:
        for read in one.records:
            _add_record(found, read, one, weights)
    return found


def _add_record(found: Examples, read: ReadRecord, annotated: Annotated, weights: Weights | None) -> None:
    timeline = Timeline(read.dating, read.parsed, read.description.document_type or "")
    carried = carriers(read, annotated.events)
    clock = Clock()
    for number, parsed in enumerate(read.parsed):
        if not parsed.words:
            continue
        tree = tree_of(parsed)
        around = surroundings_of(number, parsed, read.description, timeline)
        done: dict[int, Dated] = {}
        for index in candidates(tree.words):
            features = word_features(tree, index, around)
            own = carried.get((number, index), [])
            telling = rows_of(type_features(tree, index, features)) if own else []
            sure = rows_of(certainty_features(tree, index, features)) if own else []
            found.words.append(WordExample(rows_of(features), telling, sure, own, annotated.hand))
            now = situation(parsed, tree, index, number, timeline, clock, done)
            if weights is not None and (own or is_likely(features, weights)):
                told = choose(now, features, weights)[0]
            else:
                told = None
            for event in own:
                example, right = _date_example(now, features, event, annotated.hand)
                if right is None:
                    found.undatable += 1
                    continue
                found.dates.append(example)
                told = told or right
            if told is not None:
                done[index] = move_on(clock, now, told)


def _date_example(now: Any, features: list[str], event: dict[str, Any], hand: int) -> tuple[DateExample, Any]:
    options = offered(now)
    example = DateExample(rows_of(features_of(now, features)), [], [], [], [], [], hand)
    readings: dict[Any, int] = {}
    for moment in options:
        base = (moment.origin, moment.anchor, moment.rank, moment.sentences_away)
        if base not in readings:
            readings[base] = len(example.readings)
            example.readings.append(rows_of(reading_features(now, moment)))
        example.kinds.append(f"{moment.origin}.{moment.change}")
        example.changes.append(moment.change)
        example.reading_of.append(readings[base])
        example.right.append(same_date(event["date"], moment.value))
    first = next((moment for moment, right in zip(options, example.right, strict=True) if right), None)
    return example, first


def chances_of(annotated: Iterable[Annotated], weights: Weights) -> Iterator[ChanceExample]:
    """What these weights find in annotated files, and whether an event is told there, and then where it is dated."""
    for one in annotated:
        for read in one.records:
            timeline = Timeline(read.dating, read.parsed, read.description.document_type or "")
            for _, placed, _ in weigh(read.description, read.parsed, timeline, weights):
                moment = dated_by(placed)
                dates = [event.gold["date"] for event in _told_by(placed, one)]
                right = any(moment is None or same_date(date, moment.value) for date in dates)
                yield ChanceExample(rows_of(chance_features(placed)), right, one.hand)


def _told_by(placed: Placed, annotated: Annotated) -> Iterator[Event]:
    """The events whose quotes overlap with a clause by half of the shorter, as the scorer asks."""
    start, end = placed.found.clause.source_span
    for event in annotated.events:
        shared = min(end, event.end) - max(start, event.start)
        least = OVERLAP * min(end - start, event.end - event.start)
        if event.page == placed.found.clause.parsed.sentence.page and shared >= max(least, 1):
            yield event


def carriers(read: ReadRecord, events: Sequence[Event]) -> dict[tuple[int, int], list[dict[str, Any]]]:
    """The events by the candidate word that carries them: (number of the sentence, index of the word)."""
    starts = [(parsed.sentence.page, parsed.sentence.start) for parsed in read.parsed]
    found: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for event in events:
        if event.trigger is None:
            continue
        number = bisect_right(starts, (event.page, event.trigger[0])) - 1
        if number < 0:
            continue
        parsed = read.parsed[number]
        if parsed.sentence.page != event.page or event.trigger[0] >= parsed.sentence.end or not parsed.words:
            continue
        index = _carrier(
            parsed.words,
            parsed.sentence.read_offset(event.trigger[0]),
            parsed.sentence.read_offset(event.trigger[1] - 1) + 1,
        )
        if index is not None:
            found.setdefault((number, index), []).append(event.gold)
    return found


def _carrier(words: Sequence[Any], start: int, end: int) -> int | None:
    """The candidate among the words of a trigger that governs the others."""
    inside = {at for at, word in enumerate(words) if word.start < end and word.end > start}
    able = [at for at in candidates(words) if at in inside]
    heads = [at for at in able if words[at].head not in inside or words[at].head == at]
    return (heads or able or [None])[-1]


def same_date(one: str | None, other: str | None) -> bool:
    """Whether the scorer would say so: equal but for ~ and ?, or intervals that overlap by half of their union."""
    if not one or not other:
        return False
    if re.sub(r"[~?%]", "", one) == re.sub(r"[~?%]", "", other):
        return True
    a, b = _days(one), _days(other)
    if a is None or b is None:
        return False
    if a == b:
        return True
    if "/" in one and "/" in other:
        shared = min(a[1], b[1]) - max(a[0], b[0]) + 1
        union = max(a[1], b[1]) - min(a[0], b[0]) + 1
        return shared > 0 and shared / union >= 0.5
    return False


def _days(edtf: str) -> tuple[int, int] | None:
    first, last = bounds(edtf)
    opens, ends = edtf.startswith(".."), edtf.endswith("..")
    if (first is None and not opens) or (last is None and not ends):
        return None
    start = dt.date.min if first is None else dt.date.fromisoformat(first)
    end = dt.date.max if last is None else dt.date.fromisoformat(last)
    return start.toordinal(), end.toordinal()
