"""Offices over time: who is shown in which office on which days, and two names for one office at one time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product

from regesta.model.people import Holding, HoldingStatus, PersonMention
from regesta.model.reconciled import Discrepancy, RecordQuote, Severity, discrepancy_id, stable_id
from regesta.rulebook import load_rules
from regesta.stages.reconcile.people.comparators import compare_forms
from regesta.stages.reconcile.people.forms import read_name
from regesta.stages.reconcile.people.holders import holders_of
from regesta.stages.reconcile.people.offices import Office, is_known_office, office_changes, read_office
from regesta.stages.reconcile.places.states import find_state

MOST_QUOTES = 6
NEAR_DAYS = 365  # two like names for one office within a year are shown; further apart, one succeeded the other
BEFORE_THE_OFFICE = 24  # characters looked through for words that make another office of it
OPENING = 2  # letters with which both surnames begin, where one may stand for the other
# What stands right after a name and tells the office: ", then Minister of Labor of Peru," or " (Ambassador to Peru)".
AFTER = re.compile(
    r"^\s{0,2}[,(]\s{0,2}((?:(?:the|a|an|then|now|former|formerly|late|currently|acting)\s){0,2}(?:ex-)?[A-Z][\w’'-]*"
    r"(?:[\s-](?:of|for|to|in|and|the|at|designate|elect|(?:[A-Z]\.){2,4}|[A-Z][\w’'-]*)){0,9})"
)
# What stands right before it: "the Peruvian Minister of Labor, " or, above a signature, "AMBASSADOR OF PERU\n".
BEFORE = re.compile(
    r"((?:(?:[A-Z][\w.’'-]*|of|for|to|in|and|the|at)[\s]{1,2}){0,9}[A-Z][\w.’'-]*(?:[\s-](?:designate|elect))?),?\s{1,3}$"
)


# An office behind the verb that tells of its change: "was appointed" + " the Ambassador to Peru".
ENTERED = re.compile(
    r"\s{1,2}(?:the\s|a\s)?([A-Z][\w’'-]*(?:[\s-](?:of|for|to|in|and|the|at|(?:[A-Z]\.){2,4}|[A-Z][\w’'-]*)){0,9})"
)
# What may stand between a name and the verb that tells of its change: ", a son of the Ambassador, was appointed".
BESIDE_CHANGE = re.compile(r",\s{1,2}(?:a|an|the|son|formerly|then)\s[^,.;:]{3,60},\s{1,2}")
SMALL = frozenset({"of", "the", "to", "in", "for", "and", "at", "on"})  # words of an office written in capitals
SENTENCE_END = re.compile(r"[^\W\d_]{5,}\.\s+|\d\.\s+")
# Words before an office that make another of it, or somebody else's: "Assistant Attorney General", "counselor to the
# Attorney General", "@ DCI" in the address of a message.
NOT_THE_OFFICE = re.compile(
    r"(?:\b(?:assistant|deputy|under|vice|associate|assoc|asst|dep|special|former|formerly|formor|ex|late|as|acting|"
    r"became|(?:copy|copies|one|original|counsel(?:l?or)?|aide|assistant|secretary|letter|memo(?:randum)?)\s+(?:to|for|of))"
    r"(?:\s+the)?|[@/])\W{0,3}$",
    re.IGNORECASE,
)
# What stands before an office and says that it is held no more, or for another.
STATUS_BEFORE = re.compile(r"\b(former|acting|ex)[\s-](?:the\s)?$", re.IGNORECASE)
# A full stop between an office and a name ends the sentence of the one before the other: "became Foreign Minister.
# Mr. Lund recalled"; the stop of an abbreviated title does not. "Mr." right behind an office begins a speaker's turn.
STOP = re.compile(r"[^\W\d_]{5,}\.\s|['’]s\s|\.\s+(?:Mr|Mrs|Ms|Miss|Senator)\b|[^,.]\s+(?:Mr|Mrs|Ms|Miss)\.\s")
# The people before an office that opens the mention: "Peruvian" before "Ambassador Arrieta".
PEOPLE_BEFORE = re.compile(r"\b([A-Z]\w+(?: [A-Z]\w+)?)\s{1,3}$")


@dataclass(frozen=True, slots=True)
class _Shown:
    """One mention that shows a person in an office."""

    person: str
    office: Office
    serves: str | None
    at: str | None
    date: str | None
    quote: RecordQuote
    name: str


def find_holdings(mentions: Iterable[PersonMention], person_of: Mapping[str, str]) -> tuple[Holding, ...]:
    """The offices that the mentions show persons in, each with its first and last day and its quotes, by id.

    An office is taken from the words of the mention and from those right before and after it; the days are those
    of the entries and records. Nothing is concluded for days between records.
    """
    gathered: dict[tuple[str, ...], list[_Shown]] = {}
    for mention in sorted(mentions, key=lambda m: (m.source, m.record, m.page, m.start, m.key)):
        person = person_of.get(mention.key)
        shown = _shown(mention, person) if person else None
        if shown:
            key = (shown.person, shown.office.plain, shown.serves or "", shown.at or "", shown.office.status)
            gathered.setdefault(key, []).append(shown)
    _complete(gathered)
    return tuple(sorted((_holding(key, rows) for key, rows in gathered.items()), key=lambda holding: holding.id))


def _complete(gathered: dict[tuple[str, ...], list[_Shown]]) -> None:
    """Add what says less of an office ("Ambassador X") to the one fuller telling of the same person's office."""
    for key in sorted(gathered):
        person, plain, serves, at, status = key
        if serves and at:
            continue
        fuller = [
            other
            for other in gathered
            if other != key
            and (other[0], other[1], other[4]) == (person, plain, status)
            and serves in ("", other[2])
            and at in ("", other[3])
        ]
        if len(fuller) == 1:
            gathered[fuller[0]].extend(gathered.pop(key))


