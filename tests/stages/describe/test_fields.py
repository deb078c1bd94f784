"""What does a record say of itself: title, parties, marks, numbers?"""

from __future__ import annotations

import pytest

from regesta.model.records import Description, Record
from regesta.model.text import Page
from regesta.rulebook import load_rules
from regesta.stages.describe import describe_record
from regesta.testing import record


def describe(*texts: str) -> Description:
    return describe_record(record(*texts))


def value(description: Description, name: str) -> str | None:
    field = getattr(description, name)
    return field.value if field else None


def others(description: Description, name: str) -> list[str]:
    return [field.value for field in description.other if field.name == name]


MEMORANDUM = """SECRET
NOFORN

CENTRAL INTELLIGENCE AGENCY
WASHINGTON 25, D. C.

3 May 1958

MEMORANDUM FOR: Director
Federal Bureau of Investigation

FROM   : Deputy Director, Plans

SUBJECT : The sale of machine
tools in Vienna

1. The firm's agent called on the Consul on 2 May.

CSCI-3/111,222
Copy No. 3 of 7
EUR/3:JRD:mej
"""
LETTER = """THE WHITE HOUSE
WASHINGTON

May 3, 1958

Mr. John R. Doeling
Chairman of the Board

Dear Mr. Doeling:

Thank you for your letter on the sale of machine tools.

Sincerely,

Anna B. Kovacs
Special Assistant
"""
CABLE = """CLASSIFIED MESSAGE TOTAL COPIES 14
SECRET 051405Z MAY 58 CITE QUITO 3312
PRIORITY DIRECTOR INFO BOGOTA
HARBORLIGHT
REF DIRECTOR 10911
1. LOCAL POLICE ARRESTED TWO SEAMEN ON 1 MAY AND TOOK THEM TO GUAYAQUIL.
END OF MESSAGE
"""


def test_a_memorandum_gives_its_parties_and_subject() -> None:
    found = describe(MEMORANDUM)
    assert found.document_type == "memorandum"
    assert value(found, "title") == "The sale of machine tools in Vienna"
    assert value(found, "author") == "Deputy Director, Plans [CIA]"
    assert value(found, "recipient") == "Director Federal Bureau of Investigation [FBI]"
    assert value(found, "originator") == "CENTRAL INTELLIGENCE AGENCY"
    assert value(found, "classification") == "SECRET"
    assert [field.value for field in found.markings] == ["NOFORN"]
    assert others(found, "drafters") == ["EUR/3:JRD:mej"]
    assert others(found, "copy_number") == ["3 of 7"]
    assert found.language == "en"


def test_every_field_is_a_slice_of_its_page() -> None:
    found = describe(MEMORANDUM)
    fields = [found.title, found.author, found.recipient, found.classification, *found.markings, *found.other]
    for field in fields:
        assert field is not None and MEMORANDUM[field.start : field.end] == field.text


def test_a_letter_gives_its_address_and_signature() -> None:
    found = describe(LETTER)
    assert found.document_type == "letter"
    assert value(found, "recipient") == "Mr. John R. Doeling Chairman of the Board"
    assert value(found, "author") == "Anna B. Kovacs Special Assistant"
    assert value(found, "originator") == "THE WHITE HOUSE"


def test_a_cable_gives_its_group_precedence_stations_and_number() -> None:
    found = describe(CABLE)
    assert found.document_type == "cable"
    assert value(found, "author") == "QUITO"
    assert value(found, "recipient") == "DIRECTOR [CIA]"
    assert found.references[0].value == "QUITO 3312"
    assert others(found, "date_time_group") == ["051405Z MAY 58"]
    assert others(found, "precedence") == ["PRIORITY"]
    assert others(found, "info") == ["BOGOTA"]
    assert others(found, "slugs") == ["HARBORLIGHT"]


@pytest.mark.parametrize(
    ("lines", "level"),
    [
        (["S E C R E T"], "SECRET"),
        (["C-O-N-F-I-D-E-N-T-I-A-L NO FOREIGN DISSEM"], "CONFIDENTIAL"),
        (["CONFIDENTIAL", "TOP SECRET", "CONFIDENTIAL"], "TOP SECRET"),
        (["SECKET"], "SECRET"),
        (["UNCLASSIFIED", "INTERNAL USE ONLY", "CONFIDENTIAL", "SECRET"], None),
        (["TOP SECRET  SECRET  CONFIDENTIAL"], None),
        (["| UNCLASSIFIED | CONFIDENTIAL | SECRET |"], None),
        (["| TO | CLASSIFICATION |", "| Chief of Station, Vigo | SECRET |"], "SECRET"),
        (["\u2610 UNCLASSIFIED", "\u2610 CONFIDENTIAL", "\u2611 SECRET"], "SECRET"),
        (["\u2610 SECRET \u2611 CONFIDENTIAL \u2610 INTERNAL USE ONLY"], "CONFIDENTIAL"),
        (["\u2610 UNCLASSIFIED", "\u2610 CONFIDENTIAL", "\u2610 SECRET"], None),
        (["\u2713 SECRET"], "SECRET"),
        (["SECRSET 141643Z", "DIR CITE VIGO 0582"], "SECRET"),
        (["SECRET/HARBOURLIGHT"], "SECRET"),
        (["Memorandum SECRET/[HARBOURLIGHT](5)"], "SECRET"),
        (["TOP SECRET TINPLATE"], "TOP SECRET"),
        (["SECRET SERVICE"], None),
        (["SECRETARY OF STATE"], None),
        (["FOR OFFICIAL USE ONLY"], None),
    ],
)
def test_the_classification_is_the_highest_typed_on_the_record(lines: list[str], level: str | None) -> None:
    text = "\n".join(lines) + "\n\nThe delegation left Vienna on 2 May for the talks in Geneva.\n"
    assert value(describe(text), "classification") == level


