"""The years that dates take from what stands round them, and days that are counted from no day of writing."""

import pytest

from regesta import find_dates
from regesta.model.dates import Dating
from regesta.model.records import Description
from regesta.stages.date import date_records
from regesta.testing import record


def values(text: str) -> list[tuple[str, str]]:
    return [(reading.text, reading.edtf) for reading in find_dates(text, anchor="1965-06-15")]


def dating(*pages: str) -> Dating:
    return date_records([record(*pages)], [Description()])[0]


def readings(text: str) -> dict[str, str]:
    return {reading.text: reading.edtf for reading in dating(text).readings}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("seen on May 6, 9 or 13, 1962.", ["1962-05-06", "1962-05-13"]),
        ("flights on 15, 22 and 29 August", ["1964-08-15", "1964-08-22", "1964-08-29"]),
        ("in August or September 1962", ["1962-08", "1962-09"]),
        ("from 28 December and on 3 January 1963", ["1962-12-28", "1963-01-03"]),
        ("on May 13 and 30, June 10, and July 1, 1962", ["1962-05-13", "1962-06-10", "1962-07-01"]),
    ],
)
def test_dates_of_one_list_are_of_one_year(text: str, expected: list[str]) -> None:
    found = [edtf for _, edtf in values(text)]
    assert [one for one in expected if one not in found] == []


def test_a_table_of_days_is_no_list() -> None:
    rows = "\n".join(f"{day} June" for day in range(1, 31))
    assert [edtf for _, edtf in values(rows)] == [f"1965-06-{day:02d}" for day in range(1, 31)]


def test_a_year_that_began_in_the_telling_goes_on() -> None:
    text = """4 March 1958

SUBJECT: The trawler Ostrea

In October 1957 she was sold to Vigo. On 9 January her master was dismissed, and his mate took her to sea the week
after. On 30 January she was seen off Brest by the pilot of the mail aeroplane."""
    assert readings(text)["30 January"] == "1958-01-30"


def test_a_year_named_under_one_heading_is_not_that_of_the_next() -> None:
    text = """## Cork

14 June 1957

The master had been ashore since December 1956, as the agent says.

## Vigo

The harbour council closed the fish market on 2 June and let nobody in."""
    assert readings(text)["2 June"] == "1957-06-02"


def test_a_day_takes_the_year_that_it_has_elsewhere_in_a_record_of_another_time() -> None:
    text = """The inquiry set to work in 1968.

The nets were cut on May 7. On 7 May 1959 the owners heard of it (their letters of 8 May and 11 May 1959), and the
harbour council on 2 June 1959. The master was heard on July 16, 1968."""
    assert readings(text)["May 7"] == "1959-05-07"


def test_a_birth_long_before_lends_its_year_to_no_other_day() -> None:
    text = """12 October 1962

He was born in Cork on 21 July 1933. He left for Vigo on 21 July and wrote on 3 August 1962, on 9 August 1962 and on
1 September 1962."""
    assert readings(text)["21 July"] == "1962-07-21"


def test_days_after_the_last_that_a_record_tells_of_may_be_of_the_next_year() -> None:
    text = """The strike of November 1957 was over. The two masters met in February and told each other what was to
come, at length and without much hope, and the council heard them."""
    assert readings(text)["February"] == "1958-02"


@pytest.mark.parametrize("words", ["the next day", "later that same day", "two months later", "the week before"])
def test_what_a_story_counts_from_its_own_days_is_not_counted_from_the_day_of_writing(words: str) -> None:
    text = f"""9 March 1961

SUBJECT: The trawler Ostrea

She was repaired at some time in her youth, and {words} she was sold to the harbour council of Vigo for scrap."""
    found = dating(text).readings
    assert {one.edtf for one in found if one.start > 20} == {""}


def test_words_of_the_writer_are_counted_from_the_day_of_writing() -> None:
    text = "9 March 1961\n\nSUBJECT: The trawler\n\nTwo weeks ago she left Cork, and yesterday she was seen off Brest."
    assert readings(text)["yesterday"] == "1961-03-08"


def test_that_year_is_the_year_last_named() -> None:
    text = """2 May 1966

SUBJECT: The master

In April 1966 he came home. In 1951 he bought a share in the wreck raised that year."""
    assert readings(text)["that year"] == "1951"


@pytest.mark.parametrize(
    "dateline",
    ["Radio Cork in English 1845 GMT 7 Mar 74", "CORK, March 7, 1974 (UPI)", "CORK, 7 March--", "7 March 1974-- "],
)
def test_today_in_a_news_report_is_the_day_of_its_dateline(dateline: str) -> None:
    text = f"""DAILY REPORT

15 March 1974

{dateline}

(Text) The council today closed the market it opened yesterday."""
    assert (readings(text)["today"], readings(text)["yesterday"]) == ("1974-03-07", "1974-03-06")


