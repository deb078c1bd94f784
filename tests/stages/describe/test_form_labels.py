"""Labels printed on forms: their rules, and what is typed under them; senders, signers and subjects in odd places."""

from __future__ import annotations

import pytest

from regesta.model.records import Description
from regesta.rulebook import load_rules
from regesta.stages.describe import describe_record
from regesta.stages.describe.header_rules import (
    is_form_words,
    is_letterhead,
    is_no_title,
    read_form_label,
    read_label,
    says_sent_with,
)
from regesta.testing import record

HEADERS = load_rules("en/headers")


def describe(text: str) -> Description:
    return describe_record(record(text))


def value(text: str, name: str) -> str | None:
    field = getattr(describe(text), name)
    return field.value if field else None


@pytest.mark.parametrize("rule", HEADERS["form_labels"], ids=lambda rule: rule["id"])
def test_a_form_label_is_read_in_its_examples_alone(rule: dict) -> None:
    for example in rule["examples"]:
        found = read_form_label(example)
        assert found is not None
        assert found.id == rule["id"]
        assert not found.wants_gloss
    for example in rule["counter_examples"]:
        found = read_form_label(example)
        assert found is None or found.id != rule["id"] or found.wants_gloss


@pytest.mark.parametrize("rule", HEADERS["labels"], ids=lambda rule: rule["id"])
def test_a_label_is_read_in_its_examples_alone(rule: dict) -> None:
    for example in rule["examples"]:
        found = read_label(example)
        assert found is not None
        assert found.id == rule["id"]
    for example in rule["counter_examples"]:
        found = read_label(example)
        assert found is None or found.id != rule["id"]


@pytest.mark.parametrize("rule", HEADERS["no_titles"], ids=lambda rule: rule["id"])
def test_a_line_that_is_no_title_is_known(rule: dict) -> None:
    assert all(map(is_no_title, rule["examples"]))
    assert not any(map(is_no_title, rule["counter_examples"]))


@pytest.mark.parametrize("rule", HEADERS["letterheads"], ids=lambda rule: rule["id"])
def test_a_letterhead_is_known(rule: dict) -> None:
    assert all(map(is_letterhead, rule["examples"]))
    assert not any(map(is_letterhead, rule["counter_examples"]))


@pytest.mark.parametrize("rule", HEADERS["sent_with"], ids=lambda rule: rule["id"])
def test_a_line_that_says_that_something_is_attached_is_known(rule: dict) -> None:
    assert all(map(says_sent_with, rule["examples"]))
    assert not any(map(says_sent_with, rule["counter_examples"]))


@pytest.mark.parametrize("said", ["Attachment: a/s", "Attachments, 5", "Encls. (2)"])
def test_who_is_named_over_what_is_attached_signs_the_record_whatever_follows(said: str) -> None:
    memorandum = f"3 May 1958\n\nSUBJECT: Tugs\n\n1. The tugs lie at the quay.\n\nJoan Hale\nTUG/Desk\n\n{said}\n"
    listed = "\nA. Letter of the master of the port\n\nThe tugs were seen at the quay on 2 May and on 3 May.\n"
    assert value(f"{memorandum}{listed}", "author") == "Joan Hale"
    unsigned = memorandum.replace("Joan Hale\nTUG/Desk\n\n", "")
    assert value(f"{unsigned}{listed}", "author") is None


@pytest.mark.parametrize("name", ["Joan Hale", "J.R. Hale", "J. R. Hale"])
def test_a_name_under_the_text_signs_it_and_one_of_a_list_of_surnames_does_not(name: str) -> None:
    letter = "3 May 1958\n\nDear Anton:\n\nThe tugs lie at the quay, and the agent was told of it.\n\nSincerely,\n\n"
    assert value(f"{letter}{name}\nVice President\n", "author") == f"{name} Vice President"
    seen = f"TUG:jh:ab\n\nNovak\nKubin\n{name}\nDoe\nSandor\n"
    assert value(f"{letter}{seen}", "author") is None


def test_whom_a_file_is_about_does_not_sign() -> None:
    memorandum = "TO: Director\nFROM: Chief, Vigo Office\nSUBJECT: Tugs\n\n1. The tugs lie at the quay, and are old.\n"
    assert value(f"{memorandum}\nFile: Case 555\nPetr Novak\n", "author") == "Chief, Vigo Office"


FORM = """REQUEST FOR A CHECK OF THE HARBOUR REGISTERS

TO: (Control Office)
PORT REGISTRY, VIGO
(PR 381)
THRU:
The Harbour Master

FROM: (Requesting Agency)
CUSTOMS HOUSE

DATE
4 May 1958

1. SUBJECT (Last name in capitals, first name)
NOVAK, Petr
"""


def test_what_stands_under_the_printed_labels_of_a_form_is_their_value() -> None:
    assert value(FORM, "recipient") == "PORT REGISTRY, VIGO"
    assert value(FORM, "author") == "CUSTOMS HOUSE"


