import pytest

from regesta.model.grammar import Parsed
from regesta.model.text import Sentence
from regesta.rulebook import load_rules
from regesta.stages.extract.certainty import certainty_of_words
from regesta.stages.extract.clause import Clause
from regesta.stages.extract.detect_by_rules import find_clauses_by_rules
from regesta.stages.extract.worth import worth_of

RULES = load_rules("en/events")


def plain(text: str) -> Parsed:
    return Parsed(Sentence(1, 0, len(text), text, ((0, 0),)))


def triggers(text: str) -> list[str]:
    return [found.clause.trigger for _, found in find_clauses_by_rules([plain(text)])]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_each_rule_finds_its_examples_and_leaves_its_counter_examples(rule: dict) -> None:
    for example in rule["examples"]:
        assert example["trigger"] in triggers(example["text"])
    for text in rule["counter_examples"]:
        assert triggers(text) == []


def test_two_happenings_in_one_sentence_are_two_clauses() -> None:
    text = "The mission arrived in Bonn on 4 May; it was received by the Minister."
    found = [one.clause.text for _, one in find_clauses_by_rules([plain(text)])]
    assert found == ["The mission arrived in Bonn on 4 May", "it was received by the Minister."]


@pytest.mark.parametrize(
    "example",
    [rule for rule in load_rules("en/certainty") if rule["where"] in ("own", "above", "any")],
    ids=lambda rule: rule["id"],
)
def test_the_words_of_certainty_are_found_in_their_examples(example: dict) -> None:
    for case in example["examples"]:
        assert certainty_of_words(case["text"].split())[0] == case["certainty"]


def test_a_clause_without_grammar_is_an_act() -> None:
    text = "The form was filed"
    assert worth_of(Clause(plain(text), 0, len(text), 13, 18, None, ("correspondence",)))[0] == "act"
