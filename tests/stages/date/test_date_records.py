"""date_records: the record's own date and why, what a date is there for, doubts, and the order of a file."""

from dataclasses import replace

import pytest

from regesta import testing
from regesta.model.dates import Dating
from regesta.model.records import Description, Field, Record
from regesta.model.text import Line, LineRole, Page
from regesta.stages.date import date_records
from regesta.stages.describe import describe_record


def record(text: str, *, number: int = 1, roles: dict[str, LineRole] | None = None) -> tuple[Record, Description]:
    page = Page(number, text)
    lines, at = [], 0
    for line in text.split("\n"):
        if roles and line in roles:
            lines.append(Line(number, at, at + len(line), roles[line]))
        at += len(line) + 1
    return Record(f"r{number}", "box/one.txt", number, "document", (page,), 0, len(text)), Description(
        lines=tuple(lines)
    )


def dating(text: str, *, roles: dict[str, LineRole] | None = None) -> Dating:
    one, description = record(text, roles=roles)
    return date_records([one], [description])[0]


def uses(text: str) -> dict[str, str]:
    return {reading.text: reading.use for reading in dating(text).readings}


MEMORANDUM = """MEMORANDUM FOR: Chief, Harbour Division

SUBJECT: The trawler Ostrea

DATE: 9 March 1961

1. On 2 March 1961 the trawler Ostrea left Cork for Vigo with a cargo of tinplate and two passengers.

2. Reference is made to our memorandum dated 14 February 1961, which the Division has answered since.

3. Two days later she was seen off Brest, and last January she had lain in Vigo for repairs to her pumps.
"""


def test_the_date_line_dates_the_record_and_says_why() -> None:
    date = dating(MEMORANDUM).record_date
    assert (date.edtf, date.basis) == ("1961-03-09", "explicit")
    assert date.reading is not None
    assert date.reading.use == "record"
    assert date.evidence[0].feature == "record.date-label"
    assert all(one.sentence for one in date.evidence)


TREATY = """AGREEMENT ON FISHERIES

The Government of Norway shall receive forty Portuguese fishermen for training at Bergen, beginning on January 15, 1954.

The Government of Portugal shall pay to the Norwegian Government the first instalment on March 31, 1954.

{closing}, in two originals in the English language, both being equally authentic.
"""
CHARTER = (
    "AGREEMENT\n\n{opening} between the Bergen Steamship Company and Rui Almeida.\n\nThe ship sails on 1 July 1954."
)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        (TREATY.format(closing="Done at Oslo on September 21, 1953"), "1953-09-21"),
        (TREATY.format(closing="SIGNED at Oslo, this 21st day of September, 1953"), "1953-09-21"),
        (TREATY.format(closing="It was done without haste on September 21, 1953"), "1954-01-15/.."),
        (CHARTER.format(opening="This Charter is made this 3rd day of June, 1954"), "1954-06-03"),
    ],
)
def test_the_clause_that_closes_or_opens_an_instrument_dates_it(text: str, edtf: str) -> None:
    assert dating(text).record_date.edtf == edtf


def test_an_act_is_told_from_a_mention() -> None:
    found = uses(MEMORANDUM)
    assert found["2 March 1961"] == "act"
    assert found["14 February 1961"] == "mention"


def test_relative_words_count_from_the_record_or_from_the_day_last_named() -> None:
    found = {reading.text.lower(): reading.edtf for reading in dating(MEMORANDUM).readings}
    assert found["last january"] == "1961-01"


CABLE = "SECRET 291533Z NOV 68 CITE CORK 4411\n\nTO DIRECTOR\n\n1. THE OSTREA LEFT ON 28 NOV AND IS DUE 3 DEC."
FORM = "IC FORM 88\n17 NOV 67\n\n# AGENT REPORT\n\nDATE SUBMITTED\n2 August 1968\n\nNothing was found aboard."
STAMPED = "HARBOUR OFFICE\n\nFEB 1 8 1964\n\nMEMORANDUM FOR THE BOARD\n\nThe board has met and agreed."
TESTED = "PROFILE\n\nTO: The board\n\nLANGUAGE TEST DATE: Oct 1953\n\nDATE TYPED: 7 October 1966"
CITED = (
    "MEMORANDUM FOR: The board\n\nREFERENCES: A. Memo for the board fr Harbour, dtd 25 Jan 68\n\n"
    "1. On 3 February 1968 the harbour board met in the customs house at Cork."
)
DEGREE = (
    "# RESUME\n\nMary Quay\n\n## EDUCATION\n\nCork Seamen's College\nBA, 1968\n\n## WORK\n\nPilot of the port.\n\n"
    "Clerk of the board.\n\nMate of the Ostrea, which she left on 3 March 1969 for a berth at Vigo.\n\nNone.\n\nNone.\n"
)
COVERED = (
    "THE FLEET\n\n14 APRIL THROUGH 14 OCTOBER 1962\n\nHarbour Division\n\nOn 22 October 1962 the last trawler was sold."
)
SENT_LATER = (
    "SECRET 191645Z CITE CORK 4411\n\nTO DIRECTOR\n\n1. THE MATE WAS HELD ON 29 MARCH 1967 BY THE HARBOUR POLICE."
)
STAMPED_GROUP = "MESSAGE\n\nSECRET\n\nSEP 26 20212 61\n\nROUTINE\n\n1. THE MATE (25 NOV 1928) WAS HELD."
RELEASED = "INFORMATION CONTAINED HEREIN IS UNCLASSIFIED\nDATE 7/18/99\n\nDate: 6/12/64\n\nTo: Director\n\nNothing new."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CABLE, "1968-11-29"),
        (FORM, "1968-08-02"),
        (STAMPED, "1964-02-18"),
        (RELEASED, "1964-06-12"),
        (TESTED, "1966-10-07"),
        (CITED, "1968-02-03/.."),
        (DEGREE, "1969-03-03/.."),
        (COVERED, "1962-10-22/.."),
        (SENT_LATER, "1967-04-19"),
        (STAMPED_GROUP, "1961-09-26"),
    ],
)
def test_the_record_is_dated_by_its_own_date_and_not_by_forms_or_releases(text: str, expected: str) -> None:
    assert dating(text).record_date.edtf == expected


def test_a_record_without_a_date_line_is_bounded_by_what_it_tells() -> None:
    text = "The trawler Ostrea left Cork on 2 March 1961 with a cargo of tinplate for the yards at Vigo and Lisbon."
    date = dating(text).record_date
    assert (date.edtf, date.basis, date.earliest, date.latest) == ("1961-03-02/..", "sequence", "1961-03-02", None)
    assert "1961-03-02" in date.evidence[0].sentence


