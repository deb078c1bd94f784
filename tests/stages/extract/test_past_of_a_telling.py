"""What a statement tells in the past perfect lies before the statement; what it tells otherwise is dated as ever."""

from collections.abc import Callable

from regesta.model.entries import Entry

Read = Callable[..., tuple[Entry, ...]]


def days(text: str, entries_of: Read) -> dict[str, str | None]:
    return {entry.trigger: entry.date for entry in entries_of(text)}


def test_what_had_been_done_lies_before_the_day_on_which_it_is_told(entries_of: Read) -> None:
    found = days("On 4 May 1957 the Consul reported that the crew had sold the brig to a dealer.", entries_of)
    assert found == {"reported": "1957-05-04", "sold": "../1957-05-04"}


def test_what_had_been_done_on_a_day_of_its_own_keeps_it(entries_of: Read) -> None:
    text = "On 4 May 1957 the Consul reported that the crew had sold the brig to a dealer on 2 May 1957."
    assert days(text, entries_of) == {"reported": "1957-05-04", "sold": "1957-05-02"}


def test_the_days_of_what_is_told_do_not_date_the_telling(entries_of: Read) -> None:
    text = "4 May 1957\n\nThe Consul stated that the crew lived at Vigo from 6 March 1956 to 9 April 1956."
    assert days(text, entries_of).get("lived") == "1956-03-06/1956-04-09"
    assert days(text, entries_of).get("stated") != "1956-03-06/1956-04-09"
