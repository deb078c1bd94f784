"""From sentences to entries, with the packaged weights where a language model is installed, and without either."""

import pytest

from regesta.engines.language import LanguageModel, NullModel
from regesta.engines.weights import load_weights
from regesta.model.dates import DateReading, Dating, RecordDate
from regesta.model.entries import Entry
from regesta.model.records import Description, Record
from regesta.model.text import Page, Sentence
from regesta.rulebook import load_rules
from regesta.stages.extract import extract_entries
from regesta.stages.extract.clause import Clause
from regesta.stages.extract.detect import find_clauses
from regesta.stages.extract.features import Surroundings
from regesta.stages.extract.worth import worth_of
from regesta.stages.parse import parse_record

TEXT = (
    "The trade mission arrived in Bonn on 4 May 1962 and was received by the Minister.\n\n"
    "On 7 May 1962 the Consul told Colonel Berg that the contract had not been signed.\n\n"
    "THE COLONEL WILL LEAVE FOR OSLO ON 9 MAY 1962.\n"
)


def reading(text: str, edtf: str) -> DateReading:
    start = TEXT.index(text)
    return DateReading(start, start + len(text), text, "DATE", edtf, edtf, "explicit")


def entries(language: LanguageModel, text: str = TEXT) -> tuple[Entry, ...]:
    record = Record("r1", "a.txt", 1, "document", (Page(1, text),), 0, len(text))
    readings = (
        tuple(
            reading(*pair)
            for pair in (("4 May 1962", "1962-05-04"), ("7 May 1962", "1962-05-07"), ("9 MAY 1962", "1962-05-09"))
        )
        if text == TEXT
        else ()
    )
    dating = Dating(readings, RecordDate("1962-05-08", "document", None, (), ()))
    parsed = parse_record(record, Description(), dating, language=language)
    return extract_entries(record, Description(), dating, parsed, ())


def by_trigger(found: tuple[Entry, ...]) -> dict[str, Entry]:
    return {entry.trigger: entry for entry in found}


def test_happenings_are_found_and_dated_by_their_own_sentence(model: LanguageModel) -> None:
    found = by_trigger(entries(model))
    assert {"arrived", "received", "told", "LEAVE"} <= set(found)
    assert found["arrived"].date == found["received"].date == "1962-05-04"
    assert found["told"].date == "1962-05-07"


def test_types_and_certainty(model: LanguageModel) -> None:
    found = by_trigger(entries(model))
    assert found["told"].types[0] == "statement"
    assert set(found["arrived"].types) & {"travel", "visit"}
    assert found["arrived"].certainty == "occurred"
    assert found["LEAVE"].certainty == "planned"


def test_a_condition_is_no_fact(model: LanguageModel) -> None:
    text = "The Consul said that he would resign if the mission left Oslo in May."
    parsed = model.parse([text], [Sentence(1, 0, len(text), text, ((0, 0),))])
    weights = load_weights("entries")
    assert weights is not None
    found = find_clauses(0, parsed, Surroundings("sentence", "", True, False, False), weights, least=0.1)
    assert {one.clause.trigger: one.clause.certainty for one in found}["left"] == "conditional"


@pytest.mark.parametrize("null", [False, True], ids=["with a model", "without"])
def test_every_quote_stands_on_its_page(model: LanguageModel, null: bool) -> None:
    found = entries(NullModel() if null else model)
    assert found
    for entry in found:
        assert TEXT[entry.start : entry.end] == entry.quote
        assert entry.trigger in entry.quote
        assert len(entry.quote) <= 400
        assert not (TEXT[entry.start - 1 : entry.start] + TEXT[entry.start]).isalnum() or entry.start == 0


def test_each_part_says_why(model: LanguageModel) -> None:
    entry = by_trigger(entries(model))["arrived"]
    told = {reason.feature.partition(".")[0] for reason in entry.evidence}
    assert {"event", "certainty", "date"} <= told
    assert any("4 May 1962" in reason.sentence for reason in entry.evidence)


def test_ids_are_the_same_in_every_run(model: LanguageModel) -> None:
    assert [entry.id for entry in entries(model)] == [entry.id for entry in entries(model)]
    assert len({entry.id for entry in entries(model)}) == len(entries(model))


def test_without_a_language_model_the_rules_find_the_plain_ones() -> None:
    found = by_trigger(entries(NullModel()))
    assert found["arrived"].date == "1962-05-04"
    assert found["told"].types == ("statement",)


def test_another_language_yields_nothing(model: LanguageModel) -> None:
    text = "El ministro salió de Lima el 4 de mayo y fue recibido por los jefes de la misión en Quito.\n"
    assert entries(model, text) == ()


@pytest.mark.parametrize("text", ["", "|||||\n", "((((((((" * 2000, "a " * 5000, "\x00\ufffd\n" * 50, "4 May 1962"])
def test_hostile_text_is_only_text(model: LanguageModel, text: str) -> None:
    for entry in entries(model, text):
        assert text[entry.start : entry.end] == entry.quote


@pytest.mark.parametrize("example", load_rules("en/worth")["examples"], ids=lambda example: example["trigger"])
def test_papers_handled_are_routine(model: LanguageModel, example: dict) -> None:
    text = example["text"]
    parsed = model.parse([text], [Sentence(1, 0, len(text), text, ((0, 0),))])[0]
    start = text.index(example["trigger"])
    index = next(number for number, word in enumerate(parsed.words) if word.start == start)
    types = ("correspondence",) if example["worth"] == "routine" else ("arrest",)
    clause = Clause(parsed, 0, len(text), start, start + len(example["trigger"]), index, types)
    assert worth_of(clause)[0] == example["worth"]


def test_an_occasion_called_scheduled_is_planned(model: LanguageModel) -> None:
    text = "The Consul was told on 4 May 1962 of the scheduled meeting with the Minister."
    parsed = model.parse([text], [Sentence(1, 0, len(text), text, ((0, 0),))])
    weights = load_weights("entries")
    assert weights is not None
    found = find_clauses(0, parsed, Surroundings("prose", "", True, False, True), weights, least=0.0)
    certainties = {one.clause.trigger: one.clause.certainty for one in found}
    assert (certainties["told"], certainties["meeting"]) == ("occurred", "planned")


@pytest.mark.parametrize("marker", ["2. ", "(14) ", "c. ", "iv) ", "III. "])
def test_the_number_of_a_paragraph_is_no_part_of_the_quote(marker: str, entries_of) -> None:
    (entry,) = entries_of(f"{marker}Brekke sailed to Oslo on 4 May 1957.")
    assert entry.quote == "Brekke sailed to Oslo on 4 May 1957"


def test_an_initial_stays_with_its_name(entries_of) -> None:
    (entry,) = entries_of("H. Brekke sailed to Oslo on 4 May 1957.")
    assert entry.quote == "H. Brekke sailed to Oslo on 4 May 1957"
