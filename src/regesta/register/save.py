"""Saving one file: everything the stages say of it in one transaction, in place of what stood there before."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from regesta.errors import UnverifiableQuoteError
from regesta.model.dates import DateCandidate, DateReading
from regesta.model.entries import Entry
from regesta.model.evidence import Evidence
from regesta.model.ledgers import LedgerRow
from regesta.model.names import NameReading
from regesta.model.records import Description, Field
from regesta.model.results import RecordResult, SourceResult
from regesta.model.text import Page
from regesta.register.register import Register


def save_source(register: Register, result: SourceResult, *, fingerprint: str) -> None:
    """Save a file's pages, records, readings, entries and ledger rows, replacing what was saved of it before.

    Raises UnverifiableQuoteError, and saves nothing, when an entry's quote does not stand on its page;
    StorageError when the register cannot be written.
    """
    with register.transaction() as connection:
        connection.execute("DELETE FROM source WHERE path = ?", (result.source.path,))
        source = result.source
        source_id = connection.execute(
            """INSERT INTO source (path, root, size, digest, media, unread, remarks, fingerprint)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                source.path,
                source.root,
                source.size,
                source.digest,
                result.media,
                result.unread,
                "; ".join(result.remarks) or None,
                fingerprint,
            ),
        ).lastrowid
        assert source_id is not None
        _save_pages(connection, source_id, result)
        for record in result.records:
            _save_record(connection, source_id, source.path, record)


def save_setting(register: Register, name: str, value: str) -> None:
    """Keep a fact about the register itself under a name, in place of what stood there."""
    with register.transaction() as connection:
        connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))


def forget_source(register: Register, path: str) -> None:
    """Remove a file that is no longer in its folder, and everything said of it."""
    with register.transaction() as connection:
        connection.execute("DELETE FROM source WHERE path = ?", (path,))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _evidence(evidence: Iterable[Evidence]) -> str:
    return _json([[item.feature, round(item.weight, 4), item.sentence] for item in evidence])


