"""Which reading dates the record: features weighed openly, an honest interval where no reading does."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from regesta.model.dates import DateCandidate, DateReading, DateUse, RecordDate
from regesta.model.evidence import Evidence
from regesta.model.records import Field, Record
from regesta.stages.date.fields import is_in_a_numbered_box
from regesta.stages.date.placing import EDGE, Placing
from regesta.stages.date.record_days import PROSE, Days, days_of, is_group, is_to_come, is_usable, latest_named
from regesta.stages.date.rules import date_rules

FIRST_LINES, HEAD, FOOT = 12, 40, 6  # lines: a letterhead and address, a cable's head and routing, a signature block
CELLS = 3  # edges between cells that make a line a row of a table
PERIOD = 31  # days: a paper is typed within a month, a range of more is what it reports on
SHEETS_FROM = 1992  # the year of the Act under which the release describes its records on sheets
MANY_NAMED = 3  # days on a record: with fewer, being the last of them says little
LATER = 2  # days: a record may be dated the day before the last thing it tells
DATE_LINE = 3.0  # what speaks for a reading that stands like a date line, its year left aside
MOST_LATER = 4  # readings: more later days say no more
_ENDS_WITH_LABEL = re.compile(r"\bdate?\b[^:]{0,20}: ?$|\bof report ?: ?$", re.IGNORECASE)
_DATE_LABEL = re.compile(r"\bdate ?: ?$", re.IGNORECASE)


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
    use: DateUse | None = None
    unless: str | None = None  # another feature that takes its words for its own


@dataclass(frozen=True, slots=True)
class _Weights:
    words: tuple[_Words, ...]
    positions: dict[str, tuple[float, str]]
    threshold: float
    of_the_release: range


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
            raw.get("use"),
            raw.get("unless"),
        )
        for raw in data["words"]
    )
    positions = {name: (raw["weight"], raw["sentence"]) for name, raw in data["positions"].items()}
    first, last = data["of_the_release"]
    return _Weights(words, positions, data["threshold"], range(first, last + 1))


def years_of_the_release() -> range:
    """The years of which nearly all the records of the release are."""
    return _weights().of_the_release


@dataclass(frozen=True, slots=True)
class Chosen:
    """What one record says of its own date, before its neighbours are looked at."""

    record: Record
    date: RecordDate
    latest_told: str | None  # latest day that the record tells of
    tells_a_year: bool = False  # and no day: it is the first day of the year last named
    told: tuple[str, ...] = ()  # the days of its running text
    named: tuple[str, ...] = ()  # the days anywhere on it but in stamps and page furniture
    out_of_time: DateReading | None = None  # the reading that would date it, lay it not years from all that it tells
    of_the_paper: DateReading | None = None  # on a sheet that a release put before a paper: the date of that paper


def choose_record_date(
    placings: Sequence[Placing],
    record: Record,
    *,
    headings: frozenset[tuple[int, int]] = frozenset(),
    sender: Field | None = None,
    withdrawn: Sequence[Field] = (),
) -> Chosen:
    """The record's own date with every feature that speaks for it; edtf None where no reading dates it.

    `headings` are the page and offset of the dates that head entries of a chronology: they date what happened, and
    the record that tells of it was written later. `sender` is the author as described: a teletype that sends another
    on has a whole date-time group for each sender. `withdrawn` are the rows of a withdrawal sheet, whose dates are
    those of what was taken out.
    """
    days = days_of(placings, sender)
    usable = [
        one
        for one in placings
        if is_usable(one.reading)
        and not _is_of_the_paper_below(one, record)
        and not _heads_a_row(one)
        and not any(_stands_in(one.reading, row) for row in withdrawn)
    ]
    scored = [(_evidence(placing, placings, days, headings), placing) for placing in usable]
    ranked = sorted(
        scored, key=lambda item: (-sum(one.weight for one in item[0]), item[1].reading.page, item[1].reading.start)
    )
    past = [one for one in placings if not is_to_come(one)]
    gone = days if len(past) == len(placings) else days_of(past, sender)
    latest = max(gone.told, default=None) or (None if days.told else latest_named(past))
    if not ranked or sum(one.weight for one in ranked[0][0]) < _weights().threshold:
        years = [one for one in placings if one.reading.earliest == latest and one.reading.edtf]
        tells_a_year = bool(years) and all(len(one.reading.edtf) == 4 for one in years)
        told, named = tuple(days.told), tuple(days.named)
        paper = _of_the_paper(placings, record)
        return Chosen(record, _bounded(latest), latest, tells_a_year, told, named, _out_of_time(scored), paper)
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
    told, named = tuple(days.told), tuple(days.named)
    return Chosen(record, date, latest, told=told, named=named, of_the_paper=_of_the_paper(placings, record))


def _out_of_time(scored: Sequence[tuple[list[Evidence], Placing]]) -> DateReading | None:
    """The reading that dates the record but for lying many years from nearly everything else on it."""
    weight = _weights().positions["record.out-of-time"][0]
    strange = [
        (sum(one.weight for one in evidence) - weight, placing.reading)
        for evidence, placing in scored
        if any(one.feature == "record.out-of-time" for one in evidence)
    ]
    score, reading = max(strange, key=lambda item: item[0], default=(0.0, None))
    return reading if score >= DATE_LINE else None


def _stands_in(reading: DateReading, field: Field) -> bool:
    return reading.page == field.page and field.start <= reading.start < field.end


def _is_of_the_paper_below(placing: Placing, record: Record) -> bool:
    """Whether it stands on a sheet that a release put before a paper, and dates that paper: with its number of pages,
    or too old to be of the sheet itself.
    """
    if placing.line.role != "boilerplate":
        return False
    if date_rules().cues["sheets_pages"].match(placing.below.lower()):
        return True
    printed = record.kind == "cover_sheet" and len(record.pages) == 1
    return printed and int(placing.reading.edtf[:4]) < SHEETS_FROM


def _of_the_paper(placings: Sequence[Placing], record: Record) -> DateReading | None:
    """The date of the paper that a sheet describes, where it names a day under a label; None on any other record."""
    if record.kind != "cover_sheet":
        return None
    dates = [one for one in placings if is_labelled(one) and _is_of_the_paper_below(one, record)]
    days = [one.reading for one in dates if len(one.reading.edtf) == len("1961-05-19") and is_usable(one.reading)]
    return days[0] if len(days) == 1 else None


def _heads_a_row(placing: Placing) -> bool:
    """Whether it is but a month in a table: the head of a row of a leave record, or a cell among others."""
    reading, cells = placing.reading, placing.line.text.count(EDGE)
    heads = placing.line.role == "table" and reading.basis == "inherited"
    return len(reading.edtf) == len("1978-05") and (heads or cells >= CELLS)


def names_another_date(placing: Placing) -> DateUse | None:
    """What a date is there for that words beside it say is not the record's own; None where they do not say so.

    A label ("Date of Report:") is believed, and the kind of paper that stands over a date line ("Airtel") cites none.
    """
    speaking = [one.use for one in _weights().words if one.use and _speaks(one, placing)]
    if is_labelled(placing) or _ENDS_WITH_LABEL.search(placing.before) or not placing.before.strip(" *#|"):
        speaking = [use for use in speaking if use != "mention"]
    return speaking[0] if speaking else None


def _has_its_paper_behind(placing: Placing) -> bool:
    """Whether a sentence, and no label, leads up to it and a paper is named right behind it: "Attached is a 3 May 1961
    letter"; on the next line only where the sentence goes on there.
    """
    before = placing.before.rstrip(" *_")
    goes_on = placing.below.lstrip()[:1].islower()
    behind = f"{placing.after}\n{placing.below}" if goes_on else placing.after
    named = date_rules().cues["mention_behind"].match(behind.lower())
    return any(map(str.isalpha, before)) and not before.endswith(":") and named is not None


def _evidence(
    placing: Placing, placings: Sequence[Placing], days: Days, headings: frozenset[tuple[int, int]]
) -> list[Evidence]:
    """Everything that speaks for or against the reading."""
    words = {where: _words(placing, where) for where in _WHERE}
    found = [
        Evidence(one.id, one.weight, one.sentence)
        for one in _weights().words
        if _may_speak(one, placing) and one.pattern.search(words[one.where])
    ]
    if _has_its_paper_behind(placing):
        weight, sentence = _weights().positions["record.paper-behind"]
        found.append(Evidence("record.paper-behind", weight, sentence))
    if is_in_a_numbered_box(placing):
        weight, sentence = _weights().positions["record.numbered-box"]
        found.append(Evidence("record.numbered-box", weight, sentence))
    if (placing.reading.page, placing.reading.start) in headings:
        weight, sentence = _weights().positions["record.heads-entry"]
        found.append(Evidence("record.heads-entry", weight, sentence))
    for name, times in _positions(placing, placings, days):
        weight, sentence = _weights().positions[name]
        found.append(Evidence(name, round(weight * times, 2), sentence))
    return sorted(found, key=lambda one: -abs(one.weight))


def is_labelled(placing: Placing) -> bool:
    """Whether it stands under a label that names the record's date."""
    return _speaks(_feature("record.date-label"), placing)


