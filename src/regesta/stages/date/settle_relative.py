"""The value of words that count from another date: from the anchor, or from the day last named."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from regesta.model.dates import DateBasis
from regesta.model.evidence import Evidence
from regesta.stages.date.calendar import add_months, bounds, easter, is_day, month_span, shift, week_of, week_value
from regesta.stages.date.context import Context, Value
from regesta.stages.date.said import Said
from regesta.stages.date.settle_dates import settle_date, settle_range, with_part
from regesta.stages.date.settle_spans import settle_quarter

_STEPS = {"last": -1, "next": 1, "following": 1, "previous": -1, "before last": -2, "after next": 2}
_OPEN = {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "E": "XXX", "C": "XX"}
_UNIT_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}


def settle_speech(said: Said, context: Context) -> Value:
    """Yesterday, today, tonight, this morning."""
    if context.anchor is None:
        tail = f"T{said.daypart}" if said.daypart else ""
        return Value("TIME" if tail else "DATE", f"XXXX-XX-XX{tail}", basis="relative")
    day = shift(context.anchor, said.direction)
    return _day_value(day, said, context, "relative")


def _day_value(day: dt.date, said: Said, context: Context, basis: DateBasis) -> Value:
    note = Evidence("anchor", 0.8, f"counted from {context.anchor_name}, {context.anchor}") if context.anchor else None
    iso = day.isoformat()
    tail = f"T{said.daypart}" if said.daypart else ""
    return Value("TIME" if tail else "DATE", iso + tail, iso, basis, (), (note,) if note else ())


def settle_weekday(said: Said, context: Context) -> Value:
    """A weekday: the last one before the anchor, or the next where the sentence looks forward."""
    weekday = said.weekday or 0
    if context.anchor is None:
        tail = f"T{said.daypart}" if said.daypart else ""
        return Value("TIME" if tail else "DATE", f"XXXX-WXX-{weekday + 1}{tail}", basis="relative")
    anchor = context.anchor
    if said.which in ("previous", "following") and context.previous:
        anchor = context.previous
    again = context.just_named and context.named_weekday == weekday and not said.which
    if again and context.previous and context.tense == "future":  # "duty on Saturday. He would call on Saturday"
        return _day_value(context.previous, said, context, "relative")
    back = (anchor.weekday() - weekday) % 7
    if said.which in ("last", "previous") and back == 0:
        back = 7
    ahead = (weekday - anchor.weekday()) % 7
    if said.which in ("next", "following"):
        day = shift(anchor, ahead or 7)
    elif not said.which and ahead and (context.tense == "future" or (ahead == 1 and not context.tense)):
        day = shift(anchor, ahead)
    elif said.which == "this":
        day = shift(anchor, ahead if context.tense == "future" or ahead <= 3 else -back)
    else:
        day = shift(anchor, -back)
    return _day_value(day, said, context, "relative")


def settle_feast(said: Said, context: Context) -> Value:
    """The day of a feast; of one that moves, where its rule is known."""
    if said.value == "easter":
        return _from_easter(said, context)
    if said.month is None:
        return Value("DATE", "")
    if said.day is None:
        year = said.year
        if year is None and context.anchor:
            year = context.anchor.year - (1 if (said.month, 28) > (context.anchor.month, context.anchor.day) else 0)
        day = _feast_day(year, said.month)
        return Value("DATE", day or f"XXXX-{said.month:02d}", day, "explicit" if said.year else "inherited")
    return settle_date(replace(said, kind="date"), context)


def _from_easter(said: Said, context: Context) -> Value:
    """The day so many days from Easter: of the year named, else the last before the anchor."""
    year = said.year
    if year is None and context.anchor:
        year = context.anchor.year - (shift(easter(context.anchor.year), int(said.count)) > context.anchor)
    if year is None:
        return Value("DATE", "XXXX", basis="inherited")
    day = shift(easter(year), int(said.count)).isoformat()
    return Value("DATE", day, day, "explicit" if said.year else "inherited")


def _feast_day(year: int | None, month: int) -> str:
    """The moving feasts of the United States: Labor Day, Thanksgiving, Memorial Day."""
    if year is None:
        return ""
    first = dt.date(year, month, 1)
    monday, thursday = (0 - first.weekday()) % 7, (3 - first.weekday()) % 7
    if month == 9:
        return shift(first, monday).isoformat()
    if month == 11:
        return shift(first, thursday + 21).isoformat()
    return f"{year}-{month:02d}"


def settle_month_word(said: Said, context: Context) -> Value:
    """The month that "last July", "next May" or "June of last year" names, or the day: "1 June of this year"."""
    month, day = said.month or 1, f"-{said.day:02d}" if said.day else ""
    if context.anchor is None:
        return Value("DATE", f"XXXX-{month:02d}{day}", basis="relative")
    anchor, year = context.anchor, context.anchor.year
    if said.value:
        year += _STEPS.get(said.which, 0)
    elif said.which in ("last", "previous"):
        year -= month >= anchor.month
    elif said.which in ("next", "following"):
        year += month <= anchor.month
    note = Evidence("anchor", 0.8, f"counted from {context.anchor_name}, {anchor}")
    named = f"{year}-{month:02d}{day}" if not said.day or is_day(year, month, said.day) else f"{year}-{month:02d}"
    return with_part(Value("DATE", named, named, "relative", (), (note,)), said)


def settle_shift(said: Said, context: Context) -> Value:
    """So many units from the anchor ("three weeks ago") or from the day last named ("two days later").

    What a story counts from its own days ("the next day", "a week later") is counted from the day of writing nowhere
    but where the story is told of that day.
    """
    base, name = context.anchor, context.anchor_name
    if said.which != "speech":
        if context.previous is not None:
            base, name = context.previous, "the day last named"
        elif context.apart:
            base = None
    if said.which in ("same", "following", "previous") and said.unit in ("M", "Y") and context.previous_month:
        base, name = context.previous_month, "the month last named"
    if said.which != "speech" and said.unit == "Y" and context.bare_year:
        base, name = dt.date(context.bare_year, 7, 1), "the year last named"
    amount = said.count
    if base is None or amount in ("X", ""):
        return _unanchored(said, context)
    steps = float(amount) * said.direction
    if said.unit == "Y" and context.previous_quarter and amount.isdigit():
        return _same_quarter(context.previous_quarter, int(steps))
    value, edtf = _moved(base, said.unit, steps, exact=amount.isdigit())
    note = Evidence("anchor", 0.7, f"counted from {name}, {base}")
    if said.daypart and len(edtf) == 10:
        return Value("TIME", f"{edtf}T{said.daypart}", edtf, "relative", (), (note,))
    return Value("DATE", value, edtf, "relative", (), (note,))


def _same_quarter(quarter: str, years: int) -> Value:
    """The quarter last named, so many years on: "a year earlier" beside "the third quarter"."""
    year, number = int(quarter[:4]) + years, int(quarter[-1])
    start, end = month_span(year, number * 3 - 2, number * 3)
    note = Evidence("anchor", 0.6, f"counted from the quarter last named, {quarter}")
    return Value("DATE", f"{year}-Q{number}", f"{start:%Y-%m}/{end:%Y-%m}", "relative", (), (note,))


def _unanchored(said: Said, context: Context) -> Value:
    if said.daypart:
        return Value("TIME", f"XXXX-XX-XXT{said.daypart}", basis="relative")
    if said.count in ("X", ""):
        return Value("DATE", "PAST_REF" if said.direction < 0 else "FUTURE_REF", basis="relative")
    period = f"PT{said.count}{said.unit[1]}" if said.unit.startswith("T") else f"P{said.count}{said.unit}"
    steps = f"{period} {'before' if said.direction < 0 else 'after'}" if said.direction else "of"
    note = Evidence("anchor", 0.0, f"{steps} a day that nothing here names")
    return Value("DATE", _OPEN.get(said.unit, "XXXX-XX-XX"), basis="relative", evidence=(note,))


def _moved(base: dt.date, unit: str, steps: float, *, exact: bool) -> tuple[str, str]:
    """TIMEX3 value and EDTF of a day moved by so many units, no more precise than the unit."""
    if unit in ("TH", "TM", "TS"):
        return (iso := base.isoformat()), iso
    if unit == "D":
        return (iso := shift(base, round(steps)).isoformat()), iso
    if unit in ("W", "WE"):
        day = shift(base, round(steps * 7))
        first, last = week_of(day)
        if unit == "WE":
            return week_value(day) + "-WE", f"{shift(last, -1)}/{last}"
        return week_value(day), f"{first}/{last}"
    months = round(steps * _UNIT_MONTHS.get(unit, 1))
    moved = add_months(base, months)
    return _unit_value(moved, unit if exact else "M")


def moved_day(base: dt.date, unit: str, steps: int) -> dt.date | None:
    """The day so many units on; None for units shorter than a day."""
    if unit in ("D", "W"):
        return shift(base, steps * (7 if unit == "W" else 1))
    return add_months(base, steps * _UNIT_MONTHS[unit]) if unit in _UNIT_MONTHS else None


def _unit_value(day: dt.date, unit: str) -> tuple[str, str]:
    if unit == "Y":
        return (year := f"{day.year:04d}"), year
    if unit == "Q":
        quarter = (day.month - 1) // 3 + 1
        start, end = month_span(day.year, quarter * 3 - 2, quarter * 3)
        return f"{day.year}-Q{quarter}", f"{start:%Y-%m}/{end:%Y-%m}"
    if unit == "E":
        return str(day.year // 10), f"{day.year // 10}0/{day.year // 10}9"
    if unit == "C":
        return str(day.year // 100), f"{day.year // 100}00/{day.year // 100}99"
    return (month := f"{day.year:04d}-{day.month:02d}"), month


def settle_deictic(said: Said, context: Context) -> Value:
    """Last week, this month, next year, the end of the month."""
    if context.anchor is None:
        blank = {
            "D": "XXXX-XX-XX",
            "W": "XXXX-WXX",
            "WE": "XXXX-WXX-WE",
            "M": "XXXX-XX",
            "Q": "XXXX-QX",
            "E": "XXX",
            "C": "XX",
        }
        return Value("DATE", blank.get(said.unit, "XXXX"), basis="relative")
    steps = _STEPS.get(said.which, 0)
    if said.which == "latest" and said.unit == "Q":
        steps = -1
    if said.which == "latest" and said.unit == "WE":
        steps = -1 if context.anchor.weekday() < 5 else 0
    if said.which == "last" and said.unit == "WE" and context.anchor.weekday() >= 5:
        steps = -1
    value, edtf = _moved(context.anchor, said.unit, steps, exact=True)
    note = Evidence("anchor", 0.7, f"counted from {context.anchor_name}, {context.anchor}")
    if said.span == "up to now" and said.unit in _UNIT_MONTHS:  # "during the past year": the twelve months before
        edtf = f"{add_months(context.anchor, -_UNIT_MONTHS[said.unit]):%Y-%m}/{context.anchor:%Y-%m}"
    if said.span in ("from now", "until now") and (limits := bounds(edtf)):  # "later this year", "earlier this month"
        near, far = (context.anchor, limits[1]) if said.span == "from now" else (limits[0], context.anchor)
        edtf = f"{near}/{far}"
    base = Value("DATE", "FY" + value if said.fiscal and said.unit == "Y" else value, edtf, "relative", (), (note,))
    return with_part(base, said) if said.part else base


def settle_week_of(said: Said, context: Context) -> Value:
    """The week that begins or ends on the day that follows in the text, or its weekend; the day itself is `far`."""
    if said.far is None:
        return Value("DATE", "XXXX-WXX")
    day = settle_range(said.far, context)
    if len(day.edtf) != 10:
        return day
    named = dt.date.fromisoformat(day.edtf)
    if said.unit == "WE":
        saturday = shift(week_of(named)[0], 5)
        return replace(day, value=week_value(named) + "-WE", edtf=f"{saturday}/{shift(saturday, 1)}")
    first = shift(named, -6) if said.value == "ending" else named
    middle = shift(first, 3)  # a week from Sunday on is that of its other days
    return replace(day, value=week_value(middle), edtf=f"{first}/{shift(first, 6)}")


def settle_from_day(said: Said, context: Context) -> Value:
    """So many units before or after the day that follows in the text, `far`; open where that day or the count is."""
    day = settle_date(said.far, context) if said.far else Value("DATE", "")
    if len(day.edtf) != 10 or said.count in ("X", ""):
        return Value("DATE", "XXXX-XX-XX", basis="relative")
    exact = said.count.isdigit()
    value, edtf = _moved(dt.date.fromisoformat(day.edtf), said.unit, float(said.count) * said.direction, exact=exact)
    note = Evidence("anchor", 0.8, f"counted from {day.edtf}")
    return Value("DATE", value, edtf, "relative", (), (*day.evidence, note), day.flags)


def settle_year_ago(said: Said, context: Context) -> Value:
    """The same span a year before: of the quarter last named, else of the anchor's year."""
    if context.anchor is None:
        return Value("DATE", "XXXX", basis="relative")
    year = context.anchor.year - 1
    if context.previous_quarter and said.unit != "M" and not said.span:
        return _same_quarter(context.previous_quarter, -1)
    if said.span:
        return settle_quarter(replace(said, kind="quarter", year=year), context)
    if said.unit == "Q":
        value, edtf = _moved(context.anchor, "Q", -5, exact=True)
        return Value("DATE", value, edtf, "relative")
    return Value("DATE", str(year), str(year), "relative")


def settle_clock(said: Said, context: Context) -> Value:
    """A time of day: on the weekday or day beside it, else on the anchor's day."""
    clock = f"T{said.hour:02d}:{said.minute or 0:02d}{said.zone}" if said.hour is not None else f"T{said.daypart}"
    if said.weekday is not None:
        day = settle_weekday(replace(said, daypart=""), context)
    elif said.month is not None:
        day = settle_date(replace(said, kind="date", hour=None), context)
    else:
        base = shift(context.anchor, said.direction) if context.anchor else None
        if said.which != "speech":
            base = context.previous or (None if context.floor else base)
        return Value(
            "TIME",
            f"{base.isoformat() if base else ''}{clock}",
            base.isoformat() if base else "",
            "relative" if base else "inherited",
        )
    return replace(day, type="TIME", value=day.value + clock)
