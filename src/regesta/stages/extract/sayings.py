"""Sayings: verbs by which something is told, and what stands in what they tell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from regesta.model.grammar import Word
from regesta.rulebook import load_rules


@cache
def _verbs() -> frozenset[str]:
    return frozenset(str(word) for word in load_rules("en/reporting")["verbs"])


def says(word: Word) -> bool:
    """Whether a word is a verb of saying: its subject vouches for the clause it governs."""
    return word.lemma.casefold() in _verbs()


@cache
def asked_by() -> frozenset[str]:
    """Verbs of asking, whose clause is what somebody is asked."""
    return frozenset(str(verb) for rule in load_rules("en/restraint") for verb in rule.get("asked", ()))


def is_told(words: Sequence[Word], at: int, trigger: int) -> bool:
    """Whether a word stands in the clause that is the object of the trigger: what was said or seen."""
    while words[at].head not in (at, trigger):
        at = words[at].head
    return at != trigger and words[at].head == trigger and words[at].dep == "ccomp"
