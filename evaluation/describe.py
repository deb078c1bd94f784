"""Read, divide and describe alone: what a description gets right of what archivists typed, and how fast.

    python -m evaluation.describe             # the figures of score_records.py, and pages a second
    python -m evaluation.describe --halves    # the same of the two halves of the gold
    python -m evaluation.describe --wrong title   # each title that the developing half lacks, beside what was found

The gold has every file of the corpus that holds an identification form, so no other file can be scored. Its halves,
told by the file's id, stand in for that: rules are developed on the misses of one, and the other, whose misses are not
read, says what they are worth elsewhere. Rules older than the halves were developed on both.
"""

from __future__ import annotations

import argparse
import hashlib
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
from regesta.pipeline import dated_records
from regesta.stages.read import read_source

THEIRS = {
    "title": "title",
    "author": "from",
    "recipient": "to",
    "classification": "classification_norm",
    "date": "date",
}
LEVELS = frozenset(["TOP SECRET", "SECRET", "CONFIDENTIAL", "UNCLASSIFIED"])  # those that the scorer asks for
HALVES = ("developing", "kept")
Row = dict[str, Any]


def main() -> int:
    """Print the scorer's figures, the pages read a second, and, when asked, what was missed; 0 when done."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.describe", description=__doc__)
    parser.add_argument("--wrong", choices=sorted(THEIRS), help="show what the developing half missed of this field")
    parser.add_argument("--halves", action="store_true", help="score each half of the gold by itself, too")
    options = parser.parse_args()
    begun = time.process_time()
    found = list(rows(GOLD / "description" / "text"))
    spent = time.process_time() - begun
    file = GOLD / "description" / "gold.jsonl"
    gold = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    print(score("score_records.py", file, found))
    for name in HALVES if options.halves else ():
        rows_of_half = [row for row in gold if half(row["id"]) == name]
        print(f"the {name} half, {len(rows_of_half)} records")
        print(score_against(rows_of_half, found))
    pages = sum(row["pages"] for row in found)
    print(f"{pages} pages read, divided, described and dated at {pages / spent:.0f} a second of one core")
    if options.wrong:
        developing = [row for row in gold if half(row["id"]) == HALVES[0]]
        for line in missed(options.wrong, developing, found):
            print(line)
    return 0


def half(identifier: str) -> str:
    """The half of the gold that a file falls into, by the last bit but one of its id's digest."""
    return HALVES[hashlib.sha1(identifier.encode(), usedforsecurity=False).digest()[-1] >> 1 & 1]


def rows(folder: Path) -> Iterator[Row]:
    """A row as `regesta export --what records` gives it, for every record of a folder's files."""
    for path in sorted(folder.iterdir()):
        source = Source(path.name, str(path), path.stat().st_size, "")
        for record, description, dating in dated_records(source, read_source(source).pages):
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


def score_against(gold: list[Row], found: list[Row]) -> str:
    """What the scorer says of these rows against a part of the gold."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in gold)
        file.flush()
        return score("score_records.py", Path(file.name), found)


def missed(ours: str, gold: list[Row], found: list[Row]) -> Iterator[str]:
    """A line for each record of the gold whose field the scorer does not count as found."""
    first: dict[str, Row] = {}
    for row in found:
        held = first.get(row["source"])
        if held is None or (held["kind"] != "document" and row["kind"] == "document"):
            first[row["source"]] = row
    for wanted in gold:
        row = first.get(Path(wanted["text_file"]).name, {})
        if _is_asked(ours, wanted) and not _is_found(ours, wanted[THEIRS[ours]], row.get(ours)):
            yield f"{wanted['id']}  {wanted[THEIRS[ours]]!r}  given {row.get(ours)!r} ({row.get('document_type')})"


def _is_asked(ours: str, gold: Row) -> bool:
    if ours == "classification":
        return gold["classification_norm"] in LEVELS
    return bool(gold[THEIRS[ours]]) and (ours != "date" or gold["core"])


def _is_found(ours: str, wanted: str, given: str | None) -> bool:
    if ours == "classification":
        return (given or "UNCLASSIFIED").upper() == wanted
    if ours == "date":
        return (given or "").rstrip("~?") == wanted
    words = _words(wanted)
    return bool(words) and len(words & _words(given)) >= 0.6 * len(words)


def _words(text: str | None) -> set[str]:
    return set(re.findall(r"[a-z0-9]{3,}", (text or "").lower()))


if __name__ == "__main__":
    sys.exit(main())
