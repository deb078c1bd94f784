"""What does the head of a cable or telegram say, damaged or on a foreign ministry's form?"""

from __future__ import annotations

import pytest

from regesta.model.records import Description
from regesta.stages.describe import describe_record
from regesta.stages.describe.damage import mended
from regesta.testing import record

TEXT = "1. THE CONSUL SIGNED THE PAPER ON 3 MAY AND LEFT FOR BERGEN THE NEXT DAY WITH THE MINISTER."


def describe(text: str) -> Description:
    return describe_record(record(f"{text}\n\n{TEXT}\n"))


def told(description: Description) -> dict[str, str]:
    parts = [description.author, description.recipient, description.classification]
    fields = [*description.references, *description.other, *(part for part in parts if part)]
    return {field.name: field.value for field in fields}


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("CITE 0SLO 1234", "CITE OSLO 1234"),
        ("04153OZ MAY 61", "041530Z MAY 61"),
        ("PRIORlTY", "PRIORITY"),
        ("D1RECTOR", "DIRECTOR"),
        ("12E4 5B9", "12E4 5B9"),
        ("AB1 and B52", "AB1 and B52"),
        ("VIGO 1O155", "VIGO 10155"),
    ],
)
def test_figures_in_words_and_letters_in_numbers_are_mended(damaged: str, whole: str) -> None:
    assert mended(damaged) == whole
    assert len(mended(damaged)) == len(damaged)


def test_a_damaged_head_is_read_as_it_was_typed() -> None:
    found = describe("TOP SECRET\nTO DIRECTOR\nFROM VIGO\nCITE V1GO 1234\n04153OZ MAY 61\nPRIORlTY\nREF DIR 45321")
    assert found.document_type == "cable"
    assert {name: told(found)[name] for name in ("cable_number", "date_time_group", "precedence")} == {
        "cable_number": "VIGO 1234",
        "date_time_group": "041530Z MAY 61",
        "precedence": "PRIORITY",
    }
    assert [field.text for field in found.references] == ["V1GO 1234"]


def test_an_incoming_telegram_has_its_number_behind_no() -> None:
    found = describe(
        "INCOMING TELEGRAM Department of State\nSECRET\nAction EUR\nFROM: Oslo\nTO: Secretary of State\n"
        "NO: 1234, May 4, 3 p.m.\nPRIORITY\nSENT DEPARTMENT 1234, REPEATED INFORMATION BONN 33, BERN 12"
    )
    assert told(found) == {
        "author": "Oslo",
        "recipient": "Secretary of State",
        "classification": "SECRET",
        "cable_number": "1234",
        "precedence": "PRIORITY",
        "info": "BONN 33, BERN 12",
    }


def test_an_outgoing_telegram_is_to_the_post_behind_action() -> None:
    found = told(
        describe("OUTGOING TELEGRAM Department of State\nACTION: Amembassy OSLO  PRIORITY 567\nINFO: Amembassy BONN 89")
    )
    assert (found["recipient"], found["cable_number"], found["precedence"]) == ("Amembassy OSLO", "567", "PRIORITY")
    assert found["info"] == "Amembassy BONN 89"


def test_a_number_stands_behind_the_level_where_no_cite_does() -> None:
    found = told(
        describe(
            "P 041530Z MAY 78\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC PRIORITY 1234\nINFO AMEMBASSY BONN\n"
            "AMEMBASSY BERN\nC O N F I D E N T I A L OSLO 01234\nTAGS: PEPR, NO\nSUBJECT: COD AND TIN"
        )
    )
    assert found["recipient"] == "SECSTATE WASHDC"
    assert found["classification"] == "CONFIDENTIAL"
    assert found["cable_number"] == "OSLO 01234"
    assert found["info"] == "AMEMBASSY BONN AMEMBASSY BERN"
    assert found["tags"] == "PEPR, NO"


def test_what_a_form_distributes_is_told_label_by_label() -> None:
    form = "CLASSIFIED MESSAGE\nACTION: ED-8 (287) INFO: FILE, VR, CI-4\nSECRET 041530Z MAY 78 CITE VIGO 1234\nDIRECTOR"
    found = told(describe(form))
    assert (found["action"], found["info"]) == ("ED-8 (287)", "FILE, VR, CI-4")


def test_a_memorandum_that_cites_a_cable_is_none() -> None:
    found = describe(
        "Talks of May\n\nSee CITE VIGO 1234 in the file of the harbour office on the price of cod and tin."
    )
    assert found.document_type is None


def test_the_post_above_from_is_whom_a_cable_is_to_where_its_label_is_lost() -> None:
    found = told(describe("CLASSIFIED MESSAGE\nJMWAVE\nFROM: DIRECTOR\nINFO: C/ED R"))
    assert (found["recipient"], found["author"]) == ("JMWAVE", "DIRECTOR")


def test_printed_words_behind_cite_are_no_sender() -> None:
    found = describe("OUTGOING MESSAGE\nMESSAGE HANDLING INDICATOR DATE-TIME GROUP CITE MESSAGE REFERENCE NUMBER\nFILE")
    assert (found.author is None or "MESSAGE" not in found.author.value, found.recipient) == (True, None)


def test_a_group_needs_no_z_behind_the_level_that_opens_a_cable() -> None:
    assert told(describe("CLASSIFIED MESSAGE\nSECRET 2520352\nDIR CITE VIGO 5289"))["date_time_group"] == "2520352"


def test_a_label_of_the_form_is_no_drafters_line() -> None:
    assert "drafters" not in told(describe("CLASSIFIED MESSAGE\nACTION: ED/N/SA3\nCONF: INFO: FILE\nCITE VIGO 5289"))


@pytest.mark.parametrize(
    ("line", "to"),
    [
        ("TO: GUAYAQUIL INFO DIRECTOR, QUITO,\nHgg\nMEXICO CITY", "GUAYAQUIL"),
        ("TO: SAN JOSE (INFO) JMWAVE", "SAN JOSE"),
    ],
)
def test_whom_a_cable_is_to_ends_before_whom_it_is_copied_to(line: str, to: str) -> None:
    assert told(describe(f"CLASSIFIED MESSAGE\nFROM: DIRECTOR\n{line}\nCITE DIR 5289"))["recipient"] == to


def test_the_line_of_its_transmission_names_a_sender_and_number() -> None:
    found = told(
        describe("STAFF\nTOT: 221413Z SEP 95 DIRECTOR 456844\nTO: IMMEDIATE VIGO.\nFROM: LIMIT HD/MCG INFO C/HD")
    )
    assert (found["author"], found["cable_number"]) == ("DIRECTOR [CIA]", "DIRECTOR 456844")