def test_a_dateline_of_another_age_is_misread_and_counts_for_nothing() -> None:
    text = """DAILY REPORT

15 March 1974

Radio Cork in English 1845 GMT 7 Mar 1914

(Text) The council today closed the market."""
    assert readings(text)["today"] == "1974-03-15"


def test_a_weekday_and_the_day_in_brackets_behind_it_are_one() -> None:
    assert values("He said on Tuesday (April 13) that") == [("Tuesday (April 13)", "1965-04-13")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7. October 12 - the master came", ("October 12", "1964-10-12")),
        ("the 3rd. of June races", ("the 3rd. of June", "1965-06-03")),
        ("during the past year", ("the past year", "1964-06/1965-06")),
        ("The week before last she sailed", ("The week before last", "1965-05-31/1965-06-06")),
        ("born about 1907, he", ("about 1907", "1907~")),
        ("VIGO 11 - JUNE 14, 1957", ("JUNE 14, 1957", "1957-06-14")),
    ],
)
def test_forms_met_in_the_records(text: str, expected: tuple[str, str]) -> None:
    assert values(text) == [expected]


def test_a_record_of_a_file_lends_no_day_to_another() -> None:
    one = record("The cables of 21 September 1970, 22 September 1970 and 24 October 1970 were read.")
    two = record(
        "9 March 1961\n\nSUBJECT: The trawler\n\nShe sailed on 21 September for Vigo.", identifier="r2", number=2
    )
    second = date_records([one, two], [Description(), Description()])[1]
    assert {reading.text: reading.edtf for reading in second.readings}["21 September"] == "1960-09-21"


def test_a_story_goes_on_over_the_page() -> None:
    told = dating(
        "9 March 1961\n\nSUBJECT: The trawler\n\nOn 14 February 1960 she left Cork with a cargo of tin.\n",
        "The next day she was seen off Brest. On the 20th she lay in Vigo.\n",
    )
    assert [(reading.text, reading.edtf) for reading in told.readings if reading.page == 2] == [
        ("The next day", "1960-02-15"),
        ("the 20th", "1960-02-20"),
    ]


def test_a_day_of_another_age_is_none_that_a_story_goes_on_from() -> None:
    text = "9 March 1961\n\nSUBJECT: The trawler\n\nCall to 16-07-1900 at 0930 hours. The next day she sailed for Vigo."
    assert readings(text)["The next day"] == ""


def test_plans_told_in_a_later_review_are_of_the_time_reviewed() -> None:
    text = """6 February 1971

SUBJECT: The papers of the owners

1. Letter of 4 April 1958. 2. Letter of 19 May 1958. 3. Talk at Vigo on 2 September 1958. The owners would have the
second boat afloat by the end of October."""
    assert {text.removeprefix("the "): edtf for text, edtf in readings(text).items()}[
        "end of October"
    ] == "1958-10-21/1958-10-31"


def test_a_deadline_behind_a_line_end_looks_ahead() -> None:
    text = "9 April 1963\n\nSUBJECT: Berths\n\nThe owners were told to give notice of\ntheir berths by July 15."
    assert readings(text)["July 15"] == "1963-07-15"


def test_the_hour_behind_a_day_is_no_year_of_another_century() -> None:
    text = """13 November 1964

SUBJECT: Flights

After the talks of 2 May 1964, 9 May 1964, 4 June 1964 and 8 June 1964 the envoy
LEAVES VIGO 14 NOV 2005 BY AIR AND REACHES CORK 15 NOV 0555 LOCAL TIME"""
    told = dating(text)
    assert told.record_date.edtf == "1964-11-13"
    assert {"1964-11-14", "1964-11-15"} <= {reading.edtf for reading in told.readings}
    assert "2005 is the time of day" in {one.sentence for reading in told.readings for one in reading.evidence}


def test_a_stamp_of_another_century_keeps_its_year() -> None:
    text = "13 November 1964\n\nSUBJECT: Flights\n\nThe aeroplane is late.\n\nApproved for release 14 NOV 2005"
    assert readings(text)["14 NOV 2005"] == "2005-11-14"


def test_a_few_stamps_of_this_century_do_not_lend_it_to_two_figures() -> None:
    days = " ".join(f"He called on {day} May 1964." for day in range(1, 12))
    (_, *_, last) = find_dates(f"Reviewed 4 June 2018. {days} He was born 3/5/16.")
    assert last.edtf == "1916-03-05"


