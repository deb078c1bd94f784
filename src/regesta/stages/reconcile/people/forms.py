"""A name as written, taken apart: given names, surnames, nickname, rank, office, or a tie to another person."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from regesta.model.names import NameKind, NameParts
from regesta.model.text import STRUCK_OUT
from regesta.rulebook import load_rules
from regesta.stages.reconcile.people import vocabulary
from regesta.stages.reconcile.people.folding import fold
from regesta.stages.reconcile.people.offices import behind_office, is_office_of_a_body

FormKind = Literal[
    "full",  # a given name or initial, and a surname
    "single",  # one name alone, a surname mostly
    "office",  # an office without a name
    "relation",  # a tie to another: "his wife"
    "code",  # a cryptonym
    "unnamed",  # other words for a person: "an unidentified American"
]

MARKS = re.compile(r"[*_\[\]{}<>]|\((?:\?|sic|ph|phonetic)\)", re.IGNORECASE)
ASIDE = re.compile(r"[\"“”]([^\"“”]{1,30})[\"“”]|[(]([^()]{1,40})[)]")
CLOSE_UP = re.compile(r"\b((?:Dr|Mr|Mrs|Ms|Gen|Col|Maj|Capt|Lt|Sen|Amb|Prof|Sr|Sra)\.)(?=[A-Z])")
NEE = re.compile(r",?\s+(?:n[eé]e|born|aka|a\.k\.a\.|alias)\b.*$", re.IGNORECASE | re.DOTALL)
WORD = re.compile(r"[^\W\d_]\.(?=[^\W\d_]\.?(?:\W|$))|[^\W\d_](?:[^\W_]|['’.-](?=[^\W\d_]))*\.?")
CODE = re.compile(r"^[A-Z]{1,3}[\s/-]?[A-Z]{2,14}(?:[-/ ]?[0-9OIl]{1,4})?$|^[A-Z]{1,2}-[0-9]{1,4}$")
CODE_PARTS = re.compile(r"(.*[A-Z])[-/\s]([0-9OIL]{1,4})|(.*[A-Z])([0-9][0-9OIL]{0,3})")
CODE_NUMBERED = re.compile(r"^[A-Z]{1,14}[-/][0-9]{1,4}$")  # no name is written so, whoever read it
CODE_WITH_NAME = re.compile(r"^([A-Z/-]{4,16}(?:-\d{1,3})?)\s*[(]([^()]{3,60})[)]$")
DOUBLE = re.compile(r"(?<=[^\W\d_]{3})-(?=[^\W\d_]{3})")  # of two surnames: "Ruiz-Soto"
AFTER_NAME = re.compile(r"\s+(?:of|from|in|at)\s+(?:the\s+)?[A-Z].*$", re.DOTALL)
# "the Minister of Trade", "a friend": words for a person, in which a later name is another's.
DESCRIBED = re.compile(
    r"^(?:an?|his|her|their|its|one|two|some|another)\s|^the\s(?!late\b).*\s(?:of|for|in|to|at)\s", re.I | re.S
)
FEMALE_TITLES = frozenset(
    {"mrs", "miss", "mme", "madame", "mademoiselle", "mlle", "sra", "senora", "srta", "senorita", "ms"}
)
PRONOUNS = frozenset(
    {"i", "me", "my", "myself", "we", "us", "you", "he", "him", "his", "himself", "she", "her", "they", "them", "who",
     "whom", "both", "all", "others", "someone", "somebody", "nobody", "everyone", "herself", "it"}
)  # fmt: skip
INDEFINITE = frozenset({"a", "an", "another", "one", "two", "some", "unidentified", "unnamed", "unknown"})
PREPOSITIONS = frozenset({"of", "for", "to", "in", "at", "from"})
SAINTS = frozenset({"san", "santa", "santo", "sao", "st", "ste", "saint"})
WEDDED = frozenset({"mrs", "mme", "madame", "sra", "senora"})
MALE_TITLES = frozenset({"mr", "sr", "senor", "sir", "don", "lord", "herr", "monsieur"})


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name in folded parts. `key` is equal for forms that say the same; `family` is () where none is given."""

    kind: FormKind
    key: str
    shown: str  # as it may be shown: marks and titles gone, spelling kept
    given: tuple[str, ...] = ()  # an initial is one letter
    family: tuple[str, ...] = ()
    other: tuple[tuple[str, ...], tuple[str, ...]] | None = None  # a second way to part given names from surnames
    nickname: str = ""
    suffix: str = ""
    rank: str = ""
    office: str = ""  # as written
    sex: str = ""
    wedded: bool = False  # "Mrs. X": bears the surname of somebody else on record, mostly


