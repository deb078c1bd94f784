"""What is asked, promised, announced in a happening is told with it; what has its own day has its own entry."""

from collections.abc import Callable

import pytest

from regesta.model.entries import Entry

Read = Callable[..., tuple[Entry, ...]]


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("On 4 May 1957 the Minister asked the Consul to leave Asmara.", "to leave"),
        ("On 4 May 1957 the company agreed to buy the ship.", "to buy"),
        ("On 4 May 1957 the mission travelled to Oslo to sign the contract.", "to sign"),
    ],
)
def test_an_infinitive_is_told_with_what_it_hangs_on(text: str, left_out: str, entries_of: Read) -> None:
    told = entries_of(text)
    assert any(left_out in entry.quote for entry in told)
    assert not any(entry.quote.startswith(left_out) for entry in told)


def test_an_infinitive_with_its_own_day_has_its_own_entry(entries_of: Read) -> None:
    told = entries_of("On 4 May 1957 the Minister asked the Consul to leave Asmara on 9 June 1957.")
    assert "1957-06-09" in {entry.date for entry in told}


@pytest.mark.parametrize(
    "text",
    [
        "On 4 May 1957 the Minister announced the appointment of a new Consul.",
        "The appointment of a new Consul was announced on 4 May 1957.",
    ],
)
def test_an_object_is_told_with_its_verb(text: str, entries_of: Read) -> None:
    assert [entry.trigger for entry in entries_of(text)] == ["announced"]


def test_an_object_with_its_own_day_has_its_own_entry(entries_of: Read) -> None:
    told = entries_of("On 4 May 1957 the Minister announced the departure of the mission on 9 June 1957.")
    assert {entry.date for entry in told} == {"1957-05-04", "1957-06-09"}


def test_what_began_and_from_when_is_one_entry(entries_of: Read) -> None:
    told = entries_of("In May 1957 the mill began grinding wheat for the town, starting on 4 May 1957.")
    assert [entry.trigger for entry in told] == ["began"]


def test_what_is_only_named_again_is_no_second_entry(entries_of: Read) -> None:
    told = entries_of("On 4 May 1957 the Minister visited Oslo. During the visit he signed a contract.")
    assert [entry.trigger for entry in told] == ["visited", "signed"]


def test_who_was_at_the_head_is_told_with_what_was_done(entries_of: Read) -> None:
    told = entries_of("On 4 May 1957 a mission headed by the Consul arrived in Oslo from Vigo.")
    assert [entry.trigger for entry in told] == ["arrived"]
