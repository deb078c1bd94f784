"""Certainty by rule where a sentence has grammar: each rule of rules/en/certainty.yml on its own examples."""

import pytest

from regesta.engines.language import LanguageModel
from regesta.model.text import Sentence
from regesta.rulebook import load_rules
from regesta.stages.extract.candidates import candidates
from regesta.stages.extract.certainty import certainty_by_rule, condition
from regesta.stages.extract.certainty_features import certainty_features
from regesta.stages.extract.features import Tree, tree_of

EXAMPLES = [
    pytest.param(rule, case, id=f"{rule['id']}: {case['text']}")
    for rule in load_rules("en/certainty")
    for case in rule["examples"]
]


def tree(model: LanguageModel, text: str) -> Tree:
    (parsed,) = model.parse([text], [Sentence(1, 0, len(text), text, ((0, 0),))])
    return tree_of(parsed)


@pytest.mark.parametrize(("rule", "case"), EXAMPLES)
def test_the_last_happening_is_as_sure_as_the_rule_says(model: LanguageModel, rule: dict, case: dict) -> None:
    read = tree(model, case["text"] + ".")
    marks = set(rule["words"]) if rule["where"] != "itself" else set()
    able = [at for at in candidates(read.words) if not {read.lemmas[at], read.words[at].text} & marks]
    verbs = [at for at in able if read.words[at].pos == "VERB"]
    assert certainty_by_rule(read, (verbs or able)[-1])[0] == case["certainty"]


def test_only_sure_rules_hold_against_the_weights(model: LanguageModel) -> None:
    read = tree(model, "He agreed to leave in May.")
    leave = [word.lemma for word in read.words].index("leave")
    assert certainty_by_rule(read, leave)[0] == "planned"
    assert certainty_by_rule(read, leave, sure=True)[0] == "occurred"


def test_an_if_that_opens_the_sentence_makes_what_hangs_on_it_conditional(model: LanguageModel) -> None:
    read = tree(model, "If the board agrees, the Consul will pay the crew. The pilot said that he left Oslo.")
    lemmas = [word.lemma for word in read.words]
    assert condition(read, lemmas.index("agree")) == "if"
    assert condition(read, lemmas.index("pay")) == "if"
    assert condition(read, lemmas.index("leave")) is None
    read = tree(model, "If the sale was approved by the board, the aide signed the treaty.")
    assert condition(read, [word.lemma for word in read.words].index("sign")) == "if"


def test_what_somebody_did_on_a_condition_is_not_surely_done(model: LanguageModel) -> None:
    for text, rule in (
        ("The Consul did go to Oslo.", "certainty.did"),
        ("If the Consul did go to Oslo, he erred.", ""),
    ):
        read = tree(model, text)
        assert certainty_by_rule(read, [word.lemma for word in read.words].index("go"), sure=True)[1] == rule


def test_what_many_do_now_is_not_surely_asked_of_them(model: LanguageModel) -> None:
    read = tree(model, "Reports suggest that the pilots supply the crew.")
    assert certainty_by_rule(read, [word.lemma for word in read.words].index("supply"), sure=True)[0] == "occurred"


def test_what_is_joined_to_a_plan_and_what_hangs_on_one_is_seen_as_planned(model: LanguageModel) -> None:
    read = tree(model, "The mission would go to Oslo and buy the boat.")
    buy = [word.lemma for word in read.words].index("buy")
    assert any(feature.startswith("joined.mood=would") for feature in certainty_features(read, buy, []))
    read = tree(model, "The Consul never said that the mission had left Oslo.")
    leave = [word.lemma for word in read.words].index("leave")
    assert "above.denied.ccomp" in certainty_features(read, leave, [])