def test_a_hint_broken_over_lines_belongs_to_the_label() -> None:
    text = (
        "CHECK REQUEST\n\nRETURN\nRESULTS\nTO:\n(Include\nTown)\n\nHarbour Master\nPort of Vigo\n\nEXTENSION NO.\n41\n"
    )
    assert value(text, "recipient") == "Harbour Master Port of Vigo"


def test_printed_words_beside_a_label_are_no_value() -> None:
    assert is_form_words("EXTENSION NO.")
    text = "ROUTING SHEET\n\nFROM: (Name and room)\n\nEXTENSION NO.\n41\n"
    assert value(text, "author") is None


def test_a_title_under_its_label_is_the_title_of_a_report_on_a_form() -> None:
    text = "REPORT OF INQUIRY\n\nTITLE\n\nPETR NOVAK\nMale, born 5 Jun 1915\n\nREPORT MADE AT\nVigo\n"
    assert value(text, "title") == "PETR NOVAK"


@pytest.mark.parametrize(
    ("text", "author"),
    [
        pytest.param(
            "SECRET\nSTAFF 302055Z BONN 408414\nTO: IMMEDIATE VIENNA.\n\nFROM: TRADE DESK INFO FILES\n\n"
            "SUBJECT: SALE OF TINPLATE\n\nTEXT:\n\n1. THE FIRM'S AGENT CALLED ON THE CONSUL.\n",
            "BONN",
            id="the head of a staff message names its sender",
        ),
        pytest.param(
            "P 050945Z DEC 57\n\nFM CINC ROME\n\nINFO OSLO\n\nP 021230Z DEC 57\n\n"
            "FM CONSUL BERN\n\nTO LEGATION BONN\n\nSUBJECT: SALE OF TINPLATE\n\n"
            "1. ON 28 NOVEMBER THE AGENT CALLED ON THE CONSUL AND LEFT A LIST OF PRICES.\n",
            "CONSUL BERN",
            id="the sender of a teletype sent on is the one before its addressee",
        ),
        pytest.param(
            "SUBJECT: Harbour dues\n\n1. The dues of the brig were paid on 3 May 1958 in full.\n\n"
            "FOR THE CHIEF OF THE HARBOUR BOARD\n\nPETR J. NOVAK\nColonel\n",
            "PETR J. NOVAK Colonel",
            id="who signs for another is the author without a colon too",
        ),
    ],
)
def test_the_author_is_who_sent_or_signed_it(text: str, author: str) -> None:
    assert value(text, "author") == author


def test_the_subject_of_a_message_sent_on_is_the_title_of_the_cable() -> None:
    text = (
        "PRIORITY\n\nP 201431Z MAR 62\n\nFM CONSUL BERN\n\nTO LEGATION BONN\n\nBT\n\n"
        "THE FOLLOWING MESSAGE IS SENT ON FOR YOUR INFORMATION:\n\nO 191180Z MAR 62\n\nFM AGENT VIGO\n\n"
        "TO CONSUL BERN\n\nSUBJECT: SALE OF TINPLATE AND OF\nOTHER GOODS\n\n1. AT 1145 HOURS THE AGENT CALLED.\n"
    )
    assert value(text, "title") == "SALE OF TINPLATE AND OF OTHER GOODS"


def test_the_typed_name_goes_before_a_signature_read_like_it() -> None:
    letter = (
        "May 3, 1958\n\nMr. John Doeling\nChairman\n\nDear Mr. Doeling:\n\nThank you for your letter on tinplate.\n\n"
    )
    assert value(f"{letter}Sincerely,\n\nJaan Hsle\nJoan Hale\nAssistant to the Consul\n", "author") == (
        "Joan Hale Assistant to the Consul"
    )


def test_a_summary_of_interview_is_titled_by_its_form_and_by_who_was_interviewed() -> None:
    text = "INTERVIEW AND MEETING SUR RY\n\nINTERVIEW WITH: Petr Novak (alias)\n\nPRESENT: Hale\n"
    assert value(text, "title") == "INTERVIEW AND MEETING SUR RY: INTERVIEW WITH: Petr Novak (alias)"


def test_the_posts_of_a_personnel_action_are_no_parties() -> None:
    form = "# REQUEST FOR PERSONNEL ACTION\nFROM: 4-31.00-20\nTO V\nEFFECTIVE DATE 05 21 67\nPOSITION TITLE\nMASTER"
    found = describe(form)
    assert (found.document_type, found.author, found.recipient) == ("personnel form", None, None)


def test_the_desk_that_a_request_goes_to_is_a_party() -> None:
    found = describe("# REQUEST FOR DOMESTIC COVER\nTO : DCB/CCG\nSUBJECT: Novak, Petr\nEFFECTIVE DATE\n4 May 1961")
    assert found.recipient is not None
    assert found.recipient.value == "DCB/CCG"
