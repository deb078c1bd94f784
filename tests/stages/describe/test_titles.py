"""Titles: what is no title of a record, what stands for one, and what is supplied in square brackets."""

from __future__ import annotations

import pytest

from regesta.stages.describe import describe_record
from regesta.testing import record

TEXT = "The dues of the brig were paid on 3 May in full, and the agent was told of it by the harbour office.\n"


def title(text: str) -> str | None:
    found = describe_record(record(text)).title
    return found.value if found else None


def test_a_heading_goes_before_what_is_titled_further_down() -> None:
    report = f"# THE HARBOUR MASTER'S\n# WEEKLY LIST\n\n{TEXT * 60}\nINDEX OF TINPLATE PRICES\n"
    assert title(report) == "THE HARBOUR MASTER'S WEEKLY LIST"


def test_what_is_titled_further_down_stands_for_a_heading() -> None:
    assert title(f"{TEXT * 60}\nINDEX OF TINPLATE PRICES\n") == "INDEX OF TINPLATE PRICES"


def test_a_line_that_goes_on_with_the_one_above_is_no_title() -> None:
    hearing = f"Hearing held before\n\nHarbour Committee of the Senate\n\nwith Respect to Tinplate\n\nVigo\n\n{TEXT}"
    assert title(hearing) == "Hearing held before Harbour Committee of the Senate"


def test_a_transcript_is_known_by_its_witness_too() -> None:
    turns = "".join(f"Mr. Hale. Did the brig call in May {day}?\n\nMr. Novak. Yes, it did.\n\n" for day in range(1, 7))
    assert title(f"Report of Proceedings\n\n{turns}") == "Report of Proceedings [Testimony of Mr. Novak]"


def test_cards_are_known_by_whom_the_first_is_about() -> None:
    cards = f"PERSONS/ENTITIES:\nHale\nNovak\n\nDATES:\nMay 3, 1958\n\nOCCURRENCE:\n{TEXT}SOURCE:\nList of dues\n"
    assert title(cards) == "[Index cards: Hale Novak]"


@pytest.mark.parametrize("below", ["DATES:\n", "| --- | --- |\n| Hale | 3 May |\n"])
def test_cards_that_name_nobody_first_are_cards(below: str) -> None:
    assert title(f"PERSONS/ENTITIES: | DATES:\n{below}\nOCCURRENCE:\n{TEXT}") == "[Index cards]"


def test_the_heading_of_a_first_paragraph_stands_for_a_title() -> None:
    assert title(f"Petr NOVAK\nA 10 000\n\n(SUBJECT Interview) On 3 May 1958 he came. {TEXT}") == "SUBJECT Interview"


@pytest.mark.parametrize("line", ["5. MONTH, DAY, YEAR", "7a. Port 7b. Pier"])
def test_printed_labels_of_a_form_are_no_title(line: str) -> None:
    assert title(f"{line}\n\nTINPLATE PRICES\n\n{TEXT}") == "TINPLATE PRICES"


def test_a_label_that_goes_on_is_no_subject() -> None:
    assert title(f"# LIST OF TINPLATE\n\nSUBJECT AND AREA\n\nVigo\n\n{TEXT}") == "LIST OF TINPLATE"


def test_a_numbered_heading_with_small_letters_may_be_a_title() -> None:
    assert title(f"# 1. Control of Tugs in Vigo\n\n{TEXT}") == "1. Control of Tugs in Vigo"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("C-O-N-F-SECRET-I-A-L\n\nHARBOUR DUES\n\n", "HARBOUR DUES"),
        ("TOP SECRET TINPLATE\n\nHARBOUR DUES\n\n", "HARBOUR DUES"),
        ("CONTROL NO.\n\nHARBOUR DUES\n\n", "HARBOUR DUES"),
        ("ROUTINE\n\nHARBOUR DUES\n\n", "HARBOUR DUES"),
        (
            "Journal - Office of the Harbour\nThursday - 9 March 1961\nPage 2\n\nVIGO\n\n",
            "Journal - Office of the Harbour",
        ),
        ("TO COL. NOVAK\n\nHARBOUR DUES\n\n", "HARBOUR DUES"),
        ("MEMORANDUM FOR THE RECORD OF THE MEETING OF\n20 SEPTEMBER 1962\n\n", None),
        ("Notes from the briefing on stations\n\n(11 May 1961 - Mole House, upper room)\n\n", None),
        (
            "FM CIA\nTO VIGO\n\nTHIS IS AN INFORMATION REPORT OF THE AGENCY\n"
            "COUNTRY SPAIN\nSUBJECT SALE OF TINPLATE\nAT VIGO\n\n",
            "SALE OF TINPLATE AT VIGO",
        ),
    ],
)
def test_a_title_is_read_whole_and_no_address_is_taken_for_it(text: str, wanted: str | None) -> None:
    body = "The brig lay in the outer harbour on 3 May and paid no dues to the harbour office.\n"
    assert title(text + body) == (wanted or " ".join(text.split()))


