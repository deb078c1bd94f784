"""How far two entries report one happening: a score and a sentence for each thing compared.

dates      must meet; a day in common weighs most
kinds      visit, meeting, agreement, ...
trigger    the word that carries the happening
people     a person seldom named weighs more than one whom every record names
places     likewise
wording    the words in common, the rare ones most
particulars  no person, place or amount in common, and few of the words
amounts    the same sum or quantity
certainty  planned beside occurred
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from regesta.model.evidence import Evidence
from regesta.stages.reconcile.events.reports import Report, meet, people_in_common
from regesta.stages.reconcile.rarity import how_seldom

ENOUGH = 6.0  # the sum at which two entries are taken to report one happening
SAME_WORDS = 0.8  # share of words in common from which two quotes are one text, copied
MONTH = 31  # days
RELATED = ({"visit", "travel", "meeting"}, {"agreement", "commitment", "transaction"}, {"arrest", "legal"})
MOST_FOR_PEOPLE = 4.0
MOST_FOR_PLACES = 1.5
MOST_FOR_WORDING = 2.5  # short of the same words told at one time, or by copies
MOSTLY = 0.5  # share of words in common that tells a happening apart by itself
FEWEST_WORDS = 3  # that two entries must have in common for their wording to be the same


@dataclass(frozen=True, slots=True)
class Rarity:
    """How seldom words, people and places are named among all the entries: 1 in one alone, 0 in thousands."""

    words: Counter[int]
    names: Counter[str]

    def of_word(self, word: int) -> float:
        """The rarity of a word."""
        return how_seldom(self.words[word])

    def of_name(self, name: str) -> float:
        """The rarity of a person or place."""
        return how_seldom(self.names[name])

    def of_report(self, report: Report) -> str:
        """The rarity of all that a report's comparison looks at, as text: alike as long as nothing of it changes."""
        words = [how_seldom(self.words[word]) for word in sorted(report.vocabulary)]
        return repr((words, [how_seldom(self.names[name]) for name in sorted(report.people | report.places)]))


def measure_rarity(reports: Iterable[Report]) -> Rarity:
    """How seldom each word, person and place is named among these entries."""
    words: Counter[int] = Counter()
    names: Counter[str] = Counter()
    for report in reports:
        words.update(report.vocabulary)
        names.update(report.people | report.places)
    return Rarity(words, names)


def compare(first: Report, second: Report, rarity: Rarity) -> tuple[Evidence, ...] | None:
    """The evidence that the two report one happening, weighed; None where their dates cannot be the same."""
    if meet(first, second) is False:
        return None
    share = words_in_common(first, second, rarity)
    parts = (
        _dates(first, second),
        _kinds(first, second),
        _trigger(first, second),
        _people(first, second, rarity),
        _places(first, second, rarity),
        _wording(first, second, share),
        _amounts(first, second),
        _particulars(first, second, share),
        _certainty(first, second),
    )
    return tuple(part for part in parts if part.weight)


def score(evidence: Sequence[Evidence]) -> float:
    """The sum of the weights."""
    return sum(part.weight for part in evidence)


def words_in_common(first: Report, second: Report, rarity: Rarity) -> float:
    """The share of words in common, each weighed by its rarity, from 0 to 1."""
    common = sum(rarity.of_word(word) for word in first.vocabulary & second.vocabulary)
    either = sum(rarity.of_word(word) for word in first.vocabulary) + sum(map(rarity.of_word, second.vocabulary))
    return 2 * common / either if either else 0.0


def _dates(first: Report, second: Report) -> Evidence:
    if first.span is None or second.span is None:
        weight = 0.0 if first.family == second.family else -2.0
        return Evidence("events.dates", weight, "one of them has no date that could disagree")
    spans = first.span, second.span
    if spans == (0, 0):
        weight, sentence = 3.0, f"both are dated {first.date}"
    elif max(spans) <= 7:
        weight, sentence = 2.0, f"{first.date} and {second.date} meet within a week"
    elif max(spans) <= MONTH:
        weight, sentence = 1.0, f"{first.date} and {second.date} meet within a month"
    else:
        weight, sentence = 0.25, f"{first.date} and {second.date} can be the same time"
    if "document" in (first.basis, second.basis):
        weight, sentence = weight / 2, f"{sentence}, one by its record's date alone"
    return Evidence("events.dates", weight, sentence)


