"""Moments: the values that the date of a happening may take, and where each comes from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from regesta.model.dates import DatedSection, DateReading, Dating
from regesta.model.grammar import Parsed
from regesta.stages.extract import edtf
from regesta.stages.extract.candidates import vocabulary
from regesta.stages.extract.paragraphs import NUMBER
from regesta.stages.extract.sayings import says

Origin = Literal[
    "sentence",  # a reading of its own sentence
    "section",  # the dated heading it stands under
    "before",  # a reading of an earlier sentence
    "running",  # the reading that dated the happening before it
    "opening",  # one of the record's first readings: often the day of a meeting, named in the subject line
    "record",  # the record's own date
]
Change = Literal["same", "month", "year", "until", "since", "between"]

KINDS = (
    *(f"{origin}.{change}" for origin in get_args(Origin) for change in get_args(Change) if change != "between"),
    "sentence.between",
    "before.between",
    "section.between",
)

IN_SENTENCE = 5  # readings of its own sentence that a happening is weighed against, the nearest first
OPENING = 2
WIDEST = 2  # years between the bounds of a record without a date, within which they still tell when
BEFORE = 3  # readings before the sentence, the nearest first
_PAGES_OFF = 2
_NEAR = 31  # days
_DEEP = 3  # verbs above a reading from which on it stands no deeper
_ENDS = re.compile(r"\b(?:until|till|through|thru|to) $", re.IGNORECASE)
_FROM_THEN_ON = re.compile(r"\b(?:since|after) (?:about |the )?$", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:next|tomorrow|coming)\b", re.IGNORECASE)
_OF_A_NAME = frozenset({"nummod", "compound", "amod", "nmod"})
_OF_OCCASIONS = frozenset({"in", "during", "at", "since", "until", "before", "after", "by"})  # "in the 1957 season"
_USABLE = frozenset({"act", "heading", "record"})
# Kinds of record in which one talk is told: the days told of in it are not those on which it goes on.
_TALKS = frozenset({"record of conversation", "minutes", "contact report", "summary of interview", "transcript"})


@dataclass(frozen=True, slots=True)
class Moment:
    """A value a happening's date may take: a reading, or what is reckoned from it."""

    value: str  # EDTF
    origin: Origin
    change: Change
    anchor: str  # the EDTF it is reckoned from
    reading: DateReading | None
    sentences_away: int = 0  # between the happening and the reading
    rank: int = 0  # 0 for the nearest of its origin

    @property
    def is_bare_bound(self) -> bool:
        """Whether no reading stands behind it, but bounds inferred for a record that has no date of its own."""
        return self.reading is None and edtf.precision(self.anchor) in ("interval", "open")

    @property
    def bounds_nothing(self) -> bool:
        """Whether all it says is that the record was written after a day, or within many years, which tells nothing of
        what the record tells. Of 69 happenings of the training records that were given such a date 3 had it.
        """
        first, last = edtf.bounds(self.value)
        if not self.is_bare_bound or (first is None and last is not None):
            return False
        return first is None or last is None or int(last[:4]) - int(first[:4]) > WIDEST


@dataclass(frozen=True, slots=True)
class Placed:
    """A reading with the sentence it stands in or before."""

    reading: DateReading
    sentence: int


