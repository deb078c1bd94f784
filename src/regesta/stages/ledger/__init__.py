"""ledger: entries and their sentences to rows of instruments, commitments, positions, measures, conversations."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.model.dates import Dating
from regesta.model.entries import Entry
from regesta.model.grammar import Parsed
from regesta.model.ledgers import LEDGERS, LedgerRow
from regesta.model.names import NameReading
from regesta.model.records import Description, Record
from regesta.stages.ledger.commitments import commitments
from regesta.stages.ledger.conversations import conversations
from regesta.stages.ledger.ground import Ground
from regesta.stages.ledger.instruments import instruments
from regesta.stages.ledger.measures import measures
from regesta.stages.ledger.positions import positions
from regesta.stages.ledger.speech import Speech


def draw_up_ledgers(
    record: Record,
    description: Description,
    dating: Dating,
    parsed: Sequence[Parsed],
    names: Sequence[NameReading],
    entries: Sequence[Entry],
) -> tuple[LedgerRow, ...]:
    """The ledger rows that a record supports, by ledger and place; none where no language model is installed."""
    ground = Ground(record, description, dating, parsed, entries)
    speech = Speech(ground)
    rows = [
        *instruments(ground),
        *commitments(ground, speech),
        *positions(ground, speech),
        *measures(ground, speech),
        *conversations(ground, speech),
    ]
    once = {row.id: row for row in rows}
    return tuple(sorted(once.values(), key=_place))  # within a sentence, in the order they were drawn up


def _place(row: LedgerRow) -> tuple[int, int, int]:
    quote = row.quotes[0]
    return LEDGERS.index(row.ledger), quote.page, quote.start
