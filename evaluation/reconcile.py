"""The stage that sees all records, measured on registers already built; each is copied first and left as it is.

usage: python -m evaluation.reconcile time REGISTER...      seconds and memory of each, the cost a thousand records
       python -m evaluation.reconcile adding REGISTER [--files N] [--seed S]

`time` is to be given a small register, of about 200 files, and a large one, of 1,000: the cost must be in proportion
to the records. With one size alone it says what was not measured. `adding` takes
files out of a register, one at a time, and reconciles what is left: whatever then differs from the register with the
file and does not stem from it was touched though the file does not meet it. It prints such rows, by table.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import resource
import shutil
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from regesta.reconciliation import reconcile_register
from regesta.register.register import open_register
from regesta.register.save import forget_source

MOST_SECONDS, OF_PAGES = 180.0, 27_000
MOST_MEMORY = 2048.0  # MB
MOST_GROWTH = 1.2  # of the cost a thousand records, from the smallest register to the largest
SMALL, LARGE = 250, 1_000  # files: growth is measured from a register of so many at the most to one of so many at least
PERSON = 7  # where a row of participants has the id of the person
# What reconcile writes; the persons of participants among it.
TABLES = (
    "person",
    "person_proposal",
    "holding",
    "place",
    "ledger_link",
    "event",
    "event_entry",
    "lineage",
    "discrepancy",
    "participant",
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What reconciling a register took."""

    files: int
    pages: int
    records: int
    seconds: float  # by the clock
    processor: float  # of one core
    memory: float  # MB, at the most
    again: float  # of one core, when one file has gone and the rest is kept


def main() -> int:
    """Run the command; 1 when a floor of the plan is missed."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.reconcile", description=__doc__.partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    timed = commands.add_parser("time", help="seconds and memory")
    timed.add_argument("registers", type=Path, nargs="+")
    adding = commands.add_parser("adding", help="rows touched by a file that they do not meet")
    adding.add_argument("register", type=Path)
    adding.add_argument("--files", type=int, default=5, help="how many files are taken out, one at a time (default: 5)")
    adding.add_argument("--seed", type=int, default=1961, help="which ones (default: 1961)")
    options = parser.parse_args()
    if options.command == "time":
        return time_all(options.registers)
    return take_out(options.register, options.files, options.seed)


def time_all(registers: Iterable[Path]) -> int:
    """Print what each register costs; 1 when one costs too much."""
    costs = []
    for register in registers:
        # A process of its own, so that its memory is its own.
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            cost = pool.submit(measure, register).result()
        costs.append(cost)
        print(
            f"{register.name}: {cost.files:,} files, {cost.pages:,} pages, {cost.records:,} records: "
            f"{cost.seconds:.1f} s by the clock, {cost.processor:.1f} s of one core, {cost.memory:,.0f} MB; "
            f"{_each(cost):.2f} s a thousand records; {cost.again:.1f} s of one core when a file has gone"
        )
    costs.sort(key=lambda cost: cost.records)
    growth = _each(costs[-1]) / _each(costs[0])
    if len(costs) > 1:
        print(
            f"from {costs[0].files:,} to {costs[-1].files:,} files the cost of a record is {growth:.2f} times as high"
        )
    largest = costs[-1]
    allowed = MOST_SECONDS * max(largest.pages, OF_PAGES) / OF_PAGES
    missed = [
        *(["seconds"] if largest.processor > allowed else []),
        *(["memory"] if largest.memory > MOST_MEMORY else []),
        *(["growth"] if growth > MOST_GROWTH else []),
    ]
    print(verdict(missed, smallest=costs[0].files, largest=largest.files))
    return 1 if missed else 0


def verdict(missed: Sequence[str], *, smallest: int, largest: int) -> str:
    """What the costs of registers of these numbers of files show: floors missed, all met, or growth not measured."""
    if missed:
        return f"NOT MET: {', '.join(missed)}"
    if smallest <= SMALL and largest >= LARGE:
        return "all within bounds"
    return f"growth NOT MEASURED: give a register of {SMALL} files at the most and one of {LARGE:,} or more"


def _each(cost: Cost) -> float:
    return 1000 * cost.processor / cost.records


def measure(register: Path) -> Cost:
    """What it takes to reconcile a copy of this register, of which nothing is kept; and again without one file."""
    with copied(register) as copy, open_register(copy, write=True) as opened:
        opened.connection.execute("DELETE FROM kept")
        began, used = time.perf_counter(), time.process_time()
        reconcile_register(opened)
        seconds, processor = time.perf_counter() - began, time.process_time() - used
        counts = [
            opened.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("source", "page", "record")
        ]
        paths = [row[0] for row in opened.connection.execute("SELECT path FROM source ORDER BY path")]
        forget_source(opened, paths[len(paths) // 2])
        used = time.process_time()
        reconcile_register(opened)
        again = time.process_time() - used
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Cost(*counts, seconds, processor, memory, again)


@contextmanager
def copied(register: Path) -> Iterator[Path]:
    """A copy of a register, in a folder that goes when the copy has been used."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "r.regesta"
        source, target = sqlite3.connect(f"file:{register}?mode=ro", uri=True), sqlite3.connect(copy)
        source.backup(target)
        source.close()
        target.close()
        yield copy


