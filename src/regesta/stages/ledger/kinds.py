"""What kind of instrument a noun names, and what it is about: "a trade agreement", "a protocol on fisheries"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from regesta.stages.ledger.ground import listed
from regesta.stages.ledger.parties import is_joined
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import Vocabulary, vocabulary

# A year, or years from one to another: what stands behind "for" of an instrument is then its period.
YEARS = re.compile(r"\b(?:1[89]|20)\d\d(?:\s*[-–]\s*(?:(?:1[89]|20)?\d\d))?\b")


@dataclass(frozen=True, slots=True)
class InstrumentWords:
    """The words of rules/en/ledgers.yml by which instruments are known, turned round for looking up."""

    kinds: dict[str, dict[str, object]]
    phrases: tuple[tuple[str, str, str], ...]
    subjects: frozenset[str]
    stages: dict[str, str]
    relations: dict[str, str]


@cache
def instrument_words() -> InstrumentWords:
    """The words for instruments; parsed once."""
    section: Vocabulary = vocabulary("instruments")
    return InstrumentWords(
        section.section["kinds"],
        tuple((item["head"], item["of"], item["kind"]) for item in section.section["phrases"]),
        section.words("subjects"),
        section.turned("stages"),
        section.turned("relations"),
    )


def kind_of(tree: Tree, index: int) -> tuple[str, bool] | None:
    """Kind of the instrument that a noun names, and whether it does so by itself."""
    word = tree.words[index]
    if word.pos not in {"NOUN", "PROPN"}:
        return None
    lemma = word.lemma.lower()
    for head, of, kind in instrument_words().phrases:
        if lemma == head and any(tree.words[item].lemma.lower() == of for item in tree.objects(index, "of")):
            return kind, True
    found = instrument_words().kinds.get(lemma)
    if found and found.get("gathering") and not _is_told_of(tree, index):
        return None
    return (str(found["kind"]), bool(found["evident"])) if found else None


def _is_told_of(tree: Tree, index: int) -> bool:
    """True of a convention that is between some, on something or of a day: "the convention of 1931" is no gathering."""
    dated = any(YEARS.fullmatch(tree.words[item].text) or tree.is_date(item) for item in tree.objects(index, "of"))
    return bool(dated or tree.objects(index, "between", "with") or subject_of(tree, index))


def is_of_phrase(tree: Tree, index: int, item: int) -> bool:
    """True for the second noun of "memorandum of understanding": it is of the kind and tells no subject."""
    lemmas = tree.words[index].lemma.lower(), tree.words[item].lemma.lower()
    return any(lemmas == (head, of) for head, of, _ in instrument_words().phrases)


def subject_of(tree: Tree, index: int) -> str | None:
    """What it is about: "for payments", "on fisheries", "of friendship", or the noun before it."""
    about = tree.objects(index, "for", "on", "concerning", "regarding", "covering", "of", "to")
    about = [
        item for item in about if not (is_of_phrase(tree, index, item) or tree.is_somebody(item) or tree.is_date(item))
    ]
    about = [item for item in about if not (kind_of(tree, item) or _tells_nothing(tree, item))]
    about = [item for item in about if not _is_signed_for(tree, item)]
    phrases = [tree.title(item) for item in about if not YEARS.fullmatch(tree.words[item].text)]
    if phrases:
        return listed(phrases)
    verb = tree.words[index].head
    if tree.words[index].dep in {"nsubjpass", "dobj"}:  # "negotiated a contract with Berg for the repair of the port"
        about = [item for item in tree.objects(verb, "for", "on", "concerning") if not tree.is_date(item)]
        about = [item for item in about if item > index and not tree.is_somebody(item) and not kind_of(tree, item)]
        phrases = [tree.title(item) for item in about if not (_tells_nothing(tree, item) or _is_signed_for(tree, item))]
        if phrases:
            return listed(phrases)
    before = [
        _listed_with(tree, child)
        for child in tree.subtree(index, without={"prep", "relcl", "acl", "conj", "det"})
        if tree.words[child].lemma.lower() in instrument_words().subjects
        and tree.is_a_body(child) <= tree.is_a_body(index)
        and not is_joined(tree, child)
    ]
    return " ".join(before) or None


def _listed_with(tree: Tree, child: int) -> str:
    """A word before the noun, with what is listed beside it: "trade and payments"."""
    listed_too = [at for at in tree.members(child) if tree.words[at].lemma.lower() in instrument_words().subjects]
    return tree.slice([child, *listed_too])


def _is_signed_for(tree: Tree, item: int) -> bool:
    """True for "(for Almeida)": in whose place it was signed, and not what it is about."""
    return tree.text[: tree.words[tree.words[item].head].start].rstrip().endswith("(")


def _tells_nothing(tree: Tree, item: int) -> bool:
    """True for a state alone ("signed for Norway") and for what points elsewhere ("to this effect"): no subject."""
    return tree.words[item].lemma.lower() in vocabulary("instruments").words("pointing") or (
        tree.is_a_state(item) and not tree.children(item, "amod", "compound", "prep")
    )