def test_a_record_without_any_date_is_bounded_by_its_neighbours() -> None:
    texts = ["DATE: 3 May 1961\n\nTo the board.", "Nothing to report.", "DATE: 9 May 1961\n\nTo the board."]
    pairs = [record(text, number=number) for number, text in enumerate(texts, start=1)]
    datings = date_records([one for one, _ in pairs], [description for _, description in pairs])
    assert [one.record_date.edtf for one in datings] == ["1961-05-03", "1961-05-03/1961-05-09", "1961-05-09"]


def _dates_of_a_file(*texts: str) -> list[str | None]:
    pairs = [record(text, number=number) for number, text in enumerate(texts, start=1)]
    datings = date_records([one for one, _ in pairs], [description for _, description in pairs])
    return [one.record_date.edtf for one in datings]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It is asked that the contract of the pilot be extended through 7 September 1963.", None),
        ("The board was told that the talks will be held at the harbour house on 7 September 1963.", None),
        ("The pilot said that he had left the harbour on 7 September 1963.", "1963-09-07/.."),
        ("He had left on 7 May 1963. The contract runs until 7 September 1963 and may be extended.", "1963-05-07/.."),
    ],
)
def test_a_day_to_come_is_no_bound_of_a_record_without_a_date(text: str, edtf: str | None) -> None:
    assert _dates_of_a_file(text) == [edtf]


def test_a_plan_among_papers_of_one_time_may_tell_of_what_follows() -> None:
    plan = "The boat left the harbour with the two pilots on board on 7 May 1961 and lay off Vigo."
    letters = ("DATE: 3 May 1961\n\nTo the board.", "DATE: 4 May 1961\n\nTo the board.")
    assert _dates_of_a_file(letters[0], plan, letters[1])[1] == "1961-05-03/1961-05-07"
    assert _dates_of_a_file(letters[0], plan.replace("1961", "1963"), letters[1])[1] == "1963-05-07/.."


def test_a_misread_year_among_papers_of_the_same_days_is_put_right() -> None:
    cables = (
        "DATE: 14 SEPT 76\n\nTo the board.",
        "DATE: 3 SEPT 74\n\nTo the board.",
        "DATE: 8 SEPT 76\n\nTo the board.",
    )
    assert _dates_of_a_file(*cables) == ["1976-09-14", "1976-09-03", "1976-09-08"]


@pytest.mark.parametrize(
    "enclosed",
    [
        "DATE: 3 JULY 74\n\nTo the board.",
        "DATE: 3 SEPT 74\n\nTo the board. The pilot had left the harbour with his boat on 1 August 1974.",
    ],
)
def test_an_older_paper_that_is_enclosed_keeps_its_year(enclosed: str) -> None:
    dates = _dates_of_a_file("DATE: 14 SEPT 76\n\nTo the board.", enclosed, "DATE: 8 SEPT 76\n\nTo the board.")
    assert str(dates[1]).startswith("1974-")


def test_a_date_line_out_of_the_time_of_its_text_is_read_as_soon_after_it() -> None:
    told = "\n".join(f"The pilot left the harbour of Cork on {day} November 1966 and came back." for day in (3, 8, 20))
    dated = dating(f"SECRET\n\n6 Dec. 1946\n\nTO: THE BOARD\n\n{told}").record_date
    assert (dated.edtf, [one.edtf for one in dated.candidates]) == ("1966-12-06", ["1966-12-06", "1946-12-06"])
    assert dated.reading is not None
    assert dated.reading.flags == ("year in doubt",)


def test_a_paper_reviewed_is_not_the_record() -> None:
    text = (
        "MEMORANDUM FOR: The Archives\n\n1. We have reviewed the papers.\n\n2. The second of them, dated 24 June 1964\n"
    )
    assert dating(text).record_date.reading is None


def test_references_to_offices_are_not_the_records_date() -> None:
    text = "TO: THE BOARD\n\nREFERENCES\n\nVigo airtel to Bureau, 8/27/58.\nCork tel to Bureau, 9/3/58.\n\nNo news."
    assert dating(text).record_date.reading is None


def test_a_cover_sheet_put_on_later_is_not_bounded_by_the_file_it_covers() -> None:
    texts = ["IDENTIFICATION FORM\n\nNothing more.", "DATE: 3 May 1961\n\nTo the board."]
    pairs = [record(text, number=number) for number, text in enumerate(texts, start=1)]
    sheet = replace(pairs[0][0], kind="cover_sheet")
    datings = date_records([sheet, pairs[1][0]], [description for _, description in pairs])
    assert [one.record_date.edtf for one in datings] == [None, "1961-05-03"]


def test_a_cover_sheet_bounds_no_record_that_it_covers() -> None:
    texts = ["Form\n\nDate: 5/26/201\n", "DATE: 3 May 1961\n\nTo the board.", "Nothing to report."]
    pairs = [record(text, number=number) for number, text in enumerate(texts, start=1)]
    sheet = replace(pairs[0][0], kind="cover_sheet")
    datings = date_records([sheet, pairs[1][0], pairs[2][0]], [description for _, description in pairs])
    dates = [one.record_date.edtf for one in datings]
    assert dates == ["2010-05-26/2019-05-26", "1961-05-03", "1961-05-03"]


def test_a_date_out_of_the_time_of_its_file_is_not_believed() -> None:
    texts = ["DATE: 3 May 1961\n\nTo the board.", "June 10th 1565\n\nTo the board.", "DATE: 9 May 1961\n\nIt sailed."]
    pairs = [record(text, number=number) for number, text in enumerate(texts, start=1)]
    datings = date_records([one for one, _ in pairs], [description for _, description in pairs])
    doubted = datings[1].record_date
    assert doubted.edtf == "1961-05-03/1961-05-09"
    assert [one.edtf for one in doubted.candidates] == ["1565-06-10"]
    assert "not believed" in doubted.evidence[0].sentence


def test_an_old_record_among_old_ones_is_believed() -> None:
    texts = ["June 10th 1765\n\nTo the board.", "Nothing to report."]
    pairs = [record(text, number=number) for number, text in enumerate(texts, start=1)]
    datings = date_records([one for one, _ in pairs], [description for _, description in pairs])
    assert datings[0].record_date.edtf == "1765-06-10"


def test_a_year_that_may_be_a_time_of_day_bounds_no_record() -> None:
    text = (
        "The board was told of the cargo by those who had come home. " * 4
        + "It fell in 2023 and was picked up by them."
    )
    assert dating(text).record_date.edtf is None
    late = text.replace("in 2023", "in 1998, was seen in 2003")
    assert dating(late).record_date.edtf == "2003-01-01/.."


