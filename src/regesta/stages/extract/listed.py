"""Listed: one clause that tells the days of several happenings, "was paid as follows: 3 May $20, 7 June $40, ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from regesta.model.dates import DateReading
from regesta.model.text import Sentence
from regesta.stages.extract import edtf
from regesta.stages.extract.moments import Moment, Timeline
from regesta.stages.extract.place_in_time import Placed

MIN_LISTED = 3  # two days of one sentence are as often the beginning and end of one happening
MOST_LETTERS = 8  # between two days of a list: "in cash, and"; more is another thing told
MOST_BETWEEN = 48  # characters between them, with sums and marks
_NOTE = re.compile(r"[\s\d$£.,():;*/-]{0,30}")
_JOIN = re.compile(r"[\s,;(-]{0,8}(?:\band\b)?[\s,;(-]{0,8}\Z")  # between one day of the list and the next
_READ = frozenset({"explicit", "inherited"})


def with_listed_days(placed: Sequence[tuple[int, Placed]], timeline: Timeline) -> list[Placed]:
    """The happenings, each given with its sentence's number; the one before a list of days becomes one for each day."""
    made: list[Placed] = []
    sentences = {number: one.found.clause.parsed.sentence for number, one in placed}
    lists = {at: days for at, sentence in sentences.items() if (days := _listed(timeline.of_sentence(at), sentence))}
    tellers = {number: _teller(placed, number, days[0]) for number, days in lists.items()}
    for number, one in placed:
        if number in lists and one is tellers[number]:
            made.extend(_one_for_each(one, lists[number]))
        else:
            made.append(one)
    return made


def _listed(readings: Sequence[DateReading], sentence: Sentence) -> list[DateReading]:
    """The first run of MIN_LISTED or more different days or months that hardly anything but sums stands between."""
    run: list[DateReading] = []
    for reading in readings:
        if reading.basis not in _READ or edtf.precision(reading.edtf) not in ("day", "month"):
            continue
        # The first day of a list says what the others are; of a one-page account, the last may date the record.
        if reading.use in ("furniture", "field") or (reading.use == "mention" and not run):
            continue
        if run and not _goes_on(run[-1], reading, sentence):
            if _long_enough(run):
                return run
            run = []
        run.append(reading)
    return run if _long_enough(run) else []


def _long_enough(run: Sequence[DateReading]) -> bool:
    return len({reading.edtf for reading in run}) == len(run) >= MIN_LISTED


def _goes_on(before: DateReading, reading: DateReading, sentence: Sentence) -> bool:
    between = sentence.text[sentence.read_offset(before.end) : sentence.read_offset(reading.start)]
    return len(between) <= MOST_BETWEEN and sum(letter.isalpha() for letter in between) <= MOST_LETTERS


def _teller(placed: Sequence[tuple[int, Placed]], number: int, first: DateReading) -> Placed | None:
    """The happening whose word stands nearest before the list."""
    before = [one for at, one in placed if at == number and _trigger_end(one) <= first.start]
    return max(before, key=_trigger_end, default=None)


def _trigger_end(placed: Placed) -> int:
    clause = placed.found.clause
    return clause.parsed.sentence.source_span(clause.trigger_start, clause.trigger_end)[1]


def _one_for_each(placed: Placed, days: Sequence[DateReading]) -> Iterator[Placed]:
    clause = placed.found.clause
    sentence = clause.parsed.sentence
    starts = [sentence.read_offset(day.start) for day in days]
    ends = [*starts[1:], _end_of_last(sentence, sentence.read_offset(days[-1].end - 1) + 1)]
    for number, (day, start, end) in enumerate(zip(days, starts, ends, strict=True)):
        shown = _JOIN.sub("", sentence.text[start:end]).rstrip(" .")
        # A bare "March" would tell nothing.
        alone = not any(map(str.isalnum, sentence.text[sentence.read_offset(day.end - 1) + 1 : start + len(shown)]))
        own = replace(clause, start=clause.start if number == 0 or alone else start, end=start + len(shown))
        moment = Moment(day.edtf, "sentence", "same", day.edtf, day)
        yield replace(placed, found=replace(placed.found, clause=own), moment=moment, others=())


def _end_of_last(sentence: Sentence, after: int) -> int:
    """Where the last of the list ends: with the sum or note behind its day, before the next full words."""
    note = _NOTE.match(sentence.text, after)
    return note.end() if note else after
