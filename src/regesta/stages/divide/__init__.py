"""divide: the pages of a file to its records."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from regesta.model.records import Record
from regesta.model.text import Page, Source


def divide_pages(source: Source, pages: Sequence[Page], *, boundaries: Mapping[int, bool]) -> tuple[Record, ...]:
    """The records of a file, in order."""
    if not pages:
        return ()
    identifier = hashlib.sha256(f"{source.path}\n1".encode()).hexdigest()[:12]
    return (Record(identifier, source.path, 1, "document", tuple(pages), 0, len(pages[-1].text)),)
