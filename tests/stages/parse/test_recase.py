import pytest

from regesta.rulebook import load_rules
from regesta.stages.parse.gate import language_of
from regesta.stages.parse.recase import recase


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("SUBJ AND FAMILY ARRIVED QUITO FROM LIMA", "Subj and family arrived Quito from Lima"),
        ("Colonel Anders BERG left Oslo", "Colonel Anders Berg left Oslo"),
        ("The FBI told the USSR so", "The FBI told the USSR so"),
        ("ABDOOR-1 MET THE CIA OFFICER", "ABDOOR-1 met the CIA officer"),
    ],
)
def test_capitals_take_the_case_of_print(written: str, read: str) -> None:
    assert recase(written) == read


@pytest.mark.parametrize("text", ["STRAẞE UND ŒUVRE ON 4 MAY", "İSTANBUL WAS LEFT BEHIND", "A"])
def test_length_is_kept(text: str) -> None:
    assert len(recase(text)) == len(text)


def test_the_examples_are_told_apart() -> None:
    for example in load_rules("en/language")["examples"]:
        assert language_of(example["text"]) == example["language"]


def test_may_and_march_beside_a_number_are_months() -> None:
    assert recase("HE MAY LEAVE ON 9 MAY 62") == "He may leave on 9 May 62"
    assert recase("THEY WILL MARCH ON 12TH OF MARCH") == "They will march on 12TH of March"
