"""Drafts: what another extractor says of a record, before it is held against the page."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.model.entries import Certainty, EntryType, ParticipantRole, PlaceRole


@dataclass(frozen=True, slots=True)
class Draft:
    """A happening as another extractor tells it. What does not stand on the page is not believed.

    Words are verbatim; line breaks and runs of blanks may be written as one blank. Participants and places are pairs of
    a name and its role.
    """

    page: int
    quote: str
    trigger: str  # the verb or noun of the quote that carries the happening
    date: str | None  # EDTF; None where the record does not say when
    types: tuple[EntryType, ...]  # the main one first
    date_quote: str | None = None  # the words that carry the date, on the same page
    certainty: Certainty = "occurred"
    participants: tuple[tuple[str, ParticipantRole], ...] = ()
    places: tuple[tuple[str, PlaceRole], ...] = ()
    according_to: str | None = None
    chance: float | None = None  # from 0 to 1, that it happened, and on that date
