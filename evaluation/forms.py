"""Identification forms: how many of their values are read as the gold has them, label by label.

    python -m evaluation.forms FOLDER             # FOLDER: the corpus, unpacked
    python -m evaluation.forms FOLDER --wrong title   # each value of a label that is read otherwise

The gold of descriptions was typed off these forms by another program; what it leaves out because the form withholds it
("[Restricted]") is not asked for.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.shared import GOLD
from regesta.model.text import Source
from regesta.stages.describe import describe_record
from regesta.stages.divide import divide_pages
from regesta.stages.read import read_source

LABELS = {  # of the form, and the gold's name for the value
    "record_number": "record_number",
    "agency": "agency",
    "originator": "originator",
    "from": "from",
    "to": "to",
    "title": "title",
    "date": "date_as_printed",
    "document_type": "document_type",
    "classification": "classification",
}
FIRST_PAGES = 8  # of a file, in which its form and the notices before it stand
Row = dict[str, Any]


def main() -> int:
    """Print, for each label, how many values are read, and when asked which are read otherwise; 0 when done."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.forms", description=__doc__)
    parser.add_argument("folder", type=Path, help="the corpus, unpacked")
    parser.add_argument("--wrong", choices=sorted(LABELS), help="show the values of this label that are read otherwise")
    options = parser.parse_args()
    lines = (GOLD / "description" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [row for row in map(json.loads, lines) if (options.folder / row["path"]).exists()]
    forms = [read_form(options.folder / row["path"]) for row in gold]
    print(f"{len(gold)} forms")
    for label in LABELS:
        asked = [(row, form) for row, form in zip(gold, forms, strict=True) if row[LABELS[label]]]
        wrong = list(otherwise(label, asked))
        print(f"{label:16} {len(asked) - len(wrong)} of {len(asked)}")
        for identifier, wanted, given in wrong if label == options.wrong else ():
            print(f"    {identifier}  {wanted!r}  read {given!r}")
    return 0


def read_form(path: Path) -> dict[str, str]:
    """The values of the first identification form of a file by label; of a label that comes twice the first."""
    source = Source(path.name, str(path), path.stat().st_size, "")
    for record in divide_pages(source, read_source(source).pages[:FIRST_PAGES], boundaries={}):
        form = {field.name: field.value for field in reversed(describe_record(record).form)}
        if LABELS.keys() & form.keys() > {"record_number", "agency"}:  # a notice of the reviewers has these two alone
            return form
    return {}


def otherwise(label: str, asked: list[tuple[Row, dict[str, str]]]) -> Iterator[tuple[str, str, str | None]]:
    """The id, the gold's value and the value read, wherever the two differ in a letter or a figure."""
    for row, form in asked:
        wanted, given = row[LABELS[label]], form.get(label)
        if _signs(wanted) != _signs(given):
            yield row["id"], wanted, given


def _signs(text: str | None) -> str:
    return re.sub(r"[\W_]+", "", (text or "").upper())


if __name__ == "__main__":
    sys.exit(main())
