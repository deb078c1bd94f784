"""What a happening is about tells its kind: seen by kind of thing, not by the word alone."""

import pytest

from regesta.engines.language import LanguageModel
from regesta.model.text import Sentence
from regesta.rulebook import load_rules
from regesta.stages.extract.features import tree_of
from regesta.stages.extract.type_features import things, type_features


def about(model: LanguageModel, text: str, trigger: str) -> set[str]:
    (parsed,) = model.parse([text], [Sentence(1, 0, len(text), text, ((0, 0),))])
    tree = tree_of(parsed)
    index = next(at for at, word in enumerate(tree.words) if word.text == trigger)
    return set(type_features(tree, index, []))


@pytest.mark.parametrize("rule", load_rules("en/things"), ids=lambda rule: rule["id"])
def test_each_kind_holds_the_words_of_its_examples(rule: dict) -> None:
    for example in rule["examples"]:
        assert example["word"] in example["text"]
        lemma = example["word"]
        assert rule["thing"] in {*things().get(lemma, ()), *things().get(lemma.removesuffix("s"), ())}


def test_one_verb_is_told_apart_by_what_it_is_about(model: LanguageModel) -> None:
    assert "dobj.thing=craft" in about(model, "She took a train to Bonn in May.", "took")
    assert "dobj.thing=illness" in about(model, "He suffered a stroke in May.", "suffered")
    assert "dobj.thing=craft" not in about(model, "He suffered a stroke in May.", "suffered")


def test_people_and_places_are_seen_by_what_they_are(model: LanguageModel) -> None:
    found = about(model, "Anders Berg flew to Lima in May 1962.", "flew")
    assert {"nsubj.name=PERSON", "prep.to.name=GPE"} <= found


def test_the_clauses_under_a_word_tell_what_they_carry(model: LanguageModel) -> None:
    assert "xcomp.carries=agreement" in about(model, "The envoys met to sign the protocol.", "met") | about(
        model, "The envoys agreed to sign the protocol.", "agreed"
    )
