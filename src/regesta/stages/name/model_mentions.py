"""What the language model takes for names, with its known errors on such records put right.

Measured on pages of the corpus: surnames in capitals come back as organisations, file numbers and form words as
names, table cells with their bars. Each mention is trimmed, judged again, or dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from regesta.model.grammar import Mention
from regesta.model.names import NameKind
from regesta.rulebook import load_form_words
from regesta.stages.name import vocabulary
from regesta.stages.name.bodies import opens_as_verb
from regesta.stages.name.persons import ends_a_place
from regesta.stages.name.spans import Span
from regesta.stages.name.titles import titles_before
from regesta.stages.name.tokens import Token

_KINDS: dict[str, NameKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
_NUMBERS = frozenset({"CARDINAL", "QUANTITY"})
LONGEST_LETTERS = 5  # of a body called by letters alone ("PFIAB"), where no list knows it for a place
_EDGES = " \t|*_\"'“”‘’.,;:()[]/-–—<>"
_POSSESSIVE = re.compile(r"['’][sS]$")
# What is left of the mark of a paragraph's classification: "U) Pursuant" of "(U) Pursuant".
_PORTION = re.compile(r"[A-Z/]{1,4}\)\s*")
# The number of a dispatch, a file or a flight: "HXWA-2214", "IN 31127", "VELA 114".
_NUMBER_OF = re.compile(r"(?P<word>[A-Z][A-Za-z]{0,9})[\s/-]{1,2}\d{3,7}[A-Z]?")
_AGAINST = re.compile(r"(?:anti|pro)-", re.IGNORECASE)
_CLOSING = re.compile(r"(?:\s+(?:in|of|to|at|on|by|and|for|from|the|with|was|is|that)){1,3}$")
_OPENING = re.compile(r"(?:the|a|an|by|of|to|and|that|with)\s+", re.IGNORECASE)


def mention_spans(mentions: Sequence[Mention], tokens: Sequence[Token], text: str, *, capitals: bool) -> list[Span]:
    """The model's mentions that may stand, trimmed and with their titles; `text` is as the model saw it."""
    found = []
    for mention in mentions:
        kind = _KINDS.get(mention.label)
        if kind is None:
            continue
        start, end = _trimmed(text, mention.start, mention.end)
        if end - start < 2 or is_noise(text[start:end]) or _is_ordinary(text[start:end], kind, capitals):
            continue
        if (kind == "group" and _qualifies(tokens, end)) or _is_counted(text, start, end, mentions):
            continue
        if kind == "place" and _AGAINST.match(text, start, end):
            continue
        kind = _judged_again(text[start:end], kind, capitals=capitals)
        if kind == "organisation":
            if _is_title_or_paper(text[start:end]):
                continue
            start = _after_participle(tokens, start, end)
            if _is_one_of_many(tokens, start, end):
                continue
        if kind == "person":
            start, end = _without_ordinary(tokens, start, end)
            start = _after_place(tokens, _after_post(tokens, start, end), end)
            if start >= end:
                continue
            start = _with_titles(tokens, start)
        found.append(Span(start, end, kind, f"model.{mention.label.casefold()}", 2))
    return found


def is_noise(text: str) -> bool:
    """True where nothing here names anyone: numbers, form words, cells, too many small words."""
    if vocabulary.is_junk(text) or any(mark in text for mark in "|<>{}=@#"):
        return True
    number = _NUMBER_OF.fullmatch(text)
    if number and number["word"].casefold() not in vocabulary.words("organisations", "heads"):
        return True
    letters = sum(letter.isalpha() for letter in text)
    digits = sum(letter.isdigit() for letter in text)
    return digits > letters or not any(letter.isupper() for letter in text)


def _is_ordinary(text: str, kind: NameKind, capitals: bool) -> bool:
    """True for words of the language that only their capitals made a name; one alone where it is no person's."""
    found = re.findall(r"[^\W\d_]+", text.casefold())
    if kind == "organisation" and (capitals or text.isupper()) and len(found) > 1:
        named = vocabulary.either(("organisations", "heads"), ("groups", "adjectives"))
        return all(word not in named and _names_nobody(word) for word in found)
    if kind != "person" and not (capitals and text.isalpha()):
        return False
    return all(len(word) == 1 or _names_nobody(word) for word in found) or (
        capitals and text.isalpha() and vocabulary.ends_as_ordinary(text)
    )


def _names_nobody(word: str) -> bool:
    return vocabulary.is_ordinary(word) or word in load_form_words()


