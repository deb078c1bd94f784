"""What does a record say of itself?"""

import pytest

from regesta.rulebook import load_rules
from regesta.stages.reconcile.copies.wording import patterns

FILES = ("en/fill_in", "en/translations")
RULES = [(file, rule) for file in FILES for rule in load_rules(file)]


@pytest.mark.parametrize(
    ("file", "rule", "text"), [(file, rule["id"], text) for file, rule in RULES for text in rule["examples"]]
)
def test_a_rule_matches_its_examples(file, rule, text):
    assert patterns(file)[rule].search(text)


@pytest.mark.parametrize(
    ("file", "rule", "text"), [(file, rule["id"], text) for file, rule in RULES for text in rule["counter_examples"]]
)
def test_a_rule_leaves_its_counter_examples_alone(file, rule, text):
    assert not patterns(file)[rule].search(text)
