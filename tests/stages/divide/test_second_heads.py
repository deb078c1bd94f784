"""Are short papers typed on one page told apart, and is what may be one said?"""

from __future__ import annotations

import re

import pytest

from regesta.model.text import Page, Source
from regesta.rulebook import load_rules
from regesta.stages.divide import divide_pages, remark_second_heads
from regesta.stages.divide.boundary_rules import is_empty_label, label_group, leads_to_quotation, says_it_runs_over

SOURCE = Source("box/page.txt", "/archive/box/page.txt", 0, "")
RULES = load_rules("en/boundaries")
FIRST = """SECRET

4 May 1961

MEMORANDUM FOR: Chief, Harbour Desk
FROM: Joan Hale
SUBJECT: Dues of the brig

The brig paid her dues on 3 May and left for Bern with a cargo of tinplate.

Joan Hale
"""
SECOND = """5 May 1961

MEMORANDUM FOR: Chief, Harbour Desk
FROM: Petr Novak
SUBJECT: The master of the brig

The master was seen at the Consulate in Vigo on 4 May, and spoke with the Consul.

Petr Novak
"""
LETTER = """{day}

Mr. Anton Kubin
Vigo

Dear Anton:

The brig has paid her dues in full and has left the harbour for Bern.

Sincerely yours,

{name}
"""


def beginnings(text: str, boundaries: dict[int, bool] | None = None) -> list[str]:
    """The first line of every record that begins on a page."""
    records = divide_pages(SOURCE, [Page(1, text)], boundaries=boundaries or {})
    return [text[record.start :].lstrip().split("\n")[0] for record in records]


def test_short_memoranda_on_one_page_are_records_of_their_own() -> None:
    third = SECOND.replace("5 May", "8 May").replace("Petr Novak", "Joan Hale")
    assert beginnings(f"{FIRST}\n{SECOND}\n{third}") == ["SECRET", "5 May 1961", "8 May 1961"]


def test_a_mark_over_a_second_head_belongs_to_its_record() -> None:
    assert beginnings(f"{FIRST}\n# CONFIDENTIAL\n\n{SECOND}") == ["SECRET", "# CONFIDENTIAL"]


def test_two_letters_on_one_page_are_two_records() -> None:
    one, two = LETTER.format(day="4 May 1961", name="Joan Hale"), LETTER.format(day="9 May 1961", name="Petr Novak")
    assert beginnings(f"{one}\n{two}") == ["4 May 1961", "9 May 1961"]


@pytest.mark.parametrize("lead", ["The answer reads as follows:", "QUOTE", "The following was received from Vigo."])
def test_a_head_that_is_quoted_begins_no_record_and_is_not_spoken_of(lead: str) -> None:
    text = f"{FIRST}\n{lead}\n\n{SECOND}"
    assert beginnings(text) == ["SECRET"]
    assert remark_second_heads([Page(1, text)]) == ()


def test_a_head_without_a_date_of_its_own_is_left_and_said() -> None:
    text = f"{FIRST}\n{SECOND}".replace("5 May 1961\n", "")
    assert beginnings(text) == ["SECRET"]
    assert remark_second_heads([Page(6, FIRST), Page(7, text)]) == (
        "a second head stands below text on page 7: another record may begin there",
    )


def test_what_was_divided_is_not_spoken_of() -> None:
    assert remark_second_heads([Page(1, f"{FIRST}\n{SECOND}")]) == ()


def test_a_person_may_rule_that_no_record_begins_on_a_page() -> None:
    assert beginnings(f"{FIRST}\n{SECOND}", {1: False}) == ["SECRET"]


@pytest.mark.parametrize("form", ["B. DATES OF EMPLOYMENT\n\nFROM: 1947\nTO: 1951\n", "FROM:\nTO:\nSUBJECT:\n"])
def test_labels_of_a_form_are_no_head(form: str) -> None:
    text = f"{FIRST}\n4 May 1961\n{form}\nThe duties were those of a master of a brig, and were done well.\n"
    assert beginnings(text) == ["SECRET"]
    assert remark_second_heads([Page(1, text)]) == ()


@pytest.mark.parametrize(
    ("rule", "judge"),
    [("quoting", leads_to_quotation), ("runs_over", says_it_runs_over), ("empty_label", is_empty_label)],
)
def test_a_rule_for_whole_lines_matches_its_examples_alone(rule: str, judge) -> None:
    assert all(map(judge, RULES[f"{rule}_examples"]))
    assert not any(map(judge, RULES[f"{rule}_counter_examples"]))


@pytest.mark.parametrize(
    ("line", "group"),
    [("TO: Chief", "to"), ("FROM: Hale", "from"), ("RE: Tugs", "subject"), ("4 May 1961", "date"), ("Tugs", None)],
)
def test_a_label_is_known_wherever_it_stands(line: str, group: str | None) -> None:
    assert label_group(line) == group


def test_a_page_of_labels_is_read_in_linear_time() -> None:
    text = "FROM: Hale\nTO: Novak\nThe brig lay in the outer harbour and paid no dues at all.\n" * 30
    assert re.search("FROM", text) and len(beginnings(text)) >= 1
