"""Abstracts of papers, each under a line that names it with its day."""

import pytest

from regesta.model.dates import Dating
from regesta.model.records import Description, Record
from regesta.model.text import Page
from regesta.stages.date import date_records

NOTES = """Notes on the harbour file

OSLA 1107 dated 4 May 1957

The Station said that the pilots of the yard had been paid twice by the consulate.

OSLA 1162 (IN 40412) dated 19 March 1957

A clerk had told the consul of a strike three weeks ago; nobody had believed him.
He was to be asked again.

Memorandum to the Chief of the Port, dtd 2 September 1957

The yard was sold to a company in Bergen which is not named anywhere.
"""


def dating(*pages: str) -> Dating:
    numbered = tuple(Page(number, text) for number, text in enumerate(pages, 1))
    one = Record("r1", "box/one.txt", 1, "document", numbered, 0, len(pages[-1]))
    return date_records([one], [Description()])[0]


def days(found: Dating) -> list[str]:
    return [section.edtf for section in found.abstracts]


def test_each_paper_dates_what_stands_below_the_line_that_names_it() -> None:
    found = dating(NOTES)
    assert days(found) == ["1957-05-04", "1957-03-19", "1957-09-02"]
    texts = [NOTES[section.start : section.end] for section in found.abstracts]
    assert [text.split()[1] for text in texts] == ["Station", "clerk", "yard"]
    assert {section.basis for section in found.abstracts} == {"heading"}
    assert not found.sections, "they are no chronology: their order tells nothing"


def test_what_is_reckoned_in_an_abstract_is_reckoned_from_its_paper() -> None:
    (ago,) = [one for one in dating(NOTES).readings if one.text == "three weeks ago"]
    assert (ago.edtf, ago.basis) == ("1957-02-25/1957-03-03", "relative")


def test_an_abstract_ends_where_the_next_number_begins_though_that_has_no_day() -> None:
    numbered = "".join(
        f"{number}. Cable to Oslo dated {day} June 1957\n\nThe pilots had left the yard and would not come back.\n\n"
        for number, day in ((1, 3), (2, 9), (3, 14))
    )
    text = numbered.replace(
        "3. Cable", "3. Cable without a day\n\nThe quay was shut for the winter by its owner.\n\n4. Cable"
    )
    assert "quay" not in "".join(text[one.start : one.end] for one in dating(text).abstracts)


def test_an_abstract_that_runs_on_is_given_for_each_page() -> None:
    first, _, rest = NOTES.partition("He was to be asked again.\n")
    found = dating(first, "He was to be asked again.\n" + rest)
    assert [(one.page, one.edtf) for one in found.abstracts] == [
        (1, "1957-05-04"),
        (1, "1957-03-19"),
        (2, "1957-03-19"),
        (2, "1957-09-02"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        NOTES.replace("OSLA", "REFERENCE: OSLA").replace("Memorandum", "Ref: Memorandum"),
        NOTES.replace("1957\n\n", "1957 was read.\n\n"),
        NOTES.partition("OSLA 1162")[0],
        "\n\n".join(
            f"DOB: {day} May 1921, Bergen\n\nHe has lived there ever since with a brother." for day in (3, 4, 5)
        ),
        "\n\n".join(f"Report dated {day} May 1957\n\nHEIGHT 180\n\nHAIR BROWN" for day in (3, 4, 5)),
        "The clerk read the report dated 3 May 1957, the cable of 4 May 1957 and a letter of 5 May 1957 to the board.",
    ],
    ids=["references", "sentences", "one alone", "births", "forms", "papers cited in text"],
)
def test_a_date_on_its_line_heads_no_abstract_where_nothing_is_summed_up(text: str) -> None:
    assert dating(text).abstracts == ()
