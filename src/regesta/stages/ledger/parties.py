"""The parties of an instrument: those it is between or with, whose it is, who made it; and names as wholes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from regesta.model.entries import Entry
from regesta.stages.ledger.ground import Ground
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import Vocabulary, any_of, vocabulary

_BETWEEN = ("between", "among", "with")
# "FBI-Coast Guard Agreement": two bodies that the language model takes for one.
_JOINED = re.compile(r"(?<=\b[A-Z]{3})[-–/](?=[A-Z])|(?<=[A-Z]{4})[-–/](?=[A-Z])")


@cache
def _section() -> Vocabulary:
    return vocabulary("instruments")


@cache
def _firm() -> re.Pattern[str]:
    """What belongs to the name of a firm behind its first words: "& Co., Ltd."."""
    word = any_of(_section().section["companies"]).pattern
    return re.compile(rf"(?:[\s,]*(?:&\s*)?(?:{word})\.?)+", re.IGNORECASE)


def named_parties(tree: Tree, index: int) -> list[str]:
    """Those the noun itself names: "between X and Y", "with X", "X's", and the peoples or bodies before it."""
    nouns = (index, *tree.objects(index, "of"))  # "a memorandum of understanding between X and Y"
    between = ("between", "among") if _is_talked_of(tree, index) else _BETWEEN
    behind = [at for noun in nouns for at in tree.objects(noun, *between) if _bears_a_name(tree, at)]
    owners = [at for at in tree.children(index, "poss") if tree.words[at].pos != "PRON" and tree.is_named(at)]
    found = [party_name(tree, at) for at in owners]
    found += _named_before(tree, index)
    found += [party_name(tree, at) for at in behind if not _belongs_to_firm(tree, at)]
    return list(dict.fromkeys(found))


def second_parties(ground: Ground, tree: Tree, index: int, verb: int | None) -> list[str]:
    """Who has it with the one it names: whose it is, on whose behalf it was made, else who did the verb's deed.

    "Your contract" is the addressee's, "my contract" the author's, "his" the one that the record carries it back to.
    """
    owners = [at for at in tree.children(index, "poss") if tree.words[at].pos == "PRON"]
    if owners:
        return [name for at in owners if (name := ground.referent(tree, at))]
    governing = _governing(tree, index)
    verb = verb if governing is None else governing
    if verb is None or tree.words[verb].lemma.lower() not in _makers():
        return _addressed(ground, tree)
    for at in (at for at in tree.objects(verb, "on") if tree.words[at].lemma.lower() == "behalf"):
        principals = [*tree.objects(at, "of"), *tree.children(at, "poss")]
        if principals:
            return [party_name(tree, principal) for principal in principals if tree.is_named(principal)]
    return [name for at in tree.subjects(verb) if at != index and (name := _maker(ground, tree, at))]


def those_taking_part(
    tree: Tree, index: int, entries: list[Entry], signatories: list[str], verb: int | None
) -> list[str]:
    """Who takes part in the happening, where the instrument names no party; the instrument itself is nobody.

    A signatory is no party: the people whose office he holds is ("Norwegian Minister Berg"), where it is said.
    """
    at = tree.parsed.sentence.source_offset(tree.words[index].start)
    parts = entries[0].participants if entries else ()
    names = [part.name for part in parts if not part.start <= at < part.end]
    if verb is not None and tree.words[verb].dep in {"relcl", "ccomp"}:
        clause = tree.slice(tree.subtree(verb))  # "he knew a group who signed a treaty": he is no party
        names = [name for name in names if name in clause]
    found = [name for name in names if not any(name in signatory for signatory in signatories)][:2]
    states = [tree.text[state.start : state.end] for state in tree.states]
    return found or [state for state in states if any(signatory.startswith(state) for signatory in signatories)]


def offered_to(tree: Tree, index: int) -> list[str]:
    """Who offers whom: "Norway has offered Almeida a contract"; nobody where either is not named."""
    verb = tree.words[index].head
    taker = [at for at in tree.children(verb, "dative") if tree.words[index].dep == "dobj" and _bears_a_name(tree, at)]
    makers = [at for at in tree.subjects(verb) if _bears_a_name(tree, at)] if taker else []
    return [party_name(tree, at) for at in [*makers, *taker]] if makers else []


def party_name(tree: Tree, index: int) -> str:
    """A party as a ledger names it, the name of a body or firm as a whole: "Bureau of Fisheries", "Berg & Co., Ltd"."""
    word = tree.words[index]
    for mention in tree.parsed.mentions:
        if mention.label == "ORG" and mention.start <= word.start < mention.end:
            firm = _firm().match(tree.text, mention.end)
            whole = " ".join(tree.text[mention.start : firm.end() if firm else mention.end].split())
            return re.sub(r"^the\s|['’]s?$", "", whole, flags=re.IGNORECASE).strip(' .,;:"“”')
    return tree.name(index)


def _is_talked_of(tree: Tree, index: int) -> bool:
    """True for "discussed the contract with Berg": whom it is discussed with is no party of it."""
    word = tree.words[index]
    return word.dep == "dobj" and tree.words[word.head].lemma.lower() in _section().words("talking")


def is_joined(tree: Tree, index: int) -> bool:
    """True for a word of two bodies joined before an instrument: "Coast" of "the FBI-Coast Guard agreement"."""
    start = tree.words[index].start
    return any(
        mention.label == "ORG"
        and mention.start <= start < mention.end
        and _JOINED.search(tree.text, mention.start, mention.end)
        for mention in tree.parsed.mentions
    )


def _named_before(tree: Tree, index: int) -> Iterator[str]:
    """The peoples before the noun, and two bodies joined there: "the FBI-Coast Guard agreement"."""
    before = tree.children(index, "amod", "compound", "nmod")
    for mention in tree.parsed.mentions:
        inside = any(mention.start <= tree.words[at].start < mention.end for at in before)
        names = tree.text[mention.start : min(mention.end, tree.words[index].start)].strip()
        if inside and mention in tree.states:
            yield names
        elif inside and mention.label == "ORG" and _JOINED.search(names):
            yield from _JOINED.split(names)


def _belongs_to_firm(tree: Tree, item: int) -> bool:
    """True for what stands behind the name of a firm and belongs to it: "Berg & Co., Ltd., Narvik"."""
    word, before = tree.words[item], tree.words[item - 1] if item else None
    companies = _section().words("companies")
    if word.dep not in {"conj", "appos"}:
        return False
    above = tree.words[word.head].text.rstrip(".,").lower()
    place = before is not None and before.text == "," and above in companies
    return word.text.rstrip(".,").lower() in companies or place


@cache
def _makers() -> frozenset[str]:
    return frozenset(_section().turned("stages")) | _section().words("holding")


def _governing(tree: Tree, index: int) -> int | None:
    """The verb that the noun is the object of, its own ("signed a pact") or through "into" ("entered into a pact")."""
    word = tree.words[index]
    if word.dep == "dobj":
        return word.head
    into = word.dep == "pobj" and tree.words[word.head].lemma.lower() == "into"
    return tree.words[word.head].head if into else None


def _maker(ground: Ground, tree: Tree, at: int) -> str | None:
    if tree.words[at].pos == "PRON":
        return ground.referent(tree, at)
    return party_name(tree, at) if _bears_a_name(tree, at) else None


def _bears_a_name(tree: Tree, at: int) -> bool:
    """True for a noun that bears a name, one that the language model has no label for among them ("Skua/4")."""
    return tree.is_itself_named(at) or (tree.words[at].pos == "PROPN" and not tree.is_date(at))


def _addressed(ground: Ground, tree: Tree) -> list[str]:
    """The addressee, where the sentence speaks to one: "you are hereby notified that the contract with ..."."""
    addressee = ground.addressee(tree) if ground.speaks_to_somebody(tree) else None
    return [addressee] if addressee else []
