"""The help page: signs, keys, and where everything is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from regesta.register import Register
from regesta.room.desk import Desk
from regesta.room.edition import SIZE
from regesta.room.narrowing import Narrowing

KEYS = (
    ("/", "to the search box"),
    ("j  k", "to the next entry, to the one before"),
    ("Enter", "opens what is at hand"),
    ("n  p", "next page or record, the one before"),
    ("a", "accept, or one person"),
    ("r", "reject, or two persons"),
    ("1 … 9", "takes the first, second … of the other dates that were weighed"),
    ("c", "to the field that corrects or renames"),
    ("m  s", "on a person’s page: merge, split"),
    ("o", "to the note"),
    ("u", "undo what was just kept"),
    ("?", "this page"),
)
LINKS = (
    ("/people", "People"),
    ("/offices", "Offices"),
    ("/places", "Places"),
    ("/map", "Places on the map"),
    ("/instruments", "Instruments"),
    ("/commitments", "Commitments"),
    ("/positions", "Positions"),
    ("/stances", "Positions: actors by issues"),
    ("/measures", "Measures"),
    ("/conversations", "Conversations"),
    ("/events", "Events told more than once"),
    ("/discrepancies", "Discrepancies"),
    ("/coverage", "Coverage, file by file"),
    ("/queries", "Lists of searches"),
    ("/history", "History of decisions"),
)


@dataclass(frozen=True, slots=True)
class HelpPage:
    """The help: what its template receives."""

    title: str
    keys: tuple[tuple[str, str], ...]
    parts: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    volume: int  # entries of a volume of the reader's edition


def help_page(desk: Desk, register: Register, query: Mapping[str, str]) -> HelpPage:
    """The help page."""
    return HelpPage("Help and keys", KEYS, tuple(field.name for field in fields(Narrowing)), LINKS, SIZE)
