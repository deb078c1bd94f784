"""Which reading dates the record: features weighed openly, an honest interval where no reading does."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from regesta.model.dates import DateCandidate, DateReading, RecordDate
from regesta.model.evidence import Evidence
from regesta.model.records import Field, Record
from regesta.stages.date.calendar import bounds
from regesta.stages.date.placing import Placing

FIRST_LINES, HEAD, FOOT = (
    12,
    40,
    6,
)  # lines: a letterhead and address, a cable's head with its routing, a signature block
PROSE = 28  # letters beside a date that make its line running text: about five words
BEFORE_TIME, AFTER_TIME = 10, 18  # years: what a record cites may be that much older, reviews come later still
OLDEST = 1850  # an earlier year beside later ones is misread far more often than it dates the record
MANY_NAMED = 3  # days on a record: with fewer, being the last of them says little
LATER = 2  # days: a record may be dated the day before the last thing it tells
MOST_LATER = 4  # readings: more later days say no more
_BIRTH = re.compile(r"\b(?:birth|born|dp?ob|d\.? ?of ?b|b\.)\W{0,3}$", re.IGNORECASE)
_DATE_LABEL = re.compile(r"\bdate ?: ?$", re.IGNORECASE)
_SPEAKS: frozenset[str] = frozenset({"body", "table", "heading", "header"})  # lines in which a record speaks itself
NEIGHBOURS_APART = 400  # days: neighbours further apart say little about what lies between


@dataclass(frozen=True, slots=True)
class _Words:
    """A feature that looks at words round a reading."""

    id: str
    where: str
    pattern: re.Pattern[str]
    weight: float
    sentence: str
    stamped: bool = False
    unless_labelled: bool = False


@dataclass(frozen=True, slots=True)
class _Weights:
    words: tuple[_Words, ...]
    positions: dict[str, tuple[float, str]]
    threshold: float


@cache
def _weights() -> _Weights:
    from regesta.rulebook import load_rules

    data: dict[str, Any] = load_rules("en/dates/record")
    words = tuple(
        _Words(
            raw["id"],
            raw["where"],
            re.compile(raw["pattern"], re.MULTILINE | (0 if raw.get("case") else re.IGNORECASE)),
            raw["weight"],
            raw["sentence"],
            bool(raw.get("stamped")),
            bool(raw.get("unless_labelled")),
        )
        for raw in data["words"]
    )
    positions = {name: (raw["weight"], raw["sentence"]) for name, raw in data["positions"].items()}
    return _Weights(words, positions, data["threshold"])


@dataclass(frozen=True, slots=True)
class Chosen:
    """What one record says of its own date, before its neighbours are looked at."""

    record: Record
    date: RecordDate
    latest_told: str | None  # latest day that the record tells of
    told: tuple[str, ...] = ()  # the days of its running text
    named: tuple[str, ...] = ()  # the days anywhere on it but in stamps and page furniture


def choose_record_date(
    placings: Sequence[Placing],
    record: Record,
    *,
    headings: frozenset[tuple[int, int]] = frozenset(),
    sender: Field | None = None,
) -> Chosen:
    """The record's own date with every feature that speaks for it; edtf None where no reading dates it.

    `headings` are the page and offset of the dates that head entries of a chronology: they date what happened, and
    the record that tells of it was written later. `sender` is the author as described: a teletype that sends another
    on has a whole date-time group for each sender.
    """
    days = _days(placings, sender)
    usable = [placing for placing in placings if _usable(placing.reading)]
    scored = [(_evidence(placing, placings, days, headings), placing) for placing in usable]
    ranked = sorted(
        scored, key=lambda item: (-sum(one.weight for one in item[0]), item[1].reading.page, item[1].reading.start)
    )
    latest = max(days.told, default=None) or _latest_named(placings)
    if not ranked or sum(one.weight for one in ranked[0][0]) < _weights().threshold:
        return Chosen(record, _bounded(latest), latest, tuple(days.told), tuple(days.named))
    evidence, best = ranked[0]
    reading = best.reading
    others = dict.fromkeys(
        item[1].reading.edtf for item in ranked[1:4] if sum(one.weight for one in item[0]) >= _weights().threshold
    )
    candidates = reading.candidates or (DateCandidate(reading.edtf, evidence[0].sentence if evidence else ""),)
    candidates += tuple(DateCandidate(edtf, "another date on the record") for edtf in others if edtf != reading.edtf)
    date = RecordDate(
        reading.edtf, reading.basis, reading, candidates, tuple(evidence), reading.earliest, reading.latest
    )
    return Chosen(record, date, latest, tuple(days.told), tuple(days.named))


def _usable(reading: DateReading) -> bool:
    """Whether a reading could be a date of writing: a day, month or year with its year written."""
    if not reading.edtf or reading.type not in ("DATE", "TIME") or reading.basis not in ("explicit", "inherited"):
        return False
    return reading.rule.split(".")[0] in ("date", "numeric", "group", "damaged", "field") and not reading.edtf.endswith(
        "~"
    )


def _latest_named(placings: Sequence[Placing]) -> str | None:
    """First day of the latest date, of whatever precision, that the record names outside its page furniture.

    A year from 2000 on by itself is as often a time of day ("2023"), so another date must lie within a review's time.
    """
    starts = [
        (one.reading.earliest, one.reading.edtf)
        for one in placings
        if one.reading.earliest and one.line.role in _SPEAKS and one.reading.basis == "explicit"
    ]
    years = {int(start[:4]) for start, edtf in starts if not _may_be_a_time(edtf)}
    believed = [
        start
        for start, edtf in starts
        if not _may_be_a_time(edtf) or any(abs(int(edtf) - year) <= AFTER_TIME for year in years)
    ]
    return max(believed, default=None)


def _may_be_a_time(edtf: str) -> bool:
    return len(edtf) == 4 and "2000" <= edtf <= "2359"


@dataclass(frozen=True, slots=True)
class _Days:
    """What the dates of a record say together, each list sorted.

    `told` are days of its running text, `named` those anywhere but in stamps and page furniture, `years` the years
    of every reading that could date it, `standing` how often a value stands outside running text. `senders` is where
    the date-time group above the sender stands: page and offset.
    """

    told: list[str]
    named: list[str]
    years: list[int]
    standing: Counter[str]
    senders: tuple[int, int] | None = None

    def out_of_time(self, year: int) -> bool:
        """Whether most dates on the record lie many years from this year, all on one side."""
        others = len(self.years) - 1
        if year < OLDEST and self.years and self.years[-1] >= OLDEST + 2 * BEFORE_TIME:
            return True
        before = bisect_right(self.years, year - AFTER_TIME)
        after = len(self.years) - bisect_left(self.years, year + BEFORE_TIME)
        return others >= 2 and max(before, after) >= 0.6 * others


def _days(placings: Sequence[Placing], sender: Field | None) -> _Days:
    usable = [one for one in placings if _usable(one.reading)]
    years = sorted(int(one.reading.edtf[:4]) for one in usable if not _BIRTH.search(one.before))
    standing = Counter(one.reading.edtf for one in placings if one.letters_beside < PROSE)
    first = _Days([], [], years, standing)
    plain = [
        one
        for one in placings
        if len(one.reading.edtf) == 10
        and one.reading.basis == "explicit"
        and one.line.role in _SPEAKS
        and not one.reading.flags
        and not first.out_of_time(int(one.reading.edtf[:4]))
    ]
    told = [one for one in plain if one.line.role == "body" and one.letters_beside >= PROSE]
    groups = [one.reading for one in usable if _is_group(one.reading) and one.reading.basis == "explicit"]
    at = (sender.page, sender.start) if sender and len(groups) > 1 else (0, 0)
    above = max((place for one in groups if (place := (one.page, one.start)) < at), default=None)
    named = sorted(one.reading.edtf for one in plain)
    return _Days(sorted(one.reading.edtf for one in told), named, years, standing, above)


def _is_group(reading: DateReading) -> bool:
    return reading.rule.startswith("group")


def _evidence(
    placing: Placing, placings: Sequence[Placing], days: _Days, headings: frozenset[tuple[int, int]]
) -> list[Evidence]:
    """Everything that speaks for or against the reading."""
    found = [Evidence(one.id, one.weight, one.sentence) for one in _weights().words if _speaks(one, placing)]
    if (placing.reading.page, placing.reading.start) in headings:
        weight, sentence = _weights().positions["record.heads-entry"]
        found.append(Evidence("record.heads-entry", weight, sentence))
    for name, times in _positions(placing, placings, days):
        weight, sentence = _weights().positions[name]
        found.append(Evidence(name, round(weight * times, 2), sentence))
    return sorted(found, key=lambda one: -abs(one.weight))


def _labelled(placing: Placing) -> bool:
    label = next(one for one in _weights().words if one.id == "record.date-label")
    return _speaks(label, placing)


def _speaks(one: _Words, placing: Placing) -> bool:
    if one.stamped and not (placing.reading.text.isupper() and placing.reading.text[:1].isalpha()):
        return False
    if one.unless_labelled and _DATE_LABEL.search(placing.before):
        return False
    return one.pattern.search(_words(placing, one.where)) is not None


def _words(placing: Placing, where: str) -> str:
    if where == "label":
        before = placing.before
        opens_line = not any(letter.isalnum() for letter in before)
        return f"{placing.above}\n{before}" if opens_line and _near(placing) else before
    if where == "line":
        return placing.before + " " + placing.after
    return placing.below if where == "below" else placing.above + "\n" + placing.below


def _near(placing: Placing) -> bool:
    return len(placing.above) < 60  # characters: a label above is short, running text is not


def _positions(placing: Placing, placings: Sequence[Placing], days: _Days) -> list[tuple[str, float]]:
    reading, number, role = placing.reading, placing.number, placing.line.role
    names: list[tuple[str, float]] = []
    group = _is_group(reading)
    if group:
        names.append(("record.cable-group" if reading.basis == "explicit" else "record.open-group", 1))
        if (reading.page, reading.start) == days.senders:
            names.append(("record.sender-group", 1))
    elif reading.basis == "inherited":
        names.append(("record.taken-from", 1))
    if placing.letters_beside <= 3:
        names.append(("record.alone", 1))
    elif _labelled(placing) and sum(letter.isalpha() for letter in placing.after) <= 3:
        names.append(("record.labelled-alone", 1))
    if number < FIRST_LINES:
        names.append(("record.first-lines", 1 - number / (2 * FIRST_LINES)))
    if number < HEAD:
        names.append(("record.head", 1))
    if placing.lines - number <= FOOT and placing.letters_beside < PROSE:
        names.append(("record.foot", 1))
    if reading.page > placings[0].line.page:
        names.append(("record.later-page", 1))
    names += [(name, 1) for name, roles in _ROLES if role in roles]
    if role == "body" and placing.letters_beside >= PROSE and not group:
        names.append(("record.prose", 1))
    if len(reading.edtf) == 10:
        names.append(("record.day", 1))
    if len(reading.edtf) == 7:
        names.append(("record.month-only", 1))
    if len(reading.edtf) == 4:
        names.append(("record.year-only", 1))
    if "/" in reading.edtf:
        names.append(("record.interval", 1))
    if days.standing[reading.edtf] > 1:
        names.append(("record.repeated", 1))
    if days.out_of_time(int(reading.edtf[:4])):
        names.append(("record.out-of-time", 1))
    return names + _order(reading, days)


_ROLES: tuple[tuple[str, frozenset[str]], ...] = (
    ("record.header-line", frozenset({"header", "heading"})),
    ("record.signature-line", frozenset({"signature"})),
    ("record.stamp-line", frozenset({"stamp"})),
    ("record.page-line", frozenset({"furniture", "boilerplate"})),
    ("record.form-line", frozenset({"form", "table", "marking", "distribution"})),
)


def _order(reading: DateReading, days: _Days) -> list[tuple[str, float]]:
    """Whether the record tells of days after this one: it was not written before what it tells."""
    if reading.latest is None:
        return []
    last = dt.date.fromisoformat(reading.latest)
    limit = (last + dt.timedelta(days=LATER)).isoformat()
    told = len(days.told) - bisect_right(days.told, limit)
    named = len(days.named) - bisect_right(days.named, limit)
    found = []
    if told:
        found.append(("record.cites-later", float(min(told, MOST_LATER))))
    if named > told:
        found.append(("record.names-later", float(min(named - told, MOST_LATER))))
    if not named and len(days.named) >= MANY_NAMED:
        found.append(("record.last-named", 1.0))
    elif not named and days.told and (last - dt.date.fromisoformat(days.told[-1])).days < 120:
        found.append(("record.latest", 1.0))
    return found


def _bounded(latest: str | None) -> RecordDate:
    """The interval that is left where no reading dates the record: not before the last day it tells of."""
    if latest is None:
        return RecordDate(None, "document", None, (), (Evidence("record.none", 0.0, "no date stands on the record"),))
    sentence = f"no date line; the record tells of {latest} and was written on that day or later"
    return RecordDate(f"{latest}/..", "sequence", None, (), (Evidence("record.told", 0.3, sentence),), latest, None)


def with_neighbours(chosen: Sequence[Chosen]) -> list[RecordDate]:
    """The records' dates; one without a date line gets the bounds that its neighbours in the file allow, and so does
    one whose date lies out of the time of all the others.
    """
    chosen = _of_the_files_time(chosen)
    dates = []
    for number, one in enumerate(chosen):
        if one.date.reading is not None:
            dates.append(one.date)
            continue
        around = [_nearest(chosen, number, -1), _nearest(chosen, number, 1)]
        days = sorted(day for day in around if day)
        dates.append(_between(one, days, chosen))
    return dates


def _of_the_files_time(chosen: Sequence[Chosen]) -> list[Chosen]:
    """The records, without the dates that no other record of the file bears out.

    A date line of before OLDEST is misread where the others are later ("June 10th 1565"); so is a last day told that
    lies a review's time after every date line of the file ("at 2000", "No. 1986").
    """
    years = [int(one.date.edtf[:4]) for one in chosen if one.date.reading and one.date.edtf]
    last = max((year for year in years if year >= OLDEST), default=None)
    return list(chosen) if last is None else [_believed(one, last) for one in chosen]


def _believed(one: Chosen, last: int) -> Chosen:
    date = one.date
    if date.edtf is None:
        return one
    year = int(date.edtf[:4])
    if date.reading is not None and year < OLDEST:
        sentence = f"{date.reading.text} is not believed: the other records of the file are of {last} and about"
        told = one.latest_told
    elif date.reading is None and year > last + AFTER_TIME:
        sentence = f"{date.edtf[:10]} is not believed: no record of the file is dated within {AFTER_TIME} years of it"
        told = None
    else:
        return one
    candidates = (DateCandidate(date.edtf, sentence),)
    doubted = RecordDate(None, "document", None, candidates, (Evidence("record.out-of-file", 0.0, sentence),))
    return Chosen(one.record, doubted, told)


def _nearest(chosen: Sequence[Chosen], number: int, step: int) -> str | None:
    """Day of the nearest record with a date line on that side."""
    at = number + step
    while 0 <= at < len(chosen):
        date = chosen[at].date
        if date.reading is not None and date.edtf and (limits := bounds(date.edtf)):
            return limits[1] if step < 0 else limits[0]
        at += step
    return None


def _between(one: Chosen, days: list[str], chosen: Sequence[Chosen]) -> RecordDate:
    if len(days) == 2 and (dt.date.fromisoformat(days[1]) - dt.date.fromisoformat(days[0])).days <= NEIGHBOURS_APART:
        low = max(days[0], one.latest_told or days[0])
        if low <= days[1]:
            sentence = f"no date line; its neighbours in the file are of {days[0]} and {days[1]}"
            edtf = f"{low}/{days[1]}" if low < days[1] else low
            evidence = (*one.date.evidence, Evidence("record.neighbours", 0.3, sentence))
            return replace(one.date, edtf=edtf, basis="sequence", evidence=evidence, earliest=low, latest=days[1])
    if one.date.edtf is not None:
        return one.date
    span = sorted(
        limits[0]
        for other in chosen
        if other.date.reading and other.date.edtf and (limits := bounds(other.date.edtf)) and limits[0]
    )
    if not span:
        return one.date
    edtf = f"{span[0]}/{span[-1]}" if span[0] < span[-1] else span[0]
    sentence = f"no date stands on the record; the dated records of the file run from {span[0]} to {span[-1]}"
    return replace(
        one.date,
        edtf=edtf,
        basis="sequence",
        evidence=(Evidence("record.file-span", 0.1, sentence),),
        earliest=span[0],
        latest=span[-1],
    )
