"""The body of a party, supplied in square brackets: by its full name, its posts, the letterhead of what it sent."""

from __future__ import annotations

import pytest

from regesta.model.records import Description, Field
from regesta.rulebook import load_rules
from regesta.stages.describe import describe_record
from regesta.stages.describe.bodies import letters_named, letters_of_office, read_series, shortened, with_body
from regesta.testing import record

BODIES = load_rules("en/bodies")["bodies"]
OFFICES = load_rules("en/bodies")["offices"]
UNITS = load_rules("en/bodies")["units"]
CIA = "CENTRAL INTELLIGENCE AGENCY\nWASHINGTON 25, D. C.\n\n9 MAY 1958\n\n"
TEXT = "1. The dues of the brig were paid on 3 May in full, and the agent was told of it by the harbour office.\n"


def describe(text: str) -> Description:
    return describe_record(record(text))


def author(text: str) -> str | None:
    found = describe(text).author
    return found.value if found else None


def recipient(text: str) -> str | None:
    found = describe(text).recipient
    return found.value if found else None


@pytest.mark.parametrize("rule", BODIES, ids=lambda rule: rule["letters"])
def test_a_body_is_known_by_its_full_name_alone(rule: dict) -> None:
    for example in rule["examples"]:
        assert letters_named(example) == rule["letters"]
    for example in rule["counter_examples"]:
        assert letters_named(example) != rule["letters"]


@pytest.mark.parametrize("rule", [rule for rule in BODIES if "series" in rule], ids=lambda rule: rule["letters"])
def test_a_series_of_reports_is_one_bodys(rule: dict) -> None:
    for example in rule["series_examples"]:
        found = read_series(example)
        assert found is not None
        assert found[0] == rule["letters"]
    for example in rule["series_counter_examples"]:
        assert read_series(example) is None


@pytest.mark.parametrize("rule", OFFICES, ids=lambda rule: rule["letters"])
def test_a_post_belongs_to_one_body(rule: dict) -> None:
    for example in rule["examples"]:
        assert letters_of_office(example) == rule["letters"]
    for example in rule["counter_examples"]:
        assert letters_of_office(example) is None


def test_the_letterhead_tells_the_body_of_the_office_below_it() -> None:
    memorandum = f"{CIA}MEMORANDUM FOR: Harbour Master\n\nFROM: Chief, Harbour Desk\n\nSUBJECT: Dues\n\n{TEXT}"
    assert author(memorandum) == "Chief, Harbour Desk [CIA]"
    found = describe(memorandum).author
    assert found is not None
    assert found.text == found.stated == "Chief, Harbour Desk"


def test_the_body_in_an_address_is_not_the_senders() -> None:
    letter = (
        "MEMORANDUM FOR: Director\nFederal Bureau of Investigation\n\nFROM: Chief, Harbour Desk\n\n"
        f"SUBJECT: Dues\n\n{TEXT}"
    )
    assert author(letter) == "Chief, Harbour Desk"
    assert recipient(letter) == "Director Federal Bureau of Investigation [FBI]"
    assert describe(letter).originator is None


def test_the_stamp_of_a_message_centre_names_who_received() -> None:
    teletype = (
        "R 131410Z MAY 58\nFM CONSUL VIGO\nFEDERAL BUREAU OF INVESTIGATION\nCOMMUNICATIONS SECTION\nMAY 14 1958\n"
        f"TELETYPE\n\nSUBJECT: DUES\n\n{TEXT}"
    )
    found = describe(teletype)
    assert found.originator is None
    assert found.author is not None
    assert found.author.value == "CONSUL VIGO"


def test_the_stamp_of_a_reviewer_is_no_letterhead() -> None:
    head = "NATIONAL SECURITY COUNCIL\n\n3 May 1961\n\nSUBJECT: Dues\n"
    assert describe(f"{head}\n{TEXT}").originator is not None
    assert describe(f"NO OBJECTION\n{head}\n{TEXT}").originator is None


@pytest.mark.parametrize(
    ("name", "read"),
    [("Mr. D'Orsay", "Mr. D'Orsay [DORSAY]"), ("Mr. Dorsay", "Mr. Dorsay"), ("Chief's Desk", "Chief's Desk")],
)
def test_a_name_with_an_apostrophe_is_filed_without_it(name: str, read: str) -> None:
    assert recipient(f"TO: {name}\n\nFROM: Chief, Harbour Desk\n\nSUBJECT: Dues\n\n{TEXT}") == read


