"""Lists: people, offices, places, events, discrepancies, files and the ledgers, each as one table."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from regesta.errors import UnknownIdError
from regesta.model.ledgers import LEDGERS
from regesta.register import Register
from regesta.register.columns import OPEN
from regesta.room.chronology import Paging, page_of
from regesta.room.desk import Desk
from regesta.room.words import CERTAINTIES, counted, date_in_words

SIZE = 60
DATES = {"date", "signed", "decided_at"}  # fields of the ledgers that hold a date


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


def _table(
    title: str,
    path: str,
    explanation: str,
    heads: Mapping[str, Key | None],
    rows: Sequence[Any],
    cells: Callable[[Any], Iterable[Cell]],
    query: Mapping[str, str],
    links: Sequence[Cell] = (),
) -> TablePage:
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


def _at(place: int) -> Key:
    """Orders by what stands at a place of the row: words without regard to capitals."""

    def key(row: Any) -> Any:
        return row[place].casefold() if isinstance(row[place], str) else row[place]

    return key


def _like(query: Mapping[str, str]) -> str:
    words = query.get("q", "").strip()[:200]
    return "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"


def _number(count: int, href: str = "") -> Cell:
    return Cell(f"{count:,}", href if count else "", True)


def _span(earliest: str | None, latest: str | None) -> str:
    if not earliest and not latest:
        return ""
    if earliest and latest and earliest[:4] == latest[:4]:
        return earliest[:4]
    return f"{(earliest or '')[:4]}–{(latest or '')[:4]}"


def people_page(desk: Desk, register: Register, query: Mapping[str, str]) -> TablePage:
    """Persons with how often and when they occur, the most frequent first."""
    spans = desk.columns(register).spans("person")
    nothing = (0, OPEN, OPEN)
    if query.get("q", "").strip():
        people = _people(register.connection, _like(query))
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

    heads = {"Name": _at(3), "As written": None, "Office": None, "Years": years, "Entries": _at(4)}
    explanation = f"{counted(len(rows), 'person', 'persons')} who take part in what is recorded."
    links = (Cell("Offices", "/offices"), Cell("Who is who: ties to decide", "/review?queue=identity"))
    return _table("People", "/people", explanation, heads, rows, cells, query, links)


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
        (_like(query),),
    ).fetchall()

    def cells(row: Sequence[Any]) -> Iterable[Cell]:
        yield Cell(row[0], f"/office?{urlencode({'name': row[0], 'country': row[1] or ''})}")
        yield Cell(row[1] or "")
        yield Cell((row[5] or "").replace(",", ", "))
        yield Cell(_span(row[3], row[4]))
        yield _number(row[2])

    heads = {"Office": _at(0), "Of": _at(1), "Holders": None, "Years": _at(3), "Number": _at(2)}
    explanation = f"{counted(len(rows), 'post')} that the records name, and who held them."
    links = (Cell("People", "/people"),)
    return _table("Offices", "/offices", explanation, heads, rows, cells, query, links)


def places_page(desk: Desk, register: Register, query: Mapping[str, str]) -> TablePage:
    """Places with how often they occur, the most frequent first."""
    rows = register.connection.execute(
        """SELECT l.place_id, l.name, l.modern, l.kind, l.state, count(DISTINCT t.entry_id) AS entries
           FROM place l LEFT JOIN entry_place t USING (place_id)
           WHERE l.name LIKE ? ESCAPE '\\' OR l.modern LIKE ? ESCAPE '\\' OR l.variants LIKE ? ESCAPE '\\'
           GROUP BY l.place_id ORDER BY entries DESC, l.name, l.place_id""",
        (_like(query), _like(query), _like(query)),
    ).fetchall()

    def cells(row: Sequence[Any]) -> Iterable[Cell]:
        yield Cell(row[1], f"/place/{quote(row[0], safe='')}")
        yield Cell(row[2] if row[2] and row[2] != row[1] else "")
        yield Cell(row[3] or "")
        yield Cell(row[4] or "")
        yield _number(row[5], f"/?{urlencode({'place': row[0]})}")

    heads = {"Place": _at(1), "Today": _at(2), "Kind": _at(3), "State then": _at(4), "Entries": _at(5)}
    explanation = f"{counted(len(rows), 'place')} of what is recorded."
    links = (Cell("On the map", "/map"),)
    return _table("Places", "/places", explanation, heads, rows, cells, query, links)


def events_page(desk: Desk, register: Register, query: Mapping[str, str]) -> TablePage:
    """Happenings told by more than one record, in order of time."""
    rows = register.connection.execute(
        """SELECT v.event_id, v.date, v.sources, t.tellings, v.date_earliest
           FROM (SELECT event_id, count(*) AS tellings FROM event_entry GROUP BY event_id HAVING count(*) > 1) t
           JOIN event v USING (event_id)
           WHERE ? = '%%' OR EXISTS (SELECT 1 FROM event_entry x JOIN entry e USING (entry_id)
                                     WHERE x.event_id = v.event_id AND e.quote LIKE ? ESCAPE '\\')
           ORDER BY v.date IS NULL, v.date_earliest, v.event_id""",
        (_like(query), _like(query)),
    ).fetchall()

    def cells(row: Sequence[Any]) -> Iterable[Cell]:
        quoted = register.connection.execute(
            """SELECT e.quote FROM event_entry x JOIN entry e USING (entry_id) WHERE x.event_id = ?
               ORDER BY x.stance, e.entry_id LIMIT 1""",
            (row[0],),
        ).fetchone()
        yield Cell(date_in_words(row[1]), f"/event/{quote(row[0], safe='')}")
        yield Cell(_short(quoted[0]) if quoted else "")
        yield _number(row[3])
        yield _number(row[2])

    heads = {"Date": _at(4), "As one record tells it": None, "Tellings": _at(3), "Sources": _at(2)}
    explanation = f"{counted(len(rows), 'happening')} that several entries report. Copies of one text are one source."
    return _table("Events", "/events", explanation, heads, rows, cells, query)


_WEIGHTS = {"high": 0, "medium": 1, "low": 2}


def discrepancies_page(desk: Desk, register: Register, query: Mapping[str, str]) -> TablePage:
    """What cannot both be right, the weightiest first."""
    rows = register.connection.execute(
        """SELECT discrepancy_id, kind, severity, summary FROM discrepancy WHERE summary LIKE ? ESCAPE '\\'
           ORDER BY CASE severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END, kind, discrepancy_id""",
        (_like(query),),
    ).fetchall()

    def cells(row: Sequence[Any]) -> Iterable[Cell]:
        yield Cell(row[3], f"/discrepancy/{quote(row[0], safe='')}")
        yield Cell(row[1].replace("_", " "))
        yield Cell(row[2])

    heads = {"What stands against what": _at(3), "Kind": _at(1), "Weight": lambda row: _WEIGHTS.get(row[2], 3)}
    links = (Cell("Rule on them", "/review?queue=discrepancies"),)
    explanation = (
        f"{counted(len(rows), 'case')} of what cannot both be right, or not by itself. "
        "Both quotations are shown; nothing is resolved silently."
    )
    return _table("Discrepancies", "/discrepancies", explanation, heads, rows, cells, query, links)


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
        (_like(query),),
    ).fetchall()

    def cells(row: Sequence[Any]) -> Iterable[Cell]:
        yield Cell(row[0], f"/file?{urlencode({'path': row[0]})}", note=f"unread: {row[1]}" if row[1] else "")
        yield from (_number(count) for count in row[2:6])
        yield _number(row[6], f"/?{urlencode({'source': row[0]})}")
        yield _number(row[7], f"/?{urlencode({'source': row[0], 'basis': 'undated'})}")

    heads: dict[str, Key | None] = {"File": _at(0)}
    names = ("Pages", "Pages unread", "Records", "Records undated", "Entries", "Entries undated")
    heads |= {name: _at(place) for place, name in enumerate(names, 2)}
    pages, missing, records, undated, entries, dateless = (sum(row[place] for row in rows) for place in range(2, 8))
    explanation = (
        f"{counted(len(rows), 'file')} with {counted(pages, 'page')}, of which {missing:,} could not be read; "
        f"{counted(records, 'record')}, {undated:,} undated; {counted(entries, 'entry', 'entries')}, "
        f"{dateless:,} undated."
    )
    return _table("Coverage", "/coverage", explanation, heads, rows, cells, query)


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
        yield Cell(row[5] or row[6] or row[2].replace("_", " "), f"/record/{row[0]}")
        yield Cell(row[6] or row[2].replace("_", " "))
        yield Cell(date_in_words(row[7]))
        yield Cell(row[8] or "")
        yield Cell(f"{row[3]}" if row[3] == row[4] else f"{row[3]}–{row[4]}")
        yield _number(row[9], f"/?{urlencode({'record': row[0]})}")

    heads = {
        "Number": _at(1),
        "Record": lambda row: (row[5] or row[6] or row[2]).casefold(),
        "Kind": lambda row: row[6] or row[2],
        "Date": _at(10),
        "Classification": _at(8),
        "Pages": _at(3),
        "Entries": _at(9),
    }
    explanation = f"Unread: {reason[0]}" if reason[0] else f"The {counted(len(rows), 'record')} of this file."
    links = (Cell("In the chronology", f"/?{urlencode({'source': path})}"), Cell("All files", "/coverage"))
    made = _table(path, "/file", explanation, heads, rows, cells, {**query, "q": ""}, links)
    return made


def ledger_page(desk: Desk, register: Register, ledger: str, query: Mapping[str, str]) -> TablePage:
    """A ledger as a table, its fields as columns, the date first; empty columns are left out."""
    rows = _ledger_rows(register.connection, ledger, query)
    names = list(dict.fromkeys(name for row in rows for name in row[1]))
    used = [name for name in names if any(row[1].get(name) for row in rows)][:9]
    used.sort(key=lambda name: name != "date")

    def cells(row: tuple[str, dict[str, Any], str, str]) -> Iterable[Cell]:
        for name in used:
            shown = _short(ledger_words(name, row[1].get(name)))
            first = name == used[0]
            yield Cell(shown or ("not said" if first else ""), f"/ledger/{quote(row[0], safe='')}" if first else "")
        yield Cell(row[2], f"/record/{row[3]}")

    def by(name: str) -> Key:
        if name in DATES:
            return lambda row: row[1].get(name)
        if all(isinstance(row[1].get(name), int | None) for row in rows):
            return lambda row: row[1].get(name)
        return lambda row: ledger_words(name, row[1].get(name)).casefold()

    heads: dict[str, Key | None] = {ledger_field(name): by(name) for name in used}
    heads["Source"] = _at(2)
    links = tuple(Cell(name.capitalize(), f"/{name}") for name in LEDGERS if name != ledger)
    links += (Cell("Actors by issues", "/stances"),)
    explanation = f"{counted(len(rows), ledger.removesuffix('s'))}, each with the words it was read from."
    return _table(ledger.capitalize(), f"/{ledger}", explanation, heads, rows, cells, query, links)


def _ledger_rows(
    connection: sqlite3.Connection, ledger: str, query: Mapping[str, str]
) -> list[tuple[str, dict[str, Any], str, str]]:
    rows = connection.execute(
        """SELECT l.row_id, l.fields, coalesce(r.title, r.document_type, s.path), l.record_id
           FROM ledger_row l JOIN record r USING (record_id) JOIN source s USING (source_id)
           WHERE l.ledger = ? AND l.fields LIKE ? ESCAPE '\\' AND (? = '' OR l.record_id = ?)
           ORDER BY coalesce(l.fields ->> 'date', l.fields ->> 'signed', '9999'), s.path, r.number,
                    l.fields ->> 'order', l.row_id""",
        (ledger, _like(query), query.get("record", ""), query.get("record", "")),
    )
    return [(row[0], json.loads(row[1]), _short(row[2]), row[3]) for row in rows]


def ledger_field(name: str) -> str:
    """The name of a ledger's field as a heading."""
    return name.replace("_", " ").capitalize()


def ledger_words(name: str, said: Any) -> str:
    """What a field of a ledger says, in words; empty where it says nothing."""
    if isinstance(said, list):
        return "; ".join(str(item) for item in said)
    if not said:
        return ""
    return date_in_words(said) if name in DATES else CERTAINTIES.get(said, said) if name == "certainty" else str(said)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 140 else text[:139].rsplit(" ", 1)[0] + " …"
