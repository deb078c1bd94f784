"""Where two texts run side by side: the readable difference between two copies.

Runs of words that stand once in each text are anchors; the longest series of anchors in the same order in both is
kept (patience diff), and what lies between two anchors is compared word by word. Linear but for the gaps.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from rapidfuzz.distance import Indel

from regesta.stages.reconcile.copies.shingles import RUN, runs_of
from regesta.stages.reconcile.copies.texts import Hashes

# Two texts of one language agree on a word here and there by chance: agreement shorter than CHANCE words between
# two differences of more than CHANCE words is no agreement.
CHANCE = 3
LARGEST_GAP = 4_000_000  # words by words: a larger gap is left as it is, for the table would take too much memory


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the first text and what stands in its place in the second; `same` where the words agree."""

    same: bool
    first_start: int
    first_end: int
    second_start: int
    second_end: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts side by side: blocks in order, covering both, two neighbours never both the same."""

    blocks: tuple[Block, ...]

    @property
    def common(self) -> int:
        """How many words the two have in common, in the same order."""
        return sum(block.first_end - block.first_start for block in self.blocks if block.same)

    @property
    def longest(self) -> int:
        """The length in words of the longest stretch on which they agree, single misread words passed over."""
        longest = length = 0
        for block in self.blocks:
            if block.same:
                length += block.first_end - block.first_start
                longest = max(longest, length)
            elif max(block.first_end - block.first_start, block.second_end - block.second_start) > 2:
                length = 0
        return longest


def align(first: Hashes, second: Hashes) -> Alignment:
    """The two texts, given as one number for each word, side by side."""
    blocks: list[Block] = []
    here = there = 0
    for anchor_first, anchor_second in _anchors(first, second):
        if anchor_first < here or anchor_second < there:
            continue  # this anchor overlaps the stretch already taken
        _add_gap(blocks, first, second, (here, anchor_first, there, anchor_second))
        length = _run_of_agreement(first, second, anchor_first, anchor_second)
        _add(blocks, Block(True, anchor_first, anchor_first + length, anchor_second, anchor_second + length))
        here, there = anchor_first + length, anchor_second + length
    _add_gap(blocks, first, second, (here, len(first), there, len(second)))
    return Alignment(tuple(_without_chance(blocks)))


def _anchors(first: Hashes, second: Hashes) -> list[tuple[int, int]]:
    """Places of runs that stand once in each text, the longest series in the same order in both."""
    runs_first, runs_second = runs_of(first), runs_of(second)
    once_first, at_first = _standing_once(runs_first)
    once_second, at_second = _standing_once(runs_second)
    _, in_first, in_second = np.intersect1d(once_first, once_second, assume_unique=True, return_indices=True)
    places_first, places_second = at_first[in_first], at_second[in_second]
    order = np.argsort(places_first)
    ordered = list(zip(places_first[order].tolist(), places_second[order].tolist(), strict=True))
    return [ordered[at] for at in longest_rising([there for _, there in ordered])]


def _standing_once(runs: Hashes) -> tuple[Hashes, Hashes]:
    values, places, counts = np.unique(runs, return_index=True, return_counts=True)
    once = counts == 1
    return values[once], places[once]


def longest_rising(values: Sequence[int]) -> list[int]:
    """The indices of the longest rising series in `values`."""
    tails: list[int] = []
    tail_at: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(tail_at[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            tail_at.append(index)
        else:
            tails[at] = value
            tail_at[at] = index
    series = []
    index = tail_at[-1] if tail_at else -1
    while index >= 0:
        series.append(index)
        index = before[index]
    return series[::-1]


def _run_of_agreement(first: Hashes, second: Hashes, here: int, there: int) -> int:
    longest = min(len(first) - here, len(second) - there)
    length = RUN
    while length < longest and first[here + length] == second[there + length]:
        length += 1
    return length


def _add_gap(blocks: list[Block], first: Hashes, second: Hashes, gap: tuple[int, int, int, int]) -> None:
    for block in _compare(first, second, gap):
        _add(blocks, block)


def _compare(first: Hashes, second: Hashes, gap: tuple[int, int, int, int]) -> Iterator[Block]:
    here, here_end, there, there_end = gap
    if here == here_end and there == there_end:
        return
    if here == here_end or there == there_end or (here_end - here) * (there_end - there) > LARGEST_GAP:
        yield Block(False, here, here_end, there, there_end)
        return
    for step in Indel.opcodes(first[here:here_end].tolist(), second[there:there_end].tolist()):
        yield Block(
            step.tag == "equal",
            here + step.src_start,
            here + step.src_end,
            there + step.dest_start,
            there + step.dest_end,
        )


def _without_chance(blocks: list[Block]) -> list[Block]:
    kept: list[Block] = []
    for number, block in enumerate(blocks):
        neighbours = blocks[max(0, number - 1) : number] + blocks[number + 1 : number + 2]
        by_chance = block.same and block.first_end - block.first_start < CHANCE and all(map(_is_wide, neighbours))
        _add(kept, replace(block, same=False) if by_chance else block)
    return kept


def _is_wide(block: Block) -> bool:
    return max(block.first_end - block.first_start, block.second_end - block.second_start) > CHANCE


def _add(blocks: list[Block], block: Block) -> None:
    """Append a block, joined to the last where both agree or both differ."""
    if blocks and blocks[-1].same == block.same:
        last = blocks.pop()
        block = Block(block.same, last.first_start, block.first_end, last.second_start, block.second_end)
    blocks.append(block)
