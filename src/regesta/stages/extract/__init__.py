"""extract: sentences to entries, each a happening with its time, its people and places, its certainty."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.model.dates import Dating
from regesta.model.entries import Entry
from regesta.model.grammar import Parsed
from regesta.model.names import NameReading
from regesta.model.records import Description, Record


def extract_entries(
    record: Record,
    description: Description,
    dating: Dating,
    parsed: Sequence[Parsed],
    names: Sequence[NameReading],
) -> tuple[Entry, ...]:
    """The entries of a record, by page and start."""
    return ()
