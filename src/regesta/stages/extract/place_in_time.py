"""Place in time: which of the moments that a record offers dates each happening."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from regesta.engines.weights import Weights
from regesta.model.dates import DateBasis, DateReading
from regesta.model.evidence import Evidence
from regesta.model.grammar import Parsed
from regesta.stages.extract import edtf
from regesta.stages.extract.choose_moment import Choice, choose, offered
from regesta.stages.extract.detect import Found
from regesta.stages.extract.earlier import before_it, sure_to_be_before
from regesta.stages.extract.features import Tree
from regesta.stages.extract.moments import Moment, Timeline
from regesta.stages.extract.tense import is_past
from regesta.stages.extract.time_features import Clock, Dated, Situation, path_to

_CONTENT = frozenset({"ccomp", "xcomp", "acl", "relcl", "advcl", "pcomp", "dobj", "conj", "pobj", "prep"})
_SAID = frozenset({"statement", "correspondence"})  # "announces his retirement effective 30 June" is said already
# What is done in a moment, though what it orders or promises lasts: "suspended all leave until 30 April".
_IN_A_MOMENT = frozenset({"statement", "correspondence", "measure", "agreement", "commitment", "legal"})
# How sure a heading's date is in a record that is no chronology as a whole: of 18 entries read there 3 were right
# (evaluation/entries_checked.csv), for such records are as often forms and reports with lists in them.
UNTITLED = 0.5
OF_ABSTRACT = 0.7  # how sure the day of a paper is for what its abstract tells
_OR = re.compile(r"\s*,?\s*or\s+(?:(?:in|on|the|about)\s+)*", re.IGNORECASE)
_FROM = re.compile(r"\bfrom (?:(?:about|approximately|around|the) )*$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:to|through|thru|until|till|-)\s*(?:(?:about|the)\s+)*", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween (?:(?:about|approximately|the) )*$", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:(?:about|the)\s+)*", re.IGNORECASE)
_BEFORE_A_SPAN = 30  # characters before a date in which the word that opens a span is looked for
_FAR_BEFORE = 80  # characters between a date and the clause it dates, from which on it is another clause's
_CLIMB = 5  # words up from a trigger in which the happening it belongs to is looked for


@dataclass(frozen=True, slots=True)
class Placed:
    """A clause with the moment that dates it, how likely that is, and the other values in the running."""

    found: Found
    moment: Moment | None
    probability: float
    others: tuple[tuple[Moment, float], ...] = ()
    chance: float | None = None  # that it happened, and at that moment; None where rules found it, which weigh nothing
    weighed: Moment | None = None  # what the weights chose, where a small word or the tense then put it before that


def place_in_time(
    found: Sequence[tuple[int, Found]], parsed: Sequence[Parsed], timeline: Timeline, weights: Weights
) -> list[Placed]:
    """Each clause, given with its sentence's number, and its moment; a narrative's clock runs on."""
    placed = []
    clock = Clock()
    done: dict[int, Dated] = {}
    opened: set[tuple[int, int]] = set()  # sections of a chronology whose first happening is placed
    at = -1
    for number, one in found:
        if number != at:
            done, at = {}, number
        now = situation(parsed[number], one.tree, trigger_of(one), number, timeline, clock, done)
        chosen = _by_heading(now, one, opened) or choose(now, one.features, weights)
        if chosen[0] is not None and chosen[0].bounds_nothing:
            chosen = None, *chosen[1:]
        if span := _lasting(now, one, chosen[0]) or _over_both(now, one, chosen[0]):
            chosen = span, _of_its_limits(chosen, span), chosen[2]
        dated, weighed = names_a_day(timeline, number, one), None
        if earlier := sure_to_be_before(now, chosen[0], dated=dated):
            told = now.governor is not None and earlier.value == edtf.until(now.governor.value)
            chosen = earlier, _of_all(chosen) if told else _of_one_anchor(chosen), chosen[2]
        elif earlier := before_it(now, chosen[0], dated=dated):
            weighed, chosen = chosen[0], (earlier, *chosen[1:])
        placed.append(Placed(_still_to_come(now, one, chosen[0]), *chosen, weighed=weighed))
        if chosen[0] is not None:
            done[now.index] = move_on(clock, now, chosen[0])
    return placed


def _by_heading(now: Situation, one: Found, opened: set[tuple[int, int]]) -> Choice | None:
    """The heading's date for the first main clause under it, and for every clause that names no day of its own.

    A chronology's entry is typed under its day because of what it says first; other dates in it date other things,
    and only those whose clause holds them. None outside chronologies, and for a clause with its own date.
    """
    sentence = now.parsed.sentence
    section = now.timeline.section(sentence.page, sentence.source_offset(now.tree.words[now.index].start))
    if section is None:
        return None
    abstract = now.timeline.is_abstract(section)
    first = (
        not abstract and (sentence.page, section.start) not in opened and _main(now.tree, now.index, through="xcomp")
    )
    if first:
        opened.add((sentence.page, section.start))
    elif names_a_day(now.timeline, now.sentence, one):
        return None
    dates = [moment for moment in offered(now) if moment.origin == "section" and moment.change == "same"]
    sure = 1.0 if now.document_type == "chronology" else OF_ABSTRACT if abstract else UNTITLED
    return (dates[0], sure, ()) if dates else None


def names_a_day(timeline: Timeline, number: int, one: Found) -> bool:
    """Whether a date stands in the clause itself; `number` is that of its sentence."""
    start, end = one.clause.parsed.sentence.source_span(one.clause.start, one.clause.end)
    return any(start <= reading.start < end for reading in timeline.of_sentence(number))


def move_on(clock: Clock, now: Situation, moment: Moment) -> Dated:
    """What later happenings need to know of a moment that was chosen; the clock is set by it."""
    dated = Dated(moment.anchor, moment.value, moment.origin, moment.change, now.sentence, moment.reading)
    clock.set(dated, main=_main(now.tree, now.index))
    return dated


def _main(tree: Tree, index: int, *, through: str = "") -> bool:
    """Whether the word's clause stands under no other verb; `through` names a tie that counts for none ("began to")."""
    for _ in range(_CLIMB):
        word = tree.words[index]
        if word.head == index or word.dep == "ROOT":
            return True
        if word.dep not in ("conj", "parataxis", through):
            return False
        index = word.head
    return False