def is_of_a_meeting(placing: Placing) -> bool:
    """Whether the place of a meeting, or who was present, is given under it."""
    return _speaks(_feature("record.meeting"), placing)


def is_stamped(placing: Placing) -> bool:
    """Whether it looks stamped beside what was typed: in capitals, its month first, on a line of small letters."""
    return _speaks(_feature("record.stamped-beside"), placing)


@cache
def _feature(identifier: str) -> _Words:
    return next(one for one in _weights().words if one.id == identifier)


def _speaks(one: _Words, placing: Placing) -> bool:
    return _may_speak(one, placing) and one.pattern.search(_words(placing, one.where)) is not None


def _may_speak(one: _Words, placing: Placing) -> bool:
    """Whether it speaks of a reading that looks and is labelled like this one."""
    if one.stamped and not (placing.reading.text.isupper() and placing.reading.text[:1].isalpha()):
        return False
    if one.unless is not None and _speaks(_feature(one.unless), placing):
        return False
    return not (one.unless_labelled and _DATE_LABEL.search(placing.before))


# A line of running text that breaks off, and what closes it behind a date on the next: "... last cleared / 21 March;"
_ENDS_SENTENCE = re.compile(r"[^\n]{30,} [a-z]+,? [a-z]+,? ?\n ?[;,.)][ .;)]*")
_WHERE = ("label", "head", "line", "below", "around")  # what words of a reading's surroundings a rule may look at