def read_name(text: str, *, kind: NameKind = "person", parts: NameParts | None = None) -> NameForm:
    """The parts of a name as written; `kind` and `parts`, where the name stage gave them, are believed."""
    return _read(text, kind, parts)


@lru_cache(maxsize=1 << 17)
def _read(text: str, kind: NameKind, parts: NameParts | None) -> NameForm:
    apart = CLOSE_UP.sub(r"\1 ", MARKS.sub("", STRUCK_OUT.sub(" ", text)))
    plain = " ".join(apart.split()).strip(" ,;:-")
    if (kind == "cryptonym" and CODE.match(plain)) or CODE_NUMBERED.match(plain):
        return _code(plain)
    if kind == "cryptonym" and vocabulary.is_numbered(plain):
        return replace(_code(plain.replace("/", "-")), shown=plain)
    named = CODE_WITH_NAME.match(plain)
    if named and " " in named.group(2).strip():
        plain = named.group(2)
    if fold(plain) in PRONOUNS:
        return NameForm("unnamed", f"unnamed:{fold(plain)}", plain)
    if _is_relation(plain):
        return NameForm("relation", "relation:" + _phrase(plain), plain)
    if parts and (parts.family or parts.given):
        return _from_parts(parts, plain)
    if kind not in ("person", "cryptonym") or DESCRIBED.match(plain):
        return _nameless(plain)
    return _parse(plain)


def _code(plain: str) -> NameForm:
    """However its number is set off: "ZRQUILL-4", "ZRQUILL/4", "ZRQUILL 4"."""
    parts = CODE_PARTS.fullmatch(plain.upper())
    letters, number = (parts[1] or parts[3], parts[2] or parts[4]) if parts else (plain.upper(), "")
    dash = "-" if number else ""
    number = number.translate(str.maketrans("OIL", "011"))
    return NameForm("code", f"code:{re.sub(r'[^A-Z0-9]', '', letters)}{dash}{number}", plain)


def _phrase(text: str) -> str:
    return " ".join(word for word in re.findall(r"[\w'’]+", text.casefold()) if word not in ("a", "an", "the"))


def _is_relation(plain: str) -> bool:
    found = re.findall(r"[\w'’-]+", plain)
    return (
        bool(found)
        and fold(found[-1]) in {fold(word) for word in vocabulary.words("relations")}
        and (found[-1].islower() or len(found) == 1)
    )


def _from_parts(parts: NameParts, plain: str) -> NameForm:
    particles = vocabulary.around_names("particle")
    surnames = [fold(word) for word in DOUBLE.sub(" ", parts.family).split()]
    given = tuple(_given_words(parts.given))
    if not surnames or surnames[0] in ("y", *vocabulary.office_words()) or set(given[:1]) & vocabulary.office_words():
        return _parse(plain)
    own = _parse(plain)
    suffix = parts.suffix
    if len(surnames) > 1 and surnames[-1] in vocabulary.around_names("suffix"):
        suffix = surnames.pop()
    unknown = vocabulary.around_names("unknown")
    family = tuple(_names([name for name in surnames if name != "y" and name not in unknown], particles))
    if all(word in particles - SAINTS - vocabulary.known_given() for word in given):
        given = ()  # "De Castro"
    same = own.given == given and own.family == family
    shown = own.shown if same else " ".join(part for part in (parts.given, parts.family, suffix) if part)
    titles = {fold(word) for word in parts.title.split()}
    nickname = _single_nickname(parts.nickname) or own.nickname
    office = own.office or parts.office
    return _form(
        given,
        family or tuple(surnames),
        shown,
        nickname,
        suffix,
        parts.rank,
        office,
        titles,
        _second_way(given, family),
    )


