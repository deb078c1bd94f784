"""find_dates: what comes out, what stays open, and that nothing blows up."""

import datetime as dt
import time

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta import find_dates

PIECES = st.sampled_from(
    [
        "3",
        "31",
        "May",
        "may",
        "1961",
        "'61",
        "l96I",
        "2l",
        "29",
        "/-.",
        ":,",
        "291533Z",
        "NOV",
        "78",
        "19",
        "00/00/00",
        "-",
        "to",
        "and",
        "the",
        "of",
        "early",
        "late",
        "week",
        "ago",
        "Monday",
        "last",
        "next",
        "1960's",
        "\n\n\n|",
        "\t",
        "(",
        "fiscal",
        "quarter",
        "third",
        "İ",
        "Νοv",
        "ſ",
        "99999999999",
        "$",
        "1/2",
        "two",
        "days",
        "every",
        "a",
        "p.m.",
    ]
)


def edtf_of(text: str, anchor: str | None = None) -> list[str]:
    return [reading.edtf for reading in find_dates(text, anchor=anchor)]


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("Last May he left.", "1962-02-11", ["1961-05"]),
        ("your letter of the 5th instant", "1962-02-11", ["1962-02-05"]),
        ("met three weeks ago", "1962-02-11", ["1962-01-15/1962-01-21"]),
        ("the talks began July 25 and", "1961-12-20", ["1961-07-25"]),
        ("will sail on Jan. 2", "1961-12-20", ["1962-01-02"]),
        ("in late October", "1961-12-20", ["1961-10-21/1961-10-31"]),
        ("the week of 9 July 1962", None, ["1962-07-09/1962-07-15"]),
        ("met on Wednesday, 10 July", "1963-12-01", ["1963-07-10"]),
        ("the spring of 1961", None, ["1961-21"]),
        ("circa 1925", None, ["1925~"]),
        ("about May 1961", None, ["1961-05~"]),
        ("the early 1960's", None, ["1960/1963"]),
        ("On 3 May 1961 they met; the following day he left.", None, ["1961-05-03", "1961-05-04"]),
        ("born 2-28-48 in Ohio", "1975-06-01", ["1948-02-28"]),
        ("in the past nine months", "1969-04-28", ["1968-07-28/1969-04-28"]),
        ("within the next two weeks", "1969-04-28", ["1969-04-28/1969-05-12"]),
        ("ALL INFORMATION UNCLASSIFIED DATE 7-18-01 BY", "1975-06-12", ["2001-07-18"]),
        ("born 12/10/98 in Cork", "1961-05-12", ["1898-12-10"]),
        ("born in '05 in Cork", "1961-05-12", ["1905"]),
        ("Sunday, 5/3/61", None, ["1961-03-05"]),
        ("Wednesday, 5/3/61", None, ["1961-05-03"]),
        ("the ship was 'due 3 May' and 'left 6 March 1958'", None, ["", "1958-03-06"]),
        ("the entry '6 March 1958' is cut", None, ["1958-03-06"]),
        (
            "She sailed in June 1963.\n\nThey heard of it on the 23rd of November.",
            "1975-11-01",
            ["1963-06", "1963-11-23"],
        ),
    ],
)
def test_find_dates_places_an_expression(text: str, anchor: str | None, expected: list[str]) -> None:
    assert edtf_of(text, anchor) == expected


@pytest.mark.parametrize(
    "text",
    ["12 Elm Street, Apt. 1961", "telephone 555-1961", "No. 17 of 1961", "box 1963, file 62-1961-4",
     "telephone 12-5-61", "latitude 12-30-58 N", "Fig. 12.3.58",
     "they may march on", "paid $1961.50", "Stat. 1961", "version 1.9.61", "a ratio of 3:1", "GS-12", "CITE WAVE 1961"],
)  # fmt: skip
def test_figures_that_are_no_dates_stay_untouched(text: str) -> None:
    assert edtf_of(text) == []


@pytest.mark.parametrize(
    ("text", "expression", "edtf"),
    [
        ("He paid on 9 (Sept) 1957.", "9 (Sept) 1957", "1957-09-09"),
        ("He paid on (10 Jan) 1958, and left.", "(10 Jan) 1958", "1958-01-10"),
        ("It was to last until 31 May (1959).", "31 May (1959)", "1959-05-31"),
    ],
)
def test_brackets_that_a_release_puts_round_a_part_of_a_date_are_read_through(
    text: str, expression: str, edtf: str
) -> None:
    (reading,) = find_dates(text)
    assert (reading.text, text[reading.start : reading.end], reading.edtf) == (expression, expression, edtf)


def test_a_year_in_brackets_by_itself_keeps_them() -> None:
    (reading,) = find_dates("the second volume (1957) was lost")
    assert (reading.text, reading.edtf) == ("1957", "1957")


def test_an_ambiguous_date_keeps_both_readings_with_reasons() -> None:
    (reading,) = find_dates("signed 3-2-62")
    assert [candidate.edtf for candidate in reading.candidates] == ["1962-03-02", "1962-02-03"]
    assert all(candidate.reason for candidate in reading.candidates)


