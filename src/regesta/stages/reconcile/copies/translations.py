"""Which record is the translation of which: two languages, and the same names and numbers in the same order.

Small words and grammar differ from language to language; persons, places and numbers stay, and stay in order. Names
are compared without accents, so that this holds among languages in Latin letters; elsewhere numbers alone agree.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from regesta.model.evidence import Evidence
from regesta.stages.reconcile.copies.alignment import longest_rising
from regesta.stages.reconcile.copies.relations import SHORTEST, Commonness, Kin, States, kin_from_row, kin_row
from regesta.stages.reconcile.copies.texts import CopyText, Hashes, Words, WordsOfTexts
from regesta.stages.reconcile.copies.wording import says
from regesta.stages.reconcile.memory import Memory, digest_of
from regesta.stages.reconcile.rarity import how_seldom

# Set on 41 files of the 2025 release that hold pages in Spanish, German, French or Portuguese, each of their records
# compared with every English one there and the 45 likeliest pairs read: from ENOUGH on all were translations; next
# below stood letters of one writer under one letterhead, and lists of the same men in two languages.
ENOUGH = 4.0
FEWEST = 4  # names and numbers in common
IN_ORDER = 0.75  # least share of them that stand in one order in both
LENGTHS = 2.5  # times that one text may be as long as the other
ALIKE = 0.4  # of the distinct words of either, the largest share that stands in the other: more is one language, mixed
MOST_FOR_NAMES, FOR_NAMES = 4.0, 2.0
MOST_FOR_SHARE, FOR_SHARE = 2.0, 4.0
BESIDE = SAYS_SO = 1.5
OPENING = 400  # characters in which a record says that it is a translation
NAME, NUMBER = 4, 3  # fewest letters of a name, fewest figures of a number
SHOWN = 24  # names and numbers quoted


# The names and numbers of a text that few records have: the number of each to the place of the word where it first
# stands.
_Particulars = dict[int, int]


def find_translations(
    texts: Sequence[CopyText],
    hashes: Sequence[Hashes],
    common: Commonness,
    words: WordsOfTexts,
    states: States,
    memory: Memory,
) -> Iterator[Kin]:
    """The pairs of an original and its translation, in this order; what `memory` knows is not looked for again."""
    languages = Counter(text.language for text in texts if text.language)
    if len(languages) < 2:
        return
    own = max(sorted(languages), key=lambda language: languages[language])
    foreign = [number for number, text in enumerate(texts) if text.language not in (None, own)]
    particulars: dict[int, _Particulars] = {}

    def of(number: int) -> _Particulars:
        if number not in particulars:
            key = digest_of("names", texts[number].text)
            rows = memory.recall(key)
            if rows is None:
                rows = list(_names_and_numbers(words[number]).items())
                memory.keep(key, rows)
            values = np.array([row[0] for row in rows], dtype=np.uint64)
            seldom = common.words.of(values) <= common.rare
            particulars[number] = {value: place for (value, place), few in zip(rows, seldom, strict=True) if few}
        return particulars[number]

    for first, second in _candidates({number: of(number) for number in foreign}, texts, hashes):
        found = of(first), of(second)
        shared = sorted(found[0].keys() & found[1].keys(), key=found[0].__getitem__)
        records = common.words.of(np.array(shared, dtype=np.uint64)).tolist()
        places = [(texts[number].file, texts[number].number) for number in (first, second)]
        key = digest_of("translation", states.of(first), states.of(second), records, places)
        row = memory.recall(key)
        if row is None:
            kin = _relate((first, second), found, words, texts, common)
            row = kin_row(kin, first)
            memory.keep(key, row)
        kin = kin_from_row(row, first, second)
        if kin is not None:
            yield kin


def _names_and_numbers(words: Words) -> _Particulars:
    """The number of each name and number of a text to the place of the word where it first stands."""
    found: _Particulars = {}
    for place, (value, start, end) in enumerate(
        zip(words.hashes.tolist(), words.starts.tolist(), words.ends.tolist(), strict=True)
    ):
        word = words.text[start:end]
        figures = sum(map(str.isdigit, word))
        if figures >= NUMBER or (not figures and len(word) >= NAME and word[0].isupper()):
            found.setdefault(value, place)
    return found


def _candidates(
    foreign: dict[int, _Particulars], texts: Sequence[CopyText], hashes: Sequence[Hashes]
) -> Iterator[tuple[int, int]]:
    """Pairs of a record in another language and one in a language not its own, of like length, with names in common."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for number, found in foreign.items():
        for value in found:
            holders[value].append(number)
    wanted = np.array(sorted(holders), dtype=np.uint64)
    for other, text in enumerate(texts):
        if text.language is None:
            continue
        shared = Counter(number for value in _those_among(hashes[other], wanted) for number in holders[value])
        for number, count in sorted(shared.items()):
            # Of two foreign languages each pair is met from both sides.
            twice = other in foreign and other < number
            if count < FEWEST or texts[number].language == text.language or twice:
                continue
            if _of_like_length(hashes[number], hashes[other]):
                yield number, other


