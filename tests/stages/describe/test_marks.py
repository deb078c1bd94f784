"""Which lines are marks, and what do they say?"""

from __future__ import annotations

import pytest

from regesta.model.records import Description
from regesta.rulebook import load_rules
from regesta.stages.describe import describe_record
from regesta.stages.describe.marks import is_downgrading, read_mark
from regesta.testing import record

RULES = load_rules("en/markings")
TEXT = "The brig left Vigo on 3 May with a cargo of tinplate, and the agent was told of it by the harbour office."


def describe(*parts: str) -> Description:
    return describe_record(record("\n\n".join(parts)))


@pytest.mark.parametrize("text", [*RULES["downgrading"], *RULES["downgrading_examples"]])
def test_a_note_on_downgrading_is_known_however_damaged(text: str) -> None:
    assert is_downgrading(text)


@pytest.mark.parametrize("text", RULES["downgrading_counter_examples"])
def test_words_that_are_only_like_one_are_none(text: str) -> None:
    assert not is_downgrading(text)


@pytest.mark.parametrize(
    ("note", "value"),
    [
        (
            "DOWNGRADED AT 12 YEAR INTERVALS;\nNOT AUTOMATICALLY DECLASSIFIED.\nDOD DIR 5200.10",
            "DOWNGRADED AT 12 YEAR INTERVALS; NOT AUTOMATICALLY DECLASSIFIED. DOD DIR 5200.10",
        ),
        (
            "GROUP 1\nExcluded from automatic\ndowngrading and\ndeclassification",
            "GROUP 1 Excluded from automatic downgrading and declassification",
        ),
        (
            "| GROUP 1 |\n| Excluded from automatic |\n| downgrading and |\n| declassification |",
            "GROUP 1 Excluded from automatic downgrading and declassification",
        ),
        (
            "GROUP - 4\nDOWNGRADED AT 3 YEAR INTERVALS;\nDECLASSIFIED AFTER 12 YEARS",
            "GROUP - 4 DOWNGRADED AT 3 YEAR INTERVALS; DECLASSIFIED AFTER 12 YEARS",
        ),
        ("E2 IMPDET\nCL BY 000000", "E2 IMPDET CL BY 000000"),
        ("EXCLUDED FROM AUTOMATIO\nD0WNGRADING", "EXCLUDED FROM AUTOMATIO"),
    ],
)
def test_a_note_on_downgrading_is_one_mark_over_all_its_lines(note: str, value: str) -> None:
    found = describe("SECRET", "SUBJECT: Dues", TEXT, note, "SECRET")
    assert [(field.value, field.rule) for field in found.markings] == [(value, "marking.downgrading")]


def test_two_notes_apart_are_two_marks() -> None:
    found = describe("SECRET\nGROUP 1", "SUBJECT: Dues", TEXT, "Excluded from automatic downgrading")
    assert [field.value for field in found.markings] == ["GROUP 1", "Excluded from automatic downgrading"]


def test_a_stamp_that_declassifies_is_no_level_and_its_day_not_the_record_s() -> None:
    stamp = "DECLASSIFIED\nE.O. 12958, Sec. 3.5\nNLK-98-123\nBy MBO, NARA, Date 5/4/98"
    assert read_mark("DECLASSIFIED") is None
    found = describe("SUBJECT: Dues", TEXT, stamp)
    assert found.classification is None
    assert [line.role for line in found.lines][-4:] == ["marking", "stamp", "stamp", "stamp"]


@pytest.mark.parametrize("typed", ["Сов. секретно. Экз. № 1", "TOP SECRET   Copy No. 3", "TOP SECRET C0PY 2"])
def test_a_level_is_read_beside_a_copy_number(typed: str) -> None:
    mark = read_mark(typed)
    assert mark is not None
    assert mark.level == "TOP SECRET"


def test_a_channel_is_a_handling_mark() -> None:
    found = describe("TOP SECRET", "SUBJECT: Dues", TEXT, "HANDLE VIA COMINT CHANNELS ONLY")
    assert [field.value for field in found.markings] == ["HANDLE VIA COMINT CHANNELS ONLY"]