def _second_way(given: tuple[str, ...], family: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Where a Spanish given name leads, the last given name may be the first surname: "Juan Mora Soto"."""
    if len(given) > 1 and len(family) == 1 and given[0] in vocabulary.words("spanish") and len(given[-1]) > 1:
        return given[:-1], (given[-1], *family)
    return None


def _given_words(given: str) -> list[str]:
    """Given names and initials, folded; "J.F." is two initials."""
    found = [fold(word) for word in re.findall(r"[^\W\d_]+", given.replace("'", "").replace("’", ""))]
    return [word for word in found if word and word not in vocabulary.around_names("unknown")]


def _single_nickname(text: str) -> str:
    return fold(text.strip("\"'“”() ").split()[0]) if text.strip("\"'“”() ") else ""


def _form(
    given: tuple[str, ...],
    family: tuple[str, ...],
    shown: str,
    nickname: str,
    suffix: str,
    rank: str,
    office: str,
    titles: set[str],
    other: tuple[tuple[str, ...], tuple[str, ...]] | None = None,
) -> NameForm:
    if family and nickname and not given:
        given = (nickname,)
    kind: FormKind = "full" if given and family else "single"
    if not given and not family:
        if not nickname:
            return NameForm("office", "office:" + _phrase(office or shown), shown, office=office or shown)
        given = (nickname,)
    if given and not family:
        family, given = (), given
    own = sex = next((sex for name in given if (sex := vocabulary.sex_of(name))), "")
    if titles & FEMALE_TITLES:
        sex = "f"
    elif titles & MALE_TITLES:
        sex = "m"
    wedded = bool(titles & WEDDED)
    by_husband = wedded and (kind == "single" or own == "m")  # "Mrs. X", "Mrs. John X": the name alone would be his
    if by_husband and not shown.startswith(tuple(word.title() for word in WEDDED)):
        shown = f"{min(titles & WEDDED).title()} {shown}"
    suffix = {"junior": "jr", "senior": "sr"}.get(fold(suffix), fold(suffix))
    told = sex if titles and not given else ""  # "Mr. X" says more than "X"
    key = "|".join((" ".join(given), " ".join(family), suffix, nickname, "w" if by_husband else told))
    return NameForm(
        kind, "name:" + key, shown, given, family, other, nickname, suffix, _phrase(rank), office.strip(), sex, wedded
    )


@dataclass(slots=True)
class _Words:
    """What stands around the name proper, gathered while parsing."""

    nickname: str = ""
    suffix: str = ""
    rank: str = ""
    office: str = ""


def _parse(plain: str) -> NameForm:
    if (", " in plain or " to " in plain) and is_office_of_a_body(plain) and not behind_office(plain):
        return _nameless(plain)  # "Chief, Coal Section"; without the comma the name of its head may follow
    around = _Words()
    text = NEE.sub("", plain)
    text = _take_asides(text, around)
    before, name, inverted = _segments(text, around)
    tokens = WORD.findall(name)
    if before and "".join(map(fold, tokens)) in vocabulary.place_names():
        return _nameless(plain)  # "Chief of Station, Mexico City": where the office is
    surnames = len(WORD.findall(name.partition(",")[0])) if inverted else 0
    start = 0 if inverted else _name_begins(tokens)
    around.office = " ".join(part for part in (before, " ".join(tokens[:start])) if part)
    tokens = tokens[start:]
    titles = {fold(word) for word in around.office.split()} & (
        vocabulary.around_names("title") | FEMALE_TITLES | MALE_TITLES
    )
    around.rank = " ".join(word for word in around.office.split() if fold(word) in vocabulary.around_names("rank"))
    around.office = " ".join(
        word for word in around.office.split() if fold(word) not in vocabulary.around_names("title")
    )
    while tokens and fold(tokens[-1]) in vocabulary.around_names("suffix") and len(tokens) > 1:
        around.suffix = tokens.pop()
    tokens = [token for token in tokens if fold(token) not in vocabulary.around_names("unknown")]
    if not tokens or not any(token[0].isupper() for token in tokens) or _is_people(tokens):
        return _nameless(plain)
    if _is_wording(tokens) or (not start and "".join(map(fold, tokens)) in vocabulary.place_names()):
        return NameForm("unnamed", "unnamed:" + _phrase(plain), plain)
    given, family, other = _part(tokens, surnames)
    shown = " ".join(tokens) + (f", {around.suffix}" if around.suffix else "")
    if inverted:
        head, tail = name.split(",", 1)
        shown = f"{tail.strip()} {head.strip()}"
    office = around.office if around.office != around.rank else ""
    return _form(given, family, shown, around.nickname, around.suffix, around.rank, office, titles, other)


def _is_people(tokens: list[str]) -> bool:
    """True for words that say of what people somebody is: "unidentified American"."""
    return all(token in load_rules("places_historical")["adjectives"] for token in tokens)


def _is_wording(tokens: list[str]) -> bool:
    """True where every word is one of the language that nobody is called by: "Subject", "the Meeting", "XXX"."""
    return all(len(set(fold(token)) - {"-"}) < 2 or fold(token) in vocabulary.ordinary_words() for token in tokens)


def _nameless(plain: str) -> NameForm:
    found = [fold(word) for word in re.findall(r"[^\W\d_]+", plain)]
    if found and found[0] in INDEFINITE:
        return NameForm("unnamed", "unnamed:" + _phrase(plain), plain)
    if any(word in vocabulary.office_words() for word in found) or plain.isupper():
        return NameForm("office", "office:" + _phrase(plain), plain, office=plain)
    return NameForm("unnamed", "unnamed:" + _phrase(plain), plain)


def _take_asides(text: str, around: _Words) -> str:
    """The text without what stands in quotes or brackets; a nickname among it is kept, a lone name comes out."""
    for found in ASIDE.finditer(text):
        inner = (found.group(1) or found.group(2)).strip()
        rest = (text[: found.start()] + text[found.end() :]).strip(" ,.")
        words = [fold(word) for word in rest.split()]
        if not [word for word in words if word not in vocabulary.around_names("title")] and found.group(2):
            return text.replace(found.group(0), inner)
        first = fold(inner.split()[0]) if inner.split() else ""
        if first in vocabulary.around_names("unknown") or not first:
            continue
        if len(inner.split()) == 1 and inner[0].isupper() and not CODE.match(inner):
            around.nickname = first
    return " ".join(ASIDE.sub(" ", text).split())


def _segments(text: str, around: _Words) -> tuple[str, str, bool]:
    """What stands before the name, the name, and whether it is written surname first."""
    segments = [part.strip() for part in text.split(",") if part.strip()]
    if len(segments) > 1 and fold(segments[-1]) in vocabulary.around_names("suffix"):
        around.suffix = segments.pop()
    if len(segments) < 2:
        return "", AFTER_NAME.sub("", segments[0]) if segments and _has_name(segments[0]) else text, False
    offices = [_has_office(segment) for segment in segments]
    if not any(offices):
        surname_first = len(segments) == 2 and len(segments[0].split()) <= 3
        return "", ",".join(segments[:2]) if surname_first else segments[0], surname_first
    names = [number for number, office in enumerate(offices) if not office and segments[number][0].isupper()]
    if not names:
        return "", AFTER_NAME.sub("", segments[0]), False
    # The office may stand before the name or after it: whatever holds an office word is kept as the office.
    office = ", ".join(segment for segment, is_office in zip(segments, offices, strict=True) if is_office)
    if offices[0] and _has_name(segments[0]):
        return "", AFTER_NAME.sub("", segments[0]), False
    return office, segments[names[-1] if offices[0] else names[0]], False


def _has_office(segment: str) -> bool:
    return any(fold(word) in vocabulary.office_words() for word in segment.split())


def _has_name(segment: str) -> bool:
    tokens = WORD.findall(AFTER_NAME.sub("", segment))
    start = _name_begins(tokens)
    return any(token[0].isupper() for token in tokens[start:])


def _name_begins(tokens: list[str]) -> int:
    """The index of the first word of the name proper, after ranks, titles and offices."""
    before = (
        vocabulary.office_words() | vocabulary.around_names("rank") | vocabulary.around_names("title") | FEMALE_TITLES
    )
    particles = vocabulary.around_names("particle")
    start = 0
    for number, token in enumerate(tokens):
        folded = fold(token)
        last = number == len(tokens) - 1
        compound = [piece for piece in re.split(r"-", token) if piece]
        is_office = folded in before or (len(compound) > 1 and any(fold(piece) in before for piece in compound))
        after_preposition = number > 0 and tokens[number - 1] in PREPOSITIONS
        surname = last and start < number and _opens_a_name(tokens[start:number])
        lower = token[0].islower() and folded not in particles
        if lower or (is_office and not surname) or (after_preposition and not last):
            start = number + 1
    return start


def _opens_a_name(tokens: list[str]) -> bool:
    """True when the words before an office word show that it is a surname: "J. C. King"."""
    return all(len(fold(token)) == 1 or fold(token) in vocabulary.known_given() for token in tokens)


def _part(
    tokens: list[str], surnames: int
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, ...], tuple[str, ...]] | None]:
    """Given names, surnames, and a second way to part them where the words allow it.

    `surnames` is how many of the first words are surnames, where the name is written surname first.
    """
    particles = vocabulary.around_names("particle")
    folded = [fold(token) for token in tokens]
    if surnames:
        told = [name for token in tokens[:surnames] if token.casefold() != "y" for name in _pieces(token)]
        return tuple(_names(folded[surnames:], particles)), tuple(_names(told, particles)), None
    joint = [n for n, token in enumerate(tokens) if token.casefold() == "y" and 0 < n < len(tokens) - 1]
    if joint:
        cut = max(joint[0] - 1, 0)
        surnames_only = tuple(name for name in _names(folded[cut:], particles) if name != "y")
        return tuple(_names(folded[:cut], particles)), surnames_only, None
    in_capitals = [n for n, token in enumerate(tokens) if len(fold(token)) > 1 and token.isupper()]
    mixed = any(len(fold(token)) > 1 and not token.isupper() and token[0].isupper() for token in tokens)
    if in_capitals and mixed:
        cut = in_capitals[0]
        return tuple(_names(folded[:cut], particles)), tuple(_names(folded[cut:], particles)), None
    names = [n for n, name in enumerate(folded) if name not in particles]
    if not names:
        return (), tuple(folded), None
    cut = names[-1]
    while cut > 0 and folded[cut - 1] in particles and len(folded[cut - 1]) > 1:
        cut -= 1
    told = [name for token in tokens[cut:] for name in _pieces(token)]
    given, family = tuple(_names(folded[:cut], particles)), tuple(_names(told, particles))
    return given, family, _second_way(given, family)


def _pieces(token: str) -> list[str]:
    """The surnames in one word, folded: both of "Ruiz-Soto"."""
    return [fold(piece) for piece in DOUBLE.split(token)]


def _names(folded: list[str], particles: frozenset[str]) -> list[str]:
    return [name for name in folded if name and (len(name) == 1 or name not in particles)]
