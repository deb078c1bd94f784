"""Divide alone: where dossiers were parted into records and where readers parted them.

python -m evaluation.divide               # the figures of score_division.py
python -m evaluation.divide --why         # the reasons for each boundary that readers did not see
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from evaluation.describe import rows, score
from evaluation.shared import GOLD
from regesta.model.text import Source
from regesta.stages.divide import divide_pages
from regesta.stages.read import read_source

DIVISION = GOLD / "division"


def main() -> int:
    """Print the scorer's figures and, when asked, the reasons for false boundaries; 0 when done."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.divide", description=__doc__)
    parser.add_argument("--why", action="store_true", help="give the reasons for each boundary that no reader saw")
    options = parser.parse_args()
    print(score("score_division.py", DIVISION / "gold", list(rows(DIVISION / "text"))))
    if options.why:
        for line in reasons():
            print(line)
    return 0


def reasons() -> Iterator[str]:
    """The evidence for each boundary that is not in the gold, a line each."""
    for path in sorted((DIVISION / "gold").iterdir()):
        gold = json.loads(path.read_text(encoding="utf-8"))
        theirs = {record["first_page"] for record in gold["records"]}
        text = DIVISION / "text" / gold["document"]
        source = Source(Path(text).name, str(text), text.stat().st_size, "")
        for record in divide_pages(source, read_source(source).pages, boundaries={}):
            if record.first_page not in theirs:
                said = "; ".join(f"{one.weight:+g} {one.sentence}" for one in record.evidence)
                yield f"{gold['document']} page {record.first_page}: {said}"


if __name__ == "__main__":
    sys.exit(main())
