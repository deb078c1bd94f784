"""Ties: two names that a record says are one person's ("alias", "whose true name is"), kept apart and said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import get_args

from regesta.model.people import PersonMention, Tie, TieStatus
from regesta.model.reconciled import RecordQuote, stable_id
from regesta.rulebook import load_rules
from regesta.stages.reconcile.people.forms import NameForm, read_name

MARKS = "[\\s,(\\[\"“”'‘’*_]*"
ASIDE = re.compile(r"\s{0,2}\(")
CLOSING = re.compile('["”’)\\]]{1,2}')
NAMED = ("full", "single", "code")
MOST_QUOTES = 6


@cache
def tie_words() -> tuple[tuple[TieStatus, re.Pattern[str]], ...]:
    """What may stand between two names of one person, and how sure the record then is of it."""
    return tuple(
        (rule["status"], re.compile(rf"{MARKS}(?:{rule['pattern']}){MARKS}".replace(" ", r"\s{1,2}"), re.IGNORECASE))
        for rule in load_rules("en/ties")["ties"]
    )


@dataclass(frozen=True, slots=True)
class Told:
    """Two mentions whose names a record joins so, with its words."""

    one: str  # PersonMention.key
    other: str
    status: TieStatus
    quote: RecordQuote


def find_ties(mentions: Iterable[PersonMention], person_of: Mapping[str, str]) -> tuple[Tie, ...]:
    """The pairs of persons whose names a record joins so, by id, each with the words; who is one already has no tie."""
    return ties_of(ties_told(mentions), person_of)


def ties_told(mentions: Iterable[PersonMention]) -> Iterator[Told]:
    """The pairs of mentions whose names a record joins so, in the order of the records."""
    ordered = sorted(mentions, key=lambda m: (m.record, m.page, m.start, -m.end, m.key))
    for _, on_page in groupby(ordered, key=lambda mention: (mention.record, mention.page)):
        for one, other, status in _told(list(on_page)):
            yield Told(one.key, other.key, status, _quote(one, other))


def ties_of(told: Iterable[Told], person_of: Mapping[str, str]) -> tuple[Tie, ...]:
    """The ties that these make between persons, by id."""
    quotes: dict[tuple[str, str], dict[TieStatus, list[RecordQuote]]] = {}
    for row in told:
        ends = sorted({person for person in map(person_of.get, (row.one, row.other)) if person})
        if len(ends) == 2:
            quotes.setdefault((ends[0], ends[1]), {}).setdefault(row.status, []).append(row.quote)
    return tuple(sorted((_tie(pair, of_pair) for pair, of_pair in quotes.items()), key=lambda tie: tie.id))


def _told(mentions: list[PersonMention]) -> Iterator[tuple[PersonMention, PersonMention, TieStatus]]:
    """Each named person of a page with the next, where the words between them say that they are one."""
    for at, one in enumerate(mentions):
        other = next((mention for mention in mentions[at + 1 :] if mention.start >= one.end), None)
        if other is None or other.end - one.end > len(one.after):
            continue
        forms = _form(one), _form(other)
        if any(form.kind not in NAMED for form in forms):
            continue
        between, behind = one.after[: other.start - one.end], one.after[other.end - one.end :]
        status = next((status for status, pattern in tie_words() if pattern.fullmatch(between)), None)
        if status is None and ASIDE.fullmatch(between) and behind.startswith(")") and _is_key(*forms):
            status = "said"
        if status is not None:
            yield one, other, status


def _is_key(one: NameForm, other: NameForm) -> bool:
    """Whether one of the two is a cryptonym and the other a name."""
    return (one.kind == "code") != (other.kind == "code")


def _form(mention: PersonMention) -> NameForm:
    return read_name(mention.text, kind=mention.kind, parts=mention.parts)


def _quote(one: PersonMention, other: PersonMention) -> RecordQuote:
    closing = CLOSING.match(one.after, other.end - one.end)
    text = (one.written or one.text) + one.after[: closing.end() if closing else other.end - one.end]
    return RecordQuote(one.record, one.page, one.start, one.start + len(text), text)


def _tie(pair: tuple[str, str], told: Mapping[TieStatus, list[RecordQuote]]) -> Tie:
    status = next(status for status in get_args(TieStatus) if status in told)
    quotes = {(quote.record, quote.page, quote.start): quote for quote in told[status]}
    return Tie(stable_id("t", pair), *pair, status, tuple(quotes[key] for key in sorted(quotes))[:MOST_QUOTES])
