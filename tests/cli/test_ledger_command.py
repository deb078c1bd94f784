"""A ledger in the terminal, narrowed, with what is tied to its rows; positions as actors by issues over time."""

import pytest
from click.testing import CliRunner

from regesta.builder import build
from regesta.cli.main import cli
from regesta.engines.language import available
from regesta.export import rows_of
from regesta.register import open_register
from regesta.room.ledgers import ledger_page, ledger_row_page, stances_page

pytestmark = pytest.mark.skipif(not available(), reason="no language model is installed")

TALK = """Record of a conversation with Minister Berg

4 May 1954

I said that the fish was fresh. Minister Berg answered that the price was high.
I replied that the price was fair. I told him that the ships were ready.
I said that Portugal opposes the blockade of the port. Minister Berg replied that Portugal supports the blockade
of the port.
"""
CHRONOLOGY = """NORWAY AND PORTUGAL: A CHRONOLOGY

March 2, 1954

The Norwegians agreed to deliver 2,000 tons of cod to Lisbon.

June 4, 1954

The Norwegians delivered the cod to Lisbon.

August 8, 1954

A trade protocol for 1955 between Norway and Portugal was signed in Oslo by Minister Berg.
"""
NOTE = "On August 8, 1954 a trade protocol for 1955 between Norway and Portugal was signed in Oslo by Minister Berg."


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("records")
    (folder / "talk.txt").write_text(TALK)
    (folder / "chronology.txt").write_text(CHRONOLOGY)
    (folder / "note.txt").write_text(NOTE)
    build([folder], folder / "r.regesta", jobs=1)
    return folder / "r.regesta"


def told(path, *options):
    done = CliRunner().invoke(cli, ["ledger", str(path), *options], catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_a_promise_is_shown_with_the_deed_that_kept_it(path):
    said = told(path, "commitments")
    assert "what: to deliver 2,000 tons of cod to Lisbon" in said
    assert "kept in [" in said
    assert "“The Norwegians agreed to deliver 2,000 tons of cod to Lisbon.” chronology.txt, p. 1" in said


def test_a_ledger_is_narrowed_by_words_days_and_record(path):
    assert "parties: Norway; Portugal" in told(path, "instruments", "--about", "OSLO")
    assert "No row fits" in told(path, "instruments", "--about", "Bergen")
    assert "No row fits" in told(path, "instruments", "--to", "1954-07")
    assert "protocol" in told(path, "instruments", "--from", "1954-08", "--to", "1954-08-08")
    assert "No row fits" in told(path, "instruments", "--record", "talk.txt")


MEMORANDUM = """MEMORANDUM

4 May 1954

Before 4 May 1954 Portugal favored the plan of the Swiss. Norway opposes the blockade of the port.
"""


def test_what_lies_before_its_record_is_found_by_any_day_that_it_may_be_of(tmp_path):
    (tmp_path / "memorandum.txt").write_text(MEMORANDUM)
    register = tmp_path / "r.regesta"
    build([tmp_path], register, jobs=1)
    said = told(register, "positions")
    assert "../1954-05-04 [" in said
    assert said.index("actor: Portugal") < said.index("actor: Norway")
    assert "Portugal" in told(register, "positions", "--to", "1953")
    assert "Norway" not in told(register, "positions", "--to", "1953")
    assert "No row fits" in told(register, "positions", "--from", "1954-06")


def test_what_two_speakers_tell_differently_is_shown_beside_either(path):
    said = told(path, "positions")
    assert said.count("told differently in [") == 2
    assert "Portugal opposes on the word of" in said


def test_stances_are_exported_by_actor_and_issue(path):
    with open_register(path) as register:
        rows = list(rows_of("stances")(register))
    assert {(row["actor"], row["issue"], row["stance"]) for row in rows} == {
        ("Portugal", "the blockade of the port", "opposes"),
        ("Portugal", "the blockade of the port", "supports"),
    }
    assert all(len(row["differs"]) == 1 and row["date"] == "1954-05-04" for row in rows)


def test_the_room_shows_both_sides_and_leads_from_a_promise_to_the_entry_that_kept_it(path):
    with open_register(path) as register:
        page = stances_page(None, register, {})
        promise = next(row for row in rows_of("commitments")(register) if row["later"])
        shown = ledger_row_page(None, register, promise["id"], {})
    ((actor, first, second),) = page.differing
    assert (actor, {first.stance.split()[0], second.stance.split()[0]}) == ("Portugal", {"opposes", "supports"})
    assert [(relation, href) for relation, href, _ in shown.links] == [("Kept", f"/entry/{promise['later'][0]['id']}")]


def test_an_instrument_told_by_two_records_is_one_row_in_the_room_and_in_the_export(path):
    with open_register(path) as register:
        (exported,) = rows_of("instruments")(register)
        page = ledger_page(None, register, "instruments", {})
        assert [quote["source"] for quote in exported["quotes"]] == ["chronology.txt", "note.txt"]
        assert len(page.rows) == 1
        of_one = [
            len(ledger_page(None, register, "instruments", {"record": item[0]}).rows) for item in records(register)
        ]
        assert sorted(of_one) == [0, 1, 1]


BLOCKADE = """CHRONOLOGY

May 2, 1953

The Norwegian Government imposed a blockade of Portugal.

June 4, 1953

The blockade was lifted.
"""


def test_a_measure_that_is_lifted_is_one_row_with_its_history(tmp_path):
    (tmp_path / "blockade.txt").write_text(BLOCKADE)
    build([tmp_path], tmp_path / "r.regesta", jobs=1)
    said = told(tmp_path / "r.regesta", "measures")
    assert "1953-05-02 [" in said
    assert "  stage: lifted\n  history: in force 1953-05-02; lifted 1953-06-04\n" in said
    assert said.count("kind: blockade") == 1
    with open_register(tmp_path / "r.regesta") as register:
        assert len(ledger_page(None, register, "measures", {}).rows) == 1


STAGES = """CHRONOLOGY

April 28, 1954

The treaty of friendship between Norway and Portugal was initialled in Lisbon.

June 2, 1954

The treaty of friendship between Norway and Portugal was signed in Oslo by Minister Berg.

June 20, 1954

Norway ratified the treaty of friendship between Norway and Portugal.

July 1, 1954

A treaty of navigation between Norway and Portugal was signed in Oslo.
"""


def test_the_stages_of_an_instrument_are_one_row(tmp_path):
    (tmp_path / "stages.txt").write_text(STAGES)
    signing = (
        "On June 2, 1954 the treaty of friendship between Norway and Portugal was signed in Oslo by Minister Berg."
    )
    (tmp_path / "told-again.txt").write_text(signing)
    build([tmp_path], tmp_path / "r.regesta", jobs=1)
    with open_register(tmp_path / "r.regesta") as register:
        first, second = rows_of("instruments")(register)
    assert first["history"] == "initialled 1954-04-28; signed 1954-06-02; ratified 1954-06-20"
    assert {quote["source"] for quote in first["quotes"]} == {"stages.txt", "told-again.txt"}
    assert (first["stage"], first["signed"], first["signatories"]) == ("ratified", "1954-06-02", "Minister Berg")
    assert (second["subject"], second["stage"], second["history"]) == ("navigation", "signed", None)


def records(register):
    return register.connection.execute("SELECT record_id FROM record ORDER BY record_id").fetchall()