def test_what_a_sentence_names_in_passing_is_no_title_and_no_kind() -> None:
    turns = "".join(f"Mr. Hale. Did you go to Vigo in May?\n\nMr. Novak. Yes, {n} times.\n\n" for n in range(5))
    text = (
        "Mr. Hale. These are minutes of the Harbour Group which\nyou attended. Would you give the witness the May\n"
        f"memorandum of General Novak, Subject, Report of Progress to\nHigher Authority?\n\n{turns}"
    )
    found = describe_record(record(text))
    assert found.document_type == "transcript"
    assert found.title is not None
    assert found.title.value == "[Testimony of Mr. Novak]"


def test_the_text_under_the_name_of_a_memorandum_is_no_title() -> None:
    text = (
        "Memo for the Record:\n\nOn 1 July 1961 the brig was taken from the mole to the new basin of the\n"
        "harbour. On its arrival in the basin the pilots were not ready and the dues\nhad not been paid. "
        "The dues were paid the same day, and\nthe agent was told of it.\n\nPetr Novak\n"
    )
    assert title(text) == "Memo for the Record:"


def test_a_list_of_documents_does_not_name_the_kind_of_the_record() -> None:
    text = (
        "NOTES FOR MR. NOVAK:\n\n1. Attached are:\n\na. Position paper;\n\nd. Record of conversation with the Consul.\n"
    )
    assert describe_record(record(text)).document_type == "notes"


def test_a_witness_named_by_the_contents_gives_the_title() -> None:
    text = "CONTENTS\n\nDeposition of Examination by Counsel\n\nPetr Novak (Resumed) 58\n"
    assert title(text) == "[Testimony of Petr Novak]"


def test_the_second_column_of_a_reports_head_is_no_part_of_its_subject() -> None:
    text = (
        "TELEGRAM INFORMATION REPORT TELEGRAM\nCOUNTRY SPAIN REPORT NO. TDCS-3/000,000\n"
        "SUBJECT SALE OF TINPLATE BY THE DATE DISTR. 15 MAY 1961\nHARBOUR OFFICE\n"
        "DATE OF EARLY MAY 1961 PRECEDENCE ROUTINE\nINFO.\n\n1. THE BRIG SAILED.\n"
    )
    found = describe_record(record(text)).title
    assert found is not None
    assert found.value.endswith("SALE OF TINPLATE BY THE HARBOUR OFFICE")
    assert found.text.startswith("SALE OF TINPLATE BY THE DATE DISTR.")


def test_a_letter_that_sends_something_is_titled_with_its_attachment() -> None:
    letter = "Dear Mr. Hale:\n\nThe list of the harbour office is sent to you with this.\n\nSincerely,\n\nPetr Novak\n"
    assert title(letter) == "[Letter, Petr Novak to Mr. Hale]"
    assert title(f"{letter}\nAttachment\n") == "[Letter with attachment, Petr Novak to Mr. Hale]"


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("HARBOUR INTERVIEW SCHEDULE", "HARBOUR INTERVIEW SCHEDULE [Interview of Petr Novak]"),
        ("HARBOUR\nSELECT COMMITTEE ON HARBOURS", "[Interview of Petr Novak]"),
    ],
)
def test_the_form_of_an_interview_is_known_by_whom_it_was_with(head: str, wanted: str) -> None:
    assert title(f"{head}\n\n1. Identifying Information:\n\nName Petr Novak Date 3/5/61\n\n{TEXT}") == wanted


@pytest.mark.parametrize("line", ["NOTE:", "MIAMI:", "INFORMANTS", "CHANGED", "OPTIONAL FE", "SEE SANITIZED"])
def test_what_heads_a_part_of_the_text_is_no_title(line: str) -> None:
    assert title(f"{line}\n\n{TEXT}") is None


def test_a_stamp_under_a_subject_is_no_part_of_it() -> None:
    assert title(f"MEMORANDUM FOR THE MINISTER\n\nSUBJECT: Dues\nSEE SANITIZED\nVERSION\n\n{TEXT}") == "Dues"