def _those_among(values: Hashes, wanted: Hashes) -> list[int]:
    """The distinct values that are among the wanted ones, which stand in order.

    Each is looked up by itself: to sort them together would cost every record the names of all.
    """
    if not len(wanted):
        return []
    at = np.minimum(np.searchsorted(wanted, values), len(wanted) - 1)
    found: list[int] = np.unique(values[wanted[at] == values]).tolist()
    return found


def _of_like_length(first: Hashes, second: Hashes) -> bool:
    shorter, longer = sorted((len(first), len(second)))
    return shorter >= SHORTEST and longer <= LENGTHS * shorter


def _relate(
    pair: tuple[int, int],
    found: tuple[_Particulars, _Particulars],
    words: WordsOfTexts,
    texts: Sequence[CopyText],
    common: Commonness,
) -> Kin | None:
    shared = sorted(found[0].keys() & found[1].keys(), key=found[0].__getitem__)
    order = len(longest_rising([found[1][value] for value in shared]))
    if (
        len(shared) < FEWEST
        or order < IN_ORDER * len(shared)
        or _words_alike(words[pair[0]].hashes, words[pair[1]].hashes) > ALIKE
    ):
        return None
    called_so = [says("en/translations", texts[number].text[:OPENING]) for number in pair]
    of_names = _of_names(shared, order, found, common)
    evidence = (*of_names, *_of_place(texts[pair[0]], texts[pair[1]], called_so=any(called_so)))
    if sum(part.weight for part in evidence) < ENOUGH:
        return None
    # The first is in the language that fewer records have: an archive has foreign papers put into its own.
    original, translation = (1, 0) if called_so[0] and not called_so[1] else (0, 1)
    share = order / min(len(one) for one in found)
    shown = sorted(shared, key=found[original].__getitem__)[:SHOWN]
    names = (
        _as_written(shown, found[original], words[pair[original]]),
        _as_written(shown, found[translation], words[pair[translation]]),
    )
    return Kin(pair[original], pair[translation], "translation", share, share, evidence, names)


def _of_names(
    shared: Sequence[int], order: int, found: tuple[_Particulars, _Particulars], common: Commonness
) -> Iterator[Evidence]:
    sizes = sorted(len(one) for one in found)
    records = common.words.of(np.array(shared, dtype=np.uint64)).tolist()
    rarity = sum(map(how_seldom, records))
    weight = min(MOST_FOR_NAMES, FOR_NAMES * rarity * order / len(shared) / sizes[1] ** 0.5)
    yield Evidence(
        "copies.names-in-order",
        round(weight, 2),
        f"{len(shared)} names and numbers that few records have stand in both, {order} of them in the same order",
    )
    share = order / sizes[0]
    yield Evidence(
        "copies.names-share",
        round(min(MOST_FOR_SHARE, FOR_SHARE * share), 2),
        f"they are {share:.0%} of those that the one with fewer of them has",
    )


def _of_place(first: CopyText, second: CopyText, *, called_so: bool) -> Iterator[Evidence]:
    if first.file and first.file == second.file and abs(first.number - second.number) == 1:
        yield Evidence("copies.beside", BESIDE, "the one stands next to the other in its file")
    if called_so:
        yield Evidence("copies.says-so", SAYS_SO, "one of the two says that it is a translation")


def _words_alike(first: Hashes, second: Hashes) -> float:
    """Of the distinct words of either, the larger share that stands in the other."""
    here, there = np.unique(first), np.unique(second)
    return len(np.intersect1d(here, there, assume_unique=True)) / max(1, min(len(here), len(there)))


def _as_written(shown: Sequence[int], found: _Particulars, words: Words) -> str:
    return ", ".join(words.phrase(found[value], found[value] + 1) for value in shown)
