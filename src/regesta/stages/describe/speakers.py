"""Who speaks in a hearing or an interview: whether turns of speech make the record, and the witness who answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from regesta.model.records import Field
from regesta.stages.describe.sheet import Sheet

_LINE_NUMBER = r"(?:\d{1,2}\s{1,4})?"  # of a transcript
_TITLED = "Mr|Mrs|Miss|Ms|Dr|Gen|General|Col|Colonel|Ambassador"
_FAMILY = r"\.?\s?[A-Z][A-Za-z'\u2019-]{1,20}"
_SPEAKER = re.compile(rf"{_LINE_NUMBER}(?P<name>(?:{_TITLED}|Director|Secretary){_FAMILY})\.\s")
_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "miss",
        "ms",
        "dr",
        "gen",
        "general",
        "col",
        "colonel",
        "ambassador",
        "director",
        "secretary",
        "senator",
        "and",
        "the",
        "that",
        "did",
        "if",
        "when",
        "for",
    ]
)
_WORD = re.compile(r"\S+")
FEWEST_ANSWERS = 3
IN_CONTENTS = "author.contents"  # the rule of a witness named by a hearing's contents
_MOST_LINES = 1500
# "Mr. Hale.", "The Chairman.", "Q.", "SH:" before what is said. A letter of a list ("A.", "B:") opens lines too, so
# letters alone count for question and answer only.
_TURN = re.compile(
    rf"{_LINE_NUMBER}(?P<speaker>(?:(?:{_TITLED}|Senator|Representative){_FAMILY}|The\s(?:Chairman|Witness|Interviewer))"
    r"\.\s|[QA][.:]\s|[A-Z]{2,3}:\s)"
)
FEWEST_TURNS = 8
FEWEST_OF_EACH = 3  # turns of the second speaker: a label that stands once or twice is no speaker


def are_turns(lines: Sequence[str]) -> bool:
    """Whether two and more speak by turns in the lines: eight turns and more, in one line of ten.

    >>> # "Q. Did you go to Vienna?" / "A. Yes, in May." / ...
    """
    turns = Counter(match["speaker"].strip() for line in lines[:_MOST_LINES] if (match := _TURN.match(line)))
    counts = [count for _, count in turns.most_common(2)]
    many = sum(turns.values())
    of_two = len(counts) == 2 and counts[1] >= FEWEST_OF_EACH
    return of_two and many >= FEWEST_TURNS and many * 10 >= min(len(lines), _MOST_LINES)


def is_turn(line: str) -> bool:
    """Whether a line opens a turn of speech: "Mr. Hale. Did you go to Vienna?"."""
    return _TURN.match(line) is not None


def find_witness(sheet: Sheet) -> Field | None:
    """The speaker whose words most often follow a question, where he gives three answers and more.

    >>> # "Mr. Hale. Did you go to Vienna?" / "Mr. Novak. Yes, in May."
    """
    answers: Counter[str] = Counter()
    first: dict[str, tuple[int, int, int]] = {}
    asked = False
    for number, line in enumerate(sheet.lines[:_MOST_LINES]):
        match = _SPEAKER.match(line.text)
        if match:
            name = match["name"].replace(" ", "").lower()
            first.setdefault(name, (number, match.start("name"), match.end("name")))
            answers[name] += asked
        asked = line.text.endswith("?") or (asked and match is None and not line.prose)
    ranked = answers.most_common(1)
    if not ranked or ranked[0][1] < FEWEST_ANSWERS:
        return None
    number, start, end = first[ranked[0][0]]
    line = sheet.lines[number]
    short = sheet.slice("author", line.page, line.at + start, line.at + end, rule="author.witness-answers")
    return _full_name(sheet, line.text[start:end].split()[-1].split(".")[-1]) or short


def _full_name(sheet: Sheet, family: str) -> Field | None:
    """The first place where the witness's family name stands with given names."""
    pattern = re.compile(
        rf"\b(?:[A-Z][A-Za-z]{{1,14}}\.?\s|[A-Z]\.\s?){{1,3}}{re.escape(family)}\b",
        re.IGNORECASE if family.isupper() else 0,
    )
    for line in sheet.lines[:_MOST_LINES]:
        match = pattern.search(line.text) if family in line.text or family.upper() in line.text else None
        before = list(_WORD.finditer(line.text, match.start(), match.end()))[:-1] if match else []
        given = list(takewhile(lambda word: _is_given(word[0]), reversed(before)))
        if match and (given or not before):  # "A.B.Hale" is one word
            start, end = line.at + (given[-1].start() if given else match.start()), line.at + match.end()
            return sheet.slice("author", line.page, start, end, rule="author.witness-answers")
    return None


def _is_given(word: str) -> bool:
    """Whether a word before a family name is a given name or an initial: no title, and no end of another sentence."""
    return word.rstrip(".").lower() not in _TITLES and (not word.endswith(".") or len(word) <= len("Wm."))