def _kinds(first: Report, second: Report) -> Evidence:
    shared = [kind for kind in first.types if kind in second.types and kind != "other"]
    if shared:
        weight = 1.5 if first.types[0] == second.types[0] else 1.0
        return Evidence("events.kinds", weight, f"both report: {', '.join(shared)}")
    for group in RELATED:
        if group & set(first.types) and group & set(second.types):
            return Evidence("events.kinds", 0.5, f"{first.types[0]} and {second.types[0]} go together")
    return Evidence("events.kinds", -1.5, f"one reports {first.types[0]}, the other {second.types[0]}")


def _trigger(first: Report, second: Report) -> Evidence:
    if first.stem and first.stem == second.stem:
        return Evidence("events.trigger", 1.0, f"both say “{first.trigger}”")
    return Evidence("events.trigger", -0.25, f"one says “{first.trigger}”, the other “{second.trigger}”")


def _people(first: Report, second: Report, rarity: Rarity) -> Evidence:
    if not first.people or not second.people:
        return Evidence("events.people", 0.0, "one of them names nobody")
    shared = people_in_common(first, second)
    if not shared:
        return Evidence("events.people", -3.0, "they name nobody in common")
    weight = min(MOST_FOR_PEOPLE, sum(0.5 + 1.5 * rarity.of_name(person) for person in shared))
    sentence = f"both name {_listed(first, shared)}"
    if first.agents and second.agents and not first.agents & second.agents:
        return Evidence("events.people", weight - 2.0, f"{sentence}, but as acting in different parts")
    return Evidence("events.people", weight, sentence)


def _places(first: Report, second: Report, rarity: Rarity) -> Evidence:
    if not first.places or not second.places:
        return Evidence("events.places", 0.0, "one of them names no place")
    shared = sorted(first.places & second.places)
    if not shared:
        return Evidence("events.places", -1.0, "they name no place in common")
    weight = min(MOST_FOR_PLACES, sum(0.25 + 0.75 * rarity.of_name(place) for place in shared))
    return Evidence("events.places", weight, f"both name {_listed(first, shared)}")


def _wording(first: Report, second: Report, share: float) -> Evidence:
    if share >= SAME_WORDS and (first.family == second.family or _say_the_same(first, second)):
        return Evidence("events.wording", 5.0, f"the same words, but for {1 - share:.0%} of them")
    weight = min(MOST_FOR_WORDING, 4.0 * (share - 0.1))
    return Evidence("events.wording", round(weight, 2), f"{share:.0%} of the words in common")


def _particulars(first: Report, second: Report, share: float) -> Evidence:
    alike = first.family == second.family or first.record == second.record
    if (
        alike
        or share >= MOSTLY
        or first.people & second.people
        or first.places & second.places
        or first.amounts & second.amounts
    ):
        return Evidence("events.particulars", 0.0, "they have a particular in common")
    return Evidence("events.particulars", -2.0, "they have no person, place or amount in common")


def _say_the_same(first: Report, second: Report) -> bool:
    """Whether both are dated to the month by more than their record's date, and have more than a phrase in common.

    Set phrases of forms and series recur.
    """
    if len(first.vocabulary & second.vocabulary) < FEWEST_WORDS:
        return False
    if first.span is None or second.span is None or "document" in (first.basis, second.basis):
        return False
    return max(first.span, second.span) <= MONTH


def _amounts(first: Report, second: Report) -> Evidence:
    if not first.amounts or not second.amounts:
        return Evidence("events.amounts", 0.0, "one of them gives no amount")
    shared = sorted(first.amounts & second.amounts)
    if shared:
        unit, value = shared[0]
        return Evidence("events.amounts", 1.5, f"both give {value:,.10g} {unit}")
    return Evidence("events.amounts", -0.5, "the amounts differ")


def _certainty(first: Report, second: Report) -> Evidence:
    if first.certainty == second.certainty:
        return Evidence("events.certainty", 0.0, f"both as {first.certainty}")
    return Evidence("events.certainty", -0.75, f"one has it {first.certainty}, the other {second.certainty}")


def _listed(report: Report, keys: Collection[str]) -> str:
    return ", ".join(report.name_of(key) for key in keys)
