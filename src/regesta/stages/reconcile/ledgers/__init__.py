"""Ledger rows across records: one instrument met in several is one row; later words on a commitment are tied to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from regesta.model.ledgers import LedgerLink, RowOnRecord
from regesta.stages.reconcile.ledgers.commitments import commitment_links
from regesta.stages.reconcile.ledgers.instruments import instrument_links


def link_rows(rows: Iterable[RowOnRecord]) -> Iterator[LedgerLink]:
    """The ties between ledger rows, each with its reason in words, in a fixed order."""
    listed = list(rows)
    yield from instrument_links([row for row in listed if row.ledger == "instruments"])
    yield from commitment_links([row for row in listed if row.ledger == "commitments"])