def test_an_hour_is_of_the_day_that_the_story_is_told_of() -> None:
    first = "MEMORANDUM\n\n8 November 1960\n\n1. On 5 November at 1130 hours the mate was met at Cork.\n"
    found = {one.text: one.edtf for one in dating(first, "It ended about 1720 hours in the rain.\n").readings}
    assert (found["1130 hours"], found["1720 hours"]) == ("1960-11-05", "1960-11-05")


def test_an_hour_of_the_sitting_is_of_its_own_day() -> None:
    first = "TRANSCRIPT\n\n8 November 1960\n\nMr. Quay. He left on 5 November 1960.\n"
    second = "(Whereupon, at 4:05 p.m. the board rose.)\n"
    assert {one.text: one.edtf for one in dating(first, second).readings}["4:05 p.m."] == "1960-11-08"


def test_an_hour_beside_its_day_is_of_that_day() -> None:
    assert readings("NOTES\n\nHe came on 2 March 1961.\n\nMAR 18 1961 06:58PM\n")["06:58PM"] == "1961-03-18"


def test_an_hour_is_of_no_day_where_the_record_has_none() -> None:
    assert readings("NOTES\n\nThe mate, in 1975.\n\nA call at 10:00, a letter.\n")["10:00"] == ""


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("later this year", "1965-06-15/1965-12-31"),
        ("earlier this month", "1965-06-01/1965-06-15"),
        ("late this year", "1965-10/1965-12"),
        ("later in 1961", "1961"),
        ("late in 1961", "1961-10/1961-12"),
        ("in the first week of May 1961", "1961-05-01/1961-05-07"),
        ("in the last week of February", "1965-02-22/1965-02-28"),
        ("in the second half of May 1961", "1961-05-16/1961-05-31"),
        ("by end May 1961", "1961-05-21/1961-05-31"),
        ("and will end in May 1961", "1961-05"),
    ],
)
def test_parts_of_years_and_months_are_no_wider_than_said(words: str, edtf: str) -> None:
    assert [value for _, value in values(f"It sails {words} from Cork.")] == [edtf]


def test_a_month_goes_on_with_the_one_counted_from_the_writing() -> None:
    assert values("It will be done by next May or June.") == [("next May", "1966-05"), ("June", "1966-06")]


def test_a_date_behind_the_number_of_a_desk_is_whole() -> None:
    assert values("106/14 OCT 63/05") == [("14 OCT 63", "1963-10-14")]
    assert values("COPY SLOTTED 0915-3 JUN 63)") == [("3 JUN 63", "1963-06-03")]
    assert values("item 9415-3 JUN 63") != [("3 JUN 63", "1963-06-03")]


def test_ten_or_twelve_years_ago_is_about_then() -> None:
    assert values("He defected ten or twelve years ago.") == [("ten or twelve years ago", "1955~")]


def test_a_weekday_named_again_is_the_same_day() -> None:
    text = "He had duty on Saturday, 5 June 1965. He said that he would call the mate Saturday."
    assert [value for _, value in values(text)] == ["1965-06-05", "1965-06-05"]


def test_a_birth_is_no_misread_year() -> None:
    text = "MEMORANDUM\n\n19 April 1968\n\nThe mate, born 10 March 1928, left Cork on 12 March 1968 and 3 April 1968.\n"
    found = {reading.text: (reading.edtf, reading.flags) for reading in dating(text).readings}
    assert found["10 March 1928"] == ("1928-03-10", ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the third quarter of fiscal year 1967", [("the third quarter of fiscal year 1967", "1967-01/1967-03")]),
        ("Q1 FY 78", [("Q1 FY 78", "1977-10/1977-12")]),
        ("in the first half of FY 64", [("the first half of FY 64", "1963-07/1963-12")]),
        ("by Q3 1962", [("Q3 1962", "1962-07/1962-09")]),
    ],
)
def test_quarters_of_a_fiscal_year_begin_with_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


def test_figures_far_ahead_that_count_things_are_no_year() -> None:
    assert values("His objective of 2000 boxes was not reached.") == []
    assert values("The lease runs until 2000 and no longer.") == [("2000", "2000")]


def test_a_group_behind_the_day_of_its_cable_has_its_month() -> None:
    found = values("Cable to Cork, 26 October 1963\nSECRET 2600352\nDIR CITE CORK 6677")
    assert found == [("26 October 1963", "1963-10-26"), ("2600352", "1963-10-26")]


