"""Is an identification form read, however it comes out of scanning?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from regesta.stages.describe import describe_record
from regesta.testing import record

VALUES = {
    "agency": "CIA",
    "record_number": "104-00000-00001",
    "agency_file_number": "80T00000A",
    "originator": "CIA",
    "from": "HALE, JOHN",
    "to": "DIRECTOR",
    "title": "COD AND TIN",
    "date": "05/04/61",
    "pages": "3",
    "document_type": "PAPER",
    "current_status": "O",
}
WHOLE = """JFK ASSASSINATION SYSTEM
IDENTIFICATION FORM
AGENCY : CIA
RECORD NUMBER : 104-00000-00001
AGENCY FILE NUMBER : 80T00000A
ORIGINATOR : CIA
FROM : HALE, JOHN
TO : DIRECTOR
TITLE : COD AND TIN
DATE : 05/04/61
PAGES : 3
DOCUMENT TYPE : PAPER
CURRENT STATUS : O"""
DAMAGED = (
    WHOLE.replace("IDENTIFICATION FORM", "IDENTIFICATI0N F0RM")
    .replace("RECORD NUMBER :", "REC0RD NUMBER;")
    .replace("AGENCY FILE", "AGENCY FlLE")
    .replace("ORIGINATOR", "0RIGINATOR")
    .replace("FROM", "FR0M")
    .replace("TO :", "T0 :")
    .replace("TITLE", "TlTLE")
    .replace("PAGES", "PAGE5")
    .replace("DOCUMENT TYPE", "D0CUMENT TYPE")
    .replace("STATUS", "STATU5")
)
IN_ONE_LINE = WHOLE.replace(" :", ":").replace("\n", " ")
IN_A_TABLE = "\n".join(f"| {line.replace(' : ', ' | ')} |" for line in WHOLE.split("\n"))
IN_BOLD = "\n".join(f"**{line.replace(' : ', ' :** ')}" if " : " in line else f"# {line}" for line in WHOLE.split("\n"))


@pytest.mark.parametrize("form", [WHOLE, DAMAGED, IN_ONE_LINE, IN_A_TABLE, IN_BOLD])
def test_a_form_is_read_label_by_label(form: str) -> None:
    found = describe_record(record(form))
    assert {field.name: field.value for field in found.form} == VALUES


def test_a_sheet_whose_name_cannot_be_read_is_a_form_all_the_same() -> None:
    sheet = replace(record(WHOLE.replace("IDENTIFICATION FORM\n", "1DENT FRM\n")), kind="cover_sheet")
    assert describe_record(sheet).document_type == "identification form"


def test_a_long_line_of_text_is_no_form() -> None:
    text = "The agency: it wrote from Vigo to the date of May, title and pages of the paper in hand; " * 4
    assert describe_record(record(text)).form == ()
