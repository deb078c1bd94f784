"""What level has a record that says it is classified, and no longer at which level?"""

from __future__ import annotations

import pytest

from regesta.model.records import Description
from regesta.rulebook import load_rules
from regesta.stages.describe import describe_record
from regesta.testing import record

TEXT = "The brig left Vigo on 3 May with a cargo of tinplate, and the agent was told of it by the harbour office."
SIGNS = load_rules("en/markings")["supplied"]
EXAMPLES = [(rule["id"], rule["level"], text) for rule in SIGNS for text in rule["examples"]]
COUNTER_EXAMPLES = [text for rule in SIGNS for text in rule["counter_examples"]]


def describe(words: str) -> Description:
    return describe_record(record(f"{words}\n\nTO: Harbour Office\n\nFROM: Consul, Vigo\n\n{TEXT}\n"))


@pytest.mark.parametrize(("sign", "level", "words"), EXAMPLES)
def test_the_level_of_others_that_say_so_is_supplied_and_told_as_supplied(sign: str, level: str, words: str) -> None:
    found = describe(words)
    assert found.classification is not None
    assert (found.classification.value, found.classification.basis) == (level, "supplied")
    assert found.classification.rule == f"marking.supplied-{sign}"
    assert found.classification.text in words
    assert [item.feature for item in found.evidence].count("classification.supplied") == 1


@pytest.mark.parametrize("words", COUNTER_EXAMPLES)
def test_what_only_looks_like_such_a_sign_supplies_nothing(words: str) -> None:
    assert describe(words).classification is None


@pytest.mark.parametrize("words", [words for _, _, words in EXAMPLES])
def test_a_typed_level_goes_before_a_supplied_one(words: str) -> None:
    found = describe(f"CONFIDENTIAL\n\n{words}")
    assert found.classification is not None
    assert (found.classification.value, found.classification.basis) == ("CONFIDENTIAL", "typed")
    assert "classification.supplied" not in [item.feature for item in found.evidence]
