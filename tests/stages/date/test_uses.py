"""use_of: whether a date tells of an act, names a paper, fills a field, dates the record or is printed or stamped."""

import pytest

from regesta.model.records import Description
from regesta.model.text import Line, LineRole
from regesta.stages.date import date_records
from regesta.testing import record


def uses(text: str, *, roles: dict[str, LineRole] | None = None) -> dict[str, str]:
    lines, at = [], 0
    for line in text.split("\n"):
        if roles and line in roles:
            lines.append(Line(1, at, at + len(line), roles[line]))
        at += len(line) + 1
    readings = date_records([record(text)], [Description(lines=tuple(lines))])[0].readings
    return {reading.text: reading.use for reading in readings}


HEAD = "MEMORANDUM\n\nDATE: 9 March 1961\n\n"


@pytest.mark.parametrize(
    ("line", "words", "use"),
    [
        ("Attached is a 3 February 1961 letter from the harbour board.", "3 February 1961", "mention"),
        ("Page two of the February 3, 1961, communication has been cut.", "February 3, 1961", "mention"),
        ("The board met on 3 February 1961 and letters were read.", "3 February 1961", "act"),
        ("ReBulet 2/3/61.", "2/3/61", "mention"),
        ("Re Bulet 2/3/61. K 5-6-98 DECLASSIFY ON: 25X", "2/3/61", "mention"),
        ("Re Bulet 2/3/61. K 5-6-98 DECLASSIFY ON: 25X", "5-6-98", "furniture"),
        ("REF: Form 2211 Requesting Berth, 3 February 1961", "3 February 1961", "mention"),
        ("Form 2211, 3 February 1961", "3 February 1961", "furniture"),
        ("REFERENCES: a licence recently obtained at Vigo, and two weeks of leave.", "recently", "act"),
        ("![signature of the pilot] February 3, 1961 A. Quay 5512", "February 3, 1961", "field"),
        ("![signature of the pilot] February 3, 1991 A. Quay 5512", "February 3, 1991", "furniture"),
        ("FILE: 12-4. RVW 9 MAR 81", "9 MAR 81", "field"),
        ("![Date 8 March 1961]", "8 March 1961", "field"),
        ("RECEIVED BY THE PILOT OF THE PORT ON 3 February 1961:", "3 February 1961", "act"),
        ("RECEIVED 3 February 1961", "3 February 1961", "furniture"),
        (
            "In the 3 February 1961 issue the paper told its readers that the files of the port board of Cork were"
            " declassified under the Act.",
            "3 February 1961",
            "mention",
        ),
        ("Approved for release 3 February 1993", "3 February 1993", "furniture"),
        ("Date of Next Review: 2017", "2017", "furniture"),
        ("HO 341 REPLACES PORT FORM 340, 1 JUN 47, WHICH MAY BE USED.", "1 JUN 47", "furniture"),
        ("Source moved into the house at the quay in February 1961.", "February 1961", "act"),
        ("RE: Mr. Quay\n\nPlease be told that as from February 1961 he is the pilot.", "February 1961", "act"),
        ("a letter to the board, dated\n   3 February 1961, was read", "3 February 1961", "mention"),
        ("| DATE | 8 March 1961 | 3 |", "8 March 1961", "record"),
        ("HB/PIL:mq 8 March 1961", "8 March 1961", "record"),
        ("HB/PIL/Mary Quay/js (8 March 1961)", "8 March 1961", "record"),
        ("HB/PIL:mq 8 March 1941", "8 March 1941", "act"),
        ("8 MAR 61 IN 40771", "8 MAR 61", "record"),
        ("HXWA-00114 3 FEB 61 0567220", "3 FEB 61", "mention"),
        ("HXWA-114\n3 February 1961", "3 February 1961", "mention"),
        ("Pier-114 was closed on 3 February 1961.", "3 February 1961", "act"),
        ("The Division passed the memo to the board on 3 February 1961.", "3 February 1961", "act"),
        ("Notes of the meeting of 3 February 1961 are kept.", "3 February 1961", "act"),
        ("In your response of 3 February 1961 two papers were named.", "3 February 1961", "mention"),
        ("See Memo, Quay to the Pilot, 3 February 1961.", "3 February 1961", "act"),
        ("40. Memo, Quay to the Pilot, 3 February 1961.", "3 February 1961", "mention"),
        ("e. 3 February 1961 memorandum for the pilots--denied.", "3 February 1961", "mention"),
        ("under Public Law 102 of 3 February 1961 the quay is free.", "3 February 1961", "mention"),
        ("the Harbour Protection Act\nof 1952 protects it.", "1952", "mention"),
        ("Approvals were granted in August 1959, August 1960 and", "August 1960", "act"),
        ("NAME: DOE, DOI 3 FEB 61", "3 FEB 61", "field"),
        ("A. RUIZ, D.POB 3 FEB 1921 AT CORK", "3 FEB 1921", "field"),
        ("Original - Harbour Office via courier on: 3 February 1961", "3 February 1961", "field"),
        ("DATES:\n3 February 1961", "3 February 1961", "act"),
        ("Declassified by 0605\ndate 3 FEB 1976", "3 FEB 1976", "furniture"),
        ("APR 16 61", "APR 16 61", "furniture"),
        ("5-126 (9-19-60)", "9-19-60", "furniture"),
        ("9 March 1961", "9 March 1961", "record"),
        ("| Name | Effective Date |\n| --- | --- |\n| Quay | 3 February 1961 |", "3 February 1961", "field"),
        ("| DATE | SIGNATURE |\n| --- | --- |\n| 8 March 1961 | M. Quay |", "8 March 1961", "record"),
        ("| DATE | SHIP |\n| --- | --- |\n| 8 March 1961 | Ostrea |", "8 March 1961", "act"),
    ],
)
def test_what_a_date_on_a_line_is_there_for(line: str, words: str, use: str) -> None:
    roles: dict[str, LineRole] = {line: "furniture"} if line.startswith("!") else {}
    assert uses(f"{HEAD}{line}\n", roles=roles)[words] == use


