"""Bounds inferred for a record without a date: they date nothing by themselves."""

import pytest

from regesta.stages.extract.moments import Moment


def test_bounds_without_a_reading_are_bare() -> None:
    assert Moment("1958-05-04/..", "record", "same", "1958-05-04/..", None).is_bare_bound
    assert Moment("../1958-05-04", "running", "same", "1957-11/1958-05-04", None).is_bare_bound


def test_a_day_is_none() -> None:
    assert not Moment("1958-05-04", "section", "same", "1958-05-04", None).is_bare_bound


def test_that_a_record_was_written_after_a_day_says_nothing_of_what_it_tells() -> None:
    assert Moment("1958-05-04/..", "record", "same", "1958-05-04/..", None).bounds_nothing
    assert not Moment("../1958-05-04", "record", "same", "../1958-05-04", None).bounds_nothing


def test_bounds_many_years_apart_say_nothing_and_near_ones_do() -> None:
    assert Moment("1957-05-04/1992-05-06", "record", "same", "1957-05-04/1992-05-06", None).bounds_nothing
    assert not Moment("1957-05-04/1958-05-06", "record", "same", "1957-05-04/1958-05-06", None).bounds_nothing


@pytest.mark.parametrize(
    ("when", "date"),
    [
        ("in 1957 or 1958", "1957/1958"),
        ("on 3 or 4 May 1958", "1958-05-03/1958-05-04"),
        ("on 3 May 1958", "1958-05-03"),
    ],
)
def test_what_was_on_one_of_two_dates_was_between_them(entries_of, when, date) -> None:
    (closed,) = entries_of(f"MEMORANDUM\n\nDATE: 9 June 1960\n\nThe shipyard at Vigo was closed by Ruiz {when}.\n")
    assert (closed.date, closed.date_basis) == (date, "explicit")


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        ("Ruiz served as a pilot in the navy from 1957 to early 1960.", "served", "1957/1960-04"),
        ("Ruiz was visited by Marsh between mid-May and mid-July 1968.", "visited", "1968-05-11/1968-07-20"),
        ("Ruiz was chief of the yard from 1957 to early 1960, when he retired.", "retired", "1960-01/1960-04"),
    ],
)
def test_what_went_on_between_two_dates_has_both_as_its_limits(entries_of, text, trigger, date) -> None:
    found = entries_of(f"MEMORANDUM\n\nDATE: 9 June 1970\n\n{text}\n")
    assert [entry.date for entry in found if entry.trigger == trigger] == [date]
