"""ledger: entries to rows of instruments, commitments, positions and measures."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.model.dates import Dating
from regesta.model.entries import Entry
from regesta.model.grammar import Parsed
from regesta.model.ledgers import LedgerRow
from regesta.model.names import NameReading
from regesta.model.records import Description, Record


def draw_up_ledgers(
    record: Record,
    description: Description,
    dating: Dating,
    parsed: Sequence[Parsed],
    names: Sequence[NameReading],
    entries: Sequence[Entry],
) -> tuple[LedgerRow, ...]:
    """The ledger rows that a record supports, by ledger and place."""
    return ()
