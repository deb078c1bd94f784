"""The language model, and the entries that a text of one record gives."""

from collections.abc import Callable

import pytest

from regesta.engines.language import LanguageModel, available, load_language_model
from regesta.model.entries import Entry
from regesta.model.records import Description, Record
from regesta.model.text import Page
from regesta.stages.date import date_records
from regesta.stages.extract import extract_entries
from regesta.stages.parse import parse_record


@pytest.fixture(scope="session")
def model() -> LanguageModel:
    if not available():
        pytest.skip("no language model is installed")
    return load_language_model()


@pytest.fixture(scope="session")
def entries_of(model: LanguageModel) -> Callable[..., tuple[Entry, ...]]:
    """The entries of a text that is one record, read by all stages from dating on, described as given or not at all."""

    def read(text: str, description: Description | None = None) -> tuple[Entry, ...]:
        described = description or Description()
        record = Record("r1", "a.txt", 1, "document", (Page(1, text),), 0, len(text))
        (dating,) = date_records([record], [described])
        parsed = parse_record(record, described, dating, language=model)
        return extract_entries(record, described, dating, parsed, ())

    return read
