"""Persons by the form of their surnames: "Osman Abu Zeid", "Ortega y Gasset"."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.stages.name import vocabulary
from regesta.stages.name.name_words import is_surname, may_be_name
from regesta.stages.name.spans import Span
from regesta.stages.name.tokens import Token


def bound_spans(tokens: Sequence[Token]) -> list[Span]:
    """The persons with a word that no surname stands without, the given name before it with them: "Osman Abu Zeid".

    Their form shows in a sentence in capitals too.
    """
    bound = vocabulary.words("titles", "bound")
    found = []
    for at, token in enumerate(tokens[:-1]):
        if token.folded not in bound or not token.named or not is_surname(tokens[at + 1]):
            continue
        family = f"{token.folded} {tokens[at + 1].folded}"
        if family in vocabulary.words("places", "known") or vocabulary.is_ordinary(tokens[at + 1].folded):
            continue
        given = at > 0 and may_be_name(tokens[at - 1]) and tokens[at - 1].bare_end == tokens[at - 1].end
        first = tokens[at - 1] if given else token
        found.append(Span(first.start, tokens[at + 1].bare_end, "person", "person.bound", 7))
    return found


def double_surname_spans(tokens: Sequence[Token]) -> list[Span]:
    """The persons with two surnames that a word joins, the given names before them with them: "Ortega y Gasset".

    What a preposition leads to is a body's: "Ministerio de Agricultura y Fomento".
    """
    joins, leads = vocabulary.words("titles", "joins_surnames"), vocabulary.words("titles", "particle")
    found = []
    for at in range(1, len(tokens) - 1):
        if tokens[at].text not in joins or not (may_be_name(tokens[at - 1]) and may_be_name(tokens[at + 1])):
            continue
        first = at - 1
        while first > 0 and may_be_name(tokens[first - 1]) and tokens[first - 1].bare_end == tokens[first - 1].end:
            first -= 1
        if first == 0 or tokens[first - 1].folded not in leads:
            found.append(Span(tokens[first].start, tokens[at + 1].bare_end, "person", "person.double-surname", 7))
    return found
