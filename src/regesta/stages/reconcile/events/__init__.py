"""events: the happenings themselves, each with the entries of one or more records that report it.

reports     an entry, reduced to what can be compared
blocks      which entries are compared at all
comparison  how far two entries report one happening: a weight and a sentence for each thing compared
clusters    the surest pairs joined first, ties left apart
telling     what the entries say together: joint date, stance, independent sources
"""

from __future__ import annotations

from collections.abc import Sequence

from regesta.model.reconciled import Event
from regesta.stages.reconcile.events.blocks import candidate_pairs
from regesta.stages.reconcile.events.clusters import NO_RULINGS, Rulings, find_matches, join
from regesta.stages.reconcile.events.comparison import measure_rarity
from regesta.stages.reconcile.events.reports import Report
from regesta.stages.reconcile.events.telling import tell
from regesta.stages.reconcile.memory import Memory

__all__ = ["Report", "Rulings", "find_events"]


def find_events(
    reports: Sequence[Report], *, rulings: Rulings = NO_RULINGS, memory: Memory | None = None
) -> list[Event]:
    """The happenings that these entries report, by id; each entry stands in exactly one.

    People's rulings go before all evidence. Entries of which `memory` knows how they compare are not compared again.
    """
    reports = sorted(reports, key=lambda report: report.entry)
    rarity = measure_rarity(reports)
    matches = find_matches(candidate_pairs(reports), reports, rarity, memory=memory or Memory(), rulings=rulings)
    clusters = join(matches, reports)
    events = []
    for number, cluster in enumerate(clusters.members):
        tied = {other for member in cluster for other in clusters.ties.get(member, ())}
        events.append(
            tell(
                [reports[member] for member in cluster],
                clusters.joined_by[number],
                rarity,
                [reports[other] for other in sorted(tied - set(cluster))],
            )
        )
    return sorted(events, key=lambda event: event.id)
