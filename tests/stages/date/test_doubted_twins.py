"""A day that a record has in two years, one figure changed: the one of another time is in doubt."""

import datetime as dt
from dataclasses import replace

from regesta import find_dates
from regesta.model.dates import DateReading
from regesta.model.records import Description
from regesta.stages.date import date_records
from regesta.stages.date.doubts import with_doubts
from regesta.testing import record

HEAD = "MEMORANDUM FOR: Chief, Harbour Branch\n\nDATE: 25 April 1968\n\n"


def readings(text: str) -> dict[str, DateReading]:
    return {one.text: one for one in date_records([record(HEAD + text)], [Description()])[0].readings}


def test_the_day_of_the_writing_in_another_year_is_put_right() -> None:
    read = readings("1. The pilot reported at the inn on 25/4/66 that he had seen the quay.")["25/4/66"]
    assert (read.edtf, read.flags) == ("1968-04-25", ("year in doubt",))
    assert [one.edtf for one in read.candidates] == ["1968-04-25", "1966-04-25"]


def test_another_day_that_stands_in_two_years_is_doubted() -> None:
    text = "1. He sailed on 13 April 1968 with the pilot.\n\n2. When he left Cork on 13 April 1963 it rained there."
    read = readings(text)["13 April 1963"]
    assert (read.edtf, read.flags) == ("1963-04-13", ("year in doubt",))


def test_a_year_that_something_else_bears_out_is_not_doubted() -> None:
    text = "1. The pilot sailed on 25 April 1963 and came back on 3 May 1963, as the harbour office has it."
    assert readings(text)["25 April 1963"].flags == ()


def test_terms_that_come_back_are_not_doubted() -> None:
    text = "1. The second lease is to end on 30 April 1968 in Cork. The first one had ended on 30 April 1963 there."
    assert readings(text)["30 April 1963"].flags == ()


def test_a_day_of_signing_years_from_the_writing_is_put_right() -> None:
    own, seen, signed = find_dates("25 April 1968. He was seen on 3 March 1968. /s/ M. Quay 2 May 1963")
    own, signed = replace(own, use="record"), replace(signed, use="record")
    read = with_doubts([own, seen, signed], dt.date(1968, 4, 25), own=own)[-1]
    assert (read.edtf, read.flags) == ("1968-05-02", ("year in doubt",))
