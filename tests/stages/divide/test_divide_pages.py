"""Where does a record begin, and what is it?"""

from __future__ import annotations

import time

import pytest

from regesta.model.records import Record
from regesta.model.text import Page, Source
from regesta.stages.divide import divide_pages

SOURCE = Source("box/dossier.md", "/archive/box/dossier.md", 0, "")

PROSE = "The brig left Vigo on 3 May with a cargo of tinplate, and the agent was told of it by the harbour office."
FORM = """JFK ASSASSINATION SYSTEM
IDENTIFICATION FORM
AGENCY : CIA
RECORD NUMBER : 104-00000-00001
DATE : 05/01/58"""
ROUTING = """# ROUTING AND RECORD SHEET
FROM: EUR/3
TO: (Officer designation, room number, and building)"""
MEMORANDUM = """SECRET

3 May 1958

MEMORANDUM FOR: Chief, Eastern Desk

SUBJECT: The sale of machine tools

1. The firm's agent called on the Consul on 2 May and left with him a list of what he wished to"""
SECOND_PAGE = """- 2 -

buy. He came again the next day.

2. The Consul promised an answer within the week.

JOHN R. DOELING

EUR/3:JRD:mej"""
CABLE = """CLASSIFIED MESSAGE TOTAL COPIES 14
SECRET 051405Z CITE QUITO 3312
PRIORITY DIRECTOR
1. LOCAL POLICE ARRESTED TWO SEAMEN ON 1 MAY AND TOOK THEM TO
GUAYAQUIL THE NEXT DAY."""
CABLE_GOES_ON = """PAGE 2 QUITO 3312 SECRET
2. NO TRACES.
BT"""
ATTACHMENT = """ATTACHMENT A

List of the tools that were offered by the firm in Vienna."""


def divide(*texts: str, rulings: dict[int, bool] | None = None) -> tuple[Record, ...]:
    pages = tuple(Page(number, text) for number, text in enumerate(texts, start=1))
    return divide_pages(SOURCE, pages, boundaries=rulings or {})


def test_a_dossier_falls_into_its_records() -> None:
    records = divide(FORM, ROUTING, MEMORANDUM, SECOND_PAGE, ATTACHMENT, CABLE, CABLE_GOES_ON)
    assert [(record.first_page, record.last_page, record.kind) for record in records] == [
        (1, 1, "cover_sheet"),
        (2, 2, "routing"),
        (3, 4, "document"),
        (5, 5, "attachment"),
        (6, 7, "document"),
    ]


def test_every_boundary_says_why() -> None:
    memorandum = divide(FORM, MEMORANDUM)[1]
    assert any("addressee" in one.sentence or "kind of document" in one.sentence for one in memorandum.evidence)


def test_a_ruling_goes_before_what_the_pages_say() -> None:
    assert [record.first_page for record in divide(MEMORANDUM, SECOND_PAGE, rulings={2: True})] == [1, 2]
    assert [record.first_page for record in divide(MEMORANDUM, CABLE, rulings={2: False})] == [1]


def test_an_id_comes_of_the_file_and_the_place_alone() -> None:
    before, after = divide(MEMORANDUM, SECOND_PAGE, CABLE), divide(MEMORANDUM, "Another second page.", CABLE)
    assert before[-1].id == after[-1].id
    assert len(before[-1].id) == 12
    assert before[0].id != before[-1].id


def test_notes_under_one_running_head_part_where_the_subject_changes() -> None:
    notes = [
        "Hale 8/7/58\nAnna Kovacs - 2 volumes\nLetter of 4 May.",
        "Hale 8/7/58\nKovacs\nLetter of 9 May.",
        "Hale 8/8/58\nPetar Ilic\nCable to the Director.",
    ]
    assert [record.first_page for record in divide(*notes)] == [1, 3]


def test_a_translation_and_its_original_are_two_records() -> None:
    english = "The delegation was received by the Minister and they talked of the treaty that had been signed."
    spanish = (
        "El ministro dijo que la delegación no había llegado y que los documentos se firmaron en la ciudad "
        "por las autoridades del país, pero con una reserva para el año."
    )
    assert len(divide(english, spanish)) == 2


def test_records_are_parted_within_a_page_where_page_rules_are_missing() -> None:
    one = f"{MEMORANDUM}\nbuy.\n\nJOHN R. DOELING\nEUR/3:JRD:mej\n\nSECRET\n4 May 1958\n"
    text = one + "".join(f"Line {number} of the list of tools that were offered.\n" for number in range(110))
    text += f"EUR/3:JRD:mej\n\n{CABLE}\n"
    records = divide(text)
    assert [record.start for record in records] == [0, text.index("CLASSIFIED MESSAGE")]
    assert records[0].end == records[1].start
    assert len({record.id for record in records}) == 2


