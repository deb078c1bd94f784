"""name: words that name a person, an office, a body, a place, or a cryptonym."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.model.grammar import Parsed
from regesta.model.names import NameReading
from regesta.model.records import Description, Record


def find_names(record: Record, description: Description, parsed: Sequence[Parsed]) -> tuple[NameReading, ...]:
    """The names of a record, by page and start."""
    return ()
