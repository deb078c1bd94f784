"""Which records may share text: those in which the same runs of five words stand.

Every run of five words of every record is kept as a number; sorting the numbers brings equal runs together. That is
exact where a MinHash sketch estimates, finds a passage quoted in a long record as well as a copy of the whole, and
costs a sort: 8 million words take about two seconds (evaluation/copies.py, docs/reconcile.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from regesta.stages.reconcile.copies.texts import Hashes

RUN = 5  # words; one misread word in twenty still leaves three runs in four whole
# Runs that stand in more records than this are the words of printed forms and of set phrases. The committee texts
# released most often stand in about twenty records of the 2025 release.
MOST_RECORDS = 60
AT_ONCE = 2_000_000  # pairs counted at once: 16 MB
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # 2**64 over the golden ratio: spreads consecutive values


@dataclass(frozen=True, slots=True)
class Shared:
    """How many runs of words two records have in common; `first` and `second` number the records given."""

    first: int
    second: int
    runs: int


@dataclass(frozen=True, slots=True)
class Counts:
    """In how many records each of these values stands; values that stand in one record alone are left out."""

    values: Hashes
    records: npt.NDArray[np.int64]

    def of(self, values: Hashes) -> npt.NDArray[np.int64]:
        """In how many records each of `values` stands."""
        if not len(self.values):
            return np.ones(len(values), dtype=np.int64)
        at = np.minimum(np.searchsorted(self.values, values), len(self.values) - 1)
        return np.where(self.values[at] == values, self.records[at], 1)


@dataclass(frozen=True, slots=True)
class SharedRuns:
    """The pairs of records that share runs of words, and how common every shared run is."""

    pairs: tuple[Shared, ...]
    own: tuple[int, ...]  # distinct runs of each record, those of printed forms left out
    counts: Counts


def runs_of(hashes: Hashes) -> Hashes:
    """A number for each run of five words, in order; empty for a shorter text."""
    if len(hashes) < RUN:
        return np.empty(0, dtype=np.uint64)
    windows = len(hashes) - RUN + 1
    value = np.zeros(windows, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for offset in range(RUN):
            value = (value ^ hashes[offset : offset + windows]) * _MULTIPLIER
            value ^= value >> np.uint64(29)
    return value


def find_shared(texts: Sequence[Hashes], *, least: int) -> SharedRuns:
    """The pairs of texts that have at least `least` runs of words in common, by number in `texts`."""
    distinct = [np.unique(runs_of(hashes)) for hashes in texts]
    owners = np.repeat(np.arange(len(texts), dtype=np.int64), [len(runs) for runs in distinct])
    if not len(owners):
        empty = np.empty(0, dtype=np.uint64)
        return SharedRuns((), (0,) * len(texts), Counts(empty, np.empty(0, dtype=np.int64)))
    runs = np.concatenate(distinct)
    del distinct
    order = np.argsort(runs, kind="stable")
    owners = owners[order]
    runs = runs[order]
    starts, sizes = _groups(runs)
    counts = Counts(runs[starts[sizes > 1]], sizes[sizes > 1])
    del runs, order
    common = sizes > MOST_RECORDS
    own = np.bincount(owners, minlength=len(texts))
    own = own - np.bincount(owners[np.repeat(common, sizes)], minlength=len(texts))
    return SharedRuns(tuple(_pairs(owners, starts, sizes, len(texts), least)), tuple(own.tolist()), counts)


def count_words(texts: Sequence[Hashes]) -> Counts:
    """In how many of the texts each word stands, for the words of two texts or more."""
    distinct = [np.unique(hashes) for hashes in texts]
    values, records = np.unique(np.concatenate(distinct or [np.empty(0, dtype=np.uint64)]), return_counts=True)
    return Counts(values[records > 1], records[records > 1].astype(np.int64))


def _groups(ordered: Hashes) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Where each group of equal values starts, and how many it holds."""
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1]))).astype(np.int64)
    return starts, np.diff(np.concatenate((starts, [len(ordered)]))).astype(np.int64)


def _pairs(
    owners: npt.NDArray[np.int64],
    starts: npt.NDArray[np.int64],
    sizes: npt.NDArray[np.int64],
    texts: int,
    least: int,
) -> list[Shared]:
    # Within a group the owners stand in order, for the sort is stable: first < second in every pair.
    keys: list[npt.NDArray[np.int64]] = []
    counts: list[npt.NDArray[np.int64]] = []
    for size in range(2, MOST_RECORDS + 1):
        members = starts[sizes == size]
        if not len(members):
            continue
        left, right = np.triu_indices(size, 1)
        some = max(1, AT_ONCE // len(left))
        for at in range(0, len(members), some):
            of_groups = owners[members[at : at + some, None] + np.arange(size)]
            key, count = np.unique(of_groups[:, left] * texts + of_groups[:, right], return_counts=True)
            keys.append(key)
            counts.append(count)
    if not keys:
        return []
    found, inverse = np.unique(np.concatenate(keys), return_inverse=True)
    total = np.bincount(inverse, weights=np.concatenate(counts)).astype(np.int64)
    kept = np.flatnonzero(total >= least)
    return [Shared(int(found[at] // texts), int(found[at] % texts), int(total[at])) for at in kept]
