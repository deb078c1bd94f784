"""Words of date expressions and what they stand for: counts, units, parts of the day and of a span."""

from __future__ import annotations

import re

from regesta.stages.date.rules import date_rules

_WHICH = {
    "past": "last",
    "this past": "last",
    "the past": "last",
    "the previous": "previous",
    "the preceding": "previous",
    "the current": "this",
    "current": "this",
    "the present": "this",
    "the new": "this",
    "that": "same",
    "this coming": "next",
    "the coming": "next",
    "the following": "following",
    "the next": "following",
    "the very next": "following",
    "the succeeding": "following",
    "the ensuing": "following",
    "the latest": "latest",
    "the same": "same",
    "that same": "same",
    "that very": "same",
    "on the same": "same",
    "year-ago": "ago",
    "year-earlier": "ago",
    "the": "this",
}
_HALVES = {"Y": "6M", "TH": "30M", "TM": "30S"}


def part_of(words: str) -> str:
    """Early, mid or late, from the words that say so; "" where none do: what is "later in 1961" may be of any month."""
    head = re.sub(r"^the ", "", words.strip())
    if head.startswith(("earlier", "later")):
        return ""
    if head.startswith(("early", "beginning", "start", "first")):
        return "early"
    if head.startswith("mid"):
        return "mid"
    return "late" if head.startswith(("late", "end", "close")) else ""


def daypart_of(word: str) -> str:
    """TIMEX3's code or clock time for a part of the day: "NI" for night."""
    word = word.replace(" ", "-")
    if word.startswith("mid-"):
        word = word[4:]
    return date_rules().vocabulary.dayparts.get(word.removesuffix("s") if word not in ("midnights",) else word, "")


def number_of(words: str) -> str:
    """A count as TIMEX3 has it: "three" is "3", "a few" is "X", "two and a half" is "2.5"."""
    words = " ".join(words.replace("-", " ").split())
    halves = (
        " and a half",
        " and one half",
        " 1/2",
        " 12",
        "½",
    )  # the stroke of a half may be lost in the scan: "2 12"
    half = ".5" if words.endswith(halves) else ""
    for ending in halves:
        words = words.removesuffix(ending).strip()
    if words.isdigit():
        return words + half
    if words in ("half a", "half an"):
        return "0.5"
    if words in ("a couple of", "couple of", "a couple", "couple"):
        return "2"
    numbers, total = date_rules().vocabulary.numbers, 0
    for word in words.split():
        if word not in numbers:
            return "X"
        value = numbers[word]
        total = total * value if value == 100 and total else total + value
    return str(total) + half


def unit_of(word: str) -> str:
    """TIMEX3's letter for a unit: "W" for weeks; "TH" for hours, E for decades, C for centuries."""
    return date_rules().vocabulary.units.get(word, "")


def period(unit: str, count: str) -> str:
    """TIMEX3's period: "P3M", "PT48H"; quarters are counted in months, halves in the next smaller unit."""
    if unit == "Q" and count.isdigit():
        unit, count = "M", str(int(count) * 3)
    if count.endswith(".5") and unit in _HALVES:
        whole, half = count.removesuffix(".5"), _HALVES[unit]
        return f"PT{whole}{unit[1]}{half}" if unit.startswith("T") else f"P{whole}{unit}{half}"
    if unit in ("TH", "TM", "TS"):
        return f"PT{count}{unit[1]}"
    return f"P{count}{ {'E': 'DE', 'C': 'CE'}.get(unit, unit) }"


def which_of(words: str) -> str:
    """Last, this, next, following, previous or same, from the words that say so."""
    return _WHICH.get(words, words)