FORM = """JFK ASSASSINATION SYSTEM
IDENTIFICATION FORM
Date : 07/19/96
Page : 1
AGENCY INFORMATION
AGENCY : INSCOM/CSF
RECORD NUMBER : 194-00000-00001
RECORDS SERIES :
TRADE FILES
DOCUMENT INFORMATION
ORIGINATOR: USA
FROM : DOELING, J. R.
TO :
TITLE : SALE OF TOOLS
IN VIENNA
DATE: 12/02/58
PAGES: 3
DOCUMENT TYPE : PAPER, TEXTUAL DOCUMENT
CLASSIFICATION : CONFIDENTIAL
CURRENT STATUS : RELEASED
COMMENTS :
"""


def test_an_identification_form_is_read_in_full_and_kept_apart() -> None:
    found = describe(FORM)
    form = {field.name: field.value for field in found.form}
    assert form == {
        "form_date": "07/19/96",
        "agency": "INSCOM/CSF",
        "record_number": "194-00000-00001",
        "record_series": "TRADE FILES",
        "originator": "USA",
        "from": "DOELING, J. R.",
        "title": "SALE OF TOOLS IN VIENNA",
        "date": "12/02/58",
        "pages": "3",
        "document_type": "PAPER, TEXTUAL DOCUMENT",
        "classification": "CONFIDENTIAL",
        "current_status": "RELEASED",
    }
    assert found.classification is None
    assert found.author is None


WEB_PAGE = """Skip to content

May 9, 1958

From the Diary of A.B. Ivanov, 'Record of a Conversation with the Minister of Trade, 3 May 1958'

Secret. Copy Nº 4

9 May 1958

with the Minister of Trade

I met with the Minister this evening in my apartment and talked with him about the sale of tools.

He said that the treaty would be signed in June.



Ivanov and the Minister discuss the sale of tools.

Document Information

AVP RF, F. 0129, Op. 42, P. 301, D. 12, ll. 7-9. Obtained by John Q. Doe and translated by Jane Roe.

The Archive welcomes reuse of its materials. Some may be subject to copyright.

Record ID
"""


def test_a_saved_web_page_gives_the_record_apart_from_the_site() -> None:
    found = describe(WEB_PAGE)
    roles = {WEB_PAGE[line.start : line.end].strip(): line.role for line in found.lines}
    assert value(found, "title") == (
        "From the Diary of A.B. Ivanov, 'Record of a Conversation with the Minister of Trade, 3 May 1958'"
    )
    assert found.document_type == "record of conversation"
    assert value(found, "author") == "A.B. Ivanov"
    assert value(found, "classification") == "SECRET"
    assert [field.value for field in found.references] == ["AVP RF, F. 0129, Op. 42, P. 301, D. 12, ll. 7-9"]
    assert others(found, "translator") == ["Jane Roe"]
    assert others(found, "copy_number") == ["4"]
    assert roles["Skip to content"] == "furniture"
    assert roles["He said that the treaty would be signed in June."] == "body"
    assert roles["Ivanov and the Minister discuss the sale of tools."] == "boilerplate"
    assert roles["Record ID"] == "boilerplate"


HEARING = """TOP SECRET

98

Mr. Hale. Did you go to Vienna in May?

Mr. Novak. Yes, I did.

Mr. Hale. Whom did you meet there?

Mr. Novak. The Consul.

Mr. Hale. And did Petr Novak sign the receipt himself?

Mr. Novak. He did. That is my name.
"""


def test_the_witness_of_a_hearing_is_the_one_who_answers() -> None:
    found = describe(HEARING)
    assert value(found, "author") == "Petr Novak"
    assert value(found, "title") == "[Testimony of Petr Novak]"


def test_a_letter_without_a_subject_gets_a_title_in_brackets() -> None:
    title = describe(LETTER).title
    assert title is not None and title.rule == "title.supplied"
    assert title.value == "[Letter, Anna B. Kovacs Special Assistant to Mr. John R. Doeling Chairman of the Board]"


def test_a_summary_of_interview_is_from_the_person_interviewed() -> None:
    form = (
        "INVESTIGATION INTERVIEW SCHEDULE\n\n1. Identifying Information:\n\nName: Marta Oslander Date: 6/11/58\n\n"
        "Address: 14 Quay Street\n\nInvestigator Paul Tilling 6-12-58\n"
    )
    assert value(describe(form), "author") == "Marta Oslander"
    unnamed = form.replace("Name: Marta Oslander Date: 6/11/58\n\n", "")
    assert value(describe(unnamed), "author") == "Paul Tilling 6-12-58"


def test_who_signs_for_another_is_the_author() -> None:
    letter = """HEADQUARTERS HARBOUR COMMAND

SUBJECT: Passes

1. The passes of the crew have been looked through and are returned herewith for your files.

FOR THE COMMANDER:

![signature]

WALTER B. ORMSBY
LTC AGC
Chief, Gate & Pass Div

2
"""
    author = describe(letter).author
    assert author is not None
    assert (author.value, author.rule) == ("WALTER B. ORMSBY LTC AGC", "author.signed-for")


