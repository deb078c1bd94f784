"""Clause: the stretch of a sentence that reports one happening, before it has its people, places and date."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.model.entries import Certainty, EntryType
from regesta.model.evidence import Evidence
from regesta.model.grammar import Parsed


@dataclass(frozen=True, slots=True)
class Clause:
    """A happening as one sentence words it.

    `start`, `end` bound the clause that becomes the quote and `trigger_start`, `trigger_end` the verb or noun that
    carries the happening: offsets into `parsed.sentence.text`. `trigger_word` is that word's index in
    `parsed.words`; None where the sentence has no grammar. `before` holds up to three sentences that stand before it
    in the record, the nearest last.
    """

    parsed: Parsed
    start: int
    end: int
    trigger_start: int
    trigger_end: int
    trigger_word: int | None
    types: tuple[EntryType, ...]
    certainty: Certainty = "occurred"
    before: tuple[Parsed, ...] = ()
    evidence: tuple[Evidence, ...] = ()  # why it is taken for a happening, and for one of these types

    @property
    def text(self) -> str:
        """The clause as read."""
        return self.parsed.sentence.text[self.start : self.end]

    @property
    def trigger(self) -> str:
        """The verb or noun that carries the happening, as read."""
        return self.parsed.sentence.text[self.trigger_start : self.trigger_end]

    @property
    def source_span(self) -> tuple[int, int]:
        """Where the clause stands on its page."""
        return self.parsed.sentence.source_span(self.start, self.end)
