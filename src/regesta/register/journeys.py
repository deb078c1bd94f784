"""Journeys in the register: the places where entries show a person."""

from __future__ import annotations

from regesta.model.entries import DOUBTFUL
from regesta.model.reconciled import RecordQuote
from regesta.register.queries import STANDS
from regesta.register.register import Register
from regesta.stages.reconcile.people.journeys import Stop

# Parts in a happening that put a person at its place; a recipient or a person spoken of may be anywhere.
PRESENT = ("agent", "counterpart", "greeter", "signatory")
# Happenings whose place is where their people are; a statement or letter about a place is not.
MOVING = ("visit", "meeting", "travel", "agreement", "arrest", "appointment", "personal")

_STOPS = """
    SELECT p.person_id, e.entry_id, l.place_id, coalesce(g.name, l.name) AS place, l.role, e.date_earliest,
           e.date_latest, g.latitude, g.longitude, g.kind, e.record_id, e.page, e.start, e.end, e.quote, e.date_basis,
           p.role AS part
    FROM participant p JOIN entry e USING (entry_id) JOIN entry_place l USING (entry_id)
    JOIN place g ON g.place_id = l.place_id
    WHERE p.person_id IS NOT NULL AND e.certainty = 'occurred' AND {stands}
      AND coalesce(p.chance, 1) >= {least} AND coalesce(l.chance, 1) >= {least}
      AND EXISTS (SELECT 1 FROM entry_type t WHERE t.entry_id = e.entry_id AND t.type IN ({types}))
"""


def stops(register: Register, person: str | None = None) -> list[Stop]:
    """Every place at which an entry shows a person, or the one person.

    Planned and denied journeys and rejected entries are left out, and whoever or whatever has part in them less likely
    than not.
    """
    query = _STOPS.format(types=", ".join(f"'{name}'" for name in MOVING), least=DOUBTFUL, stands=STANDS)
    values: tuple[str, ...] = ()
    if person is not None:
        query, values = query + " AND p.person_id = ?", (person,)
    found = {}
    for row in register.connection.execute(query + " ORDER BY p.person_id, e.entry_id, l.position", values):
        if row["part"] not in PRESENT and not (row["part"] == "subject" and row["role"] in ("to", "from", "via")):
            continue
        quote = RecordQuote(row["record_id"], row["page"], row["start"], row["end"], row["quote"])
        found[row["person_id"], row["entry_id"], row["place_id"], row["role"]] = Stop(
            person=row["person_id"],
            entry=row["entry_id"],
            place=row["place_id"],
            name=row["place"],
            role=row["role"],
            earliest=row["date_earliest"],
            latest=row["date_latest"],
            latitude=row["latitude"],
            longitude=row["longitude"],
            quote=quote,
            explicit=row["date_basis"] == "explicit",
            exact=row["kind"] in ("city", "site") and row["date_basis"] in ("explicit", "heading"),
        )
    return list(found.values())