class Timeline:
    """The readings of one record in their order, and the sentences between them."""

    def __init__(self, dating: Dating, parsed: Sequence[Parsed], document_type: str = "") -> None:
        self.document_type = document_type
        self._starts = [(p.sentence.page, p.sentence.start) for p in parsed]
        self._ends = [(p.sentence.page, p.sentence.end) for p in parsed]
        self._paragraphs = [number for number, one in enumerate(parsed) if NUMBER.match(one.sentence.text)]
        self._sections = dating.dated
        self._abstracts = frozenset((section.page, section.start) for section in dating.abstracts)
        self._section_starts = [(section.page, section.start) for section in self._sections]
        self.record_date = dating.record_date
        if dating.told_of is not None:  # what is said in a talk is said on its day, not on that of its writing up
            told = dating.told_of
            self.record_date = replace(
                dating.record_date, edtf=told.edtf, reading=told, earliest=told.earliest, latest=told.latest
            )
        valued = [r for r in dating.readings if r.use != "furniture" and edtf.precision(r.edtf) != "none"]
        # A date that only names a paper, or fills a field, may date what its own sentence tells, and nothing beyond;
        # a year that only names one ("under the Act of 1952") dates nothing.
        telling = [r for r in valued if r.use != "mention" or edtf.precision(r.edtf) != "year"]
        self._all = [Placed(reading, self._sentence_of(reading)) for reading in telling]
        self._all_places = [placed.sentence for placed in self._all]
        usable = [one for one in self._all if one.reading.use in _USABLE and not _names_a_thing(one, parsed)]
        talk = document_type in _TALKS
        self._told = {(one.reading.page, one.reading.start) for one in usable if _is_told(one, parsed)}
        self._placed = [placed for placed in usable if not (talk and self.is_told(placed.reading))]
        self._places = [placed.sentence for placed in self._placed]
        self._first = {(one.reading.page, one.reading.start) for one in usable if _is_only_the_first(one, parsed)}
        self._standing = {
            (one.reading.page, one.reading.start): _standing(one.reading, parsed[one.sentence])
            for one in self._all
            if one.sentence >= 0
        }

    def _sentence_of(self, reading: DateReading) -> int:
        return bisect_right(self._starts, (reading.page, reading.start)) - 1

    def place_of(self, reading: DateReading) -> str:
        """How a reading stands: in a "main" clause, "deep" in another, at the "head" of its sentence, "out" of any."""
        return self._standing.get((reading.page, reading.start), "out")

    def is_told(self, reading: DateReading) -> bool:
        """Whether a reading stands in what a verb of saying tells: "he said that on 9 May they had signed it"."""
        return (reading.page, reading.start) in self._told

    def opens_a_paragraph_after(self, reading: DateReading, number: int) -> bool:
        """Whether a numbered paragraph begins between a reading and sentence `number`, or with that sentence."""
        return bisect_right(self._paragraphs, number) > bisect_right(self._paragraphs, self._sentence_of(reading))

    def is_only_the_first(self, reading: DateReading) -> bool:
        """Whether a reading says from when on something was so, "since 5 May", "after 5 May": what is told next is of
        that time, and not of that day.
        """
        return (reading.page, reading.start) in self._first

    def of_sentence(self, number: int) -> list[DateReading]:
        """The readings that stand in a sentence, in order."""
        first, last = bisect_right(self._all_places, number - 1), bisect_right(self._all_places, number)
        return [p.reading for p in self._all[first:last] if (p.reading.page, p.reading.start) < self._ends[number]]

    def before(self, number: int) -> list[Placed]:
        """The readings nearest before a sentence that differ in value, the nearest first."""
        return self._distinct(self._placed[: bisect_right(self._places, number - 1)][::-1])

    def opening(self) -> list[DateReading]:
        """The first readings of the record that differ in value."""
        return [placed.reading for placed in self._distinct(self._placed)[:OPENING]]

    def after(self, number: int) -> list[Placed]:
        """The readings nearest after a sentence that differ in value, the nearest first."""
        return self._distinct(self._placed[bisect_right(self._places, number) :])

    def _distinct(self, placed: Sequence[Placed]) -> list[Placed]:
        found: list[Placed] = []
        for one in placed[:12]:
            if self._in_passing(one.reading):
                continue
            if all(one.reading.edtf != other.reading.edtf for other in found):
                found.append(one)
                if len(found) == BEFORE:
                    break
        return found

    def _in_passing(self, reading: DateReading) -> bool:
        """Whether a reading does not move the clock: "he would leave the next week", "of the class of 1958"."""
        if self.place_of(reading) != "deep":
            return False
        return reading.basis == "relative" or edtf.precision(reading.edtf) in ("year", "interval", "open")

    def ends_there(self, number: int, parsed: Parsed) -> bool:
        """Whether a reading of a sentence says when something ended: "until 17 June", "through May"."""
        return self.ends_in(parsed, number, 0, len(parsed.sentence.text)) is not None

    def ends_in(self, parsed: Parsed, number: int, first: int, last: int) -> str | None:
        """The value of the reading that says when something ended, between two offsets of a sentence's text."""
        sentence = parsed.sentence
        for reading in self.of_sentence(number):
            start = sentence.read_offset(reading.start)
            if first <= start < last and _ENDS.search(sentence.text, max(0, start - 12), start):
                return reading.edtf
        return None

    def section(self, page: int, offset: int) -> DatedSection | None:
        """The dated section in which a place of a page lies."""
        at = bisect_right(self._section_starts, (page, offset)) - 1
        if at < 0:
            return None
        section = self._sections[at]
        return section if section.page == page and offset < section.end else None

    def is_abstract(self, section: DatedSection) -> bool:
        """Whether a dated section is the abstract of a paper, and no entry of a chronology."""
        return (section.page, section.start) in self._abstracts


