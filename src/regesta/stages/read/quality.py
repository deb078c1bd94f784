"""How much of a page reads as language, so that unreadable pages are counted and shown."""

from __future__ import annotations

import re

# A picture's caption that the converter wrote in place of the picture: its words, not the page's.
_PLACEHOLDER = re.compile(r"!\[[^\]\n]{0,400}\]?(?:\([^)\n]{0,400}\))?|> ?\[Figure:[^\]\n]{0,400}\]?")
LEAST_READABLE = 0.4  # of 3,537 pages of the 2025 release 6 have less, pictures all; damaged handwriting has 0.5
_TOKEN = re.compile(r"\S+")
_EDGE = "\"'“”‘’()[]{}<>*_#|.,;:!?-–—…/\\`~$§©®•°"
_NUMBER = re.compile(r"[\d][\d.,:/\-–']{0,20}(?:st|nd|rd|th|[A-Za-z]{1,3})?")
_CODE = re.compile(r"[A-Z]{1,10}[-/][A-Z0-9/-]{1,20}|\d{1,4}-[\d-]{1,20}")
_VOWEL = re.compile(r"[aeiouyáéíóúàèìòùâêîôûäëïöüãõåæøœаеёиоуыэюяєіїαεηιουω]", re.IGNORECASE)
_CONSONANT_RUN = re.compile(r"[bcdfghjklmnpqrstvwxz]{6}", re.IGNORECASE)
_MIXED_CASE = re.compile(r"[a-z][A-Z]{2}|[a-z][A-Z][a-z]*[A-Z]")
_DIGIT_IN_WORD = re.compile(r"[^\W\d_]\d+[^\W\d_]")
# Abbreviations without a vowel that are words all the same.
_CONSONANTAL_WORDS = (
    "mr mrs dr st jr sr ms lt sgt ltd dept mt ft nr no vs pp ph bn mm cc dd bc tv pm str z k v s w в к с"
)
_CONSONANTAL = frozenset(_CONSONANTAL_WORDS.split())


def language_share(text: str) -> float:
    """The share of a page's characters that stand in words or numbers a reader could say aloud, 0 to 1.

    A typed page gives 0.9 and more, a page of damaged handwriting about 0.5, an empty page or one that holds
    only a picture's caption 0. Blanks and the captions that a converter wrote for pictures are not counted.
    """
    readable = 0.0
    total = 0
    for match in _TOKEN.finditer(_PLACEHOLDER.sub(" ", text)):
        token = match[0].strip(_EDGE)
        if not token:
            continue  # rules of dashes, leaders of dots, table borders: neither language nor damage
        length = min(len(token), 40)
        total += length
        readable += length * _readable(token)
    return round(readable / total, 3) if total else 0.0


def unreadable(text: str, share: float) -> str | None:
    """Why a page of this text, so much of which reads as language, cannot be read; None where it can or is empty."""
    if share >= LEAST_READABLE or not text.strip():
        return None
    if not _PLACEHOLDER.sub(" ", text).strip():
        return "it holds a picture and no words; look at the scan"
    return f"only {share:.0%} of it reads as language; look at the scan"


def _readable(token: str) -> float:
    """1 for a word or number, 0.5 for a lone letter or a code, 0 for damage."""
    if token.isascii() and token.islower() and len(token) > 2:
        return 1.0 if _VOWEL.search(token) and not _CONSONANT_RUN.search(token) else _known(token)
    if token[0].isdigit():
        return 1.0 if _NUMBER.fullmatch(token) else 0.5 if _CODE.fullmatch(token) else 0.0
    if len(token) == 1:
        return 0.5 if token.isalpha() else 0.0
    if not all(part.isalpha() or not part for part in re.split(r"['’.,&/()\-–]", token)):
        return 0.5 if _CODE.fullmatch(token) else 0.0
    if _MIXED_CASE.search(token) or _DIGIT_IN_WORD.search(token):
        return 0.3
    if _VOWEL.search(token) and not _CONSONANT_RUN.search(token):
        return 1.0
    return _known(token)


def _known(token: str) -> float:
    if token.lower() in _CONSONANTAL or not token[0].isascii():
        return 1.0
    return 0.7 if token.isupper() and len(token) <= 6 else 0.2  # initials of an office: "DDCI" has one, "CRCP" none
