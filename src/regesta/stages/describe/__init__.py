"""describe: what a record is, and the role of each of its lines."""

from __future__ import annotations

from regesta.model.records import Description, Record
from regesta.stages.describe.typed import typed_lines
from regesta.stages.describe.zones import assign_roles


def describe_record(record: Record) -> Description:
    """The archival description of a record."""
    lines = typed_lines(record)
    return Description(lines=assign_roles(lines))