def _lasting(now: Situation, found: Found, chosen: Moment | None) -> Moment | None:
    """The interval to the day that a clause says its happening lasted until, if it began on a day that was read:
    under a heading of 3 June, "travels in the East until 17 June".
    """
    if chosen is None or chosen.change != "same" or found.clause.types[0] in _IN_A_MOMENT:
        return None
    end = now.timeline.ends_in(now.parsed, now.sentence, found.clause.start, found.clause.end)
    if end is None:
        return None
    spans = (one for one in offered(now) if one.change == "between" and one.origin in ("section", "sentence"))
    last = end.rpartition("/")[2]  # "to late 1959" ends with the year
    return next((one for one in spans if one.value.endswith(f"/{last}") and chosen.anchor in (one.anchor, end)), None)


def _over_both(now: Situation, found: Found, chosen: Moment | None) -> Moment | None:
    """The interval over two dates that limit one time, where the one that was chosen is of them: "in 1957 or 1958",
    "between May and July 1958", "from 1957 to early 1958".
    """
    if chosen is None or chosen.reading is None or (chosen.origin, chosen.change) != ("sentence", "same"):
        return None
    for one, other in pairwise(now.timeline.of_sentence(now.sentence)):
        if chosen.reading in (one, other) and (_is_of_either(now, one, other) or _spans(now, found, one, other)):
            both = edtf.between(one.edtf, other.edtf)
            return replace(chosen, value=both) if both else None
    return None


def _is_of_either(now: Situation, one: DateReading, other: DateReading) -> bool:
    offset = now.parsed.sentence.read_offset
    return _OR.fullmatch(now.parsed.sentence.text, offset(one.end), offset(other.start)) is not None


