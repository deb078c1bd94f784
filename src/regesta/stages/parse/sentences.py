"""Sentences: the lines of a page that are read for events, cut into sentences, headings, items and cells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from regesta.model.text import READ_FOR_EVENTS, Line, Page, Sentence, SentenceKind
from regesta.rulebook import load_rules
from regesta.stages.parse.cleaning import read_stretch

LONGEST = (
    900  # characters; a stretch without a full stop beyond this is cut at a blank, so that no page stalls the model
)
SHORT_LINE = 0.62  # of the widest line of its paragraph: such a line, before a capital, ends what it says

LEAD = 12  # characters before a heading on its line: a bullet, a blank, a mark of emphasis
_BEHIND_HEADING = re.compile(r"[\s.,:;|*–—-]{0,12}")
_STOP = re.compile(r"[.!?…][\"'”’)\]]{0,3}(?=\s)")
_WORD_BEFORE = re.compile(r"[(\[\"'“‘]{0,2}([\w'’&]+(?:\.[\w]+){0,4})$")
_CELL = re.compile(r"[^|\n]+")
_RULE_ROW = re.compile(r"[\s|:\-=_*.~+]*")
_ENDS = re.compile(r"[.!?:;,\-–—][\"'”’)\]]{0,3}\s*$")


class Block(NamedTuple):
    """Lines of a page that are read as one paragraph."""

    start: int
    end: int
    kind: SentenceKind


@cache
def _list_mark() -> re.Pattern[str]:
    return re.compile(r"\s{0,80}>?\s{0,4}" + load_rules("en/sentences")["list_mark"])


@cache
def _awaits_figure() -> re.Pattern[str]:
    return re.compile(load_rules("en/sentences")["awaits_figure"] + r"\s{0,80}$")


@cache
def _dateline() -> re.Pattern[str]:
    return re.compile(load_rules("en/sentences")["dateline"])


@cache
def _stops() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    rules = load_rules("en/sentences")
    return frozenset(rules["abbreviations"]), frozenset(rules["closing"]), frozenset(rules["openers"])


def page_sentences(
    page: Page, lines: Sequence[Line], entries: Mapping[int, int] = MappingProxyType({})
) -> Iterator[Sentence]:
    """The sentences of a page in reading order; `lines` are its lines, in order, each with its role.

    `entries` are the offsets at which an entry of a chronology begins, each with the end of its heading: no sentence
    runs across one, and a heading on the line of its entry ("Sept. 3 The envoy ...") is no part of the sentence.
    """
    for block in _blocks(page.text, lines, entries):
        yield from _cut(page, _without_heading(page.text, block, entries))


def _without_heading(text: str, block: Block, entries: Mapping[int, int]) -> Block:
    """The block from the words behind its date on, where a date heads it and words follow."""
    opening = next(
        (start for start in range(block.start, min(block.end, block.start + LEAD)) if start in entries), None
    )
    if opening is None or entries[opening] == opening or entries[opening] >= block.end:
        return block
    behind = _BEHIND_HEADING.match(text, entries[opening], block.end)
    start = behind.end() if behind else entries[opening]
    return Block(start, block.end, "item") if start < block.end else block


def _blocks(text: str, lines: Sequence[Line], entries: Mapping[int, int]) -> Iterator[Block]:
    held: list[Line] = []
    for line in lines:
        if held and any(line.start <= start < line.end for start in entries):
            yield from _close(text, held)
        content = text[line.start : line.end]
        if line.role not in READ_FOR_EVENTS or not content.strip() or _RULE_ROW.fullmatch(content):
            yield from _close(text, held)
        elif line.role == "table" or content.lstrip().startswith("|"):
            yield from _close(text, held)
            yield from (
                Block(line.start + cell.start(), line.start + cell.end(), "cell") for cell in _CELL.finditer(content)
            )
        elif line.role == "heading" or content.lstrip().startswith("#"):
            yield from _close(text, held)
            yield Block(line.start, line.end, "heading")
        else:
            if held and (_opens_item(text, held, content) or _ends_there(text, held, content)):
                yield from _close(text, held)
            held.append(line)
    yield from _close(text, held)


def _opens_item(text: str, held: Sequence[Line], content: str) -> bool:
    """Whether a line opens an item of a list; the day of a date cut at the line's end ("on July / 19.") opens none,
    nor does what closes a bracket left open there ("(31 Stat. / 14) was").
    """
    mark = _list_mark().match(content)
    if mark is None:
        return False
    start, end = held[-1].start, held[-1].end
    if mark[0].count(")") > mark[0].count("(") and text.rfind("(", start, end) > text.rfind(")", start, end):
        return False
    return not (content.lstrip()[0].isdigit() and _awaits_figure().search(text, start, end))


def _close(text: str, held: list[Line]) -> Iterator[Block]:
    if held:
        kind: SentenceKind = "item" if _list_mark().match(text, held[0].start, held[0].end) else "sentence"
        yield Block(held[0].start, held[-1].end, kind)
        held.clear()


def _ends_there(text: str, held: Sequence[Line], following: str) -> bool:
    """Whether the last line held, by its width and its end, does not run on into the one that follows."""
    last = text[held[-1].start : held[-1].end].rstrip()
    first = following.lstrip(" \t>\"'(“[")[:1]
    if _ENDS.search(last) or not (first.isupper() or first.isdigit()):
        return False
    widest = max([line.end - line.start for line in held] + [len(following)])
    return len(last) < SHORT_LINE * max(widest, 40)


def _cut(page: Page, block: Block) -> Iterator[Sentence]:
    text, breaks = read_stretch(page.text, block.start, block.end)
    offsets = [offset for offset, _ in breaks]
    for start, end in split_text(text):
        first = bisect_right(offsets, start) - 1
        here, there = breaks[first]
        own = [(0, there + start - here)]
        own += [(offset - start, place) for offset, place in breaks[first + 1 :] if offset < end]
        last_here, last_there = own[-1]
        source_end = last_there + (end - start - last_here)
        yield Sentence(page.number, own[0][1], source_end, text[start:end], tuple(own), block.kind)


def split_text(text: str) -> list[tuple[int, int]]:
    """The spans of the sentences of a paragraph, without the blanks around them."""
    spans = []
    at = 0
    for stop in _STOP.finditer(text):
        if _is_end(text, at, stop):
            spans.append((at, stop.end()))
            at = stop.end()
    spans.append((at, len(text)))
    parted = [part for start, end in spans for part in _without_dateline(text, start, end)]
    return [short for start, end in parted for short in _short_enough(text, start, end)]


def _without_dateline(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence and, apart from it, the dateline that opens it."""
    while start < end and text[start].isspace():
        start += 1
    dateline = _dateline().match(text, start, end)
    if dateline:
        yield start, dateline.end()
    yield (dateline.end() if dateline else start), end


def _is_end(text: str, begun: int, stop: re.Match[str]) -> bool:
    following = text[stop.end() : stop.end() + 40].lstrip()
    first = following.lstrip("\"'“‘([")[:1]
    if not first or first in ".…" or first.islower():
        return False
    if text[stop.start()] != ".":
        return True
    word = _WORD_BEFORE.search(text, max(begun, stop.start() - 30), stop.start())
    if word is None:
        return text[stop.start() - 1 : stop.start()] != "."
    return _ends_with(word[1], word.start() <= begun + 2, following)


def _ends_with(word: str, opens: bool, following: str) -> bool:
    """Whether a full stop after `word` ends a sentence, `opens` telling that the word opened it."""
    abbreviations, closing, openers = _stops()
    folded = word.lower()
    if opens and len(word) <= 3:
        return False  # the mark of an item: "1. The Station cabled"
    if folded in closing:
        next_word = re.match(r"[A-Za-z']+", following.lstrip("\"'“‘(["))
        return next_word is not None and next_word[0].lower() in openers
    return folded not in abbreviations and not (len(word) == 1 and word.isupper())


def _short_enough(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = max(text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in ("; ", " -- ", " - "))
        cut = cut if cut > 0 else text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if end > start:
        yield start, end
