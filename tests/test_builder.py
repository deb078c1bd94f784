"""The main job: what is read again, what is left, what is forgotten, and what is kept of the unreadable."""

from pathlib import Path

import pytest

from regesta import build, open_register
from regesta.errors import MissingSourceError, NothingToReadError
from regesta.export.entries import rows
from regesta.register import judgements, queries

CHRONOLOGY = "CHRONOLOGY\n\n4 May 1958\n\nThe delegation arrived in Oslo from Bern.\n\n6 May\n\nIt left for Bern.\n"
LETTER = "Bern, 9 May 1958\n\nDear Minister,\n\nThe delegation returned to Bern on 7 May 1958.\n"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "chronology.txt").write_text(CHRONOLOGY)
    (folder / "letter.txt").write_text(LETTER)
    return folder


def exported(path: Path) -> list[dict]:
    with open_register(path) as register:
        return list(rows(register))


def test_a_second_build_reads_nothing_again(records, tmp_path):
    register = tmp_path / "r.regesta"
    first = build([records], register)
    before = exported(register)
    second = build([records], register)
    assert (first.read, second.read, second.unchanged) == (2, 0, 2)
    assert exported(register) == before


def test_what_joins_records_is_made_anew_only_when_something_changed(records, tmp_path, monkeypatch):
    register = tmp_path / "r.regesta"
    build([records], register)
    made = []
    monkeypatch.setattr("regesta.reconciliation.reconcile_register", made.append)
    build([records], register)
    assert made == []
    (records / "letter.txt").write_text(LETTER.replace("Bern", "Lisbon"))
    build([records], register)
    assert len(made) == 1


def kept(path: Path) -> list[tuple[str, str]]:
    with open_register(path) as register:
        return [
            tuple(row)
            for row in register.connection.execute(
                "SELECT step, path FROM kept JOIN source USING (source_id) ORDER BY path"
            )
        ]


def test_what_a_file_says_of_people_is_worked_out_as_soon_as_it_is_saved(records, tmp_path, monkeypatch):
    register = tmp_path / "r.regesta"
    monkeypatch.setattr("regesta.reconciliation.reconcile_register", lambda register: None)
    build([records], register)
    assert kept(register) == [("people", "chronology.txt"), ("people", "letter.txt")]


def test_nothing_is_kept_of_what_another_program_worked_out(records, tmp_path, monkeypatch):
    register = tmp_path / "r.regesta"
    build([records], register)
    with open_register(register, write=True) as opened, opened.transaction() as connection:
        connection.execute("UPDATE setting SET value = 'another' WHERE name = 'kept by'")
    (records / "letter.txt").write_text(LETTER.replace("Bern", "Lisbon"))
    monkeypatch.setattr("regesta.reconciliation.reconcile_register", lambda register: None)
    build([records], register)
    assert kept(register) == [("people", "letter.txt")]


def test_a_changed_file_is_read_again_and_replaces_what_it_said(records, tmp_path):
    register = tmp_path / "r.regesta"
    build([records], register)
    (records / "letter.txt").write_text(LETTER.replace("Bern", "Lisbon"))
    assert build([records], register).read == 1
    quotes = [entry["quote"] for entry in exported(register) if entry["source"] == "letter.txt"]
    assert not any("Bern" in quote for quote in quotes)


def test_a_boundary_that_a_person_moved_survives_every_build(records, tmp_path):
    register = tmp_path / "r.regesta"
    rule = "-" * 80
    pages = [f"{n}. The delegation left Oslo for Bern on {n} May 1958 and was met by the Minister." for n in (1, 2, 3)]
    (records / "letter.txt").write_text(f"{pages[0]}\n{rule} Page 2\n{pages[1]}\n{rule} Page 3\n{pages[2]}\n")

    def extents() -> list[tuple[int, int]]:
        with open_register(register) as opened:
            return [
                tuple(row)
                for row in opened.connection.execute(
                    "SELECT first_page, last_page FROM record JOIN source USING (source_id) WHERE path = 'letter.txt'"
                )
            ]

    build([records], register)
    assert extents() == [(1, 3)]
    with open_register(register, write=True) as opened:
        judgements.add(opened, "boundary", "page:letter.txt#3", True, author="A. Reader")
    build([records], register)
    assert extents() == [(1, 2), (3, 3)]
    (records / "letter.txt").write_text((records / "letter.txt").read_text().replace("Bern", "Lisbon"))
    build([records], register)
    assert extents() == [(1, 2), (3, 3)]


def test_a_file_that_has_gone_is_forgotten_and_other_folders_are_not(records, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "note.txt").write_text("The Minister arrived on 3 June 1958.")
    register = tmp_path / "r.regesta"
    build([records, other], register)
    (records / "letter.txt").unlink()
    build([records], register)
    with open_register(register) as opened:
        assert sorted(queries.fingerprints(opened)) == ["chronology.txt", "note.txt"]


def test_what_cannot_be_read_is_kept_with_its_reason(records, tmp_path):
    (records / "noise.bin").write_bytes(b"\x7fELF" + bytes(4000))
    summary = build([records], tmp_path / "r.regesta")
    ((name, reason),) = summary.unread
    assert name == "noise.bin"
    assert reason
    assert summary.counts["files"] == 3


def test_two_builds_export_the_same(records, tmp_path):
    build([records], tmp_path / "a.regesta")
    build([records], tmp_path / "b.regesta")
    assert exported(tmp_path / "a.regesta") == exported(tmp_path / "b.regesta")


def test_nothing_to_read_makes_no_register(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingToReadError):
        build([tmp_path / "empty"], tmp_path / "r.regesta")
    with pytest.raises(MissingSourceError):
        build([tmp_path / "none"], tmp_path / "r.regesta")
    assert not (tmp_path / "r.regesta").exists()
