"""describe: what a record is, and the role of each of its lines."""

from __future__ import annotations

from regesta.model.records import Description, Record


def describe_record(record: Record) -> Description:
    """The archival description of a record."""
    return Description()
