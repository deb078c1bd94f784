"""People in a list: a name that no form or model tells for a person's, among others that are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from regesta.stages.name import vocabulary
from regesta.stages.name.name_words import may_be_name
from regesta.stages.name.spans import Span, with_members
from regesta.stages.name.tokens import Token

_MARK = re.compile(r"\s{0,2}(?:,|;|,?\s{0,2}(?:and|or|y|&))\s{0,2}", re.IGNORECASE)
FEWEST_BEFORE = 2  # names before the one person of a list, or persons before its last name, for it to be one of people
MOST_WORDS = 3  # of one member
_MEMBER = "person.member"


def with_people(spans: Sequence[Span], tokens: Sequence[Token], text: str, *, capitals: bool) -> list[Span]:
    """The spans with the members of lists of people as persons.

    Of "ORLIN, MAZEEV, TENOV and BASSIN" the model may take one for a place, one for a body, and one for nothing. A
    name counts as one between two persons, as the last behind two, and before the last; one alone before it only where
    nothing has read it ("Orlin and Hugh Marsh"). No place, body or office that a rule knows does. Nothing is concluded
    in a sentence in capitals.
    """
    if capitals or not any(map(_is_person, spans)):
        return list(spans)
    items = _items(spans, tokens, text)
    return with_members(spans, [item for run in _runs(items, text) for item in _members(run, text)])


def _items(spans: Sequence[Span], tokens: Sequence[Token], text: str) -> list[Span]:
    """The spans, and between them the words that may be names and that nothing has read."""
    unread: list[Span] = []
    for token in tokens:
        if not may_be_name(token) or _is_title(token) or token.bare_end < token.end:
            continue
        if any(span.start <= token.start < span.end for span in spans):
            continue
        last = unread[-1] if unread else None
        if last and not text[last.end : token.start].strip() and text.count(" ", last.start, token.end) < MOST_WORDS:
            unread[-1] = replace(last, end=token.end)
        else:
            unread.append(Span(token.start, token.end, "person", _MEMBER, 5))
    return sorted([*spans, *unread], key=lambda span: span.start)


def _runs(items: Sequence[Span], text: str) -> list[list[Span]]:
    """The items that only list marks part from each other, list by list."""
    runs: list[list[Span]] = [[item] for item in items[:1]]
    for before, item in pairwise(items):
        if _MARK.fullmatch(text, before.end, item.start):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _is_title(token: Token) -> bool:
    """Whether a word says what someone is: "Mr and Mrs Clark", "the Attorney-General and Mr. Hull"."""
    heads = vocabulary.words("offices", "heads")
    return any(word in vocabulary.titles() or word in heads for word in token.folded.split("-"))


def _members(run: Sequence[Span], text: str) -> list[Span]:
    """The items of a list that are persons because others of it are."""
    people = [at for at, item in enumerate(run) if _is_person(item)]
    if not people:
        return []
    first, last = people[0], people[-1]
    found = [run[at] for at in range(first + 1, last)]
    if last + 1 == len(run) - 1 and len(people) >= FEWEST_BEFORE:
        found.append(run[last + 1])
    joined = first == 1 and run[0].rule == _MEMBER and " and " in text[run[0].end : run[1].start]
    if all(map(_is_open, run[:first])) and (first >= FEWEST_BEFORE or joined):
        found.extend(run[:first])
    return [Span(item.start, item.end, "person", _MEMBER, 5) for item in found if _is_open(item)]


def _is_person(item: Span) -> bool:
    return item.kind == "person" and item.rule not in (_MEMBER, "reference.subject")


def _is_open(item: Span) -> bool:
    """Whether what an item names was guessed, or not told at all."""
    return item.rule == _MEMBER or (item.rule.startswith("model.") and item.kind in ("place", "organisation"))
