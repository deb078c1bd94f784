"""Read, divide and describe alone: what a description gets right of what archivists typed, and how fast.

    python -m evaluation.describe             # the figures of score_records.py, and pages a second
    python -m evaluation.describe --wrong title   # each title that was not found, beside what was

Dates are those of the date stage; leave them to `python -m evaluation` when that stage is being changed.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.shared import GOLD, SCORE
from regesta.model.records import Description, Field, Record
from regesta.model.text import Source
from regesta.stages.date import date_records
from regesta.stages.describe import describe_record
from regesta.stages.divide import divide_pages
from regesta.stages.read import read_source

THEIRS = {"title": "title", "author": "from", "recipient": "to", "classification": "classification_norm"}
Row = dict[str, Any]


def main() -> int:
    """Print the scorer's figures, the pages read a second, and, when asked, what was missed; 0 when done."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.describe", description=__doc__)
    parser.add_argument("--wrong", choices=sorted(THEIRS), help="show what was missed of this field")
    options = parser.parse_args()
    begun = time.process_time()
    found = list(rows(GOLD / "description" / "text"))
    spent = time.process_time() - begun
    print(score("score_records.py", GOLD / "description" / "gold.jsonl", found))
    pages = sum(row["pages"] for row in found)
    print(f"{pages} pages read, divided, described and dated at {pages / spent:.0f} a second of one core")
    if options.wrong:
        for line in missed(options.wrong, found):
            print(line)
    return 0


def rows(folder: Path) -> Iterator[Row]:
    """A row as `regesta export --what records` gives it, for every record of a folder's files."""
    for path in sorted(folder.iterdir()):
        source = Source(path.name, str(path), path.stat().st_size, "")
        records = divide_pages(source, read_source(source).pages, boundaries={})
        descriptions = [describe_record(record) for record in records]
        datings = date_records(records, descriptions)
        for record, description, dating in zip(records, descriptions, datings, strict=True):
            yield _row(record, description) | {"date": dating.record_date.edtf}


def _row(record: Record, description: Description) -> Row:
    def value(field: Field | None) -> str | None:
        return field.value if field else None

    return {
        "source": record.source,
        "first_page": record.first_page,
        "last_page": record.last_page,
        "kind": record.kind,
        "pages": len(record.pages),
        "document_type": description.document_type,
        "title": value(description.title),
        "author": value(description.author),
        "recipient": value(description.recipient),
        "classification": value(description.classification),
    }


def score(scorer: str, gold: Path, found: list[Row]) -> str:
    """What a scorer of ../shared/score says of these rows."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in found)
        file.flush()
        command = [sys.executable, str(SCORE / scorer), str(gold), file.name]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def missed(ours: str, found: list[Row]) -> Iterator[str]:
    """A line for each record whose field does not hold six tenths of the archivist's words."""
    first: dict[str, Row] = {}
    for row in found:
        held = first.get(row["source"])
        if held is None or (held["kind"] != "document" and row["kind"] == "document"):
            first[row["source"]] = row
    for line in (GOLD / "description" / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        row = first.get(Path(gold["text_file"]).name, {})
        wanted, given = _words(gold[THEIRS[ours]]), _words(row.get(ours))
        if wanted and len(wanted & given) < 0.6 * len(wanted):
            yield f"{gold['id']}  {gold[THEIRS[ours]]!r}  given {row.get(ours)!r} ({row.get('document_type')})"


def _words(text: str | None) -> set[str]:
    return set(re.findall(r"[a-z0-9]{3,}", (text or "").lower()))


if __name__ == "__main__":
    sys.exit(main())
