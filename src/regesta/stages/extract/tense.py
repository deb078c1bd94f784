"""Tense: when a word's clause lies, as its grammar tells: before what is told, at it, or still to come."""

from __future__ import annotations

from typing import Literal

from regesta.stages.extract.features import Tree

Tense = Literal[
    "modal", "pluperfect", "perfect", "past", "present", "gerund", "participle", "infinitive", "none"
]  # "none" of nouns and of what no verb carries

_AUXILIARIES = frozenset({"aux", "auxpass"})
_HAVE = frozenset({"have", "has", "'ve", "'s"})
_PRESENT = frozenset({"VBZ", "VBP"})
_BARE: dict[str, Tense] = {"VBG": "gerund", "VBN": "participle", "VB": "infinitive"}


def tense_of(tree: Tree, index: int) -> Tense:
    """The tense of a word with its auxiliaries: "pluperfect" of "had been told"."""
    words = tree.words
    helpers = [words[child] for child in tree.children[index] if words[child].dep in _AUXILIARIES]
    own, tags = words[index].tag, {helper.tag for helper in helpers}
    forms = {helper.text.lower() for helper in helpers if helper.dep == "aux"}
    if "MD" in tags:
        return "modal"
    if "had" in forms:
        return "pluperfect"
    if own == "VBN" and forms & _HAVE:
        return "perfect"
    if "VBD" in tags or own == "VBD":
        return "past"
    if _PRESENT & (tags | {own}):
        return "present"
    return _BARE.get(own, "none")
