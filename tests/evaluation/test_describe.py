"""What of the archivists' words counts as missed, and which half of the gold does a file fall into?"""

from __future__ import annotations

import pytest
from evaluation.describe import HALVES, half, missed

GOLD = {
    "id": "100-00000-00001",
    "text_file": "text/100-00000-00001.md",
    "title": "SALE OF TINPLATE AT VIGO",
    "from": "SAC, AT",
    "to": None,
    "classification_norm": "UNCLASSIFIED",
    "date": "1961-05-03",
    "core": True,
}
ROW = {
    "source": "100-00000-00001.md",
    "kind": "document",
    "document_type": "letter",
    "title": "Sale of Tinplate",
    "author": "SAC, Atlanta",
    "recipient": None,
    "classification": None,
    "date": "1961-05-03?",
}


@pytest.mark.parametrize(
    ("field", "given"),
    [("title", "Tinplate"), ("author", None), ("classification", "SECRET"), ("date", "1961-05"), ("date", None)],
)
def test_a_field_that_the_scorer_does_not_count_is_missed(field: str, given: str | None) -> None:
    assert len(list(missed(field, [GOLD], [ROW | {field: given}]))) == 1


@pytest.mark.parametrize("field", ["title", "author", "recipient", "classification", "date"])
def test_what_the_scorer_counts_or_does_not_ask_for_is_not_missed(field: str) -> None:
    assert list(missed(field, [GOLD], [ROW])) == []


def test_a_document_goes_before_the_cover_that_opens_its_file() -> None:
    cover = ROW | {"kind": "cover_sheet", "title": "Cover"}
    assert list(missed("title", [GOLD], [cover, ROW])) == []


def test_files_fall_into_two_halves_of_about_one_size() -> None:
    names = [half(f"100-{number:05}-10000") for number in range(400)]
    assert 160 < names.count(HALVES[0]) < 240