def test_a_label_behind_the_edge_of_a_stamp_is_read() -> None:
    memorandum = "Memorandum\n\nTO: CHIEF, PORT DESK\n\nREVIEW CO FROM: HARBOUR OFFICE, VIGO (15-20)\n\nSUBJECT: Tugs\n"
    assert value(describe(memorandum), "author") == "HARBOUR OFFICE, VIGO (15-20)"
    counted = memorandum.replace("VIGO (15-20)", "VIGO 0-0-2-1-P")
    assert value(describe(counted), "author") == "HARBOUR OFFICE, VIGO"


def test_a_record_without_a_mark_is_classified_as_it_says() -> None:
    text = (
        'To: Director\n\nFrom: Legat, Rome\n\n1. The agent called.\n\n2. This report is classified "Secret" for him.\n'
    )
    assert value(describe(text), "classification") == "SECRET"
    assert value(describe(f"CONFIDENTIAL\n\n{text}"), "classification") == "CONFIDENTIAL"
    assert value(describe(text.replace("This report is", "A report of his was")), "classification") is None


@pytest.mark.parametrize(
    ("caption", "level"),
    [
        ("![Top Secret stamp]", "TOP SECRET"),
        ("![confidential banner]", "CONFIDENTIAL"),
        ("![photo of a secret meeting]", None),
        ("![the secretary of the board]", None),
    ],
)
def test_a_mark_that_the_converter_describes_is_read(caption: str, level: str | None) -> None:
    assert (
        value(
            describe(f"{caption}\n\nThe brig left Vigo on 3 May with a cargo of tinplate for Bern."), "classification"
        )
        == level
    )


def test_a_mark_beside_the_running_head_is_read_and_not_one_in_the_text() -> None:
    text = "The brig left Vigo on 3 May with a cargo of tinplate for the port of Bern and was seen there on 5 May.\n"
    assert value(describe(f"Harbour Master\nPort of Vigo SECRET\n\n{text}"), "classification") == "SECRET"
    assert (
        value(describe(f"Harbour Master\nPort of Vigo\n\n{text * 4}\nPort of Vigo SECRET\n"), "classification") is None
    )


def test_boxes_of_three_levels_spread_over_a_form_are_no_mark() -> None:
    form = (
        "REQUEST FOR A BERTH\n\n9. FOR ACCESS TO:\n\nTOP SECRET\n\nSECRET\n\nRECORDS CHECK\n\n10. FOR SERVICE\n\n"
        "INDUCTION\n\nCONFIDENTIAL\n\nOTHER\n"
    )
    assert value(describe(form), "classification") is None


def test_a_bureau_under_its_department_belongs_to_the_letterhead() -> None:
    letter = (
        "UNITED STATES DEPARTMENT OF JUSTICE\n\nFEDERAL BUREAU OF INVESTIGATION\n\nMay 9, 1958\n\nMr. John Doeling\n"
        "Chairman\nDepartment of State\n\nDear Mr. Doeling:\n\nThank you for your letter of 3 May on tinplate.\n"
    )
    assert (
        value(describe(letter), "originator") == "UNITED STATES DEPARTMENT OF JUSTICE FEDERAL BUREAU OF INVESTIGATION"
    )
    address = letter.partition("May 9")[2]
    assert value(describe(f"May 9{address}"), "originator") is None


def test_lines_of_a_page_that_cannot_be_read_are_left_out() -> None:
    text = "The brig left Vigo on 3 May with a cargo of tinplate for the port of Bern and was seen there on 5 May.\n"
    pages = (Page(1, text), Page(2, text, unread="only 20% of it reads as language"))
    found = describe_record(Record("0" * 12, "sample.txt", 1, "document", pages, 0, len(text)))
    assert [(line.page, line.role) for line in found.lines] == [(1, "body"), (2, "furniture")]


@pytest.mark.parametrize("text", load_rules("en/markings")["said_examples"])
def test_the_words_by_which_a_record_classifies_itself_are_found(text: str) -> None:
    assert value(describe(f"To: Director\n\nFrom: Legat, Rome\n\n1. {text}\n"), "classification")


@pytest.mark.parametrize(
    ("level", "text"),
    [(level, text) for level, texts in load_rules("en/markings")["portions_examples"].items() for text in texts],
)
def test_parts_of_the_text_that_are_marked_tell_the_level_of_a_record_without_a_mark(level: str, text: str) -> None:
    found = describe(f"To: Director\n\nFrom: Legat, Rome\n\nIt is known that this was so. {text}\n")
    assert value(found, "classification") == level


@pytest.mark.parametrize("text", load_rules("en/markings")["portions_counter_examples"])
def test_what_looks_like_the_mark_of_a_part_is_none(text: str) -> None:
    found = describe(f"To: Director\n\nFrom: Legat, Rome\n\nIt is known that this was so. {text}\n")
    assert found.classification is None


TEXT = (
    "The brig lay in the outer harbour on 3 May and paid no dues, and the agent was told of it by the harbour office.\n"
)


