"""Chronologies: headings as typed and as scanned, solved together."""

import pytest

from regesta.model.dates import DatedSection
from regesta.model.records import Description
from regesta.stages.date import date_records
from regesta.testing import record

TITLE = "CHRONOLOGY\n\n"


def sections(first: str, *texts: str, title: str = TITLE) -> tuple[DatedSection, ...]:
    return date_records([record(title + first, *texts)], [Description()])[0].sections


def dates(*texts: str) -> list[tuple[str, str]]:
    return [(section.edtf, section.basis) for section in sections(*texts)]


def entry(heading: str, number: int) -> str:
    return f"{heading}\n\nThe trade mission met the harbour board for the {number}th time and adjourned.\n\n"


def test_headings_without_year_or_month_take_them_from_those_above() -> None:
    text = "".join(
        entry(heading, n) for n, heading in enumerate(["November 3, 1958", "December 1", "17", "January 9", "February"])
    )
    assert dates(text) == [
        ("1958-11-03", "heading"),
        ("1958-12-01", "inherited"),
        ("1958-12-17", "inherited"),
        ("1959-01-09", "inherited"),
        ("1959-02", "inherited"),
    ]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("- Deccmber 2o", "1958-12-20"),
        ("* 28 ~", "1958-11-28"),
        ("Jnn. S", "1959-01-05"),
        ("Jnne 6", "1959-06-06"),
        ("December I-9,", "1958-12-01/1958-12-09"),
    ],
)
def test_damaged_headings_are_read(heading: str, expected: str) -> None:
    text = "".join(entry(one, n) for n, one in enumerate(["Octoher 3, l958", "November 4", heading, "March 3"]))
    assert dates(text)[2][0] == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Fall 1959", "1959-23"),
        ("Summer of 1959", "1959-22"),
        ("Late May 1959", "1959-05-21/1959-05-31"),
        ("Mid-1959", "1959-05/1959-08"),
        ("EARLY APRIL 1959", "1959-04-01/1959-04-10"),
        ("April-May 1959", "1959-04/1959-05"),
        ("June to December, 1959", "1959-06/1959-12"),
    ],
)
def test_a_heading_may_name_a_part_of_a_month_or_year(heading: str, expected: str) -> None:
    assert (expected, "heading") in dates(entry("March 3, 1959", 1) + entry(heading, 2) + entry("December 1, 1959", 3))


def test_a_line_that_goes_on_with_a_sentence_heads_nothing() -> None:
    text = entry("March 3, 1959", 1) + entry("late 1960, when the board was asked", 2) + entry("May 1, 1959", 3)
    assert [edtf for edtf, _ in dates(text)] == ["1959-03-03", "1959-05-01"]


def test_a_lost_heading_becomes_an_interval_between_its_neighbours() -> None:
    text = "".join(entry(one, n) for n, one in enumerate(["May 3, 1958", "June 4", "* . . -", "August 6"]))
    assert dates(text)[2] == ("1958-06-04/1958-08-06", "sequence")
    assert sections(text)[2].heading is None


def test_a_bullet_without_a_date_has_lost_its_heading() -> None:
    text = (
        "- Sept. 3, 1958 The envoy landed in Malta.\n- Sept. 11 The envoy called on the governor.\n"
        "- The envoy sailed for home.\n- Oct. 2 The mission reported.\n"
    )
    assert dates(text)[2] == ("1958-09-11/1958-10-02", "sequence")


def test_a_bullet_beside_dated_bullets_has_lost_its_heading_though_others_stand_above_their_entries() -> None:
    text = (
        entry("May 3, 1958", 1) + entry("June 4", 2) + entry("July 1", 3) + entry("August 9", 4)
        + "- The envoy reached Malta.\n- Sept. 11 The envoy called on the governor.\n- Oct. 2 The mission reported.\n"
    )  # fmt: skip
    assert dates(text)[4] == ("1958-08-09/1958-09-11", "sequence")


def test_year_lines_govern_the_headings_below_and_head_no_entry() -> None:
    text = "1957\n\n" + entry("May 3", 1) + entry("June 8", 2) + "1958\n\n" + entry("May 1", 3)
    assert dates(text) == [("1957-05-03", "inherited"), ("1957-06-08", "inherited"), ("1958-05-01", "inherited")]


