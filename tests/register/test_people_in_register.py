"""People in a register: from the names in its entries to persons, offices, places, journeys and rulings."""

import pytest
from click.testing import CliRunner

from regesta.cli.main import cli
from regesta.cli.show import chronology_lines
from regesta.export.entries import row_of
from regesta.model.entries import Participant, PlacePart
from regesta.reconciliation import reconcile_register
from regesta.register import Register, judgements, open_register, people_queries
from regesta.register.save import save_source
from regesta.testing import entry, record, result

FIRST = "Norwegian Ambassador to Peru Ole Brandt called on President Arrieta in Lima on 2 March 1958. Brandt left."
SECOND = "The Norwegian Ambassador to Peru, Sverre Lund, was received in Lima on 2 March 1958. Ole Brandt was in Oslo."


def part(text: str, words: str, role: str = "agent") -> Participant:
    start = text.index(words)
    return Participant(words, role, start, start + len(words))  # type: ignore[arg-type]


def place(text: str, words: str) -> PlacePart:
    start = text.index(words)
    return PlacePart(words, "at", start, start + len(words))


@pytest.fixture
def register(tmp_path) -> Register:
    with open_register(tmp_path / "test.regesta", write=True) as opened:
        call = entry(
            FIRST,
            FIRST[: FIRST.index(" Brandt left")],
            "1958-03-02",
            types=("meeting",),
            participants=(
                part(FIRST, "Norwegian Ambassador to Peru Ole Brandt"),
                part(FIRST, "President Arrieta", "counterpart"),
            ),
            places=(place(FIRST, "Lima"),),
        )
        left = entry(FIRST, "Brandt left", "1958-03-02", participants=(part(FIRST[80:], "Brandt left"),))
        save_source(opened, result(record(FIRST), call, left), fingerprint="f")
        received = entry(
            SECOND,
            "Sverre Lund, was received in Lima on 2 March 1958",
            "1958-03-02",
            record="r2",
            types=("visit",),
            participants=(part(SECOND, "Sverre Lund"),),
            places=(place(SECOND, "Lima"),),
        )
        stay = entry(
            SECOND,
            "Ole Brandt was in Oslo",
            "1958-03-02",
            record="r2",
            types=("visit",),
            participants=(part(SECOND, "Ole Brandt"),),
            places=(place(SECOND, "Oslo"),),
        )
        save_source(opened, result(record(SECOND, identifier="r2", source="b.txt"), received, stay), fingerprint="f")
        reconcile_register(opened)
        yield opened


def the(register: Register, name: str) -> dict:
    (found,) = people_queries.find_people(register, name)
    return found


def test_a_person_of_two_records_is_one_with_office_and_count(register):
    brandt = the(register, "Ole Brandt")
    assert (brandt["records"], brandt["first_seen"], brandt["last_seen"]) == (2, "1958-03-02", "1958-03-02")
    assert [(office["name"], office["from"]) for office in brandt["offices"]] == [
        ("ambassador of Norway (Peru)", "1958-03-02")
    ]


def test_two_names_in_one_office_are_raised_with_both_quotes(register):
    rows = register.connection.execute(
        "SELECT summary, quotes FROM discrepancy WHERE kind = 'name_in_office'"
    ).fetchall()
    assert len(rows) == 1
    assert "Brandt" in rows[0]["summary"] and "Lund" in rows[0]["summary"]


def test_two_places_on_one_day_are_an_impossible_journey(register):
    rows = register.connection.execute("SELECT severity FROM discrepancy WHERE kind = 'journey'").fetchall()
    assert [row[0] for row in rows] == ["high"]


def test_the_holders_of_an_office_are_told_in_order(register):
    held = people_queries.office_holders(register, "Norwegian Ambassador to Peru")
    assert [row["name"] for row in held] == ["Ole Brandt", "Sverre Lund"]
    assert people_queries.office_holders(register, "Swedish Ambassador to Peru") == []


def test_an_itinerary_lists_the_stops_with_their_quotes(register):
    stops = list(people_queries.journeys(register, the(register, "Brandt, Ole")["person"]))
    assert {stop["place"] for stop in stops} == {"Lima", "Oslo"}
    assert all(stop["quote"] and stop["source"] for stop in stops)


