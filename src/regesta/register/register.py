"""The register: open it, save what the stages said of a file in one transaction, close it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import Self

from regesta.errors import NotARegisterError, StorageError
from regesta.register.migrations import SCHEMA, migrate, schema_of

APPLICATION_ID = 0x52454745  # "REGE", in the file's header: what makes an SQLite file a register
BUSY_SECONDS = 30.0  # how long to wait for another process that is writing


class Register:
    """One SQLite file.

    `connection` is open to read by every query module of this package; only the modules of this folder write.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was committed stays."""
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of it is saved, or nothing.

        Raises StorageError when the disk is full or cannot be written.
        """
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield self.connection
            self.connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            self._roll_back()
            raise StorageError(str(self.path), str(error)) from error
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")


def open_register(path: str | Path, *, write: bool = False) -> Register:
    """The register at `path`, read-only unless `write`; with `write` it is made when it is not there.

    Raises NotARegisterError, NewerRegisterError, or StorageError when it cannot be opened for writing.
    """
    path = Path(path)
    if not write:
        return _open_to_read(path)
    new = not path.exists() or path.stat().st_size == 0
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        _prepare(connection)
        if new:
            _create(connection)
        else:
            _check(connection, path)
            migrate(connection, str(path))
        # Readers go on reading while a build writes.
        connection.execute("PRAGMA journal_mode = WAL")
    except (sqlite3.OperationalError, OSError) as error:
        raise StorageError(str(path), str(error)) from error
    except sqlite3.DatabaseError as error:
        raise NotARegisterError(str(path), str(error)) from error
    return Register(path, connection)


def _open_to_read(path: Path) -> Register:
    if not path.is_file():
        raise NotARegisterError(str(path), "there is no such file")
    try:
        connection = _reading(path)
        if schema_of(connection) != SCHEMA:
            with open_register(path, write=True):
                pass  # opening it to write brings an older register up to date
    except sqlite3.DatabaseError as error:
        raise NotARegisterError(str(path), str(error)) from error
    return Register(path, connection)


def _reading(path: Path) -> sqlite3.Connection:
    """A connection that only reads; on a disk that cannot be written, one that needs no lock there."""
    log = path.with_name(path.name + "-wal")
    for how in ("mode=ro", "mode=ro&immutable=1"):
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True, timeout=BUSY_SECONDS)
        try:
            _prepare(connection)
            _check(connection, path)
            return connection
        except sqlite3.OperationalError:
            connection.close()
            # What another process has yet to write into the file would be missed without its log.
            if "immutable" in how or (log.exists() and log.stat().st_size):
                raise
        except (sqlite3.DatabaseError, NotARegisterError):
            connection.close()
            raise
    raise AssertionError("unreachable")


def _prepare(connection: sqlite3.Connection) -> None:
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")


def _create(connection: sqlite3.Connection) -> None:
    schema = (resources.files("regesta.register") / "schema.sql").read_text(encoding="utf-8")
    connection.executescript(
        f"BEGIN; {schema} PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA}; COMMIT;"
    )


def _check(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise NotARegisterError(str(path), "an SQLite file of another program")
