"""What is each line of a record there for?"""

from __future__ import annotations

import time

import pytest

from regesta.stages.describe import describe_record
from regesta.testing import record


def roles(*texts: str) -> list[tuple[str, str]]:
    """(role, line) for every line with something on it."""
    it = record(*texts)
    text = {page.number: page.text for page in it.pages}
    return [(line.role, text[line.page][line.start : line.end].strip()) for line in describe_record(it).lines]


CHRONOLOGY = """OFFICIAL USE ONLY

12

TRADE RELATIONS VIENNA AND ANKARA DURING MAY-JULY 1958

May 3, 1958

A delegation of the Austrian Ministry of Trade arrived in Ankara and was met by the Minister.

May 9

The delegation left for Izmir.

14

A protocol was signed in Ankara on the delivery of rolling stock.

- June 2 The Turkish Minister of Trade arrived in Vienna.
- 11 He left Vienna for Geneva.

DEPARTMENT OF STATE A/CDC/MR

*File*

DATE 4-8-58

OFFICIAL USE ONLY

EUR/RPE:JKL:mno

8/4/58
"""


def test_a_desk_chronology_keeps_its_headings_and_loses_its_stamps() -> None:
    found = roles(CHRONOLOGY)
    by_line = {line: role for role, line in found}
    assert [role for role, line in found if line in {"May 3, 1958", "May 9", "14"}] == ["heading"] * 3
    assert by_line["12"] == "furniture"
    assert by_line["TRADE RELATIONS VIENNA AND ANKARA DURING MAY-JULY 1958"] in {"heading", "body"}
    assert by_line["- 11 He left Vienna for Geneva."] == "body"
    assert by_line["DATE 4-8-58"] == by_line["*File*"] == by_line["DEPARTMENT OF STATE A/CDC/MR"] == "stamp"
    assert by_line["EUR/RPE:JKL:mno"] == by_line["8/4/58"] == "signature"
    assert [role for role, line in found if line == "OFFICIAL USE ONLY"] == ["marking"] * 2


MEMORANDUM = """# SECRET

28 June 1957

MEMORANDUM FOR: Chief, Eastern Desk

SUBJECT: Luis Ferrer and the sale of
machine tools

1. In my meeting today with the Department of Commerce I confirmed that the export licence was refused.

2. Commerce was told of the sale on 4 June.

JOHN R. DOELING
Assistant General Counsel

OGC:JRD:mej

Distribution:
Orig - Addressee
1 - Chrono
"""


def test_a_memorandum_has_a_head_a_body_and_a_foot() -> None:
    by_line = {line: role for role, line in roles(MEMORANDUM)}
    assert by_line["28 June 1957"] == by_line["SUBJECT: Luis Ferrer and the sale of"] == "header"
    assert by_line["machine tools"] == "header"
    assert by_line["2. Commerce was told of the sale on 4 June."] == "body"
    assert by_line["JOHN R. DOELING"] == by_line["Assistant General Counsel"] == by_line["OGC:JRD:mej"] == "signature"
    assert by_line["Distribution:"] == by_line["1 - Chrono"] == "distribution"


CABLE = """CLASSIFIED MESSAGE TOTAL COPIES 14
SECRET
SECRET 021405Z CITE QUITO 3312
PRIORITY DIRECTOR
REF DIRECTOR 10911

1. LOCAL POLICE ARRESTED TWO SEAMEN ON 1 MAY.

2. NO TRACES.

END OF MESSAGE

A. B. CARLING
C/WE
RELEASING OFFICER
"""


def test_a_cable_is_read_from_its_first_paragraph_to_its_end() -> None:
    by_line = {line: role for role, line in roles(CABLE)}
    assert by_line["SECRET 021405Z CITE QUITO 3312"] == by_line["REF DIRECTOR 10911"] == "header"
    assert by_line["1. LOCAL POLICE ARRESTED TWO SEAMEN ON 1 MAY."] == by_line["2. NO TRACES."] == "body"
    assert by_line["A. B. CARLING"] == "signature"


def test_a_line_that_opens_three_pages_is_a_running_head() -> None:
    pages = [f"Interview of a shipowner\nHe said that he had left the port on day {n} of the month." for n in range(4)]
    assert [role for role, line in roles(*pages) if line.startswith("Interview")] == ["header", *["furniture"] * 3]


@pytest.mark.parametrize("text", ["x\n" * 40_000, "May 3\n" * 20_000, "TO: A\nFROM: B\n" * 10_000, "a" * 400_000])
def test_a_page_of_any_length_is_described_in_linear_time(text: str) -> None:
    begun = time.perf_counter()
    assert describe_record(record(text)).lines
    assert time.perf_counter() - begun < 20