def test_who_is_less_likely_than_not_to_have_been_there_makes_no_journey(register):
    register.connection.execute("UPDATE participant SET chance = 0.4 WHERE name = 'Ole Brandt'")
    reconcile_register(register)
    stops = list(people_queries.journeys(register, the(register, "Brandt, Ole")["person"]))
    assert {stop["place"] for stop in stops} == {"Lima"}
    assert register.connection.execute("SELECT count(*) FROM discrepancy WHERE kind = 'journey'").fetchone()[0] == 0


def test_places_are_found_with_their_state(register):
    (lima,) = people_queries.find_places(register, "LIMA")
    assert (lima["state"], lima["entries"]) == ("Peru", 2)


def test_reconciling_again_changes_nothing(register):
    before = list(people_queries.people(register))
    changes = register.connection.total_changes
    reconcile_register(register)
    assert list(people_queries.people(register)) == before
    assert register.connection.total_changes == changes


def test_persons_ruled_to_be_two_stay_two(register):
    brandt = the(register, "Ole Brandt")["person"]
    lund = the(register, "Sverre Lund")["person"]
    judgements.add(register, "distinct", f"person:{brandt}", {"from": lund}, author="reader")
    reconcile_register(register)
    assert len({the(register, name)["person"] for name in ("Ole Brandt", "Sverre Lund")}) == 2


def test_persons_who_may_be_one_are_proposed_until_a_reader_rules(register):
    text = "O. Brandt of the harbour office wrote on 3 May 1958."
    note = entry(text, text, "1958-05-03", record="r3", participants=(part(text, "O. Brandt"),))
    save_source(register, result(record(text, identifier="r3", source="c.txt"), note), fingerprint="f")
    text = "Olga Brandt and Oscar Brandt sailed on 4 May 1958."
    sail = entry(
        text, text, "1958-05-04", record="r4", participants=(part(text, "Olga Brandt"), part(text, "Oscar Brandt"))
    )
    save_source(register, result(record(text, identifier="r4", source="d.txt"), sail), fingerprint="f")
    reconcile_register(register)
    pairs = list(people_queries.proposals(register))
    assert pairs
    assert all("O. Brandt" in pair["one"] + pair["other"] for pair in pairs)
    one, other = (pairs[0][key].partition("[person:")[2].rstrip("]") for key in ("one", "other"))
    judgements.add(register, "distinct", f"person:{one}", {"from": other}, author="reader")
    assert len(list(people_queries.proposals(register))) == len(pairs) - 1


LATER = "Norwegian Ambassador to Peru Ole Brandt, alias Jonas Vik, dined with the mayor on 9 June 1958."


def later(register: Register) -> str:
    """Save a third record on Brandt, who has another name there; the id of its entry."""
    dined = entry(
        LATER, LATER, "1958-06-09", record="r3",
        participants=(part(LATER, "Norwegian Ambassador to Peru Ole Brandt"), part(LATER, "Jonas Vik")),
    )  # fmt: skip
    save_source(register, result(record(LATER, identifier="r3", source="c.txt"), dined), fingerprint="f")
    reconcile_register(register)
    return dined.id


def terms(register: Register) -> set[tuple[str, str, str]]:
    """Who is shown as ambassador from which day to which."""
    return {
        (row["person"], row["holds"]["from"], row["holds"]["to"])
        for row in people_queries.office_holders(register, "ambassador")
        if row["name"] != "Sverre Lund"
    }


def test_an_office_is_parted_where_a_reader_parts_its_holder_and_made_one_where_two_are_merged(register):
    dined = later(register)
    brandt = the(register, "Norwegian Brandt")["person"]
    assert terms(register) == {(brandt, "1958-03-02", "1958-06-09")}
    split = judgements.add(register, "split", f"person:{brandt}", {"entries": [dined]}, author="reader")
    ((other, *_),) = (term for term in terms(register) if term[0] != brandt)
    parted = {(brandt, "1958-03-02", "1958-03-02"), (other, "1958-06-09", "1958-06-09")}
    assert terms(register) == parted
    merge = judgements.add(register, "merge", f"person:{brandt}", {"with": f"person:{other}"}, author="reader")
    assert terms(register) == {(brandt, "1958-03-02", "1958-06-09")}
    reconcile_register(register)
    assert terms(register) == {(brandt, "1958-03-02", "1958-06-09")}
    judgements.undo(register, merge)
    assert terms(register) == parted
    judgements.undo(register, split)
    assert terms(register) == {(brandt, "1958-03-02", "1958-06-09")}


