"""Two names that were read: does a register take them for one person?"""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.people import found

from regesta.model.entries import Participant
from regesta.reconciliation import reconcile_register
from regesta.register import open_register
from regesta.register.save import save_source
from regesta.testing import entry, record, result

TEXT = "Ole Brandt met Sverre Lund on 2 March 1958. Brandt sailed on 3 March 1958."


def row(one: tuple[int, int], other: tuple[int, int], file: str = "a.txt") -> dict[str, str]:
    values = {"file": file, "page": 1, "start": one[0], "end": one[1]}
    values |= {"other_file": file, "other_page": 1, "other_start": other[0], "other_end": other[1]}
    return {name: str(value) for name, value in values.items()}


@pytest.mark.parametrize(
    ("read", "state"),
    [
        (row((0, 10), (44, 50)), "joined"),
        (row((0, 10), (15, 26)), "apart"),
        (row((0, 10), (27, 29)), "unread"),
        (row((0, 10), (44, 50), file="b.txt"), "unread"),
    ],
)
def test_names_are_joined_apart_or_unread_by_where_they_stand(tmp_path: Path, read: dict[str, str], state: str) -> None:
    with open_register(tmp_path / "r.regesta", write=True) as register:
        names = (Participant("Ole Brandt", "agent", 0, 10), Participant("Sverre Lund", "counterpart", 15, 26))
        met = entry(TEXT, TEXT[:42], "1958-03-02", participants=names)
        sailed = entry(TEXT, TEXT[44:], "1958-03-03", participants=(Participant("Brandt", "agent", 44, 50),))
        save_source(register, result(record(TEXT), met, sailed), fingerprint="f")
        reconcile_register(register)
        assert found(register.connection, read) == state