def _without_ordinary(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The person's name without the ordinary words that the model took in at its ends ("RESTORE Torrey"); empty where
    one word is left that no list of given names holds.
    """
    inside = [token for token in tokens if start <= token.start and token.end <= end and token.shape != "mark"]
    left = list(inside)
    while left and _names_nobody(left[-1].folded):
        left.pop()
    while left and _names_nobody(left[0].folded):
        left.pop(0)
    if len(left) == len(inside):
        return start, end
    if not left or (len(left) == 1 and left[0].folded not in vocabulary.words("titles", "given")):
        return start, start
    return left[0].start, left[-1].bare_end


def _after_post(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where a name begins behind the place that an office is held to: "Ambassador to Norway Clifford Stone"."""
    at = _index_at(tokens, start)
    if not at or tokens[at - 1].folded != "to" or tokens[at].folded not in vocabulary.words("places", "known"):
        return start
    inside = [token for token in tokens[at + 1 :] if token.end <= end]
    return inside[0].start if len(inside) > 1 else start


def _after_place(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where a name begins behind the last word of a place that the model took in: "in New York Hugh Marsh said"."""
    at = _index_at(tokens, start)
    if at is None or not ends_a_place(tokens, at):
        return start
    return tokens[at + 1].start if at + 1 < len(tokens) and tokens[at + 1].start < end else end


def _is_title_or_paper(text: str) -> bool:
    """True for what the model takes for a body: a rank between commas, "HOLM, SMSgt,", or the title of a paper,
    "Statement of Service".
    """
    folded = text.casefold()
    if folded in vocabulary.titles():
        return True
    noun = re.split(r"\W+", folded.partition(" of ")[0])[-1]
    return noun in vocabulary.papers() and vocabulary.words("organisations", "heads").isdisjoint(
        re.split(r"\W+", folded)
    )


def _after_participle(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where a body begins behind the verb that opens a sentence without a subject: "Instructed Embassy Oslo"."""
    at = _index_at(tokens, start)
    if at is None or not opens_as_verb(tokens, at) or at + 1 >= len(tokens) or tokens[at + 1].start >= end:
        return start
    return tokens[at + 1].start


def _is_one_of_many(tokens: Sequence[Token], start: int, end: int) -> bool:
    """True for letters behind "a" that qualify nothing: "was granted a POA in May" is of no body."""
    at = _index_at(tokens, start)
    if not at or tokens[at - 1].folded not in ("a", "an"):
        return False
    if tokens[at].end < end or tokens[at].shape != "capitals" or tokens[at].text in vocabulary.acronyms():
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is None or after.shape == "mark" or after.folded in vocabulary.small_words()


def _qualifies(tokens: Sequence[Token], end: int) -> bool:
    """True for a nationality that only qualifies the noun after it: "Cuban sugar"."""
    after = next((token for token in tokens if token.start >= end), None)
    return after is not None and (after.shape == "capitalised" or (after.shape == "lower" and len(after.text) > 3))


def _is_counted(text: str, start: int, end: int, mentions: Sequence[Mention]) -> bool:
    """True for a plural in capitals behind a number: of "200 BALES", nobody is named."""
    plural = text[start:end].isupper() and text[end - 1] == "S"
    return plural and any(m.label in _NUMBERS and text[m.end : start] == " " for m in mentions)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    bar = text.find("|", start, end)
    if bar > start:
        end = bar
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    while start < end and text[start] in _EDGES:
        start += 1
    marked = _PORTION.match(text, start, end)
    if marked:
        start = marked.end()
    opening = _OPENING.match(text, start, end)
    if opening:
        start = opening.end()
    closing = _CLOSING.search(text[start:end])
    end = start + closing.start() if closing else end
    possessive = _POSSESSIVE.search(text[start:end])
    return start, (start + possessive.start() if possessive else end)


def _judged_again(text: str, kind: NameKind, *, capitals: bool) -> NameKind:
    folded = text.casefold()
    last = re.split(r"\W+", folded)[-1]
    if folded in vocabulary.words("places", "known"):
        return "place"
    if text in vocabulary.acronyms():
        return "organisation"
    if kind == "person" and folded in vocabulary.words("titles", "known_by_initials"):
        return kind
    letters = folded.isalpha() and len(text) <= LONGEST_LETTERS and set(folded).isdisjoint("aeiouy")
    if kind == "person" and letters and text.isupper() and not capitals:
        return "organisation"
    if kind in ("person", "group") and last in vocabulary.words("organisations", "heads"):
        return "organisation"
    if kind == "place" and not capitals and text.isupper() and len(text) <= LONGEST_LETTERS:
        return "organisation"
    if kind == "place" and folded in vocabulary.words("titles", "given"):
        return "person"
    first = re.split(r"\W+", folded)[0]
    if kind in ("organisation", "place") and first in vocabulary.words("titles", "given") and first != folded:
        heads = vocabulary.either(("organisations", "heads"), ("places", "heads"))
        return kind if last in heads or folded.startswith(("san ", "santa ")) else "person"
    return kind


def _with_titles(tokens: Sequence[Token], start: int) -> int:
    at = _index_at(tokens, start)
    return start if at is None else tokens[titles_before(tokens, at)].start


def _index_at(tokens: Sequence[Token], start: int) -> int | None:
    """The index of the token that begins at an offset; None where none does."""
    return next((at for at, token in enumerate(tokens) if token.start == start), None)
