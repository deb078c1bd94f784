"""Do people's rulings reach the rows, and do the stages' own words come back when a ruling is undone?"""

import json
import sqlite3
from pathlib import Path

import pytest

from regesta.register import open_register
from regesta.register.applied import apply_judgements, day_bounds
from regesta.register.register import Register


def judge(register: Register, kind: str, target: str, value: object = None) -> None:
    register.connection.execute(
        """INSERT INTO judgement (kind, target, value, author, made_at)
           VALUES (?, ?, ?, 'reader', '2020-01-01T00:00:00Z')""",
        (kind, target, json.dumps(value)),
    )
    apply_judgements(register)


def undo_all(register: Register) -> None:
    register.connection.execute("UPDATE judgement SET undone_at = '2020-01-02T00:00:00Z'")
    apply_judgements(register)


def entry_of(register: Register, words: str) -> sqlite3.Row:
    found: sqlite3.Row = register.connection.execute(
        "SELECT * FROM entry WHERE quote LIKE ?", (f"%{words}%",)
    ).fetchone()
    return found


def dump(register: Register) -> list[str]:
    return [line for line in register.connection.iterdump() if "page_text" not in line and '"judgement"' not in line]


def test_a_corrected_date_stands_in_the_row_with_its_bounds(sarvia: Path) -> None:
    with open_register(sarvia, write=True) as register:
        entry = entry_of(register, "leaves")
        judge(register, "correct", f"entry:{entry['entry_id']}", {"date": "1958-02"})
        now = entry_of(register, "leaves")
        assert tuple(now[c] for c in ("date", "date_earliest", "date_latest")) == (
            "1958-02",
            "1958-02-01",
            "1958-02-28",
        )


def test_types_people_and_places_are_replaced_and_known_ones_keep_their_place_in_the_text(sarvia: Path) -> None:
    with open_register(sarvia, write=True) as register:
        entry = entry_of(register, "leaves")
        target = f"entry:{entry['entry_id']}"
        judge(register, "correct", target, {"types": ["travel"], "people": ["Minister Oskar Drahn", "a delegation"]})
        types = register.connection.execute("SELECT type FROM entry_type WHERE entry_id = ?", (entry["entry_id"],))
        assert [row[0] for row in types] == ["travel"]
        people = register.connection.execute(
            "SELECT name, role, person_id, start > 0 FROM participant WHERE entry_id = ?", (entry["entry_id"],)
        )
        assert [tuple(row) for row in people] == [
            ("Minister Oskar Drahn", "agent", "p-drahn", 1),
            ("a delegation", "subject", None, 0),
        ]


@pytest.mark.parametrize(
    ("kind", "target", "value"),
    [
        ("correct", "entry", {"date": "1957", "types": ["covert"], "people": [], "places": ["Vienna"]}),
        ("reject", "entry", None),
        ("accept", "entry", None),
        ("correct", "record", {"date": "1958-05-12", "title": "A conversation"}),
    ],
)
def test_undoing_brings_back_every_row_as_it_was(sarvia: Path, kind: str, target: str, value: object) -> None:
    with open_register(sarvia, write=True) as register:
        before = dump(register)
        identifier = entry_of(register, "leaves")["entry_id"] if target == "entry" else "r2"
        judge(register, kind, f"{target}:{identifier}", value)
        assert dump(register) != before
        undo_all(register)
        assert dump(register) == before


def test_a_rejected_entry_is_left_out_of_the_chronology(sarvia: Path) -> None:
    with open_register(sarvia, write=True) as register:
        entry = entry_of(register, "leaves")
        judge(register, "reject", f"entry:{entry['entry_id']}")
        left = register.connection.execute("SELECT entry_id FROM chronology").fetchall()
        assert left and entry["entry_id"] not in [row[0] for row in left]


def test_a_judgement_on_what_is_no_longer_there_does_nothing(sarvia: Path) -> None:
    with open_register(sarvia, write=True) as register:
        before = dump(register)
        judge(register, "reject", "entry:gone")
        judge(register, "correct", "record:gone", {"date": "1958"})
        assert dump(register) == before


@pytest.mark.parametrize(
    ("date", "bounds"),
    [
        ("1961-08-29", ("1961-08-29", "1961-08-29")),
        ("1961-02", ("1961-02-01", "1961-02-28")),
        ("1961-08-29/1961-09-11", ("1961-08-29", "1961-09-11")),
        ("1961-08/..", ("1961-08-01", None)),
    ],
)
def test_an_edtf_date_is_bounded_by_days(date: str, bounds: tuple[str | None, str | None]) -> None:
    assert day_bounds(date) == bounds


@pytest.mark.parametrize("date", ["29 August", "1961-02-31", "", "1961-13"])
def test_what_is_no_date_is_refused(date: str) -> None:
    with pytest.raises(ValueError, match="no EDTF date"):
        day_bounds(date)


def test_a_name_broken_over_two_lines_keeps_its_part_when_another_is_corrected(sarvia: Path) -> None:
    with open_register(sarvia, write=True) as register:
        connection = register.connection
        entry = connection.execute("SELECT entry_id FROM entry WHERE quote LIKE '%Premier Anton%'").fetchone()[0]
        connection.execute(
            "UPDATE participant SET name = 'Ambassador' || char(10) || 'Kurdyumov' WHERE entry_id = ? AND role = ?",
            (entry, "counterpart"),
        )
        judge(register, "correct", f"entry:{entry}", {"people": ["Ambassador Kurdyumov", "Consul Orsk"]})
        rows = connection.execute(
            "SELECT role, person_id FROM participant WHERE entry_id = ? ORDER BY position", (entry,)
        ).fetchall()
        assert [row["role"] for row in rows] == ["counterpart", "subject"]
