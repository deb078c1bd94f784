"""What the sentence after an instrument says of it: "It provides for exchanges of $14 million each way"."""

from __future__ import annotations

from regesta.stages.ledger.ground import Ground
from regesta.stages.ledger.kinds import instrument_words, kind_of
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import vocabulary

_SUMS = frozenset({"MONEY", "PERCENT", "QUANTITY"})


def sums_after(ground: Ground, number: int) -> list[str]:
    """The sums and quantities of the sentence after, where that goes on with the instrument; else none."""
    if number + 1 >= len(ground.trees):
        return []
    tree = ground.trees[number + 1]
    if not _goes_on(tree):
        return []
    return [" ".join(tree.text[m.start : m.end].split()) for m in tree.parsed.mentions if m.label in _SUMS]


def relation_after(ground: Ground, number: int) -> tuple[str | None, str | None]:
    """How the sentence after ties it to another instrument: "It provides for a loan and replaces the protocol"."""
    tree = ground.trees[number + 1] if number + 1 < len(ground.trees) else None
    if tree is None or not _goes_on(tree):
        return None, None
    for at, word in enumerate(tree.words):
        verb = tree.words[word.head]
        relation = instrument_words().relations.get(verb.text.lower())
        if word.dep == "dobj" and verb.pos == "VERB" and relation and kind_of(tree, at) is not None:
            return relation, tree.title(at)
    return None, None


def _goes_on(tree: Tree) -> bool:
    """True where "it" or "the agreement" provides, covers or replaces something."""
    section = vocabulary("instruments")
    for verb, word in enumerate(tree.words):
        ties = word.text.lower() in instrument_words().relations and word.pos == "VERB"
        if word.head == verb and (ties or word.lemma.lower() in section.words("providing")):
            return any(
                tree.words[at].text.lower() == "it" or tree.words[at].lemma.lower() in section.section["kinds"]
                for at in tree.children(verb, "nsubj", "nsubjpass")
            )
    return False
