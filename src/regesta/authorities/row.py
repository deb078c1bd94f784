"""One row of an authority file, whatever its format."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

AuthorityKind = Literal["holding", "visit", "travel", "person", "place"]

_DATE = re.compile(r"^[+]?(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[T~?%Z:0-9]*$")
SUFFIXES = ("jr", "sr", "ii", "iii", "iv")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


class UnfitFileError(Exception):
    """A file that is not what its name says; the message says what was found."""


@dataclass(frozen=True, slots=True)
class AuthorityRow:
    """A person in an office, on a journey, or a person or place alone; `earliest`, `latest` are ISO days, None open.

    `person` groups the rows of one person in the set; `name` is the form to show, given names first where known;
    `variants` are other forms; `data` is the row as it stood.
    """

    id: str
    kind: AuthorityKind
    name: str
    family: str
    person: str
    earliest: str | None = None
    latest: str | None = None
    office: str | None = None
    country: str | None = None
    place: str | None = None
    variants: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)


def first_day(date: str | None) -> str | None:
    """The first ISO day that an EDTF or Wikidata date may mean: "1961-08~" gives "1961-08-01"; None for none."""
    return _day(date, last=False)


def last_day(date: str | None) -> str | None:
    """The last ISO day that an EDTF or Wikidata date may mean: "1961-08" gives "1961-08-31"; None for none."""
    return _day(date, last=True)


def _day(date: str | None, *, last: bool) -> str | None:
    found = _DATE.match(date.strip()) if date else None
    if not found or found.group(1) == "0000":
        return None
    year, month, day = int(found.group(1)), int(found.group(2) or 0), int(found.group(3) or 0)
    if month in _SEASONS:
        month = _SEASONS[month][last]
    if not 1 <= month <= 12:
        month = 12 if last else 1
    length = calendar.monthrange(year, month)[1]
    if not 1 <= day <= length:
        day = length if last else 1
    return f"{year:04}-{month:02}-{day:02}"


def family_of(name: str) -> str:
    """The surname of a name written surname first ("Brandt, Ole") or last ("Ole Brandt", "Ole Brandt, Jr.")."""
    head, _, tail = name.partition(",")
    if tail.strip() and tail.strip().rstrip(".").casefold() not in SUFFIXES:
        return head.strip()
    words = head.split()
    return words[-1] if words else ""


def given_first(name: str) -> str:
    """A name with the given names first: "Brandt, Ole, Jr." is "Ole Brandt, Jr."."""
    segments = [part.strip() for part in name.split(",") if part.strip()]
    suffix = f", {segments.pop()}" if segments and segments[-1].rstrip(".").casefold() in SUFFIXES else ""
    return " ".join([*segments[1:], segments[0]]) + suffix if segments else name.strip()
