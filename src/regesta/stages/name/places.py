"""Places of a sentence: those listed, what encloses them, addresses, buildings and grounds, members of their lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from regesta.rulebook import load_form_words
from regesta.stages.name import vocabulary
from regesta.stages.name.spans import Span, with_members
from regesta.stages.name.tokens import Token

_COMMA = re.compile(r",\s{0,2}")
_LETTERS = re.compile(r"(?:[A-Z]\w{0,2}\.\s?){2,4}")
_SHORT = re.compile(r"([A-Z][a-z]{1,4})\.(?!\w)")
_ABOARD = re.compile(r"\b(?:aboard|on(?:\sboard)?|via)\s(?:the\s)?\Z", re.IGNORECASE)
_YEAR = re.compile(r"19\d\d")
_AT = re.compile(r"(?:\bat|,)\s{1,2}$", re.IGNORECASE)
_LIST = re.compile(r"\s{0,2}(?:,|,?\s{0,2}(?:and|or|&))\s{0,2}")
MOST_MEMBERS = 12  # of a list of places
MOST_BEFORE = 3  # words of a name that only the state behind it makes a place's


def place_spans(tokens: Sequence[Token], text: str, *, capitals: bool) -> list[Span]:
    """The places of a sentence: those listed, with what encloses them ("Miami, Fla."), addresses, and named sites."""
    listed = [
        _led(tokens, Span(match.start(), _bare_end(match), "place", "place.listed", 5), text)
        for match in vocabulary.listed_places(text)
        if match[0][0].isupper() and match[0] not in ("Nice", "Mobile")
    ]
    joined: list[Span] = []
    for span in listed:
        last = joined[-1] if joined else None
        if last and _encloses(text[span.start : span.end]) and _COMMA.fullmatch(text, last.end, span.start):
            enclosed = _last_name(text[last.start : last.end])
            if not _encloses(enclosed) or enclosed == text[span.start : span.end]:  # "New York, New York"
                joined[-1] = replace(last, end=span.end)
                continue
        joined.append(span)
    joined = [replace(span, end=_with_short_state(text, span.end)) for span in joined]
    sites = [] if capitals else [*_sites(tokens), *_ends_of_journeys(tokens)]
    return [*joined, *sites, *_addresses(text, [*joined, *sites]), *_vessels(text)]


def with_enclosing(spans: Sequence[Span], text: str) -> list[Span]:
    """The spans with places that only the model knows, and the state behind their comma, as one: "Luton, Bedfordshire,
    England"; not in a list of places, "Bolivie, Chile and Peru".
    """
    kept: list[Span] = []
    for number, span in enumerate(spans):
        first = number
        if span.rule == "place.listed" and _encloses(text[span.start : span.end].split(",")[0]):
            while first and _is_models_place(spans[first - 1]) and _parted(_COMMA, spans, first, text):
                first -= 1
        if first < number and not _parted(_LIST, spans, first, text) and not _parted(_LIST, spans, number + 1, text):
            del kept[first - number :]
            span = replace(span, start=spans[first].start)
        kept.append(span)
    return kept


def _parted(mark: re.Pattern[str], spans: Sequence[Span], at: int, text: str) -> bool:
    """Whether but a mark stands between a place and the place before it."""
    pair = spans[max(0, at - 1) : at + 1]
    if len(pair) < 2 or any(span.kind != "place" for span in pair):
        return False
    return mark.fullmatch(text, pair[0].end, pair[1].start) is not None


def _is_models_place(span: Span) -> bool:
    return span.kind == "place" and span.rule in ("model.gpe", "model.loc")


def with_lists(spans: Sequence[Span], tokens: Sequence[Token], text: str) -> list[Span]:
    """The spans with every member of a list that begins and ends with listed places as a place.

    Of "Peking, Sian, Yenan and Nanking" the model takes some for persons, and some for nothing.
    """
    listed = [span for span in spans if span.rule in ("place.listed", "place.site")]
    members: list[Span] = []
    for first, last in pairwise(listed):
        members += _members(tokens, text, first, last)
    return with_members(spans, members)


def _members(tokens: Sequence[Token], text: str, first: Span, last: Span) -> list[Span]:
    """The names between two listed places that only list marks part from them; none where anything else stands."""
    found: list[Span] = []
    end = first.end
    names = [t for t in tokens if first.end <= t.start and t.end <= last.start and t.shape not in ("mark", "lower")]
    if not names or len(names) > MOST_MEMBERS:
        return []
    for token in names:
        if not token.named or token.bare_end < token.end:
            return []
        if found and not text[found[-1].end : token.start].strip():
            found[-1] = replace(found[-1], end=token.end)  # a name of two words
        elif _LIST.fullmatch(text, end, token.start):
            found.append(Span(token.start, token.end, "place", "place.member", 5))
        else:
            return []
        end = token.end
    return found if _LIST.fullmatch(text, end, last.start) else []


def _bare_end(match: re.Match[str]) -> int:
    """Where the place ends without the full stop of its sentence: "in the USSR." has one stop, "U.S.S.R." four."""
    return match.end() - (match[0].endswith(".") and match[0].count(".") == 1)


def _encloses(name: str) -> bool:
    return " ".join(name.casefold().split()) in vocabulary.words("places", "enclosing")


def _last_name(text: str) -> str:
    return text.rsplit(",", 1)[-1].strip()


def _led(tokens: Sequence[Token], span: Span, text: str) -> Span:
    """The span of a state with the unlisted name before its comma: "near Lacombe, Louisiana", "born in Sele, Italy".

    Only behind a preposition of place, and for no person's name.
    """
    if not _encloses(text[span.start : span.end]):
        return span
    at = next((n for n, token in enumerate(tokens) if token.start >= span.start), len(tokens))
    if at < 2 or tokens[at - 1].text != ",":
        return span
    start = at - 1
    while start > 0 and tokens[start - 1].shape == "capitalised" and at - 1 - start < MOST_BEFORE:
        start -= 1
    words = [token.folded for token in tokens[start : at - 1]]
    before = tokens[start - 1].folded if start else ""
    if before not in vocabulary.words("places", "leading") or not _may_be_town(words):
        return span
    return replace(span, start=tokens[start].start)


def _may_be_town(words: Sequence[str]) -> bool:
    """False for words that are a person's name, a body's, or those of a place that is listed."""
    if not words or " ".join(words) in vocabulary.words("places", "known"):
        return False
    bodies = vocabulary.words("organisations", "heads") - vocabulary.words("places", "heads")
    people = vocabulary.words("titles", "given") | vocabulary.titles()
    return words[0] not in people and bodies.isdisjoint(words)


def _with_short_state(text: str, end: int) -> int:
    """Where a place ends with the shortened state behind it: "Miami, Fla.", "Albany, N. Y."."""
    comma = _COMMA.match(text, end)
    if comma is None:
        return end
    letters = _LETTERS.match(text, comma.end())
    if letters and re.sub(r"\s", "", letters[0]).upper() in _initials():
        return letters.end() - (letters[0][-1] == " ")
    short = _SHORT.match(text, comma.end())
    if short and short[1].casefold() in vocabulary.words("places", "abbreviated"):
        return short.end()
    return end


@cache
def _initials() -> frozenset[str]:
    return frozenset(word.upper() for word in vocabulary.words("places", "initials"))


def _addresses(text: str, places: Sequence[Span]) -> list[Span]:
    """The addresses of a sentence with the town behind them: "428 Main Street, Key West"."""
    found = []
    for match in _address().finditer(text):
        if _YEAR.fullmatch(match["number"]) and not _AT.search(text[: match.start()]):
            continue  # "In 1961 Wall Street ..."
        end = match.end()
        town = next((p for p in places if p.start > end and _COMMA.fullmatch(text, end, p.start)), None)
        found.append(Span(match.start(), town.end if town else end, "place", "place.address", 6))
    return found


def _vessels(text: str) -> list[Span]:
    """The ships of a sentence, no persons: "aboard the S.S. Strathay" where something happened, "the M/V Sarita
    landed them" what acts, as a body does.
    """
    return [
        Span(match.start(), match.end(), "place" if aboard else "organisation", "place.vessel", 9)
        for match in _vessel().finditer(text)
        if match["name"].casefold().split()[0] not in vocabulary.titles()
        for aboard in (_ABOARD.search(text, 0, match.start()),)
    ]


@cache
def _vessel() -> re.Pattern[str]:
    marks = "|".join(
        r"\s?".join(map(re.escape, mark.upper().split())) for mark in vocabulary.words("places", "vessels")
    )
    return re.compile(rf"(?<![\w./])(?:{marks})\s(?P<name>[A-Z][\w'’-]{{2,20}}(?:\s(?!\d)[A-Z][a-z]{{2,20}})?)(?!\w)")


@cache
def _address() -> re.Pattern[str]:
    """A number and the name of a street, its word behind it ("9 Oak Road", "829 S.W. 9th Avenue") or before it
    ("12 rue Haute").
    """
    streets = "|".join(re.escape(word) for word in sorted(vocabulary.words("places", "streets"), key=_longest))
    named = r"(?:[A-Z][\w'’-]{0,20}\.?|\d{1,3}(?:st|nd|rd|th))"
    behind = rf"(?:(?:[NSEW]\.?){{1,2}}\s)?(?:{named}\s){{1,4}}(?=[A-Z])(?i:{streets})\b"
    before = rf"(?:rue|calle|avenida)\s(?:d[eu]s?\s|d['’]|las?\s|los\s){{0,2}}{named}"
    return re.compile(rf"(?<![\w/-])(?P<number>\d{{1,5}})[A-Z]?,?\s(?:{behind}|{before})")


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word


def _ends_of_journeys(tokens: Sequence[Token]) -> list[Span]:
    """The names that a journey leads to or from, whatever they are: "flew to Besica", "arrived in Venezues", "left
    Besica on 4 May".

    None in capitals, which are a cryptonym's or a body's, and none that is a person's by a given name or a title.
    """
    found = []
    for at, token in enumerate(tokens):
        if at and token.named:
            continue
        start = _behind_preposition(tokens, at)
        crossed = start is None and token.folded in vocabulary.words("places", "crossing")
        start = at + 1 if crossed else start
        if start is None:
            continue
        end = start
        while end < len(tokens) and end - start < MOST_BEFORE and tokens[end].shape == "capitalised":
            end += 1
        goes_on = end < len(tokens) and tokens[end].folded in vocabulary.words("places", "crossed")
        if _may_be_end(tokens[start:end]) and (goes_on if crossed else not _qualifies(tokens, end)):
            found.append(Span(tokens[start].start, tokens[end - 1].end, "place", "place.journey", 4))
    return found


def _behind_preposition(tokens: Sequence[Token], verb: int) -> int | None:
    """The index after a preposition of place, "back" and the like passed over; None where none stands there."""
    word = tokens[verb].folded
    if word in vocabulary.words("places", "journeys"):
        ways = vocabulary.words("places", "ways")
    elif word in vocabulary.words("places", "setting_out") and not _is_handed(tokens, verb):
        ways = frozenset({"for"})
    else:
        return None
    for step in (verb + 1, verb + 2):
        if step < len(tokens) and tokens[step].folded in ways:
            return step + 1
        if step < len(tokens) and tokens[step].folded not in vocabulary.words("places", "onward"):
            return None
    return None


def _is_handed(tokens: Sequence[Token], verb: int) -> bool:
    return verb > 0 and tokens[verb - 1].folded in vocabulary.words("places", "handed")


def _qualifies(tokens: Sequence[Token], at: int) -> bool:
    """True where the name before tokens[at] only qualifies a noun: "arrived at Suoja office"."""
    return at < len(tokens) and tokens[at].shape == "lower" and tokens[at].folded not in vocabulary.small_words()


def _may_be_end(names: Sequence[Token]) -> bool:
    words = [name.folded for name in names]
    if not words or names[-1].bare_end < names[-1].end:
        return False
    return not any(word in _never_an_end() or vocabulary.is_ordinary(word) for word in words)


@cache
def _never_an_end() -> frozenset[str]:
    """Words of persons, peoples and bodies, and those that are no names: no journey ends there."""
    people = vocabulary.words("titles", "given") | vocabulary.titles() | vocabulary.words("groups", "peoples")
    bodies = vocabulary.words("organisations", "heads") | vocabulary.words("offices", "heads")
    return people | bodies | load_form_words() | vocabulary.words("groups", "adjectives")


@cache
def _heads_of_sites() -> frozenset[str]:
    """The nouns of places that are no bodies', and those of grounds that may be either's."""
    alone = vocabulary.words("places", "heads") - vocabulary.words("organisations", "heads")
    return alone | vocabulary.words("places", "grounds")


def _sites(tokens: Sequence[Token]) -> list[Span]:
    grounds = vocabulary.words("places", "grounds")
    found = []
    for at, token in enumerate(tokens):
        if token.shape != "capitalised" or token.folded not in _heads_of_sites():
            continue
        start = at
        while (
            start > 0
            and (tokens[start - 1].named or tokens[start - 1].shape in ("number", "initial"))
            and at - start < 4
        ):
            start -= 1
        if start < at and any(t.named for t in tokens[start:at]) and tokens[start].folded not in load_form_words():
            strength = 5 if token.folded in grounds else 4
            found.append(Span(tokens[start].start, token.end, "place", "place.site", strength))
    return found
