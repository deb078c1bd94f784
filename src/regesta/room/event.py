"""An event and its tellings: written at the time, and looking back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from regesta.register import Register
from regesta.room.desk import Desk
from regesta.room.entries import SHOWN, EntryView, entries_by_id
from regesta.room.quotes import sentences
from regesta.room.rows import row_of
from regesta.room.words import date_in_words


@dataclass(frozen=True, slots=True)
class EventPage:
    """An event and its tellings: what its template receives."""

    title: str
    date_words: str
    sources: int
    reasons: tuple[str, ...]
    contemporary: tuple[EntryView, ...]
    retrospective: tuple[EntryView, ...]
    unknown: tuple[EntryView, ...]


def event_page(desk: Desk, register: Register, event_id: str, query: Mapping[str, str]) -> EventPage:
    """An event by its id.

    Raises UnknownIdError.
    """
    connection = register.connection
    row = row_of(connection, "event", "event_id", event_id, "event")
    stances: dict[str, list[str]] = {}
    for entry_id, stance in connection.execute(
        "SELECT entry_id, stance FROM event_entry WHERE event_id = ? ORDER BY entry_id", (event_id,)
    ):
        stances.setdefault(stance, []).append(entry_id)

    def told(stance: str) -> tuple[EntryView, ...]:
        return tuple(entries_by_id(connection, stances.pop(stance, [])[:SHOWN]))

    contemporary, retrospective = told("contemporary"), told("retrospective")
    rest = [entry_id for ids in stances.values() for entry_id in ids]
    words = date_in_words(row["date"])
    return EventPage(
        title=f"Event: {words}" if row["date"] else "Undated event",
        date_words=words,
        sources=row["sources"],
        reasons=tuple(dict.fromkeys(sentences(row["evidence"]))),
        contemporary=contemporary,
        retrospective=retrospective,
        unknown=tuple(entries_by_id(connection, rest[:SHOWN])),
    )
