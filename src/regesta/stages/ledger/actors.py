"""Who takes a stance: the actors behind the subject of a sentence, and whether they act for a state."""

from __future__ import annotations

import re
from collections.abc import Sequence

from regesta.stages.ledger.states import state_of
from regesta.stages.ledger.tree import CLAUSES, Tree
from regesta.stages.ledger.vocabulary import said, vocabulary

_SUCH_AS = re.compile(r"\bsuch as\b|\bincluding\b|\bnotably\b", re.I)


def is_of_those(tree: Tree, at: int) -> bool:
    """True for "those Norwegians who support the rebels": such as do, and not the Norwegians."""
    return any(tree.words[child].text.lower() in {"those", "all", "any"} for child in tree.children(at, "det"))


def takers(tree: Tree, subjects: Sequence[int]) -> tuple[int, ...]:
    """The actors behind the subjects of a verb."""
    return tuple(at for subject in subjects for at in _actors_behind(tree, subject))


def _actors_behind(tree: Tree, subject: int) -> list[int]:
    """The actors behind a subject: itself, named or "he", or its examples ("countries such as X and Y")."""
    if tree.words[subject].pos == "PRON" and (
        tree.is_one_person(subject) or tree.words[subject].text.lower() in {"they", "it"}
    ):
        return [subject]
    if are_all(tree, subject):
        return [subject]
    examples = _examples(tree, subject)
    if examples:
        return examples
    if tree.is_general(subject) or tree.words[subject].lemma.lower() == "none":
        return []
    lettered = sum(letter.isalpha() for letter in tree.name(subject)) > 1  # "D." numbers a paragraph
    named = tree.is_itself_named(subject) or tree.is_ones_government(subject) or _is_an_office(tree, subject)
    return [subject] if lettered and named and _is_an_actor(tree, subject) else []


def are_all(tree: Tree, subject: int) -> bool:
    """True for "both sides", "the two Governments"."""
    return said("texts", "both").fullmatch(tree.phrase(subject)) is not None


def _is_an_office(tree: Tree, subject: int) -> bool:
    """True for a particular one by its capital and its article: "the Council", "the Secretary of Defense"."""
    word = tree.words[subject]
    the = any(tree.words[at].text.lower() == "the" for at in tree.children(subject, "det"))
    capital = word.text[:1].isupper() and (not word.text.isupper() or tree.in_capitals)
    return the and capital and word.lemma.lower() in vocabulary("positions").words("offices")


def _is_an_actor(tree: Tree, subject: int) -> bool:
    """False for a thing that somebody named owns or made: "Berg's notes" and "Norwegian activities" support nothing.

    Nor does the press, of which the parser takes "the Oslo press reporting Norway refused" for two actors.
    """
    reports = tree.words[subject].lemma.lower() in vocabulary("conversations").words("reporting")
    if reports and tree.children(subject, "acl"):
        return False
    if tree.words[subject].lemma.lower() in vocabulary("positions").words("things"):
        return False
    owners = tree.children(subject, "poss")
    return not owners or tree.words[subject].pos == "PROPN" or tree.speaks_for_somebody(subject)


def _examples(tree: Tree, subject: int) -> list[int]:
    inside = tree.subtree(subject)
    start, end = tree.span(inside)
    found = _SUCH_AS.search(tree.text, start, end)
    if not found:
        return []
    heads = [
        at
        for at in inside
        if tree.words[at].start >= found.end() and tree.words[at].dep in {"pobj", "dobj"} and tree.is_named(at)
    ]
    return tree.members(heads[0]) if heads else []


def is_political(tree: Tree, actors: Sequence[int]) -> bool:
    """True where a state, a people or one who speaks for them acts: what persons ask and offer is everyday business."""
    seats = vocabulary("positions").words("seats") | vocabulary("positions").words("peoples")
    for at in actors:
        start, end = tree.span(tree.subtree(at, without=CLAUSES))
        inside = [tree.text[m.start : m.end] for m in tree.states if start <= m.start < end]
        known = any(state_of(name) or name.casefold().removeprefix("the ") in seats for name in inside)
        if known or (tree.speaks_for_somebody(at) and tree.is_itself_named(at)) or tree.is_ones_government(at):
            return True
    return False
