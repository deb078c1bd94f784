"""The posts of cables: damaged names are read as the post that they are, cryptonyms are told from addressees."""

from __future__ import annotations

import re

import pytest

from regesta.model.records import Description
from regesta.rulebook import load_rules
from regesta.stages.describe import describe_record
from regesta.stages.describe.stations import damaged_post, names_post, posts_of
from regesta.testing import record

RULES = load_rules("en/stations")


def describe(text: str) -> Description:
    return describe_record(record(text))


@pytest.mark.parametrize(("read", "post"), RULES["examples"].items())
def test_a_damaged_name_is_the_post_that_it_is_nearest_to(read: str, post: str) -> None:
    assert damaged_post(read) == post


@pytest.mark.parametrize("name", RULES["counter_examples"])
def test_a_name_that_is_whole_or_no_posts_is_left_as_it_is(name: str) -> None:
    assert damaged_post(name) is None


def test_a_post_is_named_in_full_or_shortened() -> None:
    assert names_post("SANTO DOMINGO INFO BONN")
    assert names_post("MEXI")
    assert names_post("BONN, BERN")
    assert not names_post("QRVOUR QRRUMEN")


def test_the_parties_of_a_cable_have_the_post_beside_their_damaged_names() -> None:
    found = describe(
        "CLASSIFIED MESSAGE\n\nTO: DIRECTUR\nFROM: JAWAVE\n\nSECRET 302022Z CITE WAVE 7953\n\n"
        "1. THE BRIG LEFT THE HARBOUR ON 3 MAY WITH ALL HER CARGO.\n\nEND OF MESSAGE\n"
    )
    assert found.author is not None
    assert (found.author.value, found.author.text) == ("JAWAVE [JMWAVE]", "JAWAVE")
    assert found.recipient is not None
    assert found.recipient.value == "DIRECTUR [DIRECTOR]"


@pytest.mark.parametrize(
    ("line", "to"),
    [
        ("QRVOUR QRRUMEN", None),
        ("SANTO DOMINGO", "SANTO DOMINGO"),
        ("PRIORITY QRVOUR", "QRVOUR"),
        ("BERN, BONN", "BERN, BONN"),
    ],
)
def test_a_line_of_cryptonyms_is_no_addressee(line: str, to: str | None) -> None:
    found = describe(
        f"CLASSIFIED MESSAGE\n\nSECRET\n\n{line}\n\nCITE DIR 61320\n\n1. THE BRIG LEFT THE HARBOUR ON 3 MAY.\n"
    )
    assert (found.recipient.value if found.recipient else None) == to


def test_a_cable_is_from_whom_it_cites_where_its_label_gives_copies() -> None:
    found = describe(
        "DIR : DIRECTOR\nFROM: FE 8\nINFO : CI/OPS, WH 7\n\n"
        "CITE DIR 86803\n\n1. THE BRIG LEFT ON 3 MAY.\nEND OF MESSAGE\n"
    )
    assert found.author is not None
    assert found.author.text == "DIR"


def test_all_the_posts_before_cite_are_addressed() -> None:
    found = describe("PRIORITY ROME BONN, BERN CITE DIR 83692\n\n1. THE BRIG LEFT ON 3 MAY.\n\nEND OF MESSAGE\n")
    assert found.recipient is not None
    assert found.recipient.value == "ROME BONN, BERN"


@pytest.mark.parametrize(
    ("sender", "read"),
    [
        ("Chief of Station, JEWAVE", "Chief of Station, JEWAVE [JMWAVE]"),
        ("Chief of Station, Maxico City", "Chief of Station, Maxico City [MEXICO CITY]"),
        ("Chief of Station, Vienna", "Chief of Station, Vienna"),
        ("Chief, Western Division", "Chief, Western Division"),
    ],
)
def test_a_chief_of_station_is_at_the_post_that_its_damaged_name_is(sender: str, read: str) -> None:
    found = describe(
        f"DISPATCH\n\nTO: Chief, Harbour Division\n\nFROM: {sender}\n\nSUBJECT: Dues\n\n1. The brig left.\n"
    )
    assert found.author is not None
    assert found.author.value == read


@pytest.mark.parametrize(("head", "author"), [("Novak\n8/7/58", "Novak"), ("Dispatch\n8/7/58", None)])
def test_who_took_notes_stands_over_their_date(head: str, author: str | None) -> None:
    found = describe(
        f"{head}\n\nThe brig left the harbour of Vigo on 3 May with a cargo of tinplate for Rome.\n"
    ).author
    assert (found.value if found else None) == author


@pytest.mark.parametrize(
    ("line", "posts"),
    [
        ("MEXICO CITY", 1),
        ("MADRID JAWAVE XQME CASABLANCA", 3),
        ("BERN ZURICH INFO BONN", 2),
        ("BONN WAS TOLD OF THE BRIG", 0),
        ("BELL WAVE", 0),
        ("", 0),
    ],
)
def test_a_line_of_posts_is_told_from_text(line: str, posts: int) -> None:
    assert posts_of(line) == posts


