"""What was asked for right before somebody agreed "to do so"."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.stages.ledger.ground import Ground
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import vocabulary


def asked_before(ground: Ground, number: int, index: int) -> str | None:
    """The deed that was asked for last before a word, in its sentence or the one before; None where none was."""
    here = [(ground.trees[number], at) for at in _asked_for(ground.trees[number]) if at < index]
    before = [(ground.trees[number - 1], at) for at in _asked_for(ground.trees[number - 1])] if number else []
    tree, deed = [*before, *here][-1] if before or here else (None, 0)
    return (
        tree.full_phrase(deed)
        if tree is not None and tree.words[deed].dep == "ccomp"
        else (tree.deed(deed) if tree is not None else None)
    )


def _asked_for(tree: Tree) -> Iterator[int]:
    """The verbs of what somebody is asked to do, in order: "asked Berg to write", "asked that Berg write"."""
    asking = vocabulary("commitments").words("asking")
    for verb, word in enumerate(tree.words):
        if word.pos == "VERB" and word.lemma.lower() in asking:
            yield from (at for at in tree.children(verb, "xcomp", "ccomp") if at > verb and _is_a_deed(tree, at))


def _is_a_deed(tree: Tree, verb: int) -> bool:
    return tree.is_infinitive(verb) or (
        tree.words[verb].dep == "ccomp" and any(tree.words[at].text.lower() == "that" for at in tree.children(verb))
    )
