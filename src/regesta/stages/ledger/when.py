"""When what a row tells was: by the words of its clause, by its entry, by the talk, or no later than its record.

Of 100 commitments and positions drawn by lot, 19 were wrong in nothing but the day: that of a memorandum for what it
tells of years before, that of a deadline, that of what was asked for (evaluation/ledgers_checked.csv).
"""

from __future__ import annotations

from collections.abc import Sequence

from regesta.model.entries import Entry
from regesta.stages.ledger.ground import Ground, is_year_of_another
from regesta.stages.ledger.read_by import By, Day
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import vocabulary

LONGEST = 2  # years that the date of a deed may span


def day_of(
    ground: Ground,
    tree: Tree,
    index: int,
    *,
    talk: bool,
    is_called_a_talk: bool,
    apart: Sequence[str] = (),
    holds: bool = False,
) -> Day | None:
    """The day of the deed or stance that a word carries; None where nothing dates or bounds it.

    A date that stands in the words `apart` is of what was promised. What is told in the past tense and has no day of
    its own lies before the record: "../1954-05-04". A talk goes from one matter to the next: a day named for the last
    is not carried over, and what is said there has the day of the talk, which is often written down later. What is done
    in a record that is called a talk is of its day, too, and so is a stance that `holds` ("said that he opposed it").
    """
    record = ground.dating.record_date.edtf
    named = ground.day_in_clause(tree, index)
    said = ground.day_of_title if talk else None
    if named and said and named.edtf == f"{said.edtf}~":
        return said  # "right now" of a talk
    if named and not (talk and named.edtf == record):  # "at the present time" of a talk
        return named
    entry = _dated_entry(ground, tree, index, apart)
    if entry is not None and not (talk and not any(ground.readings_in(tree))):
        day = ground.day_of_entry(entry)
        carried = entry.date_quote is not None and entry.date_quote not in tree.text
        return until(day) if day and carried and tree.is_past_perfect(index) else day
    section = ground.day_of_section(tree, tree.words[index].start)
    if section:
        return section
    day = (ground.day_of_title if talk else None) or ground.day_of_record
    of_its_day = ground.description.document_type in vocabulary("dating").words("of_their_day")
    before = tree.is_past(index) and not of_its_day and (tree.is_reported(index) or not is_called_a_talk)
    backshifted = holds and talk and tree.is_reported(index) and not tree.is_perfect(index)
    return until(day) if before and day and not backshifted else day


def _dated_entry(ground: Ground, tree: Tree, index: int, apart: Sequence[str]) -> Entry | None:
    """The entry there whose date is its own: not the record's, nor a later one, nor one of the words `apart`."""
    word = tree.words[index]
    last = ground.dating.record_date.latest
    for entry in ground.entries_over(tree, word.start, word.end):
        own = (
            bool(entry.date)
            and not _is_an_age(entry)
            and entry.date_basis != "document"
            and not is_year_of_another(entry, tree)
        )
        to_come = bool(last and entry.earliest and entry.earliest > last) and entry.certainty == "occurred"
        quote = " ".join((entry.date_quote or "").split())
        begins = " ".join(quote.split()[:2])  # "Oct 8 about 1000 hrs", of which "Oct 8" stands in what was promised
        of_what = bool(quote) and any(begins in words for words in apart)
        if own and not to_come and not of_what and not ground.is_date_of_an_aside(entry, tree):
            return entry
    return None


def _is_an_age(entry: Entry) -> bool:
    """True for a span of years: "the 19th century", named beside it, dates no promise."""
    first, last = (entry.earliest or "")[:4], (entry.latest or "")[:4]
    return bool(first and last) and int(last) - int(first) > LONGEST


def until(day: Day) -> Day | None:
    """The time up to the end of a day or an interval; None where that is open."""
    last = day.edtf.rpartition("/")[2].rstrip("~?%")
    return Day(f"../{last}", By("date.before", day.by.place)) if last != ".." else None
