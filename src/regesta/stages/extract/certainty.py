"""Certainty by rule: the words of a clause, and above it, that say how sure its happening is."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from regesta.model.entries import Certainty
from regesta.rulebook import load_rules
from regesta.stages.extract.candidates import stem_of
from regesta.stages.extract.features import Tree

_FAR = 3  # verbs above the trigger that are looked at


class CertaintyRule(NamedTuple):
    """One rule of rules/en/certainty.yml."""

    id: str
    certainty: Certainty
    where: str
    words: frozenset[str]


@cache
def certainty_rules() -> tuple[CertaintyRule, ...]:
    """The rules, in the order in which they are tried."""
    return tuple(
        CertaintyRule(rule["id"], rule["certainty"], rule["where"], frozenset(rule["words"]))
        for rule in load_rules("en/certainty")
    )


def certainty_by_rule(tree: Tree, index: int) -> tuple[Certainty, str, str]:
    """How sure the happening at a word is, the rule that says so, and its word; "occurred" where none does."""
    own = {tree.lemmas[child] for child in tree.children[index]}
    own |= {tree.words[child].text.lower() for child in tree.children[index] if tree.words[child].dep == "amod"}
    above = set(_above(tree, index))
    for rule in certainty_rules():
        reach = own if rule.where == "own" else above if rule.where == "above" else own | above
        for word in sorted(reach & rule.words):
            return rule.certainty, rule.id, word
    return "occurred", "", ""


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
        for word in sorted(present & rule.words):
            return rule.certainty, rule.id, word
    return "occurred", "", ""
