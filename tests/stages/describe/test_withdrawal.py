"""What does a withdrawal sheet say is missing?"""

from __future__ import annotations

import re

import pytest

from regesta.model.records import Description
from regesta.rulebook import load_rules
from regesta.stages.date import date_records
from regesta.stages.describe import describe_record
from regesta.testing import record

RULES = load_rules("en/withdrawals")
NOTICE = """WITHDRAWAL NOTICE

RG: 263
Folder Title: Cod

Document Date: 05/04/1961
Document Type: Memo
From: Hale
To: Berg
Pages: 2 pages

This item was withdrawn because access to it is restricted.
"""


def withdrawn(description: Description) -> list[str]:
    return [field.value for field in description.other if field.name == "withdrawal"]


def test_rows_may_be_set_in_columns_and_go_on_below() -> None:
    sheet = (
        "WITHDRAWAL SHEET (PRESIDENTIAL LIBRARIES)\n\n"
        "FORM OF              CORRESPONDENTS OR TITLE              DATE        RESTRICTION\n\n"
        "#1 memo          Hale to Berg re cod                 05/04/61      A\n"
        "                 SECRET  2 p\n"
        "#2 report        The Port of Oslo                    undated       A\n"
    )
    found = describe_record(record(sheet))
    assert [re.sub(r"\s+", " ", row) for row in withdrawn(found)] == [
        "1 memo; Hale to Berg re cod; 05/04/61; A; SECRET 2 p",
        "2 report; The Port of Oslo; undated; A",
    ]
    assert found.classification is None  # the level is that of a record that is missing


def test_a_notice_names_one_record_by_labels_and_has_no_parties_of_its_own() -> None:
    described = record(NOTICE)
    found = describe_record(described)
    assert found.document_type == "withdrawal sheet"
    assert withdrawn(found) == ["Memo; Hale to Berg; 05/04/1961; 2 pages"]
    assert (found.author, found.recipient) == (None, None)
    [dating] = date_records([described], [found])
    assert dating.record_date.edtf != "1961-05-04"


@pytest.mark.parametrize("line", RULES["sentence_examples"])
def test_a_notice_may_name_it_in_a_sentence(line: str) -> None:
    assert withdrawn(describe_record(record(f"RECORD WITHDRAWAL NOTICE\n\n{line}.\n"))) == [line]


@pytest.mark.parametrize("line", RULES["sentence_counter_examples"])
def test_other_words_name_none(line: str) -> None:
    assert line not in withdrawn(describe_record(record(f"RECORD WITHDRAWAL NOTICE\n\n{line}, 1961, 2 pages\n")))


@pytest.mark.parametrize(("name", "label"), [(name, text) for name, all_ in RULES["examples"].items() for text in all_])
def test_every_label_of_a_notice_is_known(name: str, label: str) -> None:
    assert re.fullmatch(RULES["labels"][name], label, re.IGNORECASE)


def test_a_sheet_of_deleted_pages_says_how_many() -> None:
    found = describe_record(
        record("FOIPA DELETED PAGE INFORMATION SHEET\n\n3 Page(s) withheld entirely at this place.\n")
    )
    assert withdrawn(found) == ["3 Page(s) withheld entirely at this place."]
