"""Does every rule for lines match its examples and leave its counter-examples alone?"""

from __future__ import annotations

import time

import pytest

from regesta.rulebook import load_rules
from regesta.stages.describe.line_rules import ruled_line

RULES = load_rules("en/lines")["rules"]
EXAMPLES = [(rule["id"], rule["role"], text) for rule in RULES for text in rule["examples"]]
COUNTER_EXAMPLES = [(rule["id"], text) for rule in RULES for text in rule["counter_examples"]]


@pytest.mark.parametrize(("rule", "role", "text"), EXAMPLES)
def test_a_rule_matches_its_examples(rule: str, role: str, text: str) -> None:
    found = ruled_line(text)
    assert found is not None and found.role == role, f"{rule} should give {role} for {text!r}, found {found}"


@pytest.mark.parametrize(("rule", "text"), COUNTER_EXAMPLES)
def test_a_rule_leaves_its_counter_examples_alone(rule: str, text: str) -> None:
    found = ruled_line(text)
    assert found is None or found.id != rule, f"{rule} should not match {text!r}"


@pytest.mark.parametrize("text", ["-" * 600, "1 - " + "Aa " * 180, "A/" * 300, "A:b;" * 150, "(1)" * 200, ". " * 300])
def test_no_line_holds_the_rules_up(text: str) -> None:
    begun = time.perf_counter()
    ruled_line(text)
    assert time.perf_counter() - begun < 0.5