def test_a_section_over_a_page_break_is_given_for_each_page_without_the_furniture() -> None:
    first = entry("May 3, 1958", 1) + entry("June 4", 2) + "July 5\n\nThe board met.\n\nSECRET"
    second = "SECRET\n\n- 2 -\n\nIt adjourned in the evening after a long debate.\n\n" + entry("August 1", 3)
    found = [section for section in sections(first, second) if section.edtf == "1958-07-05"]
    assert [(section.page) for section in found] == [1, 2]
    assert second[found[1].start : found[1].end] == "It adjourned in the evening after a long debate."


def test_rows_of_a_table_are_entries() -> None:
    rows = ["| Date | Event |", "| 3 May 1958 | sailed from Cork |", "| 9 May 1958 | seen at Vigo |"]
    text = "\n".join([*rows, "| 12 June 1958 | paid off |"])
    assert [date for date, _ in dates(text)] == ["1958-05-03", "1958-05-09", "1958-06-12"]


def test_a_letter_is_no_chronology() -> None:
    text = "3 May 1958\n\nDear Sir,\n\nYour letter of 28 April 1958 came by the\n2 May boat.\n\nYours,\n"
    assert sections(text, title="") == ()


def test_a_list_of_papers_with_their_dates_and_numbers_is_no_chronology() -> None:
    days = ["3 May 1958", "4 June 1958", "5 July 1958", "6 August 1958", "2 October 1958"]
    told = "The mate sailed to the fair at Vigo with the pilot.\n\n"
    listed = "".join(f"{day} - HBR {n},286,351\n\n{told}" for n, day in enumerate(days, start=3))
    assert sections(listed, title="") == ()
    assert len(sections(listed.replace(" - HBR", "\n\nHBR"), title="")) == 0
    assert len(sections("".join(f"{day} - Cork\n\n{told}" for day in days), title="")) == 5


def test_a_form_with_dates_and_words_like_months_is_no_chronology() -> None:
    text = "SEX\nM\nCAN\nYES\n4 April 1936\nSEE 4\n1 May 1960\nNOT\nDEF 3\n2 June 1951\n"
    assert sections(text, title="") == ()


def test_a_record_without_a_title_is_a_chronology_when_its_headings_run_forward() -> None:
    text = "".join(entry(one, n) for n, one in enumerate(["May 3, 1958", "June 4", "July 5", "August 6", "October 2"]))
    assert [section.edtf for section in sections(text, title="")][-1] == "1958-10-02"


def test_a_heading_out_of_order_is_flagged() -> None:
    headings = [
        "May 3, 1958",
        "June 4, 1958",
        "April 2, 1958",
        "July 6, 1958",
        "August 9, 1958",
        "September 1, 1958",
        "October 2, 1958",
    ]
    flagged = [
        section.heading.flags
        for section in sections("".join(entry(one, n) for n, one in enumerate(headings)))
        if section.heading
    ]
    assert flagged[2] == ("out of order",)


def test_a_numbered_list_behind_the_last_date_is_no_part_of_the_chronology() -> None:
    told = "".join(
        f"* {day} May 1958 - The trade mission met the harbour board and adjourned.\n\n" for day in (3, 9, 14)
    )
    items = "".join(f"{n}. HEADING OF A FORM:\n\nNothing of note was seen in the harbour.\n\n" for n in range(7, 12))
    found = sections(told + items)
    assert [section.edtf for section in found] == ["1958-05-03", "1958-05-09", "1958-05-14"]
    assert found[-1].end <= len(TITLE + told)


def test_the_last_bullets_may_have_lost_their_dates() -> None:
    told = "".join(
        f"* {day} May 1958 - The trade mission met the harbour board and adjourned.\n\n" for day in (3, 9, 14)
    )
    lost = "* The trade mission went home and wrote its report.\n\n"
    assert [section.edtf for section in sections(told + lost)][-1] == "1958-05-14/.."


def test_text_behind_the_last_entry_is_no_part_of_the_chronology() -> None:
    told = "".join(entry(f"{day} May 1958", day) for day in (3, 9, 14, 20, 27))
    behind = "The mission was made up of nine members of the harbour board, of whom four had served abroad.\n\n" * 12
    last = sections(told + behind, title="")[-1]
    assert last.edtf == "1958-05-27"
    assert len(told) < last.end < len(told) + 600


