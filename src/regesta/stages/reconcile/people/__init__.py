"""People: from names in the records to persons, the offices they held, and the journeys they made."""

from __future__ import annotations

from regesta.stages.reconcile.people.holdings import find_holdings, holdings_of
from regesta.stages.reconcile.people.journeys import impossible_journeys, itineraries
from regesta.stages.reconcile.people.of_file import FilePeople, people_of_files
from regesta.stages.reconcile.people.persons import join_files, person_id, settle_people
from regesta.stages.reconcile.people.rows import file_from_text, file_text
from regesta.stages.reconcile.people.seats import seat_offices
from regesta.stages.reconcile.people.ties import find_ties, ties_of
from regesta.stages.reconcile.people.two_in_office import names_in_office

__all__ = [
    "FilePeople",
    "file_from_text",
    "file_text",
    "find_holdings",
    "find_ties",
    "holdings_of",
    "impossible_journeys",
    "itineraries",
    "join_files",
    "names_in_office",
    "people_of_files",
    "person_id",
    "seat_offices",
    "settle_people",
    "ties_of",
]