@pytest.mark.parametrize(
    ("text", "author", "rule"),
    [
        (f"Deposition of Petr Novak, taken at Vigo on 3 May 1961\n\n{TEXT}", "Petr Novak", "author.testimony"),
        (f"Deposition of PETR NOVAK, called for examination by\nCounsel\n\n{TEXT}", "PETR NOVAK", "author.testimony"),
        (
            "CONTENTS\n\nDeposition of Examination by Counsel\nFor the Harbour Office\n\nPetr A. Novak 2\n",
            "Petr A. Novak",
            "author.contents",
        ),
        (
            "MEMORANDUM FOR: MR. HALE\n\nPer your request.\n\nPETR NOVAK, JR\n\n17 May 1961\n\n(DATE)\n",
            "PETR NOVAK, JR",
            "author.note",
        ),
        (f"TESTIMONY OF PETR NOVAK, ACCOMPANIED BY JOAN HALE, COUNSEL\n\n{TEXT}", "PETR NOVAK", "author.testimony"),
        (f"TESTIMONY OF: PETR NOVAK -- Resumed\n\n{TEXT}", "PETR NOVAK", "author.testimony"),
        (
            f"AGENT REPORT\n\nTYPED NAME OF SPECIAL AGENT\nPETR NOVAK, 9th MI Group\n\n{TEXT}",
            "PETR NOVAK, 9th MI Group",
            "author.report-form",
        ),
        (
            "AGENT REPORT\n\nTYPED NAME OF SPECIAL AGENT\nPETR NOVAK. 9th MI Group\n",
            "PETR NOVAK. 9th MI Group",
            "author.report-form",
        ),
        (
            "EXHIBIT\n\nPREPARING UNIT\n9th MI Group (I-SIB)\n",
            "9th MI Group (I-SIB) [9TH MI GRP]",
            "author.report-form",
        ),
        ("PERSONS/ENTITIES:\nHale\n\nSTAFF:\nDATE: Petr Novak\n", "Petr Novak", "author.report-form"),
        (f"THE PORT OF VIGO\n1946-1965\n\nby\n\nPetr Novak\n\n{TEXT}", "Petr Novak", "author.byline"),
        (f"INTERVIEW OF A PILOT\n3 MAY 1961\nBy Petr Novak\n\n{TEXT}", "Petr Novak", "author.byline"),
        (f"{TEXT}\nPetr A. Novak\n\nOrig. - Subject File\n1 - Chrono\n", "Petr A. Novak", "author.signature"),
        (f"Novak 8/7/58\n\nHarbour dues\n\n{TEXT}", "Novak", "author.note-taker"),
        (f"8/7/58\nNOVAK\n\nHarbour dues\n\n{TEXT}", "NOVAK", "author.note-taker"),
        (f"{TEXT}\n![signature of Petr Di Novak]\n", "Petr Di Novak", "author.signature-picture"),
    ],
)
def test_who_wrote_a_record_is_told_by_its_form(text: str, author: str, rule: str) -> None:
    field = describe(text).author
    assert field is not None
    assert (field.value, field.rule) == (author, rule)


@pytest.mark.parametrize(
    "text",
    [
        f"{TEXT}\n![signature of employee]\n",
        f"{TEXT}\nStaff Investigator\n",
        f"{TEXT}\nSpecial Counsel for\nHarbour Coordination\n",
        f"Briefing 2/14/58\n\n{TEXT}",
        f"{TEXT}\nC-O-N-F-I- T-I-A-L\n",
        f"{TEXT}\nPeriod After Vigo\n",
        f"{TEXT}\nSEE APERTURE CARDS ATTACHED\n",
        f"PERSONS/ENTITIES:\nHale\n\nSTAFF:\nDATE: 3 May\n\n{TEXT}",
        f"AGENT REPORT\n\nTYPED NAME OF SPECIAL AGENT\nFOR OFFICIAL USE ONLY\n\n{TEXT}",
        "Deposition of Examination by Counsel\n\nFor the Harbour Office\n",
    ],
)
def test_an_office_or_a_printed_word_is_no_author(text: str) -> None:
    assert describe(text).author is None


def test_a_signature_before_a_page_of_pictures_is_read() -> None:
    found = describe(f"MEMORANDUM FOR RECORD\n\n{TEXT}", f"{TEXT}\nPetr A. Novak\nChief, Harbour Desk\n", "![page]\n")
    assert value(found, "author") == "Petr A. Novak Chief, Harbour Desk"


def test_the_value_of_a_label_may_stand_under_it_and_read_as_prose() -> None:
    found = describe(
        "3 May 1961\n\nMEMORANDUM FOR:\n\nMembers of the Ad Hoc Group on the Harbour of Vigo\n\n"
        f"SUBJECT: Harbour dues\n\n{TEXT}"
    )
    assert value(found, "recipient") == "Members of the Ad Hoc Group on the Harbour of Vigo"
    assert value(found, "title") == "Harbour dues"


@pytest.mark.parametrize("cited", ["[SANTA MARTA]32414", "(SANTA MARTA) 1341", "SANTA MARTA 1341"])
def test_the_sender_of_a_cable_may_stand_in_brackets_of_the_release(cited: str) -> None:
    found = describe(f"SECRET 041555Z MAR 77 STAFF\nCITE {cited}\nTO: DIRECTOR.\n\n1. THE BRIG SAILED.\n")
    assert found.document_type == "cable"
    assert value(found, "author") == "SANTA MARTA"


def test_the_group_of_a_staff_message_may_have_its_z_misread() -> None:
    found = describe("SECRET\n\nSTAFF 1423592 DIRECTOR 656916\n\nTO: VIGO INFO BONN\n\n1. THE BRIG SAILED.\n")
    assert value(found, "author") == "DIRECTOR [CIA]"


