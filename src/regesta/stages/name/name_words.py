"""Which words may be part of a person's name, by what they are and what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.rulebook import load_form_words
from regesta.stages.name import vocabulary
from regesta.stages.name.tokens import Token


def is_surname(token: Token) -> bool:
    """True for a word that may be a surname in a list of them, a place's name too."""
    if not token.named or token.text in vocabulary.acronyms() or token.folded in load_form_words():
        return False
    return token.folded not in vocabulary.either(("organisations", "heads"), ("offices", "heads"))


def may_be_borne(tokens: Sequence[Token], at: int) -> bool:
    """True for a word of the language that is a surname behind a name or title: "Otto White", no "Otto White House"."""
    if not tokens[at].named or tokens[at].folded not in vocabulary.words("titles", "also_surnames"):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is None or not (after.named and after.folded in vocabulary.words("organisations", "heads"))


def may_be_name(token: Token, *, titled: bool = False) -> bool:
    """True for a word that may be part of a person's name; `titled` right after a title, where more words may."""
    if not token.named or token.folded in load_form_words():
        return False
    if token.folded in vocabulary.words("places", "abbreviated"):
        return False
    if token.shape == "capitals" and (token.text in vocabulary.acronyms() or len(token.text) < 3):
        return False
    if any(letter.isdigit() for letter in token.text) or len(set(token.folded.replace("-", ""))) == 1:
        return False  # a code, or a mask: "XXX-XX-XXXX"
    if not titled and vocabulary.is_ordinary(token.folded):
        return False
    if token.folded in vocabulary.words("places", "known") and token.folded not in vocabulary.words("titles", "given"):
        return False
    if not titled and token.folded in vocabulary.words("titles", "given"):
        return True
    return token.folded not in vocabulary.either(
        ("organisations", "heads"),
        ("groups", "peoples"),
        ("groups", "adjectives"),
        ("offices", "heads"),
        ("titles", "suffix"),
    )


def is_code(token: Token) -> bool:
    """True for capitals with figures among them."""
    return token.shape == "capitals" and any(letter.isdigit() for letter in token.text)


def is_surname_in_capitals(token: Token) -> bool:
    """True for a word in capitals that may be a surname: three letters and more, a vowel among them."""
    vowel = not set(token.folded).isdisjoint("aeiouyáéíóúàèäöü")
    return token.shape == "capitals" and vowel and len(token.text) > 2 and not is_code(token)
