"""The SELECTs of the build, the commands and the exports, each named for what it answers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regesta.model.entries import CONFIDENCES, Confidence
from regesta.model.ledgers import LEDGERS
from regesta.register.register import Register


def fingerprints(register: Register) -> dict[str, str]:
    """Path of every source in the register, and the fingerprint it was read under."""
    return dict(register.connection.execute("SELECT path, fingerprint FROM source").fetchall())


def setting(register: Register, name: str) -> str | None:
    """A fact about the register itself, by its name; None where it was never kept."""
    row = register.connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def reconcile_inputs(register: Register) -> str:
    """What reconcile depends on besides the program: sources as they were read, judgements, authority files."""
    told = register.connection.execute(
        """SELECT path || ' ' || fingerprint FROM source
           UNION ALL SELECT judgement_id || ' ' || coalesce(undone_at, '') FROM judgement
           UNION ALL SELECT set_name || ' ' || count(*) FROM authority GROUP BY set_name ORDER BY 1"""
    )
    return "\n".join(row[0] for row in told)


def source_roots(register: Register) -> list[tuple[str, str]]:
    """Path and SOURCE folder of every source in the register."""
    return [tuple(row) for row in register.connection.execute("SELECT path, root FROM source ORDER BY path")]


def boundary_rulings(register: Register) -> dict[str, dict[int, bool]]:
    """People's standing rulings on where records begin: path to page number to True (one begins there) or False."""
    rulings: dict[str, dict[int, bool]] = {}
    rows = register.connection.execute(
        "SELECT target, value FROM judgement WHERE kind = 'boundary' AND undone_at IS NULL ORDER BY judgement_id"
    )
    for target, value in rows:
        path, _, page = target.removeprefix("page:").rpartition("#")
        rulings.setdefault(path, {})[int(page)] = bool(json.loads(value))
    return rulings


def counts(register: Register) -> dict[str, int]:
    """What the register holds, for the closing summary of a build."""
    one = register.connection.execute(
        """SELECT (SELECT count(*) FROM source) AS files, (SELECT count(*) FROM page) AS pages,
                  (SELECT count(*) FROM record) AS records, (SELECT count(*) FROM entry) AS entries,
                  (SELECT count(*) FROM entry WHERE date IS NULL) AS undated,
                  (SELECT count(*) FROM source WHERE unread IS NOT NULL)
                  + (SELECT count(*) FROM page WHERE unread IS NOT NULL) AS unread,
                  (SELECT count(*) FROM person) AS people, (SELECT count(*) FROM event) AS events,
                  (SELECT count(*) FROM discrepancy) AS discrepancies"""
    ).fetchone()
    rows = dict(register.connection.execute("SELECT ledger, count(*) FROM ledger_row GROUP BY ledger").fetchall())
    return dict(one) | {ledger: rows.get(ledger, 0) for ledger in LEDGERS}


def unread(register: Register) -> list[tuple[str, str]]:
    """Every file and page that could not be read, with its reason."""
    rows = register.connection.execute(
        """SELECT path, unread FROM source WHERE unread IS NOT NULL
           UNION ALL
           SELECT s.path || ', page ' || p.number, p.unread FROM page p JOIN source s USING (source_id)
           WHERE p.unread IS NOT NULL AND s.unread IS NULL
           ORDER BY 1"""
    )
    return [tuple(row) for row in rows]


# Whether people accepted or corrected the entry e, and its confidence: "checked" where they did, NULL where nothing
# weighed it.
CHECKED = """EXISTS (SELECT 1 FROM standing y WHERE y.entry_id = e.entry_id
             AND y.standing IN ('accepted', 'corrected'))"""
STANDS = "NOT EXISTS (SELECT 1 FROM standing x WHERE x.entry_id = e.entry_id AND x.standing = 'rejected')"
_AT_LEAST = " ".join(f"WHEN e.chance >= {least} THEN '{confidence}'" for confidence, least in CONFIDENCES.items())
CONFIDENCE = f"CASE WHEN {CHECKED} THEN 'checked' {_AT_LEAST} END"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What `show` and the exports are narrowed to; every field left out lets everything through."""

    earliest: str | None = None  # ISO day: entries that may lie on it or after
    latest: str | None = None
    person: str | None = None  # a name or part of one, or a person's id
    place: str | None = None
    persons: tuple[str, ...] = ()  # ids of persons, whose entries are let through beside those of `person`
    places: tuple[str, ...] = ()
    type: str | None = None
    record: str | None = None
    confidence: Confidence | None = None  # this or a higher one; what people accepted or corrected has the highest


_ENTRIES = """
    SELECT e.*, s.path AS source, r.title AS record_title, r.date AS record_date, r.classification,
           r.document_type, x.event_id
    FROM entry e JOIN record r USING (record_id) JOIN source s USING (source_id)
    LEFT JOIN event_entry x ON x.entry_id = e.entry_id
