"""On whose word it stands, the nearest source first: "Orlov said Tilling had told him that the mission left"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from regesta.model.grammar import Parsed, Word
from regesta.model.names import NameReading
from regesta.rulebook import load_rules
from regesta.stages.extract.antecedents import THIRD, Antecedents
from regesta.stages.extract.cast import Cast
from regesta.stages.extract.clause import Clause
from regesta.stages.extract.features import tree_of
from regesta.stages.extract.parties import Party, squeezed
from regesta.stages.extract.paths import own_subject
from regesta.stages.extract.sayings import is_told, says
from regesta.stages.extract.segments import clause_span

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
    sources = _governing(clause, everyone, meant, dict(_after_phrases(clause, everyone)))
    if not sources:
        sources.extend(_announced(clause, everyone))
    kept = {squeezed(source): source for source in reversed(sources)}
    return tuple(source for source in sources if kept.pop(squeezed(source), None) is not None)


@cache
def _told_to() -> frozenset[str]:
    return frozenset(str(word) for word in load_rules("en/reporting")["told_to"])


@cache
def _phrase() -> re.Pattern[str]:
    phrases = sorted(str(phrase) for phrase in load_rules("en/reporting")["phrases"])
    return re.compile("|".join(rf"\b{re.escape(phrase)}\s+(?:the\s+|a\s+|an\s+)?" for phrase in phrases), re.IGNORECASE)


def _governing(clause: Clause, cast: Cast, meant: Antecedents | None, phrases: dict[int | None, str]) -> list[str]:
    """The subjects of the verbs of saying that govern the clause, from the trigger outwards, and the sources named in
    `phrases`, each behind the subject of the verb that it hangs on; those that hang elsewhere come last.
    """
    words, trigger = clause.parsed.words, clause.trigger_word
    if not words or trigger is None:
        return list(phrases.values())
    at = trigger
    found = [phrases.pop(at)] if at in phrases else []
    sayers = 0
    for _ in range(MOST_STEPS):
        above = words[at].head
        if above == at:
            break
        if words[at].dep in ("ccomp", "parataxis", "pcomp", "acl") and says(words[above]):
            source = _source(clause.parsed, above, cast, meant, clause)
            if source:
                found.append(source)
                sayers += 1
        if above in phrases:
            found.append(phrases.pop(above))
        at = above
    aside = _aside(words, trigger)
    if aside is not None and not sayers:
        source = _source(clause.parsed, aside, cast, meant, clause)
        found.extend([source] if source else [])
    # "Orlov said that, according to the Embassy, ..." is on nobody's word but his.
    return [*found, *(named for word, named in phrases.items() if word is None or not is_told(words, word, trigger))]


def _aside(words: Sequence[Word], trigger: int) -> int | None:
    """A verb of saying that hangs on the trigger itself: "The mission left, said Orlov". What a verb of saying tells is
    none, though it may sound like one: "He reported that Orlov was recalled".
    """
    if says(words[trigger]):
        return None
    marked = {word.head for word in words if word.dep == "mark"}
    return next(
        (
            at
            for at, word in enumerate(words)
            if word.head == trigger and word.dep in ("ccomp", "parataxis") and says(word) and at not in marked
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
        return cast.first_person(parsed, party.start) or text
    return None if party.is_pronoun or party.kind == "indefinite" else text


def _after_phrases(clause: Clause, cast: Cast) -> Iterator[tuple[int | None, str]]:
    """What stands right after "according to" and the like: a party, or the papers that are named there ("a cable of
    3 May"). Each with the word that the phrase hangs on, None without grammar.
    """
    text, words = clause.parsed.sentence.text, clause.parsed.words
    for match in _phrase().finditer(text):
        opening = next((word for word in words if word.start == match.start()), None)
        party = _party_at(cast.parties(clause.parsed), match.start(), match.end())
        named = text[party.start : party.end] if party is not None else _papers_at(clause.parsed, match)
        if named:
            yield opening.head if opening is not None else None, named


def _party_at(parties: Sequence[Party], start: int, end: int) -> Party | None:
    return next((party for party in parties if start < party.start <= end or party.start == end), None)


def _papers_at(parsed: Parsed, phrase: re.Match[str]) -> str | None:
    """The noun with what hangs on it up to a comma, where it begins right behind the phrase."""
    for at, word in enumerate(parsed.words):
        if word.dep != "pobj" or word.pos not in ("NOUN", "PROPN"):
            continue
        start, end = clause_span(tree_of(parsed), at, ())
        if phrase.start() < start <= phrase.end() <= word.start:
            return parsed.sentence.text[start:end].partition(",")[0]
    return None


def _announced(clause: Clause, cast: Cast) -> list[str]:
    """Who speaks in the sentence before, when it ends in a colon: "Orlov reported the following:"."""
    if not clause.before:
        return []
    before = clause.before[-1]
    if not before.words or not before.sentence.text.rstrip().endswith(":"):
        return []
    for at, word in enumerate(before.words):
        subject = own_subject(before.words, at) if says(word) else None
        party = cast.party_at(before, subject)
        if party is not None and not party.is_pronoun:
            return [before.sentence.text[party.start : party.end]]
    return []
