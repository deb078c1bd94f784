"""parse: a record to its sentences, with grammar where a sentence can hold an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.model.dates import Dating
from regesta.model.grammar import Parsed
from regesta.model.records import Description, Record

if TYPE_CHECKING:
    from regesta.engines.language import LanguageModel


def parse_record(
    record: Record, description: Description, dating: Dating, *, language: LanguageModel
) -> tuple[Parsed, ...]:
    """The sentences of a record in reading order, with grammar where they can hold an entry."""
    return ()
