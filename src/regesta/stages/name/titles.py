"""Titles: the forms of address, ranks and offices that stand right before a name."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.stages.name import vocabulary
from regesta.stages.name.name_words import may_be_borne, may_be_name
from regesta.stages.name.tokens import Token


def titles_before(tokens: Sequence[Token], at: int) -> int:
    """The index where the titles and offices that stand right before tokens[at] begin."""
    begin = at
    while begin > 0:
        stop = begin - 1 if tokens[begin - 1].text == "." and begin > 1 else begin
        size = next((n for n in vocabulary.TITLE_SIZES if stop >= n and _is_title(tokens[stop - n : stop])), 0)
        if not size or (stop < begin and not _abbreviates(tokens[stop - 1])):
            return begin
        begin = stop - size
    return begin


def skip_titles(tokens: Sequence[Token], at: int) -> tuple[int, bool]:
    """The index after the titles and offices that begin at tokens[at], and whether there are any."""
    start = at
    while at < len(tokens) and tokens[at].named and tokens[at].folded in vocabulary.title_openings():
        size = next((n for n in vocabulary.TITLE_SIZES if _is_title(tokens[at : at + n])), 0)
        if not size or (at > start and size == 1 and _bears_an_office(tokens, at)):
            break
        at += size
        if at < len(tokens) and (tokens[at].text == "." or _is_misread_stop(tokens, at)):
            at += 1
    return at, at > start


def _bears_an_office(tokens: Sequence[Token], at: int) -> bool:
    """True for a word for an office that is the surname itself: "Dr. King left", not "His Excellency King Olav"."""
    return may_be_borne(tokens, at) and not (at + 1 < len(tokens) and may_be_name(tokens[at + 1], titled=True))


def _is_misread_stop(tokens: Sequence[Token], at: int) -> bool:
    """True for a comma where a shortened form of address wants its stop: "Dr, HARGROVE"."""
    before = tokens[at - 1]
    address = before.folded in vocabulary.words("titles", "title") and before.shape == "capitalised"
    return tokens[at].text == "," and address and _abbreviates(before) and before.end == tokens[at].start


def _is_title(tokens: Sequence[Token]) -> bool:
    if not tokens or not all(token.named or token.text == "of" for token in tokens) or not tokens[0].named:
        return False
    phrase = " ".join(token.folded for token in tokens)
    return phrase in vocabulary.titles() or phrase in vocabulary.words("offices", "before_names")


def _abbreviates(token: Token) -> bool:
    return len(token.text) < 5


def addresses(title: Sequence[Token]) -> bool:
    """True for a form of address, or a rank that is shortened: only a name stands behind it."""
    return title[-1].folded in vocabulary.words("titles", "title") or title[-1].text == "."
