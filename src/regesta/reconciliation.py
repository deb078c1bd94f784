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

from regesta.register.discrepancies import record_facts, save_discrepancies
from regesta.register.events import entry_reports, save_events
from regesta.register.identities import apply_identities
from regesta.register.ledgers import rows_to_link, save_links
from regesta.register.lineages import copy_texts, families, save_lineages
from regesta.register.people import person_mentions, save_people
from regesta.register.register import Register
from regesta.stages.reconcile.copies import find_lineages
from regesta.stages.reconcile.discrepancies import find_across, find_in_record
from regesta.stages.reconcile.events import find_events
from regesta.stages.reconcile.ledgers import link_rows
from regesta.stages.reconcile.people import settle_people


def reconcile_register(register: Register) -> None:
    """Make anew everything in the register that joins records.

    Raises StorageError when the register cannot be written.
    """
    with register.transaction() as connection:
        save_people(connection, settle_people(person_mentions(register)))
        apply_identities(connection, made_anew=True)
        save_links(connection, link_rows(rows_to_link(register)))
        save_lineages(connection, find_lineages(copy_texts(register)))
        reports = entry_reports(register, families(register))
        events = find_events(reports)
        save_events(connection, events)
        found = [found for facts in record_facts(register, reports) for found in find_in_record(facts)]
        save_discrepancies(connection, found + find_across(events, reports))
