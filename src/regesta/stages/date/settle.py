"""From what the words say to a value: a place in time, with bounds, candidates and reasons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from regesta.model.evidence import Evidence
from regesta.stages.date.context import Context, Value
from regesta.stages.date.said import Said
from regesta.stages.date.settle_dates import settle_date, settle_range
from regesta.stages.date.settle_relative import (
    moved_day,
    settle_clock,
    settle_deictic,
    settle_feast,
    settle_from_day,
    settle_month_word,
    settle_shift,
    settle_speech,
    settle_week_of,
    settle_weekday,
    settle_year_ago,
)
from regesta.stages.date.settle_spans import (
    settle_century,
    settle_decade,
    settle_fiscal,
    settle_quarter,
    settle_season,
    settle_year_cut,
)

# Counted from the day of writing, and open where that is but known to be some day or later.
_OF_THE_WRITING = ("deictic", "speech", "reference", "year_ago", "weekday", "month", "duration")


def settle(said: Said, context: Context) -> Value:
    """The value of an expression in its context; precision is never more than the words and the context carry."""
    if context.floor and (said.kind in _OF_THE_WRITING or said.which == "speech"):
        context = replace(context, anchor=None)
    value = _SETTLERS[said.kind](said, context)
    if said.about and value.edtf and "/" not in value.edtf and not value.edtf.endswith("~"):
        value = replace(value, edtf=value.edtf + "~")
    if not said.repairs and not said.flags:
        return value
    repairs = tuple(Evidence("repair", 0.0, sentence) for sentence in said.repairs)
    flags = tuple(dict.fromkeys(said.flags + value.flags))
    return replace(value, evidence=repairs + value.evidence, flags=flags)


def _reference(said: Said, context: Context) -> Value:
    if said.value == "PRESENT_REF" and context.anchor:
        return Value("DATE", said.value, f"{context.anchor}~", "document")
    return Value("DATE", said.value, basis="document")


def _duration(said: Said, context: Context) -> Value:
    """A length of time; one that ends or begins at the anchor ("the past nine months") is an interval too."""
    back = said.which in ("past", "last", "previous", "preceding", "recent", "latest")
    if (
        context.anchor is None
        or not said.count.isdigit()
        or not (back or said.which in ("next", "coming", "following"))
    ):
        return Value("DURATION", said.value)
    far = moved_day(context.anchor, said.unit, -int(said.count) if back else int(said.count))
    if far is None:
        return Value("DURATION", said.value)
    note = Evidence("anchor", 0.6, f"counted from {context.anchor_name}, {context.anchor}")
    near, end = sorted((far, context.anchor))
    return Value("DURATION", said.value, f"{near}/{end}", "relative", (), (note,))


def _set(said: Said, context: Context) -> Value:
    return Value("SET", said.value)


_SETTLERS: dict[str, Callable[[Said, Context], Value]] = {
    "date": settle_date,
    "range": settle_range,
    "decade": settle_decade,
    "century": settle_century,
    "year_cut": settle_year_cut,
    "fiscal": settle_fiscal,
    "season": settle_season,
    "quarter": settle_quarter,
    "speech": settle_speech,
    "weekday": settle_weekday,
    "feast": settle_feast,
    "month": settle_month_word,
    "shift": settle_shift,
    "deictic": settle_deictic,
    "week_of": settle_week_of,
    "from_day": settle_from_day,
    "year_ago": settle_year_ago,
    "clock": settle_clock,
    "reference": _reference,
    "duration": _duration,
    "set": _set,
}
