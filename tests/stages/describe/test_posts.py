"""Parties known by their posts where the labels of a head are lost, and parties whose line holds more than them."""

from __future__ import annotations

import pytest

from regesta.model.records import Description
from regesta.rulebook import load_rules
from regesta.stages.describe import describe_record
from regesta.stages.describe.header_rules import read_dispatch_label, read_post
from regesta.testing import record

POSTS = load_rules("en/headers")["posts"]
TEXT = "1. The dues of the brig were paid on 3 May in full, and the agent was told of it by the harbour office.\n"


def describe(text: str) -> Description:
    return describe_record(record(text))


def parties(text: str) -> tuple[str | None, str | None]:
    """From whom and to whom."""
    found = describe(text)
    return found.author.value if found.author else None, found.recipient.value if found.recipient else None


@pytest.mark.parametrize("rule", POSTS, ids=lambda rule: rule["id"])
def test_a_post_is_read_in_its_examples_alone(rule: dict) -> None:
    for example in rule["examples"]:
        assert read_post(example) == rule["id"].partition(".")[2]
    for example in rule["counter_examples"]:
        assert read_post(example) is None


@pytest.mark.parametrize(
    ("line", "label"),
    [("TO", ("recipient", 2)), ("SUBJCT", ("title", 6)), ("FROM Chief", ("author", 5)), ("Tomorrow", None)],
)
def test_the_labels_of_a_dispatch_are_read_without_their_colon(line: str, label: tuple[str, int] | None) -> None:
    assert read_dispatch_label(line) == label


def test_the_posts_of_a_dispatch_stand_under_their_labels() -> None:
    dispatch = (
        "DISPATCH\n\nCLASSIFICATION\nSECRET\n\nTO\n\nChief, ED\n\nINFO\n\nChief of Station, Bern\n\nFROM\n\n"
        f"Chief of Station, Vigo\n\nSUBJECT\nSale of Tinplate\n\nACTION REQUIRED REFERENCES\n\n{TEXT}"
    )
    assert parties(dispatch) == ("Chief of Station, Vigo", "Chief, ED")
    title = describe(dispatch).title
    assert title is not None
    assert title.value == "Sale of Tinplate"


def test_the_posts_of_a_dispatch_without_labels_are_whom_to_then_whom_from() -> None:
    dispatch = f"DISPATCH\n\n13 Chief, Eastern Division\n\nChief of Station, Vigo\n\nSale of Tinplate to Bern\n\n{TEXT}"
    assert parties(dispatch) == ("Chief of Station, Vigo", "Chief, Eastern Division")
    title = describe(dispatch).title
    assert title is not None
    assert title.value == "Sale of Tinplate to Bern"


def test_the_posts_of_a_dispatch_are_read_in_a_table() -> None:
    dispatch = (
        "DISPATCH\n\n| TO | CLASSIFICATION |\n| Chief of Station, Vigo | SECRET |\n| FROM | PROCESSING |\n"
        f"| Chief, ED | X |\n| SUBJECT | Sale of Tinplate |\n\n{TEXT}"
    )
    assert parties(dispatch) == ("Chief, ED", "Chief of Station, Vigo")


def test_a_bureau_memorandum_without_labels_is_to_its_first_post() -> None:
    memorandum = f"Memorandum\n\nDIRECTOR, FBI (65-00000)\n\nSAC, ATLANTA (134-0000)\n\nTINPLATE\n\n{TEXT}"
    assert parties(memorandum) == ("SAC, ATLANTA (134-0000) [FBI]", "DIRECTOR, FBI (65-00000)")


def test_one_post_alone_tells_nothing() -> None:
    assert parties(f"Memorandum\n\nDIRECTOR, FBI (65-00000)\n\n{TEXT}\nSAC, ATLANTA\n") == (None, None)


def test_the_addressee_heads_the_later_pages_of_a_letter() -> None:
    page = f"Director\nCentral Intelligence Agency\n\n{TEXT}"
    assert parties(page) == (None, "Director Central Intelligence Agency [CIA]")


