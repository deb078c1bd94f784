"""Are judgements kept, applied at once, taken back without being lost, found again and shared?"""

import json
from pathlib import Path

import pytest

from regesta.errors import UnfitJudgementError, UnknownIdError
from regesta.register import Register, judgements, open_register
from regesta.register.applied import apply_judgements
from regesta.register.events import rulings
from sarvia import sample_register


def entry_id(register: Register, words: str) -> str:
    row = register.connection.execute("SELECT entry_id FROM entry WHERE quote LIKE ?", (f"%{words}%",)).fetchone()
    return str(row[0])


def date_of(register: Register, words: str) -> str:
    row = register.connection.execute("SELECT date FROM entry WHERE quote LIKE ?", (f"%{words}%",)).fetchone()
    return str(row[0])


def test_a_judgement_takes_effect_at_once_and_undo_takes_it_back(sarvia: Path) -> None:
    with open_register(sarvia, write=True) as register:
        target = f"entry:{entry_id(register, 'leaves')}"
        kept = judgements.add(register, "correct", target, {"date": "1958-01-21"}, author="A. Reader", reason="cable")
        assert date_of(register, "leaves") == "1958-01-21"
        judgements.undo(register, kept)
        assert date_of(register, "leaves") == "1958-01-20"
        only = judgements.on_target(register, target)
        assert [(one.author, one.reason, bool(one.undone_at)) for one in only] == [("A. Reader", "cable", True)]


def test_undoing_one_of_two_corrections_leaves_the_other(sarvia: Path) -> None:
    with open_register(sarvia, write=True) as register:
        target = f"entry:{entry_id(register, 'leaves')}"
        first = judgements.add(register, "correct", target, {"date": "1957"}, author="A")
        judgements.add(register, "correct", target, {"types": ["travel"]}, author="B")
        judgements.undo(register, first)
        row = register.connection.execute("SELECT date, types FROM entry WHERE quote LIKE '%leaves%'").fetchone()
        assert tuple(row) == ("1958-01-20", '["travel"]')


def test_an_entry_with_another_id_is_found_again_by_its_words(sarvia: Path) -> None:
    with open_register(sarvia, write=True) as register:
        old = entry_id(register, "leaves")
        judgements.add(register, "correct", f"entry:{old}", {"date": "1957"}, author="A")
        register.connection.execute("DELETE FROM standing")
        register.connection.execute("PRAGMA foreign_keys = OFF")
        register.connection.execute("UPDATE entry SET entry_id = 'new', date = '1958-01-20' WHERE entry_id = ?", (old,))
        apply_judgements(register)
        assert date_of(register, "leaves") == "1957"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("correct", {"date": "29 August"}),
        ("correct", {"colour": "red"}),
        ("correct", {}),
        ("correct", None),
        ("correct", {"types": [""]}),
        ("praise", None),
    ],
)
def test_a_judgement_without_sense_is_refused_and_nothing_is_kept(sarvia: Path, kind: str, value: object) -> None:
    with open_register(sarvia, write=True) as register:
        with pytest.raises(UnfitJudgementError):
            judgements.add(register, kind, f"entry:{entry_id(register, 'leaves')}", value, author="A")
        assert judgements.history(register) == []


@pytest.mark.parametrize("target", ["entry:none", "record:none", "person:none", "discrepancy:none"])
def test_a_target_that_is_not_there_is_refused(sarvia: Path, target: str) -> None:
    with open_register(sarvia, write=True) as register, pytest.raises(UnknownIdError):
        judgements.add(register, "note", target, {"text": "?"}, author="A")


def test_a_colleague_imports_what_was_exported_once_and_sees_the_same(sarvia: Path, tmp_path: Path) -> None:
    with open_register(sarvia, write=True) as register:
        target = f"entry:{entry_id(register, 'leaves')}"
        judgements.add(register, "correct", target, {"date": "1957"}, author="A")
        judgements.undo(register, judgements.add(register, "reject", target, author="A"))
        lines = list(judgements.exported(register))
    with open_register(sample_register(tmp_path / "other.regesta"), write=True) as other:
        assert judgements.imported(other, [*lines, ""]) == 2
        assert judgements.imported(other, lines) == 0
        assert date_of(other, "leaves") == "1957"
        assert list(judgements.exported(other)) == lines


