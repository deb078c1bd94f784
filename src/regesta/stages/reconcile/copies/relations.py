"""What two texts that share runs of words are to each other: copies, an excerpt, a quotation, or two filled-in forms.

Two copies of one text agree in what is particular to it: its numbers and its rare words. Two forms filled in for two
people, and two reports of a series, agree in the printed words alone. So each pair is judged by the words that few
records have, by what stands in one text where the other has something quite unlike, and by how many records share
the words that the two have in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from rapidfuzz import fuzz

from regesta.model.evidence import Evidence
from regesta.stages.reconcile.copies.alignment import Alignment, Block, align
from regesta.stages.reconcile.copies.shingles import RUN, Counts, Shared, SharedRuns, runs_of
from regesta.stages.reconcile.copies.texts import CopyText, Hashes, Words
from regesta.stages.reconcile.copies.wording import says
from regesta.stages.reconcile.memory import digest_of

Kinship = Literal["copy", "excerpt", "quotation", "translation"]

# Set on the 2025 release of the JFK records, all pages compared with one another and 170 pairs read: the words that two
# copies share stand in two to six records, the words of forms in seven to sixty; two copies, misread words passed
# over, have nine words in ten in common, two forms filled in for two people eight.
CROWDED = 6.0  # records, on average, that have the common words: above it copies must agree almost wholly
TOO_CROWDED = 12.0  # above it the common words are those of a printed form or a circular
COPY = (0.8, 0.9)  # least share of either text, and of the fuller agreeing one, that copies have in common
WHOLLY = 0.95  # the same of forms, and of texts whose words stand in many records
FILLED_IN = 2  # words in a row in which two copies of a filled-in form may differ: scanning seldom misreads more
RELEASE = (0.5, 0.92)  # the same where words are withheld here and there, and nothing else stands in their place
GAPS = 3  # places at the least where a release withholds words
A_FORM = 0.2  # share of the words on lines of forms and tables that makes a record a form
EXCERPT = 0.75  # least share of the shorter text that stands in the longer one
QUOTED = 40  # words: the shortest passage taken for a quotation
SHORTEST = 20  # words: a shorter text is too little to know a copy by
REPLACED = 0.04  # places in which copies may have other words, for each word in common: letters to two people have more
AGAINST = 0.15  # largest share of particulars in which copies may disagree
UNLIKE = 50.0  # per cent of letters in common: below it two phrases are different words, not one misread


@dataclass(frozen=True, slots=True)
class Kin:
    """Two records that share text; `first_share` is the share of the first one's words that the second has too.

    Of a translation, `first` is the original, the shares are of its names and numbers, and `names` are those in
    common, as the original and the translation write them.
    """

    first: int
    second: int
    kinship: Kinship
    first_share: float
    second_share: float
    evidence: tuple[Evidence, ...]
    names: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Particulars:
    """How far two texts agree: in their rare words, in their numbers, and in all words, misread ones passed over."""

    agree: int
    differ: int
    numbers_agree: int
    numbers_differ: int
    shares: tuple[float, float]  # of the words of either text, those that the other has too, well or badly read
    replaced: int  # places where one text has other words than the other
    widest: int  # words in a row in which they differ, at the most
    gaps: tuple[int, ...]  # lengths in words of the places where one text has words and the other has none


def may_be_kin(shared: Shared, counts: SharedRuns) -> bool:
    """Whether the two share so large a part of the shorter one, or so long a passage, that a closer look is due."""
    shorter = min(counts.own[shared.first], counts.own[shared.second])
    return shared.runs >= QUOTED - RUN or shared.runs >= 0.2 * shorter


@dataclass(frozen=True, slots=True)
class Commonness:
    """How common words and runs of words are among the records compared; `rare` is the most records of a rare word."""

    runs: Counts
    words: Counts
    rare: int


class States:
    """All of two texts that tells what they are to each other: their words, and how common these and their runs are."""

    def __init__(self, texts: Sequence[CopyText], hashes: Sequence[Hashes], common: Commonness) -> None:
        self._texts, self._hashes, self._common = texts, hashes, common
        self._states: dict[int, str] = {}
        self._runs: dict[int, Hashes] = {}

    def of_pair(self, first: int, second: int) -> str:
        """A digest of both, and of how many records have each run of words that both have."""
        both = np.intersect1d(self._runs_of(first), self._runs_of(second), assume_unique=True)
        return digest_of("kin", self.of(first), self.of(second), self._common.runs.of(both).tobytes())

    def of(self, number: int) -> str:
        """A digest of one text, and of which of its words are rare."""
        if number not in self._states:
            text, seldom = self._texts[number], self._common.words.of(self._hashes[number]) <= self._common.rare
            self._states[number] = digest_of(text.text, text.printed, np.packbits(seldom).tobytes())
        return self._states[number]

    def _runs_of(self, number: int) -> Hashes:
        if number not in self._runs:
            self._runs[number] = np.unique(runs_of(self._hashes[number]))
        return self._runs[number]


def relate(pair: Shared, first: Words, second: Words, common: Commonness, *, forms: bool = False) -> Kin | None:
    """What the pair is to each other; None for two forms, two reports of a series, or words in common by chance.

    `forms` says that both are forms or tables, which have their printed words in common.
    """
    if min(len(first), len(second)) < SHORTEST:
        return None
    alignment = align(first.hashes, second.hashes)
    crowd = _crowd(alignment, first, common.runs)
    shares = alignment.common / len(first), alignment.common / len(second)
    if crowd > TOO_CROWDED or (max(shares) < RELEASE[0] and alignment.longest < QUOTED):
        return None
    found = _particulars(alignment, first, second, common)
    kinship = _kinship(found, alignment, crowd, forms=forms)
    if kinship is None:
        return None
    return Kin(pair.first, pair.second, kinship, *shares, _evidence(kinship, shares, crowd, found, alignment))


def kin_row(kin: Kin | None, first: int) -> list[Any]:
    """What two records are to each other as JSON can hold it, asked of them with this one first; [] where nothing."""
    if kin is None:
        return []
    evidence = [[part.feature, part.weight, part.sentence] for part in kin.evidence]
    return [kin.first != first, kin.kinship, kin.first_share, kin.second_share, evidence, kin.names]


def kin_from_row(row: Sequence[Any], first: int, second: int) -> Kin | None:
    """What two records are to each other, by such a row."""
    if not row:
        return None
    turned, kinship, first_share, second_share, evidence, names = row
    if turned:
        first, second = second, first
    told = tuple(Evidence(*part) for part in evidence)
    return Kin(first, second, kinship, first_share, second_share, told, (names[0], names[1]))


def is_form(text: CopyText) -> bool:
    """Whether a record is a form: much of it stands on the lines of one, or it asks to be filled in."""
    return text.printed >= A_FORM or says("en/fill_in", text.text)


def dated_apart(first: CopyText, second: CopyText) -> bool:
    """Whether both bear a full date of their own, and the two differ in more than one misread figure."""
    if not first.date or not second.date or len(first.date) != len(second.date):
        return False
    return sum(here != there for here, there in zip(first.date, second.date, strict=True)) > 1


def _crowd(alignment: Alignment, first: Words, counts: Counts) -> float:
    """The number of records that have the words in common, on the geometric mean of their runs."""
    runs = runs_of(first.hashes)
    inside = [
        runs[block.first_start : block.first_end - RUN + 1]
        for block in alignment.blocks
        if block.same and block.first_end - block.first_start >= RUN
    ]
    if not inside:
        return float("inf")
    return float(np.exp(np.log(counts.of(np.concatenate(inside))).mean()))


def _kinship(found: Particulars, alignment: Alignment, crowd: float, *, forms: bool) -> Kinship | None:
    low, high = min(found.shares), max(found.shares)
    if forms and found.widest > FILLED_IN:
        return None  # filled in for two people, or on two occasions
    if forms or crowd > CROWDED:
        return "copy" if low >= WHOLLY and _agree(found, alignment.common) else None
    if _agree(found, alignment.common) and (
        (low >= COPY[0] and high >= COPY[1]) or _is_release(found, alignment, low, high)
    ):
        return "copy"
    if high >= EXCERPT and alignment.longest >= SHORTEST and _agree(found, alignment.common):
        return "excerpt"
    return "quotation" if alignment.longest >= QUOTED else None


def _is_release(found: Particulars, alignment: Alignment, low: float, high: float) -> bool:
    """Whether words are lacking here and there rather than in one piece, and hardly any were put in their place."""
    if low < RELEASE[0] or high < RELEASE[1] or found.replaced * 100 > alignment.common:
        return False
    return len(found.gaps) >= GAPS and max(found.gaps) * 2 <= sum(found.gaps)


def _particulars(alignment: Alignment, first: Words, second: Words, common: Commonness) -> Particulars:
    in_records = common.words.of(first.hashes)
    shared_rare = (in_records >= 2) & (in_records <= common.rare)
    seldom = in_records <= common.rare, common.words.of(second.hashes) <= common.rare
    numbers = first.numbers, second.numbers
    agree = differ = numbers_agree = numbers_differ = replaced = widest = 0
    alike = [alignment.common, alignment.common]
    gaps = []
    for block in alignment.blocks:
        here, there = slice(block.first_start, block.first_end), slice(block.second_start, block.second_end)
        lengths = here.stop - here.start, there.stop - there.start
        if block.same:
            agree += int(shared_rare[here].sum())
            numbers_agree += int(numbers[0][here].sum())
            continue
        widest = max(widest, *lengths)
        if not min(lengths):
            gaps.append(max(lengths))
        elif _unlike(block, first, second):
            replaced += 1
            differ += min(int(seldom[0][here].sum()), int(seldom[1][there].sum()))
            numbers_differ += min(int(numbers[0][here].sum()), int(numbers[1][there].sum()))
        else:
            alike[0] += lengths[0]
            alike[1] += lengths[1]
    shares = alike[0] / len(first), alike[1] / len(second)
    return Particulars(agree, differ, numbers_agree, numbers_differ, shares, replaced, widest, tuple(gaps))


def _unlike(block: Block, first: Words, second: Words) -> bool:
    """Whether other words stand in the place, rather than the same words misread or withheld."""
    here = first.phrase(block.first_start, block.first_end)
    there = second.phrase(block.second_start, block.second_end)
    if not here or not there:
        return False
    return fuzz.ratio(here.lower(), there.lower()) < UNLIKE


def _agree(found: Particulars, common: int) -> bool:
    if found.replaced > REPLACED * common:
        return False
    if found.numbers_differ >= 2 and found.numbers_differ * 3 > found.numbers_agree:
        return False
    return found.differ <= AGAINST * (found.agree + found.differ)


def _evidence(
    kinship: Kinship, shares: tuple[float, float], crowd: float, found: Particulars, alignment: Alignment
) -> tuple[Evidence, ...]:
    return (
        Evidence(
            "copies.share",
            round(max(shares), 3),
            f"{alignment.common} words in common in the same order: {shares[0]:.0%} of one, {shares[1]:.0%} of the "
            f"other; the longest stretch has {alignment.longest}",
        ),
        Evidence("copies.crowd", round(-crowd, 2), f"the words in common stand in about {crowd:.0f} records"),
        Evidence(
            f"copies.{kinship}",
            float(found.agree - found.differ),
            f"rare words: {found.agree} agree, {found.differ} differ; numbers: {found.numbers_agree} agree, "
            f"{found.numbers_differ} differ",
        ),
    )
