"""What can be taken away: a chronology, a search or a list of searches as CSV, row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import numpy
from starlette.responses import StreamingResponse

from regesta.register import Register, judgements, open_register
from regesta.register.search import places, snippets
from regesta.room.desk import Desk
from regesta.room.entries import entries_by_id
from regesta.room.narrowing import Narrowing

AT_ONCE = 200  # rows fetched together
MOST_QUERIES = 100  # searches run from one list


@dataclass(frozen=True, slots=True)
class Result:
    """A search of a list and how many pages answer it."""

    query: str
    total: int
    as_asked: int
    href: str


@dataclass(frozen=True, slots=True)
class QueriesPage:
    """A list of searches run together: what its template receives."""

    title: str
    list: str
    results: tuple[Result, ...]
    saved: tuple[tuple[str, str], ...]
    export_href: str


def queries_page(desk: Desk, register: Register, query: Mapping[str, str]) -> QueriesPage:
    """The searches of the address, each with its number of pages."""
    text = query.get("list", "")[:8000]
    results = []
    for line in _lines(text):
        found = desk.find(register, line, exact=False)
        results.append(Result(line, len(found.pages), found.exact, f"/search?{urlencode({'q': line})}"))
    saved = [
        (judgement.value["text"], f"/queries?{urlencode({'list': judgement.value['list']})}")
        for judgement in judgements.on_target(register, "queries:list")
        if judgement.undone_at is None and isinstance(judgement.value, dict) and "list" in judgement.value
    ]
    export = f"/queries.csv?{urlencode({'list': text})}"
    return QueriesPage("Lists of searches", text, tuple(results), tuple(saved), export)


def queries_file(desk: Desk, register: Register, query: Mapping[str, str]) -> StreamingResponse:
    """Every hit of every search of the address, as CSV."""
    return _csv("searches.csv", _hits(desk, _lines(query.get("list", "")[:8000]), exact=False))


def search_file(desk: Desk, register: Register, query: Mapping[str, str]) -> StreamingResponse:
    """Every hit of the search of the address, as CSV."""
    text = query.get("q", "").strip()[:600]
    return _csv("search.csv", _hits(desk, [text] if text else [], exact=query.get("exact") == "1"))


def chronology_file(desk: Desk, register: Register, query: Mapping[str, str]) -> StreamingResponse:
    """Every entry of the chronology as the address narrows it, as CSV."""
    columns = desk.columns(register)
    chosen = Narrowing.of(query).mask(columns, register.connection)
    return _csv("chronology.csv", _entries(desk, [columns.ids[row] for row in numpy.flatnonzero(chosen)]))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()][:MOST_QUERIES]


def _hits(desk: Desk, texts: Sequence[str], *, exact: bool) -> Iterator[Sequence[object]]:
    yield ("query", "rank", "as_spelled", "file", "page", "record", "title", "date", "text")
    # Sent while it is read: the register stays open until the last row.
    with open_register(desk.path) as register:
        for text in texts:
            found = desk.find(register, text, exact=exact)
            for begin in range(0, len(found.pages), AT_ONCE):
                span = range(begin, min(begin + AT_ONCE, len(found.pages)))
                about = snippets(register.connection, found, span)
                where = places(register.connection, {page: about[page].start for page in about})
                for rank in span:
                    page_id = found.pages[rank]
                    if page_id in where:
                        place = where[page_id]
                        words = "".join(piece.text for piece in about[page_id].pieces)
                        asked = "yes" if found.tier(rank) == 0 else "no"
                        yield (text, rank + 1, asked, place.source, place.number, place.record_id, place.title,
                               place.date, words)  # fmt: skip


def _entries(desk: Desk, ids: Sequence[str]) -> Iterator[Sequence[object]]:
    yield ("date", "basis", "quote", "types", "certainty", "people", "places", "according_to", "file", "page",
           "record", "record_title", "record_date", "classification", "written", "entry")  # fmt: skip
    with open_register(desk.path) as register:
        for begin in range(0, len(ids), AT_ONCE):
            for entry in entries_by_id(register.connection, ids[begin : begin + AT_ONCE]):
                yield (
                    entry.date,
                    entry.basis,
                    entry.quote,
                    "; ".join(entry.types),
                    entry.certainty,
                    "; ".join(party.name for party in entry.people),
                    "; ".join(f"{party.role} {party.name}" for party in entry.places),
                    entry.according_to,
                    entry.source,
                    entry.page,
                    entry.record_id,
                    entry.record_title,
                    entry.record_date,
                    entry.classification,
                    entry.stance,
                    entry.id,
                )


def _csv(name: str, rows: Iterable[Sequence[object]]) -> StreamingResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(_written(rows), media_type="text/csv; charset=utf-8", headers=headers)


def _written(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    out = io.StringIO()
    writer = csv.writer(out)
    for row in rows:
        writer.writerow([_safe(value) for value in row])
        if out.tell() > 65_536:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


def _safe(value: object) -> object:
    """The value, so marked that no spreadsheet takes the words of a record for a formula."""
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return "'" + value
    return value
