"""Cryptonyms, numbered sources, and gaps where a name was cut out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from regesta.rulebook import load_form_words
from regesta.stages.name import vocabulary
from regesta.stages.name.spans import Span

BEFORE = re.compile(r"([^\W\d_]+)\.?\s{1,2}\Z")
LONGEST_TITLE = 24  # characters


def code_spans(text: str, *, capitals: bool) -> list[Span]:
    """The cryptonyms and gaps of a sentence; bare digraph words only where capitals single them out.

    "ABCRANE-3 met [   ]" gives a cryptonym and a gap. In a text all in capitals a bare word such as "AMCRANE" is
    taken too unless the language has it; "AMOUNT" it has.
    """
    found = [
        Span(*match.span("name" if "name" in pattern.groupindex else 0), kind, rule, 9)  # type: ignore[arg-type]
        for rule, kind, pattern in vocabulary.code_rules()
        for match in pattern.finditer(text)
    ]
    named = vocabulary.either(
        ("cryptonyms", "ordinary"),
        ("titles", "given"),
        ("places", "known"),
        ("organisations", "heads"),
        ("groups", "adjectives"),
    )
    digraphs = list(vocabulary.digraph_word().finditer(text))
    for match in digraphs:
        word = match[0].casefold()
        if word in named or word in load_form_words():
            continue
        if vocabulary.ends_as_ordinary(word) or vocabulary.is_ordinary(word) or _is_named_before(text, match.start()):
            continue
        found.append(Span(match.start(), match.end(), "cryptonym", "cryptonym.digraph", 3 if capitals else 5))
    return [*found, *_bodies_and_states(digraphs)]


def _is_named_before(text: str, at: int) -> bool:
    """Whether a title or a given name stands right before: "AMBASSADOR LINDGREN" is nobody's cryptonym."""
    before = BEFORE.search(text, max(0, at - LONGEST_TITLE), at)
    word = before[1].casefold() if before else ""
    titles = vocabulary.titles() | vocabulary.words("offices", "before_names")
    return word in titles or word in vocabulary.words("titles", "given")


def _bodies_and_states(digraphs: Iterable[re.Match[str]]) -> Iterator[Span]:
    """The agencies, stations and states that a text calls by cryptonyms which are no person's."""
    for match in digraphs:
        word = match[0].casefold()
        if word in vocabulary.words("cryptonyms", "bodies"):
            yield Span(match.start(), match.end(), "organisation", "cryptonym.body", 6)
        elif word in vocabulary.words("cryptonyms", "states"):
            yield Span(match.start(), match.end(), "place", "cryptonym.state", 6)
