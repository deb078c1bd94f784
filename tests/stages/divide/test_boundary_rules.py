"""Does every rule for boundaries match its examples and leave its counter-examples alone?"""

from __future__ import annotations

import pytest

from regesta.rulebook import load_rules
from regesta.stages.divide.boundary_rules import boundary_rules, is_silent

SECTIONS = ("openings", "continuations", "endings")
RULES = {rule.id: rule for section in SECTIONS for rule in boundary_rules(section)}  # type: ignore[arg-type]
WRITTEN = [rule for section in SECTIONS for rule in load_rules("en/boundaries")[section]]


@pytest.mark.parametrize(("rule", "text"), [(rule["id"], text) for rule in WRITTEN for text in rule["examples"]])
def test_a_rule_matches_its_examples(rule: str, text: str) -> None:
    assert RULES[rule].pattern.fullmatch(text)


@pytest.mark.parametrize(
    ("rule", "text"), [(rule["id"], text) for rule in WRITTEN for text in rule["counter_examples"]]
)
def test_a_rule_leaves_its_counter_examples_alone(rule: str, text: str) -> None:
    assert not RULES[rule].pattern.fullmatch(text)


@pytest.mark.parametrize("text", ["SECRET", "S E C R E T", "14-00000", "TOP SECRET - SENSITIVE", "---", "0003594"])
def test_marks_and_release_numbers_say_nothing_of_boundaries(text: str) -> None:
    assert is_silent(text)


@pytest.mark.parametrize("text", ["SECRETARY OF STATE", "28 June 1957", "MEMORANDUM", "Dear Sir,"])
def test_what_heads_a_record_is_not_silent(text: str) -> None:
    assert not is_silent(text)
