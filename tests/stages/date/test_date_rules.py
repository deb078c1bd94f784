"""Every rule reads its own examples and leaves its counter-examples alone."""

from typing import Any

import pytest

from regesta.rulebook import load_rules
from regesta.stages.date import find_dates
from regesta.stages.date.rules import FILES, date_rules

RULES: list[dict[str, Any]] = [rule for file in FILES for rule in load_rules(f"en/dates/{file}")]
EXAMPLES = [(rule["id"], text, value) for rule in RULES for text, value in rule.get("examples", {}).items()]
COUNTER = [(rule["id"], rule["kind"], text) for rule in RULES for text in rule.get("counter_examples", [])]


@pytest.mark.parametrize(("rule", "text", "value"), EXAMPLES)
def test_a_rule_reads_its_examples(rule: str, text: str, value: str) -> None:
    readings = find_dates(text)
    assert (rule, value) in [(reading.rule, reading.value) for reading in readings]


@pytest.mark.parametrize(("rule", "kind", "text"), COUNTER)
def test_a_rule_leaves_its_counter_examples_alone(rule: str, kind: str, text: str) -> None:
    readings = [reading for reading in find_dates(text) if kind == "none" or reading.rule == rule]
    assert not readings


def test_every_rule_has_an_example_and_an_id_of_its_own() -> None:
    assert len({rule["id"] for rule in RULES}) == len(RULES)
    assert [rule["id"] for rule in RULES if not rule.get("examples") and rule["kind"] != "none"] == []
    assert [rule["id"] for rule in RULES if rule["kind"] == "none" and not rule.get("counter_examples")] == []


def test_every_rule_is_tried_at_some_token() -> None:
    assert sum(len(rules) for rules in date_rules().at.values()) >= len(RULES)
