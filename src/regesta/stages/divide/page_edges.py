"""The first and last lines of a page that say something, and the numbers typed on it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from regesta.model.text import Page
from regesta.rulebook import load_small_words, weigh_words
from regesta.stages.divide.boundary_rules import is_silent

HEAD_LINES = 30  # lines of a page's head that the rules look at
FOOT_LINES = 16
_LONGEST = 300  # characters of a line that are looked at
_MARKS = " \t\r>*_`|\\~\u2610\u2611\u2612\u2713\u2714"  # of the converter, and boxes to be ticked
_WORDS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
}
_TYPED_NUMBER = re.compile(
    r"[-–~.]\s?(\d{1,3})\s?[-–~.]?|(\d{1,3})\s?[-–]|.{0,60}\bpage[.\s:]{0,3}(?:no\.?\s?)?-?\s?(\d{1,3})\b.{0,50}|"
    r".{0,60}\bpage\s(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b.{0,50}",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"(\d{1,4})")
_RELEASE_NUMBER = re.compile(r"\bnww?\s?#?:?\s?\d|doc\s?[il1]d", re.IGNORECASE)
_PARAGRAPH = re.compile(r"(?:#\s)?(\d{1,2})[.)](?:[-–]\s?|\s{1,4})\S")
_NOT_A_CAPITAL = re.compile(r"[^A-Z]")
_CLASSIFICATIONS = frozenset(["TOPSECRET", "SECRET", "CONFIDENTIAL", "UNCLASSIFIED", "OFFICIALUSEONLY"])
FEWEST_SMALL_WORDS = 6  # on a page whose language is told
_WHOLE = 2  # halves
# A character of a script that sets no blanks between words is as good as one.
_WORD = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]|[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class PageEdges:
    """What of a page is looked at to divide a file; every list holds stripped lines."""

    head: list[str]  # from the top, silent lines left out; a heading keeps its "#"
    foot: list[str]  # from the bottom upwards, silent lines left out
    number: int | None  # "- 2 -", "Page 2", "PAGE TWO"
    bare_number: int | None  # a number alone at the edge
    first_paragraph: int | None  # number of the first numbered paragraph of the page
    last_paragraph: int | None
    lines: int  # silent ones included
    words: int
    begins_numbering: bool  # the first numbered paragraph stands near the head
    language: str | None  # ISO 639-1; None where too few small words tell
    classification: str | None  # the mark at the head or foot, letters only

    @property
    def is_blank(self) -> bool:
        """Whether nothing on the page can be read."""
        return self.words < 3

    @property
    def runs_on(self) -> bool:
        """Whether the page ends in the middle of a sentence."""
        last = self.foot[0] if self.foot else ""
        return bool(last) and len(last) >= 30 and last[-1] not in '.:;!?)"”*]|' and not last.isupper()


def page_edges(page: Page) -> PageEdges:
    """The edges of a page."""
    lines = _stripped_lines(page.text)
    spoken = [line for line in lines if not is_silent(line.lstrip("# "))] if len(lines) <= 120 else None
    spoken_lines = lines if spoken is None else spoken
    if spoken is None:
        head = [line for line in lines[:60] if not is_silent(line.lstrip("# "))]
        foot = [line for line in lines[-40:] if not is_silent(line.lstrip("# "))]
    else:
        head, foot = spoken, spoken
    words = [word.lower() for line in spoken_lines[:60] for word in _WORD.findall(line)]
    edge_lines = [*lines[:5], *lines[-5:]]
    paragraphs = [int(match[1]) for match in map(_PARAGRAPH.match, lines) if match]
    return PageEdges(
        head=head[:HEAD_LINES],
        foot=foot[: -FOOT_LINES - 1 : -1],
        number=_typed_number(lines),
        bare_number=_bare_number(edge_lines, page.number),
        first_paragraph=paragraphs[0] if paragraphs else None,
        last_paragraph=paragraphs[-1] if paragraphs else None,
        lines=len(lines),
        words=len(words),
        begins_numbering=any(_PARAGRAPH.match(line) for line in head[:7]),
        language=_language(words),
        classification=_classification(lines),
    )


def _bare_number(edge_lines: list[str], folio: int) -> int | None:
    """The number alone at the edge of a page, if it is the record's own.

    Dossiers are often numbered through by whoever scanned or filed them: a number that is the page's place in the
    file says nothing of the record.
    """
    numbers = (int(match[1]) for match in map(_BARE_NUMBER.fullmatch, edge_lines) if match)
    return next((number for number in numbers if number != folio), None)


def _stripped_lines(text: str) -> list[str]:
    stripped = (line.strip(_MARKS)[:_LONGEST] for line in text.split("\n") if line and not line.isspace())
    return [line for line in stripped if line]


def _language(words: list[str]) -> str | None:
    """The language whose small words the page holds most: six at least, and half as many again as any other's.

    A word that two languages share ("de", "no") counts half for each.
    """
    weights = _small_words()
    counts: Counter[str] = Counter()
    for word in words:
        for language, weight in weights.get(word, ()):
            counts[language] += weight
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < FEWEST_SMALL_WORDS * _WHOLE:
        return None
    second = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if 2 * ranked[0][1] >= 3 * second else None


@cache
def _small_words() -> dict[str, tuple[tuple[str, int], ...]]:
    """Each small word of two letters and more with its languages and what it counts for each, in halves."""
    longer = {language: [word for word in words if len(word) > 1] for language, words in load_small_words().items()}
    return weigh_words(longer, _WHOLE)


def _classification(lines: list[str]) -> str | None:
    for line in [*lines[:4], *lines[-4:]]:
        letters = _NOT_A_CAPITAL.sub("", line.upper()) if len(line) <= 40 else ""
        if letters in _CLASSIFICATIONS:
            return letters
    return None


def _typed_number(lines: list[str]) -> int | None:
    for line in [*lines[:9], *lines[-4:]]:
        if len(line) > 90 or _RELEASE_NUMBER.search(line):
            continue
        match = _TYPED_NUMBER.fullmatch(line.lstrip("# "))
        if match:
            digits = match[1] or match[2] or match[3]
            return int(digits) if digits else _WORDS[match[4].lower()]
    return None
