"""What kind of document a record is, by the words that its head names it with."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cache

from regesta.rulebook import load_rules
from regesta.stages.describe.header_rules import read_label, says_sent_with
from regesta.stages.describe.sheet import Sheet
from regesta.stages.describe.source_note import opens_note
from regesta.stages.describe.speakers import are_turns, is_turn
from regesta.stages.describe.zones import is_chronology

_LONGEST = 260
WITHDRAWAL = "withdrawal sheet"  # the kind of a sheet that lists what was taken out
# What closes a cable, and what is printed at the foot of its form alone.
_END_OF_CABLE = re.compile(r"END OF MESSAGE|(?:RELEASING|AUTHENTICATING) OFFIC(?:ER|ES)")
_ITEM = re.compile(r"\(?(?:[a-hj-z]|\d{1,2})\)?[.)]\s", re.IGNORECASE)  # of a list, that may name any kind of document
_MOST_ATTACHED = 4  # lines
_LOOSE = frozenset(["report", "list", "notes"])  # names that say less than the run of dated entries does


@dataclass(frozen=True, slots=True)
class GenreRule:
    """A kind of document, and the lines that name it."""

    kind: str
    within: int
    printed: bool
    parties: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Genre:
    """The kind of a document, the line that names it (None: the text as a whole does), and whether that is printed."""

    kind: str
    line: int | None
    printed: bool
    parties: bool = True  # whether its labels TO and FROM name who reads and writes it

    @property
    def is_loose(self) -> bool:
        """Whether the name says less than what stands on the record does: report, list, notes."""
        return self.kind in _LOOSE


CABLE = Genre("cable", None, printed=False)  # of a record that has the head of one, and no name

IDENTIFICATION = Genre("identification form", None, printed=False)  # whose name is not to be read
LIST_OF_PAPERS = Genre("list of papers", None, printed=False)


@cache
def genre_rules() -> tuple[GenreRule, ...]:
    """The rules of rules/en/kinds.yml, in its order."""
    return tuple(
        GenreRule(
            rule["kind"],
            rule["within"],
            bool(rule.get("printed")),
            rule.get("parties", True),
            re.compile(rule["pattern"], re.IGNORECASE),
        )
        for rule in load_rules("en/kinds")
    )


def find_genre(sheet: Sheet, labelled: Container[str] = ()) -> Genre | None:
    """The first kind whose words stand in the head of the record; None where none do.

    `labelled` are the fields that the head's labels name: a head that names sender, addressee and subject is a
    memorandum's, whatever it is called.
    """
    head = [
        (number, line.text)
        for number, line in enumerate(sheet.lines[:80])
        if sheet.roles[number] not in ("marking", "stamp", "furniture") and len(line.text) <= _LONGEST
        if not _is_in_paragraph(sheet, number)
    ]
    edited = any(opens_note(line.text) for line in sheet.lines)
    found = _named_in(head, numbered=edited)
    if (found is None or found.is_loose) and is_chronology(sheet.lines):
        return Genre("chronology", None, printed=False)
    if found is None and any(_END_OF_CABLE.fullmatch(line.text) for line in sheet.lines):
        return CABLE
    if found is None and are_turns([line.text for line in sheet.lines]):
        return Genre("transcript", None, printed=False)
    if found is None and "recipient" in labelled and "author" in labelled and "title" in labelled:
        return Genre("memorandum", None, printed=False)
    return found


def _is_in_paragraph(sheet: Sheet, number: int) -> bool:
    """Whether a line is said by a speaker, goes on with a sentence, or names what is attached: not this document."""
    text = sheet.lines[number].text
    if _is_among_attached(sheet, number):
        return True
    return (is_turn(text) and not read_label(text)) or (sheet.roles[number] == "body" and sheet.goes_on(number))


def _is_among_attached(sheet: Sheet, number: int) -> bool:
    """Whether a line names what is attached: it stands below ATTACHMENTS with no more than such lines between."""
    for above in range(number - 1, max(number - 1 - _MOST_ATTACHED, -1), -1):
        if says_sent_with(sheet.lines[above].text):
            return True
        if sheet.lines[above].gap > 1 or sheet.lines[above].prose:
            return False
    return False


def _named_in(head: list[tuple[int, str]], *, numbered: bool) -> Genre | None:
    """The first kind that a line names; an item of a list names none, but where an edition numbers its documents."""
    for rule in genre_rules():
        for number, text in head[: rule.within]:
            if rule.pattern.fullmatch(text) and (numbered or not _ITEM.match(text)):
                return Genre(rule.kind, number, rule.printed, rule.parties)
    return None
