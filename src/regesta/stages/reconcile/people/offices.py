"""Offices in their plain form: "Deputy Foreign Minister of Cuba" is "deputy minister of foreign affairs", of Cuba."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from regesta.model.people import HoldingStatus
from regesta.rulebook import load_rules
from regesta.stages.reconcile.people import vocabulary
from regesta.stages.reconcile.people.folding import fold
from regesta.stages.reconcile.people.posts import is_one_post

STATUS = re.compile(
    r"\b(?P<former>former|formerly|ex|late|erstwhile|one-time)\b-?|\b(?P<acting>acting|ad interim|a\.i\.|interim)\b|"
    r"\b(?P<designate>designate|elect|nominated|-elect)\b|\bthen\b|\bnow\b|\bcurrent\b|\bpresent\b|"
    r"\bnew\b",  # but for "Ambassador to New Zealand"
    re.IGNORECASE,
)
PLACE = re.compile(
    r"\s(?:to|in|at|of|for|from)\s+(?:the\s+)?((?:(?:[A-Z]\.){2,4}|[A-Z][\w'’-]*)"
    r"(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w'’-]*){0,4})\s*$"
)


# After "Chief of Station": ", Mexico City".
POST = re.compile(r"^,\s((?:[A-Z][\w'’-]*\.?)(?:\s[A-Z][\w'’-]*){0,3})\W*$")
# After "Ambassador": "of the USSR" tells whom he serves, not where he is.
OF_STATE = re.compile(r"^\s+of\s+(?:the\s+)?((?:[A-Z]\.){2,4}|[A-Z][\w'’-]*(?:\s+(?:of\s+)?[A-Z][\w'’-]*){0,3})")


@dataclass(frozen=True, slots=True)
class Office:
    """An office as written, read: its plain form, the words for the state it serves and for where it lies."""

    plain: str
    serves: str | None  # as written: "Soviet"
    at: str | None  # as written: "Cuba"
    status: HoldingStatus
    single: bool  # held by one person at a time
    usually: str | None = None  # the state that the office is of where no word says so
    of_a_body: bool = False  # its words tell of which body it is, and so which seat


@dataclass(frozen=True, slots=True)
class _Rule:
    """One office of the rules (rules/en/offices_held.yml), where its fields are told."""

    id: str  # "" of the rule for any office of a body, whose own words tell it
    pattern: re.Pattern[str]
    single: bool
    sent_out: bool
    usually: str | None


# A word of the name of a body, and what joins two of them: "Office of Research and Reports", "WH/4".
BODY_WORD = r"(?-i:(?!(?:The|Mr|Mrs|Miss|Dr|Honorable)\b)[A-Z][\w’'/-]*(?:\.[A-Z])*)"
BODY_JOINT = r"(?:[ &-]|,? and (?:the )?| (?:of|for|on) (?:the )?)"
BODY = rf"(?:the |a |an )?(?P<body>{BODY_WORD}(?:{BODY_JOINT}{BODY_WORD}){{0,6}})"
MOST_IN_CAPITALS = 4  # words: of more, all in capitals, nothing tells where the name of the body ends


@cache
def _rules() -> tuple[_Rule, ...]:
    listed = load_rules("en/offices_held")
    named = tuple(
        _Rule(
            rule["id"],
            re.compile(rule["pattern"], re.IGNORECASE),
            rule.get("single", False),
            rule.get("sent_out", False),
            rule.get("usually"),
        )
        for rule in listed["offices"]
    )
    before, heads = ("|".join(listed["of_a_body"][field]) for field in ("before", "heads"))
    head = rf"\b(?P<head>(?:(?:{before})[ -])*(?:{heads}))"
    of_a_body = re.compile(rf"{head}(?:, ?(?=(?-i:[A-Z]))| (?:of|for|(?P<to>to)) ){BODY}", re.IGNORECASE)
    return (*named, _Rule("", of_a_body, single=False, sent_out=False, usually=None))


@cache
def office_changes(*, telegraphic: bool = False) -> tuple[tuple[HoldingStatus, re.Pattern[str]], ...]:
    """What is said between a name and the office that the person enters or leaves, and what it then is to him; in
    telegrams without the words that the language wants beside it, too ("LUND NOMINATED AMBASSADOR").
    """
    found = []
    for rule in load_rules("en/offices_held")["changes"]:
        patterns = [rule["pattern"], *([rule["telegraphic"]] if telegraphic else [])]
        found.append((rule["status"], re.compile(rf"(?:{'|'.join(patterns)})(?!\w)")))
    return tuple(found)


@cache
def _peoples() -> re.Pattern[str]:
    words = sorted(load_rules("places_historical")["adjectives"], key=lambda word: (-len(word), word))
    return re.compile(r"\b(" + "|".join(re.escape(word) for word in words) + r")\b")


# Words before an office that make a lesser one of it, or somebody's by it: "Assistant Attorney General".
LESSER = re.compile(
    r"\b(?:assistant|deputy|under|vice|associate|asst|dep|special|aide|counsel(?:l?or)?|secretary)\.?"
    r"(?:\s(?:to|of|for)(?:\sthe)?)?(?:\s(?-i:[A-Z])\w+)?\s$",
    re.IGNORECASE,
)


def _find(words: str) -> tuple[_Rule, re.Match[str]] | None:
    """The first rule that knows an office in the words, and where; None where none does, or a lesser office alone."""
    for rule in _rules():
        hit = rule.pattern.search(words)
        if hit and not LESSER.search(words[: hit.start()]) and (rule.id or not _runs_on(hit[0])):
            return rule, hit
    return None


def _runs_on(words: str) -> bool:
    return words.isupper() and len(words.split()) > MOST_IN_CAPITALS


def _of_a_body(hit: re.Match[str]) -> str:
    """The plain form of an office told by its body: head and body, "chief of wh division"."""
    body = re.sub(r"\bthe ", "", hit["body"].casefold())
    return f"{hit['head'].casefold()} {hit['to'] or 'of'} {body}"


def _is_single(hit: re.Match[str]) -> bool:
    """Whether one person alone holds an office told by its body; "Chief of Operations" and "Chief, Political Section"
    have their like in every body.
    """
    listed = load_rules("en/offices_held")["of_a_body"]
    words = hit["body"].casefold().split()
    return len(words) > 1 and words[-1] not in listed["parts"] and hit["head"].casefold() in listed["single"]


def _name_of_body(text: str) -> tuple[int, int]:
    """Where the name of the body stands by which alone an office is told; (0, 0) where there is none."""
    known = _find(" ".join(STATUS.sub(" ", text).split()))
    hit = known[0].pattern.search(text) if known and not known[0].id else None
    return hit.span("body") if hit else (0, 0)


def _is_of_a_name(word: re.Match[str], body: tuple[int, int]) -> bool:
    """Whether a word belongs to the name of a body, and does not stand behind it, or opens that of a place: "New" of
    "Governor of New York", "Chief of Station, New Delhi".
    """
    return (body[0] <= word.start() and word.end() < body[1]) or _opens_a_place(word)


def _opens_a_place(word: re.Match[str]) -> bool:
    after = re.match(r"\s+([^\W\d_]+)", word.string[word.end() :]) if word[0][0].isupper() else None
    return after is not None and fold(word[0]) + fold(after[1]) in vocabulary.place_names()


def _without_status(text: str, body: tuple[int, int]) -> str:
    return STATUS.sub(lambda word: word[0] if _is_of_a_name(word, body) else " ", text)


@lru_cache(maxsize=1 << 14)
def read_office(text: str) -> Office:
    """The office that words name; where no rule knows it, the words themselves in lower case."""
    text = " ".join(text.split())
    status: HoldingStatus = "held"
    body = _name_of_body(text)
    found = next((word for word in STATUS.finditer(text) if not _is_of_a_name(word, body)), None)
    if found and found.lastgroup:
        status = found.lastgroup  # type: ignore[assignment]
    plain = " ".join(_without_status(text, body).replace("-", " ").split()).strip(" ,")
    place = PLACE.search(plain)
    peoples = list(_peoples().finditer(plain))
    known = _find(plain)
    if known is None:
        bare = re.sub(r"^(?:the|a|an)\s+", "", plain.casefold())
        return Office(bare, peoples[0].group(1) if peoples else None, place.group(1) if place else None, status, False)
    rule, hit = known
    at = place.group(1) if place and place.start(1) >= hit.end() else None  # no "Labor" of "Secretary of Labor"
    # The nearest before the office: "the Soviet Premier and the Peruvian Ambassador".
    serves = next((word.group(1) for word in reversed(peoples) if word.start() <= hit.end()), None)
    of = OF_STATE.match(plain[hit.end() :])
    if of and rule.sent_out:
        serves, at = serves or of.group(1), None if at == of.group(1) else at
    elif at and not rule.sent_out:
        serves, at = serves or at, None
    post = POST.match(plain[hit.end() :])
    if post and rule.sent_out:
        at = at or post.group(1)
    if rule.id:
        return Office(rule.id, serves, at, status, rule.single, rule.usually)
    return Office(_of_a_body(hit), serves, at, status, _is_single(hit), of_a_body=True)


@lru_cache(maxsize=1 << 14)
def is_known_office(text: str) -> bool:
    """True when a rule knows the office that the words name, and no other person's name follows it."""
    rest = behind_office(text)
    return rest is not None and (not rest or not rest[0].isupper() or rest.isupper())


