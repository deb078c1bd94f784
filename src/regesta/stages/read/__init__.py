"""read: a file to its pages."""

from __future__ import annotations

from pathlib import Path

from regesta.model.text import Page, PagesRead, Source


def read_source(source: Source) -> PagesRead:
    """The pages of a file, or the reason why it could not be read."""
    return PagesRead((Page(1, Path(source.location).read_text(errors="replace")),), "plain_text")
