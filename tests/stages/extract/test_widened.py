"""Quotes too short to be understood alone are widened within their sentences."""

from collections.abc import Callable

import pytest

from regesta.model.entries import Entry

Read = Callable[..., tuple[Entry, ...]]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "The clerk kept a list of ships seized by the police on 2 May 1957.",
            "ships seized by the police on 2 May 1957",
        ),
        ("He told of a conference to be held in Oslo on 9 May 1957.", "a conference to be held in Oslo on 9 May 1957"),
        (
            "The police kept the papers of a pilot who was arrested in Oslo on 4 May 1957.",
            "a pilot who was arrested in Oslo on 4 May 1957",
        ),
        ("He managed to sell the boat on 4 May 1957.", "He managed to sell the boat on 4 May 1957"),
        (
            "The clerk was known to have travelled to Oslo on 4 May 1957.",
            "The clerk was known to have travelled to Oslo on 4 May 1957",
        ),
        ("A short meeting took place in Oslo on 3 May 1957.", "A short meeting took place in Oslo on 3 May 1957"),
    ],
)
def test_a_quote_holds_the_noun_it_tells_of_or_what_is_told_of_it(entries_of: Read, text: str, quote: str) -> None:
    found = entries_of(text)
    assert quote in {entry.quote for entry in found}
    assert all(text[entry.start : entry.end] == entry.quote for entry in found)


def test_a_quote_is_not_widened_into_a_bracket_it_stands_in(entries_of: Read) -> None:
    found = {entry.trigger: entry for entry in entries_of("The Consul met Ruiz (born 3 March 1921) on 4 May 1957.")}
    assert found["born"].quote == "born 3 March 1921"
    assert (found["born"].date, found["met"].date) == ("1921-03-03", "1957-05-04")


def test_a_quote_is_not_widened_to_the_noun_of_another_happening(entries_of: Read) -> None:
    found = entries_of("On 3 May 1957 the Consul told of the arrest of the pilot made by the police on 2 May 1957.")
    assert not any("arrest" in entry.quote and entry.trigger == "made" for entry in found)


def test_a_day_within_a_bracket_dates_what_is_told_there(entries_of: Read) -> None:
    found = entries_of("4 May 1957\n\nThe Consul (he was sent to Bonn in 1931) left Oslo yesterday.")
    assert {entry.trigger: entry.date for entry in found}["left"] == "1957-05-03"