def _words(placing: Placing, where: str) -> str:
    if where == "label":
        before = placing.before
        opens_line = not any(letter.isalnum() for letter in before)
        return f"{placing.above}\n{before}" if opens_line and _near(placing) else before
    if where == "head":
        return placing.head
    if where == "line":
        return placing.before + " " + placing.after
    return placing.below if where == "below" else placing.above + "\n" + placing.below


def _near(placing: Placing) -> bool:
    return len(placing.above) < 60  # characters: a label above is short, running text is not


def _positions(placing: Placing, placings: Sequence[Placing], days: Days) -> list[tuple[str, float]]:
    reading, number, role = placing.reading, placing.number, placing.line.role
    names: list[tuple[str, float]] = []
    group = is_group(reading)
    if group:
        names.append(("record.cable-group" if reading.basis == "explicit" else "record.open-group", 1))
        if (reading.page, reading.start) == days.sender_group:
            names.append(("record.sender-group", 1))
    elif reading.basis == "inherited":
        names.append(("record.taken-from", 1))
    if placing.letters_beside <= 3:
        names.append(("record.alone", 1))
    elif is_labelled(placing) and sum(letter.isalpha() for letter in placing.after) <= 3:
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
    cut = reading.rule == "numeric.year-cut"  # a day, but for one figure of its year
    if not placing.letters_beside and _ENDS_SENTENCE.fullmatch(f"{placing.above}\n{placing.after}"):
        names.append(("record.ends-sentence", 1))
    if len(reading.edtf) == 10 or cut:
        names.append(("record.day", 1))
    if len(reading.edtf) == 7:
        names.append(("record.month-only", 1))
    if len(reading.edtf) == 4:
        names.append(("record.year-only", 1))
    if "/" in reading.edtf and not cut:
        names.append(("record.period" if _is_period(reading) else "record.interval", 1))
    if days.standing[reading.edtf] > 1:
        names.append(("record.repeated", 1))
    if (reading.page, reading.start) in days.listed:
        names.append(("record.listed", 1))
    set_again = number < FIRST_LINES and role in ("body", "heading", "header") and days.standing[reading.edtf] > 1
    typed = reading.type == "TIME" and reading.basis == "explicit" and not days.is_before_most(int(reading.edtf[:4]))
    sheet = role == "boilerplate" and int(reading.edtf[:4]) >= SHEETS_FROM and is_labelled(placing)
    # A list of births is no witness against it, nor is what a sheet says of the paper behind it.
    if days.out_of_time(int(reading.edtf[:4])) and not (set_again or typed or sheet):
        names.append(("record.out-of-time", 1))
    return names + _order(reading, days)


def _is_period(reading: DateReading) -> bool:
    """Whether it names two ends that lie so far apart that the record covers the time between them."""
    if reading.earliest is None or reading.latest is None:
        return False
    return (dt.date.fromisoformat(reading.latest) - dt.date.fromisoformat(reading.earliest)).days > PERIOD


_ROLES: tuple[tuple[str, frozenset[str]], ...] = (
    ("record.header-line", frozenset({"header", "heading"})),
    ("record.signature-line", frozenset({"signature"})),
    ("record.stamp-line", frozenset({"stamp"})),
    ("record.page-line", frozenset({"furniture", "boilerplate"})),
    ("record.form-line", frozenset({"form", "table", "marking", "distribution"})),
)


def _order(reading: DateReading, days: Days) -> list[tuple[str, float]]:
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