def test_stamps_and_release_lines_are_furniture() -> None:
    text = "DATE: 3 May 1961\n\nThe trawler sailed on 1 May 1961 for Vigo.\n\nReviewed by HRG on 4/2/95"
    assert uses(text)["4/2/95"] == "furniture"


@pytest.mark.parametrize(
    "note",
    ["(memo, 8 Mar 62)", "(Ibid., p. 4, 3/5/62)", "(UFGA-1234, 6 March 1962)", "(Ruiz, 6 March 1962, p. 32)",
     "(see our letter to you dated 6 March 1962, Subject: Tinplate)", "(Cork to Station\ncable, 3/6/62)"],
)  # fmt: skip
def test_a_source_in_brackets_is_a_mention_and_moves_no_clock(note: str) -> None:
    text = f"HISTORY\n\nThe trawler Ostrea left Cork on 2 March 1961 {note}. Two days later she was seen off Brest.\n"
    found = dating(text).readings
    assert [(one.edtf, one.use) for one in found if one.use != "act"] == [(found[1].edtf, "mention")]
    assert found[-1].edtf == "1961-03-04"


@pytest.mark.parametrize(
    "aside",
    [
        "(she had been named in a report since 6 March 1961)",
        "(on 6 March 1961)",
        "(from 2 to 6 March 1961)",
        "(comment: on 6 March 1961 the mate led a report)",
    ],
)
def test_what_is_told_in_brackets_is_no_source(aside: str) -> None:
    found = dating(f"HISTORY\n\nThe trawler Ostrea left Cork {aside} for Vigo. Two days later she was seen.\n").readings
    assert {one.use for one in found} == {"act"}
    assert found[-1].edtf == "1961-03-08"


def test_a_stamp_that_a_converter_saw_is_furniture() -> None:
    stamp = "[Figure: rubber stamp with the date OCT 14 1968]"
    text = f"HISTORY\n\nThe trawler Ostrea left Cork on 2 March 1961. {stamp} She sank.\n"
    assert [(one.text, one.use) for one in dating(text).readings] == [
        ("2 March 1961", "act"),
        ("OCT 14 1968", "furniture"),
    ]


def test_prose_that_speaks_of_receiving_and_filing_is_no_stamp() -> None:
    text = "DATE: 3 May 1961\n\nThe office received a call on the night of 1 May 1961 and filed no report of it."
    assert uses(text)["the night of 1 May 1961"] == "act"


def test_a_birth_date_is_a_field() -> None:
    assert uses("DATE: 3 May 1961\n\nDOB: 4 April 1936\n\nHe sailed.")["4 April 1936"] == "field"


def test_a_role_that_the_description_gives_is_used() -> None:
    text = "DATE: 3 May 1961\n\n12 June 1975\n\nHe sailed."
    assert dating(text).record_date.edtf == "1961-05-03"
    found = {r.text: r.use for r in dating(text, roles={"12 June 1975": "stamp"}).readings}
    assert found["12 June 1975"] == "furniture"


def test_the_order_of_figures_is_that_of_the_file() -> None:
    texts = ["Date: 27/2/68\n\nTo the board.", "Date: 5/3/68\n\nTo the board."]
    pairs = [record(text, number=number) for number, text in enumerate(texts, start=1)]
    datings = date_records([one for one, _ in pairs], [description for _, description in pairs])
    assert [one.record_date.edtf for one in datings] == ["1968-02-27", "1968-03-05"]


def test_a_misread_century_is_put_right_and_flagged() -> None:
    text = "DATE: 16 August 1967\n\nOn 15 August 1737 he met the agent, and on 14 August 1967 he wrote to the board."
    found = {reading.text: reading for reading in dating(text).readings}
    assert found["15 August 1737"].edtf == "1967-08-15"
    assert "year in doubt" in found["15 August 1737"].flags
    assert [one.edtf for one in found["15 August 1737"].candidates] == ["1967-08-15", "1737-08-15"]


def test_a_lone_decade_is_doubted_but_kept() -> None:
    text = "DATE: 16 August 1967\n\nOn 15 August 1937 he met the agent, and on 14 August 1967 he wrote to the board."
    found = {reading.text: reading for reading in dating(text).readings}
    assert found["15 August 1937"].edtf == "1937-08-15"
    assert [one.edtf for one in found["15 August 1937"].candidates] == ["1937-08-15", "1967-08-15"]


def test_a_year_that_only_a_day_taken_from_it_shares_stands_alone() -> None:
    text = "DATE: 4 January 1969\n\nOn 1 January 1959 he called, on 5 March he left. He wrote on 2 January 1969.\n"
    found = {reading.text: reading for reading in dating(text).readings}
    assert found["1 January 1959"].flags == ("year in doubt",)


def test_a_day_between_two_of_a_list_is_of_their_time() -> None:
    rows = (
        "HXWA-101 PILOTS 30/10/63",
        "HXWA-102 THE HOLD 31/10/03",
        "HXWA-103 BERTHS 1/11/63",
        "HXWA-104 DUES 2/11/63",
    )
    found = {reading.text: reading for reading in dating("LIST OF PAPERS\n\n" + "\n".join(rows)).readings}
    assert (found["31/10/03"].edtf, found["31/10/03"].flags) == ("1963-10-31", ("year in doubt",))


def test_a_birth_between_two_days_of_a_list_stays() -> None:
    rows = ("QUAY REPORTED 30/10/63", "MOOR BORN 31/10/03", "SAILED 1/11/63")
    found = {reading.text: reading.edtf for reading in dating("LIST\n\n" + "\n".join(rows)).readings}
    assert found["31/10/03"] == "1903-10-31"


def test_the_day_of_receipt_beside_a_group_lends_no_misread_year() -> None:
    text = "SECRET 191815Z JUN 69 CITE CORK 4411\n\nDIRECTOR\n\n19 JUN 59 IN 85321\n\n1. ON 16 JUNE THE PILOT LEFT.\n"
    found = {reading.text: reading for reading in dating(text).readings}
    assert (found["19 JUN 59"].edtf, found["19 JUN 59"].flags) == ("1969-06-19", ("year in doubt",))
    assert found["16 JUNE"].edtf == "1969-06-16"


