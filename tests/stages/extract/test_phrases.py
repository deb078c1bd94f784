"""A verb with its preposition or particle has the type of both together."""

from collections.abc import Callable

import pytest

from regesta.model.entries import Entry


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("On 4 May 1957 Berg called on the Minister.", "meeting"),
        ("On 4 May 1957 Berg called the Minister by telephone.", "correspondence"),
        ("On 4 May 1957 the Government set up a board of trade.", "organisation"),
    ],
)
def test_the_first_type_is_that_of_the_phrase(
    text: str, kind: str, entries_of: Callable[..., tuple[Entry, ...]]
) -> None:
    assert [entry.types[0] for entry in entries_of(text)] == [kind]
