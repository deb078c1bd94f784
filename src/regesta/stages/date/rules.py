"""The rules of dating, loaded once: patterns joined from named pieces, guards, cues, and the scan that finds tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from regesta.errors import RuleError
from regesta.stages.date.fold import fold

# Tried in this order at every token: what is no date first, then the fullest forms.
FILES = ("numeric", "calendar", "times", "relative", "spans", "years", "damage")
LOOK_BACK = 90  # characters before an expression that its guards see; the longest cue stays within it
_NAME = re.compile(r"\$([A-Za-z][A-Za-z_]*)")
_GROUP = re.compile(r"\(\?P<(\w+)>")
_BLANK_OR_CLASS = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\.| \?| ")


@dataclass(frozen=True, slots=True)
class Guard:
    """What must, or must not, stand before an expression."""

    need: re.Pattern[str] | None
    bar: re.Pattern[str] | None
    capital: bool
    no_name: bool  # it and the word behind it must not be written as a name: "Daily Bulletin"
    ends_name: bool  # it and the word before it must not be: "Free Ports Now"
    lines: bool  # a line end before it is seen as such, not as a blank
    within: int  # characters before it that are looked at


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: where it is tried, what it matches, how its groups are read."""

    id: str
    starts: str
    kind: str
    pattern: re.Pattern[str]
    groups: tuple[tuple[int, str], ...]  # group number -> the name it is read by
    guard: Guard | None
    value: str
    order: str
    repaired: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words and what they stand for."""

    months: dict[str, int]
    english_months: frozenset[str]
    whole_months: frozenset[str]
    not_months: frozenset[str]
    weekdays: dict[str, int]
    seasons: dict[str, str]
    units: dict[str, str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    roman: dict[str, int]
    feasts: dict[str, tuple[int, int]]
    dayparts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that finding dates needs; `at` holds the rules by the token they start at."""

    vocabulary: Vocabulary
    scan: re.Pattern[str]
    at: dict[str, tuple[Rule, ...]]
    quick: dict[str, re.Pattern[str]]  # one pattern for all rules of a token: most tokens end here
    first: dict[str, re.Pattern[str]]  # the same, a group for each rule in its order: which is the first that may fit
    prefix: re.Pattern[str]  # words before a calendar date that belong to it
    measure: re.Pattern[str]  # words before a duration that belong to it
    month_ends: frozenset[str]  # what is left of a month's name behind a gap in it: "gust"
    cues: dict[str, re.Pattern[str]]


@cache
def date_rules() -> Rules:
    """The rules under rules/en/dates, compiled; raises RuleError where a rule breaks its promises."""
    from regesta.rulebook import load_rules

    data = load_rules("en/dates/pieces")
    vocabulary = _vocabulary(data)
    pieces = _pieces(data)
    context = load_rules("en/dates/context")
    guards = {name: _guard(guard, pieces) for name, guard in context["guards"].items()}
    rules: dict[str, list[Rule]] = {}
    for file in FILES:
        for raw in load_rules(f"en/dates/{file}"):
            rule = _rule(file, raw, pieces, guards)
            for token in rule.starts.replace(",", " ").split():
                rules.setdefault(token, []).append(rule)
    at = {token: tuple(members) for token, members in rules.items()}
    openings = tuple(_bare(pieces[name]) for name in ("day", "number", "month"))
    quick = {token: _quick(members, openings) for token, members in at.items()}
    first = {token: re.compile("|".join(f"({_bare(one.pattern.pattern)})" for one in at[token])) for token in at}
    cues = {name: re.compile(expand(text, pieces, blanks=False), re.M) for name, text in context["cues"].items()}
    scan = re.compile(expand(data["scan"], pieces))
    prefix = re.compile(expand(data["prefix"], pieces, blanks=False) + r"\Z")
    measure = re.compile(data["measure"] + r"\Z")
    ends = frozenset(word[at:] for word in vocabulary.english_months for at in range(1, len(word)))
    return Rules(vocabulary, scan, at, quick, first, prefix, measure, ends, cues)


def expand(text: str, pieces: dict[str, str], *, blanks: bool = True) -> str:
    """The pattern with its $pieces put in; with `blanks`, a blank stands for blanks or a line end."""
    if blanks:
        text = _BLANK_OR_CLASS.sub(_blank, text)
    return _NAME.sub(lambda name: _piece(name[1], pieces), text)


def _blank(found: re.Match[str]) -> str:
    if found[0] == " ":
        return r"[ \n]{1,4}"
    return r"[ \n]{0,4}" if found[0] == " ?" else found[0]


def _piece(name: str, pieces: dict[str, str]) -> str:
    if name in pieces:
        return pieces[name]
    if name.startswith("end_") and name[4:] in pieces:
        return _GROUP.sub(r"(?P<end_\1>", pieces[name[4:]])
    raise RuleError("en/dates", name, f"${name} names no piece; the pieces are {', '.join(sorted(pieces))}")