def test_records_are_parted_within_a_page_of_few_long_lines() -> None:
    paragraph = "The list of tools that were offered goes on with the next of them. " * 8
    one = f"{MEMORANDUM}\nbuy.\n\nJOHN R. DOELING\nEUR/3:JRD:mej\n\n"
    text = one + f"{paragraph}\n" * 18 + f"EUR/3:JRD:mej\n\n{CABLE}\n"
    assert [record.start for record in divide(text)] == [0, text.index("CLASSIFIED MESSAGE")]


def test_cards_of_one_index_stay_together() -> None:
    card = (
        "NO OBJECTION\n\nNATIONAL SECURITY COUNCIL\n10/5/94\n\nPERSONS/ENTITIES:\nPetr Novak\n\nDATES:\n"
        "4 May 1961\n\nOCCURRENCE:\nThe dues of the brig were paid in full."
    )
    assert [(one.first_page, one.last_page) for one in divide(MEMORANDUM, card, card, card)] == [(1, 1), (2, 4)]


@pytest.mark.parametrize("box", ["", "\u2610 ", "\u2611 "])
def test_a_search_slip_is_a_slip_whether_its_boxes_are_read_or_not(box: str) -> None:
    slip = f"4-22 (Rev. 1-22-60)\n{box}Name Searching Unit - Room 1\n{box}Service Unit - Room 2\nSubject Petr Novak"
    assert divide(slip, MEMORANDUM)[0].kind == "routing"


def test_empty_pages_and_empty_files() -> None:
    assert divide() == ()
    assert [record.kind for record in divide("", " ")] == ["blank"]


def test_empty_pages_before_a_record_do_not_say_what_it_is() -> None:
    (record,) = divide("", "The Consul had promised an answer, and gave it within the week.", SECOND_PAGE)
    assert (record.kind, len(record.pages)) == ("document", 3)
    assert [record.kind for record in divide("", MEMORANDUM)][-1] == "document"


@pytest.mark.parametrize("texts", [[MEMORANDUM, SECOND_PAGE, CABLE] * 400, ["x y z\n" * 40_000], ["-" * 300_000]])
def test_a_dossier_of_any_length_is_divided_in_linear_time(texts: list[str]) -> None:
    begun = time.perf_counter()
    records = divide(*texts)
    assert time.perf_counter() - begun < 10
    assert sum(len(record.pages) for record in records) == len(texts)


FORM_PAGE = """ORIG: {who}
UNIT: {unit}
EXT: {ext}
DATE:

CLASSIFIED MESSAGE

TO:
FROM: DIRECTOR
CONF:

{number}

3. THE BRIG WAS SEEN OFF VIGO ON 5 MAY AND THE CONSUL WAS TOLD.

END OF MESSAGE"""


@pytest.mark.parametrize("number", ["PAGE TWO", "SECRET PAGE 2 CITE DIRECTOR 00000"])
def test_a_later_page_of_a_cable_goes_on_with_it_though_its_form_has_a_head(number: str) -> None:
    first = CABLE.replace("END OF MESSAGE", "")
    assert len(divide(first, filled_form(number))) == 1
    assert len(divide(first, filled_form("INFO: HAB 3"))) == 2


def filled_form(number: str) -> str:
    return FORM_PAGE.format(number=number, who="Hale", unit="HAB/3", ext="1000")


def test_a_form_with_an_empty_head_goes_on_with_a_cable_that_has_not_ended() -> None:
    empty = FORM_PAGE.format(number="INFO: HAB 3", who="", unit="", ext="")
    assert len(divide(CABLE.replace("END OF MESSAGE", ""), empty)) == 1
    assert len(divide(f"{CABLE}\nEND OF MESSAGE\n", empty)) == 2


def test_a_running_subject_begins_no_record() -> None:
    first = "SUBJECT: The tugs\n\nThe tugs lie at the quay.\n\nJoan Hale\nTUG/3:JH:ab\n"
    assert len(divide(MEMORANDUM, first, "SUBJECT: The tugs\n\nDistribution:\n1 - Files\n")) == 1
    assert len(divide(MEMORANDUM, first, "4 May 1961\n\nSUBJECT: The tugs\n\nThe tugs are gone.\n")) == 2


def test_a_sheet_with_the_head_and_the_date_of_the_one_before_goes_on_with_it() -> None:
    sheet = "February paid in March\nDATE: March 8, 1961\nTHE WHITE HOUSE\nFINANCE\nPAYROLL CERTIFICATION\n\n{row}\n"
    pages = [sheet.format(row=row) for row in ("Hale 100.00", "Kubin 90.00", "Novak 80.00")]
    assert len(divide(*pages)) == 1
    assert len(divide(pages[0], pages[1].replace("March 8", "April 8"))) == 2


def test_a_page_that_says_it_goes_on_is_gone_on_with() -> None:
    first = CABLE.replace("END OF MESSAGE", "")
    second = filled_form("INFO: HAB 3")
    assert len(divide(f"{first}\nCONT/\n\nRELEASING OFFICER\n", second)) == 1


