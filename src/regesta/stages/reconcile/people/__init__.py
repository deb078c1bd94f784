"""People: from names in the records to persons, the offices they held, and the journeys they made."""

from __future__ import annotations

from regesta.stages.reconcile.people.holdings import find_holdings
from regesta.stages.reconcile.people.journeys import impossible_journeys, itineraries
from regesta.stages.reconcile.people.persons import person_id, settle_people
from regesta.stages.reconcile.people.seats import seat_offices
from regesta.stages.reconcile.people.ties import find_ties
from regesta.stages.reconcile.people.two_in_office import names_in_office

__all__ = [
    "find_holdings",
    "find_ties",
    "impossible_journeys",
    "itineraries",
    "names_in_office",
    "person_id",
    "seat_offices",
    "settle_people",
]
