"""A record's date among those of its file: what no other record bears out, and bounds where it has no date line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from regesta.model.dates import DateCandidate, RecordDate
from regesta.model.evidence import Evidence
from regesta.stages.date.calendar import bounds
from regesta.stages.date.record_date import Chosen
from regesta.stages.date.record_days import AFTER_TIME, BEFORE_TIME, OLDEST

LIFETIME = 40  # years before the middle of its file by time that a paper may be that is kept in it
SEVERAL = 3  # dated records: with more, they tell the time of a file
PLANNED_AMONG, PLANNED_WITHIN = 45, 100  # days between the neighbours of a plan, and from them to what is planned
NEIGHBOURS_APART = 400  # days: neighbours further apart say little about what lies between


def with_neighbours(chosen: Sequence[Chosen]) -> list[RecordDate]:
    """The records' dates; one without a date line gets the bounds that its neighbours in the file allow, and so does
    one whose date lies out of the time of all the others.
    """
    chosen = _of_the_files_time(chosen)
    dates = []
    paper = _of_the_only_paper(chosen)
    for number, one in enumerate(chosen):
        if one.date.reading is not None or one.record.kind == "cover_sheet":  # a sheet is put on years later
            dates.append(one.date)
            continue
        if paper and (dated := _as_its_sheet_has_it(one, paper)):
            dates.append(dated)
            continue
        around = [_nearest(chosen, number, -1), _nearest(chosen, number, 1)]
        days = sorted(day for day in around if day)
        dates.append(_between(one, days, chosen))
    return dates


def _of_the_only_paper(chosen: Sequence[Chosen]) -> str | None:
    """The day that a release's sheet gives the one record that stands behind it; None where there are several."""
    papers = [one for one in chosen if one.record.kind != "cover_sheet"]
    days = {one.of_the_paper.edtf for one in chosen if one.of_the_paper}
    return days.pop() if len(papers) == len(days) == 1 else None


def _as_its_sheet_has_it(one: Chosen, day: str) -> RecordDate | None:
    """The date of a record without a date line as the sheet has it; None where the record tells of days too long after
    it to have been to come.
    """
    ahead = dt.date.fromisoformat(day) + dt.timedelta(days=PLANNED_WITHIN)
    if one.latest_told and one.latest_told > ahead.isoformat():
        return None
    sentence = f"no date line; the sheet that the archive put before it gives {day}"
    evidence = (*one.date.evidence, Evidence("record.sheet", 0.5, sentence))
    return replace(one.date, edtf=day, basis="sequence", evidence=evidence, earliest=day, latest=day)


def _of_the_files_time(chosen: Sequence[Chosen]) -> list[Chosen]:
    """The records, without the dates that no other record of the file bears out.

    A date line of before OLDEST is misread where the others are later ("June 10th 1565"), and so is one that stands
    alone, a lifetime before most of them ("3/25/05", "26 Mar 1858"); so is a last day told that lies a review's time
    after every date line of the file ("at 2000", "No. 1986").
    """
    years = sorted(int(one.date.edtf[:4]) for one in chosen if one.date.reading and one.date.edtf)
    last = max((year for year in years if year >= OLDEST), default=None)
    if last is None:
        return list(chosen)
    since = years[len(years) // 2] - LIFETIME if len(years) > SEVERAL else OLDEST
    misread = {year for year in years if year < OLDEST or (year < since and _stands_alone(year, years))}
    return [_believed(one, misread, last) for one in chosen]


def _stands_alone(year: int, years: Sequence[int]) -> bool:
    """Whether no other of these years, which it is one of, is near it."""
    return sum(abs(other - year) <= BEFORE_TIME for other in years) == 1


def _believed(one: Chosen, misread: set[int], last: int) -> Chosen:
    """The record, its date taken back where its year is one of those `misread` or, told only, lies long after the
    `last` of the others.
    """
    date = one.date
    if date.edtf is None:
        return one
    year = int(date.edtf[:4])
    if date.reading is not None and year in misread:
        sentence = f"{date.reading.text} is not believed: the other records of the file are of {last} and about"
        told = one.latest_told
    elif date.reading is None and year > last + AFTER_TIME:
        sentence = f"{date.edtf[:10]} is not believed: no record of the file is dated within {AFTER_TIME} years of it"
        told = None
    else:
        return one
    candidates = (DateCandidate(date.edtf, sentence),)
    doubted = RecordDate(None, "document", None, candidates, (Evidence("record.out-of-file", 0.0, sentence),))
    return replace(one, date=doubted, latest_told=told)


def _with_days_to_come(one: Chosen, days: list[str]) -> RecordDate | None:
    """The bounds of a record that tells of days after both its neighbours, which may have been to come; None for any
    other: an operational plan of January stands among papers of January and tells of February.
    """
    told = one.latest_told
    if len(days) < 2 or told is None or told <= days[1]:
        return None
    apart, after = (
        (dt.date.fromisoformat(later) - dt.date.fromisoformat(day)).days
        for day, later in ((days[0], days[1]), (days[1], told))
    )
    if apart > PLANNED_AMONG or after > PLANNED_WITHIN:
        return None
    sentence = f"no date line; its neighbours are of {days[0]} and {days[1]}, and {told} may have been to come"
    evidence = (*one.date.evidence, Evidence("record.neighbours", 0.3, sentence))
    return replace(
        one.date, edtf=f"{days[0]}/{told}", basis="sequence", evidence=evidence, earliest=days[0], latest=told
    )


def _nearest(chosen: Sequence[Chosen], number: int, step: int) -> str | None:
    """Day of the nearest record with a date line on that side."""
    at = number + step
    while 0 <= at < len(chosen):
        date = chosen[at].date
        of_the_file = chosen[at].record.kind != "cover_sheet"
        if of_the_file and date.reading is not None and date.edtf and (limits := bounds(date.edtf)):
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
    if ahead := _with_days_to_come(one, days):
        return ahead
    if one.date.edtf is not None:
        return one.date
    span = sorted(
        limits[0]
        for other in chosen
        if other.record.kind != "cover_sheet"
        and other.date.reading
        and other.date.edtf
        and (limits := bounds(other.date.edtf))
        and limits[0]
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
