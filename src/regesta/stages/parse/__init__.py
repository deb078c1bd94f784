"""parse: a record to its sentences, with grammar where a sentence can hold an entry."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from regesta.model.dates import Dating
from regesta.model.grammar import Parsed
from regesta.model.records import Description, Record
from regesta.model.text import Line, Page, Sentence
from regesta.stages.parse.gate import language_of
from regesta.stages.parse.recase import recase
from regesta.stages.parse.sentences import page_sentences
from regesta.stages.parse.titles import title_sentences

if TYPE_CHECKING:
    from regesta.engines.language import LanguageModel

FEWEST_WORDS = 3  # words of two letters and more that a clause with a happening has: "Left for Oslo"

_WORD = re.compile(r"[^\W\d_]{2,}")
_LINE = re.compile(r"[^\n]*\n?")


def parse_record(
    record: Record, description: Description, dating: Dating, *, language: LanguageModel
) -> tuple[Parsed, ...]:
    """The sentences of a record in reading order, with grammar where they can hold an entry.

    Empty where the record is not in English: no rule and no weight here was made for another language.
    """
    if description.language not in (None, "en"):
        return ()
    entries: dict[int, dict[int, int]] = defaultdict(dict)
    for section in dating.dated:
        heading = section.heading
        entries[section.page][section.start] = (
            max(section.start, heading.end) if heading and heading.page == section.page else section.start
        )
    sentences = [
        sentence
        for page, lines in _lines_of(record, description)
        if language_of(page.text) == "en"
        for sentence in page_sentences(page, lines, entries[page.number])
    ]
    sentences += title_sentences(record, description, dating, sentences)
    sentences.sort(key=lambda sentence: (sentence.page, sentence.start))
    wanted = [number for number, sentence in enumerate(sentences) if can_hold_an_entry(sentence)]
    chosen = [sentences[number] for number in wanted]
    parsed = [Parsed(sentence) for sentence in sentences]
    for number, grammar in zip(
        wanted, language.parse([recase(sentence.text) for sentence in chosen], chosen), strict=True
    ):
        parsed[number] = grammar
    return tuple(parsed)


def can_hold_an_entry(sentence: Sentence) -> bool:
    """Whether it has words enough to report a happening, most of it letters, in English."""
    text = sentence.text
    if len(_WORD.findall(text)) < FEWEST_WORDS:
        return False
    solid = len(text) - text.count(" ")
    return 2 * sum(map(str.isalpha, text)) > solid and language_of(text) == "en"


def _lines_of(record: Record, description: Description) -> Iterator[tuple[Page, Sequence[Line]]]:
    """Each page with its lines; where nothing tells their roles, every line is body."""
    described: dict[int, list[Line]] = defaultdict(list)
    for line in description.lines:
        described[line.page].append(line)
    for page in record.pages:
        if description.lines:
            yield page, described[page.number]
        else:
            start, end = record.extent(page)
            found = [match.span() for match in _LINE.finditer(page.text, start, end) if match[0]]
            yield page, [Line(page.number, first, last, "body") for first, last in found]
