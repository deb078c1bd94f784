"""What was asked for right before somebody agreed "to do so"."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.stages.ledger.ground import Ground
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import vocabulary


def asked_before(ground: Ground, number: int, index: int) -> str | None:
    """The deed that was asked for last before a word, in its sentence or the one before; None where none was."""
    near = [ground.trees[at] for at in (number - 1, number) if at >= 0]
    found = [(tree, deed) for tree in near for deed in _asked_for(tree) if tree is not near[-1] or deed < index]
    if not found:
        return None
    tree, deed = found[-1]
    own = set(tree.subtree(index)) if tree is near[-1] else set()  # "asked that he write, which he agreed to do"
    asking = tree.words[deed].head
    if tree.words[asking].dep == "pcomp":  # "the need of advising Berg to wait": it is the advice that is agreed to
        return tree.slice([at for at in tree.subtree(asking) if at >= asking and at not in own])
    return tree.deed(deed) if tree.is_infinitive(deed) else tree.slice(set(tree.subtree(deed)) - own)


def _asked_for(tree: Tree) -> Iterator[int]:
    """The verbs of what somebody is asked to do, in order: "asked Berg to write", "asked that Berg write"."""
    section = vocabulary("commitments")
    for verb, word in enumerate(tree.words):
        lemma = word.lemma.lower()
        if word.pos != "VERB" or lemma not in section.words("asking"):
            continue
        for at in tree.children(verb, "xcomp", "ccomp"):
            that = tree.is_opened_by(at, "that") and lemma not in section.words("telling")
            if at > verb and (tree.is_infinitive(at) or that):
                yield at