def test_a_memorandum_that_nobody_signed_is_from_the_body_of_its_letterhead() -> None:
    memorandum = f"{CIA}MEMORANDUM FOR: Harbour Master\n\nSUBJECT: Dues\n\n{TEXT}"
    assert author(memorandum) == "CENTRAL INTELLIGENCE AGENCY [CIA]"


def test_a_report_that_nobody_signed_is_from_the_body_of_its_series() -> None:
    head = "Intelligence Information Report\n\nREPORT NO. CSCI-316/00000-73\nDATE DISTR. 9 May 1973\n\nCOUNTRY Spain"
    report = f"{head}\n\n{TEXT}"
    found = describe(report).author
    assert found is not None
    assert (found.value, found.text, found.stated) == ("[CIA]", "CSCI-316/00000-73", None)


def test_letters_that_stand_there_are_not_supplied_again() -> None:
    field = Field("author", "Legat, Rome [FBI LEG]", "Legat, Rome", 1, 0, 11)
    assert with_body(field) == field
    assert with_body(None) is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("AC, ATLANTA (105-0000)", "SAC, ATLANTA (105-0000) [FBI]"),
        ("WBSAC, ATLANTA (105-0000)", "SAC, ATLANTA (105-0000) [FBI]"),
        ("AC, ATLANTA", "AC, ATLANTA"),
    ],
)
def test_a_misread_special_agent_in_charge_is_repaired_before_his_file_number(written: str, read: str) -> None:
    found = with_body(Field("author", written, written, 1, 0, len(written), "header.from"))
    assert found is not None
    assert found.value == read
    assert found.text == written


@pytest.mark.parametrize(("line", "office"), [("HAB/VI:PLN:mhb", "HAB/VI"), ("UNIT: CI/HAB:mhb", None)])
def test_the_office_of_a_drafters_line_is_the_originator_and_a_printed_label_is_not(
    line: str, office: str | None
) -> None:
    found = describe(f"SUBJECT: Dues\n\n{TEXT}\n{line}\n").originator
    assert (found.value if found else None) == office


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("9th Military Intelligence Detachment, Vigo", "9TH MIL INTELL DET"),
        ("Commanding Officer, 9th MI Group (Rear)", "CO, 9TH MI GRP"),
        ("Chief, US Army Harbour Security Group, Ft Hale", "CHIEF, USA HARBOUR SEC GRP"),
        ("Chairman, Subcommittee on Grain Trade", "CHMN, SUBCOMM ON GRAIN TRADE"),
        ("HEADQUARTERS 9TH INTELLIGENCE CORPS GROUP", "HQS 9TH INTELL CORPS GRP"),
    ],
)
def test_a_unit_or_a_panel_is_filed_in_short(name: str, short: str) -> None:
    assert shortened(name) == short


@pytest.mark.parametrize("name", UNITS["examples"])
def test_a_party_named_by_its_unit_has_its_name_in_short(name: str) -> None:
    assert recipient(f"TO: {name}\n\nFROM: Harbour Office\n\nSUBJECT: Dues\n\n{TEXT}") == f"{name} [{shortened(name)}]"


@pytest.mark.parametrize("name", UNITS["counter_examples"])
def test_other_parties_have_no_short_name(name: str) -> None:
    assert shortened(name) is None


def test_an_exhibit_is_from_the_unit_of_its_letterhead() -> None:
    sheet = "HEADQUARTERS\n9TH INTELLIGENCE CORPS GROUP\nVIGO, SPAIN\n\nEXHIBIT\nCOVER SHEET\n\nSUBJECT: NOVAK, Petr\n"
    assert author(sheet) == "HEADQUARTERS 9TH INTELLIGENCE CORPS GROUP [HQS 9TH INTELL CORPS GRP]"


@pytest.mark.parametrize(
    ("running", "read"),
    [
        ("PAGE TWO BER 157-20 SECRET", "BERN (157-20) [FBI LEG, BER]"),
        ("PAGE TWO BER 157-21 SECRET", "BERN (157-20) [FBI LEG]"),
    ],
)
def test_the_letters_of_an_office_are_taken_from_its_running_head(running: str, read: str) -> None:
    head = f"P 111845Z OCT 77\nFM BERN (157-20)\nTO DIRECTOR (185-20) PRIORITY\nBT\n\n{TEXT}"
    found = describe_record(record(head, f"{running}\n\n{TEXT}")).author
    assert found is not None
    assert found.value == read