def word_of(reading: DateReading, parsed: Parsed) -> int:
    """The index of the word with which a reading of a sentence begins; the sentence must have words."""
    start = parsed.sentence.read_offset(reading.start)
    return next((number for number, word in enumerate(parsed.words) if word.end > start), len(parsed.words) - 1)


def thing_named_with(reading: DateReading, parsed: Parsed) -> int | None:
    """The word for a thing of whose name a year is part, "the 1957 tax return", or which an adjective puts in the
    present, "his current address"; None for any other date, and for a happening or an occasion, "the 1957 election".
    """
    if not parsed.words:
        return None
    words, at = parsed.words, word_of(reading, parsed)
    if edtf.precision(reading.edtf) != "year" and (words[at].pos != "ADJ" or " " in reading.text):
        return None
    named = words[at].head
    if named <= at or words[at].dep not in _OF_A_NAME or words[named].pos not in ("NOUN", "PROPN"):
        return None
    lemmas = [word.lemma.casefold() for word in words]
    occasion = words[named].dep == "pobj" and lemmas[words[named].head] in _OF_OCCASIONS
    return None if occasion or lemmas[named] in vocabulary().nouns else named


def _is_told(placed: Placed, parsed: Sequence[Parsed]) -> bool:
    """What Timeline.is_told says of a reading."""
    if placed.sentence < 0 or not parsed[placed.sentence].words:
        return False
    words = parsed[placed.sentence].words
    at = word_of(placed.reading, parsed[placed.sentence])
    while words[at].head != at:
        if words[at].dep == "ccomp" and says(words[words[at].head]):
            return True
        at = words[at].head
    return False


def _is_only_the_first(placed: Placed, parsed: Sequence[Parsed]) -> bool:
    """What Timeline.is_only_the_first says of a reading."""
    if placed.sentence < 0:
        return False
    sentence = parsed[placed.sentence].sentence
    start = sentence.read_offset(placed.reading.start)
    return _FROM_THEN_ON.search(sentence.text, max(0, start - 16), start) is not None


def _names_a_thing(placed: Placed, parsed: Sequence[Parsed]) -> bool:
    return placed.sentence >= 0 and thing_named_with(placed.reading, parsed[placed.sentence]) is not None


def _standing(reading: DateReading, parsed: Parsed) -> str:
    sentence, words = parsed.sentence, parsed.words
    if not words or reading.start >= sentence.end:
        return "out"
    at = word_of(reading, parsed)
    if at == 0:
        return "head"
    verbs = 0
    while words[at].head != at and verbs < _DEEP:
        at = words[at].head
        verbs += words[at].pos in ("VERB", "AUX")
    return "main" if verbs <= 1 else "deep"


def moments(
    timeline: Timeline, number: int, page: int, at: int, *, running: Sequence[tuple[str, DateReading | None]] = ()
) -> list[Moment]:
    """Every value that the happening whose trigger is at `at` of a page, in sentence `number`, may be given.

    `running` holds the anchors, with their readings, that dated what was told before. Nearer readings come first.
    """
    own = sorted(timeline.of_sentence(number), key=lambda reading: (abs(reading.start - at), reading.start))
    before, after = timeline.before(number), timeline.after(number)
    section = timeline.section(page, at)
    if section is not None and section.edtf:
        return _under_heading(section, own, [one for one in after if _lies_in(section, one.reading)])
    found: list[Moment] = []
    for rank, reading in enumerate(own[:IN_SENTENCE]):
        found += _changed(reading.edtf, "sentence", reading, 0, rank)
    found += _told_before(timeline, number, page, at, before, running)
    record = timeline.record_date
    if record.edtf:
        found += _changed(record.edtf, "record", record.reading, 0, 0)
    return found + _between(own, before, after, record.edtf, number)


def _under_heading(section: DatedSection, own: Sequence[DateReading], after: Sequence[Placed]) -> list[Moment]:
    """What a dated heading leaves open: its own date and the days its entry names. No date told before it governs
    there, nor the day on which the chronology was drawn up, nor a bare year that only repeats its own.
    """
    closer = [reading for reading in own if not _repeats(section, reading)]
    found: list[Moment] = []
    for rank, reading in enumerate(closer[:IN_SENTENCE]):
        found += _changed(reading.edtf, "sentence", reading, 0, rank)
    found += _changed(section.edtf, "section", section.heading, 0, 0)
    return found + _between(closer, [], after, None, 0) + _from_heading(section, closer, after)


