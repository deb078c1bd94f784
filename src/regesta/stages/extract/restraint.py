"""Restraint: clauses that sound like a happening and tell of none, by the rules of rules/en/restraint.yml.

The records learnt from hold few forms, orders and hearings, so the weights do not know their sentences: of entries
drawn from files of the corpus, provisions, printed terms and questions were a third of those that were wrong
(evaluation/entries_checked.csv).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from regesta.rulebook import load_rules
from regesta.stages.extract.detect import Found
from regesta.stages.extract.features import PAST_FORMS, Tree

_CLOSING = " \"'\u201d\u2019)]"
_BESIDE = frozenset({"acl", "advcl", "prep", "pcomp"})  # what stands beside the verb of a clause
_CLIMB = 4  # verbs above a clause among which one that reports it is looked for


class _Rules(NamedTuple):
    moods: dict[str, str]  # auxiliary -> rule
    asks: str  # the rule of questions
    beside: dict[tuple[str, str], str]  # tag and verb of a participle that tells nothing beside another -> rule
    points: dict[str, str]  # word that opens a reference -> rule


@cache
def _rules() -> _Rules:
    held = load_rules("en/restraint")
    moods = {mood: rule["id"] for rule in held for mood in rule.get("moods", ())}
    beside = {(tag, verb): rule["id"] for rule in held for tag in ("VBG", "VBN") for verb in rule.get(tag, ())}
    points = {word: rule["id"] for rule in held for word in rule.get("points", ())}
    return _Rules(moods, next(rule["id"] for rule in held if rule.get("asks")), beside, points)


def tells_nothing(found: Found) -> str | None:
    """The rule by which a clause tells of no happening; None where it may tell of one."""
    tree, index = found.tree, found.clause.trigger_word
    if index is None or not tree.words:
        return None
    if found.clause.parsed.sentence.text.rstrip(_CLOSING).endswith("?"):
        return _rules().asks
    if rule := only_points(tree) or tells_nothing_beside(tree, index):
        return rule
    at = index
    for _ in range(_CLIMB):
        mood = _mood(tree, at)
        if mood is not None:
            return None if _is_reported(tree, at) else mood
        if tree.words[at].dep != "conj":
            return None
        at = tree.words[at].head
    return None


def tells_nothing_beside(tree: Tree, index: int) -> str | None:
    """The rule by which a participle tells nothing of its own, but from when another happening was so ("starting on
    5 May"), or who was at the head of it ("a mission headed by the Consul").
    """
    word = tree.words[index]
    return _rules().beside.get((word.tag, tree.lemmas[index])) if word.dep in _BESIDE else None


def only_points(tree: Tree) -> str | None:
    """The rule by which a sentence only points to a paper: "See also the despatch of 5 May"."""
    return _rules().points.get(tree.lemmas[0])


def _mood(tree: Tree, index: int) -> str | None:
    """The rule of the auxiliary with which a verb obliges or permits."""
    auxiliaries = (
        tree.lemmas[child] for child in tree.children[index] if child < index and tree.words[child].tag == "MD"
    )
    return next((_rules().moods[lemma] for lemma in auxiliaries if lemma in _rules().moods), None)


def _is_reported(tree: Tree, index: int) -> bool:
    """Whether a clause hangs on a verb of the past: what somebody said that ought to be done is told of that day."""
    for _ in range(_CLIMB):
        head = tree.words[index].head
        if head == index:
            return False
        if tree.words[head].tag in PAST_FORMS:
            return True
        index = head
    return False
