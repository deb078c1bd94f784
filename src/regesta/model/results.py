"""Results: what the stages say of one file, as it goes from the pipeline to the register."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.model.dates import Dating
from regesta.model.entries import Entry
from regesta.model.ledgers import LedgerRow
from regesta.model.names import NameReading
from regesta.model.records import Description, Record
from regesta.model.text import Media, Page, Source


@dataclass(frozen=True, slots=True)
class RecordResult:
    """Everything the stages say of one record."""

    record: Record
    description: Description
    dating: Dating
    names: tuple[NameReading, ...]
    entries: tuple[Entry, ...]
    ledgers: tuple[LedgerRow, ...]


@dataclass(frozen=True, slots=True)
class SourceResult:
    """Everything the stages say of one file; `unread` is the reason when nothing of it could be read."""

    source: Source
    media: Media
    pages: tuple[Page, ...]
    records: tuple[RecordResult, ...]
    unread: str | None = None
    # What a reader should know of the reading: encoding, damage, pages cut, drafts of another extractor refused.
    remarks: tuple[str, ...] = ()
    passing: bool = False  # whether what left it unread may have passed by the next build