def test_another_day_beside_a_group_keeps_its_year() -> None:
    text = "SECRET 191815Z JUN 69 CITE CORK 4411\n\nREF: CORK 4001 25 JUN 59\n\n1. ON 16 JUNE THE PILOT LEFT.\n"
    assert {reading.text: reading.edtf for reading in dating(text).readings}["25 JUN 59"] == "1959-06-25"


def test_offsets_lead_to_the_whole_page_when_a_record_begins_within_it() -> None:
    text = "The end of the other paper.\nDATE: 3 May 1961\n\nThe trawler sailed on 1 May 1961."
    start = text.index("DATE")
    one = Record("r1", "box/one.txt", 1, "document", (Page(1, text),), start, len(text))
    for reading in date_records([one], [Description()])[0].readings:
        assert reading.text == text[reading.start : reading.end]


def test_a_record_of_conversation_tells_of_the_day_that_its_title_names() -> None:
    text = (
        "Record of a Conversation with Minister Berg, 4 May 1958\n\n20 May 1958\n\nThe Minister is working on it now.\n"
    )
    page = Page(1, text)
    record = Record("r1", "one.txt", 1, "document", (page,), 0, len(text))
    end = text.index("\n")
    title = Field("title", text[:end], text[:end], 1, 0, end)
    (dating,) = date_records([record], [Description(document_type="record of conversation", title=title)])
    assert dating.told_of is not None and dating.told_of.edtf == "1958-05-04"
    (letter,) = date_records([record], [Description(document_type="letter", title=title)])
    assert letter.told_of is None


def test_a_day_long_after_the_record_was_put_on_it_at_its_review() -> None:
    text = MEMORANDUM + "\nLegal desk, 7 October 1998\n\n4. He hopes to sail again on 3 June 1970.\n"
    assert uses(text)["7 October 1998"] == "furniture"
    assert uses(text)["3 June 1970"] == "act"


def dates_of_file(*texts: str) -> list[Dating]:
    pairs = [record(text, number=number) for number, text in enumerate(texts, start=1)]
    return date_records([one for one, _ in pairs], [description for _, description in pairs])


def test_a_record_is_not_dated_years_before_what_it_tells() -> None:
    told = (
        "On 4 December 1958 the trawler lay in the harbour of Vigo, and on 9 December 1958 she was sold to a Dutchman."
    )
    date = dating(f"12 January 1949\n\nMEMORANDUM FOR: Chief, Harbour Division\n\n{told}").record_date
    assert date.edtf == "1959-01-12"
    assert [one.edtf for one in date.candidates] == ["1959-01-12", "1949-01-12"]
    assert date.reading is not None
    assert "year in doubt" in date.reading.flags
    assert date.evidence[-1].feature == "record.year-put-right"


def test_a_second_page_is_of_the_day_of_the_first() -> None:
    letter = "MEMORANDUM FOR THE FILE\n\nThe Consul called and spoke of the repairs at some length."
    found = dates_of_file(f"June 3, 1963\n\n{letter}", f"June 3, 1903\n\n{letter}")
    assert [one.record_date.edtf for one in found] == ["1963-06-03", "1963-06-03"]


@pytest.mark.parametrize(
    "text",
    [
        "12 January 1958\n\nThe trawler is to be sold on 4 March 1959, and on 9 May 1959 the crew is to be paid off.",
        "12 January 1949\n\nThe trawler lay in Vigo on 4 December 1948, and on 9 December 1948 she was sold.",
    ],
)
def test_a_year_that_plans_or_nothing_contradicts_stands(text: str) -> None:
    date = dating(text).record_date
    assert date.reading is not None
    assert date.reading.text == text.split("\n")[0]
    assert date.edtf == date.reading.value
    assert all(one.feature != "record.year-put-right" for one in date.evidence)


def test_a_teletype_sent_on_is_of_the_day_of_its_own_sender() -> None:
    text = (
        "P 050945Z DEC 57\n\nFM CINC ROME\n\nINFO OSLO\n\nP 021230Z DEC 57\n\nFM CONSUL BERN\n\nTO LEGATION BONN\n\n"
        "1. ON 28 NOVEMBER THE AGENT CALLED ON THE CONSUL.\n"
    )
    one, description = record(text)
    at = text.index("CONSUL BERN")
    author = Field("author", "CONSUL BERN", "CONSUL BERN", 1, at, at + 11, "header.bare")
    (sent_on,) = date_records([one], [replace(description, author=author)])
    assert sent_on.record_date.edtf == "1957-12-02"
    assert "record.sender-group" in [one.feature for one in sent_on.record_date.evidence]
    assert "record.sender-group" not in [one.feature for one in dating(text).record_date.evidence]


def test_a_group_misread_on_a_later_page_is_of_the_records_year() -> None:
    pages = (
        "TOT: 270110Z MAY 68 DIRECTOR 2301\n\nTO: PRIORITY CORK.\n",
        "PAGE 2\nTOT: 270110Z MAY 65\n\nTHE BOARD HAS MET.",
    )
    dated = date_records([testing.record(*pages)], [Description()])[0]
    found = {reading.text: (reading.edtf, reading.flags) for reading in dated.readings}
    assert found["270110Z MAY 65"] == ("1968-05-27", ("year in doubt",))


def test_a_second_cable_of_the_same_day_in_another_year_stays() -> None:
    text = "TOT: 270110Z MAY 68 DIRECTOR 2301\n\n1. THE BOARD MET ON 3 JUNE 65.\n\nREF: 270110Z MAY 65\n"
    assert {reading.text: reading.edtf for reading in dating(text).readings}["270110Z MAY 65"] == "1965-05-27"


def test_figures_of_a_year_that_may_be_of_two_centuries_do_not_outweigh_the_group_of_a_cable() -> None:
    text = "SECRET 310633Z JAN 73\n\nCITE CORK 1144\n\nREFS: A. CORK 1142 19 Jan 13\n\nB. VIGO 9343 6 Feb 13\n"
    dated = dating(text)
    assert dated.record_date.edtf == "1973-01-31"
    assert {reading.text: reading.edtf for reading in dated.readings}["19 Jan 13"] == "1973-01-19"


def test_what_a_release_prints_and_a_birth_bound_no_record() -> None:
    text = "104-00000-00000-1002025 RELEASE UNDER THE PRESIDENT JOHN F. KENNEDY ASSASSINATION RECORDS ACT OF 1992\n\n"
    assert dating(text + "IDEN A: MARY QUAY\n\nDOB 9 NOV 1933 CORK\n").record_date.edtf is None


def test_the_records_own_day_has_the_records_year() -> None:
    text = (
        "# DISPATCH\n\nTO: Chief, Cork\n\n1. The mate came on 26 April 1965 and left on 15 April 1966.\n\nDATE APR25\n"
    )
    dated = dating(text)
    assert dated.record_date.reading is not None
    assert dated.record_date.reading.edtf == dated.record_date.edtf


