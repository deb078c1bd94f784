"""Dates of one list, which have in common what the last of them says: "on 15, 22 and 29 August 1963"."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.stages.date.find import Found
from regesta.stages.date.rules import date_rules

BETWEEN = 14  # characters between two dates of a list: the longest word that joins them
LONGEST = 12  # dates of one list: longer runs are tables, each of whose dates stands for itself


def last_of_list(found: Sequence[Found], number: int, low: str) -> Found | None:
    """The last date of the list that a year-less date stands in, where another follows it; None for any other date.

    `low` is the folded text. The list ends with the first date that has a year.
    """
    if not _is_yearless(found[number]):
        return None
    between = date_rules().cues["list"]
    last, end = found[number], found[number].end
    for following in found[number + 1 : number + LONGEST]:
        gap = low[end : following.start].replace("\n", " ")
        if following.said.kind != "date" or len(gap) > BETWEEN or not between.fullmatch(gap):
            break
        end = following.end
        if following.said.month is not None:  # "and 30" in "May 13 and 30, June 10, 1962" is passed over
            last = following
        if following.said.year is not None:
            break
    return last if last is not found[number] else None


def _is_yearless(one: Found) -> bool:
    said = one.said
    if said.far is not None and said.far.year is not None:
        return False
    return said.kind in ("date", "range") and said.year is None and said.month is not None and said.weekday is None
