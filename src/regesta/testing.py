"""Factories for tests and for authors of other extractors: a page, a record, a reading, an entry, in one call each."""

from __future__ import annotations

import hashlib
from typing import Any

from regesta.model.dates import DateReading, Dating, RecordDate
from regesta.model.entries import Entry
from regesta.model.records import Description, Record
from regesta.model.results import RecordResult, SourceResult
from regesta.model.text import Page, Source


def page(text: str, *, number: int = 1, **fields: Any) -> Page:
    """A page with that text."""
    return Page(number, text, **fields)


def record(*texts: str, identifier: str = "r1", source: str = "a.txt", **fields: Any) -> Record:
    """A record of one page for each text, that fills its file."""
    pages = tuple(page(text, number=number) for number, text in enumerate(texts, 1))
    given: dict[str, Any] = {"number": 1, "kind": "document", "start": 0, "end": len(texts[-1])} | fields
    return Record(identifier, source, pages=pages, **given)


def reading(text: str, words: str, edtf: str, **fields: Any) -> DateReading:
    """A date reading of `words` where they first stand in `text`."""
    start = text.index(words)
    bounds = {"earliest": edtf, "latest": edtf} if len(edtf) == len("1961-06-09") else {}
    given: dict[str, Any] = {"type": "DATE", "value": edtf, "basis": "explicit", "rule": "test"} | bounds | fields
    return DateReading(start, start + len(words), words, edtf=edtf, **given)


def entry(text: str, quote: str, date: str | None = None, *, record: str = "r1", **fields: Any) -> Entry:
    """An entry with that quote where it first stands in `text`, the text of page 1 unless `page` says otherwise."""
    start = text.index(quote)
    given: dict[str, Any] = {
        "id": hashlib.sha256(f"{record}\n{quote}\n{start}".encode()).hexdigest()[:12],
        "page": 1,
        "trigger": quote.split()[0],
        "earliest": date,
        "latest": date,
        "date_quote": date,
        "date_basis": "explicit" if date else "document",
        "types": ("other",),
        "certainty": "occurred",
    } | fields
    return Entry(record=record, start=start, end=start + len(quote), quote=quote, date=date, **given)


def dating(*readings: DateReading, edtf: str | None = None, **fields: Any) -> Dating:
    """A record's dating: its readings, and the date of the record itself."""
    own = RecordDate(edtf, "explicit", None, (), (), edtf, edtf)
    return Dating(readings, own, **fields)


def result(
    of: Record, *entries: Entry, description: Description | None = None, dated: Dating | None = None, **fields: Any
) -> SourceResult:
    """What the stages would say of a file that holds one record."""
    text = "\f".join(page.text for page in of.pages)
    source = Source(of.source, f"/records/{of.source}", len(text), hashlib.sha256(text.encode()).hexdigest())
    said = RecordResult(of, description or Description(), dated or dating(), (), entries, ())
    return SourceResult(source, "plain_text", of.pages, (said,), **fields)
