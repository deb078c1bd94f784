"""Lists: people, offices, places, events, discrepancies and files, each as one table."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from regesta.errors import UnknownIdError
from regesta.register import Register
from regesta.register.columns import OPEN
from regesta.register.queries import STANDS
from regesta.room.desk import Desk
from regesta.room.paging import Paging, page_of
from regesta.room.words import counted, date_in_words, dates_in_words, discrepancy_in_words, kind_in_words

SIZE = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: words, and where they lead."""

    text: str
    href: str = ""
    number: bool = False
    note: str = ""  # said beneath, small


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; where the list can be put in its order, the address that does so."""

    text: str
    number: bool
    href: str
    order: str  # ascending, descending, or empty: how the list stands now by this column


@dataclass(frozen=True, slots=True)
class TablePage:
    """A list: what its template receives."""

    title: str
    explanation: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    paging: Paging
    asked: str  # words that the list was narrowed to
    path: str
    links: tuple[Cell, ...]


Key = Callable[[Any], Any]  # a row -> what a column is ordered by; rows with nothing there come last


def table(
    title: str,
    path: str,
    explanation: str,
    heads: Mapping[str, Key | None],
    rows: Sequence[Any],
    cells: Callable[[Any], Iterable[Cell]],
    query: Mapping[str, str],
    links: Sequence[Cell] = (),
) -> TablePage:
    """A page of a list, in the order that its address asks for: the heads with their keys, and the cells of a row."""
    asked = query.get("q", "").strip()[:200]
    kept = {name: query[name] for name in ("q", "record", "path", "sort") if query.get(name)}

    def address(**changes: str) -> str:
        asks = {name: value for name, value in (kept | changes).items() if value}
        return f"{path}?{urlencode(asks)}" if asks else path

    paging = page_of(len(rows), query.get("page", ""), SIZE, lambda page: address(page=page))
    by, falling = query.get("sort", "").removeprefix("-"), query.get("sort", "").startswith("-")
    ordered = _ordered(rows, heads.get(by), falling=falling)
    shown = tuple(tuple(cells(row)) for row in ordered[max(paging.first - 1, 0) : paging.last])
    numbers = [cell.number for cell in shown[0]] if shown else [False] * len(heads)
    headed = []
    for (head, key), number in zip(heads.items(), numbers, strict=True):
        order = ("descending" if falling else "ascending") if key and head == by else ""
        # Numbers are wanted from the top, words from A.
        turned = not falling if order else number
        headed.append(Head(head, number, address(sort=("-" if turned else "") + head) if key else "", order))
    return TablePage(
        title,
        explanation,
        tuple(headed),
        shown,
        paging,
        asked,
        path,
        tuple(links),
    )


def _ordered(rows: Sequence[Any], key: Key | None, *, falling: bool) -> Sequence[Any]:
    """The rows in the order of a column, those with nothing in it last; as they are where there is no key."""
    if key is None:
        return rows
    known = [row for row in rows if key(row) not in (None, "")]
    return sorted(known, key=key, reverse=falling) + [row for row in rows if key(row) in (None, "")]


def at(place: int) -> Key:
    """Orders by what stands at a place of the row: words without regard to capitals."""

    def key(row: Any) -> Any:
        return row[place].casefold() if isinstance(row[place], str) else row[place]

    return key


def like(query: Mapping[str, str]) -> str:
    """The words that the list is narrowed to, as a pattern for LIKE with a backslash as the sign of escape."""
    words = query.get("q", "").strip()[:200]
    return "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"


def _number(count: int, href: str = "") -> Cell:
    return Cell(f"{count:,}", href if count else "", True)


def _span(earliest: str | None, latest: str | None) -> str:
    if not earliest and not latest:
        return ""
    if earliest and latest and earliest[:4] == latest[:4]:
        return earliest[:4]
    return f"{(earliest or '')[:4]}–\u2060{(latest or '')[:4]}"  # kept on one line


def people_page(desk: Desk, register: Register, query: Mapping[str, str]) -> TablePage:
    """Persons with how often and when they occur, the most frequent first."""
    spans = desk.columns(register).spans("person")
    nothing = (0, OPEN, OPEN)
    if query.get("q", "").strip():
        people = _people(register.connection, like(query))
    else:
        people = desk.kept(register, "people", lambda connection: _people(connection, "%%"))
    rows = sorted(((*row, *spans.get(row[0], nothing)) for row in people), key=lambda row: -row[4])
    offices = dict(
        tuple(row)
        for row in register.connection.execute(
            "SELECT person_id, group_concat(DISTINCT office) FROM holding GROUP BY person_id"
        )
    )

    def cells(row: Sequence[Any]) -> Iterable[Cell]:
        yield Cell(row[1], f"/person/{quote(row[0], safe='')}")
        yield Cell("; ".join(json.loads(row[2])[:5]))
        yield Cell((offices.get(row[0]) or "").replace(",", ", "))
        yield Cell(_span(*(dt.date.fromordinal(day).isoformat() if day != OPEN else None for day in row[5:7])))
        yield _number(row[4], f"/?{urlencode({'person': row[0]})}")

    def years(row: Sequence[Any]) -> int | None:
        return row[5] if row[5] != OPEN else None

    heads = {"Name": at(3), "As written": None, "Office": None, "Years": years, "Entries": at(4)}
    explanation = f"{counted(len(rows), 'person', 'persons')} who take part in what is recorded."
    links = (Cell("Offices", "/offices"), Cell("Who is who: ties to decide", "/review?queue=identity"))
    return table("People", "/people", explanation, heads, rows, cells, query, links)


def _people(connection: sqlite3.Connection, like: str) -> list[tuple[str, str, str, str]]:
    """Persons by name: id, name, its spellings as JSON, and what to order by."""
    rows = connection.execute(
        """SELECT person_id, name, variants, coalesce(family, name) FROM person
           WHERE name LIKE ? ESCAPE '\\' OR variants LIKE ? ESCAPE '\\' ORDER BY family, given, person_id""",
        (like, like),
    )
    return [tuple(row) for row in rows]


def offices_page(desk: Desk, register: Register, query: Mapping[str, str]) -> TablePage:
    """Offices, and who held them as far as the records say."""
    rows = register.connection.execute(
        """SELECT h.office, h.country, count(DISTINCT h.person_id), min(h.date_earliest), max(h.date_latest),
                  group_concat(DISTINCT p.name)
           FROM holding h LEFT JOIN person p USING (person_id) WHERE h.office LIKE ? ESCAPE '\\'
           GROUP BY h.office, h.country ORDER BY h.office, h.country""",
        (like(query),),
    ).fetchall()

    def cells(row: Sequence[Any]) -> Iterable[Cell]:
        yield Cell(row[0], f"/office?{urlencode({'name': row[0], 'country': row[1] or ''})}")
        yield Cell(row[1] or "")
        yield Cell((row[5] or "").replace(",", ", "))
        yield Cell(_span(row[3], row[4]))
        yield _number(row[2])

    heads = {"Office": at(0), "Of": at(1), "Holders": None, "Years": at(3), "Number": at(2)}
    explanation = f"{counted(len(rows), 'post')} that the records name, and who held them."
    links = (Cell("People", "/people"),)
    return table("Offices", "/offices", explanation, heads, rows, cells, query, links)


def places_page(desk: Desk, register: Register, query: Mapping[str, str]) -> TablePage:
    """Places with how often they occur, the most frequent first."""
    rows = register.connection.execute(
        f"""SELECT l.place_id, l.name, l.modern, l.kind, l.state, count(DISTINCT e.entry_id) AS entries
           FROM place l LEFT JOIN entry_place t USING (place_id)
           LEFT JOIN entry e ON e.entry_id = t.entry_id AND {STANDS}
           WHERE l.name LIKE ? ESCAPE '\\' OR l.modern LIKE ? ESCAPE '\\' OR l.variants LIKE ? ESCAPE '\\'
           GROUP BY l.place_id ORDER BY entries DESC, l.name, l.place_id""",
        (like(query), like(query), like(query)),
    ).fetchall()

    def cells(row: Sequence[Any]) -> Iterable[Cell]:
        yield Cell(row[1], f"/place/{quote(row[0], safe='')}")
        yield Cell(row[2] if row[2] and row[2] != row[1] else "")
        yield Cell(row[3] or "")
        yield Cell(row[4] or "")
        yield _number(row[5], f"/?{urlencode({'place': row[0]})}")

    heads = {"Place": at(1), "Today": at(2), "Kind": at(3), "State then": at(4), "Entries": at(5)}
    explanation = f"{counted(len(rows), 'place')} of what is recorded."
    links = (Cell("On the map", "/map"),)
    return table("Places", "/places", explanation, heads, rows, cells, query, links)


def events_page(desk: Desk, register: Register, query: Mapping[str, str]) -> TablePage:
    """Happenings told by more than one record, in order of time."""
    rows = register.connection.execute(
        """SELECT v.event_id, v.date, v.sources, t.tellings, coalesce(v.date_earliest, v.date_latest)
           FROM (SELECT event_id, count(*) AS tellings FROM event_entry GROUP BY event_id HAVING count(*) > 1) t
           JOIN event v USING (event_id)
           WHERE ? = '%%' OR EXISTS (SELECT 1 FROM event_entry x JOIN entry e USING (entry_id)
                                     WHERE x.event_id = v.event_id AND e.quote LIKE ? ESCAPE '\\')
           ORDER BY v.date IS NULL, coalesce(v.date_earliest, v.date_latest), v.event_id""",
        (like(query), like(query)),
    ).fetchall()

    def cells(row: Sequence[Any]) -> Iterable[Cell]:
        quoted = register.connection.execute(
            """SELECT e.quote FROM event_entry x JOIN entry e USING (entry_id) WHERE x.event_id = ?
               ORDER BY x.stance, e.entry_id LIMIT 1""",
            (row[0],),
        ).fetchone()
        yield Cell(date_in_words(row[1]), f"/event/{quote(row[0], safe='')}")
        yield Cell(short(quoted[0]) if quoted else "")
        yield _number(row[3])
        yield _number(row[2])

    heads = {"Date": at(4), "As one record tells it": None, "Tellings": at(3), "Sources": at(2)}
    explanation = f"{counted(len(rows), 'happening')} that several entries report. Copies of one text are one source."
    return table("Events", "/events", explanation, heads, rows, cells, query)


_WEIGHTS = {"high": 0, "medium": 1, "low": 2}


def discrepancies_page(desk: Desk, register: Register, query: Mapping[str, str]) -> TablePage:
    """What cannot both be right, the weightiest first."""
    rows = register.connection.execute(
        """SELECT discrepancy_id, kind, severity, summary FROM discrepancy WHERE summary LIKE ? ESCAPE '\\'
           ORDER BY CASE severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END, kind, discrepancy_id""",
        (like(query),),
    ).fetchall()

    def cells(row: Sequence[Any]) -> Iterable[Cell]:
        yield Cell(dates_in_words(row[3]), f"/discrepancy/{quote(row[0], safe='')}")
        yield Cell(discrepancy_in_words(row[1]))
        yield Cell(row[2])

    heads = {"What stands against what": at(3), "Kind": at(1), "Weight": lambda row: _WEIGHTS.get(row[2], 3)}
    links = (Cell("Rule on them", "/review?queue=discrepancies"),)
    explanation = (
        f"{counted(len(rows), 'case')} of what cannot both be right, or not by itself. "
        "Both quotations are shown; nothing is resolved silently."
    )
    return table("Discrepancies", "/discrepancies", explanation, heads, rows, cells, query, links)


def coverage_page(desk: Desk, register: Register, query: Mapping[str, str]) -> TablePage:
    """What was read, file by file, and what was not and why."""
    rows = register.connection.execute(
        """SELECT s.path, s.unread, coalesce(p.pages, 0), coalesce(p.unread, 0), coalesce(r.records, 0),
                  coalesce(r.undated, 0), coalesce(n.entries, 0), coalesce(n.undated, 0)
           FROM source s
           LEFT JOIN (SELECT source_id, count(*) AS pages, count(unread) AS unread FROM page GROUP BY source_id) p
                USING (source_id)
           LEFT JOIN (SELECT source_id, count(*) AS records, count(*) - count(date) AS undated
                      FROM record GROUP BY source_id) r USING (source_id)
           LEFT JOIN (SELECT r.source_id, count(*) AS entries, count(*) - count(e.date) AS undated
                      FROM entry e INDEXED BY entry_by_record JOIN record r USING (record_id) GROUP BY r.source_id) n
                USING (source_id)
           WHERE s.path LIKE ? ESCAPE '\\' ORDER BY s.unread IS NULL, s.path""",
        (like(query),),
    ).fetchall()

    def cells(row: Sequence[Any]) -> Iterable[Cell]:
        yield Cell(row[0], f"/file?{urlencode({'path': row[0]})}", note=f"unread: {row[1]}" if row[1] else "")
        yield from (_number(count) for count in row[2:6])
        yield _number(row[6], f"/?{urlencode({'source': row[0]})}")
        yield _number(row[7], f"/?{urlencode({'source': row[0], 'basis': 'undated'})}")

    heads: dict[str, Key | None] = {"File": at(0)}
    names = ("Pages", "Pages unread", "Records", "Records undated", "Entries", "Entries undated")
    heads |= {name: at(place) for place, name in enumerate(names, 2)}
    pages, missing, records, undated, entries, dateless = (sum(row[place] for row in rows) for place in range(2, 8))
    explanation = (
        f"{counted(len(rows), 'file')} with {counted(pages, 'page')}, of which {missing:,} could not be read; "
        f"{counted(records, 'record')}, {undated:,} undated; {counted(entries, 'entry', 'entries')}, "
        f"{dateless:,} undated."
    )
    return table("Coverage", "/coverage", explanation, heads, rows, cells, query)


def file_page(desk: Desk, register: Register, query: Mapping[str, str]) -> TablePage:
    """The records of one file, in its order."""
    path = query.get("path", "")
    rows = register.connection.execute(
        """SELECT r.record_id, r.number, r.kind, r.first_page, r.last_page, r.title, r.document_type, r.date,
                  r.classification, (SELECT count(*) FROM entry e WHERE e.record_id = r.record_id), r.date_earliest
           FROM record r JOIN source s USING (source_id) WHERE s.path = ? ORDER BY r.number""",
        (path,),
    ).fetchall()
    reason = register.connection.execute("SELECT unread FROM source WHERE path = ?", (path,)).fetchone()
    if reason is None:
        raise UnknownIdError("file", path, [])

    def cells(row: Sequence[Any]) -> Iterable[Cell]:
        yield _number(row[1])
        yield Cell(row[5] or row[6] or kind_in_words(row[2]), f"/record/{row[0]}")
        yield Cell(row[6] or kind_in_words(row[2]))
        yield Cell(date_in_words(row[7]))
        yield Cell(row[8] or "")
        yield Cell(f"{row[3]}" if row[3] == row[4] else f"{row[3]}–{row[4]}")
        yield _number(row[9], f"/?{urlencode({'record': row[0]})}")

    heads = {
        "Number": at(1),
        "Record": lambda row: (row[5] or row[6] or row[2]).casefold(),
        "Kind": lambda row: row[6] or row[2],
        "Date": at(10),
        "Classification": at(8),
        "Pages": at(3),
        "Entries": at(9),
    }
    explanation = f"Unread: {reason[0]}" if reason[0] else f"The {counted(len(rows), 'record')} of this file."
    links = (Cell("In the chronology", f"/?{urlencode({'source': path})}"), Cell("All files", "/coverage"))
    made = table(path, "/file", explanation, heads, rows, cells, {**query, "q": ""}, links)
    return made


def short(text: str) -> str:
    """The text on one line, cut at a word after 140 characters."""
    text = " ".join(text.split())
    return text if len(text) <= 140 else text[:139].rsplit(" ", 1)[0] + " …"
