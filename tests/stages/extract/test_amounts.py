"""Amounts of a clause, against the examples of their rule file and some that mislead."""

import pytest

from regesta.model.entries import Amount
from regesta.model.grammar import Parsed
from regesta.model.text import Sentence
from regesta.rulebook import load_rules
from regesta.stages.extract.amounts import amounts_of
from regesta.stages.extract.clause import Clause

EXAMPLES = load_rules("en/amounts")["examples"]


def amounts(text: str) -> tuple[Amount, ...]:
    parsed = Parsed(Sentence(1, 0, len(text), text, ((0, 0),)))
    return amounts_of(Clause(parsed, 0, len(text), 0, 1, None, ("transaction",)), parsed, ())


@pytest.mark.parametrize("text", EXAMPLES)
def test_an_amount_is_read_as_its_example_says(text: str) -> None:
    expected = EXAMPLES[text]
    assert [(a.quote, a.value, a.unit) for a in amounts(text)] == ([tuple(expected)] if expected else [])


@pytest.mark.parametrize("text", ["in 1961 men of the guard", "file 201-30451", "a dollar-a-year man", "Room 4 B"])
def test_what_only_looks_like_an_amount_is_left(text: str) -> None:
    assert amounts(text) == ()


def test_an_amount_leads_back_to_the_page() -> None:
    text = "they paid $300 for it"
    found = amounts(text)[0]
    assert text[found.start : found.end] == found.quote == "$300"
