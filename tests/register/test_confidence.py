"""How sure an entry is: kept with it, shown where it is low, and what a reader may narrow by."""

import json
import sqlite3
from dataclasses import replace

import pytest
from click.testing import CliRunner

from older import without_kept
from regesta.cli.main import cli
from regesta.export import rows_of
from regesta.export.entries import row_of
from regesta.model.entries import Participant, PlacePart, confidence_of
from regesta.register import judgements, open_register
from regesta.register.applied import apply_judgements
from regesta.register.migrations import SCHEMA
from regesta.register.save import save_source
from regesta.testing import entry, record, result

TEXT = "Brekke sailed on 4 May 1958. Lunde followed on 6 May 1958. Moe died on 8 May 1958. Dahl wed on 9 May 1958."
CHANCES = {"Brekke sailed": 0.85, "Lunde followed": 0.6, "Moe died": 0.59, "Dahl wed": None}


def part(kind, name, role, chance=None):
    return kind(name, role, TEXT.index(name), TEXT.index(name) + len(name), chance=chance)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "r.regesta"
    told = [entry(TEXT, words, "1958-05-04", chance=chance) for words, chance in CHANCES.items()]
    with_parts = {"participants": (part(Participant, "Brekke", "agent", 0.5), part(Participant, "Moe", "agent", 0.49))}
    told[0] = replace(told[0], **with_parts, places=(part(PlacePart, "wed", "at", 0.2), part(PlacePart, "died", "at")))
    with open_register(path, write=True) as register:
        save_source(register, result(record(TEXT), *told), fingerprint="f")
    return path


def printed(*arguments):
    return CliRunner().invoke(cli, [*map(str, arguments)], catch_exceptions=False).output


def shown(path, confidence):
    return [words for words in CHANCES if words in printed("show", path, "--confidence", confidence)]


@pytest.mark.parametrize(
    ("chance", "confidence"),
    [(1.0, "high"), (0.8, "high"), (0.79, "moderate"), (0.6, "moderate"), (0.59, "low"), (0.0, "low"), (None, None)],
)
def test_a_chance_speaks_for_a_confidence(chance, confidence):
    assert confidence_of(chance) == confidence


def test_an_entry_is_exported_with_its_chance(path):
    with open_register(path) as register:
        told = {row["quote"]: (row["chance"], row["confidence"]) for row in rows_of("entries")(register)}
    assert told["Brekke sailed"] == (0.85, "high")
    assert told["Dahl wed"] == (None, None)


def test_show_narrows_to_a_confidence_and_higher_ones(path):
    assert shown(path, "high") == ["Brekke sailed"]
    assert shown(path, "moderate") == ["Brekke sailed", "Lunde followed"]
    assert printed("show", path).count("low confidence") == 1


def test_people_and_places_that_are_less_likely_than_not_bear_a_question_mark(path):
    assert "Brekke (agent); Moe (agent?); at wed?; at died" in printed("show", path)
    with open_register(path) as register:
        told = next(row for row in rows_of("entries")(register) if row["participants"])
    assert [person["chance"] for person in told["participants"]] == [0.5, 0.49]
    assert [place["chance"] for place in told["places"]] == [0.2, None]


def test_a_correction_that_keeps_a_name_keeps_its_chance(path):
    with open_register(path, write=True) as register:
        told = next(row["entry"] for row in rows_of("entries")(register) if row["participants"])
        judgements.add(register, "correct", f"entry:{told}", {"people": ["Moe", "Lunde"]}, author="a")
        apply_judgements(register)
        people = [(one["name"], one["chance"]) for one in row_of(register, told)["participants"]]
    assert people == [("Moe", 0.49), ("Lunde", None)]


def test_what_a_reader_accepted_is_as_sure_as_can_be(path):
    with open_register(path, write=True) as register:
        (told,) = [row["entry"] for row in rows_of("entries")(register) if row["quote"] == "Moe died"]
        judgements.add(register, "accept", f"entry:{told}", author="a")
        apply_judgements(register)
    assert shown(path, "high") == ["Brekke sailed", "Moe died"]


def test_an_audit_may_be_of_the_surest_alone(path):
    assert "4 entries drawn" in printed("audit", path, "--list")
    surest = printed("audit", path, "--list", "--confidence", "high")
    assert "Brekke sailed" in surest and "1 entries drawn" in surest


def test_explain_tells_the_chance(path):
    with open_register(path) as register:
        told = {row["quote"]: row["entry"] for row in rows_of("entries")(register)}
    assert "low confidence: a chance of 0.59" in printed("explain", path, told["Moe died"])
    assert "confidence" not in printed("explain", path, told["Dahl wed"])


def test_a_register_made_before_entries_had_a_chance_is_brought_up(path):
    with sqlite3.connect(path) as old:
        old.execute("DROP INDEX entry_by_record")
        for table in ("entry", "participant", "entry_place"):
            old.execute(f"ALTER TABLE {table} DROP COLUMN chance")
        old.execute("ALTER TABLE ledger_row DROP COLUMN readings")
        old.execute("DROP TABLE person_tie")
        without_kept(old)
        old.execute("CREATE INDEX entry_by_record ON entry (record_id, page)")
        old.execute("PRAGMA user_version = 2")
    old.close()
    with open_register(path, write=True) as register:
        assert register.connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA
        assert {row["confidence"] for row in rows_of("entries")(register)} == {None}


def test_the_chance_stands_in_json_lines(path):
    lines = printed("export", path, "--what", "entries").splitlines()
    assert [json.loads(line)["chance"] for line in lines] == [0.85, 0.6, 0.59, None]
