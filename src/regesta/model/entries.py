"""Entries: one happening, as one record reports it, placed in time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from regesta.model.dates import DateBasis, DateCandidate
from regesta.model.evidence import Evidence

EntryType = Literal[
    "visit",
    "meeting",
    "agreement",
    "commitment",
    "transaction",
    "statement",
    "correspondence",
    "appointment",
    "measure",
    "military",
    "covert",
    "arrest",
    "travel",
    "personal",
    "organisation",
    "legal",
    "other",
]
ParticipantRole = Literal["agent", "counterpart", "subject", "recipient", "greeter", "signatory"]
PlaceRole = Literal["at", "from", "to", "via"]
Certainty = Literal["occurred", "planned", "conditional", "denied", "alleged"]
Worth = Literal["act", "routine"]
Confidence = Literal["high", "moderate", "low"]

# The least chance of each confidence; how often entries of each were right: evaluation/README.md, entries_checked.csv.
CONFIDENCES: Mapping[Confidence, float] = MappingProxyType({"high": 0.8, "moderate": 0.6, "low": 0.0})

DOUBTFUL = 0.5  # the chance below which a participant or place is shown with a question mark


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone's part in a happening. `name` is verbatim; `stands_for` is the fuller name it is carried back to.

    `chance`, from 0 to 1, is how likely it is that he took part; None where nothing weighed it.
    """

    name: str
    role: ParticipantRole
    start: int
    end: int
    stands_for: str | None = None
    chance: float | None = None


@dataclass(frozen=True, slots=True)
class PlacePart:
    """A place's part in a happening; `name` is verbatim, `chance` as of a participant."""

    name: str
    role: PlaceRole
    start: int
    end: int
    chance: float | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount, quantity or rate: verbatim, as a number, and its unit ("USD", "ton", "percent")."""

    quote: str
    value: float
    unit: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One happening, as one record reports it. `quote` is page text[start:end], verbatim.

    Offsets of participants, places and amounts are offsets into the same page. `attribution` is the hearsay
    chain, nearest source first; `according_to` is its first link as the record words it. `chance`, from 0 to 1, is
    how likely it is that this happened, and on that date; None where nothing weighed it (rules alone).
    """

    id: str  # stable over rebuilds
    record: str
    page: int
    start: int
    end: int
    quote: str
    trigger: str  # the verb or noun that carries the happening, verbatim
    date: str | None  # EDTF
    earliest: str | None
    latest: str | None
    date_quote: str | None
    date_basis: DateBasis
    types: tuple[EntryType, ...]
    certainty: Certainty
    participants: tuple[Participant, ...] = ()
    places: tuple[PlacePart, ...] = ()
    amounts: tuple[Amount, ...] = ()
    according_to: str | None = None
    attribution: tuple[str, ...] = ()
    worth: Worth = "act"
    date_candidates: tuple[DateCandidate, ...] = ()
    flags: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()  # which rule, which words, which reading gave each part
    chance: float | None = None


def is_doubtful(chance: float | None) -> bool:
    """Whether it is less likely than not that a participant or place has part in a happening at all."""
    return chance is not None and chance < DOUBTFUL


def confidence_of(chance: float | None) -> Confidence | None:
    """The confidence that a chance speaks for; None where there is none."""
    if chance is None:
        return None
    return next(confidence for confidence, least in CONFIDENCES.items() if chance >= least)
