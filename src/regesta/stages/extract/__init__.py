"""extract: sentences to entries, each a happening with its time, its people and places, its certainty."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from regesta.engines.weights import Weights, load_weights
from regesta.model.dates import DateReading, Dating
from regesta.model.entries import Entry
from regesta.model.grammar import Parsed
from regesta.model.names import NameReading
from regesta.model.records import Description, Record
from regesta.rulebook import load_small_words
from regesta.stages.extract.calibrate import chance_of, dated_by
from regesta.stages.extract.clause import Clause
from regesta.stages.extract.compose import Composer
from regesta.stages.extract.detect import Found, find_clauses
from regesta.stages.extract.detect_by_rules import find_clauses_by_rules
from regesta.stages.extract.listed import with_listed_days
from regesta.stages.extract.moments import Timeline
from regesta.stages.extract.place_by_rules import place_by_rules
from regesta.stages.extract.place_in_time import Placed, place_in_time
from regesta.stages.extract.restraint import tells_nothing
from regesta.stages.extract.surroundings import surroundings_of
from regesta.stages.extract.told_once import told_once
from regesta.stages.extract.widened import widened

WEIGHTS = "entries"  # weights/entries.npz
_WORD = re.compile(r"[^\W\d_]{2,}")
_PARTS = frozenset({"beginning", "close", "early", "end", "late", "mid", "middle", "start"})
_OF_PAPERS = frozenset({"attached", "dated", "dtd", "enclosed", "undated"})
_TIME_OF = re.compile(r"(?:end|beginning|start|close|middle) of (?:the )?(?:year |month (?:of )?)?", re.IGNORECASE)


def extract_entries(
    record: Record,
    description: Description,
    dating: Dating,
    parsed: Sequence[Parsed],
    names: Sequence[NameReading],
) -> tuple[Entry, ...]:
    """The entries of a record, by page and start.

    Happenings are found and dated by the learned weights where a sentence has grammar, by rules where the language
    model or the weights are not installed.
    """
    return entries_of(record, description, dating, parsed, names, weights=load_weights(WEIGHTS))


def entries_of(
    record: Record,
    description: Description,
    dating: Dating,
    parsed: Sequence[Parsed],
    names: Sequence[NameReading],
    *,
    weights: Weights | None,
) -> tuple[Entry, ...]:
    """The same with weights of the caller's choice; None for the rules alone."""
    timeline = Timeline(dating, parsed, description.document_type or "")
    if weights is None or not any(one.words for one in parsed):
        placed = place_by_rules(find_clauses_by_rules(parsed), timeline)
    else:
        placed = place_by_weights(description, parsed, timeline, weights)
    composer = Composer(record, description, parsed, names)
    return composer.entries(placed)


def place_by_weights(
    description: Description, parsed: Sequence[Parsed], timeline: Timeline, weights: Weights
) -> list[Placed]:
    """The happenings that the weights find, each with its moment and its chance; the doubtful ones are left out."""
    kept = []
    for number, one, headed in weigh(description, parsed, timeline, weights):
        chance = chance_of(one, weights)
        if headed or (_sure_enough(one, chance, weights) and _may_tell(one, number, timeline)):
            kept.append((number, replace(one, chance=chance)))
    return widened(with_listed_days(told_once(kept, timeline), timeline))


def weigh(
    description: Description, parsed: Sequence[Parsed], timeline: Timeline, weights: Weights
) -> list[tuple[int, Placed, bool]]:
    """All that may have happened, with the number of its sentence, and whether that stands under a dated heading."""
    found: list[tuple[int, Found]] = []
    headed: set[int] = set()
    told: set[tuple[int, int]] = set()  # dated sections that have an entry
    for number, one in enumerate(parsed):
        if one.words:
            around = surroundings_of(number, one, description, timeline)
            least = weights.settings["least_headed" if around.headed else "least_event"]
            clauses = find_clauses(number, parsed, around, weights, least=least)
            if around.headed:
                headed.add(number)
                section = _section_of(one, timeline)
                if not clauses and section not in told:
                    clauses = likeliest(find_clauses(number, parsed, around, weights, least=0.0))
                if clauses:
                    told.add(section)
            found.extend((number, clause) for clause in clauses)
    placed = place_in_time(found, parsed, timeline, weights)
    return [(number, one, number in headed) for (number, _), one in zip(found, placed, strict=True)]