def test_a_file_of_many_years_lends_no_year_to_what_stands_between() -> None:
    first = record("MEMORANDUM\n\n25 November 1963\n\nThe board met.", number=1)
    between = record("He was seen at Vigo on 28 September.", number=2)
    last = record("MEMORANDUM\n\n14 January 1975\n\nThe board met.", number=3)
    dated = date_records([one for one, _ in (first, between, last)], [one for _, one in (first, between, last)])
    assert [reading.value for reading in dated[1].readings] == ["XXXX-09-28"]


def test_the_first_day_of_a_year_lends_no_month_to_a_group() -> None:
    text = "SECRET 191817Z\n\nDIR CITE CORK 6587\n\n1. HE GAVE UP HIS SHIP IN 1959 AND LIVES AT VIGO.\n"
    assert dating(text).record_date.edtf == "1959-01-01/.."


@pytest.mark.parametrize(
    ("told", "words", "edtf"),
    [
        ("He went to Cork on 12 January 1962 and 12 November 1905.", "12 November 1905", "1965-11-12"),
        ("He went to Cork on 12 January 1962. The quay was built from 12 November 1905 on.", "12 November 1905", None),
        ("Born 12 January 1902 and 12 November 1905.", "12 November 1905", None),
    ],
)
def test_a_day_beside_another_from_which_it_lies_a_lifetime_is_misread(told: str, words: str, edtf: str | None) -> None:
    found = {one.text.rstrip("."): one.edtf for one in dating(f"MEMORANDUM\n\n24 February 1969\n\n{told}\n").readings}
    assert found[words] == (edtf or "1905-11-12")


def test_a_group_takes_its_month_from_the_day_of_its_receipt_beside_it() -> None:
    text = "SECRET 072354Z CITE CORK 1869 7 JUL 66 152218\n\n1. THE MATE (TRAINED FEB 64 AND JAN 65) IS DUE 11 JULY.\n"
    assert dating(text).record_date.edtf == "1966-07-07"


def test_a_list_of_births_is_no_witness_against_a_date_that_is_set_again() -> None:
    births = "\n".join(f"| Quay, Mary {number} | 3-26-{30 + number} Ill. |" for number in range(9))
    text = f"BOARD OF THE PORT\n\n29 July 1975\n\nMEMORANDUM FOR: The crew\n\n{births}\n\n29 July 1975\n"
    assert dating(text).record_date.edtf == "1975-07-29"


def test_the_sheet_before_a_record_lends_no_year_to_it() -> None:
    sheet = replace(record("IDENTIFICATION FORM\n\nDate: 07/22/96\n")[0], kind="cover_sheet")
    exhibit, description = record("EXHIBIT\n\nDate: 24 January\n", number=2)
    assert date_records([sheet, exhibit], [Description(), description])[1].record_date.edtf != "1996-01-24"


def test_what_was_learnt_by_a_day_was_sent_after_it() -> None:
    learnt = "DOI: 9 OCT - 7 NOV 63 PADA: SPAIN, VIGO (30 NOV 63)"
    text = f"SECRET 120028Z\n\nDIR CITE CORK 0924\n\n{learnt}\n\nSOURCE: A PILOT.\n"
    assert dating(text).record_date.edtf == "1963-12-12"


def test_a_time_of_day_goes_with_the_day_that_was_put_right() -> None:
    text = "MEMORANDUM\n\n9 February 1960\n\nThey met at Vigo on 1 February 1.950 from 1000 hours to 1530 hours.\n"
    found = {one.text.rstrip("."): one.value for one in dating(text).readings}
    assert (found["1000 hours"], found["1530 hours"]) == ("1960-02-01T10:00", "1960-02-01T15:30")


def test_figures_behind_a_month_are_no_year_of_a_group_without_its_z() -> None:
    readings = dating("SECRET 2100302 DEC 21 1472\n\n1. THE BOARD MET ON 20 DEC 63 AT CORK.\n").readings
    assert not any(one.edtf.startswith("2021") for one in readings)


def test_a_day_of_running_text_shortly_before_the_record_was_not_stamped_on_it() -> None:
    text = "MEMORANDUM\n\n1 July 1964\n\nOn 16 June 1984 the pilot and the mate tried the new lights off Cork.\n"
    found = {one.text: (one.edtf, one.use) for one in dating(text).readings}
    assert found["16 June 1984"] == ("1964-06-16", "act")


def test_the_dates_that_end_the_rows_of_a_list_do_not_date_it() -> None:
    rows = "".join(f"Novak, Petr {number}. 12/{number}/52\n" for number in range(10, 26))
    found = dating(f"MASTERS OF BRIGS\n\n{rows}").record_date
    assert (found.edtf, found.basis) == ("1952-12-25/..", "sequence")
    assert dating(f"MASTERS OF BRIGS\n\n9 May 1953\n\n{rows}").record_date.edtf == "1953-05-09"
    assert dating("Novak, Petr 12/10/52\n").record_date.edtf == "1952-12-10"


def test_the_days_of_a_meeting_do_not_date_the_report_of_it() -> None:
    report = "12 July 1964\n\nCONTACT REPORT: the master of the brig\n\nDATES : 8 May 1984\n\nHe came late.\n"
    assert dating(report).record_date.edtf == "1964-07-12"


def test_a_day_that_a_meeting_had_and_the_letter_tells_of_bounds_the_letter() -> None:
    letter = (
        "Dear Judge:\n\nI have word of what the Board settled at its 9 October 1996 meeting in Vigo.\n\nSincerely,\n"
    )
    assert dating(letter).record_date.edtf == "1996-10-09/.."


@pytest.mark.parametrize(("above", "edtf"), [("", "1961-05-06/.."), ("9 May 1984\n", "1984-05-09")])
def test_the_dates_of_what_was_withdrawn_do_not_date_the_sheet_that_lists_it(above: str, edtf: str) -> None:
    rows = ["memo | Hale to Novak, 2 pp. | 5/4/61 | A", "cable | Vigo 344 | 5/6/61 | A"]
    text = f"WITHDRAWAL SHEET\n{above}\n" + "\n".join(rows)
    one, _ = record(text)
    places = [(row, text.index(row)) for row in rows]
    fields = [Field("withdrawal", row, row, 1, at, at + len(row), "withdrawal.row") for row, at in places]
    assert date_records([one], [Description(other=tuple(fields))])[0].record_date.edtf == edtf