def test_whom_a_record_says_a_person_is_too_stands_beside_him_until_a_reader_merges_them(register):
    later(register)
    brandt, vik = the(register, "Norwegian Brandt"), the(register, "Jonas Vik")
    ((tie,), (back,)) = (brandt["same_as"], vik["same_as"])
    assert (tie["person"], back["person"]) == (vik["person"], brandt["person"])
    assert tie["quotes"][0]["quote"] == "Norwegian Ambassador to Peru Ole Brandt, alias Jonas Vik"
    assert (tie["status"], tie["quotes"][0]["source"]) == ("said", "c.txt")
    merge = judgements.add(register, "merge", f"person:{brandt['person']}", {"with": vik["person"]}, author="reader")
    assert the(register, "Norwegian Brandt")["same_as"] == []
    judgements.undo(register, merge)
    assert the(register, "Jonas Vik")["same_as"] == [back]


def test_a_tie_whose_record_is_gone_is_told_by_nobody(register):
    later(register)
    register.connection.execute("DELETE FROM source WHERE path = 'c.txt'")
    assert people_queries.ties(register.connection) == {}
    assert [person["same_as"] for person in people_queries.find_people(register, "Vik")] == [[]]


def test_ties_are_told_of_one_person_alone(register):
    later(register)
    vik = the(register, "Jonas Vik")
    assert people_queries.ties(register.connection, vik["person"])[vik["person"]] == vik["same_as"]
    assert people_queries.ties(register.connection, the(register, "Sverre Lund")["person"]) == {}


def test_a_rejected_entry_counts_for_nobody_and_makes_no_stop(register):
    brandt = the(register, "Ole Brandt")
    (stop,) = (stop for stop in people_queries.journeys(register, brandt["person"]) if stop["place"] == "Oslo")
    judgements.add(register, "reject", f"entry:{stop['entry']}", None, author="reader")
    assert {stop["place"] for stop in people_queries.journeys(register, brandt["person"])} == {"Lima"}
    assert the(register, "Ole Brandt")["entries"] == brandt["entries"] - 1
    assert people_queries.find_places(register, "Oslo")[0]["entries"] == 0


def test_a_name_withheld_is_shown_as_a_gap_with_its_length(register):
    text = "[           ] met Sverre Lund on 3 May 1958."
    met = entry(
        text,
        text,
        "1958-05-03",
        record="r3",
        participants=(Participant("[ ]", "agent", 0, 13), part(text, "Sverre Lund")),
    )
    save_source(register, result(record(text, identifier="r3", source="c.txt"), met), fingerprint="f")
    row = row_of(register, met.id)
    assert [person["gap"] for person in row["participants"]] == [{"characters": 11}, None]
    assert "[withheld, 11 characters] (agent); Sverre Lund (agent)" in "\n".join(chronology_lines([row], width=200))


def test_a_name_withheld_for_which_a_pronoun_stands_has_no_length(register):
    text = "[         ] left on 3 May 1958. He sold the list."
    start = text.index("He")
    sold = entry(
        text,
        "He sold the list",
        "1958-05-03",
        record="r3",
        participants=(Participant("[ ]", "agent", start, start + 2, stands_for="[ ]"),),
    )
    save_source(register, result(record(text, identifier="r3", source="c.txt"), sold), fingerprint="f")
    assert [person["gap"] for person in row_of(register, sold.id)["participants"]] == [{"characters": None}]


def test_persons_are_found_by_how_their_names_begin_where_no_name_has_the_word(register):
    assert [person["name"] for person in people_queries.find_people(register, "Sver Lun")] == ["Sverre Lund"]
    assert people_queries.find_people(register, "verre") == []


def shown(register: Register, *options: str) -> str:
    return CliRunner().invoke(cli, ["show", str(register.path), *options], catch_exceptions=False).output


def test_entries_are_shown_of_whom_and_what_place_the_words_mean_however_they_are_written(register):
    for words in ("Brandt, Ole", "ole brandt"):
        assert "Ole Brandt was in Oslo" in shown(register, "--person", words)
    register.connection.execute("UPDATE entry_place SET name = 'Crístiania' WHERE name = 'Oslo'")
    register.connection.execute("UPDATE place SET modern = 'Cristiania' WHERE name = 'Oslo'")
    assert "Ole Brandt was in Oslo" in shown(register, "--place", "Cristiania")
    assert "Ole Brandt was in Oslo" not in shown(register, "--place", "Lima")
