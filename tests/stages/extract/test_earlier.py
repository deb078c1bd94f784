"""What tense and small words put before the day that would date it."""

from collections.abc import Callable

import pytest

from regesta.engines.language import LanguageModel
from regesta.model.entries import Entry
from regesta.model.records import Description
from regesta.model.text import Sentence
from regesta.rulebook import load_rules
from regesta.stages.extract.features import tree_of
from regesta.stages.extract.tense import is_past

Read = Callable[..., tuple[Entry, ...]]
LETTER = "Asmara, 4 May 1957\n\nDear Sir,\n\n{}\n\nYours truly,\n\nA. Hale\n"


def dates(text: str, entries_of: Read) -> dict[str, str | None]:
    return {entry.trigger: entry.date for entry in entries_of(LETTER.format(text))}


def test_what_has_been_done_lies_before_the_day_of_the_record(entries_of: Read) -> None:
    found = dates("On 2 March 1957 the mission left Oslo. The Minister has told the Consul of the sale.", entries_of)
    assert found == {"left": "1957-03-02", "told": "../1957-05-04"}


def test_what_was_previously_so_lies_before(entries_of: Read) -> None:
    text = "On 2 March 1957 the mission left Oslo. The pilots were previously paid by the Consul."
    assert dates(text, entries_of)["paid"] == "../1957-05-04"
    assert dates(text.replace("previously ", ""), entries_of)["paid"] == "1957-03-02"


@pytest.mark.parametrize("case", load_rules("en/time_words")["examples"], ids=lambda case: case["text"])
def test_the_words_that_say_when_move_the_day_read_before(case: dict, entries_of: Read) -> None:
    found = dates(f"On 2 March 1957 the mission left Oslo. {case['text']}.", entries_of)
    moved = {"before": "../1957-05-04", "after": "1957-03-02/..", "of late": "1957-05~", "at that time": "1957-03-02"}
    assert found["paid"] == moved[case["told"]]


def test_what_was_subsequently_so_lies_before_a_record_that_follows_soon(entries_of: Read) -> None:
    told = "The pilots were subsequently paid by the Consul."
    found = dates(f"On 12 April 1957 the mission left Oslo. {told}", entries_of)
    assert found["paid"] == "1957-04-12/1957-05-04"


def test_what_was_done_by_a_day_lies_before_it(entries_of: Read) -> None:
    found = dates("By 12 April 1957 the Consul had signed the treaty.", entries_of)
    assert found == {"signed": "../1957-04-12"}


@pytest.mark.parametrize("place", ["Since March 1956 {}.", "{} since March 1956."])
def test_since_a_month_says_from_when_wherever_it_stands(place: str, entries_of: Read) -> None:
    found = dates(place.format("the pilot has worked for the Consul"), entries_of)
    assert found == {"worked": "1956-03/.."}


@pytest.mark.parametrize(
    ("text", "verb", "date"),
    [
        ("Reports came to the mill at Vigo after 1955.", "came", "1956/1957-05-04"),
        ("After 1955 reports came to the mill at Vigo.", "came", "1956/1957-05-04"),
        ("The Consul gave the pilots no help after 2 March 1957.", "gave", "1957-03-03/1957-05-04"),
        ("After the strike of 2 March 1957 the Consul paid the pilots.", "paid", "1957-03-02"),
    ],
)
def test_what_was_so_after_a_date_is_not_of_that_date(text: str, verb: str, date: str, entries_of: Read) -> None:
    assert dates(text, entries_of)[verb] == date


CABLE = "SECRET 121530Z MAY 57\n\nFM LISBON\nTO DIRECTOR\n\nREF DIRECTOR 1234\n\n{}\n"


def cabled(text: str, entries_of: Read) -> dict[str, str | None]:
    return {entry.trigger: entry.date for entry in entries_of(CABLE.format(text), Description("cable"))}


def test_what_a_cable_tells_in_the_past_is_of_about_its_month(entries_of: Read) -> None:
    assert cabled("1. THE PILOT MET THE CONSUL AT THE HARBOR.", entries_of) == {"MET": "1957-05~"}


def test_what_a_later_paragraph_of_a_cable_tells_lies_between_its_day_and_the_one_above(entries_of: Read) -> None:
    above, told = "1. THE PILOT MET THE CONSUL AT THE HARBOR ON 3 MAY.", "THE CLERK PAID THE CREW OF THE BOAT."
    assert cabled(f"{above}\n\n2. {told}", entries_of) == {"MET": "1957-05-03", "PAID": "1957-05-03/1957-05-12"}
    assert cabled(f"{above} {told}", entries_of) == {"MET": "1957-05-03", "PAID": "1957-05-03"}


def test_what_has_gone_on_since_a_month_begins_with_it(entries_of: Read) -> None:
    found = dates("The pilot has worked for the Consul since March 1956.", entries_of)
    assert found == {"worked": "1956-03/.."}


def test_what_a_statement_tells_in_the_past_lies_before_it(entries_of: Read) -> None:
    text = "On 3 March 1957 the Consul reported that the crew left Vigo with salt"
    assert dates(f"{text}.", entries_of) == {"reported": "1957-03-03", "left": "../1957-03-03"}
    assert dates(f"{text} on 1 March 1957.", entries_of) == {"reported": "1957-03-03", "left": "1957-03-01"}


def test_since_an_occasion_says_from_when(entries_of: Read) -> None:
    since = dates("The pilot has worked for the Consul since his arrival in March 1956.", entries_of)
    assert since == {"worked": "1956-03/..", "arrival": "1956-03"}


def test_what_was_before_an_occasion_lies_before_its_day(entries_of: Read) -> None:
    found = dates("The pilot met the Consul before his departure in March 1956.", entries_of)
    assert found == {"met": "../1956-03", "departure": "1956-03"}


def test_what_is_told_in_the_past_under_a_modal_of_the_present_is_not_past(model: LanguageModel) -> None:
    def past(text: str, verb: str) -> bool:
        (parsed,) = model.parse([text], [Sentence(1, 0, len(text), text, ((0, 0),))])
        tree = tree_of(parsed)
        return is_past(tree, [word.text for word in tree.words].index(verb))

    assert past("The Consul left Oslo.", "left")
    assert past("The Consul wished to leave Oslo.", "leave")
    assert not past("The Consul will leave Oslo.", "leave")


@pytest.mark.parametrize(
    ("stay", "date"), [("has lived in Oslo since March 1957", "1957-03/.."), ("came to Oslo in March 1957", "1957-03")]
)
def test_what_follows_on_a_stay_since_a_month_is_of_that_time(stay: str, date: str, entries_of: Read) -> None:
    assert dates(f"The pilot {stay}. The Consul hired him there for the mission.", entries_of)["hired"] == date


def test_the_news_may_run_on_from_a_day_that_is_about_right(entries_of: Callable[..., tuple[Entry, ...]]) -> None:
    text = "9 May 1958\n\n1. On about 2 May the Consul left Oslo.\n\n2. The police arrested Hugh Marsh in the port.\n"
    found = {entry.trigger: entry.date for entry in entries_of(text, Description(document_type="cable"))}
    assert found["arrested"] == "1958-05-02/1958-05-09"
