"""Measures that stand in a plan's list, and measures that a record tells of again: "lifted it", "the blockade"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from regesta.stages.ledger.measure_kinds import kinds_of
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import vocabulary

Met = tuple[int, Mapping[str, str | None]]  # a measure so far: number of its sentence, and its fields
NEAR = 2  # sentences within which "it" goes back to a measure
ITEMS = 12  # paragraphs of a list
_ITEM = re.compile(r"\s*(?:\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})[).]|[-•–])\s", re.IGNORECASE)
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


def item_of_plan(trees: Sequence[Tree], number: int) -> tuple[int, int] | None:
    """The sentence and the noun of the plan that a numbered or lettered paragraph stands in the list of.

    "The following steps are proposed:", then "(a) a break of relations with Norway;": None for any other sentence.
    """
    if not _is_item(trees[number]):
        return None
    above = next((at for at in range(number - 1, max(-1, number - 1 - ITEMS), -1) if not _is_item(trees[at])), None)
    if above is None or not trees[above].text.rstrip().endswith(":"):
        return None
    plans = [at for at, word in enumerate(trees[above].words) if word.lemma.lower() in plan_words()]
    return (above, plans[0]) if plans else None


def without_number(words: str) -> str:
    """The words of a paragraph of a list without its number: "(a) the severance" is "the severance"."""
    found = _ITEM.match(f"{words} ")
    return words[found.end() :] if found else words


def plan_meant(tree: Tree, index: int, met: Sequence[Met]) -> list[Mapping[str, str | None]]:
    """The parts of the plan that "the plan" goes back to, the last one told of; none for any other noun."""
    definite = {tree.words[at].text.lower() for at in tree.children(index, "det")} & _DEFINITE
    plans = [fields["plan"] for _, fields in met if fields["plan"]]
    if not definite or not plans or tree.words[index].lemma.lower() not in plan_words():
        return []
    return [fields for _, fields in met if fields["plan"] == plans[-1] and fields["stage"] == "proposed"]


def _is_item(tree: Tree) -> bool:
    """True for a paragraph of a list that is a noun with what hangs on it, and no sentence."""
    if _ITEM.match(tree.text) is None:
        return False
    roots = tree.roots()
    is_noun = len(roots) == 1 and tree.words[roots[0]].pos in {"NOUN", "PROPN"}
    return is_noun and not tree.children(roots[0], "nsubj", "relcl", "cop")


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
