"""What several records say together, saved, listed, drawn for audit and shown day by day."""

import json

import pytest
from click.testing import CliRunner

from regesta.cli.audit import command as audit
from regesta.cli.check import command as check
from regesta.cli.explain import command as explain
from regesta.errors import UnknownIdError
from regesta.export import rows_of
from regesta.export.entries import row_of
from regesta.reconciliation import reconcile_register
from regesta.register import Register, judgements, open_register
from regesta.register.audit import Precision, draw, precision, record_verdict, verdicts
from regesta.register.days import beside, day_pages, month_pages
from regesta.register.lineages import families
from regesta.register.save import save_source
from regesta.register.worklist import worklist
from regesta.testing import dating, entry, reading, record, result

CABLE = "Harald Brekke arrived in Ankara by air on 4 May 1958 with six experts of the fisheries board in Bergen."
LETTER = "The legation writes that Brekke arrived in Ankara on 4 May 1958 and with him came experts on the fisheries."
MEMOIR = "On May 9 he returned from Ankara to Oslo on May 12 and wrote his account."


def saved(register: Register, name: str, text: str, quote: str, day: str, written: str | None = None, **fields):
    told = entry(text, quote, day, record=name, types=("visit",), **fields)
    of = record(text, identifier=name, source=f"{name}.txt")
    save_source(register, result(of, told, dated=dating(*fields_dates(text), edtf=written)), fingerprint="f")
    return told


def fields_dates(text: str):
    days = {"May 9": "1958-05-09", "May 12": "1958-05-12"}
    return [reading(text, words, day) for words, day in days.items() if words in text]


@pytest.fixture
def register(tmp_path) -> Register:
    with open_register(tmp_path / "test.regesta", write=True) as opened:
        saved(opened, "cable", CABLE, CABLE, "1958-05-04", "1958-05-05", trigger="arrived")
        saved(opened, "letter", LETTER, LETTER, "1958-05-04", "1961-01-09", trigger="arrived")
        saved(opened, "memoir", MEMOIR, "he returned from Ankara to Oslo", "1958-05-12", trigger="returned")
        for table, name in (("participant", "Brekke"), ("entry_place", "Ankara")):
            role = "agent" if table == "participant" else "at"
            for (identifier,) in opened.connection.execute("SELECT entry_id FROM entry").fetchall():
                opened.connection.execute(
                    f"INSERT INTO {table} (entry_id, position, name, role, start, end) VALUES (?, 0, ?, ?, 0, 6)",
                    (identifier, name, role),
                )
        reconcile_register(opened)
        yield opened


def joined(register: Register) -> list[list[str]]:
    told = [[one["record"] for one in row["tellings"]] for row in rows_of("events")(register)]
    return [records for records in told if len(records) > 1]


def test_an_event_is_exported_with_each_records_own_words(register):
    (row,) = [row for row in rows_of("events")(register) if len(row["tellings"]) > 1]
    assert (row["date"], row["sources"]) == ("1958-05-04", 2)
    assert [(one["quote"], one["stance"]) for one in row["tellings"]] == [
        (CABLE, "contemporary"),
        (LETTER, "retrospective"),
    ]
    assert row["evidence"]


def test_every_entry_is_exported_with_its_event(register):
    assert all(row["event"] for row in rows_of("entries")(register))


def test_a_discrepancy_is_exported_with_its_quotes_and_tied_to_its_entry(register):
    (row,) = rows_of("discrepancies")(register)
    assert (row["kind"], row["ruling"]) == ("dates_in_one_clause", None)
    assert row["quotes"][0]["quote"] in MEMOIR
    assert row["quotes"][0]["source"] == "memoir.txt"
    (concerned,) = [entry for entry in rows_of("entries")(register) if entry["discrepancies"]]
    assert concerned["entry"] in row["entries"]


