"""Type features: what tells which kind of happening a word carries: its meaning, and what it is about.

One verb carries many kinds ("took an oath", "took a plane", "took a picture"), and most words of a new archive are
not among those learnt from. So the words around it are seen by kind as well as by themselves: papers, vessels, courts
(rules/en/things.yml), the kinds of happening that nouns name, and what the language model takes for a person or place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from regesta.rulebook import load_rules
from regesta.stages.extract.candidates import vocabulary
from regesta.stages.extract.features import Tree

_MEANING = frozenset({"l", "v", "c", "s", "e", "p", "ld", "h", "m", "doc"})  # names of word features
_TELLING = frozenset({"NOUN", "VERB", "PROPN", "ADJ"})
_SETTING = frozenset({"NOUN", "VERB", "PROPN"})
_NAMING = frozenset({"NOUN", "PROPN"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "dative", "compound", "poss", "amod", "oprd", "acomp"})
_CORE = frozenset({"nsubj", "nsubjpass", "dobj"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "conj"})
_HANGING = frozenset({"conj", "xcomp", "ccomp", "advcl", "relcl", "acl", "pobj", "dobj"})


@cache
def things() -> dict[str, tuple[str, ...]]:
    """The kinds of rules/en/things.yml that each lemma is of."""
    found: dict[str, tuple[str, ...]] = {}
    for rule in load_rules("en/things"):
        for word in rule["words"]:
            found[word] = (*found.get(word, ()), rule["thing"])
    return found


def type_features(tree: Tree, index: int, seen: Sequence[str]) -> list[str]:
    """What speaks for a happening's types: what of `seen` tells its meaning, and what it is about.

    Where a word stands says little of what kind of happening it carries, and with few examples it misleads.
    """
    words, children, lemmas, _ = tree
    found = [feature for feature in seen if feature.partition("=")[0] in _MEANING]
    below: list[int] = []
    waiting = list(children[index])
    while waiting:
        at = waiting.pop()
        below.append(at)
        waiting.extend(children[at])
    found += [f"b={lemmas[at]}" for at in below if words[at].pos in _TELLING]
    found += [f"sb={lemma}" for lemma, word in zip(lemmas, words, strict=True) if word.pos in _SETTING]
    about = [feature for relation, at in _related(tree, index) for feature in _kinds(tree, at, relation)]
    about += _joined(tree, index)
    known = things()
    for at in below:
        about += [f"below.thing={kind}" for kind in known.get(lemmas[at], ())]
        about += [f"below.name={tree.labels[at]}"] if tree.labels[at] else []
    about += [f"beside.thing={kind}" for lemma in lemmas for kind in known.get(lemma, ())]
    return found + list(dict.fromkeys(about))


def _related(tree: Tree, index: int) -> Iterator[tuple[str, int]]:
    """The words that a happening is about, each with the way from it: "dobj", "prep.to", "dobj.of"."""
    words, children, lemmas, _ = tree
    for child in children[index]:
        relation = words[child].dep
        if relation in _ARGUMENTS:
            yield relation, child
        if relation in ("prep", "agent"):
            for governed in _governed(tree, child):
                yield f"prep.{lemmas[child]}", governed
                yield "prep", governed
        if relation in _CORE:
            for further in children[child]:
                if words[further].dep == "prep":
                    yield from ((f"{relation}.{lemmas[further]}", at) for at in _governed(tree, further))
                elif words[further].dep in ("compound", "amod"):
                    yield f"{relation}.mod", further


def _governed(tree: Tree, preposition: int) -> Iterator[int]:
    return (at for at in tree.children[preposition] if tree.words[at].dep in ("pobj", "pcomp"))


def _kinds(tree: Tree, at: int, relation: str) -> Iterator[str]:
    if tree.labels[at]:
        yield f"{relation}.name={tree.labels[at]}"
    for thing in things().get(tree.lemmas[at], ()):
        yield f"{relation}.thing={thing}"
    if tree.words[at].pos in _NAMING:
        for kind in vocabulary().nouns.get(tree.lemmas[at], ()):
            yield f"{relation}.kind={kind}"


def _joined(tree: Tree, index: int) -> list[str]:
    """The kinds of happening that the clauses under a word, and the word it hangs on, may carry themselves."""
    words, children, lemmas, _ = tree
    known = vocabulary()
    found = [
        f"{words[child].dep}.carries={kind}"
        for child in children[index]
        if words[child].dep in _CLAUSES
        for kind in known.verbs.get(lemmas[child], ())
    ]
    head = words[index].head
    if words[index].dep in _HANGING and head != index:
        carried = (known.verbs if words[head].pos == "VERB" else known.nouns).get(lemmas[head], ())
        found += [f"{words[index].dep}.under={kind}" for kind in carried]
    return found