def test_a_date_beside_an_addressee_is_no_part_of_him() -> None:
    found = describe(f"RECEIPT FOR TINPLATE\n\nTO: HAB/IB DATE 9 January 1961\n\n{TEXT}")
    assert value(found, "recipient") == "HAB/IB"


def test_a_staff_message_is_from_the_station_and_not_from_the_desk() -> None:
    found = describe(
        "SECRET 052116Z DIRECTOR 256520\n\nSTAFF\n\nTO: PRIORITY VIGO.\n\n"
        "FROM: LIMITED DISSEM CHIEF/HARB INFO EUR/VI\n\nSUBJECT: HARBOUR DUES\n\nTEXT:\n\n1. THE BRIG SAILED.\n"
    )
    assert value(found, "author") == "DIRECTOR [CIA]"


def test_the_addressee_of_a_clean_copy_stands_over_the_sender() -> None:
    copy = "DIRECTOR\nSANTA MARTA\n\n10 October 1957\n\nIN 20000\nCITE SANT 272\n\n1. The brig sailed on 3 May.\n"
    found = describe(copy)
    assert (value(found, "author"), value(found, "recipient")) == ("SANT", "DIRECTOR [CIA]")
    assert describe(copy.replace("SANTA MARTA", "3 copies")).recipient is None


def test_a_long_list_of_offices_does_not_end_the_head_of_a_cable() -> None:
    offices = "C/HBR/TOL, C/HBR/WGN, C/QM, C/SX-3, C/NOR-8, C/PT-2, C/MLL, C/GRN, C/SW-7, C/OT/BKS, C/AS-1,\n" * 4
    found = describe(
        f"SECRET\nSTAFF\n\nCONF: C/PCS INFO: FILE, VR,\n{offices}OGC-2\n\nTOT: 270110Z MAY 78 DIRECTOR 230113\n"
        "SECRET\n\nSTAFF 270057Z DIRECTOR 230113\nTO: PRIORITY VIGO.\n\nWNINTEL\n\n1. THE BRIG SAILED ON 3 MAY.\n"
    )
    assert value(found, "recipient") == "VIGO"


def test_a_diarist_below_the_title_goes_before_the_number_of_another_report() -> None:
    text = (
        "Record of a Conversation with the Ambassador, 4 May 1961\n\nFrom the Journal of A. B. Ivanov\n\n"
        f"TDCS-3/555,111\n\n{TEXT}"
    )
    assert value(describe(text), "author") == "A. B. Ivanov"
    assert describe(text.replace("From the Journal of A. B. Ivanov", "")).author is None


def test_a_record_in_russian_is_read_as_far_as_it_can_be() -> None:
    found = describe(
        "СОВЕРШЕННО СЕКРЕТНО\nЭкз. № 2\n\nЗапись беседы с послом Австрии\n\n4 мая 1961 года\n\n"
        "Посол сообщил, что министр встретился с делегацией в Вене.\n\nф. 5, оп. 49, д. 412, л. 13-19\n"
    )
    assert found.document_type == "record of conversation"
    assert value(found, "title") == "Запись беседы с послом Австрии"
    assert value(found, "classification") == "TOP SECRET"
    assert others(found, "copy_number") == ["2"]
    assert [field.value for field in found.references] == ["ф. 5, оп. 49, д. 412, л. 13-19"]


def test_the_rows_of_a_withdrawal_sheet_are_records_of_what_is_missing() -> None:
    found = describe(
        "WITHDRAWAL SHEET (PRESIDENTIAL LIBRARIES)\n| FORM | CORRESPONDENTS OR TITLE | DATE | RESTRICTION |\n"
        "| --- | --- | --- | --- |\n| 1. Memo | Hale to Novak, 2 pp. | 5/4/61 | A |\n"
        "| 2. Cable | Vigo 123 | 5/6/61 | A |\n"
    )
    assert others(found, "withdrawal") == [
        "1. Memo; Hale to Novak, 2 pp.; 5/4/61; A",
        "2. Cable; Vigo 123; 5/6/61; A",
    ]


@pytest.mark.parametrize("text", load_rules("en/markings")["separated_examples"])
def test_a_letter_that_is_classified_for_its_enclosures_alone_is_not_classified_itself(text: str) -> None:
    letter = f"SECRET\n\nSUBJECT: Dues\n\n{TEXT}\n{text}\n\nSECRET\n"
    found = describe(letter)
    assert value(found, "classification") == "UNCLASSIFIED"
    assert "typed SECRET" in found.evidence[-1].sentence
    assert value(describe(letter, f"SECRET\n\n{TEXT}"), "classification") == "SECRET"
    assert (
        value(describe(letter.replace(text, "The brig was separated from the convoy.")), "classification") == "SECRET"
    )


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        (f"MEMORANDUM FOR THE RECORD OF THE MEETING OF\n3 MAY 1961\n\n{TEXT}", "THE RECORD"),
        (f"Memo for the Record:\n\n{TEXT}", "the Record"),
        (f"MEMORANDUM FOR: Records Branch\n\n{TEXT}", "Records Branch"),
        (f"EXHIBIT\n\nSUBJECT: NOVAK, Petr\n\nEXHIBIT TO:\nAgent Report dated 4 May\n\n{TEXT}", None),
        (
            "INFORMATION REPORT\n\nCOUNTRY SPAIN\n\nTHE SPEECH OF THE MINISTER WAS GIVEN\nTO THE PRESS AT VIGO\n",
            None,
        ),
    ],
)
def test_the_addressee_is_no_more_and_no_less_than_whom_it_is_to(text: str, recipient: str | None) -> None:
    assert value(describe(text), "recipient") == recipient