def test_nothing_is_counted_from_a_day_that_only_bounds_the_record() -> None:
    told = "On 1 December 1961 the pilot sailed. Is he alive now? He is coming next Wednesday. He was away last year."
    one = dating(f"Mr. Quay. {told}\n")
    assert one.record_date.edtf == "1961-12-01/.."
    found = {reading.text: reading.edtf for reading in one.readings}
    assert (found["now"], found["next Wednesday"], found["last year"]) == ("", "", "")
    dated = {reading.text: reading.edtf for reading in dating(f"DATE: 9 March 1962\n\n{told}\n").readings}
    assert (dated["now"], dated["last year"]) == ("1962-03-09~", "1961")


def _file(*days: str) -> list[Dating]:
    pages = [f"MEMORANDUM\n\nDATE: {day}\n\nThe quay was searched again.\n" for day in days]
    records = [record(text, number=number) for number, text in enumerate(pages, 1)]
    return date_records([one for one, _ in records], [description for _, description in records])


def test_a_year_of_which_no_other_record_is_takes_the_time_of_its_neighbours() -> None:
    days = ["3 May 1969", "9 June 1969", "25 June 1959", "30 June 1969", "4 July 1969"]
    misread = _file(*days)[2]
    assert misread.record_date.edtf == "1969-06-25"
    assert [one.edtf for one in misread.record_date.candidates] == ["1969-06-25", "1959-06-25"]
    assert "year in doubt" in misread.readings[0].flags
    far = _file("3 May 1951", "9 June 1969", "25 June 1959", "30 June 1983", "4 July 1983")[2]
    assert far.record_date.edtf == "1959-06-25"


def test_a_record_that_tells_of_a_time_shortly_before_its_date_keeps_its_year() -> None:
    days = ["3 May 1965", "9 June 1965", "25 June 1961", "30 June 1965", "4 July 1965"]
    assert _file(*days)[2].record_date.edtf == "1965-06-25"
    pages = [f"MEMORANDUM\n\nDATE: {day}\n\nThe board met.\n" for day in days]
    pages[2] += "\nThe pilot who was at the harbour of Vigo left it on 26 May 1960 and came home.\n"
    assert _dates_of_a_file(*pages)[2] == "1961-06-25"


def test_a_year_of_no_other_record_is_put_right_where_a_neighbour_is_of_that_very_day() -> None:
    days = ["3 March 1967", "11 September 1967", "11 September 1957", "2 September 1967", "3 May 1968", "4 May 1968"]
    assert _file(*days)[2].record_date.edtf == "1967-09-11"
    other = ["3 March 1967", "11 September 1967", "11 September 1957", "20 September 1957", "3 May 1968", "4 May 1968"]
    assert _file(*other)[2].record_date.edtf == "1957-09-11"


def test_a_misread_year_takes_its_place_in_a_file_that_is_in_order() -> None:
    before, after = ["17 March 1971", "28 August 1970", "13 August 1970"], ["7 May 1970", "6 May 1970", "28 April 1970"]
    assert _file(*before, "23 June 1978", *after)[3].record_date.edtf == "1970-06-23"
    mixed = ["17 March 1970", "28 August 1971", "13 August 1970"]
    assert _file(*mixed, "23 June 1978", *after[::-1], "3 June 1977")[3].record_date.edtf == "1978-06-23"


def test_two_misread_years_do_not_bear_each_other_out() -> None:
    days = ("12 May 1966", "20 May 1956", "25 May 1966", "26 May 1966", "30 May 1966", "2 June 1966", "3 June 1966")
    dates = _file(*days, "9 June 1966", "8 June 1956", "14 June 1966", "15 June 1966")
    assert [dates[at].record_date.edtf for at in (1, 8)] == ["1966-05-20", "1966-06-08"]
    assert dates[1].record_date.reading is not None
    assert dates[1].record_date.reading.flags == ("year in doubt",)


def test_two_papers_of_neighbouring_days_are_laid_in_together() -> None:
    days = ("12 May 1966", "14 May 1966", "25 May 1966", "20 May 1956", "22 May 1956", "26 May 1966", "30 May 1966")
    assert [one.record_date.edtf for one in _file(*days)][3:5] == ["1956-05-20", "1956-05-22"]


def test_fives_and_sixes_are_misread_for_each_other_both_at_once() -> None:
    dates = _file("12 May 1966", "20 May 1955", "25 May 1966", "20 May 1944", "26 May 1966")
    assert [dates[at].record_date.edtf for at in (1, 3)] == ["1966-05-20", "1944-05-20"]


def test_a_year_that_is_taken_from_elsewhere_is_the_neighbours_where_they_are_of_one_time() -> None:
    days = ["26 September 1962", "20 September 1962", "2 August", "18 September 1962", "21 August 1962"]
    pages = [f"MEMORANDUM\n\nDATE: {day}\n\nThe quay was searched.\n" for day in days]
    pages[2] = "2 AUGUST 1 DAY ONLY. THE PILOT WAS TOLD.\n\nEND OF MESSAGE\n\n07/15/22\n"
    records = [record(text, number=number) for number, text in enumerate(pages, 1)]
    found = date_records([one for one, _ in records], [description for _, description in records])[2].record_date
    assert found.edtf == "1962-07-15"


def test_of_two_years_on_a_record_that_stands_alone_that_of_the_release_is_the_likelier() -> None:
    text = "DATE: 7 MAY 52\n\nTO : CORK\n\nFROM : VIGO\n\nMAY 7 11402 {}\n\nROUTINE\n\nIN 3127\n\nTHE PILOT IS LATE.\n"
    assert date_records([record(text.format(62))[0]], [Description()])[0].record_date.edtf == "1962-05-07"
    assert date_records([record(text.format(82))[0]], [Description()])[0].record_date.edtf == "1952-05-07"


def test_two_years_on_one_record_leave_the_one_that_the_file_bears_out() -> None:
    text = "DATE: 16 November 1965\n\nMEMORANDUM FOR: Chief of Pilots\n\nThe quay.\n\n16 November 1968\n"
    days = ("15 November 1965", "27 November 1968", "25 October 1965")
    pages = [f"MEMORANDUM\n\nDATE: {day}\n\nThe quay.\n" for day in days]
    records = [record(page, number=number) for number, page in enumerate([*pages[:2], text, pages[2]], 1)]
    found = date_records([one for one, _ in records], [description for _, description in records])[2]
    assert found.record_date.edtf == "1965-11-16"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Country Spain\nDate of Info prior to 7 March 1962\nDate place acq Vigo\n\nThe quay.\n", None),
        ("To the Board\n\nThe quay.\n\nAPPROVED:\n\n3 JUN 1961\nDate Approved\n\n24 January 1961\n", "1961-01-24"),
        ("END OF REPLY\n\n114-0000377-2 07-MAY-52-04418\n\nEND\n", None),
    ],
)
def test_days_of_learning_approving_and_filing_are_not_the_records_own(text: str, edtf: str | None) -> None:
    found = date_records([record(text)[0]], [Description()])[0].record_date
    assert (found.edtf if found.reading else None) == edtf


