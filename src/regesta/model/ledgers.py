"""Ledgers: instruments, commitments, positions and measures; rows that stand on entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from regesta.model.evidence import Evidence

Ledger = Literal["instruments", "commitments", "positions", "measures", "conversations"]
LEDGERS: tuple[Ledger, ...] = ("instruments", "commitments", "positions", "measures", "conversations")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a page, verbatim."""

    page: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class FieldReading:
    """Where a field of a row comes from: the rule that read it, and the words that it was read from.

    `rule` is an id of rules/en/ledgers.yml, section `read_by`, which tells it in words.
    """

    field: str
    rule: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row of a ledger as one record supports it.

    `fields` are (name, value) pairs in the ledger's own order; `entries` are the ids of the entries it stands on.
    """

    id: str
    ledger: Ledger
    record: str
    fields: tuple[tuple[str, str | None], ...]
    entries: tuple[str, ...]
    quotes: tuple[Quote, ...]
    evidence: tuple[Evidence, ...] = ()
    readings: tuple[FieldReading, ...] = ()  # one for each field that says something


def time_order(date: str | None) -> str:
    """Where a row stands in time: one that lies before a day ("../1954-05-04") by that day, one without a date last."""
    return (date or "~").removeprefix("../")


LinkRelation = Literal["same", "enlarged", "repeated", "kept", "broken", "differs"]


@dataclass(frozen=True, slots=True)
class RowOnRecord:
    """A row of a ledger as reconcile sees it: what it says, and where its record stands among the others."""

    id: str
    ledger: Ledger
    fields: tuple[tuple[str, str | None], ...]
    order: tuple[str, str, int]  # date of the record, path, place in the file: the earliest record tells first

    def as_dict(self) -> dict[str, str | None]:
        """The fields by name."""
        return dict(self.fields)


@dataclass(frozen=True, slots=True)
class DeedOnRecord:
    """An entry as the commitments are compared with: who did what, and on which day at the earliest."""

    id: str
    agents: tuple[str, ...]
    trigger: str  # the verb or noun that carries it, verbatim
    quote: str
    date: str  # EDTF
    earliest: str  # ISO day
    source: str  # path of its file


@dataclass(frozen=True, slots=True)
class LedgerLink:
    """A tie between two rows: the same instrument or measure, a later word on a commitment, another's on a position.

    `row` is the id of the later one: of a row of a ledger, or of the entry that tells of a promise kept.
    """

    row: str
    earlier: str
    relation: LinkRelation
    evidence: tuple[Evidence, ...]