@pytest.mark.parametrize("line", ["{", "[]", '{"kind": "note"}', json.dumps(dict.fromkeys(("kind", "target"), 1))])
def test_a_line_that_is_no_judgement_adds_none(sarvia: Path, line: str) -> None:
    good = json.dumps({"kind": "note", "target": "record:r1", "value": 1, "author": "A", "made_at": "2020"})
    with open_register(sarvia, write=True) as register:
        with pytest.raises(UnfitJudgementError):
            judgements.imported(register, [good, line])
        assert judgements.history(register) == []


def people_of(register: Register) -> list[tuple[object, ...]]:
    rows = register.connection.execute(
        """SELECT p.name, count(t.entry_id) FROM person p LEFT JOIN participant t USING (person_id)
           GROUP BY p.person_id ORDER BY p.name"""
    )
    return [tuple(row) for row in rows]


def test_persons_are_merged_split_and_renamed_at_once_and_come_back(sarvia: Path) -> None:
    with open_register(sarvia, write=True) as register:
        before = sorted(line for line in register.connection.iterdump() if '"judgement"' not in line)
        merged = judgements.add(register, "merge", "person:p-velk", {"with": "p-kurdyumov"}, author="A")
        assert ("Anton Velk", 3) in people_of(register) and len(people_of(register)) == 3
        renamed = judgements.add(register, "rename", "person:p-drahn", {"name": "O. Drahn"}, author="A")
        split = judgements.add(
            register, "split", "person:p-drahn", {"entries": [entry_id(register, "DEPARTED")]}, author="A"
        )
        assert {("O. Drahn", 2), ("MINISTER DRAHN", 1)} < set(people_of(register))
        for judgement in (merged, renamed, split):
            judgements.undo(register, judgement)
        after = sorted(line for line in register.connection.iterdump() if '"judgement"' not in line)
        assert after == before


def test_a_merge_of_a_person_already_merged_goes_to_whom_it_was_merged_into(sarvia: Path) -> None:
    with open_register(sarvia, write=True) as register:
        judgements.add(register, "merge", "person:p-velk", {"with": "p-drahn"}, author="A")
        judgements.add(register, "merge", "person:p-velk", {"with": ["p-ossan", "p-drahn"]}, author="A")
        assert [count for _, count in people_of(register)] == [2, 5]


def test_two_joined_by_a_judgement_are_kept_apart_only_when_it_is_taken_back(sarvia: Path) -> None:
    with open_register(sarvia, write=True) as register:
        first = judgements.add(register, "merge", "person:p-velk", {"with": "person:p-kurdyumov"}, author="A")
        second = judgements.add(register, "merge", "person:p-velk", {"with": "p-drahn"}, author="A")
        with pytest.raises(UnfitJudgementError, match=rf"one by judgement {first};.*undo REGISTER {first}"):
            judgements.add(register, "distinct", "person:p-velk", {"from": "p-kurdyumov"}, author="A")
        with pytest.raises(UnfitJudgementError, match=f"one by judgement {second};"):
            judgements.add(register, "distinct", "person:p-velk", {"from": "p-drahn"}, author="A")
        judgements.undo(register, second)
        judgements.undo(register, first)
        assert judgements.add(register, "distinct", "person:p-velk", {"from": "p-kurdyumov"}, author="A")


def test_two_kept_apart_are_joined_only_when_that_is_taken_back(sarvia: Path) -> None:
    with open_register(sarvia, write=True) as register:
        apart = judgements.add(register, "distinct", "person:p-velk", {"from": "p-drahn"}, author="A")
        judgements.add(register, "merge", "person:p-drahn", {"with": "p-ossan"}, author="A")
        with pytest.raises(UnfitJudgementError, match=f"not the same by judgement {apart};"):
            judgements.add(register, "merge", "person:p-velk", {"with": "p-ossan"}, author="A")
        judgements.undo(register, apart)
        assert judgements.add(register, "merge", "person:p-velk", {"with": "p-ossan"}, author="A")