def test_numbered_text_behind_the_last_date_is_neither_its_entry_nor_one_whose_date_was_lost() -> None:
    rows = "".join(f"| {day} May 1958 | The mission met the harbour board. |\n" for day in (3, 9, 14, 20, 27))
    behind = "\n## 13. ACTIVITY\n\n" + "In March 1960 the mission sailed to Oslo for the third time.\n\n" * 12
    last = sections(rows + behind + "14. OTHER ACTIVITY\n\nNone.\n", title="")[-1]
    assert last.edtf == "1958-05-27"
    assert last.end < len(rows) + 600


def test_a_year_on_a_title_page_heads_no_history_that_stands_before_the_chronology() -> None:
    prose = "The mission went from port to port and was heard by every harbour board that would sit.\n" * 80
    history = f"Staff Historian\n\n1987\n\nThis is a draft.\n\n{prose}"
    entries = "".join(entry(heading, n) for n, heading in enumerate(["3 May 1958", "9 May 1958", "1 June 1958"]))
    found = sections(history, TITLE + entries, title="")
    assert found == () or min(section.page for section in found) == 2
    more = "".join(entry(f"{day} July 1958", day) for day in (1, 3, 4, 9))
    (first, *_) = sections(history, TITLE + entries + more, title="")
    assert (first.page, first.edtf) == (2, "1958-05-03")


def test_dated_lines_typed_one_below_the_other_head_entries_whatever_ends_the_line_above() -> None:
    text = (
        "May 1955 Took a berth in the ropeworks at Vigo, Spain\n"
        "7 Sep 57 Heard by the harbour board about the strike; nothing came of it\n"
        "June 58 Left the works\n"
        "3&9 July 59 Called on by the Consul about the mission\n"
        "11 Aug 59 Sailed for Cork\n"
    )
    assert [edtf for edtf, _ in dates(text)] == [
        "1955-05",
        "1957-09-07",
        "1958-06",
        "1959-07-03/1959-07-09",
        "1959-08-11",
    ]


def test_figures_that_open_a_line_in_the_middle_of_a_sentence_begin_no_entry() -> None:
    first = "The berths had been let on May\n2. The board met on June\n11. A launch was bought (9 Stat.\n31) later.\n\n"
    text = f"June 3, 1958\n\n{first}" + entry("July 5", 2)
    assert [date for date, _ in dates(text)] == ["1958-06-03", "1958-07-05"]


def test_a_date_that_ends_a_sentence_on_a_line_of_its_own_heads_nothing() -> None:
    text = "June 3, 1957\n\nThe school of pilots was planned. Its first class left on\nSeptember 1, 1958.\n\n"
    assert [date for date, _ in dates(text + entry("June 9, 1957", 2))] == ["1957-06-03", "1957-06-09"]


def test_where_headings_are_lost_a_paragraph_that_refers_back_is_of_the_entry_above() -> None:
    lost = "[illegible]\n\nThe dredger was sold to a yard at Vigo for scrap.\n\n"
    back = "With this order the board gave up its own fleet for good.\n\nE.O. 5 also closed the slip.\n\n"
    found = dates(entry("June 3, 1958", 1) + lost + entry("July 5", 2) + back + entry("August 1", 3))
    assert [date for date, _ in found] == ["1958-06-03", "1958-06-03/1958-07-05", "1958-07-05", "1958-08-01"]


@pytest.mark.parametrize(
    "again", ["1958 (cont'd)", "1958 (Continued)", "1958 - cont.", "1958, continued", "July 1958 (cont'd)"]
)
def test_a_heading_set_again_on_the_next_page_goes_on_with_the_entry_above(again: str) -> None:
    first = "1958\n\n" + entry("June 3", 1) + entry("July 5", 2)
    pages = [f"{again}\n\nIt rose late.\n\n" + entry(day, 3) for day in ("8", "9", "12")]
    found = dates(first, *pages)
    days = ("06-03", "07-05", "07-05", "07-08", "07-08", "07-09", "07-09", "07-12")
    assert found == [(f"1958-{day}", "inherited") for day in days]


def test_a_number_at_the_foot_of_a_page_heads_nothing() -> None:
    found = dates(entry("May 3, 1958", 1) + entry("May 9", 2) + "12", entry("June 3", 3) + entry("July 5", 4))
    assert [date for date, _ in found] == ["1958-05-03", "1958-05-09", "1958-06-03", "1958-07-05"]


