"""Widened: quotes too short to be understood alone.

One of a word or two is shown with the date that stands beside it, "BIRTH: 4 May 1925", or with the clause of the verb
that it hangs on; a noun that is the subject of a verb with what the verb says of it, "A meeting was held in Oslo"; a
participle beside a noun, or a clause that "who" or "which" opens, with the noun, "a conference to be held in Oslo". An
infinitive or a participle that hangs on a verb which has no entry of its own is shown with the clause of that verb: "He
managed to sell the boat", and not "to sell the boat".
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
_NOUNS = frozenset({"NOUN", "PROPN"})
WIDEST = 90  # characters from the word to the date, both within: further off, another thing is told between
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BESIDE = frozenset({"acl", "relcl"})  # with the noun before it
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_UNFINISHED = frozenset({"VB", "VBG", "VBN"})  # tags of verbs that, without an auxiliary or a subject, tell of nobody
_HANGS = frozenset({"xcomp", "advcl", "pcomp"})  # on the verb whose subject does it, straight or behind a preposition
_OF_THE_NOUN = frozenset({"det", "compound", "amod", "nummod", "poss", "nmod"})  # what stands with a noun, before it


def widened(placed: Sequence[Placed]) -> list[Placed]:
    """The happenings, the quotes among them that are too short widened within their sentences."""
    told: dict[tuple[int, int], list[Clause]] = {}
    for one in placed:
        told.setdefault(_sentence_of(one), []).append(one.found.clause)
    return [
        _with_its_clause(_with_its_date(_with_its_verb(_with_its_words(one, told[at]), told[at]), told[at]))
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
    others = _others(told, index)
    if word.head == index or word.head in others:
        return placed
    if word.dep in _SUBJECTS and word.pos == "NOUN" and tree.words[word.head].pos in _VERBS:
        start, end = clause_span(tree, word.head, others)
    elif _tells_of_its_noun(tree, index):
        start, end = _noun_start(tree, word.head, others), clause.end
    else:
        return placed
    return _stretched(placed, start, end)


def _others(told: Iterable[Clause], index: int) -> set[int]:
    """The words of the other happenings of a sentence."""
    return {one.trigger_word for one in told if one.trigger_word is not None and one.trigger_word != index}


def _tells_of_its_noun(tree: Tree, index: int) -> bool:
    """Whether a verb stands beside the noun that it tells of, "a conference to be held", with no subject of its own."""
    word = tree.words[index]
    return word.dep in _BESIDE and tree.words[word.head].pos in _NOUNS and not _has_subject(tree, index)


def _stretched(placed: Placed, start: int, end: int) -> Placed:
    """Quoted from here or to there too; as it was, where that is too long or holds half of a bracket: "Ruiz (born"."""
    clause = placed.found.clause
    start, end = min(start, clause.start), max(end, clause.end)
    opens = "(" in clause.parsed.sentence.text[start : clause.start]
    return placed if opens or end - start > LONGEST else _quoting(placed, start, end)


def _has_subject(tree: Tree, index: int) -> bool:
    """Whether a verb has a subject that says who or what it is: "which" does not."""
    subjects = (tree.words[at] for at in tree.children[index] if tree.words[at].dep in _SUBJECTS)
    return any(subject.tag not in _RELATIVE for subject in subjects)


def _with_its_verb(placed: Placed, told: Iterable[Clause]) -> Placed:
    """An infinitive or a participle without a subject with the clause of the verb that it hangs on; as it was, where
    that has an entry of its own, is too long, or begins outside a bracket.
    """
    clause, tree = placed.found.clause, placed.found.tree
    index = clause.trigger_word
    if index is None or not tree.words or not _is_unfinished(tree, index):
        return placed
    verb = tree.words[index].head
    if tree.words[index].dep == "pcomp":
        verb = tree.words[verb].head
    others = _others(told, index)
    if verb == index or verb in others or tree.words[verb].pos not in _VERBS:
        return placed
    start, end = clause_span(tree, verb, others)
    if _tells_of_its_noun(tree, verb):
        start = _noun_start(tree, tree.words[verb].head, others)
    return _stretched(placed, start, end)


def _is_unfinished(tree: Tree, index: int) -> bool:
    word = tree.words[index]
    if word.tag not in _UNFINISHED or word.dep not in _HANGS:
        return False
    return not any(tree.words[at].dep in _SUBJECTS for at in tree.children[index])


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