@pytest.mark.parametrize(
    ("line", "use"),
    [
        ("DATE OF INFO. 3 February 1961", "field"),
        ("DATE OF 3 February 1961", "field"),
        ("PLACE & DATE ACQ. SPAIN, VIGO (3 February 1961)", "field"),
        ("Departure Date 3 February 1961", "field"),
        ("Date of Report: 3 February 1961", "record"),
        ("ReBuairtel 3 February 1961", "mention"),
        ("3 February 1961, DALLAS, TEXAS", "act"),
        ("Airtel 3 February 1961", "mention"),
        ("SUBJECT: The meeting of the harbour board at Cork, 3 February 1961", "act"),
        ("SUBJECT: Cable of the harbour board at Cork of 3 February 1961", "mention"),
        ("SUBJECT REF IS THE PILOT: BORN 3 February 1961 IN CORK", "act"),
        ("ACTION: HB 3 (HARBOUR DESK NOTIFIED AND COPY SLOTTED 1140 3 February 1961)", "furniture"),
    ],
)
def test_a_date_in_the_head_is_the_records_own_where_its_label_does_not_say_otherwise(line: str, use: str) -> None:
    assert uses(f"{HEAD}{line}\n", roles={line: "header"})["3 February 1961"] == use


def test_the_kind_of_paper_over_a_date_line_cites_none() -> None:
    found = uses(f"{HEAD}Airtel\n8 March 1961\n", roles={"Airtel": "header", "8 March 1961": "header"})
    assert found["8 March 1961"] == "record"


def test_a_line_taken_for_the_head_of_a_later_page_dates_no_record_of_another_time() -> None:
    body = "\n".join("The hold was searched and nothing was found." for _ in range(50))
    shipped = "SHIPPED 1 APR 59. (221)"
    assert uses(f"{HEAD}{body}\n{shipped}\n", roles={shipped: "header"})["1 APR 59"] == "act"


@pytest.mark.parametrize(
    ("text", "words", "use"),
    [
        ("The board has met.\n\nMary Quay\n\n8 March 1961", "8 March 1961", "record"),
        ("The board has met.\n\nMary Quay\n\n8 MAR 1961", "8 MAR 1961", "furniture"),
        ("DATE TYPED\n\n8 MAR 61", "8 MAR 61", "record"),
        (
            "MR. JOSEPH QUAY WAS CLEARED BY THE HARBOUR BOARD FOR A CONTRACT OF EMPLOYMENT\n\n4 MAR 61.",
            "4 MAR 61",
            "act",
        ),
    ],
)
def test_what_looks_like_a_stamp_may_have_been_typed(text: str, words: str, use: str) -> None:
    last = text.split("\n")[-1]
    found = {one.rstrip("."): used for one, used in uses(HEAD + text, roles={last: "stamp"}).items()}
    assert found[words] == use


@pytest.mark.parametrize(
    ("text", "words", "use"),
    [
        ("NO RECORD OF THE CABLE AS OF 0415, 8 MARCH 1961.", "8 MARCH 1961", "act"),
        ("REFS: A. CORK 4411\nE. UFGQ-13139, Plan of the port, 3 March 1961", "3 March 1961", "mention"),
        ("See the reports dated 3 March 1961, 5 March 1961 and 7 March 1961.", "7 March 1961", "mention"),
        ("See the report dated 3 March 1961. On 5 March 1961 she sailed.", "5 March 1961", "act"),
    ],
)
def test_papers_are_listed_one_after_the_other(text: str, words: str, use: str) -> None:
    assert {one.rstrip("."): used for one, used in uses(HEAD + text).items()}[words] == use


def test_a_length_of_time_dates_no_record() -> None:
    head = "(211 hours, at Cork)"
    assert uses(f"{HEAD}{head}\n", roles={head: "header"})["211 hours"] == "act"


def test_a_subject_that_goes_on_below_is_told_of() -> None:
    roles: dict[str, LineRole] = {"SUBJECT: Meeting at Cork,": "header", "3 to 5 March 1961": "header"}
    assert uses(f"{HEAD}SUBJECT: Meeting at Cork,\n3 to 5 March 1961\n", roles=roles)["3 to 5 March 1961"] == "act"


def test_a_stamp_beside_what_was_typed_is_not_the_records_date() -> None:
    text = "Chief, Harbour Office  AUG 1 1962\n\nChief of Pilots,\n\n16 July 1962\n\nThe quay is closed.\n"
    roles: dict[str, LineRole] = {line: "header" for line in text.split("\n")[:5] if line}
    found = uses(text, roles=roles)
    assert (found["AUG 1 1962"], found["16 July 1962"]) == ("furniture", "record")


def test_a_day_that_the_record_takes_from_another_paper_stays_a_mention() -> None:
    dated = date_records([record("Attachment to: HXWA-114 dated 2 May 1962\n\nNames of pilots.\n")], [Description()])
    assert dated[0].record_date.edtf == "1962-05-02"
    assert [one.use for one in dated[0].readings] == ["mention"]
