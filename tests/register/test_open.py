"""Opening a register: what is none is refused with a sentence that says what to do."""

import sqlite3

import pytest

from regesta.errors import NewerRegisterError, NotARegisterError, StorageError
from regesta.export import rows_of
from regesta.register import open_register
from regesta.register.migrations import SCHEMA
from sarvia import sample_register


def test_a_register_that_is_not_there_is_not_made_by_reading(tmp_path):
    with pytest.raises(NotARegisterError, match="no such file"):
        open_register(tmp_path / "none.regesta")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("write", [True, False])
def test_a_file_of_another_kind_is_refused(tmp_path, write):
    path = tmp_path / "letter.regesta"
    path.write_text("Dear Sir, " * 200)
    with pytest.raises(NotARegisterError, match="regesta build"):
        open_register(path, write=write)
    assert path.read_text().startswith("Dear Sir")


@pytest.mark.parametrize("write", [True, False])
def test_another_programs_database_is_refused(tmp_path, write):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE page (text)")
    connection.close()
    with pytest.raises(NotARegisterError, match="another program"):
        open_register(path, write=write)


@pytest.mark.parametrize("write", [True, False])
def test_a_newer_register_is_refused_and_left_alone(tmp_path, write):
    path = tmp_path / "new.regesta"
    with open_register(path, write=True) as register:
        register.connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    with pytest.raises(NewerRegisterError, match="pip install --upgrade regesta"):
        open_register(path, write=write)


def test_a_reader_cannot_write(tmp_path):
    path = tmp_path / "r.regesta"
    open_register(path, write=True).close()
    with open_register(path) as register, pytest.raises(sqlite3.OperationalError, match="readonly"):
        register.connection.execute("DELETE FROM source")


def test_a_full_disk_saves_nothing_and_says_what_to_do(tmp_path):
    with open_register(tmp_path / "r.regesta", write=True) as register:
        pages = register.connection.execute("PRAGMA page_count").fetchone()[0]
        register.connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StorageError, match="full"), register.transaction() as connection:
            connection.execute("INSERT INTO setting VALUES ('note', ?)", ("x" * 1_000_000,))
        assert register.connection.execute("SELECT count(*) FROM setting").fetchone()[0] == 0


def test_every_table_and_column_of_a_view_can_be_read(tmp_path):
    with open_register(tmp_path / "r.regesta", write=True) as register:
        views = register.connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall()
        assert {view["name"] for view in views} >= {"chronology", "people", "agreements", "undated", "coverage"}
        for view in views:
            register.connection.execute(f"SELECT * FROM {view['name']}").fetchall()


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("what", ["entries", "records"])
def test_rows_that_nobody_reads_to_the_end_are_let_go_after_the_register(tmp_path, what):
    path = sample_register(tmp_path / "r.regesta")
    with open_register(path) as register:
        rows = rows_of(what)(register)
        assert next(rows)
    rows.close()