"""
# In time first; what has no date stands at the end. Path, page and offset settle every tie, so that two builds
# give the same order.
_IN_TIME = """
    ORDER BY e.date IS NULL, coalesce(e.date_earliest, e.date_latest, ''), coalesce(e.date_latest, ''),
             s.path, e.page, e.start, e.end, e.entry_id
"""


def entries(register: Register, narrowing: Narrowing | None = None) -> Iterator[sqlite3.Row]:
    """Entries in chronological order, each with its record's title, date and source."""
    where, values = _where(narrowing or Narrowing())
    return register.connection.execute(_ENTRIES + where + _IN_TIME, values)


def entry(register: Register, entry_id: str) -> sqlite3.Row | None:
    """One entry by its id; None where there is none."""
    row: sqlite3.Row | None = register.connection.execute(_ENTRIES + " WHERE e.entry_id = ?", (entry_id,)).fetchone()
    return row


def _where(narrowing: Narrowing) -> tuple[str, list[str]]:
    conditions = [STANDS]
    values: list[str] = []

    def add(condition: str, *given: str) -> None:
        conditions.append(condition)
        values.extend(given)

    if narrowing.earliest:
        add("e.date IS NOT NULL AND (e.date_latest IS NULL OR e.date_latest >= ?)", narrowing.earliest)
    if narrowing.latest:
        add("e.date IS NOT NULL AND (e.date_earliest IS NULL OR e.date_earliest <= ?)", narrowing.latest)
    if narrowing.person or narrowing.persons:
        words = _like(narrowing.person)
        add(
            """EXISTS (SELECT 1 FROM participant p WHERE p.entry_id = e.entry_id
               AND (p.name LIKE ? ESCAPE '\\' OR p.stands_for LIKE ? ESCAPE '\\'
                    OR p.person_id IN (SELECT value FROM json_each(?))))""",
            words,
            words,
            json.dumps([narrowing.person, *narrowing.persons]),
        )
    if narrowing.place or narrowing.places:
        add(
            """EXISTS (SELECT 1 FROM entry_place l WHERE l.entry_id = e.entry_id
               AND (l.name LIKE ? ESCAPE '\\' OR l.place_id IN (SELECT value FROM json_each(?))))""",
            _like(narrowing.place),
            json.dumps([narrowing.place, *narrowing.places]),
        )
    if narrowing.type:
        add("EXISTS (SELECT 1 FROM entry_type t WHERE t.entry_id = e.entry_id AND t.type = ?)", narrowing.type)
    if narrowing.record:
        add("(e.record_id = ? OR s.path = ?)", narrowing.record, narrowing.record)
    if narrowing.confidence:
        add(f"(e.chance >= {CONFIDENCES[narrowing.confidence]} OR {CHECKED})")
    return " WHERE " + " AND ".join(conditions), values


def _like(words: str | None) -> str:
    """A pattern for whatever has the words in it; "" fits nothing that is named."""
    if not words:
        return ""
    escaped = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def parts_of_entries(
    register: Register, table: str, columns: Sequence[str], entry_id: str | None = None
) -> dict[str, list[dict[str, object]]]:
    """The rows of `participant`, `entry_place` or `amount` of one entry, or of all, by entry id in its order."""
    assert table in {"participant", "entry_place", "amount"}
    found: dict[str, list[dict[str, object]]] = {}
    rows = register.connection.execute(
        f"""SELECT entry_id, {", ".join(columns)} FROM {table} {"WHERE entry_id = ?" if entry_id else ""}
            ORDER BY entry_id, position""",
        (entry_id,) if entry_id else (),
    )
    for entry_id, *values in rows:
        found.setdefault(entry_id, []).append(dict(zip(columns, values, strict=True)))
    return found


def records(register: Register) -> Iterator[sqlite3.Row]:
    """Every record with its source, by path and place in the file."""
    return register.connection.execute(
        """SELECT r.*, s.path AS source,
                  (SELECT f.rule FROM record_field f WHERE f.record_id = r.record_id AND f.name = 'classification'
                   AND f.on_form = 0 AND f.value = r.classification) AS classification_rule
           FROM record r JOIN source s USING (source_id) ORDER BY s.path, r.number"""
    )


def unread_sources(register: Register) -> list[tuple[str, str]]:
    """Path and reason of every source of which nothing was read."""
    rows = register.connection.execute("SELECT path, unread FROM source WHERE unread IS NOT NULL ORDER BY path")
    return [tuple(row) for row in rows]


def fields_by_record(register: Register, *, on_form: bool) -> dict[str, dict[str, list[str]]]:
    """The values of every field of a description by record and field: its own, or those of an identification form."""
    found: dict[str, dict[str, list[str]]] = {}
    rows = register.connection.execute(
        "SELECT record_id, name, value FROM record_field WHERE on_form = ? ORDER BY record_id, position", (on_form,)
    )
    for record_id, name, value in rows:
        found.setdefault(record_id, {}).setdefault(name, []).append(value)
    return found


