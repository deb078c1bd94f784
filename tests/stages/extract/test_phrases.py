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
        ("On 4 May 1957 Berg was in contact with the Consul.", "meeting"),
        ("On 4 May 1957 Berg was sworn in as Consul.", "appointment"),
        ("On 4 May 1957 the pilot passed through Oslo.", "travel"),
        ("Berg fired two shots on 4 May 1957.", "military"),
    ],
)
def test_the_first_type_is_that_of_the_phrase(
    text: str, kind: str, entries_of: Callable[..., tuple[Entry, ...]]
) -> None:
    assert [entry.types[0] for entry in entries_of(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Berg was born in Lima on 4 May 1921.", [("personal",)]),
        ("The pilot flew to Oslo on 4 May 1957.", [("travel",)]),
        ("On 4 May 1957 Berg met with the Consul.", [("meeting",)]),
        ("On 4 May 1957 Berg was sworn in as Consul.", [("appointment",)]),
        ("The police kept the papers of the pilot on 4 May 1957.", [("correspondence", "other")]),
    ],
)
def test_a_second_type_stands_beside_one_in_doubt_and_seldom_beside_one_that_is_sure(
    text: str, kinds: list[tuple[str, ...]], entries_of: Callable[..., tuple[Entry, ...]]
) -> None:
    assert [entry.types for entry in entries_of(text)] == kinds


@pytest.mark.parametrize(
    ("text", "trigger", "quote"),
    [
        ("Berg was in charge of the office in May 1957.", "was", "Berg was in charge of the office in May 1957"),
        (
            "In May 1957 Lunde was under surveillance at Oslo.",
            "was",
            "In May 1957 Lunde was under surveillance at Oslo",
        ),
        ("In May 1957 Lunde took charge of the mill.", "took", "In May 1957 Lunde took charge of the mill"),
    ],
)
def test_a_noun_that_completes_be_is_told_by_the_whole_clause(
    text: str, trigger: str, quote: str, entries_of: Callable[..., tuple[Entry, ...]]
) -> None:
    assert [(entry.trigger, entry.quote) for entry in entries_of(text)] == [(trigger, quote)]
