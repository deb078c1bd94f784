"""A person's name in its parts: rank, title, office, given names, nickname, surnames, suffix."""

from __future__ import annotations

import re

from regesta.model.names import NameParts
from regesta.stages.name import vocabulary
from regesta.stages.name.tokens import Token, tokens_of

_NICKNAME = re.compile(r"[\"“(]\s{0,2}([^\"”()]{1,30}?)\s{0,2}[\"”)]")


def parts_of(text: str) -> NameParts:
    """The parts of a person's name, capitals folded: "Lt. Col. Juan RUIZ Soto" gives rank, given and both surnames.

    Surnames in capitals beside others that are not settle where the surname begins, and a name after it is the
    mother's; without that cue the last word is the surname. A word alone is a surname unless it is a given name.
    """
    nickname, text = _nickname(" ".join(text.split()))
    tokens = [token for token in tokens_of(text) if token.shape != "mark" or token.text == ","]
    rank, title, office, tokens = _take_titles(tokens)
    suffix, tokens = _take_suffix(tokens)
    unknown = vocabulary.words("titles", "unknown")
    tokens = [token for token in tokens if token.folded not in unknown]
    given, family = ([], tokens) if len(tokens) == 1 and (rank or title or office) else _split(tokens)
    return NameParts(
        rank=_join(rank),
        title=_join(title),
        office=_join(office),
        given=_join(given),
        nickname=_folded(nickname),
        family=_join(family),
        suffix=_join(suffix),
    )


def _nickname(text: str) -> tuple[str, str]:
    match = _NICKNAME.search(text)
    if match is None or match.start() == 0:
        return "", text
    inner = match[1].strip()
    before = text[: match.start()].split()
    if inner.casefold() in vocabulary.words("titles", "unknown"):
        return "", text[: match.start()] + text[match.end() :]
    if text[match.start()] == "(" and before and before[-1].isupper() and len(before[-1]) > 2 and " " not in inner:
        return "", text[: match.start()] + inner + text[match.end() :]  # the mother's surname, in brackets
    return inner, text[: match.start()] + " " + text[match.end() :]


def _take_titles(tokens: list[Token]) -> tuple[list[Token], list[Token], list[Token], list[Token]]:
    rank: list[Token] = []
    title: list[Token] = []
    office: list[Token] = []
    surnames = vocabulary.words("titles", "also_surnames")
    at = 0
    while at < len(tokens) - 1:
        size = next((n for n in vocabulary.TITLE_SIZES if at + n < len(tokens) and _kept_in(tokens[at : at + n])), 0)
        if not size or (tokens[at].folded in surnames and tokens[at + size].text == ","):
            break  # "KING, Otto"
        place = _kept_in(tokens[at : at + size])
        (rank if place == "rank" else title if place == "title" else office).extend(tokens[at : at + size])
        at += size
    return rank, title, office, tokens[at:]


def _kept_in(tokens: list[Token]) -> str:
    phrase = " ".join(token.folded for token in tokens)
    if phrase in vocabulary.words("titles", "rank"):
        return "rank"
    if phrase in vocabulary.words("titles", "title"):
        return "title"
    return "office" if phrase in vocabulary.words("offices", "before_names") else ""


def _take_suffix(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    if len(tokens) > 1 and tokens[-1].folded in vocabulary.words("titles", "suffix"):
        rest = tokens[:-1]
        return tokens[-1:], rest[:-1] if rest[-1].text == "," else rest
    return [], tokens


def _split(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    comma = next((n for n, token in enumerate(tokens) if token.text == ","), None)
    if comma:
        return [token for token in tokens[comma + 1 :] if token.text != ","], tokens[:comma]
    tokens = [token for token in tokens if token.text != ","]
    if not tokens:
        return [], []  # nothing but titles and marks for a name that is not known
    names = [token for token in tokens if token.shape != "initial"]
    givens = vocabulary.words("titles", "given")
    if len(tokens) == 1:
        return (tokens, []) if tokens[0].folded in givens and tokens[0].shape == "capitalised" else ([], tokens)
    mixed = any(token.shape == "capitalised" for token in names)
    if mixed:
        first = next((n for n, t in enumerate(tokens) if n and t.shape == "capitals" and len(t.text) > 2), None)
        if first is not None:
            return _with_particle(tokens, first)
    return _with_particle(tokens, _surname_begins(tokens, givens))


def _surname_begins(tokens: list[Token], givens: frozenset[str]) -> int:
    """Where the surname begins without a cue of capitals: after the given names, two surnames where Spanish."""
    last = len(tokens) - 1
    if last >= 2 and tokens[last - 1].shape != "initial" and tokens[last - 1].folded not in givens:
        spanish = tokens[0].folded in vocabulary.words("identity", "spanish")
        return last - 1 if spanish and tokens[last - 1].shape != "lower" else last
    return last


def _with_particle(tokens: list[Token], first: int) -> tuple[list[Token], list[Token]]:
    particles, bound = vocabulary.words("titles", "particle"), vocabulary.words("titles", "bound")
    if first > 1 and tokens[first - 1].text in vocabulary.words("titles", "joins_surnames"):
        first -= 2
    while first and (
        tokens[first - 1].folded in bound
        or (first > 1 and tokens[first - 1].folded in particles and tokens[first - 1].shape == "lower")
    ):
        first -= 1
    return tokens[:first], tokens[first:]


def unbound(family: str) -> list[str]:
    """The words of a surname, folded, from the first on that may stand by itself: "Abu Zeid" gives ["zeid"]."""
    words = family.casefold().split()
    bound = vocabulary.words("titles", "bound")
    first = next((at for at, word in enumerate(words) if word not in bound), 0)
    return words[first:]


def _join(tokens: list[Token]) -> str:
    return " ".join(_folded(token.text) for token in tokens)


def _folded(text: str) -> str:
    """The text with words in capitals written as names are: "DE LA CRUZ" gives "De La Cruz"."""
    return re.sub(r"[^\W\d_]{2,}", lambda m: m[0].capitalize() if m[0].isupper() and not _roman(m[0]) else m[0], text)


def _roman(word: str) -> bool:
    return word in ("II", "III", "IV")