@pytest.mark.parametrize(
    ("line", "recipient"),
    [
        ("TO: Director, FBI (100-00000) ALL INFORMATION CONTAINED", "Director, FBI (100-00000)"),
        ("TO: J. HALE SECRET", "J. HALE"),
        ("TO: PRIORITY BONN.", "BONN"),
        ("TO: BONN INFO BERN, OSLO", "BONN"),
        ("TO: HALE, VIGO, N.W.", "HALE, VIGO, N.W."),
        ("TO: BONN 29 23 07 Z SALE OF TINPLATE", "BONN"),
    ],
)
def test_what_stands_beside_an_addressee_is_no_part_of_him(line: str, recipient: str) -> None:
    assert parties(f"{line}\nFROM: Harbour Desk\nSUBJECT: Dues\n\n{TEXT}")[1] == recipient


def test_the_office_that_a_memorandum_is_from_has_its_signer_beside_it() -> None:
    memorandum = (
        f"MEMORANDUM\n\nTO: Chief, Port Desk\nFROM: Chief, Harbour Desk\nSUBJECT: Dues\n\n{TEXT}\n"
        "FOR THE CHIEF OF THE HARBOUR BOARD\n\nPETR J. NOVAK\nColonel\n"
    )
    assert parties(memorandum)[0] == "Chief, Harbour Desk (signed PETR J. NOVAK Colonel)"


def test_who_is_named_on_the_line_of_the_sender_is_not_signed_again() -> None:
    head = "MEMORANDUM\n\nTO: Chief, Port Desk\nFROM: Joan Hale, Chief\nSUBJECT: Dues"
    memorandum = f"{head}\n\n{TEXT}\nSincerely,\n\nPetr Novak\n"
    assert parties(memorandum)[0] == "Joan Hale, Chief"


@pytest.mark.parametrize("label", ["TYPED NAME AND TITLE", "TYPED NAME, GRADE, AND TITLE OF INITIAL REVIEWER"])
def test_who_is_named_under_the_label_of_a_typed_name_wrote_the_form(label: str) -> None:
    assert parties(f"REQUEST FOR A BERTH\n\n1. VESSEL\nBrig Anna\n\n{label}\nPETR J. NOVAK\n")[0] == "PETR J. NOVAK"


def test_a_report_cited_by_its_series_is_from_no_station() -> None:
    cable = f"SECRET 302022Z MAY 68\nCITE TDFIR DB-315/00000-68\nDIST 30 MAY 1968\n\n{TEXT}\nEND OF MESSAGE\n"
    assert parties(cable)[0] == "[CIA]"


@pytest.mark.parametrize("word", ["INFO", "ROUTINE", "HANDLING"])
def test_a_printed_word_beside_the_head_of_a_cable_is_no_addressee(word: str) -> None:
    cable = f"SECRET 302022Z MAY 68 CITE BONN 7953\n{word}\nVIGO\n\n{TEXT}\nEND OF MESSAGE\n"
    assert parties(cable) == ("BONN", "VIGO")


def test_who_lets_a_cable_go_out_is_not_whom_it_is_from() -> None:
    cable = f"CLASSIFIED MESSAGE\n\nTO: VIGO\n\n{TEXT}\nEND OF MESSAGE\n\n/s/ Joan Hale\n"
    assert parties(cable) == (None, "VIGO")


@pytest.mark.parametrize("line", ["TO BE HELD AT: VIGO", "REF TO VIGA-1401, 3 May 1958"])
def test_a_to_within_other_words_is_no_label(line: str) -> None:
    assert parties(f"TINPLATE PRICES\n\n{line}\n\n{TEXT}")[1] is None


def test_the_address_of_a_letter_begins_below_its_file_number() -> None:
    letter = (
        f"May 3, 1958\n\nIn reply refer to: VGO 95-000\n\nMr. John Doeling\nChairman\n\nDear Mr. Doeling:\n\n{TEXT}"
    )
    assert parties(letter)[1] == "Mr. John Doeling Chairman"


def test_a_label_before_a_post_needs_neither_colon_nor_capitals() -> None:
    head = "Att to VIGA-5566\n\nTO: Chief, ED\nFrom Chief, Vigo Base\nSUBJECT: Dues"
    assert parties(f"{head}\n\n{TEXT}") == ("Chief, Vigo Base", "Chief, ED")


def test_a_value_ends_where_the_printed_words_of_a_cable_form_begin() -> None:
    cable = f"CLASSIFIED MESSAGE\n\nFROM VIGO\nACTION ED 6\nINFO FILE, ED/4\n\nTO BONN\n\n{TEXT}\nEND OF MESSAGE\n"
    assert parties(cable) == ("VIGO", "BONN")