@lru_cache(maxsize=1 << 14)
def behind_office(text: str) -> str | None:
    """What of the words stands behind the office that they name; None where no rule knows one."""
    plain = " ".join(text.split())
    known = _find(plain)
    return None if known is None else plain[known[1].end() :].strip()


@lru_cache(maxsize=1 << 14)
def is_sent_out(text: str) -> bool:
    """Whether the words are an office that one holds where one is sent: an ambassador's, a chief of station's."""
    known = _find(" ".join(text.split()))
    return known is not None and known[0].sent_out


@lru_cache(maxsize=1 << 14)
def is_office_of_a_body(text: str) -> bool:
    """True when the words are an office told by its body, from the first word on but for "then" and its like."""
    plain = " ".join(text.split())
    plain = " ".join(_without_status(plain, _name_of_body(plain)).split()).removeprefix("the ")
    known = _find(plain)
    return known is not None and not known[0].id and known[1].start() == 0


def may_be_one(one: str, other: str) -> bool:
    """True when the words may name one seat: the same office, and no state or post that differs or is only in one.

    "The Ambassador" may be any ambassador of a record, "the Peruvian Ambassador" only one called Peruvian.
    """
    first, second = read_office(one), read_office(other)
    if first.plain != second.plain:
        return False
    pairs = ((first.serves, second.serves), (first.at, second.at))
    if any(mine and theirs and not is_one_post(mine, theirs) for mine, theirs in pairs):
        return False
    return not (first.serves or first.at) or any(mine and theirs for mine, theirs in pairs)


@lru_cache(maxsize=1 << 14)
def office_key(text: str) -> str:
    """The plain form alone, by which offices are compared within a record."""
    return read_office(text).plain