NUMBER = "RECORD NUMBER : 104-00000-00001"
TITLE = "TITLE : TINPLATE"


@pytest.mark.parametrize(
    ("old", "new", "field", "wanted"),
    [
        (NUMBER, "RECORD_NUMBER: 104-00000-00001", "record_number", "104-00000-00001"),
        (NUMBER, f"{NUMBER}\nNO OBJECTION TO\nRELEASE OF CIA INFORMATION", "record_number", "104-00000-00001"),
        (NUMBER, f"{NUMBER}\nDate : 01/14/98", "form_date", "01/14/98"),
        ("AGENCY : FBI", "**Date:** 8/31/201\nAGENCY : FBI", "form_date", "8/31/201"),
        (TITLE, f"{TITLE}\nDATE : 05/03/61 'PAGES: 3", "date", "05/03/61"),
        (TITLE, f"{TITLE}\nCLASSIFICATION : Secret\nNEW CLASSIFICATION:", "classification", "Secret"),
        (TITLE, "CLASSIFICATION : Secret \u2022 RESTRICTIONS: Consulted", "classification", "Secret"),
        (TITLE, f"{TITLE}; DATES: 1961", "title", "TINPLATE; DATES: 1961"),
        ("ORIGINATOR : FBI", "AGENCY ORIGINATOR : FBI", "originator", "FBI"),
    ],
)
def test_a_form_is_read_however_it_was_scanned(old: str, new: str, field: str, wanted: str) -> None:
    form = (
        f"JFK ASSASSINATION SYSTEM\nIDENTIFICATION FORM\n\nAGENCY : FBI\n{NUMBER}\n\n"
        f"DOCUMENT INFORMATION\n\nORIGINATOR : FBI\nFROM : HALE\nTO : NOVAK\n{TITLE}\nDOCUMENT TYPE : PAPER\n"
    )
    assert old in form
    values = [one.value for one in describe(form.replace(old, new)).form if one.name == field]
    assert values == [wanted]


def test_what_is_printed_beside_a_label_is_no_party() -> None:
    assert describe(f"TOP SECRET\n\nFROM: NAME, ADDRESS, AND PHONE NO.\n\nCONTROL NO.\n\n{TEXT}").author is None


def test_a_comma_behind_an_addressee_is_no_part_of_him() -> None:
    found = describe("SECRET 041555Z MAR 77\nCITE VIGO 3241\nTO: DIRECTOR,\n\n1. THE BRIG SAILED.\n")
    assert value(found, "recipient") == "DIRECTOR [CIA]"


@pytest.mark.parametrize(
    ("close", "author"),
    [
        ("Petr A. Novak\nDeputy Director", "Petr A. Novak Deputy Director"),
        ("Petr A. Novak\nand his agent were told of it on the same day by the harbour office.", None),
        ("For Cross Filing", None),
    ],
)
def test_a_name_that_closes_a_page_before_what_is_attached_signs(close: str, author: str | None) -> None:
    found = describe(f"MEMORANDUM FOR: Chief, Harbour Desk\n\n{TEXT}\n{close}\n", f"List of the dues\n\n{TEXT}")
    assert value(found, "author") == author


def test_the_labels_in_the_cells_of_a_table_are_read() -> None:
    found = describe(
        "| REPLY REQUESTED | DATE 6 May 1976 |\n| --- | --- |\n| TO : Harbour Office | FROM: HO/2 (P. Novak) |\n"
        f"| SUBJECT: Dues of the brig |\n\n{TEXT}"
    )
    assert value(found, "title") == "Dues of the brig"
    assert value(found, "recipient") == "Harbour Office"
    assert value(found, "author") == "HO/2 (P. Novak)"


def test_the_signer_stands_above_what_goes_with_the_paper() -> None:
    found = describe(
        f"MEMORANDUM FOR: Chief, Harbour Desk\n\nSUBJECT: Dues\n\n{TEXT}\nP. J. Novak\nC/HD/1\n\n"
        "Attachment:\nMemorandum\n\nDistribution:\n0 & 1 - Addressee\n"
    )
    assert value(found, "author") == "P. J. Novak"


@pytest.mark.parametrize(
    "head", ["PERIOD OF APPROVAL\nFROM 1 July 1960 TO 30 June 1961", "RE: 3 May 1961\n\nCITE DIR 61320"]
)
def test_a_date_is_neither_sender_nor_subject(head: str) -> None:
    found = describe(f"PROJECT NOTIFICATION\n\n{head}\n\n{TEXT}")
    assert found.author is None or not found.author.value[0].isdigit()
    assert found.title is None or "3 May" not in found.title.value


def test_a_sentence_that_opens_with_subj_is_no_subject() -> None:
    found = describe(
        "CLASSIFIED MESSAGE\n\nTO DIRECTOR\nFROM VIGO\n\nDIR CITE VIGO 3341\n\n"
        "SUBJ REF A IS MASTER OF THE BRIG AND LEFT ON 3 MAY\nFOR ROME.\n\nEND OF MESSAGE\n"
    )
    assert value(found, "title") == "[Cable, VIGO to DIRECTOR]"


