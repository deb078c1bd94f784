"""The issues by which positions are gathered: what two stances are towards, taken for one or not."""

import pytest

from regesta.register.stances import _Issues


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("the Government of Norway", "Norway", True),
        ("The plan", "the plan", True),
        ("the plan", "the Portuguese plan", False),
        ("a break of relations with Norway", "the breaking of diplomatic relations with Norway", True),
        ("Norway", "Portugal", False),
    ],
)
def test_two_stances_are_on_one_issue_where_they_are_towards_the_same(first: str, second: str, one: bool) -> None:
    issues = _Issues()
    assert (issues.of(first) == issues.of(second)) == one
