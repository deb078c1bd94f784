"""A verb with its preposition, particle or object, and a noun behind its preposition, has the type of both together."""

from collections.abc import Callable

import pytest

from regesta.model.entries import Entry


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("On 4 May 1957 Berg called on the Minister.", "meeting"),
        ("On 4 May 1957 Berg called the Minister by telephone.", "correspondence"),
        ("On 4 May 1957 the Government set up a board of trade.", "organisation"),
        ("On 4 May 1957 Berg took charge of the office.", "appointment"),
        ("Berg was in charge of the office in May 1957.", "appointment"),
        ("On 4 May 1957 Berg was charged with espionage.", "legal"),
        ("Relations were broken on 4 May 1957.", "measure"),
        ("On 4 May 1957 Berg paid the Consul a visit.", "visit"),
    ],
)
def test_the_first_type_is_that_of_the_phrase(
    text: str, kind: str, entries_of: Callable[..., tuple[Entry, ...]]
) -> None:
    assert [entry.types[0] for entry in entries_of(text)] == [kind]
