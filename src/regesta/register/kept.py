"""What reconcile worked out before, kept in the register so that a file added costs what it meets and no rebuild.

Of one file it goes with the file: it is gone when the file is read again, or when a ruling changes what its rows say
(triggers of schema.sql). Of the whole register it is found by digests of what it follows from. Another program, rules
or tables of it keep nothing of what this one worked out.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from regesta.register.renewal import as_json
from regesta.stages.reconcile.memory import Memory

QUICKLY = 1  # level of compression: the time counts, not the last per cent
_PROGRAM = "kept by"  # the setting that tells which program worked out what is kept
WHOLE = 0  # stands for a file's number where something is of the whole register


def forget_another_program(connection: sqlite3.Connection, program: str) -> None:
    """Empty the table when it was filled by another program than this one, by the digest of what decides."""
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (_PROGRAM,)).fetchone()
    if row is None or row[0] != program:
        connection.execute("DELETE FROM kept")
        connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (_PROGRAM, program))


def kept_of_files(connection: sqlite3.Connection, step: str) -> Iterator[tuple[int, str]]:
    """Number of each file of which a step has something kept, and what, as JSON."""
    for source, value in connection.execute("SELECT source_id, value FROM kept WHERE step = ?", (step,)):
        yield source, zlib.decompress(value).decode()


def keep_of_file(connection: sqlite3.Connection, step: str, source: int, value: str) -> None:
    """Keep what a step says of a file, as JSON."""
    _keep(connection, step, source, value)


@contextmanager
def memory_of(connection: sqlite3.Connection, step: str) -> Iterator[Memory]:
    """What a step remembers of the whole register; what it then has used is what is kept."""
    row = connection.execute("SELECT value FROM kept WHERE step = ? AND source_id = ?", (step, WHOLE)).fetchone()
    known: dict[str, Any] = json.loads(zlib.decompress(row[0])) if row else {}
    memory = Memory(known)
    yield memory
    if memory.has_changed:
        _keep(connection, step, WHOLE, as_json(memory.used))


def _keep(connection: sqlite3.Connection, step: str, source: int, value: str) -> None:
    packed = zlib.compress(value.encode("utf-8"), QUICKLY)
    connection.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (step, source, packed))
