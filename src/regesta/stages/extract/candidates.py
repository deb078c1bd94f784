"""Candidates: the words of a sentence that may carry a happening."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from regesta.model.entries import EntryType
from regesta.model.grammar import Word
from regesta.rulebook import load_rules

# Endings of nouns made from verbs; short words ("nation", "moment") are seldom happenings.
_DEVERBAL = ("tion", "sion", "ment", "ance", "ence", "ture", "sal", "val", "ing", "age")
_SHORTEST = 6
_CLAUSE_DEPS = frozenset({"ROOT", "ccomp", "relcl", "advcl", "conj", "xcomp", "acl", "parataxis"})


class Vocabulary(NamedTuple):
    """The words of rules/en/events.yml: each lemma with the types it gives, and the rule that says so."""

    verbs: dict[str, tuple[EntryType, ...]]
    nouns: dict[str, tuple[EntryType, ...]]
    forms: dict[str, tuple[EntryType, ...]]
    phrases: dict[str, tuple[EntryType, ...]]  # of a verb and what stands with it, "call on"
    rules: dict[tuple[str, EntryType], str]


@cache
def vocabulary() -> Vocabulary:
    """The event words of English, by lemma."""
    found = Vocabulary({}, {}, {}, {}, {})
    for rule in load_rules("en/events"):
        lists = {"verbs": found.verbs, "nouns": found.nouns, "forms": found.forms, "phrases": found.phrases}
        for field, words in lists.items():
            for word in rule.get(field, ()):
                known = words.get(word, ())
                if rule["type"] not in known:
                    words[word] = (*known, rule["type"])
                found.rules.setdefault((word, rule["type"]), rule["id"])
    return found


def candidates(words: Sequence[Word]) -> list[int]:
    """Indices of the words that may carry a happening, in order."""
    known = vocabulary()
    return [index for index, word in enumerate(words) if _may_carry(word, known) or _is_headline_verb(words, index)]


def _is_headline_verb(words: Sequence[Word], index: int) -> bool:
    """Whether a noun at the root is a verb of the present in headline style, behind its subject and before a name or
    a small word: "Marsh briefs General Tilling" is what a parser takes for the briefs of somebody.
    """
    word = words[index]
    if word.tag != "NNS" or word.dep != "ROOT" or not 0 < index < len(words) - 1:
        return False
    before, behind = words[index - 1], words[index + 1]
    named = before.head == index and before.text[:1].isupper() and behind.pos in ("PROPN", "DET", "ADP", "PRON")
    return named and stem_of(word.text.lower()) in vocabulary().verbs


def _may_carry(word: Word, known: Vocabulary) -> bool:
    if word.pos == "VERB":
        return word.end - word.start > 1
    if word.pos == "AUX":
        return word.dep in _CLAUSE_DEPS and word.lemma in ("be", "have", "do")
    folded = word.lemma.lower()
    if word.pos == "NOUN":
        return folded in known.nouns or (len(folded) >= _SHORTEST and folded.endswith(_DEVERBAL))
    if word.pos in ("PROPN", "ADJ", "X", "ADV"):
        text = word.text.lower()
        if folded in known.nouns or text in known.forms:
            return True
        return text.endswith(("ed", "ing")) and stem_of(text) in known.verbs
    return False


def stem_of(text: str) -> str:
    """The lemma of a regular past form or participle that the verbs' rules know; the word itself where none does."""
    known = vocabulary().verbs
    for ending in ("ed", "ing", "es", "s"):
        if text.endswith(ending):
            stem = text[: -len(ending)]
            for guess in (stem, stem + "e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem, stem[:-1] + "y"):
                if guess in known:
                    return guess
    return text
