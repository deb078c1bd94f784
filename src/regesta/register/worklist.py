"""The worklist: what a person should look at, what matters most first; what is ruled on is not shown again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from regesta.register.register import Register

SEVERITY = {"high": 300.0, "medium": 200.0, "low": 100.0}
UNREAD_FILE, UNREAD_PAGE, UNDATED_RECORD, DOUBTFUL_DATE, TIE = 250.0, 90.0, 150.0, 60.0, 40.0
PER_ENTRY = 1.0  # what each entry that hangs on it adds
MOST_FOR_ENTRIES = 49.0  # so that numbers alone never lift a thing into the next class


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing to look at: how much it matters, what it is, and where it stands.

    `target` is what a judgement on it names: "discrepancy:ID", "record:ID", "entry:ID", "page:PATH#N", "source:PATH".
    """

    weight: float
    kind: str  # discrepancy, unread, undated, doubtful date, tie
    target: str
    sentence: str
    source: str
    page: int | None


def worklist(register: Register) -> list[WorkItem]:
    """Everything that waits for a person, what matters most first; things people have judged are left out."""
    done = {
        row[0]
        for row in register.connection.execute(
            "SELECT target FROM judgement WHERE undone_at IS NULL AND kind NOT IN ('note', 'verdict')"
        )
    }
    found = (
        *_discrepancies(register.connection),
        *_unread(register.connection),
        *_undated(register.connection),
        *_doubtful_dates(register.connection),
        *_ties(register.connection),
    )
    waiting = [item for item in found if item.target not in done]
    return sorted(waiting, key=lambda item: (-item.weight, item.source, item.page or 0, item.target))


def _for_entries(number: int) -> float:
    return min(MOST_FOR_ENTRIES, PER_ENTRY * number)


def _discrepancies(connection: sqlite3.Connection) -> Iterator[WorkItem]:
    sources = _sources(connection)
    for identifier, severity, summary, cause, entries, quotes in connection.execute(
        "SELECT discrepancy_id, severity, summary, cause, entries, quotes FROM discrepancy ORDER BY discrepancy_id"
    ):
        record, page = json.loads(quotes)[0][:2]
        weight = SEVERITY[severity] + _for_entries(len(json.loads(entries)))
        sentence = f"{summary} {cause}" if cause else summary
        yield WorkItem(weight, "discrepancy", f"discrepancy:{identifier}", sentence, sources.get(record, ""), page)


def _unread(connection: sqlite3.Connection) -> Iterator[WorkItem]:
    for path, reason in connection.execute("SELECT path, unread FROM source WHERE unread IS NOT NULL"):
        yield WorkItem(UNREAD_FILE, "unread", f"source:{path}", f"Not read: {reason}", path, None)
    rows = connection.execute(
        """SELECT s.path, p.number, p.unread FROM page p JOIN source s USING (source_id)
           WHERE p.unread IS NOT NULL AND s.unread IS NULL"""
    )
    for path, page, reason in rows:
        yield WorkItem(UNREAD_PAGE, "unread", f"page:{path}#{page}", f"Not read: {reason}", path, page)


def _undated(connection: sqlite3.Connection) -> Iterator[WorkItem]:
    """Records without a date of their own on which entries hang."""
    rows = connection.execute(
        """SELECT r.record_id, s.path, r.first_page, coalesce(r.title, r.document_type, 'a record'), count(e.entry_id)
           FROM record r JOIN source s USING (source_id) JOIN entry e USING (record_id)
           WHERE r.date IS NULL GROUP BY r.record_id"""
    )
    for record, path, page, title, entries in rows:
        sentence = (
            f"No date was found for “{title}”; {entries} {'entry hangs' if entries == 1 else 'entries hang'} on it."
        )
        yield WorkItem(UNDATED_RECORD + _for_entries(entries), "undated", f"record:{record}", sentence, path, page)


def _doubtful_dates(connection: sqlite3.Connection) -> Iterator[WorkItem]:
    rows = connection.execute(
        """SELECT e.entry_id, s.path, e.page, e.date, e.date_quote, e.date_candidates
           FROM entry e JOIN record r USING (record_id) JOIN source s USING (source_id)
           WHERE e.worth = 'act' AND json_array_length(e.date_candidates) > 1"""
    )
    for entry, path, page, date, quote, candidates in rows:
        others = ", ".join(dict.fromkeys(edtf for edtf, _ in json.loads(candidates) if edtf != date))
        sentence = f"“{quote or 'its date'}” is read as {date or 'no date'}; it may be {others}."
        yield WorkItem(DOUBTFUL_DATE, "doubtful date", f"entry:{entry}", sentence, path, page)


def _ties(connection: sqlite3.Connection) -> Iterator[WorkItem]:
    rows = connection.execute(
        """SELECT x.entry_id, s.path, e.page, v.evidence FROM event v JOIN event_entry x USING (event_id)
           JOIN entry e USING (entry_id) JOIN record r USING (record_id) JOIN source s USING (source_id)
           WHERE v.evidence LIKE '%"events.tie"%'"""
    )
    for entry, path, page, evidence in rows:
        sentence = next(words for feature, _, words in json.loads(evidence) if feature == "events.tie")
        yield WorkItem(TIE, "tie", f"entry:{entry}", f"Entry {entry} {sentence}.", path, page)


def _sources(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(
        tuple(row) for row in connection.execute("SELECT record_id, path FROM record JOIN source USING (source_id)")
    )
