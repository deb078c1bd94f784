"""Titles: what is no title of a record, what stands for one, and what is supplied in square brackets."""

from __future__ import annotations

import pytest

from regesta.stages.describe import describe_record
from regesta.testing import record

TEXT = "The dues of the brig were paid on 3 May in full, and the agent was told of it by the harbour office.\n"


def title(text: str) -> str | None:
    found = describe_record(record(text)).title
    return found.value if found else None


def test_a_heading_goes_before_what_is_titled_further_down() -> None:
    report = f"# THE HARBOUR MASTER'S\n# WEEKLY LIST\n\n{TEXT * 60}\nINDEX OF TINPLATE PRICES\n"
    assert title(report) == "THE HARBOUR MASTER'S WEEKLY LIST"


def test_what_is_titled_further_down_stands_for_a_heading() -> None:
    assert title(f"{TEXT * 60}\nINDEX OF TINPLATE PRICES\n") == "INDEX OF TINPLATE PRICES"


def test_a_line_that_goes_on_with_the_one_above_is_no_title() -> None:
    hearing = f"Hearing held before\n\nHarbour Committee of the Senate\n\nwith Respect to Tinplate\n\nVigo\n\n{TEXT}"
    assert title(hearing) == "Hearing held before Harbour Committee of the Senate"


def test_a_transcript_is_known_by_its_witness_too() -> None:
    turns = "".join(f"Mr. Hale. Did the brig call in May {day}?\n\nMr. Novak. Yes, it did.\n\n" for day in range(1, 7))
    assert title(f"Report of Proceedings\n\n{turns}") == "Report of Proceedings [Testimony of Mr. Novak]"


def test_cards_are_known_by_whom_the_first_is_about() -> None:
    cards = f"PERSONS/ENTITIES:\nHale\nNovak\n\nDATES:\nMay 3, 1958\n\nOCCURRENCE:\n{TEXT}SOURCE:\nList of dues\n"
    assert title(cards) == "[Index cards: Hale Novak]"


@pytest.mark.parametrize("below", ["DATES:\n", "| --- | --- |\n| Hale | 3 May |\n"])
def test_cards_that_name_nobody_first_are_cards(below: str) -> None:
    assert title(f"PERSONS/ENTITIES: | DATES:\n{below}\nOCCURRENCE:\n{TEXT}") == "[Index cards]"


def test_the_heading_of_a_first_paragraph_stands_for_a_title() -> None:
    assert title(f"Petr NOVAK\nA 10 000\n\n(SUBJECT Interview) On 3 May 1958 he came. {TEXT}") == "SUBJECT Interview"


@pytest.mark.parametrize("line", ["5. MONTH, DAY, YEAR", "7a. Port 7b. Pier"])
def test_printed_labels_of_a_form_are_no_title(line: str) -> None:
    assert title(f"{line}\n\nTINPLATE PRICES\n\n{TEXT}") == "TINPLATE PRICES"


def test_a_label_that_goes_on_is_no_subject() -> None:
    assert title(f"# LIST OF TINPLATE\n\nSUBJECT AND AREA\n\nVigo\n\n{TEXT}") == "LIST OF TINPLATE"


def test_a_numbered_heading_with_small_letters_may_be_a_title() -> None:
    assert title(f"# 1. Control of Tugs in Vigo\n\n{TEXT}") == "1. Control of Tugs in Vigo"
