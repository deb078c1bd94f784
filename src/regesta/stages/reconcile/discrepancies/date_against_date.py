"""Two days for one happening: entries alike in all but the day."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from regesta.model.reconciled import Discrepancy, Event, Severity
from regesta.stages.reconcile.discrepancies.across import discrepancy
from regesta.stages.reconcile.discrepancies.causes import cause_of_days
from regesta.stages.reconcile.discrepancies.facts import DAY_AND_MONTH, in_words
from regesta.stages.reconcile.events.blocks import candidate_pairs
from regesta.stages.reconcile.events.comparison import SAME_WORDS, Rarity, measure_rarity, words_in_common
from regesta.stages.reconcile.events.reports import Report, people_in_common

CLOSE = 3  # days between which two records of one journey or meeting may waver
NEAR = 45  # days beyond which alike wording speaks of another occasion
ALIKE = 0.6  # share of words in common, the days themselves counted
JOURNEYS = frozenset({"travel", "visit"})
PLACES = 2  # that two tellings of one journey have in common
SURE = frozenset({"explicit", "heading"})
_YEAR = re.compile(r"\d{4}|['’/.-]\d\d\b|[A-Za-z]{3} ?\d\d$")
_BARE_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_FIGURES = re.compile(r"\d+")
ONE_PHRASE = 80.0  # per cent of letters in common, figures aside, of the words that date one sentence in two copies
# Two records that differ so on one occasion after another are two reports of a series, not two accounts of one.
MOST_BETWEEN_RECORDS = 3
MOST_DAYS = 2  # other days on which the same is told: what is told of more is a set phrase, and of no one day


def date_against_date(events: Sequence[Event], reports: Mapping[str, Report]) -> Iterator[Discrepancy]:
    """Each two entries of different records that tell one thing in like words and give two days for it."""
    dated = [report for _, report in sorted(reports.items()) if report.span == 0 and _is_dated(report)]
    of_day: defaultdict[tuple[str, int | None], list[Report]] = defaultdict(list)
    for report in dated:
        of_day[report.record, report.earliest].append(report)
    rarity = measure_rarity(dated)
    found: list[tuple[Report, Report]] = []
    for first, second in sorted(candidate_pairs(dated)):
        here, there = dated[first], dated[second]
        if _contradict(here, there, rarity) and not (
            _tells(of_day[here.record, there.earliest], there, rarity)
            or _tells(of_day[there.record, here.earliest], here, rarity)
        ):
            found.append((here, there))
    days: defaultdict[str, set[int | None]] = defaultdict(set)
    for here, there in found:
        days[here.entry].add(there.earliest)
        days[there.entry].add(here.earliest)
    found = [pair for pair in found if max(len(days[report.entry]) for report in pair) <= MOST_DAYS]
    between = Counter(frozenset((here.record, there.record)) for here, there in found)
    told: set[tuple[str, ...]] = set()
    for here, there in found:
        # However many records have the one day and however many the other, it is one discrepancy, of one person and
        # of one text.
        days_told = sorted((_iso(here), _iso(there)))
        families = sorted({here.family, there.family})
        once = {(*who, *days_told) for who in (people_in_common(here, there)[:1], families) if who}
        if here.family != there.family and between[frozenset((here.record, there.record))] > MOST_BETWEEN_RECORDS:
            continue
        if told.isdisjoint(once):
            yield _discrepancy(here, there)
        told |= once


def _is_dated(report: Report) -> bool:
    """Whether its day can be held against another.

    For a journey, "this morning" in a dated record is enough, and the bare day that heads an entry of a chronology.
    """
    headed = report.basis == "inherited" and _BARE_DAY.fullmatch(report.dated_by or "") is not None
    return _bears_a_day(report) or ((headed or report.basis == "relative") and report.types[0] in JOURNEYS)


def _bears_a_day(report: Report) -> bool:
    """Whether the day stands with the entry or over it, its year taken from elsewhere at the most."""
    words = report.dated_by or ""
    without_year = DAY_AND_MONTH.search(words) is not None and not _YEAR.search(words)
    return report.basis in SURE or (report.basis == "inherited" and without_year)


def _one_journey(first: Report, second: Report) -> bool:
    """Whether both tell that one person left or reached one place for or from another, in whatever words."""
    alike = first.types[0] in JOURNEYS and first.stem == second.stem
    return alike and bool(first.agents & second.agents) and len(first.places & second.places) >= PLACES


def _tells(others: Sequence[Report], report: Report, rarity: Rarity) -> bool:
    """Whether one of the others tells it, too: a record that has both days tells of two happenings."""
    return any(words_in_common(other, report, rarity) >= ALIKE for other in others)


def _contradict(first: Report, second: Report, rarity: Rarity) -> bool:
    if first.record == second.record or first.earliest == second.earliest:
        return False
    if first.types[0] != second.types[0] or first.certainty != second.certainty:
        return False
    if "inherited" in (first.basis, second.basis) and _iso(first)[5:] == _iso(second)[5:]:
        return False  # the day is the same, and the year of one is not on record
    copies = first.family == second.family
    journey = not copies and _one_journey(first, second)
    if not journey and not (_bears_a_day(first) and _bears_a_day(second)):
        return False
    share = words_in_common(first, second, rarity)
    cause = cause_of_days(_iso(first), _iso(second))
    if copies:
        return share >= SAME_WORDS and cause is not None and _dated_by_one_phrase(first, second)
    days = abs((first.earliest or 0) - (second.earliest or 0))
    if (share < ALIKE and not journey) or not people_in_common(first, second) or days > NEAR:
        return False
    if _of_a_series(first, second):
        return False
    return days <= CLOSE or (cause is not None and share >= SAME_WORDS)


def _dated_by_one_phrase(first: Report, second: Report) -> bool:
    """Whether the words that date both are the same but for their figures: else two dates of one text were taken."""
    phrases = [_FIGURES.sub("0", " ".join((report.dated_by or "").casefold().split())) for report in (first, second)]
    return not all(phrases) or fuzz.ratio(*phrases) >= ONE_PHRASE


def _of_a_series(first: Report, second: Report) -> bool:
    """Whether both tell of a day that lies equally far from the date of their own records: reports of two occasions."""
    days = _days_before(first)
    return days is not None and days == _days_before(second)


def _days_before(report: Report) -> int | None:
    """Days from what is told to the date of its record; None where that is not one day."""
    written, latest = report.written
    if written is None or written != latest or report.earliest is None:
        return None
    return written - report.earliest


def _iso(report: Report) -> str:
    return str(report.date)[:10]


def _discrepancy(first: Report, second: Report) -> Discrepancy:
    here, there = _iso(first), _iso(second)
    copies = first.family == second.family
    severity: Severity = "medium" if copies else "high"
    what = "Two copies of one text give" if copies else "Two records give"
    summary = f"{what} two days for what seems one happening: {in_words(here)} and {in_words(there)}."
    return discrepancy("date_against_date", severity, summary, cause_of_days(here, there), (first, second))
