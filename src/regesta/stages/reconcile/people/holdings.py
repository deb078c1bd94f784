"""Offices over time: who is shown in which office from which day to which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from regesta.model.people import Holding, HoldingStatus, PersonMention
from regesta.model.reconciled import RecordQuote, stable_id
from regesta.rulebook import load_rules
from regesta.stages.reconcile.people.beside import (
    BEFORE_THE_OFFICE,
    NOT_THE_OFFICE,
    PEOPLE_BEFORE,
    STATUS_BEFORE,
    STOP,
    change_told,
    is_named_there,
    office_after,
    office_before,
    plain_case,
)
from regesta.stages.reconcile.people.forms import read_name
from regesta.stages.reconcile.people.offices import is_known_office, is_sent_out, read_office
from regesta.stages.reconcile.places.states import find_state

MOST_QUOTES = 6


@dataclass(frozen=True, slots=True)
class OfficeShown:
    """One mention that shows whomever it names in an office, in its plain form."""

    mention: str  # PersonMention.key
    office: str
    status: HoldingStatus
    serves: str | None
    at: str | None
    date: str | None
    quote: RecordQuote


def find_holdings(mentions: Iterable[PersonMention], person_of: Mapping[str, str]) -> tuple[Holding, ...]:
    """The offices that the mentions show persons in, each with its first and last day and its quotes, by id.

    An office is taken from the words of the mention and from those right before and after it; the days are those
    of the entries and records. Nothing is concluded for days between records.
    """
    ordered = sorted(mentions, key=lambda m: (m.source, m.record, m.page, m.start, m.key))
    return holdings_of(offices_shown(ordered), person_of)


def offices_shown(mentions: Iterable[PersonMention]) -> tuple[OfficeShown, ...]:
    """The offices that mentions show whomever they name in, by their words and those right before and after them."""
    return tuple(shown for mention in mentions if (shown := _shown(mention)))


def holdings_of(shown: Iterable[OfficeShown], person_of: Mapping[str, str]) -> tuple[Holding, ...]:
    """The holdings that these make, each of the person who is named there, by id."""
    gathered: dict[tuple[str, ...], list[OfficeShown]] = {}
    for row in shown:
        person = person_of.get(row.mention)
        if person:
            key = (person, row.office, row.serves or "", row.at or "", row.status)
            gathered.setdefault(key, []).append(row)
    _complete(gathered)
    return tuple(sorted((_holding(key, rows) for key, rows in gathered.items()), key=lambda holding: holding.id))


def _complete(gathered: dict[tuple[str, ...], list[OfficeShown]]) -> None:
    """Add what says less of an office ("Ambassador X") to the one fuller telling of the same person's office."""
    alike: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for person, plain, serves, at, status in sorted(gathered):
        alike.setdefault((person, plain, status), []).append((person, plain, serves, at, status))
    for key in sorted(gathered):
        person, plain, serves, at, status = key
        if serves and at:
            continue
        fuller = [
            other
            for other in alike[person, plain, status]
            if other != key and other in gathered and serves in ("", other[2]) and at in ("", other[3])
        ]
        if len(fuller) == 1:
            gathered[fuller[0]].extend(gathered.pop(key))


def _shown(mention: PersonMention) -> OfficeShown | None:
    form = read_name(mention.text, kind=mention.kind, parts=mention.parts)
    if form.kind not in ("full", "single") or (" " not in form.shown and is_known_office(form.shown)):
        return None  # an office alone shows nobody in it
    start, end, words = mention.start, mention.end, form.office
    after, before = office_after(mention), office_before(mention)
    told_after = after is not None and not is_known_office(words)
    changed = None if told_after else change_told(mention)
    if after and told_after:
        words, end = after, mention.end + mention.after.index(after) + len(after)
    elif changed:
        words, end = changed.words, mention.end + changed.end
    elif before and not is_known_office(words) and not (form.kind == "single" and _is_post(before, mention)):
        words, start = before, mention.start - len(mention.before) + mention.before.rindex(before)
    if not words or not is_known_office(words) or not (changed or is_named_there(mention)):
        return None
    people = PEOPLE_BEFORE.search(mention.before) if start == mention.start and not read_office(words).serves else None
    if people and people.group(1) in load_rules("places_historical")["adjectives"]:
        words, start = f"{people.group(1)} {words}", mention.start - len(mention.before) + people.start()
    opening = start - mention.start + len(mention.before)
    # Of an office entered or left behind the name, what stands before the name tells nothing.
    held = None if changed else STATUS_BEFORE.search(mention.before, 0, max(0, opening))
    if held:
        words = f"{held.group(1)} {words}"
        opening = held.start()
        start = mention.start - len(mention.before) + opening
    whole = mention.before + (mention.written or mention.text) + mention.after
    closing = end - mention.start + len(mention.before)
    text = whole[opening:closing]
    another = not changed and NOT_THE_OFFICE.search(whole[max(0, opening - BEFORE_THE_OFFICE) : opening])
    if another or STOP.search(text):
        return None
    if whole.startswith("/", closing):
        return None  # the symbol of a staff below the office: "(DCI/OGC)"
    office = read_office(plain_case(words))
    quote = RecordQuote(mention.record, mention.page, start, end, text)
    serves = state_named(office.serves, mention.date, only=True) or office.usually
    at = state_named(office.at, mention.date)
    return OfficeShown(mention.key, office.plain, office.status, serves, at, mention.date, quote)


def _is_post(before: str, mention: PersonMention) -> bool:
    """Whether the lone word behind an office and a comma is where it is held: "Chief of Station, Oslo", misread."""
    return "," in mention.before[mention.before.rindex(before) + len(before) :] and is_sent_out(before)


def state_named(word: str | None, date: str | None, *, only: bool = False) -> str | None:
    """The state that "Soviet", "the USSR" or "Peru" names; for what is no state the word itself, or None if `only`."""
    if not word:
        return None
    adjectives: Mapping[str, str] = load_rules("places_historical")["adjectives"]
    if word in adjectives:
        return adjectives[word] or None
    bare = re.sub(r"^(?:the\s+)?(?:Republic|Kingdom|Union|Government)\s+of\s+(?:the\s+)?", "", word)
    found = find_state(word, date) or find_state(bare, date)
    return found.name if found else None if only else word


def _holding(key: tuple[str, ...], rows: Sequence[OfficeShown]) -> Holding:
    person, plain, serves, at, status = key
    days = sorted(row.date for row in rows if row.date)
    quotes = {(row.quote.record, row.quote.text): row.quote for row in reversed(rows)}
    kept = sorted(quotes.values(), key=lambda quote: (quote.record, quote.page, quote.start))[:MOST_QUOTES]
    former = status == "former"
    return Holding(
        id=stable_id("h", key),
        person=person,
        office=plain,
        serves=serves or None,
        at=at or None,
        earliest=days[0] if days and not former else None,
        latest=(days[0] if former else days[-1]) if days else None,
        status=_status(status),
        quotes=tuple(kept),
    )


def _status(word: str) -> HoldingStatus:
    if word == "former":
        return "former"
    if word == "designate":
        return "designate"
    return "acting" if word == "acting" else "held"
