"""Seats: an office alone, "the Ambassador in Léopoldville", carried to whom other records show in it on that day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from regesta.model.people import Holding, PeopleFound, Person, PersonMention, PersonRulings
from regesta.stages.reconcile.people.forms import read_name
from regesta.stages.reconcile.people.holdings import state_named
from regesta.stages.reconcile.people.offices import read_office
from regesta.stages.reconcile.people.posts import state_of_post
from regesta.stages.reconcile.people.weigh import reason

LONGEST_TERM = 12  # years; of a longer one, a day is sooner misread than the office held so long
Seats = Mapping[tuple[str, str], Sequence[Holding]]  # the holdings of each office, by its plain form and post or state


def seat_offices(
    found: PeopleFound,
    mentions: Iterable[PersonMention],
    holdings: Iterable[Holding],
    *,
    rulings: PersonRulings | None = None,
) -> PeopleFound:
    """The persons, with those of whom only an office is told joined to its one holder on the days of the mentions.

    The words must say which seat it is ("the Ambassador in Oslo", "the Peruvian Foreign Minister"), and records show
    one person alone in it from before the day until after it. Mentions that readers ruled on stay as they are.
    """
    decided = rulings or PersonRulings()
    ruled = {key for pair in (*decided.same, *decided.apart) for key in pair}
    alone = [person for person in found.persons if _is_office(person) and ruled.isdisjoint(person.mentions)]
    if not alone:
        return found
    wanted = {key for person in alone for key in person.mentions}
    by_key = {mention.key: mention for mention in mentions if mention.key in wanted}
    seats: dict[tuple[str, str], list[Holding]] = {}
    for holding in holdings:
        if holding.status == "held" and holding.earliest and holding.latest:
            for seat in (_post(holding.at), holding.serves):
                if seat:
                    seats.setdefault((holding.office, seat), []).append(holding)
    into = {
        person.id: holder for person in alone if (holder := _holder([by_key[key] for key in person.mentions], seats))
    }
    return _joined(found, into) if into else found


def _is_office(person: Person) -> bool:
    """Whether nothing is told of a person but an office."""
    return not person.family and all(read_name(text, kind="office").kind == "office" for text in person.variants)


def _holder(told: Iterable[PersonMention], seats: Seats) -> str | None:
    """The one person who holds the office on the days of all mentions that say which seat it is; None where it is
    nobody, or may be several.
    """
    told_seat = [_in_seat(mention, seats) for mention in told]
    of_each = [fitting for fitting in told_seat if fitting is not None]
    holders = {holder for fitting in of_each for holder in fitting}
    return holders.pop() if of_each and all(of_each) and len(holders) == 1 else None


def _in_seat(mention: PersonMention, seats: Seats) -> list[str] | None:
    """Who is shown in the seat that a mention tells on its day; None where it does not say which seat."""
    office = read_office(read_name(mention.text, kind="office").office)
    day = mention.date
    if not (office.at or office.serves):
        return None
    if day is None or office.status != "held" or not office.single:
        return []
    at, serves = state_named(office.at, day), state_named(office.serves, day, only=True)
    return sorted(
        {
            holding.person
            for holding in seats.get((office.plain, _post(at) or serves or ""), ())
            if _holds(holding, day) and (not serves or serves == holding.serves)
        }
    )


def _post(at: str | None) -> str | None:
    """A post by its state, so that "in Oslo" and "to Norway" are one."""
    return (state_of_post(at) or at) if at else None


def _holds(holding: Holding, day: str) -> bool:
    first, last = holding.earliest, holding.latest
    assert first and last
    return first <= day <= last and int(last[:4]) - int(first[:4]) <= LONGEST_TERM


def _joined(found: PeopleFound, into: Mapping[str, str]) -> PeopleFound:
    """The persons without those of `into`, whose mentions are the holders' to whom it leads."""
    told: dict[str, list[Person]] = {}
    for person in sorted((person for person in found.persons if person.id in into), key=lambda person: person.id):
        told.setdefault(into[person.id], []).append(person)
    persons = tuple(
        _with(person, told[person.id]) if person.id in told else person
        for person in found.persons
        if person.id not in into
    )
    person_of = {key: into.get(identifier, identifier) for key, identifier in found.person_of.items()}
    proposals = tuple(pair for pair in found.proposals if pair.one not in into and pair.other not in into)
    return PeopleFound(persons, person_of, proposals)


def _with(person: Person, offices: Sequence[Person]) -> Person:
    told = [variant for office in offices for variant in office.variants]
    why = tuple(dict.fromkeys(reason("office.held", words, person.name) for words in told))
    return replace(
        person,
        variants=tuple(dict.fromkeys([*person.variants, *told])),
        mentions=(*person.mentions, *(key for office in offices for key in office.mentions)),
        evidence=(*person.evidence, *why),
    )