def test_a_damaged_date_with_an_open_century_lends_its_year_to_nothing() -> None:
    found = dict(values("DISSEM BY 25 Nev-17\n\nHe sailed on 3 June at noon."))
    assert found["3 June"] == "1965-06-03"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in March of last year", [("March of last year", "1964-03")]),
        ("beyond 1 June of this year", [("1 June of this year", "1965-06-01")]),
        ("At 3:40 PM, April 21, 1958, he called", [("3:40 PM, April 21, 1958", "1958-04-21")]),
        ("the harbour and 10D offices", []),
        ("with the corresponding divisions", []),
    ],
)
def test_what_belongs_to_a_date_is_read_with_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


def test_days_that_will_be_are_not_of_a_year_long_past() -> None:
    text = """20 January 1967

He left school in September 1936. He will sail to the fair, which is open from 5 to 11 September."""
    assert readings(text)["5 to 11 September"] == "1967-09-05/1967-09-11"


def test_a_row_of_a_table_is_not_told_in_the_tense_of_its_neighbour() -> None:
    text = "11 October 1968\n\n| Trip to Cork, July 9 to July 11 | 94.22 |\n| BALANCE DUE | 179.93 |\n"
    assert readings(text)["July 9 to July 11"] == "1968-07-09/1968-07-11"


def test_an_hour_is_of_the_day_on_the_next_line() -> None:
    text = "The pilot is to be heard at 2 a.m.\n   on 24 May, when the board is asleep."
    assert [one.value for one in find_dates(text, anchor="1962-05-23")] == ["1962-05-24T02:00", "1962-05-24"]


def test_a_season_is_of_the_year_named_in_its_sentence() -> None:
    text = "He was not at Cork in May 1951, but was there once in the summer and in the autumn of 1952."
    assert [one.edtf for one in find_dates(text, anchor="1959-08-01")] == ["1951-05", "1951-22", "1952-23"]
    assert [one.edtf for one in find_dates("He came in the summer.", anchor="1959-09-01")] == ["1959-22"]


def _transcript(*last: str, first: int = 1) -> str:
    said = [f"{n} and the board went on with the pilots of the harbour" for n in range(first, first + 7)]
    return "\n".join((*said, *(f"{n} {line}" for n, line in enumerate(last, start=first + 7))))


def test_the_numbers_of_the_lines_of_a_transcript_are_no_days() -> None:
    text = _transcript("until the pilot left on the 13th and 14th", "of January 1961, and then again in", "June 1962.")
    assert [one.edtf for one in find_dates(text)] == ["1961-01-13", "1961-01-14", "1962-06"]
    assert "\n9" in find_dates(text)[1].text
    assert [one.edtf for one in find_dates("He came on the 13th\n9 June 1962.")][-1] == "1962-06-09"
    diary = "\n".join(f"{day} June 1962: the quay was shut" for day in range(3, 12))
    assert [one.edtf for one in find_dates(diary)] == [f"1962-06-{day:02d}" for day in range(3, 12)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Send it to the board by Friday.", "1961-08-25"),
        ("It was read on Friday.", "1961-08-18"),
        ("The pilot met the mate on a Sunday.", ""),
    ],
)
def test_a_weekday_is_counted_to_where_its_words_tell_which(text: str, edtf: str) -> None:
    assert [one.edtf for one in find_dates(text, anchor="1961-08-23")] == [edtf]


def test_a_week_that_begins_on_sunday_is_that_of_its_other_days() -> None:
    found = find_dates("the week of 27 August 1961 and the week ending 20 November 1971")
    assert [(one.value, one.edtf) for one in found] == [
        ("1961-W35", "1961-08-27/1961-09-02"),
        ("1971-W46", "1971-11-14/1971-11-20"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The sailing was postponed from December 1960 to January 1961.", ["1960-12", "1961-01"]),
        ("Friday, 3/2/61, at the quay", ["1961-02-03"]),
        ("Thursday, 3/2/61, at the quay", ["1961-03-02"]),
        ("Mary Quay, born 2/3/98 at Vigo", ["1898-02-03"]),
    ],
)
def test_words_beside_a_day_settle_what_it_is(text: str, expected: list[str]) -> None:
    assert [one.edtf for one in find_dates(text, anchor="1961-08-23")] == expected


def test_hours_of_every_day_are_of_no_day() -> None:
    found = find_dates("Once a week the quay is open from 0900 to 1700 hours.", anchor="1961-08-23")
    assert [one.edtf for one in found if "hours" in one.text] == [""]


def test_the_year_of_a_stamp_is_lent_to_nothing() -> None:
    text = "MEMORANDUM\n\nThe trawler left on 3 May.\n\nAPPROVED FOR RELEASE 1993\n"
    assert "1993" not in readings(text)["3 May"]
