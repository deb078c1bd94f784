"""A record whose own date and whose stamp cannot both be right: received or filed before it was drafted."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from regesta.model.reconciled import Discrepancy, Severity, discrepancy_id
from regesta.stages.reconcile.discrepancies.causes import cause_of_days
from regesta.stages.reconcile.discrepancies.facts import DateFact, RecordFacts, days_between, in_words

FILED_WITHIN = 400  # days: a stamp further away belongs to a review or a release, not to the filing of the record
NEAR = 1  # pages between date and stamp: further on, what has a signature and a date of its own is another form
SOON = 60  # days within which a record is filed, as a rule
RECEIPT = re.compile(r"(?i)\b(?:received|rec['’]?d|recd|filed|microfilmed|stamped|registered|indexed|entered)\b")
PRINTED = re.compile(r"\b(?i:form|edition|rev)\b")  # the edition of a printed form is no stamp
PRINTED_WITHIN = 24  # characters
DATED_BY = frozenset({"header", "heading", "signature"})  # where a record's author dates it
FOREIGN = "Possibly: the stamp belongs to another paper on the same page."
_YEAR = re.compile(r"\d\d$")
_FIGURES = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{2}|\d{4})")


def record_date(record: RecordFacts) -> Iterator[Discrepancy]:
    """The stamp that stands against a date of the record's own, the nearest one; at most one for a record."""
    dated = [fact for fact in record.dates if fact.use == "record" and fact.role in DATED_BY and fact.is_day]
    if record.own is not None and record.own.is_day and record.own not in dated:
        dated.insert(0, record.own)
    stamps = [fact for fact in record.dates if fact.role == "stamp" and fact.is_day]
    pairs = [
        (_apart(own, stamp), own, stamp)
        for own in dated
        for stamp in stamps
        if own is not stamp and _apart(own, stamp) <= FILED_WITHIN and abs(own.page - stamp.page) <= NEAR
    ]
    pairs.sort(key=lambda pair: (pair[0], pair[1].page, pair[1].start, pair[2].page, pair[2].start))
    for _, own, stamp in pairs:
        found = _in_doubt(record, own, stamp) or (_before(record, own, stamp) if own is record.own else None)
        if found:
            yield found
            return


def _apart(own: DateFact, stamp: DateFact) -> int:
    assert own.earliest is not None and stamp.earliest is not None
    return abs(days_between(own.earliest, stamp.earliest))


def _in_doubt(record: RecordFacts, own: DateFact, stamp: DateFact) -> Discrepancy | None:
    """Both in figures, and the stamp is older than the record in whichever one order of day and month both are read."""
    drafted, stamped = _orders(own.text), _orders(stamp.text)
    if not drafted or not stamped:
        return None
    in_one_order = [(here, there) for here, there in zip(drafted, stamped, strict=True) if here and there]
    if not in_one_order or any(there >= here for here, there in in_one_order):
        return None
    mixed = [
        (here, there)
        for here, there in ((drafted[0], stamped[1]), (drafted[1], stamped[0]))
        if here and there and here <= there
    ]
    cause = None
    if mixed:
        here, there = min(mixed, key=lambda pair: pair[1] - pair[0])
        cause = (
            f"Likely: one of the two has the day first. Drafted {in_words(here.isoformat())} and stamped "
            f"{in_words(there.isoformat())} is an order that time allows."
        )
    summary = (
        f"Dated “{own.text}” and stamped “{stamp.text}”: whichever figure is taken for the month in both, the stamp "
        "is older than the record."
    )
    return _discrepancy(record, own, stamp, summary, cause)


def _other_order(turned: DateFact, kept: DateFact) -> str | None:
    """The cause, where one of the two is in figures that leave its day and month in doubt and its other order fits."""
    orders = _orders(turned.text)
    if not orders or kept.earliest is None or turned.earliest is None:
        return None
    other = next((day for day in orders if day and day.isoformat() != turned.earliest), None)
    if other is None:
        return None
    apart = days_between(other.isoformat(), kept.earliest)
    fits = 0 <= apart <= SOON if turned.role != "stamp" else 0 <= -apart <= SOON
    if not fits:
        return None
    return f"Likely: “{turned.text}” has day and month in the other order, {in_words(other.isoformat())}."


def _orders(text: str) -> tuple[dt.date | None, dt.date | None] | None:
    """The figures read month first and day first; None where the date is not in figures that can be read both ways."""
    match = _FIGURES.fullmatch(text.strip())
    if not match:
        return None
    one, two, year = int(match[1]), int(match[2]), int(match[3])
    year += 1900 if year < 100 else 0
    if one == two or max(one, two) > 12:
        return None  # there is but one way to read it
    return _day(year, one, two), _day(year, two, one)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _before(record: RecordFacts, own: DateFact, stamp: DateFact) -> Discrepancy | None:
    if (
        own.earliest is None
        or stamp.latest is None
        or stamp.latest >= own.earliest
        or not _is_stamp(record, own, stamp)
    ):
        return None
    days = days_between(stamp.latest, own.earliest)
    earlier = "a day" if days == 1 else f"{days} days"
    summary = f"Dated {in_words(own.earliest)} but stamped {in_words(stamp.latest)}, {earlier} earlier."
    cause = _other_order(own, stamp) or _other_order(stamp, own) or cause_of_days(own.earliest, stamp.latest)
    return _discrepancy(record, own, stamp, summary, cause or FOREIGN, "medium" if cause else "low")


def _is_stamp(record: RecordFacts, own: DateFact, stamp: DateFact) -> bool:
    """Whether the day was stamped on the page that bears the record's own, rather than typed under a signature.

    A stamp has its month in capitals ("JUN 2 1969") where the rest of its page is not all in capitals, or says what
    it is for. Figures alone ("3/12/69") may be anybody's, and a paper is often typed a day or two before it is dated.
    """
    if own.page != stamp.page:
        return False
    line = record.around(stamp).text
    if PRINTED.search(record.pages[stamp.page][: stamp.start][-PRINTED_WITHIN:]):
        return False
    in_capitals = stamp.text.isupper() and not own.text.isupper()
    return bool(RECEIPT.search(line)) or (in_capitals and bool(_YEAR.search(stamp.text)) and line == stamp.text)


def _discrepancy(
    record: RecordFacts, own: DateFact, stamp: DateFact, summary: str, cause: str | None, severity: Severity = "medium"
) -> Discrepancy:
    quotes = (record.around(own), record.around(stamp))
    return Discrepancy(discrepancy_id("record_date", quotes), "record_date", severity, summary, cause, quotes)
