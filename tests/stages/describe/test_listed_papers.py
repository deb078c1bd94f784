"""Is a record a list of papers, and which does it name?"""

from __future__ import annotations

from regesta.model.records import Description
from regesta.stages.date import date_records
from regesta.stages.describe import describe_record
from regesta.testing import record

TEXT = "The dues of the brig were paid on 3 May in full, and the agent was told of it by the harbour office of Vigo."
HEADS = [f"ORIGIN: Vigo\nDATE: {day} July 1974\nSUBJECT: Dues of the brig\nHARBOUR FILE: None\n" for day in (8, 22, 19)]


def describe(text: str) -> tuple[Description, str | None]:
    listed = record(text)
    found = describe_record(listed)
    [dating] = date_records([listed], [found])
    return found, dating.record_date.edtf


def listed(found: Description) -> list[str]:
    return [field.value for field in found.other if field.name == "listed"]


def test_a_list_of_papers_has_neither_subject_nor_day_of_its_first() -> None:
    found, date = describe("Harbour papers in the file\n\n" + "\n".join(HEADS))
    assert found.document_type == "list of papers"
    assert listed(found) == [f"{day} July 1974; Dues of the brig" for day in (8, 22, 19)]
    assert found.title is not None
    assert found.title.value == "Harbour papers in the file"
    assert found.recipient is None
    assert date == "1974-07-22/.."


def test_a_title_is_supplied_where_nothing_stands_over_the_list() -> None:
    found, _ = describe("\n".join(HEADS))
    assert found.title is not None
    assert (found.title.value, found.title.rule) == ("[List of papers]", "title.supplied")


def test_two_heads_are_no_list_and_neither_are_papers_with_their_text() -> None:
    assert listed(describe("\n".join(HEADS[:2]))[0]) == []
    found, _ = describe("\n".join(f"{head}\n{TEXT}\n" for head in HEADS))
    assert listed(found) == []
    assert found.document_type != "list of papers"