def test_an_event_and_a_discrepancy_are_explained_with_each_side_and_the_ruling(register, tmp_path):
    event = next(row["event"] for row in rows_of("events")(register) if len(row["tellings"]) > 1)
    found = next(iter(rows_of("discrepancies")(register)))["discrepancy"]
    path = str(tmp_path / "test.regesta")
    said = CliRunner().invoke(explain, [path, event], catch_exceptions=False).output
    assert "cable.txt, page 1" in said and "letter.txt, page 1" in said and "2 independent sources" in said
    said = CliRunner().invoke(explain, [path, found], catch_exceptions=False).output
    assert f"  | {MEMOIR}" in said and "not ruled on" in said
    words = {"ruling": "the second is the day of arrival"}
    judgements.add(register, "ruling", f"discrepancy:{found}", words, author="a", reason="the train")
    said = CliRunner().invoke(explain, [path, found], catch_exceptions=False).output
    assert "ruled: the second is the day of arrival" in said


def test_reconciling_again_changes_no_row(register):
    before = register.connection.total_changes
    reconcile_register(register)
    names = ("event", "event_entry", "lineage", "discrepancy")
    assert register.connection.total_changes - before < 3 * len(names)
    assert joined(register) == [["cable", "letter"]]


def rows_in(register: Register, table: str) -> set[tuple[object, ...]]:
    return {tuple(row) for row in register.connection.execute(f"SELECT * FROM {table}")}


def test_a_new_file_changes_only_what_it_meets(register):
    tables = ("event", "event_entry", "lineage", "discrepancy", "person", "holding", "place", "person_proposal")
    before = {table: rows_in(register, table) for table in tables}
    text = "The harvest in Kirkenes failed on 3 August 1959."
    saved(register, "unrelated", text, "The harvest in Kirkenes failed", "1959-08-03", trigger="failed")
    reconcile_register(register)
    after = {table: rows_in(register, table) for table in tables}
    assert {table: rows - after[table] for table, rows in before.items()} == {table: set() for table in tables}
    assert len(after["event"]) == len(before["event"]) + 1


def test_a_ruling_on_two_entries_survives_rebuilding(register):
    cable, letter = (
        register.connection.execute("SELECT entry_id FROM entry WHERE record_id = ?", (name,)).fetchone()[0]
        for name in ("cable", "letter")
    )
    ruling = judgements.add(register, "distinct", f"entry:{cable}", {"from": letter}, author="a", reason="two trips")
    reconcile_register(register)
    assert joined(register) == []
    judgements.undo(register, ruling)
    reconcile_register(register)
    assert joined(register) == [["cable", "letter"]]


def test_a_person_may_join_what_the_evidence_does_not(register):
    told = dict(register.connection.execute("SELECT record_id, entry_id FROM entry").fetchall())
    judgements.add(register, "merge", f"entry:{told['cable']}", {"with": f"entry:{told['memoir']}"}, author="a")
    reconcile_register(register)
    assert joined(register) == [["cable", "letter", "memoir"]]


def test_the_worklist_puts_a_grave_discrepancy_first_and_hides_it_once_it_is_ruled_on(register):
    first = worklist(register)[0]
    assert first.kind == "discrepancy"
    assert (first.source, first.page) == ("memoir.txt", 1)
    register.connection.execute(
        "INSERT INTO judgement (kind, target, value, author, made_at) VALUES ('ruling', ?, '\"misread\"', 'a', '2020')",
        (first.target,),
    )
    assert first.target not in {item.target for item in worklist(register)}
    (row,) = rows_of("discrepancies")(register)
    assert row["ruling"]["value"] == "misread"


def test_a_record_without_a_date_waits_with_the_number_of_its_entries(register):
    (item,) = [item for item in worklist(register) if item.kind == "undated"]
    assert item.sentence.endswith("1 entry hangs on it.")


def test_check_prints_the_worklist(register):
    printed = CliRunner().invoke(check, [str(register.path)])
    assert printed.exit_code == 0
    assert "One clause gives two days for one act" in printed.output


# ------------------------------------------------------------------ lineages


def test_a_translation_and_its_copies_are_of_the_family_of_the_original(register):
    register.connection.executemany(
        "INSERT INTO lineage VALUES (?, ?, ?, ?, 1.0, '[]')",
        [
            ("l-letter", "letter", "fullest", 1),
            ("l-letter", "cable", "translation", 2),
            ("l-cable", "cable", "fullest", 1),
            ("l-cable", "memoir", "copy", 2),
        ],
    )
    assert families(register) == {"letter": "l-letter", "cable": "l-letter", "memoir": "l-letter"}


