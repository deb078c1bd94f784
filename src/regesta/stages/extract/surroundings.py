"""Surroundings: what a sentence's record says of it, before any of its words is looked at."""

from __future__ import annotations

from regesta.model.grammar import Parsed
from regesta.model.records import Description
from regesta.stages.extract.features import Surroundings
from regesta.stages.extract.moments import Timeline


def surroundings_of(number: int, parsed: Parsed, description: Description, timeline: Timeline) -> Surroundings:
    """What is known of sentence `number` of a record."""
    sentence = parsed.sentence
    section = timeline.section(sentence.page, sentence.start)
    return Surroundings(
        sentence.kind,
        description.document_type or "",
        bool(timeline.of_sentence(number)),
        section is not None and not timeline.is_abstract(section),
        number < 3,
    )
