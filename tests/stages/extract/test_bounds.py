"""Bounds inferred for a record without a date: they date nothing by themselves."""

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
