"""Joins entries into happenings: the surest pairs first, and ties left apart.

An entry that fits two others of one record equally well is joined to neither: to choose would be to guess.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from regesta.model.evidence import Evidence
from regesta.stages.reconcile.events.comparison import ENOUGH, FEWEST_WORDS, Rarity, compare, score, words_in_common
from regesta.stages.reconcile.events.reports import Report
from regesta.stages.reconcile.memory import Memory, digest_of

TIE = 0.5  # two scores no further apart than this are equal
REPEATED = 0.6  # share of words from which two entries of one record tell one thing twice


@dataclass(frozen=True, slots=True)
class Rulings:
    """Pairs of entry ids that people ruled to report one happening, and pairs that they ruled not to."""

    same: frozenset[frozenset[str]] = frozenset()
    apart: frozenset[frozenset[str]] = frozenset()


NO_RULINGS = Rulings()
RULED = 1000.0  # the score of a pair that people joined: above any evidence


@dataclass(frozen=True, slots=True)
class Match:
    """Two entries that report one happening, by their numbers, with the evidence weighed."""

    first: int
    second: int
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(slots=True)
class Clusters:
    """The entries joined so far; `ties` holds the entries that each was left apart from for want of a choice."""

    members: list[list[int]]
    joined_by: dict[int, list[Match]] = field(default_factory=dict)
    ties: dict[int, list[int]] = field(default_factory=dict)


def find_matches(
    pairs: Iterable[tuple[int, int]],
    reports: Sequence[Report],
    rarity: Rarity,
    *,
    memory: Memory,
    rulings: Rulings = NO_RULINGS,
) -> list[Match]:
    """The pairs whose evidence is enough, the surest first, and after them those that people joined.

    Pairs that `memory` knows, said by entries that are as they were and whose words and names are as rare, are not
    compared again.
    """
    matches = []
    states: dict[int, str] = {}
    for first, second in pairs:
        here, there = reports[first], reports[second]
        if rulings.apart and frozenset((here.entry, there.entry)) in rulings.apart:
            continue
        for number in (first, second):
            if number not in states:
                states[number] = f"{reports[number].content}{rarity.of_report(reports[number])}"
        key = digest_of(states[first], states[second])
        row = memory.recall(key)
        if row is None:
            found = _match(here, there, rarity)
            memory.keep(key, [[part.feature, part.weight, part.sentence] for part in found])
        else:
            found = tuple(Evidence(*part) for part in row)
        if found:
            matches.append(Match(first, second, score(found), found))
    matches.sort(key=lambda match: (-match.score, reports[match.first].entry, reports[match.second].entry))
    return matches + _ruled(reports, rulings)


def _match(first: Report, second: Report, rarity: Rarity) -> tuple[Evidence, ...]:
    """The evidence that the two report one happening, where it is enough; () where it is not."""
    if first.record == second.record and not _tells_again(first, second, rarity):
        return ()
    evidence = compare(first, second, rarity)
    return evidence if evidence is not None and score(evidence) >= ENOUGH else ()


def _ruled(reports: Sequence[Report], rulings: Rulings) -> list[Match]:
    if not rulings.same:
        return []
    number = {report.entry: at for at, report in enumerate(reports)}
    evidence = (Evidence("events.ruling", RULED, "a person ruled that they report one happening"),)
    pairs = [sorted(number[entry] for entry in pair) for pair in rulings.same if pair <= number.keys()]
    return [Match(pair[0], pair[1], RULED, evidence) for pair in sorted(pairs) if len(pair) == 2]


def _tells_again(first: Report, second: Report, rarity: Rarity) -> bool:
    """Whether one record tells one thing twice, in two places; of a clause within a clause, each tells its own."""
    if first.page == second.page and first.start < second.end and second.start < first.end:
        return False
    if len(first.vocabulary & second.vocabulary) < FEWEST_WORDS:
        return False
    return words_in_common(first, second, rarity) >= REPEATED


def join(matches: Sequence[Match], reports: Sequence[Report]) -> Clusters:
    """The happenings that the matches make; every entry stands in exactly one, alone if need be."""
    rivals = _rivals(matches, reports)
    leader = list(range(len(reports)))
    members = {number: [number] for number in range(len(reports))}
    clusters = Clusters([])
    reasons: defaultdict[int, list[Match]] = defaultdict(list)
    for match in matches:
        here, there = leader[match.first], leader[match.second]
        if here == there:
            continue
        ruled = match.score >= RULED
        tie = [] if ruled else _tie(match, rivals, leader, reports)
        if tie:
            clusters.ties.setdefault(tie[0], []).extend(tie[1:])
            continue
        if not ruled and not _may_join(match, members[here], members[there], reports):
            continue
        here, there = min(here, there), max(here, there)
        for number in members[there]:
            leader[number] = here
        members[here].extend(members.pop(there))
        reasons[here].extend([*reasons.pop(there, []), match])
    for cluster in members.values():
        clusters.members.append(sorted(cluster))
        clusters.joined_by[len(clusters.members) - 1] = reasons[leader[cluster[0]]]
    return clusters


Rivals = dict[tuple[int, str], list[Match]]


def _rivals(matches: Sequence[Match], reports: Sequence[Report]) -> Rivals:
    """The matches of each entry by the record of the other entry, the best first."""
    found: defaultdict[tuple[int, str], list[Match]] = defaultdict(list)
    for match in matches:
        found[match.first, reports[match.second].record].append(match)
        found[match.second, reports[match.first].record].append(match)
    return {key: group for key, group in found.items() if len(group) > 1}


def _tie(match: Match, rivals: Rivals, leader: Sequence[int], reports: Sequence[Report]) -> list[int]:
    """[an entry, the others it fits equally well] where these are entries of one record and not one happening."""
    for number, other in ((match.first, match.second), (match.second, match.first)):
        group = rivals.get((number, reports[other].record), [])
        others = sorted({_other(rival, number) for rival in group if abs(rival.score - match.score) <= TIE} | {other})
        if len({leader[rival] for rival in others}) > 1:
            return [number, *others]
    return []


def _other(match: Match, number: int) -> int:
    return match.second if match.first == number else match.first


def _may_join(match: Match, first: Sequence[int], second: Sequence[int], reports: Sequence[Report]) -> bool:
    """Whether all the dates leave a time in common, and no record would tell one happening in two different entries.

    An undated entry fits any time. Two entries of one record come together only when they match one another.
    """
    if reports[match.first].record != reports[match.second].record:
        records = {reports[number].record for number in first}
        if any(reports[number].record in records for number in second):
            return False
    dated = [reports[number] for number in (*first, *second) if reports[number].date is not None]
    earliest = [report.earliest for report in dated if report.earliest is not None]
    latest = [report.latest for report in dated if report.latest is not None]
    return not earliest or not latest or max(earliest) <= min(latest)
