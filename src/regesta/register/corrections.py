"""Corrected readings: what people say a page reads where scanning misread it, kept beside the page's text.

The page keeps its text, and every quotation of it stays verbatim. For search the pages concerned are held a second
time in memory, as corrected, so that the right spelling finds them too.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import weakref
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Correction:
    """Words of a page and what somebody says they read."""

    quote: str
    reading: str
    author: str


def corrections_of(connection: sqlite3.Connection, source: str, page: int) -> tuple[Correction, ...]:
    """The corrected readings of a page that stand, the first one first."""
    rows = connection.execute(
        """SELECT value, author FROM judgement WHERE target = ? AND kind = 'correct' AND undone_at IS NULL
           ORDER BY judgement_id""",
        (f"page:{source}#{page}",),
    )
    judged = [(json.loads(value), author) for value, author in rows]
    return tuple(
        Correction(said["quote"], said["reading"], author)
        for said, author in judged
        if isinstance(said, dict) and said.get("quote") and said.get("reading")
    )


class Corrected:
    """The pages with corrected readings, as corrected: a small full-text index in memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._lock = threading.Lock()
        self._pages: sqlite3.Connection | None = None
        texts = list(_texts(connection))
        if texts:
            self._pages = sqlite3.connect(":memory:", check_same_thread=False)
            weakref.finalize(self, self._pages.close)
            self._pages.execute(
                "CREATE VIRTUAL TABLE page_text USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')"
            )
            self._pages.executemany("INSERT INTO page_text (rowid, text) VALUES (?, ?)", texts)

    def answering(self, expression: str) -> dict[int, str]:
        """The pages that answer a full-text expression as corrected, each with its text, the hits marked."""
        if self._pages is None:
            return {}
        with self._lock:
            rows = self._pages.execute(
                """SELECT rowid, highlight(page_text, 0, char(2), char(3)) FROM page_text WHERE page_text MATCH ?
                   ORDER BY rank, rowid""",
                (expression,),
            )
            return dict(rows.fetchall())


def _texts(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    targets = connection.execute(
        """SELECT DISTINCT target FROM judgement
           WHERE target LIKE 'page:%' AND kind = 'correct' AND undone_at IS NULL ORDER BY target"""
    ).fetchall()
    for (target,) in targets:
        source, _, number = target.removeprefix("page:").rpartition("#")
        row = connection.execute(
            "SELECT page_id, text FROM page JOIN source USING (source_id) WHERE path = ? AND number = ?",
            (source, number),
        ).fetchone()
        if row is None:
            continue
        text = row[1]
        for correction in corrections_of(connection, source, int(number)):
            text = text.replace(correction.quote, correction.reading)
        yield row[0], text
