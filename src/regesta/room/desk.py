"""The desk: the register that is read here, and what is held in memory of it while it does not change.

Every request opens the register read-only; a build may write to it meanwhile, or put another in its place. What is
held in memory (columns, vocabulary) is made anew when the file says that it changed.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from regesta.register import Register, open_register
from regesta.register.columns import Columns, PageColumns, load_columns, load_page_columns
from regesta.register.corrections import Corrected
from regesta.register.search import Found, find_pages
from regesta.register.spellings import Vocabulary

PATIENCE = 5.0  # times as long as it took to make, a copy in memory may lag behind a build that goes on writing
KEPT = 64  # searches kept, so that paging through one does not search again


T = TypeVar("T")
State = tuple[int, tuple[Any, ...], tuple[Any, ...], tuple[Any, ...]]  # the file; read; reconciled; ruled


@dataclass(slots=True)
class _Copy:
    """What is held in memory, and the state of the register that it was made from."""

    state: State
    made: float
    took: float  # seconds
    columns: Columns
    pages: PageColumns
    vocabulary: Vocabulary
    corrected: Corrected
    found: dict[tuple[str, bool], Found]
    kept: dict[str, Any]  # what else was read of this state, by name


class Desk:
    """One register, read by any number of readers at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.form_token = secrets.token_urlsafe(24)
        self._copy: _Copy | None = None
        self._lock = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Register]:
        """The register, open to read for one request.

        Raises NotARegisterError where it is gone or has become something else.
        """
        with closing(open_register(self.path)) as register:
            yield register

    def columns(self, register: Register) -> Columns:
        """The chronology's columns as the register stands."""
        return self._current(register).columns

    def pages(self, register: Register) -> PageColumns:
        """The pages' columns as the register stands."""
        return self._current(register).pages

    def find(self, register: Register, query: str, *, exact: bool) -> Found:
        """The pages that answer a query; asked again, from memory."""
        copy = self._current(register)
        key = (query, exact)
        if key not in copy.found:
            if len(copy.found) >= KEPT:
                copy.found.pop(next(iter(copy.found)), None)
            vocabulary = None if exact else copy.vocabulary
            copy.found[key] = find_pages(register.connection, query, vocabulary=vocabulary, corrected=copy.corrected)
        return copy.found[key]

    def kept(self, register: Register, name: str, read: Callable[[sqlite3.Connection], T]) -> T:
        """What `read` gives of the register, from memory until it is built again or a judgement is undone."""
        copy = self._current(register)
        undone = copy.state[3][1]
        if copy.kept.get(name, (None, None))[0] != undone:
            copy.kept[name] = (undone, read(register.connection))
        value: T = copy.kept[name][1]
        return value

    def ruled(self, register: Register, entry_ids: list[str], *, pages: bool = False) -> None:
        """Bring the copy in memory up to a ruling on these entries, or on pages, without reading everything again."""
        with self._lock:
            if self._copy is not None:
                self._copy.columns = self._copy.columns.refreshed(register.connection, entry_ids)
                if pages:
                    self._copy.corrected = Corrected(register.connection)
                    self._copy.found.clear()
                self._copy.state = self._state(register.connection)

    def _current(self, register: Register) -> _Copy:
        copy = self._copy
        state = self._state(register.connection)
        if copy is not None and copy.state == state:
            return copy
        with self._lock:
            copy = self._copy
            if copy is None or (copy.state != state and self._may_renew(copy, state)):
                copy = self._renewed(register.connection, state, copy)
                self._copy = copy
            return copy

    def _may_renew(self, copy: _Copy, state: State) -> bool:
        """A file put in its place is read at once; a build in progress only now and then."""
        return (
            copy.state[0] != state[0]
            or copy.state[-1] != state[-1]
            or time.monotonic() - copy.made > PATIENCE * copy.took
        )

    def _renewed(self, connection: sqlite3.Connection, state: State, old: _Copy | None) -> _Copy:
        began = time.monotonic()
        columns = load_columns(connection)
        # A ruling changes no page: the vocabulary, which takes longest, is kept.
        same_pages = old is not None and old.state[:2] == state[:2]
        vocabulary = old.vocabulary if old is not None and same_pages else Vocabulary(connection)
        corrected = Corrected(connection)
        pages = load_page_columns(connection)
        made = time.monotonic()
        return _Copy(state, made, made - began, columns, pages, vocabulary, corrected, {}, {})

    def _state(self, connection: sqlite3.Connection) -> State:
        """What changes whenever the register does: the file; what was read; what was reconciled; what was ruled."""
        read = connection.execute(
            "SELECT count(*), total(source_id), max(source_id), max(digest), min(digest) FROM source"
        ).fetchone()
        pages = connection.execute("SELECT max(page_id) FROM page").fetchone()[0]
        reconciled = connection.execute(
            """SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM event), (SELECT count(*) FROM discrepancy),
                      (SELECT max(rowid) FROM entry)"""
        ).fetchone()
        ruled = connection.execute("SELECT count(*), count(undone_at), max(judgement_id) FROM judgement").fetchone()
        return (os.stat(self.path).st_ino, (*read, pages), tuple(reconciled), tuple(ruled))  # noqa: PTH116
