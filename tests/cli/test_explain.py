"""The way back from an entry and from a row of a ledger, and what is said of an id that is not there."""

import sqlite3

import pytest
from click.testing import CliRunner

from older import without_kept
from regesta.builder import build
from regesta.cli.main import cli
from regesta.engines.language import available
from regesta.errors import UnknownIdError
from regesta.export import rows_of
from regesta.register import open_register, queries
from regesta.register.save import save_source
from regesta.testing import dating, entry, reading, record, result

TEXT = "4 May 1958\n\nThe trade delegation reached Oslo on 6 May 1958."


def explained(register, identifier):
    return CliRunner().invoke(cli, ["explain", str(register), identifier], catch_exceptions=False).output


def test_an_entry_leads_back_to_its_page_line_and_readings(tmp_path):
    path = tmp_path / "r.regesta"
    arrival = entry(TEXT, "The trade delegation reached Oslo on 6 May 1958", "1958-05-06")
    of = result(record(TEXT), arrival, dated=dating(reading(TEXT, "6 May 1958", "1958-05-06")))
    with open_register(path, write=True) as register:
        save_source(register, of, fingerprint="f")
    said = explained(path, arrival.id)
    assert "a.txt, page 1, line 3" in said
    assert "| The trade delegation reached Oslo on 6 May 1958." in said
    assert "'6 May 1958': 1958-05-06 (explicit, act), rule test" in said


@pytest.mark.skipif(not available(), reason="no language model is installed")
def test_a_row_of_a_ledger_leads_back_to_its_words(tmp_path):
    (tmp_path / "a.txt").write_text("A trade protocol for 1954 between Norway and Portugal was signed in Oslo.")
    path = tmp_path / "r.regesta"
    build([tmp_path / "a.txt"], path)
    with open_register(path) as register:
        row = queries.ledger_rows(register, "instruments")[0]
    said = explained(path, row["row_id"])
    assert "parties: Norway; Portugal" in said
    assert "“protocol” names a protocol" in said
    record_id = row["record_id"]
    assert f"place: Oslo\n    from “Oslo” (a.txt, page 1, record {record_id}): the place behind" in said
    assert "stage: signed\n    from “signed” (" in said


@pytest.mark.skipif(not available(), reason="no language model is installed")
def test_a_row_says_why_it_has_its_date_and_what_another_record_adds(tmp_path):
    (tmp_path / "a.txt").write_text("4 May 1954\n\nNorway and Portugal signed a trade protocol.")
    (tmp_path / "b.txt").write_text("A trade protocol between Norway and Portugal was signed in Oslo on 4 May 1954.")
    path = tmp_path / "r.regesta"
    build([tmp_path], path, jobs=1)
    with open_register(path) as register:
        (row,) = rows_of("instruments")(register)
    said = explained(path, row["id"])
    assert "date: 1954-05-04\n    from “4 May 1954” (a.txt, page 1" in said
    assert "place: Oslo\n    from “Oslo” (b.txt, page 1" in said


@pytest.mark.skipif(not available(), reason="no language model is installed")
def test_a_register_made_before_fields_kept_their_words_is_explained_without_them(tmp_path):
    (tmp_path / "a.txt").write_text("A trade protocol for 1954 between Norway and Portugal was signed in Oslo.")
    path = tmp_path / "r.regesta"
    build([tmp_path / "a.txt"], path)
    with sqlite3.connect(path) as old:
        old.execute("ALTER TABLE ledger_row DROP COLUMN readings")
        old.execute("DROP TABLE person_tie")
        without_kept(old)
        old.execute("PRAGMA user_version = 3")
    old.close()
    with open_register(path) as register:
        row = queries.ledger_rows(register, "instruments")[0]
    assert "place: Oslo\n" in explained(path, row["row_id"])
    assert "from “" not in explained(path, row["row_id"])


def test_an_unknown_id_names_those_near_it(tmp_path):
    path = tmp_path / "r.regesta"
    arrival = entry(TEXT, "reached Oslo", "1958-05-06")
    with open_register(path, write=True) as register:
        save_source(register, result(record(TEXT), arrival), fingerprint="f")
    with pytest.raises(UnknownIdError, match=arrival.id):
        explained(path, arrival.id[:6])
