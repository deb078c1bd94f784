"""Do the columns count what the register holds, for a few values as for all?"""

from pathlib import Path

import pytest

from regesta.register import open_register
from regesta.register.columns import OPEN, Columns, load_columns, ordinal


@pytest.fixture
def columns(sarvia: Path) -> Columns:
    with open_register(sarvia) as register:
        return load_columns(register.connection)


@pytest.mark.parametrize("name", ["type", "certainty", "person", "place", "basis"])
def test_the_most_frequent_values_are_the_first_of_all(columns: Columns, name: str) -> None:
    whole = columns.counts(name, columns.all(), 1000)
    assert whole.number == len(whole.values) and whole.values == sorted(
        whole.values, key=lambda value: (-value[1], value[0])
    )
    for most in range(1, whole.number + 1):
        some = columns.counts(name, columns.all(), most)
        assert some.values == whole.values[:most] and some.number == whole.number


def test_a_value_spans_the_days_of_its_entries_and_counts_each_once(columns: Columns) -> None:
    count, first, last = columns.spans("person")["p-drahn"]
    assert (count, first, last) == (3, ordinal("1958-01-20"), ordinal("1958-03-03"))
    assert all(count and (first == OPEN or first <= last) for count, first, last in columns.spans("place").values())
