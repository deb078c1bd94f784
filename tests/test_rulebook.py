"""Rule files are lists of words: none of their words is taken for a truth."""

from importlib import resources
from typing import Any

import pytest

from regesta.rulebook import load_rules

RULES = resources.files("regesta") / "rules"
NAMES = sorted(
    f"{folder}{file.name.removesuffix('.yml')}"
    for folder in ("", "en/", "en/dates/")
    for file in (RULES / folder).iterdir()
    if file.name.endswith(".yml")
)


def truths_in_lists(held: Any) -> list[bool]:
    if isinstance(held, dict):
        return [truth for value in held.values() for truth in truths_in_lists(value)]
    if isinstance(held, list):
        own = [one for one in held if isinstance(one, bool)]
        return own + [truth for one in held for truth in truths_in_lists(one)]
    return []


def words_for_truths(held: Any) -> list[str]:
    """Fields that say yes or no in words, which would both count as said."""
    if isinstance(held, dict):
        own = [field for field, value in held.items() if value in ("yes", "no", "on", "off")]
        return own + [field for value in held.values() for field in words_for_truths(value)]
    return [field for one in held for field in words_for_truths(one)] if isinstance(held, list) else []


@pytest.mark.parametrize("name", NAMES)
def test_lists_hold_words_and_fields_hold_truths(name: str) -> None:
    held = load_rules(name)
    assert truths_in_lists(held) == []
    assert words_for_truths(held) == []


def test_no_and_on_are_words() -> None:
    held = load_rules("en/language")
    assert "on" in held["function_words"]["en"]
    assert "no" in held["lower"]
