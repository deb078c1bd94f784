"""Events and discrepancies drawn by lot from registers of corpus files, and read: across_checked.csv.

usage: python -m evaluation.checked REGISTER                          what of the rows read is still raised, by kind
       python -m evaluation.checked REGISTER --draw KIND [-n N] [--seed S]    rows to be read, with what stands around

KIND is "event" (of two entries or more) or a kind of discrepancy. A row keeps its id as long as its records and quotes
are what they were; rows of files that the register does not hold by that path are passed over. The text itself is not
kept.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection

from regesta.register.register import open_register

CHECKED = Path(__file__).with_name("across_checked.csv")
AROUND = 160  # characters shown on either side of a quote
MOST_TOLD = 4  # entries of an event that are shown

Quote = tuple[str, int, int, int]  # record, page, start, end
_EVENTS = """
    SELECT x.event_id, e.record_id, e.page, e.start, e.end FROM event_entry x JOIN entry e USING (entry_id)
    WHERE x.event_id IN (SELECT event_id FROM event_entry GROUP BY event_id HAVING count(*) > 1)
    ORDER BY x.event_id, e.record_id, e.page, e.start
"""


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.checked", description=__doc__.partition("\n")[0])
    parser.add_argument("register", type=Path)
    parser.add_argument("--draw", metavar="KIND", help="print rows of this kind to be read")
    parser.add_argument("-n", "--number", type=int, default=30, help="how many (default: 30)")
    parser.add_argument("--seed", type=int, default=1961, help="which ones (default: 1961)")
    options = parser.parse_args()
    with open_register(options.register) as register:
        if options.draw:
            draw(register.connection, options.draw, options.number, options.seed)
        else:
            compare(register.connection)
    return 0


def compare(connection: Connection) -> None:
    """Print, by lot and kind, how many rows were read right and wrong, and how many of either are still raised."""
    files = {row[0] for row in connection.execute("SELECT path FROM source")}
    raised = {row[0] for row in connection.execute("SELECT discrepancy_id FROM discrepancy")}
    raised |= {identifier for identifier, *_ in _events(connection)}
    read: Counter[tuple[str, str, str]] = Counter()
    still: Counter[tuple[str, str, str]] = Counter()
    with CHECKED.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if not set(row["files"].split(";")) <= files:
                continue
            key = row["lot"], row["kind"], row["verdict"]
            read[key] += 1
            still[key] += row["id"] in raised
    print(f"{'lot':4}{'kind':24}{'read right':>12}{'wrong':>8}{'still raised: right':>22}{'wrong':>8}")
    for lot, kind in sorted({key[:2] for key in read}):
        right, wrong = (lot, kind, "right"), (lot, kind, "wrong")
        print(f"{lot:4}{kind:24}{read[right]:12}{read[wrong]:8}{still[right]:22}{still[wrong]:8}")


def draw(connection: Connection, kind: str, number: int, seed: int) -> None:
    """Print rows of a kind drawn by lot, each with its quotes and what stands around them."""
    rows = list(_events(connection) if kind == "event" else _discrepancies(connection, kind))
    for identifier, said, quotes in random.Random(seed).sample(rows, min(number, len(rows))):
        print(f"\n{identifier}  {said}")
        for record, page, start, end in quotes:
            path, text = connection.execute(
                """SELECT path, text FROM record JOIN source USING (source_id) JOIN page USING (source_id)
                   WHERE record_id = ? AND page.number = ?""",
                (record, page),
            ).fetchone()
            before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
            words = [" ".join(part.split()) for part in (before, text[start:end], after)]
            print(f"  {path}, p. {page}: {words[0]} «{words[1]}» {words[2]}")


def _events(connection: Connection) -> Iterator[tuple[str, str, list[Quote]]]:
    told: dict[str, list[Quote]] = {}
    for identifier, *quote in connection.execute(_EVENTS):
        told.setdefault(identifier, []).append((quote[0], quote[1], quote[2], quote[3]))
    for identifier, quotes in told.items():
        yield identifier, f"{len(quotes)} entries", quotes[:MOST_TOLD]


def _discrepancies(connection: Connection, kind: str) -> Iterator[tuple[str, str, list[Quote]]]:
    rows = connection.execute(
        "SELECT discrepancy_id, summary, cause, quotes FROM discrepancy WHERE kind = ? ORDER BY discrepancy_id", (kind,)
    )
    for identifier, summary, cause, quotes in rows:
        yield identifier, f"{summary} {cause or ''}", [tuple(quote[:4]) for quote in json.loads(quotes)]


if __name__ == "__main__":
    raise SystemExit(main())
