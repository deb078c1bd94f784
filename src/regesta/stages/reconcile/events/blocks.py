"""Which entries are compared at all: those that share a month and a person, a day, place and kind, or their words.

Without blocks every entry would meet every other. In a block with too many members, they are put in order of time and
each is compared with the next few alone, so that the cost stays in proportion to the number of entries.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from regesta.stages.reconcile.events.reports import Report

WIDEST = 62  # days: an entry dated more loosely is found by its words alone
LARGE = 40  # members from which a block is compared by neighbours
NEIGHBOURS = 20
SKETCH = 4  # runs of three words kept of each quote
DAYS_IN_MONTH = 31

Key = tuple[object, ...]


def candidate_pairs(reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """Pairs of entries, by their numbers in `reports`, that share a block; each pair once, in no order that matters."""
    blocks: defaultdict[Key, list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        for key in _keys(report):
            blocks[key].append(number)
    seen: set[int] = set()
    size = len(reports)
    for key, members in blocks.items():
        if key[0] == "words" and len(members) > LARGE:
            continue  # the printed words of forms: what so many entries say is no happening of theirs
        for first, second in _pairs(members, reports):
            pair = min(first, second) * size + max(first, second)
            if pair not in seen:
                seen.add(pair)
                yield divmod(pair, size)


def _keys(report: Report) -> Iterator[Key]:
    span = report.span
    if span is not None and span <= WIDEST and report.earliest is not None and report.latest is not None:
        for month in range(report.earliest // DAYS_IN_MONTH, report.latest // DAYS_IN_MONTH + 1):
            for person in report.people:
                yield "person", month, person
        if span == 0:
            for place in report.places:
                yield "place", report.earliest, place, report.types[0]
    for run in sketch(report.words):
        yield "words", run


def sketch(words: Sequence[int]) -> list[int]:
    """The lowest of the numbers of the runs of three words: copies of one quote share most of them."""
    runs = {zlib.crc32(b"%d %d %d" % tuple(words[at : at + 3])) for at in range(len(words) - 2)}
    return sorted(runs)[:SKETCH]


def _pairs(members: Sequence[int], reports: Sequence[Report]) -> Iterable[tuple[int, int]]:
    if len(members) <= LARGE:
        return ((first, second) for at, first in enumerate(members) for second in members[at + 1 :])
    ordered = sorted(members, key=lambda number: (reports[number].earliest or 0, reports[number].words, number))
    return ((first, second) for at, first in enumerate(ordered) for second in ordered[at + 1 : at + 1 + NEIGHBOURS])