@pytest.mark.parametrize(
    ("mark", "level"),
    [("S-C-N-E-T", "SECRET"), ("S E C R E T", "SECRET"), ("8-E-C-R-E-T", "SECRET"), ("R-O-U-T-E", None)],
)
def test_a_mark_typed_letter_by_letter_is_read_with_two_of_them_damaged(mark: str, level: str | None) -> None:
    assert value(describe(f"{mark}\n\nTO: Harbour Office\n\n{TEXT}"), "classification") == level


def test_printed_words_are_no_signer() -> None:
    found = describe(
        f"TRAVEL ORDER\n\n{TEXT}\nSIGNATURE\nPER DIEM ALLOWANCE\nOFFICIAL STATION\n\nDistribution:\n1 - Files\n"
    )
    assert found.author is None


def test_a_routing_sheet_is_from_whom_stands_under_its_label() -> None:
    found = describe(
        "ROUTING AND RECORD SHEET\n\nSUBJECT: (Optional)\n\nFROM:\n\nC/HD\n\n"
        "TO: (Officer designation)\n\n1. HD/Registry\n"
    )
    assert value(found, "author") == "C/HD"


def test_office_symbols_are_no_drafters_line() -> None:
    assert describe(f"SUBJECT: Dues\n\n{TEXT}\nPETR NOVAK\nAC/HD/DA\n").originator is None


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("SECRET HKHA-1111", "SECRET"),
        ("HKHA-1111/SECRET", "SECRET"),
        ("HKHA-1111/14 SECRET 8", "SECRET"),
        ("TOP SECRET - BRIGANTINE", "TOP SECRET"),
        ("CONFIDENTIAL Attachment", "CONFIDENTIAL"),
        ("CLASSIFICATION: SECRET - NO FORN DISSEM", "SECRET"),
        ("SECRET SERVICE", None),
        ("SECRET CLEARANCE", None),
    ],
)
def test_the_level_beside_the_number_of_a_dispatch_or_a_code_word_is_read(line: str, level: str | None) -> None:
    assert value(describe(f"{line}\n\nTO: Harbour Office\n\n{TEXT}"), "classification") == level


def test_a_list_of_addressees_does_not_end_the_head() -> None:
    mister = "".join(
        f"Mr. {name}, Harbour Office\n" for name in ("P. Novak", "J. Hale", "K. Roe", "L. Doe", "M. Ives", "N. Orr")
    )
    found = describe(f"3 May 1961\n\nMEMORANDUM FOR: {mister}\nSUBJECT : Future dues\n\n{TEXT}")
    assert value(found, "title") == "Future dues"
    assert (value(found, "recipient") or "").startswith("Mr. P. Novak, Harbour Office Mr. J. Hale")


def test_the_second_of_two_chiefs_is_addressed_too() -> None:
    found = describe(
        "DISPATCH\n\nTO: Chief, KFGROW\n\nChief, Harbour Division\n\nFROM: Chief of Station, Vigo\n\n"
        f"SUBJECT: Dues\n\n{TEXT}"
    )
    assert value(found, "recipient") == "Chief, KFGROW Chief, Harbour Division"


def test_the_specific_subject_of_a_dispatch_stands_under_the_general_one() -> None:
    found = describe(
        "VIA: A I R\n\nDISPATCH NO. HKHA-1111\n\nTO: Chief, Harbour Division\n\nFROM: Chief of Station, Vigo\n\n"
        f"SUBJECT: GENERAL- Operational\n\nSPECIFIC- Dues of the Brig\n\n{TEXT}"
    )
    assert found.document_type == "dispatch"
    assert value(found, "title") == "GENERAL- Operational SPECIFIC- Dues of the Brig"


def test_a_heading_of_the_text_is_no_part_of_the_subject() -> None:
    found = describe(f"13 May 1967\n\nSUBJECT: NOVAK, Petr\n(See also HALE, John)\n\n## ALLEGATION:\n\n{TEXT}")
    assert value(found, "title") == "NOVAK, Petr (See also HALE, John)"


def test_a_cited_cable_is_no_subject() -> None:
    found = describe(
        "CLASSIFIED MESSAGE\n\nTO: BONN\nFROM: DIRECTOR\nCONF: WH 5\n\nRE: BONN 3501 (IN 44000).\n\n"
        "NO TRACES OF THE BRIG.\n\nEND OF MESSAGE\n"
    )
    assert value(found, "title") == "[Cable, DIRECTOR to BONN]"


def test_a_message_to_many_is_titled_by_the_first_of_them() -> None:
    found = describe(
        "SECRET\n\nCITE DIRECTOR 93260\n\nALGIERS, BANGKOK, LA PAZ, BUENOS AIRES,\nBONN, THE HAGUE, VIENNA\n\n"
        "1. THE BRIG LEFT THE HARBOUR ON 3 MAY.\n\nEND OF MESSAGE\n"
    )
    assert value(found, "recipient") == "ALGIERS, BANGKOK, LA PAZ, BUENOS AIRES, BONN, THE HAGUE, VIENNA"
    assert value(found, "title") == "[Cable, DIRECTOR to ALGIERS and others]"


def test_the_office_over_the_letterhead_of_its_body_is_no_title() -> None:
    found = describe(
        "HARBOUR STAFF\n\nCENTRAL INTELLIGENCE AGENCY\n\nTHE PORT OF VIGO\n\n1946 - 1965\n\nby\n\nPetr A. Novak\n"
    )
    assert (value(found, "title") or "").startswith("THE PORT OF VIGO")


