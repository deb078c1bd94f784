"""name: words that name a person, an office, a body, a place, or a cryptonym.

find        scanners and the language model propose spans; the stronger of two that overlap is kept
propagate   a surname or cryptonym known from one line is known in the whole record
refer       a short form or a title is carried back to the fuller name in the record
subject     and "Subject" to the person whom the record is about
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from regesta.model.grammar import Parsed
from regesta.model.names import NameReading
from regesta.model.records import Description, Record
from regesta.model.text import Sentence
from regesta.stages.name import propagate, refer
from regesta.stages.name.find import Reading, read_names
from regesta.stages.name.parts import parts_of
from regesta.stages.name.spans import Span
from regesta.stages.name.subject import subject_of

__all__ = ["find_names"]

# Lines that are not read for events and yet name people: who wrote, who received, who signed.
_HEADER_ROLES = frozenset({"header", "signature", "distribution"})


def find_names(record: Record, description: Description, parsed: Sequence[Parsed]) -> tuple[NameReading, ...]:
    """The names of a record, by page and start."""
    drafts = [read_names(part) for part in [*parsed, *_header_lines(record, description)]]
    texts = [draft.text for draft in drafts]
    spans = [draft.spans for draft in drafts]
    known = propagate.surnames(texts, spans)
    crypts = propagate.codes(texts, spans)
    full = propagate.full_names(texts, spans)
    offices = propagate.borne(texts, spans)
    readings = []
    for draft in drafts:
        for span in propagate.spread(
            draft.tokens, draft.spans, known, crypts, capitals=draft.capitals, full=full, offices=offices
        ):
            readings.append(_reading(draft, span))  # noqa: PERF401 (a nested comprehension hides the order)
    return _referred(_once(readings), subject_of(record, description, drafts))


def _header_lines(record: Record, description: Description) -> list[Parsed]:
    pages = {page.number: page for page in record.pages}
    lines = []
    for line in description.lines:
        text = pages[line.page].text[line.start : line.end] if line.role in _HEADER_ROLES else ""
        if text.strip():
            lines.append(Parsed(Sentence(line.page, line.start, line.end, text, ((0, line.start),), "item")))
    return lines


def _reading(draft: Reading, span: Span) -> NameReading:
    sentence = draft.sentence
    there, until = sentence.source_span(span.start, span.end)
    text = draft.text[span.start : span.end]
    parts = parts_of(text) if span.kind == "person" and span.rule != "reference.subject" else None
    return NameReading(sentence.page, there, until, text, span.kind, parts, rule=span.rule)


def _once(readings: Sequence[NameReading]) -> list[NameReading]:
    """The readings in order; where two stretches of text were read twice, the first reading alone."""
    kept: list[NameReading] = []
    for reading in sorted(readings, key=lambda r: (r.page, r.start, -r.end)):
        last = kept[-1] if kept else None
        if last is None or last.page != reading.page or last.end <= reading.start:
            kept.append(reading)
    return kept


def _referred(readings: Sequence[NameReading], subject: str | None) -> tuple[NameReading, ...]:
    persons = [(reading.text, reading.parts) for reading in readings if reading.parts]
    offices = [reading.text for reading in readings if reading.kind == "office" and reading.rule != "office.bare"]
    known = refer.Register(persons, subject, offices=offices)
    return tuple(
        replace(reading, refers_to=known.fuller(reading.text, reading.rule, reading.parts))
        if reading.kind in ("person", "office")
        else reading
        for reading in readings
    )
