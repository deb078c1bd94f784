"""Does every rule for references and kinds find its examples and nothing in its counter-examples?"""

from __future__ import annotations

import time

import pytest

from regesta.rulebook import load_rules
from regesta.stages.describe.genre import genre_rules
from regesta.stages.describe.references import reference_rules

WRITTEN = load_rules("en/references")
RULES = {rule.id: rule for rule in reference_rules()}
KINDS = load_rules("en/kinds")


@pytest.mark.parametrize(("rule", "text"), [(rule["id"], text) for rule in WRITTEN for text in rule["examples"]])
def test_a_reference_rule_finds_its_examples(rule: str, text: str) -> None:
    assert RULES[rule].pattern.search(text)


@pytest.mark.parametrize(
    ("rule", "text"), [(rule["id"], text) for rule in WRITTEN for text in rule["counter_examples"]]
)
def test_a_reference_rule_finds_nothing_in_its_counter_examples(rule: str, text: str) -> None:
    assert not RULES[rule].pattern.search(text)


@pytest.mark.parametrize(("kind", "text"), [(rule["kind"], text) for rule in KINDS for text in rule["examples"]])
def test_a_kind_is_the_first_that_its_examples_name(kind: str, text: str) -> None:
    assert next(rule.kind for rule in genre_rules() if rule.pattern.fullmatch(text)) == kind


@pytest.mark.parametrize("text", ["F. 1, " * 600, "12-" * 1300, "RG 59, " * 500, "BArch, A" + "a" * 3000, "N" * 4000])
def test_no_line_holds_the_reference_rules_up(text: str) -> None:
    begun = time.perf_counter()
    for rule in reference_rules():
        rule.pattern.search(text[:4000])
    assert time.perf_counter() - begun < 1.0