def _spans(now: Situation, found: Found, one: DateReading, other: DateReading) -> bool:
    """Whether the happening lies between two dates or went on from one to the other: not what was done in a moment,
    "granted a leave from May to July", nor what was done at the end, "from May to July, when he retired".
    """
    if not path_to(now, one).startswith("up"):
        return False
    text, offset = now.parsed.sentence.text, now.parsed.sentence.read_offset
    start, end, after = offset(one.start), offset(one.end), offset(other.start)
    opens = max(0, start - _BEFORE_A_SPAN)
    if _AND.fullmatch(text, end, after):
        return _BETWEEN.search(text, opens, start) is not None
    lasts = found.clause.types[0] not in _IN_A_MOMENT and _TO.fullmatch(text, end, after)
    return bool(lasts and _FROM.search(text, opens, start))


def _of_its_limits(chosen: Choice, span: Moment) -> float:
    """How likely it is that a happening is dated by a span or by either of its limits: all of them speak for it."""
    _, probability, others = chosen
    limits = ("same", "between")
    return probability + sum(share for other, share in others if other.origin == span.origin and other.change in limits)


def _still_to_come(now: Situation, found: Found, chosen: Moment | None) -> Found:
    """The clause as planned where its day lies after that of its record and it is not told in the past tense."""
    written = edtf.bounds(now.timeline.record_date.edtf or "")[1]
    starts = edtf.bounds(chosen.value)[0] if chosen is not None and chosen.change == "same" else None
    if found.clause.certainty != "occurred" or not (written and starts and starts > written):
        return found
    if found.clause.types[0] in _SAID or is_past(now.tree, now.index):
        return found
    reason = Evidence("certainty.to-come", 1.0, f"{starts} lies after {written}, the day of the record")
    clause = found.clause
    return replace(found, clause=replace(clause, certainty="planned", evidence=(*clause.evidence, reason)))


def _of_one_anchor(chosen: Choice) -> float:
    """How likely it is that a happening is dated from its moment's anchor at all, on it or about it."""
    moment, probability, others = chosen
    anchor = moment.anchor if moment else None
    return probability + sum(share for other, share in others if other.anchor == anchor)


def _of_all(chosen: Choice) -> float:
    """How likely it is that a happening is dated by any of the values in the running: all lie before what tells it."""
    return min(1.0, chosen[1] + sum(share for _, share in chosen[2]))


def trigger_of(found: Found) -> int:
    """The index of a clause's trigger among the words of its sentence."""
    index = found.clause.trigger_word
    return 0 if index is None else index


def situation(
    parsed: Parsed,
    tree: Tree,
    index: int,
    number: int,
    timeline: Timeline,
    clock: Clock,
    done: dict[int, Dated],
) -> Situation:
    """A happening among the readings; `done` holds the happenings of its sentence that have their moment."""
    return Situation(parsed, tree, index, number, timeline, clock, timeline.document_type, _governor(tree, index, done))


def _governor(tree: Tree, index: int, done: dict[int, Dated]) -> Dated | None:
    at = index
    for _ in range(_CLIMB):
        up = tree.words[at].head
        if up == at or tree.words[at].dep not in _CONTENT:
            return None
        if up in done:
            return done[up]
        at = up
    return None


def basis_of(placed: Placed) -> DateBasis:
    """On what the date stands, in the terms of an entry."""
    moment = placed.moment
    if moment is None:
        return "document"
    if moment.origin == "record" and moment.change != "since":  # of 90 happenings before a record's day 65 are so given
        return "document"
    if moment.change in ("until", "since", "between"):
        return "sequence"
    if moment.origin == "section":
        return moment.reading.basis if moment.reading else "sequence"
    if moment.change in ("month", "year"):
        return "document" if moment.origin in ("opening", "running", "before") else "inherited"
    if moment.origin == "sentence" and not _is_carried_over(placed, moment):
        return moment.reading.basis if moment.reading else "explicit"
    return "inherited"


def _is_carried_over(placed: Placed, moment: Moment) -> bool:
    """Whether a full date stands in an earlier clause of the sentence, far from this one, which it dates no less than a
    sentence before would: of 29 so dated in the training records 20 are annotated as inherited, and 3 as explicit.
    """
    reading = moment.reading
    if reading is None or reading.basis != "explicit":
        return False
    return placed.found.clause.source_span[0] - reading.start >= _FAR_BEFORE
