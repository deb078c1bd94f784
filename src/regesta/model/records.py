"""Records: one archival document of a file, and the description of what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from regesta.model.evidence import Evidence
from regesta.model.text import Line, Page

RecordKind = Literal["cover_sheet", "routing", "document", "attachment", "blank"]


@dataclass(frozen=True, slots=True)
class Record:
    """One archival document: a run of pages of a file, which may begin and end within a page."""

    id: str  # stable over rebuilds
    source: str  # Source.path
    number: int  # its place in the file, from 1
    kind: RecordKind
    pages: tuple[Page, ...]  # whole pages, in order
    start: int  # offset in the first page's text where the record begins
    end: int  # offset in the last page's text where it ends
    evidence: tuple[Evidence, ...] = ()  # why a record begins here

    @property
    def first_page(self) -> int:
        """Number of its first page in the file."""
        return self.pages[0].number

    @property
    def last_page(self) -> int:
        """Number of its last page in the file."""
        return self.pages[-1].number

    def extent(self, page: Page) -> tuple[int, int]:
        """The slice of the page's text that belongs to this record."""
        start = self.start if page.number == self.first_page else 0
        end = self.end if page.number == self.last_page else len(page.text)
        return start, end


def basis_of(rule: str) -> str:
    """How a field was come by, from the rule that found it: "supplied" of "marking.supplied-reviewer"."""
    return rule.partition(".")[2].partition("-")[0]


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a description: as written, as read, and where it stands.

    `name` is the field's standard term: "title", "originator", "author", "recipient", "classification",
    "marking", "reference", "archival_reference", "copy_number", "drafters", "distribution", "translator",
    "rights", "exemption", "precedence", "date_time_group", ...
    """

    name: str
    value: str  # as read: white space folded, damage repaired
    text: str  # as written
    page: int
    start: int
    end: int
    rule: str = ""

    @property
    def basis(self) -> str:
        """How it was come by, the first word of its rule behind the point: "typed" of "marking.typed"."""
        return basis_of(self.rule)

    @property
    def stated(self) -> str | None:
        """What the page says, on one line; None where the whole value was supplied in square brackets."""
        supplied = self.value.startswith("[") and not self.text.startswith("[")
        return None if supplied else " ".join(self.text.split())


@dataclass(frozen=True, slots=True)
class Description:
    """What a record is. Every field carries its place; what no page says is None or empty."""

    document_type: str | None = None  # cable, memorandum, letter, report, chronology, record of conversation, ...
    title: Field | None = None
    originator: Field | None = None
    author: Field | None = None
    recipient: Field | None = None
    classification: Field | None = None  # the highest typed on the record itself
    markings: tuple[Field, ...] = ()
    references: tuple[Field, ...] = ()  # numbers that identify this record
    language: str | None = None  # ISO 639-1
    other: tuple[Field, ...] = ()  # copy number, drafters, distribution, translator, rights, cable fields, ...
    form: tuple[Field, ...] = ()  # values of an identification form, kept apart from what the record says
    lines: tuple[Line, ...] = ()  # every line of the record with its role, by page and start
    evidence: tuple[Evidence, ...] = ()
