"""The second half of a build: what needs more than one record, in order.

    people         mentions      -> persons, offices over time, places
    ledgers        ledger rows   -> one instrument met in several records, later words on a commitment
    copies         pages         -> lineages of copies and releases
    events         entries       -> happenings told by several records
    discrepancies  all of these  -> what cannot both be right

The stage takes values and returns values; loading them from the register and saving them is done here.
A build begins with it while files are still read, for at its end one core works and the others wait: what is looked
things up in is opened, and of each file saved is worked out what it says by itself.
Everything it writes is made to be what the records now say, in one transaction; what a file says by itself, and how
two things compare that are as they were, is kept from the last time (register/kept.py) and not worked out again.
"""

from __future__ import annotations

import sqlite3

from regesta.fingerprint import reconciling_program
from regesta.model.reconciled import Discrepancy
from regesta.register.authorities import link_authorities
from regesta.register.discrepancies import in_records, save_discrepancies
from regesta.register.envoys import envoys
from regesta.register.events import entry_reports, rulings, save_events
from regesta.register.file_people import file_people, keep_people_of
from regesta.register.identities import apply_identities
from regesta.register.journeys import stops
from regesta.register.kept import forget_another_program, memory_of
from regesta.register.ledgers import deeds, rows_to_link, save_links
from regesta.register.lineages import copy_texts, families, save_lineages
from regesta.register.people import save_holdings, save_people, save_ties
from regesta.register.places import place_mentions, save_places
from regesta.register.register import Register
from regesta.runners.garbage import seldom_collected
from regesta.stages.reconcile.copies import find_lineages
from regesta.stages.reconcile.discrepancies import envoys_alike, find_across
from regesta.stages.reconcile.events import find_events
from regesta.stages.reconcile.ledgers import link_rows
from regesta.stages.reconcile.people import (
    holdings_of,
    impossible_journeys,
    join_files,
    names_in_office,
    seat_offices,
    ties_of,
)
from regesta.stages.reconcile.places import open_gazetteer, settle_places


def get_ready() -> None:
    """Open what reconcile looks things up in."""
    open_gazetteer()


def begin_with_file(register: Register, path: str) -> None:
    """Work out and keep what a file that was saved says by itself.

    Raises StorageError when the register cannot be written.
    """
    with register.transaction() as connection:
        forget_another_program(connection, reconciling_program())
        keep_people_of(connection, path)


def reconcile_register(register: Register) -> None:
    """Make anew everything in the register that joins records.

    Raises StorageError when the register cannot be written.
    """
    with seldom_collected(), register.transaction() as connection:
        forget_another_program(connection, reconciling_program())
        joined = _join_people(register, connection)
        save_links(connection, link_rows(rows_to_link(register), deeds(register)))
        with memory_of(connection, "copies") as memory:
            save_lineages(connection, find_lineages(copy_texts(register), memory=memory))
        reports = entry_reports(register, families(register))
        with memory_of(connection, "events") as memory:
            events = find_events(reports, rulings=rulings(register), memory=memory)
        save_events(connection, events)
        found = in_records(register, reports)
        across = [*find_across(events, reports), *envoys_alike(envoys(register)), *joined]
        save_discrepancies(connection, found + across)


def _join_people(register: Register, connection: sqlite3.Connection) -> list[Discrepancy]:
    """Persons, their offices and journeys, places; and what of these cannot be right."""
    files, decided = file_people(register)
    mentions = [mention for file in files for mention in file.mentions]
    with memory_of(connection, "people") as memory:
        people = join_files(files, rulings=decided, memory=memory)
    holdings = holdings_of((shown for file in files for shown in file.shown), people.person_of)
    people = seat_offices(people, mentions, holdings, rulings=decided)
    save_people(connection, people)
    save_holdings(connection, holdings)
    save_ties(connection, ties_of((told for file in files for told in file.told), people.person_of))
    link_authorities(connection, people, holdings, mentions)
    apply_identities(connection, made_anew=True)
    with memory_of(connection, "places") as memory:
        save_places(connection, settle_places(place_mentions(register), memory=memory))
    variants = {person.id: person.variants for person in people.persons}
    shown = {person.id: person.name for person in people.persons}
    return [*names_in_office(holdings, variants), *impossible_journeys(stops(register), shown)]