def test_a_year_set_again_dates_a_page_whose_first_year_is_lost() -> None:
    found = dates("1958 (cont'd)\n\n" + "".join(entry(day, 1) for day in ("June 3", "July 5", "August 1", "2")))
    assert [date for date, _ in found] == ["1958-06-03", "1958-07-05", "1958-08-01", "1958-08-02"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("The clerks who had been dismissed were allowed to ask for their posts by January 20.", "1958-01-20"),
        ("Claims were taken until February 9.", "1958-02-09"),
        ("Claims were to be filed not later than April 9.", "1958-04-09"),
        ("The last of the clerks had been dismissed by December 20.", "1957-12-20"),
    ],
)
def test_what_was_to_be_done_by_a_day_was_to_be_done_after_the_heading(told: str, expected: str) -> None:
    text = f"January 6, 1958\n\n{told}\n\n" + "".join(entry(day, 1) for day in ("June 3", "July 5", "August 1"))
    found = date_records([record(TITLE + text)], [Description()])[0].readings
    assert [one.edtf for one in found if one.use != "heading"] == [expected]


def test_a_page_number_and_a_mark_over_the_title_head_nothing() -> None:
    entries = "".join(entry(heading, n) for n, heading in enumerate(["3 May 1958", "9 May", "1 June", "7 June"]))
    found = sections(entries, title="14\nS\n\nSPAIN AND NORWAY: VISITS AND AGREEMENTS, MAY 1958 - JUNE 1958\n\n")
    assert [section.edtf for section in found] == ["1958-05-03", "1958-05-09", "1958-06-01", "1958-06-07"]


def test_what_an_entry_tells_after_its_own_day_goes_on_from_there() -> None:
    text = (
        "CHRONOLOGY OF THE PORT\n\nJanuary 4, 1975\n\nThe board met.\n\nFebruary 9, 1975\n\nThe quay was closed.\n\n"
        "March 3, 1975\n\nA group was convened. It handed in a plan on April 9, which was approved on June 6 and went "
        "into effect on November 5.\n\nMay 7, 1975\n\nThe board met.\n\nJune 8, 1975\n\nThe quay was opened.\n"
    )
    readings = date_records([record(text)], [Description()])[0].readings
    found = {reading.text.rstrip("."): reading.edtf for reading in readings}
    assert [found[day] for day in ("April 9", "June 6", "November 5")] == ["1975-04-09", "1975-06-06", "1975-11-05"]


def test_numbers_of_paragraphs_before_the_first_named_day_head_nothing() -> None:
    listed = "".join(f"*   {day} March 1962: The set was tried at Cork.\n" for day in (3, 5, 9, 10, 14))
    text = f"1.  The board asked for it.\n\n2.  The pilot was told.\n\n3.  It went as follows:\n\n{listed}"
    found = [one.edtf for one in date_records([record(text)], [Description()])[0].sections]
    assert found == ["1962-03-03", "1962-03-05", "1962-03-09", "1962-03-10", "1962-03-14"]


def test_entries_without_a_year_lie_before_the_writing() -> None:
    body = "".join(f"{day} FEBRUARY: THE PILOT MET THE BOARD AND TOLD IT OF THE QUAY.\n\n" for day in (12, 16, 19, 20))
    cable = record(f"SECRET 251337Z FEB 98\n\nCITE CORK 4411\n\n{body}")
    dated = date_records([cable], [Description(document_type="cable")])[0]
    assert [one.edtf for one in dated.sections] == ["1998-02-12", "1998-02-16", "1998-02-19", "1998-02-20"]


@pytest.mark.parametrize(("kind", "headed"), [("personnel form", 0), ("notes", 5)])
def test_a_form_is_no_chronology(kind: str, headed: int) -> None:
    months = ["Jan. 3", "Feb. 4", "March 5", "April 6", "May 7"]
    card = "".join(f"{day}\n\nEight hours of leave were taken and none were left.\n\n" for day in months)
    dated = date_records([record(f"LEAVE RECORD 1978\n\n{card}")], [Description(document_type=kind)])[0]
    assert len([one for one in dated.sections if one.heading]) == headed


def test_the_year_of_the_title_is_that_of_headings_that_name_none() -> None:
    text = "".join(entry(heading, n) for n, heading in enumerate(["July 25", "July 26", "August 2", "Aug. 3-5"]))
    found = sections(text, title="CHRONOLOGY OF THE TRAWLER, 1962\n\n")
    assert [one.edtf for one in found] == ["1962-07-25", "1962-07-26", "1962-08-02", "1962-08-03/1962-08-05"]
