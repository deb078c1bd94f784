"""What several records say together, on the gold: the lineage of the near-duplicates, and the two sample records.

`figures()` is what `python -m evaluation` prints and holds to its floors; nothing of the gold is named here. The
samples are the first two texts of gold/events: the discrepancies that the plan asks for are one of each of RAISED.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evaluation.copies import texts_of
from evaluation.sets import regesta
from evaluation.shared import GOLD
from regesta.export import rows_of
from regesta.model.reconciled import Lineage
from regesta.register.register import Register, open_register
from regesta.sources import find_sources
from regesta.stages.reconcile.copies import find_lineages

RAISED = ("dates_in_one_clause", "name_in_office", "record_date", "title_period")
OTHERS = ("events", "chronology", "description")  # train_events holds a seventh copy of the text, which rightly joins
FALSE_ALARMS = 2  # at the most, on the two samples
SAME_TEXT = ("fullest", "copy", "release")


def figures() -> dict[str, float]:
    """The figures by name, each a share that should be 1."""
    return of_near_duplicates() | of_samples()


def of_near_duplicates() -> dict[str, float]:
    """How far the copies of gold/near_duplicates form one lineage of their own, with their redactions named."""
    copies = {_document(path.name) for path in (GOLD / "near_duplicates").glob("*.md")}
    folders = [GOLD / "near_duplicates", *(GOLD / name / "text" for name in OTHERS)]
    lineages = find_lineages([text for folder in folders for text in texts_of(find_sources([folder]))])
    of_copies = [lineage for lineage in lineages if copies & set(_documents(lineage, SAME_TEXT))]
    largest = max(of_copies, key=lambda lineage: len(copies & set(_documents(lineage, SAME_TEXT))), default=None)
    if largest is None:
        return {"across.copies in one lineage": 0.0, "across.redactions named": 0.0, "across.others kept apart": 0.0}
    joined = Counter(_documents(largest, SAME_TEXT))
    named = {
        _document(member.record)
        for member in largest.members
        if any(finding.kind in ("shows", "hides") for finding in member.findings)
    }
    return {
        "across.copies in one lineage": len(copies & joined.keys()) / len(copies),
        # The copy shown first is what the others are compared with.
        "across.redactions named": len(copies & named) / (len(copies) - 1),
        "across.others kept apart": 1 - sum(document not in copies for document in joined) / len(joined),
    }


def _documents(lineage: Lineage, relations: tuple[str, ...]) -> Iterator[str]:
    return (_document(member.record) for member in lineage.members if member.relation in relations)


def _document(name: str) -> str:
    """A gold text by its number in the collection: one text may stand in several folders of the gold."""
    return name.partition("#")[0].partition(".")[0].partition("_")[2]


def of_samples() -> dict[str, float]:
    """Whether the discrepancies of the two sample records are raised with a cause, and little else beside them."""
    with tempfile.TemporaryDirectory() as work:
        register = Path(work) / "samples.regesta"
        samples = sorted((GOLD / "events" / "text").glob("*.txt"))[:2]
        regesta("build", *samples, "--register", register)
        with open_register(register) as opened:
            return _of_samples(opened)


def _of_samples(register: Register) -> dict[str, float]:
    found = list(rows_of("discrepancies")(register))
    kinds = Counter(row["kind"] for row in found)
    beside = sum((kinds - Counter(RAISED)).values())
    shared = {
        table: register.connection.execute(
            f"""SELECT count(*) FROM (SELECT {column} FROM {table} JOIN entry USING (entry_id)
                WHERE {column} IS NOT NULL GROUP BY {column} HAVING count(DISTINCT record_id) > 1)"""
        ).fetchone()[0]
        for table, column in (("participant", "person_id"), ("entry_place", "place_id"))
    }
    return {
        "across.discrepancies raised": sum(kind in kinds for kind in RAISED) / len(RAISED),
        "across.causes proposed": sum(bool(row["cause"]) for row in found) / max(1, len(found)),
        "across.few false alarms": float(beside <= FALSE_ALARMS),
        "across.joined by people": float(shared["participant"] > 0),
        "across.joined by places": float(shared["entry_place"] > 0),
    }