def test_the_order_of_figures_follows_the_text() -> None:
    assert edtf_of("On 27/2/68 he came, and on 5/3/68 he left.") == ["1968-02-27", "1968-03-05"]


def test_a_weekday_that_disagrees_is_flagged() -> None:
    (reading,) = find_dates("Tuesday, 21 August 1961")
    assert "weekday disagrees" in reading.flags
    assert reading.evidence[-1].sentence == "written Tuesday, but 1961-08-21 was a Monday"


def test_an_impossible_day_is_flagged_and_gets_no_place_in_time() -> None:
    (reading,) = find_dates("on 29 FEB 1967 he")
    assert reading.flags == ("impossible",)
    assert reading.edtf == ""


def test_a_decade_that_alone_keeps_a_day_from_the_weeks_before_the_writing_is_put_right_and_doubted() -> None:
    reading = find_dates("The pilot was seen on 14 August 1937 at Cork.", anchor="1967-08-15")[0]
    assert [one.edtf for one in reading.candidates] == ["1967-08-14", "1937-08-14"]
    assert "year in doubt" in reading.flags
    for text in ("The pilot, born 14 August 1937,", "He sailed on 14 November 1937.", "He sailed on 14 August 1966."):
        assert not find_dates(text, anchor="1967-08-15")[0].flags


def test_a_repair_is_flagged_and_named() -> None:
    (reading,) = find_dates("on 2l August 1961")
    assert reading.edtf == "1961-08-21"
    assert reading.flags == ("repaired",)
    assert reading.evidence[0].sentence == "'2l' stands for a day"


def test_an_anchor_may_be_a_date_a_month_or_a_year() -> None:
    for anchor in (dt.date(1962, 2, 11), dt.datetime(1962, 2, 11, 8), "1962-02-11", "1962-02", "1962"):
        assert [reading.edtf for reading in find_dates("last year", anchor=anchor)] == ["1961"]


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_text_gives_ordered_verbatim_readings_with_valid_edtf(text: str) -> None:
    end = 0
    for reading in find_dates(text, anchor="1963-11-22"):
        assert reading.start >= end
        assert reading.text == text[reading.start : reading.end]
        end = reading.end
        if reading.edtf:
            parse_edtf(reading.edtf)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_arbitrary_characters_never_break_it(text: str) -> None:
    for reading in find_dates(text, anchor="1963-11-22"):
        assert reading.text == text[reading.start : reading.end]


@pytest.mark.parametrize(
    "unit", ["1 ", "1/", "9-", "may ", "the ", "3 May ", "l1", " \n", "1961-", "a year ", "Sunday, ", ".", "29", "z "]
)
def test_hostile_repetition_takes_no_more_than_its_share_of_time(unit: str) -> None:
    def spent(characters: int) -> float:
        text = unit * (characters // len(unit))
        start = time.process_time()
        find_dates(text)
        return time.process_time() - start

    find_dates("1961")
    assert spent(80_000) < 10 * max(spent(20_000), 0.02)  # four times the text: four times the time, and room for noise


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A notice allowed the crew to apply for new papers by June 30.", "1974-06-30"),
        ("He was told to report to the Consul before July 4.", "1974-07-04"),
        ("They returned to Vigo by June 30.", "1973-06-30"),
        ("He had gone to the mission by June 30.", "1973-06-30"),
    ],
)
def test_an_infinitive_with_its_deadline_looks_ahead(text: str, value: str) -> None:
    assert [found.edtf for found in find_dates(text, anchor=dt.date(1974, 3, 22))] == [value]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Bonn, den 3. Mai 1962", "1962-05-03"),
        ("Am 25. Juni 1962 verließ er die Stadt", "1962-06-25"),
        ("Paris, le 3 février 1961", "1961-02-03"),
        ("14 Dezember 1962", "1962-12-14"),
        ("3 de mayo de 1962", "1962-05-03"),
    ],
)
def test_months_of_other_languages_are_read(text: str, edtf: str) -> None:
    assert [reading.edtf for reading in find_dates(text)] == [edtf]


def test_no_damaged_word_is_taken_for_a_german_or_french_month() -> None:
    assert [reading.edtf for reading in find_dates("He came on 3 Juiy 1961.")] == ["1961-07-03"]


def test_two_figures_that_would_lie_after_the_release_are_of_the_century_before() -> None:
    assert [reading.edtf for reading in find_dates("CPOS 22 JULY 29, VIGO")] == ["1929-07-22"]


@pytest.mark.parametrize("text", ["born 3 May 1912, left Cork 5 May 69", "DOB 3 MAY 12 CORK. AS OF 5 MAY 69 A PILOT"])
def test_a_day_behind_that_of_a_birth_is_no_birth(text: str) -> None:
    assert find_dates(text, anchor="1969-11-15")[-1].edtf == "1969-05-05"
