"""Readers of dates that are written out: what the named groups of a match say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from regesta.stages.date.calendar import is_day
from regesta.stages.date.damage import figures, month_of, weekday_of
from regesta.stages.date.rules import Rule, date_rules
from regesta.stages.date.said import Said
from regesta.stages.date.words import which_of
from regesta.stages.date.years import OPEN_CENTURY_BELOW

Groups = dict[str, str]
MOST_DAYS = 31
LAST_HOUR, LAST_MINUTE = 24, 59
LONGEST = 150  # years between two named together as a span: "1753-1955" is a number
_DECADES = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}
_QUARTERS = {
    "first": "1",
    "1st": "1",
    "second": "2",
    "2nd": "2",
    "third": "3",
    "3rd": "3",
    "fourth": "4",
    "4th": "4",
    "last": "",
    "latter": "",
}
_CENTURIES = {
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}


def month_in(groups: Groups) -> int | None:
    """The month that the groups name, repaired where damaged; None where they name none."""
    if groups.get("month"):
        return date_rules().vocabulary.months[groups["month"].rstrip(".")]
    if groups.get("odd_month"):
        return month_of(groups["odd_month"])
    if groups.get("split_month"):
        return date_rules().vocabulary.months["".join(letter for letter in groups["split_month"] if letter.isalpha())]
    if groups.get("month_number"):
        return int(groups["month_number"])
    if groups.get("odd_month_number"):
        return figures(groups["odd_month_number"])
    return date_rules().vocabulary.roman[groups["roman"]] if groups.get("roman") else None


def day_in(groups: Groups) -> int | None:
    """The day of the month that the groups name, in figures or words."""
    if groups.get("odd_day"):
        return figures(groups["odd_day"])
    word = "".join((groups.get("day") or "").split())
    if not word:
        return None
    return int(word) if word.isdigit() else date_rules().vocabulary.ordinals[word]


def year_in(groups: Groups) -> tuple[int | None, bool]:
    """The year, and whether it is written with two figures."""
    text = groups.get("year") or ""
    if groups.get("odd_year"):
        value = figures("".join(groups["odd_year"].replace(".", "").replace("'", "").split()))
        if value is not None and value // 100 == 10:  # a 9 read as 0: no record names a day of the eleventh century
            value += 900
        return (None, False) if value is None else (value, value < 100)
    plain = text.replace(" ", "").replace("\n", "").lstrip("'") + (groups.get("year_end") or "")
    return (int(plain), len(plain) == 2) if plain else (None, False)


def weekday_in(groups: Groups) -> int | None:
    """The weekday that the groups name, repaired where damaged; Monday is 0."""
    if groups.get("odd_weekday"):
        return weekday_of(groups["odd_weekday"])
    return date_rules().vocabulary.weekdays[groups["weekday"].rstrip(".")] if groups.get("weekday") else None


def read_date(rule: Rule, groups: Groups) -> Said | None:
    """A day, month or year, whole or in part: "3d of May, 1961"."""
    month, day, (year, short) = month_in(groups), day_in(groups), year_in(groups)
    if (
        (groups.get("odd_month") and month is None)
        or (groups.get("odd_day") and not day)
        or (groups.get("odd_year") and not year)
    ):
        return None
    weekday = weekday_in(groups)
    hour = int(groups["hour"]) if groups.get("hour") else None
    minute = int(groups["minute"]) if groups.get("minute") else None
    flags: tuple[str, ...] = ()
    if day is not None and not 1 <= day <= 31:
        return None
    if day is not None and month is not None:
        sure = year if year is not None and not short else 2000
        if not is_day(sure, month, day):
            if not is_day(2000, month, day) and rule.repaired:
                return None
            flags = ("impossible",)
    return Said(
        "date",
        year=year,
        short_year=short,
        month=month,
        day=day,
        weekday=weekday,
        hour=hour,
        minute=minute,
        flags=flags,
    )


def read_range(rule: Rule, groups: Groups) -> Said | None:
    """Two ends, the one lending the other what it leaves out: "28 Dec 61 - 3 Jan 62"."""
    far_groups = {name[4:]: text for name, text in groups.items() if name.startswith("end_")}
    near, far = read_date(rule, groups), read_date(rule, far_groups)
    if near is None or far is None:
        return None
    if groups.get("end_year_short") and near.year is not None:
        far = replace(far, year=near.year // 100 * 100 + int(groups["end_year_short"]))
    if near.month is None and far.month is not None:
        near = replace(near, month=far.month)
    if far.month is None and far.day is not None:
        far = replace(far, month=near.month)
    if far.year is None:
        far = replace(far, year=near.year, short_year=near.short_year)
    if near.year is None:
        wraps = near.month is not None and far.month is not None and near.month > far.month and far.year is not None
        near = replace(near, year=far.year - 1 if wraps and far.year else far.year, short_year=far.short_year)
    if not _in_order(near, far) or (near.year and far.year and far.year - near.year > LONGEST):
        return None
    return replace(near, kind="range", far=far, flags=near.flags + far.flags)


def _in_order(near: Said, far: Said) -> bool:
    ends = [(end.year or 0, end.month or 0, end.day or 0) for end in (near, far)]
    wraps = near.year is None and far.year is None and (near.month or 0) > (far.month or 0)
    return ends[0] < ends[1] or wraps


def read_numeric(rule: Rule, groups: Groups) -> Said | None:
    """Three figures, or two: "8/29/61", "06/00/75"; None where they can be no date ("50-6-74")."""
    first, second = int(groups["first"]), int(groups.get("second") or 0)
    year, short = year_in(groups)
    if "second" not in groups or not groups["second"]:
        return Said("date", year=year, short_year=short, month=first) if first else None
    if groups.get("year_cut"):  # the last figure of the year is not on the page: "5/26/201"
        return Said("year_cut", decade=int(groups["year_cut"]), month=first, day=second)
    if first == 0 or second == 0:  # month or day withheld: "06/00/75", "00/00/1976"
        month = first if 1 <= first <= 12 else None
        if second and not first:
            return None
        return Said("date", year=year, short_year=short, month=month) if month or not first else None
    if first > 12 and second > 12:
        return None
    if rule.id.endswith("year-first") or second > 12 or first <= 12:
        month, day = (second, first) if first > 12 else (first, second)
    else:
        month, day = second, first
    if not is_day(year if year and not short else 2000, month, day):
        return None
    swapped = first <= 12 and second <= 12 and first != second and not rule.order
    dotted = groups.get("mark") == "." and swapped
    if dotted and is_day(2000, second, first):
        month, day = second, first
    return Said(
        "date",
        year=year,
        short_year=short,
        month=month,
        day=day,
        swapped=swapped,
        span="dotted" if dotted else "",
        value="day first" if first > 12 else "",
    )


def read_compact(_: Rule, groups: Groups) -> Said | None:
    """Figures run together under a label: "061423", "680116"."""
    text = groups["figures"]
    if len(text) == 8:
        year, month, day = int(text[:4]), int(text[4:6]), int(text[6:])
        return Said("date", year=year, month=month, day=day) if is_day(year, month, day) else None
    one, two, three = int(text[:2]), int(text[2:4]), int(text[4:])
    if one <= 12 and is_day(2000, one, two):  # MMDDYY
        return Said("date", year=three, short_year=True, month=one, day=two)
    return Said("date", year=one, short_year=True, month=two, day=three) if is_day(2000, two, three) else None


def read_group(_: Rule, groups: Groups) -> Said | None:
    """A date-time group of a cable: "291533Z NOV 78", its Z repaired where read as 2 or 7."""
    if groups.get("odd_group"):
        group = f"{figures(''.join(groups['odd_group'].split())) or 0:06d}"
        groups = {**groups, "day": group[:2], "hour": group[2:4], "minute": group[4:]}
        if (
            not 1 <= int(groups["day"]) <= MOST_DAYS
            or int(groups["hour"]) > LAST_HOUR
            or int(groups["minute"]) > LAST_MINUTE
        ):
            return None
    month, day, (year, short) = month_in(groups), day_in(groups), year_in(groups)
    if "hour" not in groups:
        lost = Said("date", year=year, short_year=short, month=month, day=day, value="group")
        return replace(lost, flags=("repaired", "impossible clock"), repairs=("the clock of the group is unreadable",))
    hour, minute, zone = int(groups["hour"]), int(groups["minute"]), groups.get("zone") or ""
    flags: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()
    if groups.get("odd_group"):
        flags, repairs = ("repaired",), ("letters and gaps in the group are read as its figures",)
    if short and year is not None and year < OPEN_CENTURY_BELOW and zone != "z":
        return None  # "2100302 DEC 21": as likely the day again, with the year further on
    if zone in ("2", "7"):
        repairs, flags = (f"the Z of the group is read as {zone}",), ("repaired",)
        zone = "z"
    if minute > LAST_MINUTE or hour > LAST_HOUR:
        flags = (*flags, "impossible clock")
    if month and day and not is_day(2000, month, day):
        return None
    clock = (None, None) if "impossible clock" in flags else (hour, minute)
    return Said(
        "date",
        year=year,
        short_year=short,
        month=month,
        day=day,
        hour=clock[0],
        minute=clock[1],
        zone="Z" if zone == "z" else "",
        flags=flags,
        repairs=repairs,
        value="group",
    )


def read_yearday(_: Rule, groups: Groups) -> Said | None:
    """A day counted from New Year, as some cables have it: "82254/1654Z", "Julian date 78333"."""
    year, short = year_in(groups)
    day = dt.date((year or 0) + (1900 if short else 0), 1, 1) + dt.timedelta(days=int(groups["yearday"]) - 1)
    hour, minute = (int(groups["hour"]), int(groups["minute"])) if groups.get("hour") else (None, None)
    if day.year != (year or 0) + (1900 if short else 0):
        return None
    zone = "Z" if groups.get("zone") else ""
    return Said("date", year=year, short_year=short, month=day.month, day=day.day, hour=hour, minute=minute, zone=zone)


def read_day_alone(_: Rule, groups: Groups) -> Said | None:
    """A day without a month: "the 5th instant", "the 15th"."""
    which = {
        "inst": "this",
        "ulti": "last",
        "ult": "last",
        "ult.": "last",
        "prox": "next",
        "last": "last",
        "next": "next",
    }
    word = (groups.get("which") or "").strip()
    return Said(
        "date", day=day_in(groups), which=which.get(word[:4].strip("."), which.get(word[:4], "this")) if word else ""
    )


def read_part_of_month(_: Rule, groups: Groups) -> Said | None:
    """What is said by "The first week of May 1961", "the second half of June"."""
    year, short = year_in(groups)
    ordinal = _QUARTERS[groups["ordinal"]] or "last"
    if groups["unit"] == "half" and ordinal in "34":
        return None
    return Said("date", year=year, short_year=short, month=month_in(groups), part=f"{groups['unit']} {ordinal}")


def read_decade(_: Rule, groups: Groups) -> Said:
    """What is said by "The 1960's", "the fifties"."""
    if groups.get("decade_word"):
        return Said("decade", decade=190 + _DECADES[groups["decade_word"]])
    century = groups.get("century")
    return Said("decade", decade=int(century or "19") * 10 + int(groups["decade"]))


def read_century(_: Rule, groups: Groups) -> Said:
    """What is said by "The 19th century"."""
    number = int(groups["century_ordinal"]) if groups.get("century_ordinal") else _CENTURIES[groups["century_word"]]
    return Said("century", century=number - 1)


def read_fiscal(_: Rule, groups: Groups) -> Said:
    """What is said by "Fiscal year 1962"."""
    year, short = year_in(groups)
    return Said("fiscal", year=year, short_year=short, fiscal=True)


def read_season(_: Rule, groups: Groups) -> Said:
    """What is said by "The spring of 1961", "last summer"."""
    year, short = year_in(groups)
    which = groups.get("which") or ""
    return Said(
        "season",
        year=year,
        short_year=short,
        span=date_rules().vocabulary.seasons[groups["season"]],
        which=which_of(which),
    )


def read_quarter(_: Rule, groups: Groups) -> Said | None:
    """What is said by "The third quarter of 1962", "the first half of 1963", "Q3 FY 62"."""
    letter = "H" if groups.get("part_of_year") == "half" else "Q"
    number = groups.get("quarter_number") or _QUARTERS[groups["quarter"]] or ("4" if letter == "Q" else "2")
    if letter == "H" and number not in "12":
        return None
    year, short = year_in(groups)
    which, fiscal = which_of(groups.get("which") or ""), bool(groups.get("fiscal"))
    return Said("quarter", year=year, short_year=short, span=letter + number, which=which, fiscal=fiscal)
