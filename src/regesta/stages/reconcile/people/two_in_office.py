"""Two names for one office at one time: shown with both quotes, for one of them may be a slip."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from regesta.model.people import Holding
from regesta.model.reconciled import Discrepancy, Severity, discrepancy_id
from regesta.stages.reconcile.people.beside import plain_case
from regesta.stages.reconcile.people.comparators import compare_forms
from regesta.stages.reconcile.people.forms import read_name
from regesta.stages.reconcile.people.holders import holders_of
from regesta.stages.reconcile.people.offices import read_office

NEAR_DAYS = 365  # two like names for one office within a year are shown; further apart, one succeeded the other
OPENING = 2  # letters with which both surnames begin, where one may stand for the other


def names_in_office(holdings: Iterable[Holding], names: Mapping[str, Sequence[str]]) -> Iterator[Discrepancy]:
    """Offices held by one person at a time for which records give different names, with both quotes.

    On one day, or within the other's time, any two names; within a year, two that begin alike, for otherwise the one
    followed the other. `names` are the forms of each person as written. Names that may be one name (a slip, an
    initial) are no discrepancy; they are put to the reader as proposals. Nor are those of whom the table of
    office-holders knows that both held the office: records speak of former holders by the office they held.
    """
    seats: dict[tuple[str, str, str], list[Holding]] = {}
    for holding in holdings:
        if holding.status == "held" and holding.earliest and holding.latest and _is_one_seat(holding):
            seats.setdefault((holding.office, holding.serves or "", holding.at or ""), []).append(holding)
    for seat, held in sorted(seats.items()):
        for one, other in combinations(sorted(held, key=lambda holding: (holding.earliest or "", holding.id)), 2):
            gap = _days_between(one, other)
            ones, others = names.get(one.person, ()), names.get(other.person, ())
            if gap is None or gap > NEAR_DAYS or not _are_two(ones, others) or _in_one_breath(one, other):
                continue
            at_one_time = _at_one_time(one, other) and not _known_to_have_held(seat, ones, others)
            if at_one_time or _begin_alike(ones, others):
                yield _discrepancy(seat, one, other, gap, names)


def _is_one_seat(holding: Holding) -> bool:
    """True when the words say which seat it is: an ambassador's state and post, a president's state, a body."""
    told = read_office(plain_case(holding.quotes[0].text))
    if not told.single or told.plain != holding.office:
        return False
    if told.of_a_body:
        return True
    return bool(holding.serves and holding.at) if holding.office == "ambassador" else bool(holding.serves)


def _days_between(one: Holding, other: Holding) -> int | None:
    """Days between the last of the first and the first of the second; 0 where they overlap."""
    assert one.latest and other.earliest
    try:
        return max(0, (dt.date.fromisoformat(other.earliest) - dt.date.fromisoformat(one.latest)).days)
    except ValueError:
        return None


def _are_two(ones: Sequence[str], others: Sequence[str]) -> bool:
    forms = [form for text in ones if (form := read_name(text)).family]
    against = [form for text in others if (form := read_name(text)).family]
    if not forms or not against:
        return False
    return all(
        compare_forms(form, other, together=True, established=lambda _one, _other: False).veto
        for form in forms
        for other in against
    )


def _at_one_time(one: Holding, other: Holding) -> bool:
    """Whether the second is shown in office while the first is, and the first again within a year on either side.

    A day far from the others is oftener a misread year, or a former holder spoken of, than a holding of decades.
    """
    assert one.earliest and one.latest and other.earliest
    first, last, between = map(dt.date.fromisoformat, (one.earliest, one.latest, other.earliest))
    return first <= between <= last and max(between - first, last - between).days <= NEAR_DAYS


def _in_one_breath(one: Holding, other: Holding) -> bool:
    """Whether both are shown by the same words, in which only one of them is meant to be in office."""
    return one.quotes[0].overlaps(other.quotes[0])


def _begin_alike(ones: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the two have the same initials and their surnames begin alike: one may stand for the other."""
    mine, theirs = (
        {
            ("".join(name[0] for name in form.given), form.family[0][:OPENING])
            for form in map(read_name, texts)
            if form.family and form.given
        }
        for texts in (ones, others)
    )
    return not mine.isdisjoint(theirs)


def _known_to_have_held(seat: tuple[str, str, str], *names: Sequence[str]) -> bool:
    """Whether the table of office-holders has each of them in this office at some time."""
    office, serves, _ = seat
    surnames = holders_of(office, serves)
    return all(any(form.family and form.family[0] in surnames for form in map(read_name, texts)) for texts in names)


def _days(holding: Holding) -> str:
    first, last = holding.earliest, holding.latest
    return f"on {first}" if first == last else f"from {first} to {last}"


def _called(variants: Sequence[str]) -> str:
    """The commonest form that is a name, and no office alone."""
    return next((text for text in variants if read_name(text).family), variants[0])


def _discrepancy(
    seat: tuple[str, str, str], one: Holding, other: Holding, gap: int, names: Mapping[str, Sequence[str]]
) -> Discrepancy:
    office, serves, at = seat
    where = office + (f" of {serves}" if serves else "") + (f" in {at}" if at else "")
    first, second = _called(names[one.person]), _called(names[other.person])
    overlap = gap == 0 and one.earliest != other.earliest
    severity: Severity = "high" if overlap else "medium"
    cause = (
        "one of the names is misread, or one of the dates is (likely), since each is shown in office within the "
        "other's time"
        if overlap
        else f"{second} may have followed {first} in between (as likely as not), or one name is an error of the record"
    )
    quotes = (one.quotes[0], other.quotes[0])
    return Discrepancy(
        id=discrepancy_id("name_in_office", quotes),
        kind="name_in_office",
        severity=severity,
        summary=f"The {where} is {first} {_days(one)} and {second} {_days(other)}.",
        cause=cause,
        quotes=quotes,
    )
