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

    ledger: str

    @property
    def section(self) -> Mapping[str, Any]:
        """The section as the file has it."""
        section: Mapping[str, Any] = load_rules(RULES)[self.ledger]
        return section

    def turned(self, name: str) -> dict[str, str]:
        """Lemma to the kind, stage or stance it stands for, from a list that gives the lemmas of each."""
        return _turned(self.ledger, name)

    def words(self, name: str) -> frozenset[str]:
        """A plain list of lemmas."""
        return _words(self.ledger, name)


@cache
def _turned(ledger: str, name: str) -> dict[str, str]:
    return {lemma: kind for kind, lemmas in load_rules(RULES)[ledger][name].items() for lemma in lemmas}


@cache
def _words(ledger: str, name: str) -> frozenset[str]:
    return frozenset(load_rules(RULES)[ledger][name])


@cache
def vocabulary(ledger: str) -> Vocabulary:
    """The section of one ledger; each of its lists is made once."""
    return Vocabulary(ledger)


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