# ------------------------------------------------------------------ day pages


def test_days_without_entries_are_given_too(register):
    pages = list(day_pages(register, "1958-05-03", "1958-05-05"))
    assert [(page.date, page.is_empty) for page in pages] == [
        ("1958-05-03", True),
        ("1958-05-04", False),
        ("1958-05-05", True),
    ]
    assert [page.records_written for page in pages] == [0, 0, 1]


def test_a_day_keeps_apart_what_was_written_at_the_time_and_what_looks_back(register):
    (page,) = day_pages(register, "1958-05-04", "1958-05-04")
    assert [told.record for told in page.contemporary] == ["cable"]
    assert [told.record for told in page.retrospective] == ["letter"]


def test_what_is_known_to_the_month_alone_stands_on_the_page_of_the_month(register):
    text = "In June Brekke opened the fair."
    saved(register, "digest", text, "Brekke opened the fair", "1958-06", earliest="1958-06-01", latest="1958-06-30")
    pages = {page.date: page for page in month_pages(register, "1958-05", "1958-07")}
    assert list(pages) == ["1958-05", "1958-06", "1958-07"]
    assert [told.record for told in pages["1958-06"].unknown] == ["digest"]
    assert pages["1958-05"].is_empty


def test_beside_every_page_stands_what_could_not_be_dated(register):
    assert beside(register).records_undated == 1
    assert beside(register).entries == 3


# ------------------------------------------------------------------ audit


def test_the_same_seed_draws_the_same_entries(register):
    drawn = draw(register, 2, seed=7)
    assert drawn == draw(register, 2, seed=7)
    assert set(drawn) <= set(draw(register, 3, seed=7))


def test_a_verdict_is_kept_and_a_later_one_takes_its_place(register):
    (first, *_) = draw(register, 1, seed=7)
    record_verdict(register, first, "right", seed=7, author="a")
    record_verdict(register, first, "wrong", seed=7, author="a", note="the year is not on the page")
    assert verdicts(register, 7) == {first: "wrong"}
    assert verdicts(register, 8) == {}
    stored = register.connection.execute("SELECT anchor FROM judgement").fetchone()[0]
    assert json.loads(stored)["quote"] == row_of(register, first)["quote"]


def test_a_verdict_on_an_entry_that_is_not_there_is_refused(register):
    with pytest.raises(UnknownIdError, match="no entry"):
        record_verdict(register, "nowhere", "right", seed=1, author="a")


def test_precision_comes_with_wilsons_interval():
    found = precision({f"e{number}": "right" if number < 47 else "wrong" for number in range(50)})
    assert found.share == pytest.approx(0.94)
    assert found.interval == pytest.approx((0.8378, 0.9794), abs=1e-4)
    assert Precision(0, 0, 2).interval == (0.0, 1.0)


def test_audit_asks_for_each_entry_and_prints_the_estimate(register):
    asked = CliRunner().invoke(audit, [str(register.path), "-n", "3"], input="r\nw the day is wrong\nq\n")
    assert asked.exit_code == 0, asked.output
    assert "1 of 2 entries judged are right: precision 0.500" in asked.output
    again = CliRunner().invoke(audit, [str(register.path), "-n", "3"], input="u\n")
    assert "1 unsure, 0 still to judge" in again.output


def test_audit_takes_verdicts_as_options(register):
    (first, *_) = draw(register, 1, seed=1)
    given = CliRunner().invoke(audit, [str(register.path), "--verdict", f"{first}=right", "-n", "1"])
    assert "1 of 1 entries judged are right" in given.output
    assert CliRunner().invoke(audit, [str(register.path), "--verdict", "x=maybe"]).exit_code == 2


def test_coverage_and_days_are_exported(register):
    assert [row["source"] for row in rows_of("coverage")(register)] == ["cable.txt", "letter.txt", "memoir.txt"]
    days = list(rows_of("days")(register))
    assert (days[0]["date"], days[-1]["date"], len(days)) == ("1958-05-04", "1958-05-12", 9)
    assert list(rows_of("lineages")(register)) == []
