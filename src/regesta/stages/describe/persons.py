"""Whether a line is the name of a person, or names an office, and nothing else."""

from __future__ import annotations

import re
from functools import cache

from regesta.rulebook import load_ordinary_words, load_rules
from regesta.stages.describe.typed import is_small_word

_WORD = r"[A-Z][A-Za-z'\u2019-]{1,20}"
_NAME = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Col|Maj|Capt|Lt|Sir|Hon|Amb)\.?\s|[A-Z][a-z]{1,4}\.\s)?"
    rf"(?:{_WORD}|(?:[A-Z]\.){{1,3}})(?:\s{{1,3}}(?:{_WORD}|[A-Z]\.|de|la|von|van|der)){{1,4}},?(?:\s(?:[JS][Rr]\.?|I{{2,3}}))?"
)
_TYPED_NAME = re.compile(_NAME)
_PERSON = re.compile(rf"(?:/s/\s?)?{_NAME}(?:,\s[A-Z][A-Za-z ,.]{{2,40}})?")
_OFFICE = re.compile(
    r".{0,40}\b(?:Chief|C[OG]|Commanding|Director|Counsel|Secretary|Chairman|Attorney|Officer|Agent|Ambassador|Minister|Consul|President|Manager|"
    r"Attach[eé]|Assistant|Deputy|Commander|Inspector|Investigator|Editor)\b.{0,50}",
    re.IGNORECASE,
)
_LONG_WORDS = re.compile(r"[a-z]{3,}")
_INITIALS = re.compile(r"(?:[A-Z]-){3}|(?:^|\s)[A-Z]{1,2}(?:\s|$)|(?:^|\s)[B-DF-HJ-NP-TV-XZ]{3,}(?:\s|$)")
_JUNIOR = re.compile(r",?\s(?:[JS]R|I{2,3})\.?$")


def is_written_like_name(text: str) -> bool:
    """Whether a line is written like the name of a person, whatever its words: "Joan Hale", "R.W. Hale"."""
    return _TYPED_NAME.fullmatch(text) is not None


def is_written_like_signature(text: str) -> bool:
    """Whether a line is written like a name, perhaps behind the mark of a signature and before an office."""
    return _PERSON.fullmatch(text) is not None


def is_person(text: str) -> bool:
    """Whether a line is the name of a person: written like one, and of words that a name can have."""
    if not is_written_like_signature(text) or any(map(is_small_word, text.split())) or says_something(text):
        return False
    return not holds_no_name(text) and not _INITIALS.search(_JUNIOR.sub("", text.upper()))


def holds_no_name(text: str) -> bool:
    """Whether a word of the text is one that no name of a person holds: "REVIEW STAFF"."""
    return _no_name().search(text) is not None


@cache
def _no_name() -> re.Pattern[str]:
    words: list[str] = load_rules("en/headers")["no_signer"]
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def says_something(text: str) -> bool:
    """Whether what is written like a name ends with an ordinary word: "Area Classified", "PER DIEM ALLOWANCE"."""
    words = _LONG_WORDS.findall(text.partition(",")[0].lower())
    return bool(words) and words[-1] in load_ordinary_words()


def names_office(text: str) -> bool:
    """Whether a line names an office that a person may hold: "Chief, Harbour Desk"."""
    return _OFFICE.fullmatch(text) is not None
