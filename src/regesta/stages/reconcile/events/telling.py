"""What a happening's entries say together: its date, when each was written, how many sources stand behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from regesta.model.evidence import Evidence
from regesta.model.reconciled import Event, Stance, Telling, stable_id
from regesta.stages.reconcile.events.clusters import Match
from regesta.stages.reconcile.events.comparison import SAME_WORDS, Rarity, words_in_common
from regesta.stages.reconcile.events.reports import Report

# A record written within so many days of a happening is contemporary with it: cables, memoranda and weekly or monthly
# reports are; a summary drawn up at the end of the year looks back.
AT_THE_TIME = 31


def tell(
    reports: Sequence[Report], matches: Sequence[Match], rarity: Rarity, tied_with: Sequence[Report] = ()
) -> Event:
    """The happening that these entries report, in the order they were written."""
    ordered = sorted(reports, key=_order)
    earliest, latest, date, of_date = _joint_date(ordered)
    sources, of_sources = _sources(ordered, rarity)
    evidence = [*_of_matches(matches), *of_date, *of_sources]
    if tied_with:
        names = ", ".join(sorted({report.entry for report in tied_with}))
        evidence.append(Evidence("events.tie", 0.0, f"fits {names} equally well and is left apart from all of them"))
    return Event(
        id=stable_id("v", [min(report.entry for report in ordered)]),
        date=date,
        earliest=earliest,
        latest=latest,
        sources=sources,
        tellings=tuple(Telling(report.entry, stance(report)) for report in ordered),
        evidence=tuple(evidence),
    )


def stance(report: Report) -> Stance:
    """Whether the record was written at the time or looks back; "unknown" where either has no date."""
    written, happened = report.written[1], report.latest
    if written is None or happened is None:
        return "unknown"
    return "contemporary" if written - happened <= AT_THE_TIME else "retrospective"


def _order(report: Report) -> tuple[int, str, int, int, str]:
    written = report.written[0]
    return (
        written if written is not None else dt.date.max.toordinal(),
        report.record,
        report.page,
        report.start,
        report.entry,
    )


def _joint_date(reports: Sequence[Report]) -> tuple[str | None, str | None, str | None, list[Evidence]]:
    """(earliest, latest, EDTF, why): what all the dates leave possible together."""
    dated = [report for report in reports if report.date is not None]
    if not dated:
        return None, None, None, []
    earliest = max((report.earliest for report in dated if report.earliest is not None), default=None)
    latest = min((report.latest for report in dated if report.latest is not None), default=None)
    given = ", ".join(dict.fromkeys(str(report.date) for report in dated))
    if earliest is not None and latest is not None and earliest > latest:
        return None, None, None, [Evidence("events.joint-date", 0.0, f"{given} leave no day possible together")]
    days = _iso(earliest), _iso(latest)
    exact = next((report for report in dated if (report.earliest, report.latest) == (earliest, latest)), None)
    if exact is not None:
        date = exact.date
    elif days[0] == days[1]:
        date = days[0]
    else:
        date = f"{days[0] or '..'}/{days[1] or '..'}"
    if len({report.date for report in dated}) == 1:
        return *days, date, []
    return *days, date, [Evidence("events.joint-date", 0.0, f"{date} is what {given} leave possible together")]


def _iso(day: int | None) -> str | None:
    return dt.date.fromordinal(day).isoformat() if day is not None else None


def _sources(reports: Sequence[Report], rarity: Rarity) -> tuple[int, list[Evidence]]:
    """How many independent sources: copies of one record are one, and so are records that have the same words."""
    origin: dict[str, str] = {report.family: report.family for report in reports}
    evidence = []
    first_of: list[Report] = []
    for report in reports:
        copied = next(
            (
                earlier
                for earlier in first_of
                if origin[earlier.family] != origin[report.family]
                and words_in_common(earlier, report, rarity) >= SAME_WORDS
            ),
            None,
        )
        if copied is not None:
            group = origin[report.family]
            for family in origin:
                if origin[family] == group:
                    origin[family] = origin[copied.family]
            evidence.append(
                Evidence("events.copied", 0.0, f"{report.record} has the words of {copied.record}: one source, not two")
            )
        first_of.append(report)
    records = len({report.record for report in reports})
    sources = len(set(origin.values()))
    if records > sources and not evidence:
        evidence.append(Evidence("events.copies", 0.0, f"{records} records that are copies of {sources}"))
    return sources, evidence


def _of_matches(matches: Sequence[Match]) -> list[Evidence]:
    """The evidence of the surest match of each pair joined, its weights as they were summed."""
    return [part for match in matches[:4] for part in match.evidence]
