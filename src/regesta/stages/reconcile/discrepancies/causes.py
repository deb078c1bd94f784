"""Possible causes of a discrepancy, with their likelihood in words; None where none suggests itself."""

from __future__ import annotations

from functools import cache

from regesta.rulebook import load_rules


@cache
def _alike() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(map(str, pair)) for pair in load_rules("en/misreadings")["figures"])


def cause_of_days(first: str, second: str) -> str | None:
    """Why two ISO days may stand where one was meant: a figure misread or mistyped, day and month changed about."""
    if first[:4] == second[:4] and first[5:7] == second[8:] and first[8:] == second[5:7]:
        return "Likely: day and month are written in one order here and in the other there."
    if first[5:] == second[5:]:
        return cause_of_figures(first[:4], second[:4]) or "Possibly: the day is right and the year is not."
    return cause_of_figures(first.replace("-", ""), second.replace("-", ""))


def cause_of_figures(first: str, second: str) -> str | None:
    """Why two numbers may stand where one was meant."""
    if len(first) != len(second):
        if sorted((first.rstrip("0"), second.rstrip("0")))[0] == sorted((first.rstrip("0"), second.rstrip("0")))[1]:
            return "Likely: a nought was lost or added in typing or scanning."
        return None
    differing = [at for at in range(len(first)) if first[at] != second[at]]
    if len(differing) == 1:
        here, there = first[differing[0]], second[differing[0]]
        if frozenset((here, there)) in _alike():
            return f"Likely: {here} and {there} are alike in shape, and one was taken for the other in scanning."
        return f"Possibly: a figure was mistyped or misread, {here} for {there}."
    if len(differing) == 2 and differing[1] == differing[0] + 1:
        at = differing[0]
        if first[at] == second[at + 1] and first[at + 1] == second[at]:
            return "Possibly: two figures changed places in typing."
    return None
