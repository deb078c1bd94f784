"""Figures of the clock that look like years, and days that stand in brackets behind the words for them."""

import pytest

from regesta import find_dates

LOG = (
    "0850 Quay opens the office.\n\n1947 He goes out by the back door.\n\n1949 He gets into a car.\n\n"
    "2115 He parks in front of the inn.\n\n2140 He goes in."
)
TIMETABLE = "Monday: 1500-1600 Classes.\n\n0830-0930 Classes.\n\n1830-1930 Private lessons.\n\n0900-1000 Classes."
LIFE = "1947 born in Vigo\n\n1949 moved to Cork\n\n1951 married\n\n1955-57 pilot\n\n2013 00/C Course\n\n1410 Quay Road"


def values(text: str, anchor: str = "1969-01-09") -> dict[str, str]:
    return {reading.text: reading.value for reading in find_dates(text, anchor=anchor)}


def test_the_hours_of_a_log_are_no_years() -> None:
    read = values(LOG)
    assert read["1947"] == "1969-01-09T19:47"
    assert read["1949"] == "1969-01-09T19:49"


def test_both_hours_of_a_timetable_are_read() -> None:
    read = values(TIMETABLE)
    assert [read["1830"][-6:], read["1930"][-6:]] == ["T18:30", "T19:30"]


def test_the_years_of_a_life_stay_years() -> None:
    read = values(LIFE)
    assert [read["1947"], read["1949"], read["1951"]] == ["1947", "1949", "1951"]


def test_an_hour_before_its_day_is_no_year() -> None:
    assert values("ETA CORK 1820 NOV 18. PLS MEET.", "1964-11-16") == {"1820 NOV 18": "1964-11-18T18:20"}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("to sail at 2130 the following night (15/4/61) and", "2130", "1961-04-15T21:30"),
        ("to sail at 2130 the following night (15/4/61) and", "the following night", "1961-04-15TNI"),
        ("He had said so the next day (20 December 1967) again", "the next day", "1967-12-20"),
        ("CORK, March 14 (Friday) The pilot", "Friday", "1969-03-14"),
        ("next meeting: Oct 10 (Friday) at the inn", "Friday", "1969-10-10"),
    ],
)
def test_a_day_and_its_words_in_brackets_are_one_day(text: str, words: str, value: str) -> None:
    assert values(text, "1969-11-02")[words] == value


def test_a_weekday_that_does_not_fall_on_the_day_before_it_is_flagged() -> None:
    read = {one.text: one for one in find_dates("on 6 May 1970 (Monday) by the pilot", anchor="1970-05-08")}
    assert (read["Monday"].value, read["Monday"].flags) == ("1970-05-06", ("weekday disagrees",))


def test_an_hour_of_certain_weekdays_is_of_no_day() -> None:
    assert values("The choir sings on Monday and Friday nights from 7-9 P.M.")["7"] == "T19:00"


def test_the_short_form_of_a_name_is_no_day() -> None:
    text = "QUAY/3 went to Cork. The travel of 1/3 to Vigo was put off, and he stayed until 1/3."
    assert [one.start for one in find_dates(text, anchor="1969-01-09")] == [text.rindex("1/3")]


def test_what_is_present_in_a_report_of_a_day_long_ago_is_not_of_the_writing() -> None:
    told = "On 5/3/61 Miss Quay told the board of the crew. The pilot is presently employed in Cork."
    assert {one.text: one.edtf for one in find_dates(told, anchor="1962-08-25")}["presently"] == ""
    here = "The pilot was hired in 1961. On 5/3/61 he sailed. He is presently employed in Cork."
    assert {one.text: one.edtf for one in find_dates(here, anchor="1962-08-25")}["presently"] == "1962-08-25~"


def test_a_count_that_is_but_about_right_gives_a_day_about_which_it_was() -> None:
    assert [one.edtf for one in find_dates("About ten days ago he went.", anchor="1969-03-26")] == ["1969-03-16~"]
    assert [one.edtf for one in find_dates("due o/a 1 Sept 52.", anchor="1952-07-15")] == ["1952-09-01~"]


@pytest.mark.parametrize("text", ["REPORT MADE WITHIN LAST 00 DAYS", "on an up to date basis", "as current as it is"])
def test_idioms_and_lost_counts_are_no_dates(text: str) -> None:
    assert find_dates(text, anchor="1961-11-30") == []


def test_two_figures_before_the_edge_of_a_wide_cell_are_a_year() -> None:
    text = "| 12 Jan 29                 | Pilot |"
    assert [one.edtf for one in find_dates(text, anchor="1970-02-02")] == ["1929-01-12"]
