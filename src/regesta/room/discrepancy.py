"""A discrepancy: what cannot both be right, with the words of each side."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from regesta.register import Register
from regesta.register.judgements import on_target
from regesta.room.desk import Desk
from regesta.room.entries import SHOWN, EntryView, entries_by_id
from regesta.room.entry import JudgementView, judgement_view
from regesta.room.quotes import QuoteView, quote_views
from regesta.room.rows import row_of
from regesta.room.words import dates_in_words, discrepancy_in_words


@dataclass(frozen=True, slots=True)
class DiscrepancyPage:
    """What cannot both be right: what its template receives."""

    title: str
    id: str
    severity: str
    summary: str
    cause: str
    quotes: tuple[QuoteView, ...]
    entries: tuple[EntryView, ...]
    history: tuple[JudgementView, ...]


def discrepancy_page(desk: Desk, register: Register, discrepancy_id: str, query: Mapping[str, str]) -> DiscrepancyPage:
    """A discrepancy by its id.

    Raises UnknownIdError.
    """
    connection = register.connection
    row = row_of(connection, "discrepancy", "discrepancy_id", discrepancy_id, "discrepancy")
    made = on_target(register, f"discrepancy:{discrepancy_id}")
    return DiscrepancyPage(
        title=f"Discrepancy: {discrepancy_in_words(row['kind'])}",
        id=discrepancy_id,
        severity=row["severity"],
        summary=dates_in_words(row["summary"]),
        cause=dates_in_words(row["cause"] or ""),
        quotes=quote_views(connection, json.loads(row["quotes"])),
        entries=tuple(entries_by_id(connection, json.loads(row["entries"])[:SHOWN])),
        history=tuple(judgement_view(connection, item) for item in reversed(made)),
    )