def test_a_date_line_a_lifetime_before_its_file_is_flagged_and_not_believed() -> None:
    days = ["3 May 1965", "9 June 1966", "26 March 1858", "30 June 1968", "4 July 1969"]
    one = _file(*days)[2]
    assert one.record_date.reading is None
    assert one.record_date.earliest is not None
    assert one.record_date.earliest >= "1965"
    assert [reading.flags for reading in one.readings if reading.text == "26 March 1858"] == [("year in doubt",)]


def test_the_same_day_of_two_years_on_one_record_is_of_the_year_that_its_file_bears_out() -> None:
    text = "DATE: 12 July 1961\n\nSECRET\n\n12 JUL 91 22 03Z\n\nCITE DIR 00264\n\nTHE PILOT ARRIVED.\n"
    others = [f"MEMORANDUM\n\nDATE: {day}\n\nThe quay.\n" for day in ("11 July 1961", "13 July 1961")]
    records = [record(page, number=number) for number, page in enumerate([others[0], text, others[1]], 1)]
    found = date_records([one for one, _ in records], [description for _, description in records])[1]
    assert found.record_date.edtf == "1961-07-12"


def test_a_month_of_a_later_review_is_of_the_records_time() -> None:
    found = {one.text: one for one in dating("DATE: 30 September 1964\n\nPay for July, Aug and Sept 1984.\n").readings}
    assert (found["Sept 1984"].edtf, found["Sept 1984"].flags) == ("1964-09", ("year in doubt",))
    ahead = {one.text: one for one in dating("DATE: 30 September 1964\n\nIt is valid until 24 August 1969.\n").readings}
    assert ahead["24 August 1969"].edtf == "1969-08-24"


def test_a_season_of_a_later_review_stays_as_it_is_written() -> None:
    found = {one.text: one.edtf for one in dating("DATE: 30 September 1964\n\nPay for the summer of 1984.\n").readings}
    assert "1984-22" in found.values()


def test_two_figures_of_a_birth_lend_their_year_to_nothing() -> None:
    told = "DATE: 23 MAR 61\n\n2. JOSE QUAY, 13 MAY 15, CORK. RETURNED BY SHIP AFTERNOON 28 MARCH.\n"
    found = {one.text: one.edtf for one in dating(told).readings}
    assert found["28 MARCH"] == "1961-03-28"


def test_a_stamp_behind_its_number_dates_no_record() -> None:
    text = "Review by\nMary Quay,\nPilot\n\n18 January 1962\n\nTHE HARBOUR PLAN\n\nOFFICE OF THE PORT\n22 MAY 15 1962\n"
    assert dating(text).record_date.edtf == "1962-01-18"


def test_the_months_of_a_leave_record_date_no_record() -> None:
    rows = "".join(f"| {month} | 8 | 0 |\n" for month in ("Jan.", "Feb.", "March", "April"))
    lines: dict[str, LineRole] = {line: "table" for line in rows.split("\n") if line}
    assert (
        dating(f"LEAVE RECORD\n\nEmployed since 15 November 1976.\n\n{rows}", roles=lines).record_date.reading is None
    )


def test_a_day_that_the_writer_struck_out_dates_nothing() -> None:
    text = "MEMORANDUM FOR: Chief, Vigo\n\n~~3 May 1961~~ 4 May 1961\n\nThe brig left ~~yesterday~~ on 2 May 1961.\n"
    written = testing.record(text)
    [dating] = date_records([written], [describe_record(written)])
    assert dating.record_date.edtf == "1961-05-04"
    assert [text[one.start : one.end] for one in dating.readings] == ["4 May 1961", "2 May 1961"]


def test_the_group_of_the_sender_goes_before_that_of_the_receipt() -> None:
    text = "PAGE 001\nTOR: 082350Z MAY 61\nIN 0768\n\nSECRET 060553Z MAY 61 STAFF\n\nCITE CORK 59\n\nTO: DIRECTOR.\n"
    roles: dict[str, LineRole] = {line: "header" for line in text.split("\n") if line}
    one, description = record(text, roles=roles)
    at = text.index("CORK")
    author = Field("author", "CORK", "CORK", 1, at, at + len("CORK"), "header.bare")
    assert date_records([one], [replace(description, author=author)])[0].record_date.edtf == "1961-05-06"


def test_a_line_that_names_a_paper_is_not_behind_the_date_above_it() -> None:
    head = "ATTACHMENT 2\n\nSUBJECT: The pilots of Vigo\n\n"
    assert dating(f"{head}Talk = 19 April 1967\nReport = unk.\n\n1.- QUAY saw MOOR.\n").record_date.edtf == "1967-04-19"
    assert dating(f"{head}Attached is a 19 April 1967\nreport on it.\n").record_date.reading is None


def test_the_day_behind_a_cables_own_number_goes_before_a_stamp() -> None:
    head = "SECRET 173418Z CITE NORTH QUAY 4127 17 Mar 64. 50611\n\nBOARD INFO VIGO\n\n19 MAR 1951\n\n"
    assert dating(f"{head}REF BOARD 20718\n\nTHE PILOT IS LATE.\n").record_date.edtf == "1964-03-17"
    cited = "SECRET\n\nBOARD INFO VIGO\n\n19 MAR 1963\n\nREF NORTH QUAY 4127 17 Mar 64\n\nTHE PILOT IS LATE.\n"
    assert dating(cited).record_date.edtf == "1963-03-19"


def test_a_memorandum_of_a_meeting_has_its_own_day_and_not_that_of_the_meeting() -> None:
    head = ("2 June 1965", "MEMORANDUM FOR THE RECORD", "SUBJECT: Meeting with Quay")
    lines = (*head, "DATE: 25 May 1965, 1900-2030 hours", "PLACE: Harbour Office, Cork")
    found = dating("\n\n".join(lines) + "\n", roles=dict.fromkeys(lines, "header"))
    assert found.record_date.edtf == "1965-06-02"