def _alternatives(words: Any) -> str:
    """A pattern for any of the words, the longest first; gathered by first letter, where most words end."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())


def _vocabulary(data: dict[str, Any]) -> Vocabulary:
    def words(table: str) -> dict[str, Any]:
        return {word: key for key, names in data[table].items() for word in names}

    return Vocabulary(
        months={form: month for word, month in words("months").items() for form in _folded([word])},
        english_months=frozenset(words("months")) - frozenset(data["spanish_months"]) - frozenset(data["whole_months"]),
        whole_months=frozenset(_folded(data["whole_months"])),
        not_months=frozenset(data["not_months"]),
        weekdays=words("weekdays"),
        seasons=words("seasons"),
        units=words("units"),
        numbers=dict(data["numbers"]),
        ordinals=dict(data["ordinals"]),
        roman=dict(data["roman_months"]),
        feasts={name: (day[0], day[1]) for name, day in data["feasts"].items()},
        dayparts={word: str(value) for word, value in data["daypart"].items()},
    )


def _pieces(data: dict[str, Any]) -> dict[str, str]:
    months = [word for names in data["months"].values() for word in names]
    english = [word for word in months if word not in {*data["spanish_months"], *data["whole_months"]}]
    pieces = {
        "MONTHS": _alternatives(_folded(months)),
        "ENGLISH_MONTHS": _alternatives(english),
        "SPLIT_MONTHS": _split_alternatives(english),
        "SPACED_MONTHS": _alternatives(" ".join(word) for word in english if len(word) > 3 or word == "may"),
        "FULL_MONTHS": _alternatives([word for word in english if len(word) > 4] + ["june", "july", "may"]),
        "WEEKDAYS": _alternatives(word for names in data["weekdays"].values() for word in names),
        "SEASONS": _alternatives(word for names in data["seasons"].values() for word in names),
        "UNITS": _alternatives(word for names in data["units"].values() for word in names),
        "ORDINALS": _alternatives(data["ordinals"]),
        "FEASTS": _alternatives(data["feasts"]),
    }
    pieces["TRIGGERS"] = "|".join(expand(text, pieces) for text in data["triggers"])
    for name, text in data["pieces"].items():
        pieces[name] = expand(text, pieces)
    return pieces


def _split_alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words with a gap in it, as scanning or dividing leaves one: "au gust", "jan-uary"."""
    gap = r"(?:[ \n]|-[ ]?\n?)"
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[0], []).extend(f"{word[1:at]}{gap}{word[at:]}" for at in range(1, len(word)))
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())


def _folded(words: Iterable[str]) -> set[str]:
    """The words as they stand in a folded text, from small letters and from capitals: "märz" is "marz" there."""
    return {fold(form) for word in words for form in (word, word.upper())}


def _guard(raw: dict[str, Any], pieces: dict[str, str]) -> Guard:
    def compiled(key: str) -> re.Pattern[str] | None:
        return re.compile(expand(raw[key], pieces, blanks=False)) if key in raw else None

    return Guard(
        compiled("need"),
        compiled("bar"),
        bool(raw.get("capital")),
        bool(raw.get("no_name")),
        bool(raw.get("ends_name")),
        bool(raw.get("lines")),
        int(raw.get("within", LOOK_BACK)),
    )


def _rule(file: str, raw: dict[str, Any], pieces: dict[str, str], guards: dict[str, Guard]) -> Rule:
    if raw.get("guard") and raw["guard"] not in guards:
        raise RuleError(f"en/dates/{file}.yml", raw["id"], f"no guard {raw['guard']}; known: {', '.join(guards)}")
    text = expand(raw["pattern"], pieces)
    names: list[str] = []

    def number(group: re.Match[str]) -> str:
        names.append(group[1])
        return f"(?P<{group[1]}__{len(names)}>"

    text = _GROUP.sub(number, text)
    text = re.sub(r"\(\?P=(\w+)\)", lambda back: f"(?P={back[1]}__{names.index(back[1]) + 1})", text)
    try:
        pattern = re.compile(text, re.M)
    except re.error as error:
        raise RuleError(f"en/dates/{file}.yml", raw["id"], f"the pattern does not compile: {error}") from error
    groups = tuple((at, name.rpartition("__")[0]) for name, at in pattern.groupindex.items())
    return Rule(
        id=raw["id"],
        starts=raw["starts"],
        kind=raw["kind"],
        pattern=pattern,
        groups=groups,
        guard=guards[raw["guard"]] if raw.get("guard") else None,
        value=raw.get("value", ""),
        order=raw.get("order", ""),
        repaired=file == "damage",
    )


def _quick(rules: Iterable[Rule], openings: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all the rules; those that open with the same piece are tried together behind it."""
    rests: dict[str, list[str]] = {}
    for rule in rules:
        text = _bare(rule.pattern.pattern)
        opening = next((one for one in openings if text.startswith(one)), "")
        rests.setdefault(opening, []).append(f"(?:{text[len(opening) :]})")
    return re.compile("|".join(f"{opening}(?:{'|'.join(several)})" for opening, several in rests.items()))


def _bare(pattern: str) -> str:
    """The pattern without group names; a back reference becomes the marks it may repeat."""
    return re.sub(r"\(\?P=\w+\)", "[/.-]", _GROUP.sub("(?:", pattern))
