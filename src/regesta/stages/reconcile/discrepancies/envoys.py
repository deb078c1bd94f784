"""Two names for one envoy: alike, in one country within one year, and no spellings of one name.

A record may name a state's envoy by his office ("Ambassador to Norway H. P. Brekke"); another only by what he does
there: he writes down his conversation with that state's prime minister.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from regesta.model.reconciled import Discrepancy, RecordQuote, discrepancy_id
from regesta.stages.reconcile.discrepancies.facts import in_words

WITHIN = 366  # days between the two: an envoy serves for years, and is seldom followed by another of like name
INITIALS = 2  # that both must have and share: one initial in common is common
OPENING = 2  # letters with which both surnames begin
ONE_NAME = 85.0  # per cent of letters in common: above it they are spellings of one surname


@dataclass(frozen=True, slots=True)
class Envoy:
    """Somebody whom a record shows as a foreign envoy in `state`; `ground` says how.

    `earliest` and `latest` are ISO days. `named` tells an envoy named by his office from one known by what he does.
    """

    name: str
    given: str  # given names or initials
    family: str
    state: str
    earliest: str
    latest: str
    named: bool
    ground: str
    quote: RecordQuote

    @property
    def initials(self) -> str:
        """The first letters of the given names."""
        return "".join(part[0] for part in self.given.replace(".", " ").split()).casefold()


def envoys_alike(envoys: Iterable[Envoy]) -> Iterator[Discrepancy]:
    """Pairs of envoys in one state whose names are alike and not the same; one of them at least named by his office."""
    by_likeness: defaultdict[tuple[str, str, str], list[Envoy]] = defaultdict(list)
    for envoy in envoys:
        if len(envoy.initials) >= INITIALS and len(envoy.family) > OPENING:
            by_likeness[envoy.state, envoy.initials, envoy.family[:OPENING].casefold()].append(envoy)
    for _, group in sorted(by_likeness.items()):
        shown: set[frozenset[str]] = set()
        for one, other in combinations(sorted(group, key=lambda envoy: (envoy.earliest, envoy.name)), 2):
            pair = frozenset((one.family.casefold(), other.family.casefold()))
            if pair not in shown and _are_two(one, other):
                shown.add(pair)
                yield _discrepancy(one, other)


def _are_two(one: Envoy, other: Envoy) -> bool:
    if not (one.named or other.named) or one.quote.record == other.quote.record:
        return False
    gap = dt.date.fromisoformat(other.earliest) - dt.date.fromisoformat(one.latest)
    return gap.days <= WITHIN and fuzz.ratio(one.family.casefold(), other.family.casefold()) < ONE_NAME


def _discrepancy(one: Envoy, other: Envoy) -> Discrepancy:
    quotes = (one.quote, other.quote)
    return Discrepancy(
        discrepancy_id("name_in_office", quotes),
        "name_in_office",
        "high",
        f"Within a year two records show an envoy in {one.state} under two names with the same initials: {one.name} "
        f"({one.ground}, {in_words(one.earliest)}) and {other.name} ({other.ground}, {in_words(other.earliest)}).",
        "Possibly: one record puts the one name for the other, which begins alike; or the one followed the other.",
        quotes,
    )
