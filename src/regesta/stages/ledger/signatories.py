"""Who signed an instrument, and for whom: "by Minister Berg", "for Norway by Minister Berg", "by (for) Berg"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from regesta.stages.ledger.tree import Tree

_FOR_WHOM = re.compile(r"\b(by|for)\s*\(\s*(for|by)\s*\)\s*", re.I)
_IN_PLACE_OF = re.compile(r"\(\s*for (?P<whom>[^()]{2,60})\)\s*by (?P<by>[^,.;()]{2,60})", re.I)
_WHOM = r"(?:for|on behalf of)\s+(?:the\s+)?(?P<whom>[A-Z][\w .'’-]{1,50}?)"
# "for Norway by Minister Berg, and for Portugal by ...", "by Minister Berg for Norway and by ..."
_FOR_BY = re.compile(rf"\b{_WHOM},?\s+by\s+(?P<by>[^;.()]+?)(?=,?\s+and\s+(?:for|on behalf of)\b|[;.()]|$)")
_BY_FOR = re.compile(rf"\b(?:by|and)\s+(?P<by>[A-Z][^;()]{{2,80}}?),?\s+{_WHOM}(?=,?\s+and\b|[;.,()]|$)")

# What joins a signatory to the one before, with the title typed before the name.
_AND = re.compile(r"\band\s+(?:the\s+)?(?P<title>(?:[A-Z][\w.]*\s+){0,3})$")


@dataclass(frozen=True, slots=True)
class Signed:
    """Those who signed, as a ledger names them, and the states or bodies that they signed for."""

    by: tuple[str, ...]
    for_whom: tuple[str, ...]


def who_signed(tree: Tree, instrument: int, verb: int | None) -> Signed:
    """Who signed, and for whom where the record says so: "by (for) X" gives "for X".

    A state, people or government that signs is a party, and the signatories are people.
    """
    if verb is None:
        return Signed((), ())
    for_whom = _FOR_WHOM.search(tree.text, tree.words[verb].end)
    if for_whom:
        return Signed(tuple(_names_after(tree, for_whom.end(), first="for ")), ())
    told = list(_told_for_whom(tree, tree.words[verb].end))
    if told:
        return Signed(tuple(f"{by} (for {whom})" for by, whom in told), tuple(whom for _, whom in told))
    signers = tree.subjects(verb)
    agents = tree.objects(verb, "by") or [at for at in signers if at != instrument and tree.is_named(at)]
    names = [tree.name(at) for at in agents if tree.is_a_person(at)]
    names += _beside(tree, agents, names)
    for represented in _IN_PLACE_OF.finditer(tree.text, tree.words[verb].end):
        names = [f"{name} (for {represented['whom']})" if name in represented["by"] else name for name in names]
        if not any(represented["whom"] in name for name in names):
            names.append(f"{represented['by'].strip(' .,')} (for {represented['whom']})")
    return Signed(tuple(names), ())


def _beside(tree: Tree, agents: list[int], names: list[str]) -> Iterator[str]:
    """Those who signed too and hang on another's title: "by Chairman Berg of the Storting and Director Almeida"."""
    for agent in agents:
        start, end = tree.span(tree.subtree(agent, without={"relcl", "acl"}))
        for mention in tree.parsed.mentions:
            if mention.label != "PERSON" or not (start <= mention.start < end):
                continue
            name = tree.text[mention.start : mention.end]
            joined = _AND.search(tree.text, start, mention.start)
            if joined and not any(name in known for known in names):
                yield " ".join(f"{joined['title']}{name}".split())


def _told_for_whom(tree: Tree, start: int) -> Iterator[tuple[str, str]]:
    """Each signatory with the state or body signed for, where both are named."""
    for pattern in (_FOR_BY, _BY_FOR):
        found = list(pattern.finditer(tree.text, start))
        for signed in found:
            person = next(
                (
                    m
                    for m in tree.parsed.mentions
                    if m.label == "PERSON" and signed.start("by") <= m.start < m.end <= signed.end("by")
                ),
                None,
            )
            represented = any(
                m.label != "PERSON" and m.start < signed.end("whom") and m.end > signed.start("whom")
                for m in tree.parsed.mentions
            )
            if person and represented:
                yield " ".join(tree.text[signed.start("by") : person.end].split()), signed["whom"]
        if found:
            return


def _names_after(tree: Tree, start: int, *, first: str) -> list[str]:
    """The names of persons from `start` on, each with the office typed before it."""
    people = [mention for mention in tree.parsed.mentions if mention.start >= start and mention.label == "PERSON"]
    names = []
    for number, mention in enumerate(people):
        words = [at for at, word in enumerate(tree.words) if mention.start <= word.start < mention.end]
        name = tree.slice(tree.subtree(words[-1], without={"appos", "conj", "cc", "punct", "prep", "det", "relcl"}))
        names.append(f"{first}{name}" if number == 0 else name)
    return names
