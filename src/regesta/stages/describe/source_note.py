"""The source note of a documentary edition: the archival reference, the marks and the drafter that its editors give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from regesta.model.records import Field
from regesta.rulebook import load_rules
from regesta.stages.describe.references import ARCHIVAL
from regesta.stages.describe.sheet import Sheet
from regesta.stages.describe.typed import TypedLine

_MOST_LINES = 14
_NEXT_NOTE = re.compile(r"(?:\d{1,2}\.?\s|[\u00b9\u00b2\u00b3*\u2020]\s?)[A-Z]")
_SENTENCE_END = re.compile(r"\.(?=\s+[A-Z]|\s*\]?$)")
_MARK = re.compile(r"[^;,\s][^;,]*")


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What a source note says, each value where it stands."""

    reference: Field | None
    classification: Field | None
    markings: tuple[Field, ...]
    others: tuple[Field, ...]  # drafters, cleared_by, approved_by, info


@cache
def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = load_rules("en/source_notes")
    return rules


@cache
def _compiled(name: str) -> re.Pattern[str]:
    return re.compile(_rules()[name])


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(_rules()["opens"] + _rules()["repositories"])


@cache
def _names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    name = rf"(?P<name>.{{2,140}}?)(?={_rules()['until']})"
    return tuple((field, re.compile(before + name, re.DOTALL)) for field, before in _rules()["named"].items())


def opens_note(text: str) -> bool:
    """Whether a line opens a source note."""
    return "Source:" in text[:12] and _opening().match(text) is not None


def note_lines(lines: Sequence[TypedLine]) -> Iterator[int]:
    """The places of the lines of source notes: from the opening to the end of its paragraph or its bracket."""
    for number, line in enumerate(lines):
        if not opens_note(line.text):
            continue
        yield number
        bracketed = line.text.startswith(("[", "("))
        for following in range(number + 1, min(number + _MOST_LINES, len(lines))):
            above, below = lines[following - 1], lines[following]
            closed = bracketed and above.text.endswith(("]", ")"))
            if closed or below.gap or below.page != line.page or _NEXT_NOTE.match(below.text):
                break
            yield following


def read_source_note(sheet: Sheet) -> SourceNote | None:
    """What the first source note of a record says; None where it has none.

    >>> # "Source: Kennedy Library, NSF, Box 9. Secret; Eyes Only. Drafted by Hale on May 4."
    """
    numbers = list(note_lines(sheet.lines))
    if not numbers:
        return None
    first = last = numbers[0]
    while last + 1 in numbers and not opens_note(sheet.lines[last + 1].text):
        last += 1
    opening = _compiled("opens").match(sheet.lines[first].text)
    page, start = sheet.lines[first].page, sheet.lines[first].at + (opening.end() if opening else 0)
    text = sheet.texts[page][start : sheet.lines[last].at + len(sheet.lines[last].text)]
    level = _compiled("level").search(text)
    ended = _SENTENCE_END.search(text)
    end = level.start() if level else ended.start() if ended else len(text)

    def cut(name: str, span: tuple[int, int], *, value: str | None = None) -> Field | None:
        return sheet.slice(name, page, start + span[0], start + span[1], rule=f"source-note.{name}", value=value)

    classification, markings = None, []
    if level:
        name = " ".join(level["level"].split())
        if name.lower() != _rules()["unmarked"]:
            typed = level.span("level")
            classification = sheet.slice(
                "classification", page, start + typed[0], start + typed[1], rule="marking.noted", value=name.upper()
            )
        markings = [
            cut("marking", (level.start("handling") + one.start(), level.start("handling") + one.end()))
            for one in _MARK.finditer(level["handling"])
        ]
    others = [cut(name, match.span("name")) for name, pattern in _names() if (match := pattern.search(text))]
    return SourceNote(
        cut(ARCHIVAL, (0, len(text[:end].rstrip(" .;"))), value=None),
        classification,
        tuple(field for field in markings if field),
        tuple(field for field in others if field),
    )
