"""Does every rule for references and kinds find its examples and nothing in its counter-examples?"""

from __future__ import annotations

import time

import pytest

from regesta.rulebook import load_rules
from regesta.stages.describe import describe_record
from regesta.stages.describe.genre import genre_rules
from regesta.stages.describe.references import reference_rules
from regesta.testing import record

WRITTEN = load_rules("en/references")
RULES = {rule.id: rule for rule in reference_rules()}
SENTENCE = "The brig left Vigo on 3 May with a cargo of tinplate for the harbour office."
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


def references(text: str) -> list[str]:
    return [field.value for field in describe_record(record(text)).references]


def test_an_archival_reference_may_run_over_the_end_of_a_line() -> None:
    assert references("Talks\n\nAVP RF, fond 0162, opis 14,\npapka 5, delo 22, listy 35-37\n") == [
        "AVP RF, fond 0162, opis 14, papka 5, delo 22, listy 35-37"
    ]


def test_of_two_references_that_overlap_the_longer_is_given() -> None:
    assert references("Talks\n\nNARA, RG 84, Vigo Embassy, Box 12\n") == ["NARA, RG 84, Vigo Embassy, Box 12"]
    assert references("Talks\n\nRG 84, Vigo Embassy, Box 12.\n\nRG 59, Box 1.\n") == [
        "RG 84, Vigo Embassy, Box 12",
        "RG 59, Box 1",
    ]


def test_a_copy_number_is_found_at_the_foot_too() -> None:
    text = f"MEMORANDUM FOR: Chief, Harbour Desk\n\n{SENTENCE}\n\nDrafted by: ED/N:OBerg:fn\nCOPY 2 OF 5 COPIES\n"
    described = describe_record(record(text))
    assert [field.value for field in described.other if field.name == "copy_number"] == ["2 OF 5"]
    assert [line.role for line in described.lines][-1] == "stamp"