def test_a_signature_stands_above_the_copies_and_without_its_mark() -> None:
    memorandum = (
        f"MEMORANDUN FOR: ED/4\n\nSUBJECT: Dues\n\n{TEXT}\n/s/ Joan B. Hale\n\nCC - Harbour files\nOrig. to Addressee\n"
    )
    assert parties(memorandum) == ("Joan B. Hale", "ED/4")
    assert describe(memorandum).document_type == "memorandum"


def test_two_chiefs_at_the_head_of_a_memorandum_are_its_parties_and_the_subject_stands_under_them() -> None:
    memorandum = (
        "NO-173-61\n\nChief, Contact Division\nAtt'n: Harbour Branch\n\n5 May 1961\n\nChief, Vigo Office\n\n"
        f"The Harbour Council of Vigo, 620 Mole Street,\nVigo\n\nRef.: NO-152-61\n\n{TEXT}"
    )
    assert parties(memorandum) == ("Chief, Vigo Office", "Chief, Contact Division")
    title = describe(memorandum).title
    assert title is not None
    assert title.value == "The Harbour Council of Vigo, 620 Mole Street, Vigo"


def test_a_chief_and_a_field_office_are_not_taken_for_the_parties_of_one_memorandum() -> None:
    assert parties(f"Chief, Contact Division\n\nSAC, ATLANTA\n\n{TEXT}") == (None, None)


def test_the_subject_of_an_airtel_stands_under_its_parties() -> None:
    airtel = (
        "AIRTEL\n\nTO: Director, FBI (62-00000)\n\nFROM: SAC, Atlanta (62-0000)\n\nTINPLATE; SALE OF\nAT VIGO\n\n"
        f"Re Bureau airtel 5/3/61.\n\n{TEXT}"
    )
    title = describe(airtel).title
    assert title is not None
    assert title.value == "TINPLATE; SALE OF AT VIGO"


def test_no_subject_is_taken_from_the_text_or_from_a_second_addressee() -> None:
    for below in (TEXT, f"BUENOS AIRES (62-1) PRIORITY\n\n{TEXT}"):
        title = describe(f"AIRTEL\n\nTO: Director, FBI (62-00000)\nFROM: SAC, Atlanta (62-0000)\n\n{below}").title
        assert title is not None
        assert title.rule == "title.supplied"


def test_the_sender_of_a_dispatch_may_stand_behind_an_empty_label() -> None:
    dispatch = f"DISPATCH\n\nTO Chief, Harbour Staff\n\nINFO. FROM Chief of Station, Vigo\n\nSUBJECT Tinplate\n\n{TEXT}"
    assert parties(dispatch) == ("Chief of Station, Vigo", "Chief, Harbour Staff")


DISPATCH = "DISPATCH\n\nTO Chief, Harbour Division\n\nFROM Chief of Station, Vigo.\n\nCLASSIFICATION\n\nSECRET\n\n"


@pytest.mark.parametrize(
    ("below", "title"),
    [
        ("Progress Report for May 1962", "Operational/QRBRIG Progress Report for May 1962"),
        ("HKHA-1111, 3 May 1962", "Operational/QRBRIG"),
        ("ACTION REQUIRED", "Operational/QRBRIG"),
    ],
)
def test_the_subject_of_a_dispatch_has_its_second_line(below: str, title: str) -> None:
    found = describe_record(record(f"{DISPATCH}Operational/QRBRIG\n\n{below}\n\n{TEXT}")).title
    assert found is not None
    assert found.value == title


def test_of_the_posts_of_a_dispatch_without_labels_the_last_is_from_whom_it_is() -> None:
    posts = "Chief, Eastern Division\nChief, Harbour Division\nOffice of Finance\nChief of Station, Vigo\n"
    assert parties(f"# DISPATCH\n{posts}Annual Report\n\n{TEXT}") == (
        "Chief of Station, Vigo",
        "Chief, Eastern Division",
    )


def test_the_originator_of_a_report_is_its_author_where_he_stands_with_his_office() -> None:
    head = "# INFORMATION REPORT\nSUBJECT: Dues of the brig\n"
    assert parties(f"{head}ORIGINATOR: Joan Hale, HD/3\n\n{TEXT}")[0] == "Joan Hale, HD/3"
    assert parties(f"{head}ORIGINATOR: the usual one\n\n{TEXT}")[0] is None
