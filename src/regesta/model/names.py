"""Names: words that name a person, an office, a body, a place, or a cryptonym."""

from __future__ import annotations

import re
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


# A name withheld, as it is printed: brackets about a blank, a ruled or blackened line, or a word in its place.
_GAP = re.compile(
    r"\[[\s_.\-]*\]|_{4,}|[█■]{2,}|\[\d{1,2}\]|"
    r"\[(?:names?\s)?(?:redacted|deleted|excised|withheld|not\sdeclassified)(?:,?\s(?P<count>\d{1,3})\s\w+)?\]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Gap:
    """A name withheld; `characters` is how long it is by the page, None where that does not tell."""

    characters: int | None


def gap_in(name: str, length: int) -> Gap | None:
    """The gap that stands on the page for a name, `length` (0: not known) characters with brackets; None for a name.

    >>> gap_in("[ ]", 13)
    Gap(characters=11)
    """
    found = _GAP.fullmatch(name)
    if found is None:
        return None
    if found["count"]:
        return Gap(int(found["count"]))
    if name[0] != "[":
        return Gap(length or None)
    return Gap(length - 2) if not any(sign.isalnum() for sign in name) and length > 2 else Gap(None)
