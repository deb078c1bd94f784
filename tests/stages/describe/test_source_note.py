"""What do the editors of a documentary edition say of a document: its heading, its source note?"""

from __future__ import annotations

import pytest

from regesta.model.records import Description
from regesta.rulebook import load_rules
from regesta.stages.describe import describe_record
from regesta.stages.describe.source_note import opens_note
from regesta.testing import record

RULES = load_rules("en/source_notes")
TEXT = "The Minister said that Norway would not sign the treaty and asked when the board would meet."
NOTE = (
    "1 Source: National Archives, RG 59, Central Files, 000.57/1-1261. Secret; Limit Distribution; Noforn.\n"
    "Drafted by O. Berg (EUR/N) on May 5, cleared by Ruiz, and approved by Hale on May 6. Repeated to Bonn and Bern."
)
HEADING = "45. Telegram From the Embassy in Norway to the\nDepartment of State1"


def describe(*parts: str) -> Description:
    return describe_record(record("\n\n".join(parts)))


def others(description: Description, name: str) -> list[str]:
    return [field.value for field in description.other if field.name == name]


@pytest.mark.parametrize("text", RULES["examples"])
def test_a_source_note_is_told_by_its_repository(text: str) -> None:
    assert opens_note(text)


@pytest.mark.parametrize("text", RULES["counter_examples"])
def test_any_other_source_is_no_note(text: str) -> None:
    assert not opens_note(text)


def test_a_source_note_is_read_part_by_part_each_with_its_words() -> None:
    found = describe(HEADING, "Oslo, May 4, 1961, 3 p.m.", TEXT, NOTE)
    assert [field.value for field in found.references] == ["National Archives, RG 59, Central Files, 000.57/1-1261"]
    assert found.classification is not None
    assert (found.classification.value, found.classification.text) == ("SECRET", "Secret")
    assert found.classification.basis == "noted"
    assert [field.value for field in found.markings] == ["Limit Distribution", "Noforn"]
    assert others(found, "drafters") == ["O. Berg (EUR/N)"]
    assert others(found, "cleared_by") == ["Ruiz"]
    assert others(found, "approved_by") == ["Hale"]
    assert others(found, "info") == ["Bonn and Bern"]


def test_a_note_in_brackets_before_the_document_is_read_to_its_bracket() -> None:
    note = (
        "[Source: Kennedy Library, Cod Files, Box 9.\nTop Secret. No drafting information appears on it.]\nOslo, May 4."
    )
    found = describe(note, "47. Memorandum for the Record", "SUBJECT", "Cod and tin", TEXT)
    assert [field.value for field in found.references] == ["Kennedy Library, Cod Files, Box 9"]
    assert found.classification is not None
    assert found.classification.value == "TOP SECRET"
    assert found.document_type == "memorandum"
    assert found.title is not None
    assert found.title.value == "Cod and tin"


def test_a_note_that_gives_no_level_gives_none() -> None:
    found = describe(
        HEADING, TEXT, "Source: Department of State, Cod Files. No classification marking. Drafted by Hale."
    )
    assert found.classification is None
    assert [field.value for field in found.references] == ["Department of State, Cod Files"]


def test_what_the_editors_add_is_kept_apart_from_the_text() -> None:
    found = describe(HEADING, TEXT, NOTE, "Hale")
    whole = "\n\n".join([HEADING, TEXT, NOTE, "Hale"])
    roles = {whole[line.start : line.end]: line.role for line in found.lines}
    assert [roles[line] for line in NOTE.split("\n")] == ["boilerplate", "boilerplate"]
    assert roles[TEXT] == "body"


def test_an_editors_heading_names_kind_and_parties_over_two_lines() -> None:
    found = describe(HEADING, "Oslo, May 4, 1961.", TEXT)
    assert found.title is not None
    assert found.title.value == "Telegram From the Embassy in Norway to the Department of State"
    assert found.author is not None
    assert found.author.value == "the Embassy in Norway"
    assert found.recipient is not None
    assert found.recipient.text == "the\nDepartment of State"


def test_a_subject_that_reads_like_such_a_heading_names_no_parties() -> None:
    found = describe(
        "MEMORANDUM FOR: Chief, Harbour Desk\nFROM: Consul, Vigo", "Letter from Mr. Novak to Mr. Berg", TEXT
    )
    assert found.author is not None
    assert found.author.value == "Consul, Vigo"


def test_a_subject_stands_under_its_label_and_not_under_the_next_one() -> None:
    conversation = ("112. Memorandum of Conversation", "Oslo, May 4, 1961.", "SUBJECT\nThe price of cod,\nand of tin")
    found = describe(*conversation, "PARTICIPANTS\nNorway: Minister Berg", TEXT)
    assert found.title is not None
    assert found.title.value == "The price of cod, and of tin"
    assert found.document_type == "record of conversation"