@pytest.mark.parametrize(
    ("kind", "target", "value"),
    [
        ("merge", "person:p-velk", {"with": "p-velk"}),
        ("distinct", "person:p-velk", {"from": "person:p-velk"}),
        ("merge", "person:p-velk", {"with": []}),
        ("merge", "record:r1", {"with": "r2"}),
        ("rename", "person:p-velk", {"name": "  "}),
        ("split", "person:p-velk", {"entries": []}),
        ("split", "person:p-velk", None),
        ("boundary", "person:p-velk", True),
        ("correct", "page:{page}", {"colour": "red"}),
        ("correct", "page:{page}", {"quote": "the"}),
        ("correct", "page:{page}", {"quote": "words that stand nowhere on it", "reading": "x"}),
    ],
)
def test_a_judgement_unfit_for_what_it_judges_is_refused(sarvia: Path, kind: str, target: str, value: object) -> None:
    with open_register(sarvia, write=True) as register:
        row = register.connection.execute("SELECT path, number FROM page JOIN source USING (source_id)").fetchone()
        with pytest.raises(UnfitJudgementError):
            judgements.add(register, kind, target.format(page=f"{row[0]}#{row[1]}"), value, author="A")
        assert judgements.history(register) == []


@pytest.mark.parametrize(
    ("kind", "target", "value"),
    [
        ("merge", "person:p-velk", {"with": "p-nobody"}),
        ("distinct", "person:p-velk", {"from": "p-nobody"}),
        ("split", "person:p-velk", {"entries": ["none"]}),
        ("correct", "page:nowhere.md#1", {"quote": "a", "reading": "b"}),
        ("boundary", "page:nowhere.md#1", True),
    ],
)
def test_a_judgement_that_names_what_is_not_there_is_refused(
    sarvia: Path, kind: str, target: str, value: object
) -> None:
    with open_register(sarvia, write=True) as register, pytest.raises(UnknownIdError):
        judgements.add(register, kind, target, value, author="A")


def test_only_entries_in_which_someone_has_part_are_split_off(sarvia: Path) -> None:
    with open_register(sarvia, write=True) as register:
        (foreign,) = register.connection.execute(
            """SELECT entry_id FROM entry WHERE entry_id NOT IN (SELECT entry_id FROM participant
               WHERE person_id = 'p-drahn') ORDER BY entry_id LIMIT 1"""
        ).fetchone()
        with pytest.raises(UnfitJudgementError, match="no part"):
            judgements.add(register, "split", "person:p-drahn", {"entries": [foreign]}, author="A")


def test_entries_merged_with_several_are_one_with_each(sarvia: Path) -> None:
    with open_register(sarvia, write=True) as register:
        first, *others = (row[0] for row in register.connection.execute("SELECT entry_id FROM entry LIMIT 3"))
        merged = judgements.add(
            register, "merge", f"entry:{first}", {"with": [f"entry:{others[0]}", others[1]]}, author="A"
        )
        judgements.add(register, "distinct", "person:p-velk", {"from": "p-drahn"}, author="A")
        assert rulings(register).same == {frozenset((first, other)) for other in others}
        assert not rulings(register).apart
        judgements.undo(register, merged)
        assert not rulings(register).same


def test_what_a_correction_lacks_is_said_of_what_it_corrects(sarvia: Path) -> None:
    with open_register(sarvia, write=True) as register:
        record = register.connection.execute("SELECT record_id FROM record LIMIT 1").fetchone()[0]
        with pytest.raises(UnfitJudgementError, match="correction of a record gives"):
            judgements.add(register, "correct", f"record:{record}", {"colour": "red"}, author="A")
