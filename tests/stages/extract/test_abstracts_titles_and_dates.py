"""What is told under the line that names a paper, and in a title that names a meeting and its day."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from regesta.model.entries import Entry
from regesta.model.records import Description, Field
from regesta.model.text import Line

Read = Callable[..., tuple[Entry, ...]]

NOTES = """Notes on the harbour file

OSLA 1107 dated 4 May 1957

The Station reported that Lund had paid the pilots of the yard.

OSLA 1162 (IN 40412) dated 19 March 1957

On 2 March 1957 Berg met the consul at Bergen and told him of a strike.

OSLA 1190 dated 2 September 1957

The police arrested Lund and his brother in the yard.
"""


def titled(text: str, title: str) -> Description:
    start = text.index(title)
    lines = tuple(Line(1, at, at + len(line), "header" if title in line else "body") for at, line in lines_of(text))
    return Description(title=Field("title", title, title, 1, start, start + len(title), "title.subject"), lines=lines)


def lines_of(text: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for line in text.splitlines():
        found.append((at, line))
        at += len(line) + 1
    return found


def test_what_an_abstract_tells_is_of_the_day_of_its_paper_unless_it_names_another(entries_of: Read) -> None:
    dates = {entry.trigger: (entry.date, entry.date_basis) for entry in entries_of(NOTES)}
    assert dates["reported"] == ("1957-05-04", "heading")
    assert dates["met"] == ("1957-03-02", "explicit")
    assert dates["arrested"] == ("1957-09-02", "heading")


def test_the_line_that_names_a_paper_tells_of_nothing(entries_of: Read) -> None:
    assert not [entry for entry in entries_of(NOTES) if "OSLA" in entry.quote]


def test_a_title_that_names_a_meeting_and_its_day_tells_of_it(entries_of: Read) -> None:
    text = "SUBJECT: Meeting with the Minister at Oslo, 4 May 1957\n\nThe harbour is deep. Its walls are red.\n"
    found = entries_of(text, titled(text, "Meeting with the Minister at Oslo, 4 May 1957"))
    assert [(entry.trigger, entry.date) for entry in found] == [("Meeting", "1957-05-04")]


def test_who_writes_of_a_meeting_is_he_who_met(entries_of: Read) -> None:
    text = "FROM: Hugh Marsh\n\nSUBJECT: Meeting with Carmen Ibarra, 4 May 1957\n\nThe harbour is deep.\n"
    described = titled(text, "Meeting with Carmen Ibarra, 4 May 1957")
    author = Field("sheet_author", "Hugh Marsh", "Hugh Marsh", 1, 6, 16, "sheet.from")
    (entry,) = entries_of(text, replace(described, other=(author,)))
    assert ("Hugh Marsh", "agent") in [(one.name, one.role) for one in entry.participants]


@pytest.mark.parametrize("title", ["Meeting with the Minister at Oslo", "Price list of the harbour, 4 May 1957"])
def test_a_title_without_a_day_or_a_meeting_tells_of_nothing(entries_of: Read, title: str) -> None:
    text = f"{title}\n\nThe harbour is deep. Its walls are red.\n"
    assert not [entry for entry in entries_of(text, titled(text, title)) if entry.start < len(title)]


def test_a_verb_of_a_headline_that_reads_as_a_noun_is_a_happening(entries_of: Read) -> None:
    text = "CHRONOLOGY\n\n3 June 1957   Marsh briefs General Tilling in Oslo.\n\n9 June 1957   Tilling left Oslo.\n"
    assert "briefs" in {entry.trigger for entry in entries_of(text)}


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("The rate was set by a DIRECTIVE DATED 8 October 1962 and by the board of the port.", "DATED"),
        ("The pilots were paid at the end of the year 1957 by the board.", "end"),
    ],
)
def test_a_clause_that_holds_but_a_date_tells_of_nothing(entries_of: Read, text: str, left_out: str) -> None:
    found = [entry.trigger for entry in entries_of(text)]
    assert found
    assert left_out not in found
