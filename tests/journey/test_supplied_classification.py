"""How a classification is known is told wherever it is shown: as typed, as supplied, as a person judged it."""

import warnings
from pathlib import Path

import pytest

from regesta import build, open_register
from regesta.export.records import rows
from regesta.register import judgements
from regesta.room import create_app

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # starlette announces another HTTP client
    from starlette.testclient import TestClient

CABLE = """CLASSIFIED MESSAGE

FROM: VIGO
TO: DIRECTOR

4 May 1961

1. THE BRIG LEFT FOR BERN ON 3 MAY 1961 WITH TINPLATE.

END OF MESSAGE
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    (tmp_path / "cable.txt").write_text(CABLE)
    (tmp_path / "typed.txt").write_text(f"CONFIDENTIAL\n\n{CABLE}")
    build([tmp_path], tmp_path / "r.regesta")
    return tmp_path / "r.regesta"


def bases(register: Path) -> dict[str, tuple[str, str]]:
    with open_register(register) as opened:
        return {row["source"]: (row["classification"], row["classification_basis"]) for row in rows(opened)}


def test_an_export_says_how_a_classification_is_known(register: Path) -> None:
    assert bases(register) == {"cable.txt": ("SECRET", "supplied"), "typed.txt": ("CONFIDENTIAL", "typed")}


def test_a_classification_that_a_person_gave_is_said_to_be_judged(register: Path) -> None:
    with open_register(register, write=True) as opened:
        record = next(row["record"] for row in rows(opened) if row["source"] == "cable.txt")
        judgements.add(opened, "correct", f"record:{record}", {"classification": "CONFIDENTIAL"}, author="A. Reader")
    assert bases(register)["cable.txt"] == ("CONFIDENTIAL", "judged")


def test_the_reading_room_says_that_a_level_is_supplied_and_why(register: Path) -> None:
    with open_register(register) as opened:
        ids = {row["source"]: row["record"] for row in rows(opened)}
    reader = TestClient(create_app(register), base_url="http://127.0.0.1")
    page = reader.get(f"/record/{ids['cable.txt']}").text
    assert "SECRET (supplied)" in page and "no level is left on the printed form" in page
    assert "(supplied)" not in reader.get(f"/record/{ids['typed.txt']}").text


def test_an_export_holds_every_field_of_a_description_and_the_form_apart(tmp_path: Path) -> None:
    form = (
        "JFK ASSASSINATION SYSTEM\nIDENTIFICATION FORM\n\nAGENCY : CIA\nRECORD NUMBER : 104-00000-00001\nFROM : HAB\n"
    )
    rule = "-" * 80
    (tmp_path / "paper.txt").write_text(f"{rule} Page 1\n{form}\n{rule} Page 2\nSECRET\nCopy No. 3 of 7\n\n{CABLE}")
    build([tmp_path], tmp_path / "f.regesta")
    with open_register(tmp_path / "f.regesta") as opened:
        sheet, cable = rows(opened)
    assert sheet["form"]["from"] == ["HAB"] and "from" not in sheet["fields"]
    assert cable["fields"]["copy_number"] == ["3 of 7"] and cable["form"] == {}
    assert "author" not in cable["fields"]
