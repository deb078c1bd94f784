"""Who "I", "you" and "he" are where a talk is written down turn by turn."""

import pytest

from regesta.engines.language import LanguageModel
from regesta.model.entries import Entry
from regesta.model.records import Description, Record
from regesta.model.text import Page
from regesta.stages.date import date_records
from regesta.stages.extract import extract_entries
from regesta.stages.extract.turns import Turns
from regesta.stages.name import find_names
from regesta.stages.parse import parse_record

HEARING = """Hearing before the Board, 4 May 1977

Mr. Hale. Did you see the pilot?
Mr. Novak. Yes, I met Carlos Ruiz in Oslo on 3 May 1961. He left Oslo on 9 May 1961.
Mr. Hale. I asked you about it on 5 May 1976.
Mr. Novak. You called me on 6 May 1976. He was told of it on 7 May 1976.
"""


def told(text: str, kind: str, model: LanguageModel) -> tuple[Entry, ...]:
    record = Record("r1", "a.txt", 1, "document", (Page(1, text),), 0, len(text))
    description = Description(document_type=kind)
    (dating,) = date_records([record], [description])
    parsed = parse_record(record, description, dating, language=model)
    return extract_entries(record, description, dating, parsed, find_names(record, description, parsed))


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("1961-05-03", {("Mr. Novak", "agent"), ("Carlos Ruiz", "counterpart")}),
        ("1961-05-09", {("Carlos Ruiz", "agent")}),
        ("1976-05-05", {("Mr. Hale", "agent"), ("Mr. Novak", "recipient")}),
        ("1976-05-06", {("Mr. Hale", "agent"), ("Mr. Novak", "recipient")}),
        ("1976-05-07", {("Carlos Ruiz", "recipient")}),
    ],
)
def test_who_speaks_is_i_whom_he_answers_is_you_and_neither_label_is_he(
    model: LanguageModel, date: str, expected: set[tuple[str, str]]
) -> None:
    entries = [entry for entry in told(HEARING, "transcript", model) if entry.date == date]
    assert entries
    assert expected in [{(one.name, one.role) for one in entry.participants} for entry in entries]


@pytest.mark.parametrize(("kind", "has"), [("transcript", True), ("letter", False)])
def test_only_a_transcript_has_turns(model: LanguageModel, kind: str, has: bool) -> None:
    record = Record("r1", "a.txt", 1, "document", (Page(1, HEARING),), 0, len(HEARING))
    description = Description(document_type=kind)
    (dating,) = date_records([record], [description])
    parsed = parse_record(record, description, dating, language=model)
    assert bool(Turns(parsed, description)) is has
