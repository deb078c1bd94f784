"""Detect: the clauses of a sentence that report happenings, with their types and certainty."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from regesta.engines.weights import Floats, Weights
from regesta.model.entries import Certainty, EntryType
from regesta.model.evidence import Evidence
from regesta.model.grammar import Parsed
from regesta.stages.extract.candidates import candidates, vocabulary
from regesta.stages.extract.certainty import CONDITION, certainty_by_rule, condition
from regesta.stages.extract.certainty_features import certainty_features
from regesta.stages.extract.clause import Clause
from regesta.stages.extract.features import Surroundings, Tree, tree_of, word_features
from regesta.stages.extract.paragraphs import NUMBER
from regesta.stages.extract.reasons import in_words
from regesta.stages.extract.segments import clause_span
from regesta.stages.extract.type_features import type_features

# Of the types of held-out records 0.739 are right with 0.75 and 0.737 with 1, on the dev gold 0.859 with both.
LISTED = 0.75
PHRASED = 8.0  # a phrase says what kind it is, whatever its verb says alone
CONTEXT = 3  # sentences before a clause that are kept with it


@dataclass(frozen=True, slots=True)
class Found:
    """A clause with what was seen at its trigger, for those who weigh it further."""

    clause: Clause
    tree: Tree
    features: tuple[str, ...]
    probability: float  # that it reports a happening


def find_clauses(
    number: int, parsed: Sequence[Parsed], around: Surroundings, weights: Weights, *, least: float
) -> list[Found]:
    """The happenings of sentence `number`, in order; those less probable than `least` are left out."""
    sentence = parsed[number]
    tree = tree_of(sentence)
    weighed = []
    for index in candidates(tree.words):
        features = tuple(word_features(tree, index, around))
        probability = _sigmoid(float(weights.tables["event"].scores(features)[0]))
        if probability >= least:
            weighed.append((index, features, probability))
    others = {index for index, _, _ in weighed}
    before = tuple(parsed[max(0, number - CONTEXT) : number])
    return [
        Found(
            _clause(sentence, tree, index, features, probability, others, before, weights), tree, features, probability
        )
        for index, features, probability in weighed
    ]


def is_likely(features: Sequence[str], weights: Weights) -> bool:
    """Whether a word with these features is taken for a happening's."""
    return _sigmoid(float(weights.tables["event"].scores(features)[0])) >= weights.settings["least_event"]


def _clause(
    sentence: Parsed,
    tree: Tree,
    index: int,
    features: tuple[str, ...],
    probability: float,
    others: set[int],
    before: tuple[Parsed, ...],
    weights: Weights,
) -> Clause:
    types, type_reasons = types_of(tree, index, features, weights)
    index = _predicate(tree, index)
    word = tree.words[index]
    start, end = clause_span(tree, index, others)
    if start == 0 and (marker := NUMBER.match(sentence.sentence.text)) and marker.end() <= word.start:
        start = marker.end()
    certainty, certainty_reason = certainty_of(tree, index, features, weights)
    reasons = in_words(weights.tables["event"].reasons(features, "event"))
    event = Evidence(
        "event.weights", round(probability, 2), f'"{word.text}" is taken for a happening ({probability:.2f}): {reasons}'
    )
    evidence = (event, *type_reasons, certainty_reason)
    return Clause(sentence, start, end, word.start, word.end, index, types, certainty, before, evidence)


def types_of(
    tree: Tree, index: int, features: Sequence[str], weights: Weights
) -> tuple[tuple[EntryType, ...], tuple[Evidence, ...]]:
    """The one or two types the weights give, the likelier first, and why."""
    table = weights.tables["types"]
    telling = type_features(tree, index, features)
    phrased = _phrased(tree, index)
    scores = table.scores(telling) + _by_vocabulary(tree, index, phrased, table.answers)
    order = np.argsort(-scores, kind="stable")
    first, second = (cast(EntryType, table.answers[answer]) for answer in order[:2])
    chances = _sigmoid(float(scores[order[0]])), _sigmoid(float(scores[order[1]]))
    least = weights.settings[_beside(first in phrased, chances[0] >= weights.settings["sure_type"])]
    types = (first, second) if chances[1] >= least else (first,)
    return types, tuple(_type_reason(tree, index, telling, weights, kind) for kind in types)


