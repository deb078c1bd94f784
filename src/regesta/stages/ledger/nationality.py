"""Of which state a signatory is, by what the record calls him before: "Rui Almeida, Portuguese Minister of Trade"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regesta.stages.ledger.ground import Ground
from regesta.stages.ledger.states import state_of
from regesta.stages.ledger.tree import Tree


def states_of_people(ground: Ground, number: int, people: Sequence[str]) -> list[str]:
    """The states of those who signed, where the sentences up to this one call each of them of one state; else none."""
    states = [_state_of_person(ground, number, person) for person in people]
    return list(dict.fromkeys(state for state in states if state)) if all(states) else []


def _state_of_person(ground: Ground, number: int, person: str) -> str | None:
    """One who signed in another's place is of that one's state."""
    for name in reversed(person.rstrip(")").split(" (for ")):
        family = name.split()[-1:]
        found = {state for tree in ground.trees[: number + 1] for state in _called(tree, *family)} if family else set()
        if len(found) == 1:
            return found.pop()
    return None


def _called(tree: Tree, family: str) -> Iterator[str]:
    """The states that stand in the noun phrase of a name: before it, or in the office beside it."""
    for at, word in enumerate(tree.words):
        if word.text.strip(".,") != family or word.pos != "PROPN":
            continue
        top = tree.words[at].head if word.dep == "appos" else at
        for noun in dict.fromkeys((top, at, *tree.children(at, "appos"))):
            before = [child for child in tree.children(noun, "amod", "compound", "nmod") if child < noun]
            yield from (state for child in before if (state := state_of(tree.words[child].text)))
