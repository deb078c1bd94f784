"""Groups records that share text into lineages, the fullest and least redacted first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from regesta.model.reconciled import Finding, Lineage, LineageMember, LineageRelation, stable_id
from regesta.stages.reconcile.copies.alignment import align
from regesta.stages.reconcile.copies.findings import find_differences
from regesta.stages.reconcile.copies.relations import Kin
from regesta.stages.reconcile.copies.texts import CopyText, Words, WordsOfTexts
from regesta.stages.reconcile.memory import Memory, digest_of

# A lineage larger than this is compared with its first members alone: the order of the rest matters little.
COMPARED = 24


@dataclass(frozen=True, slots=True)
class _Standing:
    """How a copy stands against the one most like all the others."""

    number: int
    balance: int  # words it shows less words it hides
    words: int


def draw_up_lineages(
    kin: Sequence[Kin], texts: Sequence[CopyText], words: WordsOfTexts, memory: Memory
) -> list[Lineage]:
    """The lineages that the kin form: all copies of one text in one, and one for each excerpt or quotation's origin.

    An excerpt or a quotation joins the lineage of the text that it is part of, a translation that of its original,
    and neither joins other members to it. What `memory` knows of the same texts is not compared again.
    """
    groups = _groups([pair for pair in kin if pair.kinship == "copy"])
    group_of = {number: at for at, group in enumerate(groups) for number in group}
    parts: dict[int, dict[int, Kin]] = {}
    for pair in kin:
        if pair.kinship == "copy":
            continue
        turned = pair.first_share > pair.second_share and pair.kinship != "translation"
        whole, part = (pair.second, pair.first) if turned else (pair.first, pair.second)
        if group_of.get(whole, -1) == group_of.get(part, -2):
            continue
        if whole not in group_of:
            group_of[whole] = len(groups)
            groups.append([whole])
        held = parts.setdefault(group_of[whole], {})
        if part not in held or _share(held[part]) < _share(pair):
            held[part] = pair
    lineages = [_remembered(group, parts.get(at, {}), texts, words, memory) for at, group in enumerate(groups)]
    return sorted(lineages, key=lambda lineage: lineage.members[0].record)


def _remembered(
    copies: Sequence[int],
    parts: Mapping[int, Kin],
    texts: Sequence[CopyText],
    words: WordsOfTexts,
    memory: Memory,
) -> Lineage:
    members = [(texts[number].record, texts[number].text) for number in copies]
    told = [(texts[number].record, kin.kinship, _share(kin), kin.names, kin.evidence) for number, kin in parts.items()]
    key = digest_of("lineage", members, told)
    row = memory.recall(key)
    if row is not None:
        return _from_row(row)
    found = _lineage(copies, parts, texts, words)
    memory.keep(key, _row(found))
    return found


def _row(lineage: Lineage) -> list[Any]:
    members = [
        [member.record, member.relation, member.rank, member.similarity, [astuple(found) for found in member.findings]]
        for member in lineage.members
    ]
    return [lineage.id, members]


def _from_row(row: list[Any]) -> Lineage:
    identifier, members = row
    return Lineage(
        identifier,
        tuple(
            LineageMember(record, relation, rank, similarity, tuple(Finding(*found) for found in findings))
            for record, relation, rank, similarity, findings in members
        ),
    )


def _share(pair: Kin) -> float:
    return max(pair.first_share, pair.second_share)


def _groups(pairs: Sequence[Kin]) -> list[list[int]]:
    """The records joined by these pairs, directly or through others; each group and the list in rising order."""
    leader: dict[int, int] = {}

    def lead(number: int) -> int:
        while leader.setdefault(number, number) != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for pair in pairs:
        here, there = lead(pair.first), lead(pair.second)
        leader[max(here, there)] = min(here, there)
    groups: dict[int, list[int]] = {}
    for number in sorted(leader):
        groups.setdefault(lead(number), []).append(number)
    return list(groups.values())


def _lineage(
    copies: Sequence[int], parts: Mapping[int, Kin], texts: Sequence[CopyText], words: WordsOfTexts
) -> Lineage:
    ordered = _fullest_first(copies, words)
    members = [LineageMember(texts[ordered[0]].record, "fullest", 1, 1.0)]
    for number in ordered[1:]:
        relation, share, findings = _compare(words[ordered[0]], words[number])
        members.append(LineageMember(texts[number].record, relation, len(members) + 1, share, findings))
    inside = set(copies)
    for number in sorted(parts, key=lambda number: (-_share(parts[number]), texts[number].record)):
        pair = parts[number]
        if number in inside or pair.kinship == "copy":
            continue
        found = (_translated(pair),) if pair.kinship == "translation" else ()
        share = round(_share(pair), 3)
        members.append(LineageMember(texts[number].record, pair.kinship, len(members) + 1, share, found))
    return Lineage(stable_id("l", [texts[min(copies)].record]), tuple(members))


def _translated(pair: Kin) -> Finding:
    """What the two have in common, and why the one is taken for the translation of the other."""
    there, here = pair.names
    return Finding("agrees", here, there, "", "; ".join(part.sentence for part in pair.evidence))


def _compare(first: Words, other: Words) -> tuple[LineageRelation, float, tuple[Finding, ...]]:
    alignment = align(first.hashes, other.hashes)
    findings = find_differences(first, other, alignment)
    withheld = any(finding.kind != "differs" for finding in findings)
    return "release" if withheld else "copy", round(alignment.common / max(1, len(first)), 3), findings


def _fullest_first(copies: Sequence[int], words: WordsOfTexts) -> list[int]:
    """The copies, the one first that shows most of what the others hide.

    Measured against the copy that has most words in common with all the others, which has the fewest misread words:
    a copy goes before it only for words that it shows and that one withholds.
    """
    if len(copies) == 1:
        return list(copies)
    compared = list(copies[:COMPARED])
    common = dict.fromkeys(compared, 0)
    for at, here in enumerate(compared):
        for there in compared[at + 1 :]:
            shared = align(words[here].hashes, words[there].hashes).common
            common[here] += shared
            common[there] += shared
    middle = max(compared, key=lambda number: (common[number], -number))
    standings = [_stand(middle, number, words) for number in copies]
    standings.sort(key=lambda standing: (-standing.balance, -common.get(standing.number, 0), standing.number))
    return [standing.number for standing in standings]


def _stand(middle: int, number: int, words: WordsOfTexts) -> _Standing:
    if number == middle:
        return _Standing(number, 0, len(words[number]))
    alignment = align(words[middle].hashes, words[number].hashes)
    balance = 0
    for finding in find_differences(words[middle], words[number], alignment):
        shown, hidden = len(finding.here.split()), len(finding.first.split())
        balance += shown - hidden if finding.kind != "differs" else min(0, shown - hidden)
    return _Standing(number, balance, len(words[number]))
