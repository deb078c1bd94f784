"""copies: records that are copies, releases, excerpts or quotations of one text, found among all records.

texts       the words of a record, as numbers
shingles    which records share runs of words
relations   what two such records are to each other, weighed by what is particular to them
wording     what a record says of itself
translations  which record is another one put into a second language
findings    what one copy shows and another hides
lineages    the groups they form, the fullest first
"""

from __future__ import annotations

from collections.abc import Sequence

from regesta.model.reconciled import Lineage
from regesta.stages.reconcile.copies.lineages import draw_up_lineages
from regesta.stages.reconcile.copies.relations import (
    Commonness,
    Kin,
    States,
    dated_apart,
    is_form,
    kin_from_row,
    kin_row,
    may_be_kin,
    relate,
)
from regesta.stages.reconcile.copies.shingles import count_words, find_shared
from regesta.stages.reconcile.copies.texts import CopyText, WordsOfTexts, hash_words
from regesta.stages.reconcile.copies.translations import find_translations
from regesta.stages.reconcile.memory import Memory

__all__ = ["CopyText", "find_lineages"]

LEAST_RUNS = 12  # runs of five words that two records share before they are compared at all
RARE = 60  # a rare word stands in at most so many records; in twice as many whenever a large register has doubled
LARGE = 12_000  # records


def find_lineages(texts: Sequence[CopyText], *, memory: Memory | None = None) -> list[Lineage]:
    """The lineages among these records, by the first record's id; records that share no text stand in none.

    Texts of which `memory` knows what they are to each other are not compared again.
    """
    remembered = memory or Memory()
    words = WordsOfTexts(texts, {})
    return draw_up_lineages(find_kin(texts, words, remembered), texts, words, remembered)


def find_kin(texts: Sequence[CopyText], words: WordsOfTexts, memory: Memory) -> list[Kin]:
    """The pairs of records that share text, by their numbers in `texts`, of which `words` holds the words.

    An original and its translation share names and numbers instead.
    """
    known: dict[str, int] = {}
    hashes = [hash_words(text.text, known) for text in texts]
    shared = find_shared(hashes, least=LEAST_RUNS)
    # In steps, so that a file added changes nothing among the records that it does not meet.
    rare = RARE << max(0, (len(texts) // LARGE).bit_length() - 1)
    common = Commonness(shared.counts, count_words(hashes), rare)
    states = States(texts, hashes, common)
    kin = []
    for pair in shared.pairs:
        if not may_be_kin(pair, shared) or dated_apart(texts[pair.first], texts[pair.second]):
            continue
        key = states.of_pair(pair.first, pair.second)
        row = memory.recall(key)
        if row is None:
            forms = is_form(texts[pair.first]) and is_form(texts[pair.second])
            found = relate(pair, words[pair.first], words[pair.second], common, forms=forms)
            memory.keep(key, kin_row(found, pair.first))
        else:
            found = kin_from_row(row, pair.first, pair.second)
        if found:
            kin.append(found)
    kin.extend(find_translations(texts, hashes, common, words, states, memory))
    return kin
