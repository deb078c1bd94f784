"""Of which state a signatory is, by what the record calls him before: "Rui Almeida, Portuguese Minister of Trade"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regesta.stages.ledger.ground import Ground
from regesta.stages.ledger.read_by import Place, place_in
from regesta.stages.ledger.states import state_of
from regesta.stages.ledger.tree import Tree


def states_of_people(ground: Ground, number: int, people: Sequence[str]) -> dict[str, Place]:
    """The states of those who signed, and where each is told; none unless each is called of one."""
    found = [_state_of_person(ground, number, person) for person in people]
    return {state: place for one in reversed(found) if one for state, place in [one]} if all(found) else {}


def _state_of_person(ground: Ground, number: int, person: str) -> tuple[str, Place] | None:
    """One who signed in another's place is of that one's state."""
    for name in reversed(person.rstrip(")").split(" (for ")):
        family = name.split()[-1:]
        trees = ground.trees[: number + 1] if family else []
        found = {state: place for tree in trees for state, place in _called(tree, *family)}
        if len(found) == 1:
            return found.popitem()
    return None


def _called(tree: Tree, family: str) -> Iterator[tuple[str, Place]]:
    """The states, each with its place, in the noun phrase of a name: before it, or in the office beside it."""
    for at, word in enumerate(tree.words):
        if word.text.strip(".,") != family or word.pos != "PROPN":
            continue
        top = tree.words[at].head if word.dep == "appos" else at
        for noun in dict.fromkeys((top, at, *tree.children(at, "appos"))):
            # "Berg, President of the Norwegian Bank"
            served = tree.objects(noun, "of") if noun in tree.children(at, "appos") else []
            nouns = (noun, *served)
            for child in [one for of in nouns for one in tree.children(of, "amod", "compound", "nmod") if one < of]:
                state = state_of(tree.words[child].text)
                if state:
                    start, end = tree.span([child, at])
                    yield state, place_in(tree, start, end)
