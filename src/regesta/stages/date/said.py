"""What the words of a date expression say by themselves, before any other date is looked at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """The parts of a date expression as read from its words; None or "" for what they leave open.

    "Tuesday night" has a weekday and a daypart, "3-2-62" a month, a day, a short year and `swapped`.
    """

    kind: str  # date, range, span, weekday, season, shift, deictic, speech, clock, reference, duration, set, ...
    year: int | None = None
    short_year: bool = False  # `year` is two figures: the century is open
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # Monday is 0
    hour: int | None = None
    minute: int | None = None
    zone: str = ""
    far: Said | None = None  # the far end of a range
    swapped: bool = False  # figures that may as well be day and month the other way round
    part: str = ""  # early, mid, late
    about: bool = False
    daypart: str = ""  # MO, AF, EV, NI or a clock time
    span: str = ""  # season (SP), quarter (Q3), half (H1); "up to now" for "the past year"
    decade: int | None = None  # 196 for the 1960s
    century: int | None = None  # 18 for the nineteenth
    fiscal: bool = False
    unit: str = ""  # D, W, M, Q, Y, E (decade), C (century), TH, TM, TS
    count: str = ""  # "3", "2.5", "X" for some
    direction: int = 0  # -1 back, 1 forward
    which: str = ""  # last, this, next, following, previous, same
    value: str = ""  # a TIMEX3 value that stands as it is
    flags: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()  # what was repaired, in words