def _repeats(section: DatedSection, reading: DateReading) -> bool:
    """Whether a reading is but the year in which the heading's day lies: "a protocol for 1958" under 3 May 1958."""
    return edtf.precision(reading.edtf) == "year" and (section.earliest or "")[:4] == reading.edtf[:4]


def _lies_in(section: DatedSection, reading: DateReading) -> bool:
    """Whether a reading stands under the heading: the next entry's heading ends nothing that this one tells."""
    return reading.page == section.page and section.start <= reading.start < section.end


def _from_heading(section: DatedSection, own: Sequence[DateReading], after: Sequence[Placed]) -> list[Moment]:
    """Intervals from the heading's date to a reading of the sentence ("travels to the East until 17 June"), or to the
    next reading under the same heading.
    """
    ends = [reading.edtf for reading in own[:2]] + [placed.reading.edtf for placed in after[:1]]
    values = {end: edtf.between(section.edtf, end) for end in ends}
    return [
        Moment(value, "section", "between", section.edtf, section.heading, 0, rank)
        for rank, value in enumerate(values.values())
        if value is not None
    ]


def _is_to_come(reading: DateReading, timeline: Timeline) -> bool:
    """Whether a reading looks ahead from the record's date: "next week" dates what is said of it, and nothing after."""
    start, written = edtf.bounds(reading.edtf)[0], edtf.bounds(timeline.record_date.edtf or "")[1]
    ahead = bool(start and written and start > written)
    return ahead and reading.basis == "relative" and _AHEAD.search(reading.text) is not None


def _is_pages_off(reading: DateReading, page: int, timeline: Timeline) -> bool:
    """Whether a day told of stands so many pages before that it dates nothing here: of 13 happenings of the training
    records that were given such a day none had it. A day of the month before the record may be that of all it tells.
    """
    if reading.use == "record" or page - reading.page < _PAGES_OFF:
        return False
    told, written = edtf.bounds(reading.edtf)[0], edtf.bounds(timeline.record_date.edtf or "")[0]
    return told is None or written is None or not 0 <= edtf.days_between(told, written) <= _NEAR


def _told_before(
    timeline: Timeline,
    number: int,
    page: int,
    at: int,
    before: Sequence[Placed],
    running: Sequence[tuple[str, DateReading | None]],
) -> list[Moment]:
    """What is reckoned from earlier sentences: their readings, those that dated what they told, the record's first."""
    found: list[Moment] = []
    for rank, placed in enumerate(before):
        if _is_to_come(placed.reading, timeline) or _is_pages_off(placed.reading, page, timeline):
            continue
        found += _changed(placed.reading.edtf, "before", placed.reading, number - placed.sentence, rank)
    known = {placed.reading.edtf for placed in before}
    for rank, (anchor, anchored) in enumerate(running):
        over = anchored is not None and (_is_to_come(anchored, timeline) or _is_pages_off(anchored, page, timeline))
        if anchor not in known and not over:
            found += _changed(anchor, "running", anchored, 0, rank)
            known.add(anchor)
    for rank, reading in enumerate(timeline.opening()):
        here = (reading.page, reading.start) < (page, at) and not _is_pages_off(reading, page, timeline)
        if reading.edtf not in known and here:
            found += _changed(reading.edtf, "opening", reading, 0, rank)
    return found


def _changed(value: str, origin: Origin, reading: DateReading | None, away: int, rank: int) -> list[Moment]:
    variants: tuple[tuple[Change, str | None], ...] = (
        ("same", edtf.spelled_out(value)),
        ("month", edtf.about_month(value)),
        ("year", edtf.about_year(value)),
        ("until", edtf.until(value)),
        ("since", edtf.since(value)),
    )
    return [
        Moment(changed, origin, change, value, reading, away, rank)
        for change, changed in variants
        if changed is not None
    ]


def _between(
    own: Sequence[DateReading], before: Sequence[Placed], after: Sequence[Placed], record: str | None, number: int
) -> list[Moment]:
    """Intervals from the reading before to the one after, and from either to the record's own date."""
    found = []
    starts: list[tuple[DateReading, Origin, int]] = [(reading, "sentence", 0) for reading in own[:2]]
    starts += [(placed.reading, "before", number - placed.sentence) for placed in before[:2]]
    ends: list[str] = [reading.edtf for reading in own[:2]] + [placed.reading.edtf for placed in after[:2]]
    ends += [record] if record else []
    for rank, (reading, origin, away) in enumerate(starts):
        for end in dict.fromkeys(ends):
            value = edtf.between(reading.edtf, end)
            if value is not None:
                found.append(Moment(value, origin, "between", reading.edtf, reading, away, rank))
    return found
