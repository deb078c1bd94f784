"""Widened: quotes too short to be understood alone.

One of a word or two is shown with the date that stands beside it, "BIRTH: 4 May 1925", or with the clause of the verb
that it hangs on; a noun that is the subject of a verb with what the verb says of it, "A meeting was held in Oslo"; a
participle beside a noun with the noun, "a conference to be held in Oslo".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from regesta.stages.extract.clause import Clause
from regesta.stages.extract.features import Tree
from regesta.stages.extract.place_in_time import Placed
from regesta.stages.extract.segments import LONGEST, clause_span

FEW_WORDS = 2  # a quote of three words mostly says who or what: "denied any involvement"
LONGEST_CLAUSE = 200  # characters of a clause that a word or two are shown with
_VERBS = frozenset({"VERB", "AUX"})
WIDEST = 90  # characters from the word to the date, both within: further off, another thing is told between
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BESIDE = frozenset({"acl", "relcl"})  # with the noun before it
_OF_THE_NOUN = frozenset({"det", "compound", "amod", "nummod", "poss", "nmod"})  # what stands with a noun, before it


def widened(placed: Sequence[Placed]) -> list[Placed]:
    """The happenings, the quotes among them that are too short widened within their sentences."""
    told: dict[tuple[int, int], list[Clause]] = {}
    for one in placed:
        told.setdefault(_sentence_of(one), []).append(one.found.clause)
    return [
        _with_its_clause(_with_its_date(_with_its_words(one, told[at]), told[at]))
        for one in placed
        for at in [_sentence_of(one)]
    ]


def _sentence_of(placed: Placed) -> tuple[int, int]:
    sentence = placed.found.clause.parsed.sentence
    return sentence.page, sentence.start


def _with_its_words(placed: Placed, told: Iterable[Clause]) -> Placed:
    """A noun with the verb it is the subject of, a participle with the noun it hangs on; as it was, where they tell of
    another happening.
    """
    clause, tree = placed.found.clause, placed.found.tree
    index = clause.trigger_word
    if index is None or not tree.words:
        return placed
    word = tree.words[index]
    others = {one.trigger_word for one in told if one.trigger_word not in (None, index)}
    if word.head == index or word.head in others:
        return placed
    if word.dep in _SUBJECTS and word.pos == "NOUN" and tree.words[word.head].pos in ("VERB", "AUX"):
        start, end = clause_span(tree, word.head, others)
    elif word.dep in _BESIDE and tree.words[word.head].pos in ("NOUN", "PROPN") and not _has_subject(tree, index):
        start, end = _noun_start(tree, word.head, others), clause.end
    else:
        return placed
    start, end = min(start, clause.start), max(end, clause.end)
    opens = "(" in clause.parsed.sentence.text[start : clause.start]  # "Ruiz (born in May": half of a bracket
    return placed if opens or end - start > LONGEST else _quoting(placed, start, end)


def _has_subject(tree: Tree, index: int) -> bool:
    return any(tree.words[at].dep in _SUBJECTS for at in tree.children[index])


def _noun_start(tree: Tree, noun: int, others: Collection[int]) -> int:
    """Where the words begin that stand with a noun before it."""
    before = [at for at in tree.children[noun] if at < noun and tree.words[at].dep in _OF_THE_NOUN]
    return tree.words[min((noun, *(at for at in before if at not in others)))].start


def _with_its_date(placed: Placed, told: Iterable[Clause]) -> Placed:
    clause, moment = placed.found.clause, placed.moment
    reading = moment.reading if moment is not None and moment.origin == "sentence" else None
    if reading is None or len(clause.text.split()) > FEW_WORDS:
        return placed
    sentence = clause.parsed.sentence
    first, last = sentence.read_span(reading.start, reading.end)
    start, end = min(clause.start, first), max(clause.end, last)
    others = any(start <= one.trigger_start < end for one in told if one.trigger_start != clause.trigger_start)
    return placed if others or end - start > WIDEST else _quoting(placed, start, end)


def _with_its_clause(placed: Placed) -> Placed:
    """One of a word or two with the clause of the verb that it hangs on; as it was where that is long, or none."""
    clause, tree = placed.found.clause, placed.found.tree
    at = clause.trigger_word
    if at is None or not tree.words or len(clause.text.split()) > FEW_WORDS:
        return placed
    while tree.words[at].head != at:
        at = tree.words[at].head
        if tree.words[at].pos in _VERBS:
            start, end = clause_span(tree, at, ())
            whole = start <= clause.start and clause.end <= end and end - start <= LONGEST_CLAUSE
            return _quoting(placed, start, end) if whole else placed
    return placed


def _quoting(placed: Placed, start: int, end: int) -> Placed:
    return replace(placed, found=replace(placed.found, clause=replace(placed.found.clause, start=start, end=end)))
