"""The review: queues of what waits for a person, and the history of what people decided."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from regesta.register import Register
from regesta.register.judgements import DECIDING, history
from regesta.register.pairs import NAMES, bare_ids
from regesta.room.desk import Desk
from regesta.room.entries import EntryView, entries_by_id
from regesta.room.entry import JudgementView, judgement_view
from regesta.room.paging import Paging, page_of
from regesta.room.quotes import Candidate, QuoteView, candidates_of, quote_views, sentences
from regesta.room.rows import records_by_id
from regesta.room.words import begun_with_a_capital, dates_in_words, discrepancy_in_words

SIZE = 25


@dataclass(frozen=True, slots=True)
class Queue:
    """A queue: its name, and how many wait in it."""

    name: str
    label: str
    waiting: int
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """Two persons who may be one."""

    one: str
    one_name: str
    one_forms: str
    other: str
    other_name: str
    other_forms: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """Something to decide: an entry, a record, a discrepancy or a tie of persons."""

    target: str
    title: str
    text: str
    href: str
    note: str
    done: str | None  # how it was decided
    entry: EntryView | None = None
    tie: Tie | None = None
    candidates: tuple[Candidate, ...] = ()
    quotes: tuple[QuoteView, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A queue: what its template receives."""

    title: str
    queues: tuple[Queue, ...]
    explanation: str
    shows: tuple[tuple[str, str, bool], ...]  # waiting, done, all: the word, the address, whether it is shown
    cases: tuple[Case, ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """What people decided: what its template receives."""

    title: str
    judgements: tuple[JudgementView, ...]
    paging: Paging


# Each queue: its label, what it holds, and the SQL that gives the targets in it, what matters most first.
_QUEUES = {
    "ambiguous": (
        "Ambiguous dates",
        "Entries whose date has more than one reading. Choose one, or accept what was chosen.",
        """SELECT 'entry:' || e.entry_id FROM entry e JOIN record r USING (record_id)
           WHERE e.date_candidates <> '[]' AND e.worth = 'act' AND json_array_length(e.date_candidates) > 1
           ORDER BY coalesce(e.date_earliest, e.date_latest), e.record_id, e.page, e.start""",
    ),
    "undated": (
        "Undated entries",
        "Entries for which the record gives no date. Give one where you know it, reject what is no happening.",
        """SELECT 'entry:' || entry_id FROM entry INDEXED BY entry_by_record
           WHERE date IS NULL ORDER BY record_id, page, start""",
    ),
    "records": (
        "Undated records",
        "Records on which entries hang, and that bear no date of their own.",
        """SELECT 'record:' || r.record_id FROM record r JOIN entry e USING (record_id)
           WHERE r.date_earliest IS NULL AND r.date_latest IS NULL
           GROUP BY r.record_id ORDER BY count(*) DESC, r.record_id""",
    ),
    "doubtful": (
        "Low certainty",
        "Entries that only a record’s own date or their neighbours date, or that carry a warning.",
        """SELECT 'entry:' || entry_id FROM entry
           WHERE (flags <> '[]' OR date_basis IN ('document', 'sequence')) AND date IS NOT NULL AND worth = 'act'
           ORDER BY flags = '[]', record_id, page, start""",
    ),
    "discrepancies": (
        "Discrepancies",
        "What cannot both be right. A ruling says which to follow and why; both quotations stay.",
        """SELECT 'discrepancy:' || discrepancy_id FROM discrepancy
           ORDER BY CASE severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END, discrepancy_id""",
    ),
    "identity": (
        "Who is who",
        "Persons who may be one. Merge them, or say that they are two.",
        "SELECT 'person:' || one || '|' || other FROM person_proposal ORDER BY score DESC, one, other",
    ),
}


def review_page(desk: Desk, register: Register, query: Mapping[str, str]) -> ReviewPage:
    """The queue that the address names."""
    name = query.get("queue", "")
    name = name if name in _QUEUES else next(iter(_QUEUES))
    show = query.get("show", "")
    show = show if show in {"done", "all"} else "waiting"
    decided = _decided(register.connection)
    targets = desk.kept(register, "queues", _all_targets)
    in_queue = [target for target in targets[name] if show == "all" or (target in decided) == (show == "done")]
    if show == "done":
        # What was corrected may have left the queue: a dated entry is no longer undated.
        in_queue += sorted(target for target in decided if _left(register.connection, name, target, targets[name]))

    def address(page: str = "", show: str = show) -> str:
        asked = {"queue": name, "show": "" if show == "waiting" else show, "page": page}
        return "/review?" + urlencode({key: value for key, value in asked.items() if value})

    paging = page_of(len(in_queue), query.get("page", ""), SIZE, address)
    shown = in_queue[max(paging.first - 1, 0) : paging.last]
    label, explanation, _ = _QUEUES[name]
    return ReviewPage(
        title=f"Review: {label}",
        queues=tuple(
            Queue(
                queue,
                _QUEUES[queue][0],
                len(found) - len(decided.keys() & found) if decided else len(found),
                f"/review?queue={queue}",
                queue == name,
            )
            for queue, found in targets.items()
        ),
        explanation=explanation,
        shows=tuple((each, address("", each), each == show) for each in ("waiting", "done", "all")),
        cases=tuple(case for target in shown if (case := _case(register.connection, target, decided)) is not None),
        paging=paging,
    )


def history_page(desk: Desk, register: Register, query: Mapping[str, str]) -> HistoryPage:
    """What people decided, the last first."""
    total = register.connection.execute("SELECT count(*) FROM judgement").fetchone()[0]
    paging = page_of(total, query.get("page", ""), 50, lambda page: f"/history?page={page}" if page else "/history")
    found = history(register, limit=50, offset=max(paging.first - 1, 0))
    return HistoryPage("History", tuple(judgement_view(register.connection, item) for item in found), paging)


def _all_targets(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """What is in each queue, decided or not."""
    return {queue: [row[0] for row in connection.execute(sql)] for queue, (_, _, sql) in _QUEUES.items()}


def _decided(connection: sqlite3.Connection) -> dict[str, str]:
    """Targets people have decided, and how; a tie of persons as both ways to write it."""
    marks = ",".join("?" * len(DECIDING))
    decided: dict[str, str] = {}
    for target, kind, value in connection.execute(
        f"SELECT target, kind, value FROM judgement WHERE undone_at IS NULL AND kind IN ({marks})", DECIDING
    ):
        decided[target] = kind
        if kind in {"merge", "distinct"}:
            said = json.loads(value)
            one = target.removeprefix("person:")
            for other in bare_ids(said[NAMES[kind]]):
                decided[f"person:{one}|{other}"] = decided[f"person:{other}|{one}"] = kind
    return decided


def _left(connection: sqlite3.Connection, queue: str, target: str, waiting: list[str]) -> bool:
    """Whether a decided target was in this queue as the stages left it."""
    if queue != "undated" or not target.startswith("entry:") or target in waiting:
        return False
    row = connection.execute("SELECT as_read FROM standing WHERE target = ?", (target,)).fetchone()
    return row is not None and json.loads(row[0]).get("date") is None


def _case(connection: sqlite3.Connection, target: str, decided: Mapping[str, str]) -> Case | None:
    what, _, identifier = target.partition(":")
    make: Callable[[sqlite3.Connection, str, str, str | None], Case | None] = {
        "entry": _entry_case,
        "record": _record_case,
        "discrepancy": _discrepancy_case,
        "person": _tie_case,
    }[what]
    return make(connection, target, identifier, decided.get(target))


def _entry_case(connection: sqlite3.Connection, target: str, identifier: str, done: str | None) -> Case | None:
    found = entries_by_id(connection, [identifier])
    if not found:
        return None
    entry = found[0]
    note = "; ".join(flag for flag in entry.flags)
    href = f"/entry/{identifier}"
    return Case(target, entry.date_words, entry.quote, href, note, done, entry, candidates=entry.candidates)


def _record_case(connection: sqlite3.Connection, target: str, identifier: str, done: str | None) -> Case | None:
    row = records_by_id(connection, [identifier]).get(identifier)
    if row is None:
        return None
    title = row["title"] or row["document_type"] or "Untitled record"
    where = f"{row['source']}, p. {row['first_page']}"
    return Case(target, title, where, f"/record/{identifier}", "", done, candidates=candidates_of(row))


def _discrepancy_case(connection: sqlite3.Connection, target: str, identifier: str, done: str | None) -> Case | None:
    row = connection.execute("SELECT * FROM discrepancy WHERE discrepancy_id = ?", (identifier,)).fetchone()
    if row is None:
        return None
    title = begun_with_a_capital(discrepancy_in_words(row["kind"]))
    note = f"Weight: {row['severity']}. {begun_with_a_capital(row['cause'] or '')}"
    summary = dates_in_words(row["summary"])
    quoted = quote_views(connection, json.loads(row["quotes"])[:4])
    return Case(target, title, summary, f"/discrepancy/{identifier}", dates_in_words(note), done, quotes=quoted)


def _tie_case(connection: sqlite3.Connection, target: str, identifier: str, done: str | None) -> Case | None:
    one, _, other = identifier.partition("|")
    names = {
        row["person_id"]: (row["name"], ", ".join(json.loads(row["variants"])[:6]))
        for row in connection.execute("SELECT * FROM person WHERE person_id IN (?, ?)", (one, other))
    }
    evidence = connection.execute(
        "SELECT evidence FROM person_proposal WHERE one = ? AND other = ?", (one, other)
    ).fetchone()
    first, second = names.get(one, (one, "")), names.get(other, (other, ""))
    reasons = sentences(evidence[0]) if evidence else ()
    tie = Tie(one, first[0], first[1], other, second[0], second[1], reasons)
    return Case(target, f"{first[0]} and {second[0]}", "", f"/person/{quote(one)}", "", done, tie=tie)
