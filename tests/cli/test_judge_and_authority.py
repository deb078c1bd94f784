"""regesta judge and regesta authority: a ruling kept, seen and taken back; a set imported, listed, forgotten."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from regesta.cli.authority import command as authority
from regesta.cli.judge import command as judge
from regesta.cli.show import command as show
from regesta.cli.show import person_lines
from regesta.errors import UnknownIdError
from regesta.model.entries import Participant
from regesta.reconciliation import reconcile_register
from regesta.register import open_register, people_queries
from regesta.register.queries import boundary_rulings
from regesta.register.save import save_source
from regesta.testing import entry, record, result

TEXT = "Norwegian Ambassador to Peru Ole Brandt left on 2 March 1958. Sverre Lund stayed."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "test.regesta"
    names = ("Norwegian Ambassador to Peru Ole Brandt", "Sverre Lund")
    parts = tuple(Participant(name, "agent", TEXT.index(name), TEXT.index(name) + len(name)) for name in names)
    with open_register(path, write=True) as opened:
        save_source(opened, result(record(TEXT), entry(TEXT, TEXT, "1958-03-02", participants=parts)), fingerprint="f")
        reconcile_register(opened)
    return path


def person(path: Path, name: str) -> str:
    with open_register(path) as opened:
        return f"person:{people_queries.find_people(opened, name)[0]['person']}"


def run(command, *args: object) -> str:
    done = CliRunner().invoke(command, [str(arg) for arg in args], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_a_person_is_renamed_and_the_name_taken_back(path):
    run(judge, "rename", path, person(path, "Ole Brandt"), "Ole J. Brandt", "--author", "reader")
    assert person(path, "Ole J. Brandt")
    assert "reader\trename" in run(judge, "list", path)
    run(judge, "undo", path, 1)
    with open_register(path) as opened:
        assert [item["name"] for item in people_queries.find_people(opened, "Brandt")] == ["Ole Brandt"]
    assert "taken back" in run(judge, "list", path)


def test_persons_are_merged_and_judgements_shared(path, tmp_path):
    run(judge, "merge", path, person(path, "Ole Brandt"), person(path, "Sverre Lund"))
    with open_register(path) as opened:
        assert len(list(people_queries.people(opened))) == 1
    kept = tmp_path / "judgements.jsonl"
    run(judge, "export", path, "-o", kept)
    assert "0 judgements added" in run(judge, "import", path, kept)


def test_a_set_becomes_candidates_and_a_reader_chooses(path, tmp_path):
    table = tmp_path / "envoys.csv"
    table.write_text("id,name,office,from,to\nno-7,Ole J. Brandt,Ambassador to Peru,1957,1960\n", encoding="utf-8")
    assert "1 persons on record have a candidate" in run(authority, "import", path, table)
    assert run(authority, "list", path) == "envoys\tholding\t1\n"
    assert "  may be Ole J. Brandt, Ambassador to Peru 1957" in run(show, path, "--person", "Ole Brandt")
    run(judge, "accept", path, person(path, "Ole Brandt"), "--authority", "no-7")
    assert "  is Ole J. Brandt, Ambassador to Peru 1957" in run(show, path, "--person", "Ole Brandt")
    with open_register(path) as opened:
        (brandt,) = people_queries.find_people(opened, "Ole Brandt")
    assert [(link["id"], link["chosen"]) for link in brandt["authority"]] == [("no-7", True)]
    assert "1 rows removed" in run(authority, "forget", path, "envoys")


def test_an_office_is_shown_with_its_holders(path):
    assert "1958-03-02  Ole Brandt" in run(show, path, "--office", "ambassador")
    assert "ambassador of Norway (Peru)" in run(show, path, "--person", "Brandt")


@pytest.mark.parametrize(("said", "begins"), [((), True), (("--begins",), True), (("--goes-on",), False)])
def test_a_boundary_is_moved_and_the_next_build_is_told(path, said, begins):
    run(judge, "boundary", path, "page:a.txt#1", *said)
    with open_register(path) as opened:
        assert boundary_rulings(opened) == {"a.txt": {1: begins}}


def test_a_row_that_no_authority_file_has_is_not_chosen(path):
    said = CliRunner().invoke(judge, ["accept", str(path), person(path, "Ole Brandt"), "--authority", "no-8"])
    assert isinstance(said.exception, UnknownIdError)


def test_what_is_not_settled_of_a_person_is_shown(path):
    with open_register(path) as opened:
        (lund,) = people_queries.find_people(opened, "Sverre Lund")
    tie = {"feature": "tie", "weight": 0.0, "sentence": "Lund fits several persons of the file: Erik Lund, Sverre Lund"}
    lines = list(person_lines([{**lund, "evidence": [tie]}]))
    assert lines[1] == "  not settled: Lund fits several persons of the file: Erik Lund, Sverre Lund"


def test_whom_a_record_says_a_person_is_too_is_shown_with_its_words(path):
    with open_register(path) as opened:
        (lund,) = people_queries.find_people(opened, "Sverre Lund")
    quote = {"quote": "Lund, alias\n Vik", "source": "a.txt", "page": 3}
    tie = {"person": "p1", "name": "Jonas Vik", "status": "said", "quotes": [quote]}
    lines = list(person_lines([{**lund, "same_as": [tie, {**tie, "status": "perhaps"}]}]))
    assert lines[1:] == [
        "  by a record the same as Jonas Vik [p1]: “Lund, alias Vik” (a.txt, p. 3)",
        "  by a record perhaps the same as Jonas Vik [p1]: “Lund, alias Vik” (a.txt, p. 3)",
    ]


def test_a_file_without_rows_is_named(path, tmp_path):
    empty = tmp_path / "bodies.jsonl"
    empty.write_text('{"id": "b1", "body": "Trade Office"}\n')
    done = CliRunner().invoke(authority, ["import", str(path), str(empty)], catch_exceptions=False)
    assert f"{empty}: no row tells of a person" in done.stderr
