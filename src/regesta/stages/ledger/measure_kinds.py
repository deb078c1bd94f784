"""What kind of measure a word names: "embargo" and "cutting off of relations", "expelled" and "closed the border"."""

from __future__ import annotations

from functools import cache

from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import vocabulary


@cache
def _nouns() -> dict[str, list[tuple[str, frozenset[str], frozenset[str]]]]:
    """Lemma of a noun -> (kind, what it must be "of", what must make it)."""
    turned: dict[str, list[tuple[str, frozenset[str], frozenset[str]]]] = {}
    for kind, rule in vocabulary("measures").section["nouns"].items():
        for noun in rule["nouns"]:
            turned.setdefault(noun, []).append((kind, frozenset(rule.get("of", [])), frozenset(rule.get("making", []))))
    return turned


@cache
def _verbs() -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Lemma of a verb -> (kind, what its object must be)."""
    turned: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for kind, rule in vocabulary("measures").section["verbs"].items():
        for verb in rule["verbs"]:
            turned.setdefault(verb, []).append((kind, frozenset(rule["objects"])))
    return turned


def kinds_of(noun: str) -> frozenset[str]:
    """The kinds of measure that a noun may name, whatever it is "of"; none for the lemma of another word."""
    return frozenset(kind for kind, _, _ in _nouns().get(noun, []))


def relations_broken(verb: str) -> frozenset[str]:
    """What a verb, by its lemma, may have for its object that does not bear the measure: the relations it breaks."""
    return frozenset().union(*(objects for _, objects in _verbs()[verb]))


def kind_of_noun(tree: Tree, index: int) -> str | None:
    """The kind of measure that a noun names with what it is "of" and who makes it; None for another noun."""
    lemma = tree.words[index].lemma.lower()
    for kind, of, making in _nouns().get(lemma, []):
        behind = {tree.words[at].lemma.lower() for at in of_what(tree, index)}
        made = tree.words[index].dep in {"dobj", "nsubjpass"}
        makers = {tree.words[tree.words[index].head].lemma.lower()} if made else set()
        if (not of or of & behind) and (not making or making & makers):
            return kind
    return None


def of_what(tree: Tree, index: int) -> list[int]:
    """What a noun is "of"; the particle of "cutting off of relations" is stepped over."""
    particles = tree.children(index, "prt")
    return [at for word in (index, *particles) for at in tree.objects(word, "of", "in")]


def objects_of(tree: Tree, verb: int) -> list[int]:
    """What a measure's verb has for its object, or the subject of its passive; lists taken apart."""
    return [at for child in tree.children(verb, "dobj", "nsubjpass") for at in tree.members(child)]


def kind_of_verb(tree: Tree, index: int) -> str | None:
    """The kind of measure that a verb tells with its object; None for another verb, and where it is denied."""
    if tree.words[index].dep in {"amod", "compound"} or tree.negated(index):
        return None
    objects = objects_of(tree, index)
    for kind, wanted in _verbs().get(tree.words[index].lemma.lower(), []):
        lemmas = {tree.words[at].lemma.lower() for at in objects}
        if wanted & lemmas or (not wanted and any(tree.is_named(at) for at in objects)):
            return kind
    return None
