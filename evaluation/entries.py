"""Entries drawn by lot from corpus pages and read against them: entries_checked.csv.

usage: python -m evaluation.entries                                   how many rows were right, by lot and confidence
       python -m evaluation.entries REGISTER [--pages N] [-n N] [--seed S] [--confidence C]     rows to be read

The rows to be read stand on pages that are drawn first, so that a long file has no more weight than its pages. Each is
printed with what stands around it, its people and places with their chance ("?": less likely than not, and no part of
the verdict). The text itself is not kept: a row of the file says where an entry stands, what its chance was, and what
the page says of it: who, what and when together.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections import Counter
from pathlib import Path
from typing import Any, get_args

from regesta.export.entries import row_of
from regesta.model.entries import CONFIDENCES, Confidence, confidence_of, is_doubtful
from regesta.register.audit import precision
from regesta.register.register import Register, open_register

CHECKED = Path(__file__).with_name("entries_checked.csv")
BEFORE, AFTER = 450, 120  # characters of the page shown before and after a quote


def main() -> int:
    """Run the command; always 0."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.entries", description=__doc__.partition("\n")[0])
    parser.add_argument("register", type=Path, nargs="?", help="a register that regesta build made")
    parser.add_argument("--pages", type=int, default=200, help="how many pages are drawn first (default: 200)")
    parser.add_argument("-n", "--number", type=int, default=100, help="how many entries on them (default: 100)")
    parser.add_argument("--seed", type=int, default=1961, help="which ones (default: 1961)")
    parser.add_argument("--confidence", choices=get_args(Confidence), default="low", help="this or a higher one")
    options = parser.parse_args()
    if options.register is None:
        report()
        return 0
    with open_register(options.register) as register:
        show(register, options.pages, options.number, options.seed, options.confidence)
    return 0


def report() -> None:
    """Print, by lot and by confidence, how many rows were read, and the share found right with its interval."""
    lots: dict[str, dict[str, str]] = {}
    sure: dict[str, dict[str, str]] = {}
    with CHECKED.open(encoding="utf-8", newline="") as rows:
        for number, row in enumerate(csv.DictReader(rows)):
            lots.setdefault(f"lot {row['lot']}", {})[str(number)] = row["verdict"]
            if row["chance"]:
                sure.setdefault(f"{confidence_of(float(row['chance']))} confidence", {})[str(number)] = row["verdict"]
    print(f"{'':24}{'read':>6}{'right':>7}{'share':>8}   95 % interval")
    for name, verdicts in (lots | sure).items():
        found = precision(verdicts)  # type: ignore[arg-type]
        low, high = found.interval
        print(f"{name:24}{found.judged:6}{found.right:7}{found.share or 0:8.2f}   {low:.2f} to {high:.2f}")


def show(register: Register, pages: int, number: int, seed: int, confidence: Confidence) -> None:
    """Print so many entries of so many pages, the same ones for the same seed and register."""
    lot = random.Random(seed)
    all_pages = register.connection.execute(
        "SELECT s.path, p.number FROM page p JOIN source s USING (source_id) WHERE p.unread IS NULL ORDER BY 1, 2"
    ).fetchall()
    drawn = {tuple(row) for row in lot.sample(all_pages, min(pages, len(all_pages)))}
    rows = register.connection.execute(
        """SELECT s.path, e.page, e.entry_id, e.chance, p.text
           FROM entry e JOIN record r USING (record_id) JOIN source s USING (source_id)
           JOIN page p ON p.source_id = s.source_id AND p.number = e.page
           WHERE e.worth = 'act' ORDER BY s.path, e.page, e.start, e.entry_id"""
    )
    there = [row for row in rows if (row[0], row[1]) in drawn]
    counts = Counter(str(confidence_of(row["chance"])) for row in there)
    print(f"{len(there)} entries on {len(drawn)} pages: {', '.join(f'{n} {c}' for c, n in counts.most_common())}")
    able = [row for row in there if (row["chance"] or 0) >= CONFIDENCES[confidence]]
    for row in lot.sample(able, min(number, len(able))):
        _print(row_of(register, row["entry_id"]), row["text"])


def _print(entry: dict[str, Any], text: str) -> None:
    start, end = entry["start"], entry["end"]
    place = ",".join(str(entry[name]) for name in ("source", "page", "start", "end", "entry", "chance"))
    print(f"\n--- {place}")
    parts = (text[max(0, start - BEFORE) : start], text[start:end], text[end : end + AFTER])
    before, quote, after = (" ".join(part.split()) for part in parts)
    print(f"    {before} «{quote}» {after}")
    dated = f"{entry['date'] or 'undated'} ({entry['date_basis']} {entry['date_quote']!r})"
    print(f"  = {dated} {', '.join(entry['types'])}; {entry['certainty']}; according to {entry['attribution']}")
    for part in (*entry["participants"], *entry["places"]):
        print(f"    {part['role']} {' '.join(part['name'].split())}{'?' if is_doubtful(part['chance']) else ''}")


if __name__ == "__main__":
    raise SystemExit(main())
