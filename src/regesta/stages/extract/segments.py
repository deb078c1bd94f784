"""Segments: the clause around a word that carries a happening, which becomes the quote."""

from __future__ import annotations

from collections.abc import Container

from regesta.stages.extract.features import Tree

LONGEST = 390  # characters of a quote as read; line breaks and struck-out words may lengthen it on the page

_OWN_CLAUSE = frozenset({"conj", "parataxis", "ROOT"})


def clause_span(tree: Tree, index: int, others: Container[int]) -> tuple[int, int]:
    """The first and last character of the clause that the word at `index` heads.

    It ends where a coordinate clause with a happening of its own (a word of `others`) begins. A noun's clause is
    its phrase. Never longer than LONGEST; then the words nearest to the trigger are kept.
    """
    words = tree.words
    members = _members(tree, index, others)
    first, last = min(members), max(members)
    start, end = words[first].start, words[last].end
    if end - start > LONGEST:
        start, end = _shortened(tree, index, first, last)
    return start, end


def _members(tree: Tree, index: int, others: Container[int]) -> list[int]:
    words, children, lemmas, _ = tree
    found = [index]
    waiting = list(children[index])
    while waiting:
        at = waiting.pop()
        word = words[at]
        if word.dep in _OWN_CLAUSE and (at in others or word.pos in ("VERB", "AUX")) and word.head == index:
            continue
        if word.head == index and (word.dep == "cc" or word.pos in ("PUNCT", "SPACE")):
            continue
        if word.head == index and word.dep == "mark" and lemmas[at] == "that":
            continue
        found.append(at)
        waiting.extend(children[at])
    return found


def _shortened(tree: Tree, index: int, first: int, last: int) -> tuple[int, int]:
    words = tree.words
    trigger = words[index]
    start = words[first].start
    if trigger.end - start > LONGEST:
        start = next(word.start for word in words[first:] if trigger.end - word.start <= LONGEST // 2)
    end = max((word.end for word in words[index : last + 1] if word.end - start <= LONGEST), default=trigger.end)
    return start, end