def _shown(mention: PersonMention, person: str) -> _Shown | None:
    form = read_name(mention.text, kind=mention.kind, parts=mention.parts)
    if form.kind not in ("full", "single") or (" " not in form.shown and is_known_office(form.shown)):
        return None  # an office alone shows nobody in it
    start, end, words = mention.start, mention.end, form.office
    after, before = _office_after(mention), _office_before(mention)
    told_after = after is not None and not is_known_office(words)
    changed = None if told_after else _changed(mention)
    if after and told_after:
        words, end = after, mention.end + mention.after.index(after) + len(after)
    elif changed:
        words, end = changed.words, mention.end + changed.end
    elif before and not is_known_office(words):
        words, start = before, mention.start - len(mention.before) + mention.before.rindex(before)
    if not words or not is_known_office(words):
        return None
    people = PEOPLE_BEFORE.search(mention.before) if start == mention.start and not read_office(words).serves else None
    if people and people.group(1) in load_rules("places_historical")["adjectives"]:
        words, start = f"{people.group(1)} {words}", mention.start - len(mention.before) + people.start()
    opening = start - mention.start + len(mention.before)
    # Of an office entered or left behind the name, what stands before the name tells nothing.
    held = None if changed else STATUS_BEFORE.search(mention.before, 0, max(0, opening))
    if held:
        words = f"{held.group(1)} {words}"
        opening = held.start()
        start = mention.start - len(mention.before) + opening
    whole = mention.before + mention.text + mention.after
    closing = end - mention.start + len(mention.before)
    text = whole[opening:closing]
    another = not changed and NOT_THE_OFFICE.search(whole[max(0, opening - BEFORE_THE_OFFICE) : opening])
    if another or STOP.search(text):
        return None
    if whole.startswith("/", closing):
        return None  # the symbol of a staff below the office: "(DCI/OGC)"
    office = read_office(_plain_case(words))
    quote = RecordQuote(mention.record, mention.page, start, end, text)
    serves = state_named(office.serves, mention.date, only=True) or office.usually
    return _Shown(
        person,
        office,
        serves,
        state_named(office.at, mention.date),
        mention.date,
        quote,
        form.shown,
    )


@dataclass(frozen=True, slots=True)
class _Change:
    """An office that a person is said to enter or leave: its words, with the status they give it before them, and where
    they end behind the name.
    """

    words: str
    end: int


def _changed(mention: PersonMention) -> _Change | None:
    """The office that what stands behind the name says he entered, is to enter, or left; None where it says none."""
    after = _lowered(mention.after) if mention.text.isupper() else mention.after
    gap = len(after) - len(after.lstrip())
    beside = BESIDE_CHANGE.match(after)
    starts = (gap, beside.end()) if beside else (gap,) if gap else ()
    for (status, pattern), start in product(office_changes(telegraphic=mention.text.isupper()), starts):
        said = pattern.match(after, start)
        office = ENTERED.match(after, said.end()) if said else None
        if office and is_known_office(office.group(1)):
            words = office.group(1) if status == "held" else f"{status} {office.group(1)}"
            return _Change(words, office.end(1))
    return None


def _lowered(text: str) -> str:
    """Words in capitals as a sentence has them, letter for letter: "resigned as Minister of Trade on"."""
    small = _small_words()
    return re.sub(r"[A-Z]{2,}", lambda found: found[0].lower() if found[0].lower() in small else found[0].title(), text)


@cache
def _small_words() -> frozenset[str]:
    """The words that a sentence writes small: those that tell of a change, and those of an office."""
    changes = load_rules("en/offices_held")["changes"]
    return SMALL.union(*(re.findall(r"\w+", rule["pattern"]) for rule in changes))


