"""What do the costs of registers of different sizes show?"""

import pytest
from evaluation.reconcile import verdict


@pytest.mark.parametrize(("smallest", "largest"), [(200, 900), (500, 1_059), (1_059, 1_059)])
def test_growth_is_measured_between_two_sizes_alone(smallest: int, largest: int) -> None:
    assert verdict([], smallest=smallest, largest=largest).startswith("growth NOT MEASURED")


def test_all_bounds_hold_where_both_sizes_were_measured() -> None:
    assert verdict([], smallest=200, largest=1_059) == "all within bounds"


def test_a_floor_missed_is_named_whatever_was_measured() -> None:
    assert verdict(["memory"], smallest=200, largest=200) == "NOT MET: memory"
