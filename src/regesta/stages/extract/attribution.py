"""On whose word it stands, the nearest source first: "Orlov said Tilling had told him that the mission left"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from regesta.model.grammar import Parsed, Word
from regesta.model.names import NameReading
from regesta.rulebook import load_rules
from regesta.stages.extract.antecedents import THIRD, Antecedents
from regesta.stages.extract.cast import Cast
from regesta.stages.extract.clause import Clause
from regesta.stages.extract.parties import Party, squeezed
from regesta.stages.extract.paths import own_subject

MOST_STEPS = 8  # governing verbs climbed; hearsay of more hands does not stand in one sentence


def attribution_of(
    clause: Clause,
    parsed: Parsed,
    names: Sequence[NameReading],
    cast: Cast | None = None,
    *,
    meant: Antecedents | None = None,
) -> tuple[str, ...]:
    """The chain of sources as the record words them, the nearest first; empty where the record vouches itself."""
    everyone = cast or Cast(names)
    sources = _governing(clause, everyone, meant)
    sources.extend(_after_phrase(clause, everyone))
    if not sources:
        sources.extend(_announced(clause, everyone))
    kept = {squeezed(source): source for source in reversed(sources)}
    return tuple(source for source in sources if kept.pop(squeezed(source), None) is not None)


@cache
def reporting_verbs() -> frozenset[str]:
    """Lemmas of the verbs whose subject vouches for the clause they govern."""
    return frozenset(str(word) for word in load_rules("en/reporting")["verbs"])


@cache
def _told_to() -> frozenset[str]:
    return frozenset(str(word) for word in load_rules("en/reporting")["told_to"])


@cache
def _phrase() -> re.Pattern[str]:
    phrases = sorted(str(phrase) for phrase in load_rules("en/reporting")["phrases"])
    return re.compile("|".join(rf"\b{re.escape(phrase)}\s+(?:the\s+|a\s+|an\s+)?" for phrase in phrases), re.IGNORECASE)


def _governing(clause: Clause, cast: Cast, meant: Antecedents | None) -> list[str]:
    """The subjects of the verbs of saying that govern the clause, from the trigger outwards."""
    words = clause.parsed.words
    at = clause.trigger_word
    if not words or at is None:
        return []
    found = []
    for _ in range(MOST_STEPS):
        above = words[at].head
        if above == at:
            break
        if (
            words[at].dep in ("ccomp", "parataxis", "pcomp", "acl")
            and words[above].lemma.casefold() in reporting_verbs()
        ):
            source = _source(clause.parsed, above, cast, meant, clause)
            if source:
                found.append(source)
        at = above
    aside = _aside(words, clause.trigger_word)
    if aside is not None and not found:
        source = _source(clause.parsed, aside, cast, meant, clause)
        found.extend([source] if source else [])
    return found


def _aside(words: Sequence[Word], trigger: int | None) -> int | None:
    """A verb of saying that hangs on the trigger itself: "The mission left, said Orlov". What a verb of saying tells is
    none, though it may sound like one: "He reported that Orlov was recalled".
    """
    if trigger is None or words[trigger].lemma.casefold() in reporting_verbs():
        return None
    marked = {word.head for word in words if word.dep == "mark"}
    return next(
        (
            at
            for at, word in enumerate(words)
            if word.head == trigger
            and word.dep in ("ccomp", "parataxis")
            and word.lemma.casefold() in reporting_verbs()
            and at not in marked
        ),
        None,
    )


def _source(parsed: Parsed, verb: int, cast: Cast, meant: Antecedents | None, clause: Clause) -> str | None:
    words = parsed.words
    subject = own_subject(words, verb)
    if subject is None:
        return None
    if words[subject].dep == "nsubjpass" and words[verb].lemma.casefold() in _told_to():
        return None
    party = cast.party_at(parsed, subject)
    if party is None or party.kind == "third-it":
        return None
    if party.kind in THIRD:
        referent = meant.of(clause, party) if meant is not None else None
        return referent.text if referent is not None else None
    text = parsed.sentence.text[party.start : party.end]
    if party.kind == "first":
        return cast.author or text
    return None if party.is_pronoun or party.kind == "indefinite" else text


def _after_phrase(clause: Clause, cast: Cast) -> list[str]:
    """The party that stands right after "according to" and the like."""
    text = clause.parsed.sentence.text
    found = []
    for match in _phrase().finditer(text):
        party = _party_at(cast.parties(clause.parsed), match.start(), match.end())
        if party is not None:
            found.append(text[party.start : party.end])
    return found


def _party_at(parties: Sequence[Party], start: int, end: int) -> Party | None:
    return next((party for party in parties if start < party.start <= end or party.start == end), None)


def _announced(clause: Clause, cast: Cast) -> list[str]:
    """Who speaks in the sentence before, when it ends in a colon: "Orlov reported the following:"."""
    if not clause.before:
        return []
    before = clause.before[-1]
    if not before.words or not before.sentence.text.rstrip().endswith(":"):
        return []
    for at, word in enumerate(before.words):
        subject = own_subject(before.words, at) if word.lemma.casefold() in reporting_verbs() else None
        party = cast.party_at(before, subject)
        if party is not None and not party.is_pronoun:
            return [before.sentence.text[party.start : party.end]]
    return []