def test_the_heading_under_the_salutation_of_a_letter_is_its_subject() -> None:
    assert title(f"Dear Hale,\n\nSALE OF TINPLATE AT VIGO\n\n1. {TEXT}\nYours ever\n") == "SALE OF TINPLATE AT VIGO"
    assert title(f"Dear Hale,\n\n1. {TEXT}\nYours ever\n") == "[Letter to Hale]"
    assert title(f"DEAR HALE,\n\nI WROTE TO YOU ON 3 MAY\n\n{TEXT.upper()}\nYOURS EVER\n") == "[Letter to HALE]"


def test_the_addressees_of_a_cable_are_no_title() -> None:
    assert title(f"VIGO BONN INFO: PARIS, BERN\n\n{TEXT}") is None


def test_a_memorandum_that_is_named_by_its_addressee_alone_has_its_title_supplied() -> None:
    granted = f"MEMORANDUM FOR: Chief, Tugs\n\n{TEXT}\n/s/ Joan Hale\nTUG/Desk\n"
    assert title(granted) == "[Memorandum, Joan Hale to Chief, Tugs]"
    assert title(granted.replace("FOR: Chief, Tugs", "FOR THE RECORD")) == "MEMORANDUM FOR THE RECORD"


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        ("RE: A. BONN 4711 (OUT 5151) ATTACHED", "[Cable, OSLO to DIRECTOR]"),
        ("RE: B VIENNA 4712(", "[Cable, OSLO to DIRECTOR]"),
        ("SUBJECT: BONN 2 ARRIVALS", "BONN 2 ARRIVALS"),
        ("SUBJECT: BRIG 4711 AT THE QUAY", "BRIG 4711 AT THE QUAY"),
    ],
)
def test_a_cable_that_is_referred_to_is_no_subject(line: str, subject: str) -> None:
    cable = f"CLASSIFIED MESSAGE\n\nTO: DIRECTOR\nFROM: OSLO\n\n{line}\n\n1. THE BRIG LEFT FOR BERN ON 3 MAY.\n"
    assert title(cable) == subject


def test_the_heading_of_a_form_is_its_title_and_what_it_is_attached_to_is_none() -> None:
    form = "# BERTH AGREEMENT\n\n1. The berth is let to the master of the brig for the time that he needs it.\n\nDATE\n"
    assert title(form) == "BERTH AGREEMENT"
    attached = "ATTACHMENT #3 to VGOA-00000\n\nDAMAGE REPORT\n\nNAME: the brig\n\nThe mast was lost, and a boat.\n"
    assert title(attached) == "DAMAGE REPORT"


def test_the_subject_of_an_information_report_is_read_without_its_colon_however_long() -> None:
    subject = "Report on the Dues of the Brig and on What the Master of the Port of Vigo Has Said of Them in May"
    report = f"INFORMATION REPORT\n\nCOUNTRY Austria\nSUBJECT {subject}\n\nDATE DISTR. 28 June 1958\n\n{TEXT}"
    assert title(report) == f"INFORMATION REPORT: {subject}"


def test_a_house_number_is_no_cable_and_a_cable_no_title() -> None:
    assert title(f"Re: CALLE REAL 160\n\nSource: the harbour office\n\n{TEXT}") == "CALLE REAL 160"
    assert title(f"Re: BONN 3501\n\n{TEXT}") != "BONN 3501"


def test_a_subject_ends_before_the_references_listed_below_it_and_before_text() -> None:
    parties = "TO: Director\nFROM: Consul, Vigo\n"
    listed = f"{parties}SUBJECT: Dues of the brig\nA. VIGO 7598 (IN 61661)\nB. VIGO 7591\n\n{TEXT}"
    assert title(listed) == "Dues of the brig"
    sheet = "Advice received shows that the master of the brig is scheduled for the voyage to Bergen as told below -"
    long = "Request for the Direct Assessment of the Dues of the Brig of Petr Novak for 1966"
    assert title(f"{parties}SUBJECT:\n{long}\n\n{TEXT}") == long
    assert title(f"{parties}SUBJECT: Novak, Petr # 39418\n{sheet}\nDeparture 28 Nov 55\n") == "Novak, Petr # 39418"


def test_what_is_attached_names_neither_kind_nor_title() -> None:
    memorandum = (
        f"MEMORANDUM FOR: Director\n\nSUBJECT: Dues\n\n{TEXT}\nAttachments\nBiographic Profile\nFitness Report\n"
    )
    found = describe_record(record(memorandum))
    assert (found.document_type, title(memorandum)) == ("memorandum", "Dues")