def _beside(phrased: bool, sure: bool) -> str:
    """The setting that says how likely a second type must be. Beside one in doubt it may be the right one; beside one
    that is sure, and more so beside that of a phrase, it must be likelier, for readers take a wrong second type amiss.
    """
    if phrased:
        return "second_beside_phrase"
    return "second_beside_sure" if sure else "second_type"


def _by_vocabulary(tree: Tree, index: int, phrased: Collection[str], answers: Sequence[str]) -> Floats:
    """What rules/en/events.yml adds to the weights: the records learnt from seldom tell of treaties and visits."""
    known, lemma = vocabulary(), tree.lemmas[index]
    listed = known.verbs if tree.words[index].pos == "VERB" else known.nouns
    kinds = listed.get(lemma, ())
    return np.array([LISTED * (one in kinds) + PHRASED * (one in phrased) for one in answers], dtype=np.float32)


def _phrased(tree: Tree, index: int) -> set[EntryType]:
    """The types of the phrases that a word makes with those around it."""
    return {kind for phrase in _phrases(tree, index) for kind in vocabulary().phrases.get(phrase, ())}


def _phrases(tree: Tree, index: int) -> list[str]:
    """A word with the preposition right behind it, with a particle or with its object: "called on", "set the board up",
    "took the oath"; a noun with the preposition before it: "in charge".
    """
    word = tree.words[index]
    if word.dep == "pobj":
        return [f"{tree.lemmas[word.head]} {tree.lemmas[index]}"]
    with_it = [child for child in tree.children[index] if _belongs(tree, index, child)]
    return [f"{tree.lemmas[index]} {tree.lemmas[child]}" for child in with_it]


def _predicate(tree: Tree, index: int) -> int:
    """The verb "be" that a noun of a phrase completes, "he was in charge of it": it has the subject; else the word."""
    preposition = tree.words[index].head
    verb = tree.words[preposition].head
    if tree.words[index].dep != "pobj" or tree.lemmas[verb] != "be" or tree.words[verb].pos != "AUX":
        return index
    return verb if any(phrase in vocabulary().phrases for phrase in _phrases(tree, index)) else index


def _belongs(tree: Tree, index: int, child: int) -> bool:
    word = tree.words[child]
    return word.dep in ("prt", "dobj", "nsubjpass") or (word.dep == "prep" and child == index + 1)


def _type_reason(tree: Tree, index: int, features: Sequence[str], weights: Weights, kind: EntryType) -> Evidence:
    known = vocabulary()
    lemma, word = tree.lemmas[index], tree.words[index]
    for phrase in (*_phrases(tree, index), lemma):
        if rule := known.rules.get((phrase, kind)):
            return Evidence(rule, 1.0, f'"{word.text}" ({phrase}) is a word of type {kind}')
    reasons = in_words(weights.tables["types"].reasons(features, kind))
    return Evidence("types.weights", 1.0, f"type {kind}: {reasons}")


def certainty_of(tree: Tree, index: int, features: Sequence[str], weights: Weights) -> tuple[Certainty, Evidence]:
    """How sure the happening at a word is, and why: by a rule that is sure of itself, else by the weights."""
    ruled, rule, mark = certainty_by_rule(tree, index, sure=True)
    if rule:
        return ruled, Evidence(rule, 1.0, f'"{mark}" makes it {ruled}')
    table = weights.tables["certainty"]
    telling = certainty_features(tree, index, features)
    scores = table.scores(telling)
    at = int(np.argmax(scores))
    answer = cast(Certainty, table.answers[at])
    if answer in ("occurred", "planned") and (opens := condition(tree, index)):
        return "conditional", Evidence(CONDITION, 1.0, f'"{opens}" makes it conditional')
    share = float(_softmax(scores)[at])
    reasons = in_words(table.reasons(telling, answer))
    sentence = f'"{tree.words[index].text}" is {answer} ({share:.2f}): {reasons}'
    return answer, Evidence("certainty.weights", round(share, 2), sentence)


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max())
    return cast(Floats, raised / raised.sum())


def _sigmoid(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, score))))
