"""What lies after the day of its record is a plan, unless it is told in the past tense or is itself what is said."""

import pytest

from regesta.engines.language import LanguageModel, available, load_language_model
from regesta.model.records import Description, Record
from regesta.model.text import Page
from regesta.stages.date import date_records
from regesta.stages.extract import extract_entries
from regesta.stages.parse import parse_record

TEXT = (
    "7 May 1962\n\nMemorandum for the record\n\n"
    "The mission arrives in Bonn on 3 July 1962. The Minister announces the sale on 9 July 1962. "
    "He met the Consul on 3 May 1962.\n"
)


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    if not available():
        pytest.skip("no language model is installed")
    return load_language_model()


def test_a_day_to_come_makes_a_plan(model: LanguageModel) -> None:
    record = Record("r1", "a.txt", 1, "document", (Page(1, TEXT),), 0, len(TEXT))
    (dating,) = date_records([record], [Description()])
    parsed = parse_record(record, Description(), dating, language=model)
    found = {entry.trigger: entry for entry in extract_entries(record, Description(), dating, parsed, ())}
    assert found["arrives"].date == "1962-07-03"
    assert found["arrives"].certainty == "planned"
    assert "certainty.to-come" in [reason.feature for reason in found["arrives"].evidence]
    assert found["met"].certainty == "occurred"
    said = [entry for entry in found.values() if entry.types[0] == "statement"]
    assert not any(reason.feature == "certainty.to-come" for entry in said for reason in entry.evidence)


def test_prior_to_a_date_is_before_it(model: LanguageModel) -> None:
    text = (
        "7 May 1968\n\nMemorandum for the record\n\nThe mission left Oslo before 4 May 1962. "
        "The Consul met the Minister on 3 May 1962.\n"
    )
    record = Record("r1", "a.txt", 1, "document", (Page(1, text),), 0, len(text))
    (dating,) = date_records([record], [Description()])
    parsed = parse_record(record, Description(), dating, language=model)
    found = {entry.trigger: entry.date for entry in extract_entries(record, Description(), dating, parsed, ())}
    assert found["left"] == "../1962-05-04"
    assert found["met"] == "1962-05-03"
