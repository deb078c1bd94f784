"""The person under whose name a line of a form or list stands: no language model is run here."""

import pytest

from regesta.model.grammar import Parsed
from regesta.model.names import NameReading
from regesta.model.records import Description, Record
from regesta.model.text import Page, Sentence
from regesta.stages.extract.cast import Cast
from regesta.stages.extract.clause import Clause
from regesta.stages.extract.roles import participants_of
from regesta.stages.name import find_names


def told(*lines: str, kind: str = "personal") -> list[tuple[str, str]]:
    """Who takes part, and how, in what the first word of the last line tells; each line a line without grammar."""
    parsed, at = [], 0
    for line in lines:
        parsed.append(Parsed(Sentence(1, at, at + len(line), line, ((0, at),), "item")))
        at += len(line) + 1
    text = "\n".join(lines)
    record = Record("r", "made-up.txt", 1, "document", (Page(1, text),), 0, len(text))
    names: tuple[NameReading, ...] = find_names(record, Description(), parsed)
    last = parsed[-1]
    end = len(lines[-1])
    clause = Clause(last, 0, end, 0, lines[-1].index(":"), None, (kind,))  # type: ignore[arg-type]
    return [(one.name, one.role) for one in participants_of(clause, last, names, Cast(names, None, parsed))]


def test_a_line_is_told_of_whom_the_line_above_names() -> None:
    assert told("HARGROVE, Philip M.", "DOB: 4 May 1925") == [("HARGROVE, Philip M.", "subject")]


def test_another_line_between_does_not_matter() -> None:
    assert told("HARGROVE, Philip M.", "GRADE: 12", "EOD: 4 May 1955", kind="appointment") == [
        ("HARGROVE, Philip M.", "subject")
    ]


@pytest.mark.parametrize(
    ("above", "kind"),
    [
        ("HARGROVE, Philip M. and IBARRA, Carmen", "personal"),
        ("LIST OF THOSE CLEARED", "personal"),
        ("HARGROVE, Philip M.", "correspondence"),
    ],
)
def test_nobody_is_above_where_several_or_none_are_named_or_the_line_tells_of_no_person(above: str, kind: str) -> None:
    assert told(above, "DOB: 4 May 1925", kind=kind) == []
