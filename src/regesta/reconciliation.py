"""The second half of a build: what needs more than one record, in order.

    people         mentions      -> persons, offices over time, places
    ledgers        ledger rows   -> one instrument met in several records, later words on a commitment
    copies         pages         -> lineages of copies and releases
    events         entries       -> happenings told by several records
    discrepancies  all of these  -> what cannot both be right

The stage takes values and returns values; loading them from the register and saving them is done here.
Everything it writes is emptied and made anew, in one transaction.
"""

from __future__ import annotations

import sqlite3

from regesta.model.reconciled import Discrepancy
from regesta.register.authorities import link_authorities
from regesta.register.discrepancies import record_facts, save_discrepancies
from regesta.register.envoys import envoys
from regesta.register.events import entry_reports, rulings, save_events
from regesta.register.identities import apply_identities
from regesta.register.journeys import stops
from regesta.register.ledgers import deeds, rows_to_link, save_links
from regesta.register.lineages import copy_texts, families, save_lineages
from regesta.register.people import person_mentions, person_rulings, save_holdings, save_people, save_ties
from regesta.register.places import place_mentions, save_places
from regesta.register.register import Register
from regesta.stages.reconcile.copies import find_lineages
from regesta.stages.reconcile.discrepancies import envoys_alike, find_across, find_in_record
from regesta.stages.reconcile.events import find_events
from regesta.stages.reconcile.ledgers import link_rows
from regesta.stages.reconcile.people import (
    find_holdings,
    find_ties,
    impossible_journeys,
    names_in_office,
    seat_offices,
    settle_people,
)
from regesta.stages.reconcile.places import settle_places


def reconcile_register(register: Register) -> None:
    """Make anew everything in the register that joins records.

    Raises StorageError when the register cannot be written.
    """
    with register.transaction() as connection:
        joined = _join_people(register, connection)
        save_links(connection, link_rows(rows_to_link(register), deeds(register)))
        save_lineages(connection, find_lineages(copy_texts(register)))
        reports = entry_reports(register, families(register))
        events = find_events(reports, rulings=rulings(register))
        save_events(connection, events)
        found = [found for facts in record_facts(register, reports) for found in find_in_record(facts)]
        across = [*find_across(events, reports), *envoys_alike(envoys(register)), *joined]
        save_discrepancies(connection, found + across)


def _join_people(register: Register, connection: sqlite3.Connection) -> list[Discrepancy]:
    """Persons, their offices and journeys, places; and what of these cannot be right."""
    mentions = person_mentions(connection)
    decided = person_rulings(register, mentions)
    people = settle_people(mentions, rulings=decided)
    holdings = find_holdings(mentions, people.person_of)
    people = seat_offices(people, mentions, holdings, rulings=decided)
    save_people(connection, people)
    save_holdings(connection, holdings)
    save_ties(connection, find_ties(mentions, people.person_of))
    link_authorities(connection, people, holdings, mentions)
    apply_identities(connection, made_anew=True)
    save_places(connection, settle_places(place_mentions(register)))
    variants = {person.id: person.variants for person in people.persons}
    shown = {person.id: person.name for person in people.persons}
    return [*names_in_office(holdings, variants), *impossible_journeys(stops(register), shown)]
