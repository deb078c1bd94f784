"""What one copy of a text shows and another hides: the differences that matter to a reader, in words.

Words misread in scanning are passed over. What is left: words that stand in one copy and not in the other (withheld,
cut, or lost in scanning), numbers that differ, and other words in the same place.
"""

from __future__ import annotations

from rapidfuzz import fuzz

from regesta.model.reconciled import Finding
from regesta.stages.reconcile.copies.alignment import Alignment, Block
from regesta.stages.reconcile.copies.texts import Words

CONTEXT = 6  # words quoted before a difference
LONGEST = 80  # words of a difference that are quoted; the rest is counted
HEAD_OR_FOOT = 25  # words: shorter text before the first or after the last common words is heading, stamp or signature
MISREAD = 55.0  # per cent of letters in common: above it one phrase is a misreading of the other
MOST = 40  # findings kept for a pair


def find_differences(first: Words, other: Words, alignment: Alignment) -> tuple[Finding, ...]:
    """What `other` shows, hides or words differently, against `first`; the alignment is of the two in this order."""
    same = [number for number, block in enumerate(alignment.blocks) if block.same]
    if not same:
        return ()
    found = []
    for number, block in enumerate(alignment.blocks):
        if block.same:
            continue
        outside = number < same[0] or number > same[-1]
        finding = _finding(first, other, block, outside=outside)
        if finding:
            found.append(finding)
    return tuple(found[:MOST])


def _finding(first: Words, other: Words, block: Block, *, outside: bool) -> Finding | None:
    there = first.phrase(block.first_start, min(block.first_end, block.first_start + LONGEST))
    here = other.phrase(block.second_start, min(block.second_end, block.second_start + LONGEST))
    lengths = block.first_end - block.first_start, block.second_end - block.second_start
    if outside and max(lengths) < HEAD_OR_FOOT:
        return None
    before = first.phrase(max(0, block.first_start - CONTEXT), block.first_start)
    where = f"after “{before}”" if before else "at the beginning"
    if lengths[1] > 2 * lengths[0] + 2 and _tells(other, block.second_start, block.second_end):
        return Finding("shows", here, there, before, f"{where} this copy has “{_cut(here, lengths[1])}”")
    if lengths[0] > 2 * lengths[1] + 2 and _tells(first, block.first_start, block.first_end):
        return Finding("hides", here, there, before, f"{where} the other copy has “{_cut(there, lengths[0])}”")
    if not here and _tells(first, block.first_start, block.first_end):
        return Finding("hides", "", there, before, f"{where} the other copy has “{_cut(there, lengths[0])}”")
    if not there and _tells(other, block.second_start, block.second_end):
        return Finding("shows", here, "", before, f"{where} this copy has “{_cut(here, lengths[1])}”")
    if here and there and _says_otherwise(here, there):
        return Finding(
            "differs",
            here,
            there,
            before,
            f"{where} this copy has “{_cut(here, lengths[1])}”, the other “{_cut(there, lengths[0])}”",
        )
    return None


def _tells(words: Words, start: int, end: int) -> bool:
    """Whether the words carry matter: three of them, a number, or a word of four letters."""
    if end - start >= 3 or words.numbers[start:end].any():
        return True
    return any(words.ends[at] - words.starts[at] >= 4 for at in range(start, end))


def _says_otherwise(here: str, there: str) -> bool:
    """Whether two phrases in the same place differ in a number, or are different words and no misreading."""
    figures_here = [letter for letter in here if letter.isdigit()]
    figures_there = [letter for letter in there if letter.isdigit()]
    if figures_here and figures_there and figures_here != figures_there:
        return True
    return max(len(here), len(there)) >= 4 and fuzz.ratio(here.lower(), there.lower()) < MISREAD


def _cut(phrase: str, length: int) -> str:
    return phrase if length <= LONGEST else f"{phrase} … ({length} words)"
