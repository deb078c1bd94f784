"""Tense: when a word's clause lies, as its grammar tells: before what is told, at it, or still to come."""

from __future__ import annotations

from typing import Literal

from regesta.stages.extract.features import PAST_FORMS, Tree

Tense = Literal[
    "modal", "pluperfect", "perfect", "past", "present", "gerund", "participle", "infinitive", "none"
]  # "none" of nouns and of what no verb carries

PRESENT = ("VBZ", "VBP")
_AUXILIARIES = frozenset({"aux", "auxpass"})
_BARE: dict[str, Tense] = {"VBG": "gerund", "VBN": "participle", "VB": "infinitive"}
_CLIMB = 5  # words up from a trigger in which its tense is looked for


def tense_of(tree: Tree, index: int) -> Tense:
    """The tense of a word with its auxiliaries: "pluperfect" of "had been told"."""
    words = tree.words
    own = words[index].tag
    tags = {words[child].tag for child in tree.children[index] if words[child].dep in _AUXILIARIES}
    if "MD" in tags:
        return "modal"
    if is_perfect(tree, index, "VBD"):
        return "pluperfect"
    if is_perfect(tree, index, *PRESENT):
        return "perfect"
    if "VBD" in tags or own == "VBD":
        return "past"
    if set(PRESENT) & (tags | {own}):
        return "present"
    return _BARE.get(own, "none")


def is_past(tree: Tree, index: int) -> bool:
    """Whether a word is told in the past tense: by its own form, or by the first finite verb above it."""
    for _ in range(_CLIMB):
        word = tree.words[index]
        forms = {word.tag, *(tree.words[child].tag for child in tree.children[index] if tree.words[child].pos == "AUX")}
        if word.tag in PAST_FORMS and not forms & {"MD", "VBZ", "VBP"}:
            return True
        if forms & {"MD", "VBZ", "VBP"} and word.pos in ("VERB", "AUX"):
            return any(tree.lemmas[child] == "have" for child in tree.children[index])
        if word.head == index:
            return False
        index = word.head
    return False


def is_present(tree: Tree, index: int) -> bool:
    """Whether a word is in the present tense, or has an auxiliary "be" or "do" that is."""
    if tree.words[index].tag in PRESENT:
        return True
    auxiliaries = [child for child in tree.children[index] if tree.words[child].dep in ("aux", "auxpass")]
    tags = {tree.words[child].tag for child in auxiliaries if tree.lemmas[child] in ("be", "do")}
    return bool(tags & set(PRESENT)) and not any(tree.words[child].tag == "VBD" for child in auxiliaries)


def is_perfect(tree: Tree, index: int, *tenses: str) -> bool:
    """Whether a participle has an auxiliary "have" of one of these tenses, "had met" or "has met"."""
    have = any(tree.lemmas[at] == "have" and tree.words[at].tag in tenses for at in tree.children[index])
    return have and tree.words[index].tag == "VBN"
