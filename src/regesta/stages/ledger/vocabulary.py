"""The words the ledgers are drawn up from: rules/en/ledgers.yml, turned round so that a lemma finds its kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from regesta.rulebook import load_rules

RULES = "en/ledgers"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One ledger's section of the rule file."""

    section: Mapping[str, Any]

    def turned(self, name: str) -> dict[str, str]:
        """Lemma to the kind, stage or stance it stands for, from a list that gives the lemmas of each."""
        return {lemma: kind for kind, lemmas in self.section[name].items() for lemma in lemmas}

    def words(self, name: str) -> frozenset[str]:
        """A plain list of lemmas."""
        return frozenset(self.section[name])


@cache
def vocabulary(ledger: str) -> Vocabulary:
    """The section of one ledger; parsed once."""
    return Vocabulary(load_rules(RULES)[ledger])


@cache
def said(ledger: str, name: str) -> re.Pattern[str]:
    """A pattern that finds any word or phrase of a list, in capitals or not, over line breaks too."""
    return spaced(vocabulary(ledger).section[name])


def spaced(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the given words or phrases, whatever blanks stand between their words."""
    return re.compile(any_of(words).pattern.replace(r"\ ", r"\s+"), re.IGNORECASE)


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the given words or phrases, the longest first, whole words only."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in ordered) + r")\b", re.I)
