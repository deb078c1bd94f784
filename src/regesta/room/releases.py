"""Other copies and releases of a record, and what each shows or hides."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from urllib.parse import urlencode

_RELATIONS = {
    "fullest": "the fullest text",
    "copy": "a copy",
    "release": "another release",
    "excerpt": "an excerpt",
    "quotation": "a quotation",
    "translation": "a translation",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What another release shows, hides or has otherwise."""

    kind: str
    sentence: str
    before: str
    here: str
    first: str


@dataclass(frozen=True, slots=True)
class Release:
    """Another copy or release of the record."""

    title: str
    href: str
    relation: str
    rank: int
    share: str
    source: str
    compare: str
    findings: tuple[Finding, ...]


def releases(connection: sqlite3.Connection, record_id: str) -> tuple[Release, ...]:
    """The other copies and releases of a record, the fullest first."""
    rows = connection.execute(
        """SELECT o.*, r.title, r.document_type, s.path FROM lineage m JOIN lineage o USING (lineage_id)
           JOIN record r ON r.record_id = o.record_id JOIN source s USING (source_id)
           WHERE m.record_id = ? AND o.record_id <> m.record_id ORDER BY o.rank, o.record_id""",
        (record_id,),
    )
    return tuple(
        Release(
            title=row["title"] or row["document_type"] or "Untitled record",
            href=f"/record/{row['record_id']}",
            relation=_RELATIONS.get(row["relation"], row["relation"]),
            rank=row["rank"],
            share=f"{row['similarity']:.0%}",
            source=row["path"],
            compare=f"/compare?{urlencode({'one': record_id, 'other': row['record_id']})}",
            findings=tuple(
                Finding(item["kind"], item["sentence"], item["before"], item["here"], item["first"])
                for item in json.loads(row["findings"])
            ),
        )
        for row in rows
    )
