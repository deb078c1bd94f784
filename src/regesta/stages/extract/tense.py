"""Tense: whether a word is told in the past, the present or the perfect."""

from __future__ import annotations

from regesta.stages.extract.features import PAST_FORMS, Tree

PRESENT = ("VBZ", "VBP")
_CLIMB = 5  # words up from a trigger in which its tense is looked for


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


def is_modal_perfect(tree: Tree, index: int) -> bool:
    """Whether a verb stands behind "have" and a modal, "may have met", "could have been meeting"."""
    auxiliaries = [at for at in tree.children[index] if tree.words[at].dep in ("aux", "auxpass")]
    modal = any(tree.words[at].tag == "MD" for at in auxiliaries)
    return modal and any(tree.lemmas[at] == "have" and tree.words[at].tag == "VB" for at in auxiliaries)
