"""Certainty by rule: the words of a clause, and above it, that say how sure its happening is."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from regesta.model.entries import Certainty
from regesta.rulebook import load_rules
from regesta.stages.extract.candidates import stem_of
from regesta.stages.extract.features import Tree

_FAR = 3  # verbs above the trigger that are looked at
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class CertaintyRule(NamedTuple):
    """One rule of rules/en/certainty.yml."""

    id: str
    certainty: Certainty
    where: str
    words: frozenset[str]
    sure: bool  # holds where the weights see nothing unusual
    unless: frozenset[str]  # subjects with which a rule of what is due does not hold


@cache
def certainty_rules() -> tuple[CertaintyRule, ...]:
    """The rules, in the order in which they are tried."""
    return tuple(
        CertaintyRule(
            rule["id"],
            rule["certainty"],
            rule["where"],
            frozenset(rule["words"]),
            bool(rule.get("sure")),
            frozenset(rule.get("unless", ())),
        )
        for rule in load_rules("en/certainty")
    )


def certainty_by_rule(tree: Tree, index: int, *, sure: bool = False) -> tuple[Certainty, str, str]:
    """How sure the happening at a word is, the rule that says so, and its word; "occurred" where none does.

    With `sure`, only the rules that hold against the weights are asked.
    """
    own = {tree.lemmas[child] for child in tree.children[index]}
    own |= {tree.words[child].text.lower() for child in tree.children[index] if tree.words[child].dep == "amod"}
    above = set(_above(tree, index))
    reached = {"own": own, "above": above, "any": own | above}
    for rule in certainty_rules():
        if sure and not rule.sure:
            continue
        reach = _GRAMMAR[rule.where](tree, index, rule) if rule.where in _GRAMMAR else reached[rule.where]
        for word in sorted(reach & rule.words):
            return rule.certainty, rule.id, word
    return "occurred", "", ""


def _due(tree: Tree, index: int, rule: CertaintyRule) -> set[str]:
    """The verb that the infinitive at a word stands right behind, where its subject is not one that tells of aims."""
    words = tree.words
    if index < 2 or words[index - 1].tag != "TO" or words[index - 1].head != index:
        return set()
    verb = index - 2
    subjects = {tree.lemmas[child] for child in tree.children[verb] if words[child].dep in _SUBJECTS}
    return set() if not subjects or subjects & rule.unless else {tree.lemmas[verb]}


def _said(tree: Tree, index: int, rule: CertaintyRule) -> set[str]:
    """The verb in the passive that the infinitive at a word hangs on: what somebody "is said to have" done."""
    words = tree.words
    verb = words[index].head
    to = any(words[child].tag == "TO" for child in tree.children[index])
    passive = any(words[child].dep in ("auxpass", "nsubjpass") for child in tree.children[verb])
    return {tree.lemmas[verb]} if to and passive and words[index].dep == "xcomp" else set()


_GRAMMAR = {"due": _due, "said": _said}  # where a rule's words must stand, by the grammar of the sentence


def _above(tree: Tree, index: int) -> list[str]:
    found = []
    at = index
    for _ in range(_FAR):
        up = tree.words[at].head
        if up == at or tree.words[at].dep == "conj":
            break
        found.append(tree.lemmas[up])
        at = up
    return found


def certainty_of_words(words: list[str]) -> tuple[Certainty, str, str]:
    """The same for a clause without grammar, by its words as they stand: "May" with a capital is the month."""
    present = {stem_of(word.lower()) for word in words if word != "May"}
    for rule in certainty_rules():
        for word in sorted(present & rule.words if rule.where not in _GRAMMAR else ()):
            return rule.certainty, rule.id, word
    return "occurred", "", ""