def test_pages_of_a_printout_and_of_no_other_report_stay_together() -> None:
    page = "DATE 04/05/61\nREPORT ID P01.00.00\n{number}\nHARBOUR OFFICE\nPAYROLL CERTIFICATION\nNovak 100.00\n"
    pages = [page.format(number=number) for number in ("PAGE 1", "PAGE 2", "", "")]
    assert len(divide(*pages)) == 1
    assert len(divide(*pages, pages[0])) == 2


def test_the_sheet_that_goes_with_a_paper_until_it_is_filed_is_a_routing_sheet() -> None:
    sheet = "INSTRUCTIONS\n\nPRIOR TO FILING\n\n1. Fill in Sect. 2 on back.\n\nTO: ACTION BRANCH\n"
    assert [record.kind for record in divide(sheet, MEMORANDUM)] == ["routing", "document"]


MESSAGE = "SECRET\nCABLE SECRETARIAT DISSEMINATION\nCITE DIRECTOR {number}\n{text}"
LISTED = "AA. NOVAK, PETR; BORN 3 MAY 1934 AT VIGO. LAST KNOWN LOCATION BERGEN, WHERE HE KEEPS A SHOP.\n" * 6


@pytest.mark.parametrize(("second", "records"), [("070597", 1), ("070811", 2)])
def test_a_page_that_bears_the_number_of_the_message_before_goes_on_with_it(second: str, records: int) -> None:
    pages = [MESSAGE.format(number="070597", text=LISTED), MESSAGE.format(number=second, text=LISTED)]
    assert len(divide(*pages)) == records


def test_the_page_on_which_others_concur_goes_on_with_the_memorandum() -> None:
    subject = "SUBJECT: Request for the Services of a Harbour Engineer at Vigo"
    memorandum = f"MEMORANDUM FOR: Director of Harbours\n\n{subject}\n\n{PROSE}\n\nOle Berg\nDirector\n"
    concurrence = f"{subject}\n\nCONCURRENCE:\n\n(Signed) Anna Kubin\nOffice of the Port\n\n8 FEB 1967\nDate\n"
    assert len(divide(memorandum, concurrence)) == 1
    assert len(divide(memorandum, f"TO: Consul, Vigo\nFROM: Director\n{subject}\n\n{PROSE}\n")) == 2


def test_a_second_attachment_begins_by_its_number_whatever_its_text_is_like() -> None:
    first = f"Attachment No. 2\n\nWhat the Port Has Done\n\n{PROSE}\n"
    second = "ATTACHMENT 3\n\nThose Who Came to the Talks\n\nA. Of Vigo.\n1. Petr Novak\n2. Ole Berg\n3. Anna Kubin\n"
    found = divide(f"MEMORANDUM FOR: Chief, Harbour Desk\n\n{PROSE}\n", first, second)
    assert [(one.kind, one.first_page) for one in found] == [("document", 1), ("attachment", 2), ("attachment", 3)]


def test_a_control_sheet_is_a_cover_of_its_own() -> None:
    sheet = (
        "TOP SECRET\n## ROUTING\nFROM: NAME, ADDRESS, AND PHONE NO.\nHandle Via\nCOMINT\nChannels\n"
        "Access to this document will be restricted to\nthose approved for the following activities:\n"
    )
    found = divide(sheet, f"DAILY SUMMARY\n\n6 December 1963\n\n{PROSE}\n")
    assert [one.kind for one in found] == ["cover_sheet", "document"]


def test_another_copy_of_a_message_begins_a_record() -> None:
    head = "CLASSIFIED MESSAGE\nSECRET 051405Z CITE QUITO 33120\n"
    assert len(divide(head + LISTED, head + LISTED)) == 2


def test_the_cover_of_a_file_is_one_page_whatever_stands_behind_it() -> None:
    cover = "FILE TITLE/NUMBER/VOLUME: HARBOUR OFFICE, 835 PAGES, VOL. III, PAGES 603-835, PARTS VII TO IX\nROOM:\n"
    found = divide(cover, f"TOP SECRET\n603.\n\nVII. THE MASTERS' OPINIONS\n\n{PROSE}\n", f"604.\n\n{PROSE}\n")
    assert [(one.kind, one.first_page) for one in found] == [("cover_sheet", 1), ("document", 2)]


def test_a_page_on_the_form_of_a_message_without_its_head_goes_on_with_the_message() -> None:
    first = f"CLASSIFIED MESSAGE\nTO: DIRECTOR\nFROM: VIGO\nSECRET 051405Z\nCITE VIGO 3312\n{LISTED}"
    assert len(divide(first, f"CLASSIFIED MESSAGE\nSECRET\n{LISTED}")) == 1
    assert len(divide(f"{first}END OF MESSAGE\n", f"CLASSIFIED MESSAGE\nSECRET\n{LISTED}")) == 2
