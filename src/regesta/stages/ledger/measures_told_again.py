"""Measures that stand in a plan's list, and measures that a record tells of again: "lifted it", "the blockade"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from regesta.stages.ledger.measure_kinds import kinds_of
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import vocabulary

Met = tuple[int, Mapping[str, str | None]]  # a measure so far: number of its sentence, and its fields
NEAR = 2  # sentences within which "it" goes back to a measure
_POINTING = frozenset({"it", "them", "this", "these"})
_DEFINITE = frozenset({"the", "this", "these", "that", "its", "their"})


def is_named_before(tree: Tree, index: int) -> bool:
    """True for "the aforesaid embargo", "these sanctions"."""
    before = {tree.words[at].text.lower() for at in tree.children(index, "det", "amod")}
    return bool(before & (vocabulary("measures").words("named_before") | {"these", "those"}))


def restores(tree: Tree, verb: int) -> bool:
    """True for the verb of "relations were restored"."""
    rule = vocabulary("measures").section["restoring"]
    borne = {tree.words[at].lemma.lower() for at in tree.children(verb, "dobj", "nsubjpass")}
    return tree.words[verb].lemma.lower() in rule["verbs"] and bool(borne & set(rule["objects"]))


def plan_words() -> frozenset[str]:
    """Nouns that a list of measures is set after: "the following steps: ..."."""
    return vocabulary("measures").words("plans")


def parts_of_plan(tree: Tree) -> dict[int, int]:
    """Each noun that is listed behind the colon of a plan, and the noun of the plan."""
    colon = tree.text.find(":")
    if colon < 0:
        return {}
    plans = [at for at, word in enumerate(tree.words) if word.lemma.lower() in plan_words() and word.end <= colon]
    if not plans:
        return {}
    plan = plans[0]
    behind = [
        at
        for at, word in enumerate(tree.words)
        if word.start > colon
        and word.pos == "NOUN"
        and word.dep in {"appos", "conj", "dobj", "attr", "ROOT", "dep", "npadvmod"}
    ]
    heads = [at for at in behind if tree.objects(at, "of", "in", "on", "from", "with")]
    return dict.fromkeys(heads, plan) if len(heads) > 1 else {}


def measure_meant(tree: Tree, number: int, index: int, met: Sequence[Met]) -> Mapping[str, str | None] | None:
    """The measure that a verb's "it" or a definite noun goes back to: the nearest one before; None for any other."""
    if not met:
        return None
    word = tree.words[index]
    if word.pos == "VERB":
        if restores(tree, index):
            broken = [fields for _, fields in met if fields["kind"] == "break of relations"]
            return broken[-1] if broken else None
        borne = [tree.words[at].text.lower() for at in tree.children(index, "dobj", "nsubjpass")]
        near = [fields for before, fields in met if number - before <= NEAR]
        return near[-1] if near and set(borne) & _POINTING else None
    definite = {tree.words[at].text.lower() for at in tree.children(index, "det", "poss")} & _DEFINITE
    kinds = kinds_of(word.lemma.lower())
    alike = [fields for _, fields in met if fields["kind"] in kinds]
    return alike[-1] if definite and alike else None