def test_the_sheet_of_a_release_is_of_the_day_on_its_heading() -> None:
    line = "Assassination System Identification Form Date: 4/17/201"
    assert (
        dating(f"{line}\n\nAGENCY: HARBOUR\n", roles={line: "boilerplate"}).record_date.edtf == "2010-04-17/2019-04-17"
    )


def test_the_day_on_which_a_paper_was_taken_into_an_inventory_is_not_its_own() -> None:
    text = "EYES ONLY\n\n14 May 1962\n\nSUBJECT: The quay\n\nINVENTORIED:\nON MAR 2 1977\nBY\n\nIt is closed.\n"
    assert _dates_of_a_file(text) == ["1962-05-14"]


SHEET = "IDENTIFICATION FORM\n\nAGENCY: HARBOUR\n\nDATE: 07/09/1960\nPAGES: 5\n\nDATE OF LAST REVIEW: 08/06/1998\n"


def _behind_its_sheet(*texts: str) -> list[Dating]:
    sheet, told = record(SHEET, roles=dict.fromkeys(SHEET.split("\n"), "boilerplate"))
    pairs = [record(text, number=number) for number, text in enumerate(texts, start=2)]
    records = [replace(sheet, kind="cover_sheet"), *(one for one, _ in pairs)]
    return date_records(records, [told, *(description for _, description in pairs)])[1:]


@pytest.mark.parametrize(
    ("texts", "edtf"),
    [
        (["The pilots told the board of the quay."], "1960-07-09"),
        (["The pilots who came to the board of the harbour told it of the quay on 3 June 1960."], "1960-07-09"),
        (["The pilots who came to the board of the harbour told it of the quay on 3 June 1964."], "1964-06-03/.."),
        (["The pilot of the harbour of Vigo has to be back with the mate at the end of July 1960."], "1960-07-09"),
        (["MEMORANDUM\n\nDATE: 3 May 1961\n\nThe quay."], "1961-05-03"),
        (["The pilots told the board of the quay.", "The quay is closed."], None),
    ],
)
def test_the_one_record_behind_a_sheet_is_of_the_day_that_the_sheet_gives(texts: list[str], edtf: str | None) -> None:
    assert _behind_its_sheet(*texts)[0].record_date.edtf == edtf


def test_a_sheet_with_the_same_day_of_another_year_leaves_the_records_year_in_doubt() -> None:
    dated = _behind_its_sheet("MEMORANDUM\n\nDATE: 9 July 1967\n\nThe quay.")[0]
    assert dated.record_date.edtf == "1967-07-09"
    assert [one.edtf for one in dated.record_date.candidates] == ["1967-07-09", "1960-07-09"]
    assert "year in doubt" in dated.readings[0].flags


def test_a_record_that_alone_bears_a_year_long_before_the_release_is_in_doubt() -> None:
    dated = dating("CORK\n\n22 OCT. 33\n\nSECRET\n\nTHE PILOT IS LATE.\n")
    assert dated.record_date.edtf == "1933-10-22"
    assert [one.edtf for one in dated.record_date.candidates] == ["1933-10-22", "1963-10-22", "1973-10-22"]
    assert "year in doubt" in dated.readings[0].flags
    borne_out = dating("CORK\n\n22 OCT. 33\n\nSECRET\n\nThe pilot came back to the harbour on 3 September 1933.\n")
    assert not borne_out.readings[0].flags


def test_a_record_written_within_days_of_all_that_it_tells_is_of_their_year() -> None:
    days = ("13 May 1966", "14 May 1966", "28 May 1966", "30 May 1966")
    cited = "\n".join(f"The quay was seen by the pilots of Cork on {day} and then it was let." for day in days)
    dated = dating(f"DISPATCH\n\n{cited}\n\nDATE TYPED\n9 June 1986\n").record_date
    assert dated.edtf == "1966-06-09"
    assert dated.candidates[1].edtf == "1986-06-09"
    late = dating(f"DISPATCH\n\n{cited}\n\nDATE TYPED\n9 August 1986\n").record_date
    assert late.edtf == "1986-08-09"


def test_a_later_page_of_a_cable_is_of_the_year_of_the_first() -> None:
    page = "SECRET 221152Z\n\nCITE CORK 3696\n22 APR {} IN 22624\n\nThe pilot is late.\n"
    assert _dates_of_a_file(page.format(64), page.format(53)) == ["1964-04-22", "1964-04-22"]


def test_a_list_of_another_bureaus_papers_lends_no_date_to_the_letter_that_has_it() -> None:
    listed = "ORIGIN: Cork\n\nDATE: 6 December 1962\n\nSUBJECT: The quay\n"
    text = f"CONFIDENTIAL\n\n5 August 1966\n\nMEMORANDUM FOR: Chief of Pilots\n\nOne paper was found:\n\n{listed}"
    assert _dates_of_a_file(text) == ["1966-08-05"]


def test_a_letter_told_of_in_a_sentence_stays_a_mention_where_the_record_has_no_other_day() -> None:
    told = "The pilot has said so more than once. Attached is a 24 November 1965 letter from the board which denies it."
    dated = dating(f"SUBJECT: The quay\n\n{told}\n")
    assert [one.use for one in dated.readings] == ["mention"]


def test_a_month_among_the_cells_of_a_row_dates_no_record() -> None:
    text = "# -1-\n\nQUAY, Mary | March 1962 | 11 63 | 10 | Vigo\nMOOR, Juan | March 1962 | 5 63 | 20 | Cork\n"
    assert dating(text).record_date.reading is None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        (
            "LEASE OF A BERTH\n\nThe board lets it.\n\nIN WITNESS WHEREOF the hands of both are put hereto"
            " this 9th day of March 1961.\n",
            "1961-03-09",
        ),
        ("PORT OFFICE\n\nA. HXW-4417, 8 March 1961\nB. HXW-4418, 9 March 1961\n\nThe berths are let.\n", None),
        (
            "FEB 3 '61 05:03PM HARBOUR OFFICE P.2\n\n9 January 1961\n\nDear Mrs. Quay:\n\nThe berth is let.\n",
            "1961-01-09",
        ),
        ("UNIT: HB/PIL\nDATE: 9 January 1961\nCABLE SECRETARIAT\n\nThe berths are let to the pilots.\n", "1961-01-09"),
        ("Port of Cork\n\nMICROFILMED\nMAR 9 1961\n\nThe berths are let to the pilots of the harbour.\n", None),
    ],
)
def test_clauses_lists_fax_lines_and_microfilms(text: str, edtf: str | None) -> None:
    found = dating(text).record_date
    assert (found.edtf if found.reading else None) == edtf
