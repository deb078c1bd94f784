"""Readers of words that count from another date, of times of day, durations and sets."""

from __future__ import annotations

from regesta.stages.date.read_dates import Groups, day_in, month_in, weekday_in, year_in
from regesta.stages.date.rules import Rule, date_rules
from regesta.stages.date.said import Said
from regesta.stages.date.words import daypart_of, number_of, part_of, period, unit_of, which_of

_SPEECH = {
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "tonight": 0,
    "last night": -1,
    "tomorrow night": 1,
    "last evening": -1,
}
_OFTEN = {
    "daily": "P1D",
    "hourly": "PT1H",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "biweekly": "P2W",
    "bimonthly": "P2M",
    "semimonthly": "P15D",
    "semiannually": "P6M",
    "nightly": "P1D",
}


def read_weekday_name(_: Rule, groups: Groups) -> Said:
    """What is said by "Friday", "last Monday", "Tuesday night"."""
    which = (groups.get("which") or "").strip()
    return Said(
        "weekday",
        weekday=weekday_in(groups),
        which=which_of(which),
        daypart=daypart_of(groups.get("daypart") or ""),
    )


def read_feast(_: Rule, groups: Groups) -> Said:
    """What is said by "Christmas Eve 1961"."""
    month, day = date_rules().vocabulary.feasts[" ".join(groups["feast"].split())]
    year, short = year_in(groups)
    which = (groups.get("which") or "").strip()
    if month == 0:
        return Said("feast", year=year, short_year=short, value="easter", count=str(day), which=which)
    return Said("feast", year=year, short_year=short, month=month, day=day or None, which=which)


def read_month_of_year(_: Rule, groups: Groups) -> Said:
    """What is said by "Last July", "June of last year", "1 June of this year"."""
    which = groups["which"]
    return Said(
        "month",
        month=month_in(groups),
        day=day_in(groups),
        which=which_of(which),
        part=part_of(groups.get("part") or ""),
        value="of year" if groups.get("year_word") else "",
    )


def read_year_words(_: Rule, groups: Groups) -> Said:
    """What is said by "Nineteen sixty-one"."""
    numbers = date_rules().vocabulary.numbers
    century = {"eighteen": 1800, "nineteen": 1900}.get(groups["century_name"], 2000)
    year = century + numbers[groups["tens"]] + numbers.get(groups.get("ones") or "", 0)
    return Said("date", year=year, month=month_in(groups), day=day_in(groups))


def read_speech(_: Rule, groups: Groups) -> Said:
    """What is said by "Yesterday", "tonight", "this morning", "the next morning"."""
    if groups.get("odd_speech"):
        return Said("speech", direction=-1 if groups["odd_speech"].startswith("y") else 1)
    words = groups["speech"]
    daypart = daypart_of(groups.get("daypart") or "")
    if words.endswith(("night", "evening")) and not daypart:
        daypart = "EV" if words.endswith("evening") else "NI"
    if "before yesterday" in words or "after tomorrow" in words:
        return Said("speech", direction=-2 if "before" in words else 2, daypart=daypart)
    if words in _SPEECH:
        return Said("speech", direction=_SPEECH[words], daypart=daypart)
    which = which_of(words)
    steps = {"following": 1, "previous": -1}.get(which, 0)
    return Said(
        "speech" if words == "this" else "shift",
        direction=steps if words != "this" else 0,
        daypart=daypart,
        unit="D",
        count="1" if steps else "0",
        which=which,
    )


def read_shift(_: Rule, groups: Groups) -> Said | None:
    """What is said by "Three weeks ago", "two days later", "the following day"."""
    if groups.get("number"):
        back = groups["direction"].startswith(("ago", "earlier", "previously", "before", "prior"))
        speech = groups["direction"] in ("ago", "hence", "from now", "from today")
        unit = unit_of(groups["unit"])
        count = number_of(groups["number"])
        if groups["unit"] == "fortnight":
            count = "2" if count == "1" else "X"
        about = bool(groups.get("end_number"))  # "ten or twelve years ago"
        which = "speech" if speech else ""
        return Said("shift", unit=unit, count=count, direction=-1 if back else 1, which=which, about=about)
    words = groups["which"]
    unit = groups.get("unit") or words.split()[1]
    which = which_of(words)
    back = which == "previous" or "before" in words
    same = which == "same" or words == "same"
    code = "WE" if unit == "weekend" else unit_of("day" if unit == "date" else unit)
    return Said("shift", unit=code, count="0" if same else "1", direction=0 if same else -1 if back else 1, which=which)


def read_deictic(_: Rule, groups: Groups) -> Said:
    """What is said by "Last week", "this year", "the current quarter"."""
    unit = "WE" if groups["unit"] == "weekend" else unit_of(groups["unit"])
    which = " ".join((groups.get("which") or "latest").split())
    word = groups.get("part_word") or ""
    spans = {"later": "from now", "earlier": "until now"} if which == "this" else {}
    return Said(
        "deictic",
        unit=unit,
        which=which_of(which),
        span="up to now" if which in ("past", "the past") else spans.get(word, ""),
        fiscal=bool(groups.get("fiscal")),
        part=part_of(word),
    )