def broken_quotes(register: Register) -> list[sqlite3.Row]:
    """Entries whose quote is not what stands on their page; there must be none."""
    return register.connection.execute(
        """SELECT e.entry_id, e.quote, s.path AS source, e.page
           FROM entry e JOIN record r USING (record_id) JOIN source s USING (source_id)
           LEFT JOIN page p ON p.source_id = s.source_id AND p.number = e.page
           WHERE p.text IS NULL OR substr(p.text, e.start + 1, e.end - e.start) <> e.quote
           ORDER BY s.path, e.page, e.start"""
    ).fetchall()


def page_text(register: Register, source: str, number: int) -> str:
    """The text of one page as the register holds it; empty where there is none."""
    row = register.connection.execute(
        "SELECT p.text FROM page p JOIN source s USING (source_id) WHERE s.path = ? AND p.number = ?", (source, number)
    ).fetchone()
    return row[0] if row else ""


def ledger_rows(register: Register, ledger: str) -> list[sqlite3.Row]:
    """The rows of one ledger with their source, by path and place (rows of a record are saved in order)."""
    return register.connection.execute(
        """SELECT l.*, s.path AS source
           FROM ledger_row l JOIN record r USING (record_id) JOIN source s USING (source_id)
           WHERE l.ledger = ? ORDER BY s.path, r.number, l.rowid""",
        (ledger,),
    ).fetchall()


def discrepancies_by_entry(register: Register, entry_id: str = "") -> dict[str, list[str]]:
    """Ids of the discrepancies that concern each entry; with `entry_id`, of those alone that concern this one."""
    found: dict[str, list[str]] = {}
    for identifier, concerned in register.connection.execute(
        "SELECT discrepancy_id, entries FROM discrepancy WHERE instr(entries, ?) ORDER BY discrepancy_id", (entry_id,)
    ):
        for entry_id in json.loads(concerned):
            found.setdefault(entry_id, []).append(identifier)
    return found


def coverage(register: Register) -> list[sqlite3.Row]:
    """What was read of each file, what was not and why, what has no date: the view `coverage`."""
    return register.connection.execute("SELECT * FROM coverage").fetchall()


def ledger_row(register: Register, row_id: str) -> sqlite3.Row | None:
    """One row of a ledger by its id, with its source; None where there is none."""
    row: sqlite3.Row | None = register.connection.execute(
        """SELECT l.*, s.path AS source
           FROM ledger_row l JOIN record r USING (record_id) JOIN source s USING (source_id) WHERE l.row_id = ?""",
        (row_id,),
    ).fetchone()
    return row


def event(register: Register, event_id: str) -> sqlite3.Row | None:
    """One event by its id; None where there is none."""
    row: sqlite3.Row | None = register.connection.execute(
        "SELECT * FROM event WHERE event_id = ?", (event_id,)
    ).fetchone()
    return row


def tellings(register: Register, event_id: str) -> list[sqlite3.Row]:
    """The entries that tell of one event, with their sources and whether they were written at the time."""
    return register.connection.execute(
        """SELECT x.stance, e.entry_id, e.date, e.page, e.quote, s.path AS source
           FROM event_entry x JOIN entry e USING (entry_id)
           JOIN record r USING (record_id) JOIN source s USING (source_id)
           WHERE x.event_id = ? ORDER BY s.path, e.page, e.start, e.entry_id""",
        (event_id,),
    ).fetchall()


def discrepancy(register: Register, discrepancy_id: str) -> sqlite3.Row | None:
    """One discrepancy by its id; None where there is none."""
    row: sqlite3.Row | None = register.connection.execute(
        "SELECT * FROM discrepancy WHERE discrepancy_id = ?", (discrepancy_id,)
    ).fetchone()
    return row


def ids_like(register: Register, identifier: str) -> list[str]:
    """Up to five ids of entries, ledger rows, events and discrepancies that begin as this one does."""
    begins = _like(identifier[:4]).removeprefix("%")
    rows = register.connection.execute(
        """SELECT entry_id FROM entry WHERE entry_id LIKE :begins ESCAPE '\\'
           UNION SELECT row_id FROM ledger_row WHERE row_id LIKE :begins ESCAPE '\\'
           UNION SELECT event_id FROM event WHERE event_id LIKE :begins ESCAPE '\\'
           UNION SELECT discrepancy_id FROM discrepancy WHERE discrepancy_id LIKE :begins ESCAPE '\\'
           ORDER BY 1 LIMIT 5""",
        {"begins": begins},
    )
    return [row[0] for row in rows]


def record(register: Register, record_id: str) -> sqlite3.Row | None:
    """One record by its id, with its source; None where there is none."""
    row: sqlite3.Row | None = register.connection.execute(
        "SELECT r.*, s.path AS source FROM record r JOIN source s USING (source_id) WHERE r.record_id = ?", (record_id,)
    ).fetchone()
    return row


def readings_in(register: Register, record_id: str, page: int, start: int, end: int) -> list[sqlite3.Row]:
    """The date readings that stand within a slice of a page."""
    return register.connection.execute(
        """SELECT * FROM date_reading WHERE record_id = ? AND page = ? AND start < ? AND end > ?
           ORDER BY start, reading_id""",
        (record_id, page, end, start),
    ).fetchall()
