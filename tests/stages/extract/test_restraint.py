"""Clauses that oblige, permit or ask are no happenings; what a transcript tells lies before its day."""

from collections.abc import Callable

import pytest

from regesta.engines.language import LanguageModel
from regesta.engines.weights import load_weights
from regesta.model.entries import Entry
from regesta.model.records import Description, Record
from regesta.model.text import Page
from regesta.rulebook import load_rules
from regesta.stages.date import date_records
from regesta.stages.extract import WEIGHTS
from regesta.stages.extract.detect import Found, find_clauses
from regesta.stages.extract.features import Surroundings
from regesta.stages.extract.restraint import tells_nothing
from regesta.stages.parse import parse_record

Read = Callable[..., tuple[Entry, ...]]
NO_DATE = Surroundings("body", "", False, False, False)


def clauses(text: str, model: LanguageModel) -> list[Found]:
    weights = load_weights(WEIGHTS)
    assert weights is not None
    record = Record("r1", "a.txt", 1, "document", (Page(1, text),), 0, len(text))
    (dating,) = date_records([record], [Description()])
    parsed = parse_record(record, Description(), dating, language=model)
    return [one for number in range(len(parsed)) for one in find_clauses(number, parsed, NO_DATE, weights, least=0.0)]


@pytest.mark.parametrize("rule", load_rules("en/restraint"), ids=lambda rule: rule["id"])
def test_each_rule_holds_back_its_examples_and_no_counter_example(rule: dict, model: LanguageModel) -> None:
    for text in rule["examples"]:
        assert rule["id"] in {tells_nothing(one) for one in clauses(text, model)}, text
    for text in rule["counter_examples"]:
        found = clauses(text, model)
        assert found
        assert {tells_nothing(one) for one in found} == {None}, text


@pytest.mark.parametrize("rule", load_rules("en/restraint"), ids=lambda rule: rule["id"])
def test_only_what_a_date_of_its_own_makes_a_happening_is_let_go_with_one(rule: dict, model: LanguageModel) -> None:
    holds = not {"moods", "VBG", "VBN", "habits", "duties", "performed", "standing", "rows"} & rule.keys()
    for text in rule["examples"]:
        assert (rule["id"] in {tells_nothing(one, dated=True) for one in clauses(text, model)}) is holds, text


LETTER = "Asmara, 4 May 1957\n\nDear Sir,\n\n{}\n\nYours truly,\n\nA. Hale\n"


def test_a_provision_is_no_entry_and_one_with_its_own_day_is(entries_of: Read) -> None:
    told = entries_of(LETTER.format("The Consul arrived from Oslo. Applicants must submit two forms."))
    assert any("Consul arrived" in entry.quote for entry in told)
    assert not any("must submit" in entry.quote for entry in told)
    dated = entries_of(LETTER.format("The mission shall leave Asmara on 9 June 1957."))
    assert [entry.date for entry in dated if "shall leave" in entry.quote] == ["1957-06-09"]


@pytest.mark.parametrize(
    "text",
    [
        "The Consul was not received by the Minister on 4 May 1957.",
        "On 4 May 1957 the aide did not meet the Minister in Bonn.",
    ],
)
def test_what_was_not_done_is_denied(text: str, entries_of: Read) -> None:
    assert [entry.certainty for entry in entries_of(text)] == ["denied"]


INTERVIEW = (
    "Interview of 7 April 1998\n\nSH: We moved the station to another house. Then the chief flew to Oslo.\n\n"
    "BL: He resigned in May 1961.\n"
)


def test_what_a_transcript_tells_lies_before_its_day(entries_of: Read) -> None:
    told = {entry.quote: entry.date for entry in entries_of(INTERVIEW, Description("transcript"))}
    flew = next(date for quote, date in told.items() if "flew to Oslo" in quote)
    assert flew == "../1998-04-07"
    assert next(date for quote, date in told.items() if "resigned" in quote) == "1961-05"


def test_a_reference_with_a_date_is_no_entry(entries_of: Read) -> None:
    text = "The Consul arrived from Oslo on 2 May 1957. See also the despatch sent from Vigo on 4 May 1957."
    assert [entry.trigger for entry in entries_of(text)] == ["arrived"]


@pytest.mark.parametrize(
    ("told", "quiet"),
    [
        (
            "The Consul left Asmara on 9 June 1957.",
            "The clerk asked whether he had left on 9 June 1957.",
        ),
        ("The aide brought a letter on 9 June 1957.", "The letter dated 9 June 1957"),
        ("The clerk gave his address on 9 June 1957.", "Name of child (state on which day each left, 9 June 1957)"),
        (
            "I authorized the clerk to go on 9 June 1957.",
            "I hereby authorize the clerk to go, 9 June 1957.",
        ),
    ],
)
def test_what_tells_nothing_tells_nothing_with_a_date(told: str, quiet: str, entries_of: Read) -> None:
    assert [entry.date for entry in entries_of(told)][:1] == ["1957-06-09"]
    assert [entry.trigger for entry in entries_of(quiet) if entry.trigger != "asked"] == []


def test_a_word_of_a_date_is_no_happening(entries_of: Read) -> None:
    told = entries_of("Toward the end of the year 1957 the Consul left Asmara.")
    assert [entry.trigger for entry in told] == ["left"]


def test_the_asking_of_a_question_is_told(model: LanguageModel) -> None:
    held = {one.clause.trigger: tells_nothing(one) for one in clauses('He asked, "Where is the boat?"', model)}
    assert held["asked"] is None
