"""Envoys in the register: those named by their office, and the authors of talks with a state's officers."""

from __future__ import annotations

import json
from collections.abc import Iterator

from regesta.model.reconciled import RecordQuote
from regesta.register.register import Register
from regesta.stages.reconcile.discrepancies import Envoy

_NAMED = """
    SELECT p.name, p.given, p.family, h.post, h.date_earliest, h.date_latest, h.quotes FROM holding h
    JOIN person p USING (person_id)
    WHERE h.office = 'ambassador' AND h.status = 'held' AND h.post IS NOT NULL
      AND h.date_earliest IS NOT NULL AND h.date_latest IS NOT NULL AND p.given <> ''
    ORDER BY h.holding_id
"""
_AUTHORS = """
    SELECT f.record_id, f.page, f.start, f.end, f.text, r.date_earliest, r.date_latest
    FROM record_field f JOIN record r USING (record_id)
    WHERE f.name = 'author' AND f.on_form = 0 AND r.document_type = 'record of conversation'
      AND r.date_earliest IS NOT NULL AND r.date_latest IS NOT NULL
    ORDER BY f.record_id, f.position
"""
_OFFICERS = """
    SELECT h.country, h.quotes FROM holding h
    WHERE h.country IS NOT NULL AND h.office <> 'ambassador' AND h.status = 'held' ORDER BY h.holding_id
"""


def envoys(register: Register) -> Iterator[Envoy]:
    """Everyone whom a record shows as a foreign envoy in a state."""
    for name, given, family, state, earliest, latest, quotes in register.connection.execute(_NAMED):
        quote = RecordQuote(*json.loads(quotes)[0])
        yield Envoy(name, given, family, state, earliest, latest, True, "named ambassador", quote)
    states: dict[str, list[str]] = {}
    for state, quotes in register.connection.execute(_OFFICERS):
        for record in dict.fromkeys(quote[0] for quote in json.loads(quotes)):
            states.setdefault(record, []).append(state)
    for record, page, start, end, text, earliest, latest in register.connection.execute(_AUTHORS):
        given, _, family = text.replace(".", ". ").strip().rpartition(" ")
        quote = RecordQuote(record, page, start, end, text)
        for state in dict.fromkeys(states.get(record, ())):
            ground = f"author of a conversation with an officer of {state}"
            yield Envoy(text, given, family, state, earliest, latest, False, ground, quote)