def read_end_of(_: Rule, groups: Groups) -> Said:
    """What is said by "The end of the month", "year-end"."""
    word = groups["part"]
    unit = groups.get("unit") or ("month" if word.startswith("month") else "year")
    which = groups.get("which") or "this"
    return Said("deictic", unit=unit_of(unit), which=which_of(which), part=part_of(word) or "late", value="end")


def read_week_of(_: Rule, groups: Groups) -> Said:
    """What is said by "The week of", before the day that names it."""
    unit = "WE" if groups["unit"] == "weekend" else unit_of(groups["unit"])
    return Said("week_of", unit=unit, value=groups.get("end") or "")


def read_from_day(_: Rule, groups: Groups) -> Said:
    """What is said by "Two days before", "the week after", before the day that it counts from."""
    unit = groups.get("unit") or groups["whole"].split()[1]
    count = number_of(groups["number"]) if groups.get("number") else "1"
    back = groups["direction"].startswith(("before", "prior"))
    return Said("from_day", unit=unit_of(unit), count=count, direction=-1 if back else 1)


def read_year_ago(_: Rule, groups: Groups) -> Said:
    """What is said by "The year-earlier period"."""
    numbers = {"first": "Q1", "second": "Q2", "third": "Q3", "fourth": "Q4"}
    return Said("year_ago", unit=unit_of(groups.get("unit") or ""), span=numbers.get(groups.get("quarter") or "", ""))


def read_clock(_: Rule, groups: Groups) -> Said | None:
    """What is said by "3:30 p.m.", "1430 hours", "noon Thursday"."""
    daypart = daypart_of(groups.get("daypart") or "")
    hour = int(groups["hour"]) if groups.get("hour") else None
    minute = int(groups.get("minute") or 0)
    half = (groups.get("half") or "")[:1]
    if ":" in daypart:
        hour, daypart = int(daypart[:2]), ""
    if hour is not None:
        if half and hour > 12:
            return None
        late = half == "p" or daypart in ("AF", "EV") or (groups.get("night") and hour >= 6)
        hour = hour % 12 + 12 if late else 0 if half == "a" and hour == 12 else hour
        daypart = ""
    zone = groups.get("zone") or groups.get("zone2") or ""
    speech = _SPEECH.get(groups.get("speech") or "")
    return Said(
        "clock",
        hour=hour,
        minute=minute if hour is not None else None,
        zone="Z" if zone in ("z", "zulu", "gmt") else "",
        weekday=weekday_in(groups),
        year=year_in(groups)[0],
        month=month_in(groups),
        day=day_in(groups),
        daypart=daypart,
        direction=speech or 0,
        which="speech" if speech is not None else "",
    )


def read_reference(rule: Rule, _: Groups) -> Said:
    """What is said by "Now", "recently", "in the future": the value stands in the rule."""
    return Said("reference", value=rule.value)


def read_duration(_: Rule, groups: Groups) -> Said | None:
    """What is said by "Three weeks", "the past two years", "decades", "2 years, 1 month"; None of "00 days"."""
    if groups.get("months"):
        parts = [(groups.get(name), letter) for name, letter in (("years", "Y"), ("months", "M"), ("days", "D"))]
        return Said("duration", value="P" + "".join(f"{int(number_of(count))}{unit}" for count, unit in parts if count))
    if not groups.get("unit") and not groups.get("number"):
        return Said("duration", value="PXX")
    unit = unit_of(groups["unit"]) if groups.get("unit") else "Y"
    count = number_of(groups["number"]) if groups.get("number") else "X"
    if groups.get("end_number"):
        count = number_of(groups["end_number"])
    if count.isdigit() and not int(count):
        return None  # a figure was lost: "WITHIN LAST 00 DAYS"
    if groups.get("and_half") and count.isdigit():
        count += ".5"
    if groups.get("unit") == "fortnight":
        unit, count = "W", "2"
    return Said("duration", unit=unit, count=count, value=period(unit, count), which=groups.get("which") or "")


def read_set(_: Rule, groups: Groups) -> Said:
    """What is said by "Every day", "twice a week", "Mondays"."""
    if groups.get("often"):
        return Said("set", value=_OFTEN[groups["often"].replace("-", "")])
    if groups.get("weekday"):
        part = f"T{daypart_of(groups['daypart'])}" if groups.get("daypart") else ""
        return Said("set", value=f"XXXX-WXX-{(weekday_in(groups) or 0) + 1}{part}")
    if groups.get("month"):
        return Said("set", value=f"XXXX-{month_in(groups):02d}")
    if groups.get("daypart"):
        return Said("set", value=f"XXXX-XX-XXT{daypart_of(groups['daypart'])}")
    if groups.get("unit") == "weekend":
        return Said("set", value="XXXX-WXX-WE")
    return Said(
        "set", value=period(unit_of(groups["unit"]), number_of(groups["number"]) if groups.get("number") else "1")
    )
