"""Whom "Subject" stands for, where no title names him: names found by their form alone."""

import pytest

from regesta.model.grammar import Parsed
from regesta.model.records import Description, Field, Record
from regesta.model.text import Page, Sentence
from regesta.stages.name import find_names


def meant(text: str, *, title: str | None = None) -> str | None:
    """Whom the last "Subject" of a record's last line stands for; each line is a sentence."""
    parsed, at = [], 0
    for line in text.split("\n"):
        if line:
            parsed.append(Parsed(Sentence(1, at, at + len(line), line, ((0, at),))))
        at += len(line) + 1
    record = Record("r", "made-up.txt", 1, "document", (Page(1, text),), 0, len(text))
    field = Field("title", title, title, 1, 0, 1) if title else None
    readings = find_names(record, Description(title=field), parsed)
    return [one.refers_to for one in readings if one.rule == "reference.subject"][-1]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "1. NAME OF SUBJECT OR TITLE OF INCIDENT\n\nORMSBY, Walter NMN\nClerk\nIn May SUBJECT left Oslo.",
            "ORMSBY, Walter",
        ),
        ("1. SUBJECT (Last name in capitals)\n   ORMSBY, Walter\nIn May SUBJECT left Oslo.", "ORMSBY, Walter"),
        ("NAME (Last-First-Middle)\nORMSBY, Walter Paul\nA letter for Subject's work in Oslo.", "ORMSBY, Walter Paul"),
        ("1. REQUEST TRACES AND POA WALTER ORMSBY, SWEDE.\nSUBJ LEFT OSLO IN MAY.", "WALTER ORMSBY"),
        ("1. MET WALTER ORMSBY, SWEDE, DOB 1921, IN OSLO WITH KAI LUND.\nSUBJ LEFT OSLO IN MAY.", "WALTER ORMSBY"),
        ("2. IT SEEMS THAT SUBJECT IS IDENTICAL WITH WALTER ORMSBY.\nSUBJECT LEFT OSLO IN MAY.", "WALTER ORMSBY"),
        ("2. C/O SAW ABCRANE/3 (SUBJ) TWICE.\nSUBJ LEFT OSLO IN MAY.", "ABCRANE/3"),
    ],
)
def test_a_form_or_the_text_itself_says_whom_a_record_is_about(text: str, name: str) -> None:
    assert meant(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Source met Walter ORMSBY in Oslo.\nSource saw SUBJECT there.",
        "NAME\nORMSBY, Walter\nNAME\nMARSH, Hugh\nIn May SUBJECT left Oslo.",
        "1. WALTER ORMSBY, DOB 1921, AND HUGH MARSH, DOB 1925, ARE CLERKS.\nSUBJ LEFT OSLO IN MAY.",
        "SUBJECT\n\nHARBOUR DUES\nIn May SUBJECT left Oslo.",
    ],
)
def test_nobody_is_meant_where_it_says_so_of_nobody_or_of_two(text: str) -> None:
    assert meant(text) is None


def test_where_a_title_names_two_subject_is_neither() -> None:
    text = "1. REQUEST TRACES WALTER ORMSBY.\nSubject left Oslo in May."
    assert meant(text, title="Walter ORMSBY and Hugh MARSH") is None
