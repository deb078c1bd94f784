"""People, the offices they held, and the places they were: what reconciling makes of the names in the records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from regesta.model.evidence import Evidence
from regesta.model.names import NameKind, NameParts
from regesta.model.reconciled import RecordQuote

TieStatus = Literal["said", "perhaps"]  # the surer first
HoldingStatus = Literal["held", "former", "designate", "acting"]


@dataclass(frozen=True, slots=True)
class PersonMention:
    """Words of a record that name, or stand for, one person.

    `key` is how whoever asked finds the mention again: it is given back with the person it belongs to.
    `stands_for` is the fuller name in the same record; `date` the ISO day of the entry or record, None where open.
    """

    key: str
    record: str  # Record.id
    source: str  # Source.path
    page: int
    start: int
    end: int
    text: str
    kind: NameKind = "person"
    parts: NameParts | None = None
    stands_for: str | None = None
    date: str | None = None
    entry: str | None = None  # Entry.id, for a participant
    written: str | None = None  # what stands at its place, where that is not `text`: "he", of the one carried back
    before: str = ""  # what stands right before it on the page, verbatim, and right after: an office, mostly
    after: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Mentions that are taken for one person, and every reason for it; `name` is the fullest form on record."""

    id: str  # stable over rebuilds
    name: str
    family: str
    given: str
    variants: tuple[str, ...]  # forms as written, the most frequent first
    mentions: tuple[str, ...]  # PersonMention.key, by source, page and place on it
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two persons who may be one, for a reader to decide: the reasons weigh too little, or fit several persons."""

    one: str  # Person.id
    other: str
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class PersonRulings:
    """What readers decided on identity, told by the keys of mentions."""

    same: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()  # mention and the name its person is to be shown under

    @property
    def alone(self) -> frozenset[str]:
        """The mentions that are not to be joined to others of their record unseen, for they are ruled apart."""
        return frozenset(key for pair in self.apart for key in pair)


@dataclass(frozen=True, slots=True)
class PeopleFound:
    """The persons of a register, by id; `person_of` leads from a mention's key to its person."""

    persons: tuple[Person, ...]
    person_of: dict[str, str]
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True, slots=True)
class Holding:
    """A person in an office for a time, as far as the records say so.

    `earliest` and `latest` are the ISO days between which records show the person in it (for `former`: `latest`
    is the day by which it was over). `serves` is the state whose officer it is, `at` where the post lies.
    """

    id: str
    person: str  # Person.id
    office: str  # its plain form: "ambassador", "minister of foreign affairs"
    serves: str | None
    at: str | None
    earliest: str | None
    latest: str | None
    status: HoldingStatus
    quotes: tuple[RecordQuote, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two persons of whom records say that they are one, a pseudonym and its bearer mostly; both stay apart."""

    id: str
    one: str  # Person.id
    other: str
    status: TieStatus
    quotes: tuple[RecordQuote, ...]


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words of a record that name a place; `date` is the ISO day of the entry or record."""

    key: str
    record: str
    text: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place: the records' word for it, today's name, and the state it belonged to at the records' dates."""

    id: str
    name: str
    modern: str | None
    kind: str | None  # state, city, site, region
    state: str | None
    latitude: float | None
    longitude: float | None
    variants: tuple[str, ...]
    mentions: tuple[str, ...]