FORM = """Petr Novak
HAB/3
4 May 1958

{posts}

SECRET

1. THE BRIG LEFT THE HARBOUR ON 3 MAY WITH ALL HER CARGO.

END OF MESSAGE

RELEASING OFFICER
"""


@pytest.mark.parametrize("posts", ["MEXICO CITY", "BERN ZURICH\nBELG BRLN"])
def test_posts_alone_in_the_head_of_a_cable_are_whom_it_is_to_and_its_form_tells_whose_it_is(posts: str) -> None:
    found = describe(FORM.format(posts=posts))
    assert found.recipient is not None and found.author is not None
    assert found.recipient.value == posts.replace("\n", " ")
    assert (found.author.value, found.author.stated) == ("[DIRECTOR CIA]", None)
    assert found.title is not None and found.title.value == f"[Cable to {found.recipient.value}]"


def test_the_headquarters_that_sends_a_cable_is_not_whom_it_is_to() -> None:
    found = describe(FORM.format(posts="DIRECTOR"))
    assert found.recipient is None


def test_a_sign_at_the_end_of_an_addressees_line_is_no_part_of_him() -> None:
    found = describe(FORM.format(posts="TO: BELGRADE, OSLO.Y"))
    assert found.recipient is not None and found.recipient.value == "BELGRADE, OSLO"


@pytest.mark.parametrize("rule", [load_rules("en/bodies")["outgoing"]])
def test_the_form_of_a_headquarters_is_known_by_what_is_printed_on_it(rule: dict) -> None:
    for example in rule["examples"]:
        assert re.fullmatch(rule["pattern"], example, re.IGNORECASE)
    for example in rule["counter_examples"]:
        assert not re.fullmatch(rule["pattern"], example, re.IGNORECASE)


@pytest.mark.parametrize(
    ("head", "author", "recipient"),
    [
        ("SECRET 051405Z CITE/BONN/4711\nDIRECTOR INFO/OSLO/BERN", "BONN", "DIRECTOR [CIA]"),
        (
            "TO: PRIORITY BONN INFO OSLO. 051405Z DIRECTOR 700000\nFROM: LIMITED DISSEM HAB/EXO",
            "DIRECTOR [CIA]",
            "BONN",
        ),
        ("TO: PRIORITY THE HAGUE. 0514052 DIRECTOR 700000\nFROM: LIMIT HAB/3", "DIRECTOR [CIA]", "THE HAGUE"),
    ],
)
def test_the_parties_of_a_cable_are_told_from_what_a_converter_and_its_desks_add(
    head: str, author: str, recipient: str
) -> None:
    found = describe(f"CLASSIFIED MESSAGE\n\n{head}\n\n1. THE BRIG LEFT THE HARBOUR ON 3 MAY.\n\nEND OF MESSAGE\n")
    assert found.author is not None and found.recipient is not None
    assert (found.author.value, found.recipient.value) == (author, recipient)


def test_a_post_with_a_stroke_in_its_name_is_a_post() -> None:
    assert posts_of("JM/WAVE") == 1


def test_what_is_printed_at_the_foot_of_a_cables_form_tells_a_cable() -> None:
    found = describe("MEXICO CITY\n\nREF: DIR 86000\n\nIDEN A: PETR NOVAK, OF VIGO\n\nRELEASING OFFICER\nJoan Hale\n")
    assert found.document_type == "cable"
    assert found.recipient is not None and found.recipient.value == "MEXICO CITY"


def test_what_stands_before_cite_for_information_and_the_slugs_below_it_are_told_apart() -> None:
    found = describe(
        "CLASSIFIED MESSAGE\nROUTING\nSECRET 302022Z MAY 61\nFROM: VIGO\nACTION: HAB 8\nINFO: DDP, FI\n"
        "PRITY DIR INFO BONN CITE VIGO 7953\nTYPIC KUWOLF\nREF: A. DIR 14671\nSUBJECT: TUGS\n\n"
        "1. THE BRIG LEFT VIGO ON 29 MAY. THE CONSUL WAS TOLD OF IT.\n\nEND OF MESSAGE\n"
    )
    assert [(field.name, field.value) for field in found.other if field.name in ("info", "slugs")] == [
        ("info", "BONN"),
        ("slugs", "TYPIC KUWOLF"),
    ]


def test_a_claim_of_rights_is_read_wherever_it_stands() -> None:
    text = "The brig left Vigo on 3 May, and the Consul was told of it."
    assert [field.value for field in describe(f"{text}\n\nCrown copyright. TNA.\n").other] == ["Crown copyright. TNA."]
    assert describe(f"{text}\n\nHe spoke of the copyright of the song.\n").other == ()
