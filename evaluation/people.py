"""Names in corpus files that were drawn by lot and read: are two of them one person? people_checked.csv.

usage: python -m evaluation.people REGISTER      how many of the pairs read the register joins and keeps apart, by lot

Lots of `joined` are persons of two forms and more, each told by two of its names: "one" person, "two", or "no person"
at all. Lots of `apart` are persons whose file was searched for more of their names: the pairs that were left apart and
are "one". The text is not kept: a row says where the two names stand. Rows of files that the register does not hold,
and of places where it reads no name, are counted as unread.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from sqlite3 import Connection

from regesta.register.register import open_register

CHECKED = Path(__file__).with_name("people_checked.csv")
# Whom words are taken for that meet a place: those of happenings, then other names.
_THERE = """
    SELECT p.person_id, p.start, p.end FROM participant p JOIN entry e USING (entry_id) JOIN record r USING (record_id)
    JOIN source s USING (source_id)
    WHERE s.path = :file AND e.page = :page AND p.start < :end AND p.end > :start AND p.person_id IS NOT NULL
    UNION ALL
    SELECT p.person_id, n.start, n.end FROM person_name p JOIN name_reading n USING (name_id)
    JOIN record r USING (record_id) JOIN source s USING (source_id)
    WHERE s.path = :file AND n.page = :page AND n.start < :end AND n.end > :start
"""


def main() -> int:
    """Run the command; always 0."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.people", description=__doc__.partition("\n")[0])
    parser.add_argument("register", type=Path, help="a register that regesta build made of corpus files")
    options = parser.parse_args()
    with open_register(options.register) as register, CHECKED.open(encoding="utf-8", newline="") as rows:
        counts = Counter(
            (row["lot"], row["what"], row["verdict"], found(register.connection, row)) for row in csv.DictReader(rows)
        )
    print(f"{'lot':4}{'what':8}{'read as':12}{'joined':>8}{'apart':>8}{'unread':>8}")
    for lot, what, verdict in sorted({key[:3] for key in counts}):
        figures = "".join(f"{counts[lot, what, verdict, state]:8}" for state in ("joined", "apart", "unread"))
        print(f"{lot:4}{what:8}{verdict:12}{figures}")
    return 0


def found(connection: Connection, row: Mapping[str, str]) -> str:
    """Whether the register takes the two names of a row for one person: "joined", "apart", or "unread"."""
    persons = [set(_persons(connection, row, prefix)) for prefix in ("", "other_")]
    if not all(persons):
        return "unread"
    return "apart" if persons[0].isdisjoint(persons[1]) else "joined"


def _persons(connection: Connection, row: Mapping[str, str], prefix: str) -> Iterator[str]:
    """The persons whose names stand at a place: of names that lie one in the other, those that are most nearly it."""
    place = {"file": row[f"{prefix}file"]}
    place |= {name: int(row[f"{prefix}{name}"]) for name in ("page", "start", "end")}
    there = connection.execute(_THERE, place).fetchall()
    off = [abs(start - int(place["start"])) + abs(end - int(place["end"])) for _, start, end in there]
    yield from (person for (person, *_), far in zip(there, off, strict=True) if far == min(off))


if __name__ == "__main__":
    raise SystemExit(main())
