"""The value of a date that is written out: days, months, years and ranges of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from regesta.model.dates import DateCandidate
from regesta.model.evidence import Evidence
from regesta.stages.date.calendar import SEASON_MONTHS, add_months, is_day, part_of_span
from regesta.stages.date.context import Context, Value
from regesta.stages.date.said import Said
from regesta.stages.date.years import WEEKDAYS, year_lent, years_of

# How much further off a day still to come counts than one gone by, where only its number is written: by the tense of
# its sentence, and for the date-time group of a cable, which cites what was sent.
_AHEAD = {"future": 0.4, "": 1.5, "past": 4.0}
_AHEAD_OF_GROUPS = 2.5
BESIDE = 14  # days before the writing: what it tells of is most often of the weeks before


def settle_date(said: Said, context: Context) -> Value:
    """The value of a date written out, with the other readings it may have and why this one was taken."""
    if "impossible" in said.flags:
        return Value("DATE", "", evidence=(Evidence("calendar", -1.0, "the calendar has no such day"),))
    months = [(said.month, said.day)]
    ordered, order_note = _ordered(said, context)
    if said.swapped:
        months = (
            [(said.month, said.day), (said.day, said.month)]
            if ordered
            else [(said.day, said.month), (said.month, said.day)]
        )
    month, day = months[0]
    years, basis, notes = years_of(replace(said, weekday=None) if said.swapped else said, month, day, context)
    if said.swapped and years and _falls_the_other_way(said, years[0][0], month, day):
        months.reverse()
        month, day = months[0]
        order_note = [Evidence("order", 1.0, f"the {WEEKDAYS[said.weekday or 0]} settles day and month")]
    notes += order_note
    if day is not None and month is None:
        return _day_alone(said, day, context)
    if not years:
        return _yearless(said, month, day, notes)
    year = years[0][0]
    if day is not None and month is not None and not is_day(year, month, day):
        other = months[-1]
        if other == months[0] or other[0] is None or other[1] is None or not is_day(year, other[0], other[1]):
            return Value(
                "DATE",
                "",
                flags=("impossible",),
                evidence=(Evidence("calendar", -1.0, "the calendar has no such day"),),
            )
        month, day = other
    misread = _of_the_writing(said, year, month, day, context)
    typed, year = year, misread or year
    edtf = _edtf(year, month, day)
    candidates = [DateCandidate(edtf, years[0][1] or "as written")]
    if misread:
        note = f"with {misread} for {typed} it lies beside {context.anchor_name}, {context.anchor}"
        candidates = [DateCandidate(edtf, note), DateCandidate(_edtf(typed, month, day), "as written")]
        notes.append(Evidence("year", 0.4, note))
    elif said.swapped and month is not None and day is not None and is_day(year, day, month):
        candidates = [
            DateCandidate(edtf, order_note[0].sentence),
            DateCandidate(_edtf(year, day, month), "day and month the other way round"),
        ]
    elif len(years) > 1:
        candidates += [
            DateCandidate(_edtf(other, month, day), why)
            for other, why in years[1:]
            if day is None or month is None or is_day(other, month, day)
        ]
    weekday_notes, flags = _weekday_check(said, year, month, day)
    flags = (*flags, "year in doubt") if misread else flags
    base = Value(
        "DATE", edtf, edtf, basis, tuple(candidates) if len(candidates) > 1 else (), tuple(notes) + weekday_notes, flags
    )
    return with_part(_with_clock(base, said), said)


def _of_the_writing(said: Said, year: int, month: int | None, day: int | None, context: Context) -> int | None:
    """The year of the writing where the decade alone, misread, keeps a day from lying beside it: "14 August 1937" in a
    text of 15 August 1967. None otherwise; a birth and what was written in two figures stay as they are, and in a
    record of a file its other dates tell more.
    """
    written = context.anchor
    if written is None or not context.by_itself or context.birth or month is None or day is None:
        return None
    if said.year is None or said.short_year or said.weekday is not None or not is_day(written.year, month, day):
        return None
    misread = year // 100 == written.year // 100 and year % 10 == written.year % 10 and year < written.year
    beside = 0 < (written - dt.date(written.year, month, day)).days <= BESIDE
    return written.year if misread and beside else None


def _falls_the_other_way(said: Said, year: int, month: int | None, day: int | None) -> bool:
    """Whether its weekday falls on the day only where day and month change places: "Sunday, 5/3/61"."""
    if said.weekday is None or month is None or day is None or not is_day(year, day, month):
        return False
    as_read = is_day(year, month, day) and dt.date(year, month, day).weekday() == said.weekday
    return not as_read and dt.date(year, day, month).weekday() == said.weekday


def _ordered(said: Said, context: Context) -> tuple[bool, list[Evidence]]:
    """Whether the figures keep the order they were read in, and why."""
    if not said.swapped:
        return True, []
    dotted = said.span == "dotted"
    if not context.order:
        reason = (
            "dotted figures: day first" if dotted else "day and month in doubt: month first, as American forms have it"
        )
        return True, [Evidence("order", 0.2, reason)]
    day_first_now = dotted
    keep = (context.order == "day") == day_first_now
    return keep, [Evidence("order", 0.8, context.order_reason)]


def _day_alone(said: Said, day: int, context: Context) -> Value:
    """The day where no month is written ("the 5th", "301726Z"): that of the day last named, or nearest."""
    named = context.previous is not None and not said.which and said.value != "group"
    if said.value == "group" and context.just_named and context.previous and context.previous.day == day:
        named = True  # "Cable of 26 October 1963: SECRET 260035Z"
    base = context.previous if named else context.anchor
    name = "the day last named" if named else context.anchor_name
    if base is None:
        return _yearless(said, None, day, [])
    steps = {"last": (-1,), "next": (1,), "this": (0,)}.get(said.which, (0, -1, 1))
    months = [add_months(base.replace(day=1), step) for step in steps]
    days = [dt.date(month.year, month.month, day) for month in months if is_day(month.year, month.month, day)]
    if said.weekday is not None:
        days = [fit for fit in days if fit.weekday() == said.weekday] or days
    if not days:
        return _yearless(said, None, day, [])
    ahead = _AHEAD[context.tense]
    if said.value == "group":
        ahead = _AHEAD["future"] if context.tells_of_anchor else _AHEAD_OF_GROUPS
    pick = (
        days[0] if named else min(days, key=lambda one: (base - one).days if one <= base else ahead * (one - base).days)
    )
    iso = pick.isoformat()
    note = Evidence("month", 0.6, f"the month is taken from {name}, {base}")
    return _with_clock(Value("DATE", iso, iso, "inherited", (), (note,)), said)


def _yearless(said: Said, month: int | None, day: int | None, notes: list[Evidence]) -> Value:
    value = f"XXXX-{month:02d}" if month else "XXXX-XX"
    if day is not None:
        value += f"-{day:02d}"
    if said.weekday is not None and month is None:
        value = f"XXXX-WXX-{said.weekday + 1}"
    if said.hour is not None:
        value += f"T{said.hour:02d}:{said.minute or 0:02d}{said.zone}"
    note = Evidence("year", 0.0, "nothing here gives the year" if month else "nothing here gives the month")
    return Value("TIME" if said.hour is not None else "DATE", value, basis="inherited", evidence=(*notes, note))


def _edtf(year: int, month: int | None, day: int | None) -> str:
    if month is None:
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}" if day is None else f"{year:04d}-{month:02d}-{day:02d}"


def _weekday_check(
    said: Said, year: int, month: int | None, day: int | None
) -> tuple[tuple[Evidence, ...], tuple[str, ...]]:
    if said.weekday is None or month is None or day is None:
        return (), ()
    true = dt.date(year, month, day).weekday()
    if true == said.weekday:
        return (Evidence("weekday", 1.0, f"it was a {WEEKDAYS[true]}"),), ()
    sentence = f"written {WEEKDAYS[said.weekday]}, but {year}-{month:02d}-{day:02d} was a {WEEKDAYS[true]}"
    return (Evidence("weekday", -1.0, sentence),), ("weekday disagrees",)


def _with_clock(value: Value, said: Said) -> Value:
    if said.hour is not None:
        return replace(value, type="TIME", value=f"{value.edtf}T{said.hour:02d}:{said.minute or 0:02d}{said.zone}")
    if said.daypart and len(value.edtf) == 10:
        return replace(value, type="TIME", value=f"{value.edtf}T{said.daypart}")
    return value


def with_part(value: Value, said: Said) -> Value:
    """Early, mid and late as spans."""
    if not said.part or len(value.edtf) not in (4, 7) or "~" in value.edtf or int(value.edtf[5:] or 0) in SEASON_MONTHS:
        return value
    return replace(value, edtf=part_of_span(value.edtf, said.part))


def settle_range(said: Said, context: Context) -> Value:
    """The value of a range: an EDTF interval from end to end."""
    far = said.far
    if far is None:
        return settle_date(replace(said, kind="date"), context)
    far_value = settle_date(far, context)
    year = year_lent(said, far, far_value.edtf)
    near_context = context if year is None else replace(context, list_year=year)
    near_value = settle_date(replace(said, far=None), near_context)
    ends = (near_value.edtf, far_value.edtf)
    if not all(ends):
        return Value(
            "DATE",
            f"{near_value.value}/{far_value.value}" if near_value.value else "",
            basis=near_value.basis,
            evidence=near_value.evidence,
            flags=near_value.flags + far_value.flags,
        )
    if ends[0] > ends[1]:
        return replace(near_value, flags=(*near_value.flags, "out of order"))
    flags = tuple(dict.fromkeys(near_value.flags + far_value.flags))
    return Value(
        "DATE", f"{ends[0]}/{ends[1]}", f"{ends[0]}/{ends[1]}", far_value.basis, (), near_value.evidence, flags
    )