def _section_of(parsed: Parsed, timeline: Timeline) -> tuple[int, int]:
    """The page and the start of the dated section in which a sentence stands."""
    section = timeline.section(parsed.sentence.page, parsed.sentence.start)
    return parsed.sentence.page, section.start if section else parsed.sentence.start


def likeliest(found: Sequence[Found]) -> list[Found]:
    """The likeliest alone: a dated heading stands there because something happened."""
    return [max(found, key=lambda one: one.probability)] if found else []


def _may_tell(placed: Placed, number: int, timeline: Timeline) -> bool:
    """Whether it is told as a happening: some rules of restraint give way to a date that does not name a paper."""
    own = timeline.of_sentence(number)
    if _is_in_a_date(placed, own):
        return False
    return tells_nothing(placed.found, dated=any(reading.use != "mention" for reading in own)) is None


def _is_in_a_date(placed: Placed, readings: Sequence[DateReading]) -> bool:
    """Whether its word is but part of a date, "the end of the year", or its clause holds no more than a date and that
    a paper is of it: "dated 5 May 1961", "5 May 1961, (enclosed".
    """
    clause = placed.found.clause
    sentence = clause.parsed.sentence
    start, end = sentence.source_span(clause.trigger_start, clause.trigger_end)
    if any(reading.start <= start < reading.end for reading in readings):
        return True
    first, last = clause.source_span
    inside = [reading for reading in readings if first <= reading.start < last]
    if inside and not _without(clause, inside) - _says_when():
        return True
    after = [
        sentence.text[clause.trigger_start : sentence.read_offset(one.start)] for one in readings if end <= one.start
    ]
    return any(_TIME_OF.fullmatch(words) for words in after)


def _without(clause: Clause, readings: Sequence[DateReading]) -> set[str]:
    """The words of a clause that stand outside these dates."""
    sentence = clause.parsed.sentence
    spans = [(sentence.read_offset(one.start), sentence.read_offset(one.end)) for one in readings]
    found = _WORD.finditer(sentence.text, clause.start, clause.end)
    return {word[0].casefold() for word in found if not any(start <= word.start() < end for start, end in spans)}


@cache
def _says_when() -> frozenset[str]:
    """Small words, parts of a year or month, and what only says that a paper is of a day or comes with another."""
    return load_small_words()["en"] | _OF_PAPERS | _PARTS


def _names_a_person(found: Found) -> bool:
    """Whether the language model takes a word of the clause for a person's name."""
    clause, tree = found.clause, found.tree
    inside = (at for at, word in enumerate(tree.words) if clause.start <= word.start < clause.end)
    return any(tree.labels[at] == "PERSON" for at in inside)


def _sure_enough(placed: Placed, chance: float, weights: Weights) -> bool:
    """Whether happening and date together are likely enough, and entries like it right often enough; one that has no
    date is kept where it is likely to be a happening at all, for the list of the undated. A date that stands in its own
    sentence needs less than one that is inferred. What surely happened to somebody named is kept with its date in
    doubt, and says so: on dev the F1 of finding rises from 0.871 to 0.886, and that of dates stays at 0.709; on records
    held out from 0.806 to 0.812, and 0.457 instead of 0.458.
    """
    moment, happened, settings = dated_by(placed), placed.found.probability, weights.settings
    if moment is None:
        return happened >= settings["least_undated"]
    surely = happened >= settings["sure_event"] and placed.probability >= settings["sure_date"]
    if surely and chance >= settings["sure_right"] and _names_a_person(placed.found):
        return True
    own = moment.origin == "sentence" and moment.change in ("same", "until")
    least = settings["least_own" if own else "least_dated"]
    return chance >= settings["least_right"] and happened * placed.probability >= least
