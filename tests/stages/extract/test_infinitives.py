"""What is asked, promised or intended in a happening is told with it; a purchase with its own day has its own entry."""

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