def test_a_name_that_heads_a_page_without_text_has_not_signed_it() -> None:
    found = describe(
        "104-00000-00000. 2025 RELEASE UNDER THE PRESIDENT JOHN F. KENNEDY ASSASSINATION RECORDS ACT OF 1992\n\n"
        "# PETR NOVAK\n"
    )
    assert found.author is None
    assert value(found, "title") == "PETR NOVAK"
    assert not [line for line in found.lines if line.role == "body"]


@pytest.mark.parametrize("close", ["THANK YOU", "Many thanks,"])
def test_thanks_close_a_note(close: str) -> None:
    assert value(describe(f"To: Mr. Hale\n\n{TEXT}\n{close}\n\nPetr Novak\nHD/1\n"), "author") == "Petr Novak"


def test_a_note_is_for_whom_its_label_says() -> None:
    found = describe(f"25 May 1993\n\nNOTE FOR: All Members\n\nSUBJECT: Dues\n\n{TEXT}")
    assert value(found, "recipient") == "All Members"
    assert found.document_type == "memorandum"


def test_copies_are_no_rank() -> None:
    found = describe(f"{TEXT}\nFOR THE CHIEF:\n\nPETR A. NOVAK\n\n2 cc: Harbour Agency\n")
    assert value(found, "author") == "PETR A. NOVAK"


@pytest.mark.parametrize(
    ("text", "author"),
    [
        (
            "Bonn, den 3. Mai 1961\n\nAufzeichnung\n\nBetr.: Hafen\n\nDie Brigg verließ den Hafen.\n\ngez. Novak\n",
            "Novak",
        ),
        (
            "Из дневника П. А. Новака\n\n3 мая 1961 г.\n\nЗапись беседы с послом\n\nПосол сообщил о бриге.\n",
            "П. А. Новака",
        ),
    ],
)
def test_who_signed_or_kept_the_diary_in_another_language(text: str, author: str) -> None:
    assert value(describe(text), "author") == author


def test_the_text_under_a_kind_of_document_is_no_title() -> None:
    found = describe(
        "3 мая 1961 г.\n\nЗапись беседы с послом\n\n"
        "Сегодня посол сообщил, что бриг вышел из порта и направился в Виго, а пошлины не были им уплачены.\n"
    )
    assert value(found, "title") == "Запись беседы с послом"


@pytest.mark.parametrize(
    ("caption", "level"),
    [
        ('> [Figure: "TOP SECRET" stamp partially over the text]', "TOP SECRET"),
        ('> [Figure: Text that says "RECORD COPY" and "SECRET"]', "SECRET"),
        ("![eyes only secret stamp]", "SECRET"),
        ("![symbol of secret mark]", "SECRET"),
        ("> [Figure: A man who tells a secret]", None),
        ("> [Figure: a footer on downgrading to SECRET]", None),
    ],
)
def test_a_caption_that_tells_of_a_mark_is_a_mark(caption: str, level: str | None) -> None:
    assert value(describe(f"{caption}\n\nTO: Harbour Office\n\n{TEXT}"), "classification") == level


def test_an_addressee_like_a_drafters_line_is_whom_a_form_is_to() -> None:
    assert value(describe(f"RECEIPT FOR TUGS\n\nTO: TUG/IB\n\n{TEXT}"), "recipient") == "TUG/IB"


def test_the_originator_of_a_cable_is_its_office_without_who_wrote_and_released_it() -> None:
    cable = f"SECRET 302022Z CITE BONN 7953\n\nTO: DIRECTOR\n\n{TEXT}\nORIG: HAB/TUG (NOVAK, 40000); COORD: HAB/B.\n"
    head = f"ORIG: HAB/TUG (NOVAK, 40000); COORD: HAB/B.\n{cable}"
    assert value(describe(head), "originator") == "HAB/TUG"


def test_a_letter_has_the_level_that_it_is_said_to_have_without_what_it_encloses() -> None:
    letter = f"SECRET\n\n3 May 1958\n\nDear Anton:\n\n{TEXT}\n{{without}}\n"
    own = letter.format(without="Administrative Internal Use Only\nWhen Separated From Attachment")
    assert value(describe(own), "classification") == "ADMINISTRATIVE - INTERNAL USE ONLY"
    beside = letter.format(without="CONFIDENTIAL WHEN SEPARATED FROM ENCLOSURE")
    assert value(describe(beside), "classification") == "CONFIDENTIAL"
    bare = letter.format(without="Regraded UNCLASSIFIED when separated from enclosures")
    assert value(describe(bare), "classification") == "UNCLASSIFIED"


def test_a_name_among_the_copies_signs_where_its_office_stands_under_it() -> None:
    copies = f"{TEXT}\nDistribution:\n1 - Chief, Tugs\n\nJoan Hale\n{{office}}\n\n1 - Files\n"
    assert value(describe(copies.format(office="TUG/HB")), "author") == "Joan Hale"
    assert value(describe(copies.format(office="Petr Novak")), "author") is None


def test_who_is_named_on_the_from_line_is_not_named_again_in_capitals() -> None:
    memorandum = (
        f"MEMORANDUM FOR: Chief, Tugs\nFROM: Joan R. Hale, Director of Tugs\nSUBJECT: Tugs\n\n{TEXT}\nJOAN R. HALE\n"
    )
    assert value(describe(memorandum), "author") == "Joan R. Hale, Director of Tugs"
