"""The people of each file, as it says by itself: kept from the last time, worked out for files that are new or changed.

The stage joins them over the files.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from regesta.model.people import PersonRulings
from regesta.register.kept import keep_of_file, kept_of_files
from regesta.register.people import person_mentions, person_rulings
from regesta.register.register import Register
from regesta.stages.reconcile.people import FilePeople, file_from_text, file_text, people_of_files

STEP = "people"
AT_ONCE = 100  # files whose mentions are held with the words around them


def file_people(register: Register) -> tuple[list[FilePeople], PersonRulings]:
    """The people of every file that names any, and what readers ruled of them, by the keys of their mentions."""
    connection = register.connection
    paths = {row[0]: row[1] for row in connection.execute("SELECT source_id, path FROM source")}
    found = {source: file_from_text(text) for source, text in kept_of_files(connection, STEP) if source in paths}
    missing = sorted(paths.keys() - found.keys())
    for start in range(0, len(missing), AT_ONCE):
        for source, text in _work_out(connection, missing[start : start + AT_ONCE], paths):
            keep_of_file(connection, STEP, source, text)
            found[source] = file_from_text(text)
    rulings = person_rulings(register, (mention for people in found.values() for mention in people.mentions))
    if rulings.alone:
        ruled = [source for source, people in found.items() if any(m.key in rulings.alone for m in people.mentions)]
        for source, text in _work_out(connection, ruled, paths, alone=rulings.alone):
            found[source] = file_from_text(text)
    return [people for people in found.values() if people.mentions], rulings


def keep_people_of(connection: sqlite3.Connection, path: str) -> None:
    """Work out and keep the people of one file, so that they need not be when all are asked for."""
    paths = {row[0]: row[1] for row in connection.execute("SELECT source_id, path FROM source WHERE path = ?", (path,))}
    for source, text in _work_out(connection, sorted(paths), paths):
        keep_of_file(connection, STEP, source, text)


def _work_out(
    connection: sqlite3.Connection,
    sources: Sequence[int],
    paths: dict[int, str],
    *,
    alone: frozenset[str] = frozenset(),
) -> Iterator[tuple[int, str]]:
    """The people of these files, as text; a file that names nobody has none."""
    of = {people.source: people for people in people_of_files(person_mentions(connection, sources), alone=alone)}
    for source in sources:
        path = paths[source]
        yield source, file_text(of.get(path) or FilePeople(path, (), [], (), ()))
