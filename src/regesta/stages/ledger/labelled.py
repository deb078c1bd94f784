"""Talks with the speaker's name before each turn, as transcripts are: "BERG: Have you brought the list?"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from regesta.model.evidence import Evidence
from regesta.model.ledgers import LedgerRow
from regesta.rulebook import load_form_words
from regesta.stages.ledger.ground import Ground
from regesta.stages.ledger.read_by import By, place_in
from regesta.stages.ledger.vocabulary import vocabulary

_WORD = r"[^\W\d_](?:[^\W\d_]|[.’'-]){0,20}"  # must open with a capital in a label
LABEL = re.compile(rf"(?P<speaker>{_WORD}(?:\s{_WORD}){{0,3}})\s?:\s+(?=\S)")
FEWEST_TURNS = 4
FEWEST_EACH = 2  # turns of one speaker: a heading of a form stands once, or with as many others
SHARE_OF_SENTENCES = 0.6  # of the turns; behind the labels of a form stand names and numbers
TOPIC_LIMIT = 200  # characters of what was said that a row shows


@dataclass(frozen=True, slots=True)
class LabelledTurn:
    """A turn: the sentence that its label opens, where what is said begins in it, whose it is."""

    sentence: int  # index into Ground.trees
    start: int
    label: str
    key: str  # by which labels of one speaker agree: "Mr. Hansen" and "HANSEN", but not "Mrs. Hansen"


@cache
def _of_forms() -> frozenset[str]:
    """Words that head the boxes of forms, and are no labels of those who ask and answer."""
    section = vocabulary("conversations")
    return load_form_words() - section.words("asking") - section.words("answering")


def labelled_turns(ground: Ground) -> list[LabelledTurn]:
    """The turns of a talk by their labels; none where what stands before the colons are headings of a form."""
    found = []
    for sentence, tree in enumerate(ground.trees):
        label = LABEL.match(tree.text)
        words = label["speaker"].split() if label else []
        if not label or not all(word[0].isupper() for word in words):
            continue
        if not all(word.strip(".").lower() in _of_forms() for word in words):
            found.append(LabelledTurn(sentence, label.end(), label["speaker"], _key(words)))
    turns = Counter(turn.key for turn in found)
    found = [turn for turn in found if turns[turn.key] >= FEWEST_EACH]
    trees = [ground.trees[turn.sentence] for turn in found]
    spoken = sum(tree.reads_as_sentence() for tree in trees) >= SHARE_OF_SENTENCES * len(found)
    answered = any("?" in tree.text for tree in trees)
    several = len({turn.key for turn in found}) > 1
    return found if len(found) >= FEWEST_TURNS and several and spoken and answered else []


def _key(words: list[str]) -> str:
    """The surname; with the title of a woman, who may speak beside another of her surname."""
    first, last = words[0].strip(".").casefold(), words[-1].casefold()
    woman = len(words) > 1 and first in vocabulary("conversations").words("titles_of_women")
    return f"{first} {last}" if woman else last


def cut(said: str) -> str:
    """What was said, no longer than a row shows, cut behind a word."""
    return said if len(said) <= TOPIC_LIMIT else said[:TOPIC_LIMIT].rsplit(" ", 1)[0] + " …"


def labelled_rows(ground: Ground, turns: list[LabelledTurn]) -> Iterator[LedgerRow]:
    """One row for each turn, in order: who speaks, to the other where two do, and the sentence with which he begins."""
    shown = {turn.key: turn.label for turn in sorted(turns, key=lambda turn: len(turn.label))}
    for order, turn in enumerate(turns, 1):
        tree = ground.trees[turn.sentence]
        others = [key for key in shown if key != turn.key]
        day = ground.day_of_title or ground.day_of_section(tree, turn.start) or ground.day_of_record
        said = " ".join(tree.text[turn.start :].split())
        asks = turn.key in vocabulary("conversations").words("asking") or said.endswith("?")
        fields = {
            "order": str(order),
            "speaker": shown[turn.key],
            "to": shown[others[0]] if len(others) == 1 else None,
            "act": "asked" if asks else "said",
            "what": cut(said),
            "on_the_word_of": None,
            "date": day.edtf if day else None,
        }
        label = By("speaker.label", place_in(tree, 0, turn.start))
        read = {"speaker": label, "act": By("act.label", label.place), "to": By("to.other-speaker")}
        why = [Evidence("ledger.speech", 1.0, f"“{turn.label}:” stands before the turn")]
        yield ground.row(
            "conversations",
            tree,
            (turn.start, len(tree.text)),
            fields,
            why=why,
            read={**read, **({"date": day.by} if day else {})},
        )
