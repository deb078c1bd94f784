"""What a statement tells in the past perfect lies before the statement; what it tells otherwise is dated as ever."""

from collections.abc import Callable

from regesta.model.entries import Entry
from regesta.model.records import Description

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


def test_what_is_added_is_added_on_the_day_of_the_telling_and_not_of_what_was_told(entries_of: Read) -> None:
    text = (
        "4 May 1957\n\nThe Consul said that the brig had left Vigo on 2 May 1957 with salt. "
        "He added that the Ministry had denied the sale of the mill."
    )
    found = days(text, entries_of)
    assert (found["left"], found["added"]) == ("1957-05-02", "1957-05-04")
    assert found.get("denied") in (None, "../1957-05-04")  # which of the two days it lies before is not sure enough


TALK = """MEMORANDUM OF CONVERSATION

Asmara, 14 March 1957

I visited the Minister today. The Minister said that on 9 March they had signed a contract for the brig. I asked about
the mill.
"""


def test_a_day_told_of_in_a_talk_is_not_that_of_its_next_sentences(entries_of: Read) -> None:
    found = {entry.trigger: entry.date for entry in entries_of(TALK, Description("record of conversation"))}
    assert found["signed"] == "1957-03-09"
    assert found["asked"] == "1957-03-14"


def test_what_is_told_in_the_present_is_not_dated_by_what_is_over(entries_of: Read) -> None:
    text = "4 May 1957\n\nBerg served in Vigo from 1950 to late 1952. It is recommended that the Consul be asked."
    assert days(text, entries_of).get("recommended") in (None, "1957-05-04")
