"""What does `show --coverage` say of the days?"""

from __future__ import annotations

import pytest

from regesta.cli.show import day_lines
from regesta.register.days import TimePage, Told


def told(day: str) -> Told:
    return Told("e1", None, day, "left", "occurred", None, "a.txt", 1, "r1", None, None, "unknown")


def page(day: str, *, entries: int = 0, records: int = 0) -> TimePage:
    return TimePage(day, (), (), tuple(told(day) for _ in range(entries)), records)


def test_a_day_with_entries_or_records_has_its_line_and_empty_days_are_run_together() -> None:
    days = [
        page("1961-05-01"),
        page("1961-05-02"),
        page("1961-05-03", entries=2),
        page("1961-05-04", records=1),
        page("1961-05-05"),
        page("1961-05-06", entries=1, records=3),
    ]
    assert [line.split(maxsplit=2) for line in day_lines(days)] == [
        ["entries", "records", "day"],
        ["0", "0", "1961-05-01 to 1961-05-02"],
        ["2", "0", "1961-05-03"],
        ["0", "1", "1961-05-04"],
        ["0", "0", "1961-05-05"],
        ["1", "3", "1961-05-06"],
    ]


@pytest.mark.parametrize("entries", [0, 1])
def test_of_one_day_one_line_is_given(entries: int) -> None:
    assert len(list(day_lines([page("1961-05-01", entries=entries)]))) == 2
