"""Names: words that name a person, an office, a body, a place, or a cryptonym."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from regesta.model.evidence import Evidence

NameKind = Literal["person", "office", "organisation", "place", "cryptonym", "group", "redacted"]


@dataclass(frozen=True, slots=True)
class NameParts:
    """A person's name in its parts, as written but with capitals and damage folded."""

    rank: str = ""  # military or clerical rank
    title: str = ""  # Mr., Dr., Señora
    office: str = ""  # "Soviet Deputy Minister for Foreign Trade"
    given: str = ""  # given names and initials
    nickname: str = ""
    family: str = ""  # surnames; both of a Spanish double surname
    suffix: str = ""  # Jr., III


@dataclass(frozen=True, slots=True)
class NameReading:
    """A name as it stands on a page, and what it is read to name.

    `refers_to` is the text of the fuller name in the same record that a short form, a pronoun, a title or
    "Subject" stands for; None where the record does not settle it.
    """

    page: int
    start: int
    end: int
    text: str
    kind: NameKind
    parts: NameParts | None = None  # persons only
    refers_to: str | None = None
    rule: str = ""
    evidence: tuple[Evidence, ...] = ()