def take_out(register: Path, files: int, seed: int) -> int:
    """Print, for each file drawn, the rows that are touched by it without meeting it; 1 when there are any."""
    touched: Counter[str] = Counter()
    with copied(register) as whole:
        with open_register(whole, write=True) as opened:
            reconcile_register(opened)
            paths = [row[0] for row in opened.connection.execute("SELECT path FROM source ORDER BY path")]
            with_it = {table: dict(_rows(opened.connection, table)) for table in TABLES}
        for path in random.Random(seed).sample(paths, min(files, len(paths))):
            left = whole.with_name("left.regesta")
            shutil.copy(whole, left)
            with open_register(left, write=True) as opened:
                own = ids_of(opened.connection, path)
                met = met_by(with_it, own, named_in(opened.connection, path))
                forget_source(opened, path)
                began = time.process_time()
                reconcile_register(opened)
                seconds = time.process_time() - began
                without = {table: dict(_rows(opened.connection, table)) for table in TABLES}
            found = {table: list(_unmet(table, with_it, without, met)) for table in TABLES}
            touched.update({table: len(rows) for table, rows in found.items()})
            said = ", ".join(f"{len(rows)} {table}" for table, rows in found.items() if rows) or "none"
            print(
                f"{path}: {len(own):,} ids of its own; reconciled in {seconds:.1f} s; touched without meeting: {said}"
            )
            for table, rows in found.items():
                for before, after in rows[:3]:
                    print(f"    {table}\n      without {before}\n      with    {after}")
    print(f"all together: {dict(+touched) or 'none'}")
    return 1 if +touched else 0


def ids_of(connection: sqlite3.Connection, path: str) -> frozenset[str]:
    """The ids of the records and entries of a file."""
    records = "SELECT record_id FROM record JOIN source USING (source_id) WHERE path = ?"
    found = {row[0] for row in connection.execute(records, (path,))}
    entries = f"SELECT entry_id FROM entry WHERE record_id IN ({records})"
    return frozenset(found | {row[0] for row in connection.execute(entries, (path,))})


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[tuple[tuple[object, ...], tuple[object, ...]]]:
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    keys = [column["cid"] for column in columns if column["pk"]]
    for row in connection.execute(f"SELECT * FROM {table}"):
        yield tuple(row[at] for at in keys), tuple(row)


Rows = dict[str, dict[tuple[object, ...], tuple[object, ...]]]


def _unmet(
    table: str, with_it: Rows, without: Rows, met: frozenset[str]
) -> Iterator[tuple[tuple[object, ...] | None, tuple[object, ...] | None]]:
    """Rows that differ and belong to nothing that the file is in; (without it, with it)."""
    for key in sorted(with_it[table].keys() | without[table].keys(), key=str):
        after, before = with_it[table].get(key), without[table].get(key)
        if after != before and not any(_names(row, met) for row in (before, after) if row is not None):
            yield before, after


def met_by(rows: Rows, own: frozenset[str], named: frozenset[str]) -> frozenset[str]:
    """The file's own ids, those of the events, lineages and persons it is in, their members, and their names."""
    found = set(own | named)
    for table in ("event_entry", "lineage"):
        groups = {key[0] for key in rows[table] if key[1] in own}
        found |= {str(part) for key in rows[table] if key[0] in groups for part in key}
    found |= {str(row[PERSON]) for key, row in rows["participant"].items() if key[0] in found and row[PERSON]}
    for (person,), row in rows["person"].items():
        if person in found:
            found |= {f'"{variant}"' for variant in json.loads(str(row[4]))} | {str(row[2])} - {""}
    return frozenset(found)


def named_in(connection: sqlite3.Connection, path: str) -> frozenset[str]:
    """The ids of the persons and places that names of a file are taken for."""
    rows = connection.execute(
        """SELECT DISTINCT person_id FROM person_name JOIN name_reading USING (name_id) JOIN record USING (record_id)
           JOIN source USING (source_id) WHERE path = ?""",
        (path,),
    )
    found = {str(row[0]) for row in rows}
    for table, column in (("participant", "person_id"), ("entry_place", "place_id")):
        told = connection.execute(
            f"""SELECT DISTINCT t.{column} FROM {table} t JOIN entry USING (entry_id) JOIN record USING (record_id)
                JOIN source USING (source_id) WHERE path = ? AND t.{column} IS NOT NULL""",
            (path,),
        )
        found |= {str(row[0]) for row in told}
    return frozenset(found)


def _names(row: tuple[object, ...], met: frozenset[str]) -> bool:
    """Whether the row holds an id or a name that the file meets."""
    words = [str(value) for value in row if isinstance(value, str)]
    return any(word in met for word in words) or any(one in word for word in words for one in met if len(one) > 4)


if __name__ == "__main__":
    raise SystemExit(main())
