"""Ledger rows across records: one instrument or measure met in several is one row.

Later words on a commitment are tied to it. So is what became of it, and positions that two speakers tell differently
are tied to each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from regesta.model.ledgers import LEDGERS, DeedOnRecord, LedgerLink, RowOnRecord
from regesta.stages.reconcile.ledgers.commitments import commitment_links
from regesta.stages.reconcile.ledgers.instruments import instrument_links
from regesta.stages.reconcile.ledgers.measures import measure_links
from regesta.stages.reconcile.ledgers.outcomes import OUTCOMES, outcome_links
from regesta.stages.reconcile.ledgers.positions import differing_positions


def link_rows(rows: Iterable[RowOnRecord], deeds: Iterable[DeedOnRecord] = ()) -> Iterator[LedgerLink]:
    """The ties between ledger rows, each with its reason in words, in a fixed order."""
    of: dict[str, list[RowOnRecord]] = {ledger: [] for ledger in LEDGERS}
    for row in rows:
        of[row.ledger].append(row)
    yield from instrument_links(of["instruments"])
    yield from measure_links(of["measures"])
    yield from commitment_links([row for row in of["commitments"] if row.as_dict().get("stage") not in OUTCOMES])
    yield from outcome_links(of["commitments"], of["positions"], deeds)
    yield from differing_positions(of["positions"])
