"""Every rule of the name stage's files against its own examples and counter-examples."""

import re

import pytest

from regesta.export.gaps import Gap, gap_in
from regesta.rulebook import load_rules

RULES = load_rules("en/cryptonyms")["rules"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_a_rule_takes_its_examples(rule: dict[str, object]) -> None:
    assert all(re.search(str(rule["pattern"]), str(example)) for example in rule["examples"])  # type: ignore[attr-defined]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_a_rule_leaves_its_counter_examples(rule: dict[str, object]) -> None:
    taken = [str(text) for text in rule["counter_examples"] if re.search(str(rule["pattern"]), str(text))]  # type: ignore[attr-defined]
    assert not taken


@pytest.mark.parametrize("file", ["titles", "offices", "organisations", "places", "groups", "not_names"])
def test_word_lists_hold_words(file: str) -> None:
    for field, values in load_rules(f"en/{file}").items():
        flat = [word for value in values for word in (value if isinstance(value, list) else [value])]
        assert flat and all(isinstance(word, str) and word.strip() == word for word in flat), field


def test_ordinary_words_are_plain_and_no_given_names() -> None:
    listed = [word for letter in load_rules("en/ordinary")["words"].values() for word in letter.split()]
    given = {name for row in load_rules("en/titles")["given"] for name in row}
    assert listed == sorted(set(listed))
    assert all(word.isalpha() and word.islower() for word in listed)
    assert given.isdisjoint(listed)


@pytest.mark.parametrize(
    ("name", "length", "characters"),
    [("[ ]", 13, 11), ("[redacted, 12 letters]", 22, 12), ("[redacted]", 10, None), ("[24]", 4, None), ("______", 6, 6),
     ("████", 4, 4), ("[]", 2, None), ("[name not declassified]", 23, None),
     ("____", 0, None)],
)  # fmt: skip
def test_a_name_withheld_is_a_gap_with_its_length_where_the_page_tells_it(name, length, characters):
    assert gap_in(name, length) == Gap(characters)


@pytest.mark.parametrize("name", ["Ole Brandt", "[Ole] Brandt", "IDEN 12"])
def test_a_name_is_no_gap(name):
    assert gap_in(name, len(name)) is None