def _behind_stop(words: str) -> str:
    """The words behind the last full stop: "left Lima. Acting Minister of Labor" has two sentences."""
    ends = [found.end() for found in SENTENCE_END.finditer(words)]
    return words[ends[-1] :] if ends else words


def _office_after(mention: PersonMention) -> str | None:
    """The office that stands right after a name and tells who it is; None where none does."""
    after = AFTER.match(mention.after)
    return after.group(1) if after and is_known_office(after.group(1)) else None


def office_told(mention: PersonMention) -> str | None:
    """The office that stands right beside a name and is his, held or held once; None where none does."""
    after = _office_after(mention)
    if after is not None:
        return after
    before = _office_before(mention)
    if before is None:
        return None
    opening = mention.before.rindex(before)
    other = NOT_THE_OFFICE.search(STATUS_BEFORE.sub("", mention.before[max(0, opening - BEFORE_THE_OFFICE) : opening]))
    return None if other or STOP.search(mention.before[opening:]) else before


def _office_before(mention: PersonMention) -> str | None:
    """The office that stands right before a name and tells who it is, in the same sentence; None where none does."""
    before = BEFORE.search(mention.before)
    told = _behind_stop(before.group(1)) if before else ""
    if before is None or not is_known_office(told) or _of_another(mention, before):
        return None
    return told


def _of_another(mention: PersonMention, before: re.Match[str]) -> bool:
    """Whether the office before the name is that of the one named before it: "Ole Brandt, DCI, Arne Dahl"."""
    abbreviated = before.group(1).isupper() and " " not in before.group(1)
    return mention.before[: before.start()].rstrip(" ").endswith(",") or (abbreviated and "," in before.group(0))


def _plain_case(words: str) -> str:
    """Words in capitals as they are written in a sentence: "AMBASSADOR OF THE USSR" as "Ambassador of the USSR"."""
    if not words.isupper():
        return " ".join(words.split())
    return " ".join(
        word.lower() if word.lower() in SMALL else word if len(word) <= 4 else word.title() for word in words.split()
    )


def state_named(word: str | None, date: str | None, *, only: bool = False) -> str | None:
    """The state that "Soviet", "the USSR" or "Peru" names; for what is no state the word itself, or None if `only`."""
    if not word:
        return None
    adjectives: Mapping[str, str] = load_rules("places_historical")["adjectives"]
    if word in adjectives:
        return adjectives[word] or None
    bare = re.sub(r"^(?:the\s+)?(?:Republic|Kingdom|Union|Government)\s+of\s+(?:the\s+)?", "", word)
    found = find_state(word, date) or find_state(bare, date)
    return found.name if found else None if only else word


def _holding(key: tuple[str, ...], rows: Sequence[_Shown]) -> Holding:
    person, plain, serves, at, status = key
    days = sorted(row.date for row in rows if row.date)
    quotes = {(row.quote.record, row.quote.text): row.quote for row in reversed(rows)}
    kept = sorted(quotes.values(), key=lambda quote: (quote.record, quote.page, quote.start))[:MOST_QUOTES]
    former = status == "former"
    return Holding(
        id=stable_id("h", key),
        person=person,
        office=plain,
        serves=serves or None,
        at=at or None,
        earliest=days[0] if days and not former else None,
        latest=(days[0] if former else days[-1]) if days else None,
        status=_status(status),
        quotes=tuple(kept),
    )


def _status(word: str) -> HoldingStatus:
    if word == "former":
        return "former"
    if word == "designate":
        return "designate"
    return "acting" if word == "acting" else "held"


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
            told = all(
                read_office(_plain_case(holding.quotes[0].text)).plain == holding.office for holding in (one, other)
            )
            if gap is None or gap > NEAR_DAYS or not told or not _are_two(ones, others) or _in_one_breath(one, other):
                continue
            at_one_time = _at_one_time(one, other) and not _known_to_have_held(seat, ones, others)
            if at_one_time or _begin_alike(ones, others):
                yield _discrepancy(seat, one, other, gap, names)


def _is_one_seat(holding: Holding) -> bool:
    """True when the words say which seat it is: an ambassador's state and post, a president's state."""
    if not read_office(holding.office).single:
        return False
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


def _discrepancy(
    seat: tuple[str, str, str], one: Holding, other: Holding, gap: int, names: Mapping[str, Sequence[str]]
) -> Discrepancy:
    office, serves, at = seat
    where = f"{office} of {serves}" + (f" in {at}" if at else "")
    first, second = names[one.person][0], names[other.person][0]
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
        summary=f"The {where} is {first} on {one.latest} and {second} on {other.earliest}.",
        cause=cause,
        quotes=quotes,
    )
