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


LinkRelation = Literal["same", "enlarged", "repeated"]


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
class LedgerLink:
    """A tie between two rows: the same instrument, or a later word on a commitment."""

    row: str
    earlier: str
    relation: LinkRelation
    evidence: tuple[Evidence, ...]
