"""The lines of a page or record, with their roles where a stage has said what each is there for."""

from __future__ import annotations

from regesta.stages.date.chronology import TypedLine


def lines_of(text: str, *, page: int = 1, start: int = 0, end: int | None = None) -> list[TypedLine]:
    """The lines of a stretch of a page that hold anything."""
    lines, at = [], start
    stop = len(text) if end is None else end
    while at < stop:
        line_end = text.find("\n", at, stop)
        line_end = stop if line_end < 0 else line_end
        if text[at:line_end].strip():
            lines.append(TypedLine(page, at, line_end, text[at:line_end]))
        at = line_end + 1
    return lines
