"""A weekday that is not that of the day it stands beside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regesta.model.reconciled import Discrepancy, discrepancy_id
from regesta.stages.reconcile.discrepancies.facts import RecordFacts

_YEAR = re.compile(r"\d{4}|['’/.-]\d\d\b|[A-Z]{3} ?\d\d\b")
FLAG = "weekday disagrees"


def weekday(record: RecordFacts) -> Iterator[Discrepancy]:
    """Every date of the record whose weekday is another day's."""
    for fact in record.dates:
        # Where the year is not written, it is the year that was inferred wrongly, and nothing on record disagrees.
        if FLAG not in fact.flags or fact.role == "boilerplate" or not _YEAR.search(fact.text):
            continue
        note = next((note for note in fact.notes if note.startswith("written ")), "")
        quotes = (record.around(fact),)
        summary = f"“{' '.join(fact.text.split())}” names a weekday that is not that day's" + (
            f": {note}." if note else "."
        )
        yield Discrepancy(
            discrepancy_id("weekday", quotes),
            "weekday",
            "medium",
            summary,
            "Possibly: a figure of the day or of the year was misread or mistyped; weekdays are seldom mistaken.",
            quotes,
        )
