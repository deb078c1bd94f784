"""How much of a page reads as language?"""

from __future__ import annotations

import pytest

from regesta.stages.read.quality import language_share, unreadable

TYPED = """SECRET
MEMORANDUM FOR THE RECORD
SUBJECT: Grain shipments, 4 May 1960
1. The delegation left Vienna on 2 May and was received by the Minister of Trade.
"""


@pytest.mark.parametrize("text", [TYPED, "La delegación llegó el 3 de mayo.", "Посол вернулся в Москву 5 мая."])
def test_a_typed_page_reads_as_language(text: str) -> None:
    assert language_share(text) > 0.9


def test_damaged_handwriting_reads_less_than_a_typed_page() -> None:
    damaged = "grxtq 4;7f Kkjw2 bzzt 9x9q§ vvrtn lmnpq\n§§ 77k!r qwrtz j8h7 xkcd"
    assert language_share(damaged) < 0.4


@pytest.mark.parametrize("text", ["", " \n\n ", "![photo of a folder with a long caption of words]", "-----\n| --- |"])
def test_a_page_without_words_reads_as_nothing(text: str) -> None:
    assert language_share(text) == 0.0


def test_a_page_of_one_long_token_is_read_in_linear_time() -> None:
    assert 0.0 <= language_share("q" * 200_000) <= 1.0


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("![photo of a page]\n", "a picture and no words"),
        ("xq7 zzrt ..kk pf9w vbnm wqrtz " * 8, "reads as language"),
        ("The brig left the port of Vigo in May with a cargo of tinplate.", None),
        ("  \n", None),
    ],
)
def test_a_page_that_cannot_be_read_says_why(text: str, reason: str | None) -> None:
    said = unreadable(text, language_share(text))
    assert (reason in said) if reason and said else said is reason