def _candidates(candidates: Iterable[DateCandidate]) -> str:
    return _json([[candidate.edtf, candidate.reason] for candidate in candidates])


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Insert whole rows; the values stand in the order of the columns in schema.sql."""
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _save_pages(connection: sqlite3.Connection, source_id: int, result: SourceResult) -> None:
    lines: dict[int, list[tuple[int, int, str]]] = {}
    for record in result.records:
        for line in record.description.lines:
            lines.setdefault(line.page, []).append((line.start, line.end, line.role))
    _insert(
        connection,
        "page",
        [
            (None, source_id, page.number, page.text, page.unread, page.quality, _json(lines.get(page.number, [])))
            for page in result.pages
        ],
    )


def _save_record(connection: sqlite3.Connection, source_id: int, path: str, result: RecordResult) -> None:
    record, description, dating = result.record, result.description, result.dating
    date = dating.record_date
    reading = date.reading
    row = (
        record.id,
        source_id,
        record.number,
        record.kind,
        record.first_page,
        record.last_page,
        record.start,
        record.end,
        _value(description.title),
        description.document_type,
        date.edtf,
        date.earliest,
        date.latest,
        reading.text if reading else None,
        reading.page if reading else None,
        reading.start if reading else None,
        date.basis if date.edtf else None,
        _candidates(date.candidates),
        _evidence(date.evidence),
        _value(description.originator),
        _value(description.author),
        _value(description.recipient),
        _value(description.classification),
        description.language,
        _mean_quality(record.pages),
        _why_unread(record.pages),
        _evidence((*record.evidence, *description.evidence)),
    )
    _insert(connection, "record", [row])
    _insert(connection, "record_field", _field_rows(record.id, description))
    _insert(connection, "date_reading", [_date_row(record.id, item) for item in dating.readings])
    _insert(
        connection,
        "dated_section",
        [
            (
                record.id,
                section.page,
                section.start,
                section.end,
                section.edtf,
                section.basis,
                section.earliest,
                section.latest,
                section.heading.text if section.heading else None,
                _evidence(section.evidence),
            )
            for section in dating.sections
        ],
    )
    _insert(connection, "name_reading", [_name_row(record.id, item) for item in result.names])
    texts = {page.number: page.text for page in record.pages}
    for entry in result.entries:
        if not entry.quote or texts[entry.page][entry.start : entry.end] != entry.quote:
            raise UnverifiableQuoteError(path, entry.page, entry.quote)
    _save_entries(connection, result.entries)
    _insert(connection, "ledger_row", [_ledger_row(item) for item in result.ledgers])


def _value(field: Field | None) -> str | None:
    return field.value if field else None


def _mean_quality(pages: Sequence[Page]) -> float | None:
    known = [page.quality for page in pages if page.quality is not None]
    return round(sum(known) / len(known), 3) if known else None


def _why_unread(pages: Sequence[Page]) -> str | None:
    reasons = [page.unread for page in pages if page.unread]
    return reasons[0] if reasons and len(reasons) == len(pages) else None


def _field_rows(record_id: str, description: Description) -> list[tuple[object, ...]]:
    single = (
        description.title,
        description.originator,
        description.author,
        description.recipient,
        description.classification,
    )
    own = [
        *(field for field in single if field),
        *description.markings,
        *description.references,
        *description.other,
    ]
    fields = [(field, 0) for field in own] + [(field, 1) for field in description.form]
    return [
        (
            record_id,
            position,
            field.name,
            field.value,
            field.text,
            field.page,
            field.start,
            field.end,
            field.rule,
            on_form,
        )
        for position, (field, on_form) in enumerate(fields)
    ]


def _date_row(record_id: str, reading: DateReading) -> tuple[object, ...]:
    return (
        None,
        record_id,
        reading.page,
        reading.start,
        reading.end,
        reading.text,
        reading.type,
        reading.value,
        reading.edtf,
        reading.earliest,
        reading.latest,
        reading.basis,
        reading.use,
        reading.rule,
        _candidates(reading.candidates),
        _evidence(reading.evidence),
        _json(reading.flags),
    )


def _name_row(record_id: str, reading: NameReading) -> tuple[object, ...]:
    parts = {name: part for name, part in asdict(reading.parts).items() if part} if reading.parts else None
    return (
        None,
        record_id,
        reading.page,
        reading.start,
        reading.end,
        reading.text,
        reading.kind,
        _json(parts) if parts is not None else None,
        reading.refers_to,
        reading.rule,
        _evidence(reading.evidence),
    )


def _save_entries(connection: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    _insert(connection, "entry", [_entry_row(entry) for entry in entries])
    _insert(connection, "entry_type", [(entry.id, kind) for entry in entries for kind in dict.fromkeys(entry.types)])
    _insert(
        connection,
        "participant",
        [
            (entry.id, position, part.name, part.role, part.start, part.end, part.stands_for, None, part.chance)
            for entry in entries
            for position, part in enumerate(entry.participants)
        ],
    )
    _insert(
        connection,
        "entry_place",
        [
            (entry.id, position, place.name, place.role, place.start, place.end, None, place.chance)
            for entry in entries
            for position, place in enumerate(entry.places)
        ],
    )
    _insert(
        connection,
        "amount",
        [
            (entry.id, position, amount.quote, amount.value, amount.unit, amount.start, amount.end)
            for entry in entries
            for position, amount in enumerate(entry.amounts)
        ],
    )


def _entry_row(entry: Entry) -> tuple[object, ...]:
    return (
        entry.id,
        entry.record,
        entry.page,
        entry.start,
        entry.end,
        entry.quote,
        entry.trigger,
        entry.date,
        entry.earliest,
        entry.latest,
        entry.date_quote,
        entry.date_basis,
        _candidates(entry.date_candidates),
        _json(entry.types),
        entry.certainty,
        entry.according_to,
        _json(entry.attribution),
        entry.worth,
        _json(entry.flags),
        _evidence(entry.evidence),
        entry.chance,
    )


def _ledger_row(row: LedgerRow) -> tuple[object, ...]:
    return (
        row.id,
        row.ledger,
        row.record,
        _json(dict(row.fields)),
        _json(row.entries),
        _json([[quote.page, quote.start, quote.end, quote.text] for quote in row.quotes]),
        _evidence(row.evidence),
        _json([[one.field, one.rule, one.quote.page, one.quote.start, one.quote.end] for one in row.readings]),
    )
