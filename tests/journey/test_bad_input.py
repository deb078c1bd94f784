"""Whatever is given, the command ends in a clear sentence and the exit status of the contract, the rest being done."""

import os
import resource
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from regesta.register import open_register

Run = Callable[..., subprocess.CompletedProcess[str]]

LETTER = "Bern, 9 May 1958\n\nDear Minister,\n\nThe delegation left Oslo for Bern on 7 May 1958.\n"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "letter.txt").write_text(LETTER)
    return folder


def sentence(done: subprocess.CompletedProcess[str]) -> str:
    assert "Traceback" not in done.stderr
    return done.stderr.strip().splitlines()[-1]


def pages_of(register: Path) -> list[str]:
    with open_register(register) as opened:
        return [row["path"] for row in opened.connection.execute("SELECT path FROM source JOIN page USING (source_id)")]


def test_a_missing_path(regesta: Run, tmp_path: Path) -> None:
    done = regesta("build", tmp_path / "nowhere", "--register", tmp_path / "r.regesta")
    assert done.returncode == 2
    assert "nowhere: there is no such file or folder. Check the path" in sentence(done)
    assert not (tmp_path / "r.regesta").exists()


def test_an_empty_folder(regesta: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = regesta("build", tmp_path / "empty", "--register", tmp_path / "r.regesta")
    assert done.returncode == 2
    assert "holds no file that could be read. Give a folder with records in it." in sentence(done)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("scan.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "Read it with an OCR program first"),
        ("box.zip", b"PK\x03\x04" + b"\0" * 200, "Unpack it into a folder"),
        ("empty.txt", b"", "The file is empty"),
        ("broken.pdf", b"%PDF-1.7\nnothing of a PDF", "damaged"),
        ("program", bytes(range(256)) * 20, "not a text"),
    ],
)
def test_a_file_of_another_kind(
    regesta: Run, records: Path, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    (records / name).write_bytes(content)
    done = regesta("build", records, "--register", tmp_path / "r.regesta")
    assert done.returncode == 1
    assert f"unread: {name}: " in done.stderr
    assert says in done.stderr
    assert pages_of(tmp_path / "r.regesta") == ["letter.txt"]


def test_a_broken_encoding_is_read_all_the_same(regesta: Run, records: Path, tmp_path: Path) -> None:
    (records / "old.txt").write_bytes(LETTER.encode() + b"Se\xf1or \x00 \xff\xfe\x81 left.")
    done = regesta("build", records, "--register", tmp_path / "r.regesta")
    assert done.returncode == 0
    assert pages_of(tmp_path / "r.regesta") == ["letter.txt", "old.txt"]
    assert "damaged characters" in regesta("show", tmp_path / "r.regesta", "--coverage").stdout
    days = regesta("show", tmp_path / "r.regesta", "--coverage", "--from", "1958-05-06", "--to", "1958-05").stdout
    assert [line.split(maxsplit=2)[2] for line in days.splitlines()[-4:]] == [
        "1958-05-07",
        "1958-05-08",
        "1958-05-09",
        "1958-05-10 to 1958-05-31",
    ]


def test_a_text_of_a_hundred_megabytes(regesta: Run, records: Path, tmp_path: Path) -> None:
    with (records / "huge.txt").open("w") as file:
        for _ in range(100):
            file.write("The delegation left Oslo for Bern. " * 30_000)
    done = regesta("build", records, "--register", tmp_path / "r.regesta")
    assert done.returncode == 1
    assert "unread: huge.txt: The text has 100 MB" in done.stderr
    assert pages_of(tmp_path / "r.regesta") == ["letter.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read everything")
def test_a_folder_without_permission(regesta: Run, records: Path, tmp_path: Path) -> None:
    shut = records / "shut"
    shut.mkdir()
    (shut / "memo.txt").write_text(LETTER)
    shut.chmod(0)
    try:
        done = regesta("build", records, "--register", tmp_path / "r.regesta")
    finally:
        shut.chmod(0o700)
    assert done.returncode == 1
    assert "unread: shut: No permission to open it" in done.stderr
    assert pages_of(tmp_path / "r.regesta") == ["letter.txt"]


def test_a_register_of_a_newer_version(regesta: Run, records: Path, tmp_path: Path) -> None:
    register = tmp_path / "r.regesta"
    regesta("build", records, "--register", register)
    with sqlite3.connect(register) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    for command in (("build", records, "--register", register), ("show", register)):
        done = regesta(*command)
        assert done.returncode == 2
        assert "written by a newer Regesta" in sentence(done)


@pytest.mark.parametrize("content", [b"not a database at all\n" * 100, b"SQLite format 3\0" + b"\x01" * 200])
def test_a_register_that_is_none(regesta: Run, records: Path, tmp_path: Path, content: bytes) -> None:
    register = tmp_path / "r.regesta"
    register.write_bytes(content)
    done = regesta("build", records, "--register", register)
    assert done.returncode == 2
    assert "not a register" in sentence(done)
    assert register.read_bytes() == content


def test_a_register_of_another_program(regesta: Run, records: Path, tmp_path: Path) -> None:
    register = tmp_path / "r.regesta"
    with sqlite3.connect(register) as connection:
        connection.execute("CREATE TABLE theirs (a)")
    connection.close()
    done = regesta("build", records, "--register", register)
    assert done.returncode == 2
    assert "another program" in sentence(done)


def test_a_full_disk_says_what_to_do_and_keeps_what_was_saved(regesta: Run, records: Path, tmp_path: Path) -> None:
    register = tmp_path / "r.regesta"
    regesta("build", records, "--register", register)
    (records / "more.md").write_text("\n\n".join(f"{n} | {n * n} | {n % 7}" for n in range(12_000)))

    def no_more_room() -> None:  # no file may grow past this: what a full disk does to a write
        size = 100_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    done = regesta("build", records, "--register", register, preexec_fn=no_more_room)
    assert done.returncode == 2
    assert "could not be written" in sentence(done)
    assert "run the same command again" in sentence(done)
    assert pages_of(register) == ["letter.txt"]
    assert regesta("build", records, "--register", register).returncode == 0
    assert set(pages_of(register)) == {"letter.txt", "more.md"}


def test_a_register_in_a_place_that_cannot_be_written(regesta: Run, records: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file, where a folder is asked for")
    done = regesta("build", records, "--register", tmp_path / "file" / "r.regesta")
    assert done.returncode == 2
    assert "could not be written" in sentence(done)
