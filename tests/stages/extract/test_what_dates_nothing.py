"""Words that look like a date or a party and are neither: years in the name of a law, days among the participants."""

from collections.abc import Callable

import pytest

from regesta.engines.language import LanguageModel
from regesta.model.entries import Entry
from regesta.model.records import Description, Record
from regesta.model.text import Page
from regesta.stages.date import date_records
from regesta.stages.extract import extract_entries
from regesta.stages.parse import parse_record

Read = Callable[..., tuple[Entry, ...]]


def test_the_year_in_the_name_of_a_law_dates_nothing(entries_of: Read) -> None:
    text = (
        "4 May 1958\n\nIn order to comply with the Harbour Records Collection Act of 1952, the board asked the Consul "
        "for help with the registers of the brig."
    )
    assert "1952" not in {entry.date for entry in entries_of(text)}


def test_a_day_takes_no_part_in_what_happens(entries_of: Read) -> None:
    text = "4 May 1958\n\nThe Consul reported on the harbour to the board by 15 February, and left Vigo on 3 May 1958."
    found = entries_of(text)
    assert found
    assert not [part.name for entry in found for part in entry.participants if "February" in part.name]


def test_a_paper_takes_no_part_in_what_is_done_with_it(entries_of: Read) -> None:
    found = entries_of("On 4 May 1958 the Consul sent certain documents and a letter to Oslo.")
    taking_part = " ".join(part.name for entry in found for part in entry.participants)
    assert "the Consul" in taking_part
    assert "documents" not in taking_part
    assert "letter" not in taking_part


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        (
            "On July 4, 1960 the Embassy gave the press a note. Two days later the Minister denied the sale of a mill.",
            "denied",
            "1960-07-06",
        ),
        (
            "4 July 1960\n\nThe Consul left Oslo last night. The Minister will open the mill at Vigo on Saturday.",
            "open",
            "1960-07-09",
        ),
        ("On 4 May 1957 the Consul left Vigo. On 9 May 1957 he met the Minister in Oslo.", "met", "1957-05-09"),
    ],
)
def test_no_day_read_before_dates_what_has_a_day_of_its_own(
    entries_of: Read, text: str, trigger: str, date: str
) -> None:
    assert {entry.trigger: entry.date for entry in entries_of(text)}[trigger] == date


CABLE = (
    "CABLE\n\nASMARA 4 MAY 1957\n\nTO: OSLO\n\n1. The mill was founded in 1931. The Consul said that the "
    "sale was near. {} the owner added that he agreed.\n"
)


def test_a_year_told_of_long_ago_does_not_date_what_a_cable_says(entries_of: Read) -> None:
    found = {entry.trigger: entry.date for entry in entries_of(CABLE.format("And"), Description("cable"))}
    assert (found["founded"], found["said"]) == ("1931", "1957-05~")
    assert found.get("added") in (None, "1957-05~")


def test_the_year_in_the_name_of_a_thing_dates_nothing(entries_of: Read) -> None:
    found = entries_of("4 May 1958\n\nYesterday the Consul sent the 1955 ledger to Oslo. The clerk copied it.")
    assert "1958-05-03" in {entry.date for entry in found if entry.trigger == "sent"}
    assert "1955" not in {entry.date for entry in found}


def test_the_day_of_the_paper_by_which_a_thing_was_done_does_not_date_it(entries_of: Read) -> None:
    text = "12 May 1958\n\nIn accordance with your letter of 5 May 1958, the pilots are now paid by the Consul."
    assert [entry.date for entry in entries_of(text) if entry.trigger == "paid"] == ["1958-05-12"]


def test_an_adjective_of_the_present_dates_nothing_but_its_noun(entries_of: Read) -> None:
    text = "4 May 1958\n\nOn 9 March 1957 the pilot left Vigo. He then moved to his current address in Oslo."
    assert [entry.date for entry in entries_of(text) if entry.trigger == "moved"] == ["1957-03-09"]


@pytest.mark.parametrize(("between", "dates"), [([], True), (["The crew was small."], False)])
def test_a_day_told_of_two_pages_before_dates_nothing(model: LanguageModel, between: list[str], dates: bool) -> None:
    texts = ["4 May 1958\n\nOn 9 March 1957 the mission left Oslo.", *between, "The Consul paid the pilot in coins."]
    pages = tuple(Page(number, text) for number, text in enumerate(texts, 1))
    record = Record("r1", "a.txt", 1, "document", pages, 0, len(texts[-1]))
    (dating,) = date_records([record], [Description()])
    parsed = parse_record(record, Description(), dating, language=model)
    found = extract_entries(record, Description(), dating, parsed, ())
    assert ("1957-03-09" in {entry.date for entry in found if entry.trigger == "paid"}) is dates


def test_a_day_after_the_record_does_not_date_what_has_been_done_by_then(entries_of: Read) -> None:
    text = "4 May 1958\n\nThe Consul has advised the board of a conference to be held in Oslo from 12 May 1958."
    assert [entry.date for entry in entries_of(text) if entry.trigger == "advised"] == ["1958-05-04"]
