"""Parties: the persons, bodies and things of a sentence that may take part in what it reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from regesta.model.grammar import Parsed, Word
from regesta.model.names import NameReading
from regesta.rulebook import load_form_words, load_rules
from regesta.stages.extract.type_features import things

# What a noun phrase keeps to the left of its noun: "the three Cuban technicians".
_LEFT = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "quantmod", "predet", "nmod", "case", "advmod", "punct"}
)
_PRONOUNS = {
    **dict.fromkeys(("i", "me", "my", "myself"), "first"),
    **dict.fromkeys(("we", "us", "our", "ourselves"), "first-plural"),
    **dict.fromkeys(("you", "your", "yourself"), "second"),
    **dict.fromkeys(("he", "him", "his"), "third-he"),
    **dict.fromkeys(("she", "her"), "third-she"),
    **dict.fromkeys(("they", "them", "their"), "third-plural"),
    **dict.fromkeys(("it", "its"), "third-it"),
    **dict.fromkeys(
        ("someone", "somebody", "anyone", "everyone", "one", "others", "both", "all", "none"), "indefinite"
    ),
}
_TIMES = frozenset({"DATE", "TIME"})
# Kinds of thing (rules/en/things.yml) that take no part in what is done with them: of 32 in the training records that
# were given one, 6 had it.
_INERT = frozenset({"paper", "talk", "gathering"})
_ABLE = frozenset({"officer", "body"})  # kinds of thing that do
# What stands with an office by which alone someone is called: "the Ambassador".
_ARTICLE = re.compile(r"(?<!\w)the\s\Z", re.IGNORECASE)
_PORTION = re.compile(r"[A-Z]{1,4}")
_NUMBER_OF = re.compile(r"[A-Z]{1,5}[-/]?\d{3,}")  # the number of a dispatch or file: "HXMW-2214"
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
LONGEST_TAIL = 8  # words of an "of" phrase kept with its noun: "a representative of the military junta"


@dataclass(frozen=True, slots=True)
class Party:
    """A name, noun phrase or pronoun of a sentence; offsets into the sentence as read.

    `kind` is the reading's kind, "noun" for a common noun, or the pronoun's class; `head` is the index of the word
    that ties it to the rest of the sentence, None where the sentence has no grammar; `seen` is how often the record
    names whom a reading names.
    """

    start: int
    end: int
    kind: str
    head: int | None
    reading: NameReading | None = None
    seen: int = 0

    @property
    def is_pronoun(self) -> bool:
        """True for a word that only points at someone."""
        return self.kind.startswith(("first", "second", "third"))

    @property
    def is_person(self) -> bool:
        """True for one person by name or by cryptonym."""
        return self.kind in ("person", "cryptonym")


@cache
def person_nouns() -> frozenset[str]:
    """Common nouns for persons and groups of them."""
    return frozenset(str(word) for word in load_rules("en/offices")["people"])


@cache
def body_nouns() -> frozenset[str]:
    """Common nouns for bodies that act."""
    return frozenset(str(word) for word in load_rules("en/organisations")["acting"])


@cache
def site_nouns() -> frozenset[str]:
    """Common nouns for places where things happen."""
    rules = load_rules("en/places")
    return frozenset(str(word) for word in (*rules["sites"], *rules["heads"]))


def parties_in(parsed: Parsed, names: Sequence[NameReading]) -> list[Party]:
    """The parties of a sentence in order; `names` may hold readings of other sentences too."""
    found = _named(parsed, names)
    taken = [False] * len(parsed.words)
    for party in found:
        for at, word in enumerate(parsed.words):
            if party.start < word.end and word.start < party.end:
                taken[at] = True
    for at, word in enumerate(parsed.words):
        if taken[at]:
            continue
        pronoun = _PRONOUNS.get(word.text.casefold())
        if word.text.casefold() == "undersigned" and at and parsed.words[at - 1].text.casefold() == "the":
            found.append(Party(parsed.words[at - 1].start, word.end, "first", at))
        elif word.text.casefold() == "latter" and at and _stands_alone(parsed, at):
            found.append(Party(parsed.words[at - 1].start, word.end, "third-latter", at))
        elif pronoun and word.pos in ("PRON", "DET", "NOUN", "PROPN"):
            found.append(Party(word.start, word.end, pronoun, at))
        elif _heads_a_phrase(parsed, word):
            found.append(_phrase(parsed, at))
    return sorted(found, key=lambda party: (party.start, party.end))


def _stands_alone(parsed: Parsed, at: int) -> bool:
    """Whether "latter" is all that is said of whom it means: "the latter", and not "the latter half"."""
    article = parsed.words[at - 1].text.casefold() == "the"
    return (
        article
        and not any(word.head == at and word.dep == "prep" for word in parsed.words)
        and (at + 1 == len(parsed.words) or parsed.words[at + 1].pos not in ("NOUN", "PROPN", "ADJ", "NUM"))
    )


def _heads_a_phrase(parsed: Parsed, word: Word) -> bool:
    """Whether a word is a noun that may take part: none of a date or a time of day ("by 15 February"), no paper."""
    noun = word.pos in ("NOUN", "PROPN") and word.dep not in ("compound", "npadvmod") and word.text[0].isalpha()
    # A letter is the mark of an item, "A.", or what is left of a misread word.
    noun = noun and sum(map(str.isalnum, word.text)) > 1 and not _NUMBER_OF.fullmatch(word.text)
    if not noun or _is_inert(word) or _is_of_a_form(word):
        return False
    return not is_of_a_date(parsed, word)


def is_of_a_date(parsed: Parsed, word: Word) -> bool:
    """Whether the language model takes a word for part of a date or of a time of day, or it is one of forms that have
    dates: "Nov".
    """
    return _is_of_a_form(word) or any(m.label in _TIMES and m.start <= word.start < m.end for m in parsed.mentions)


@cache
def form_words() -> frozenset[str]:
    """Words of forms, stamps, dates and routing lines, but for those that call someone: "Title", "MEMO", "23 Jun"."""
    able = frozenset(word for word, kinds in things().items() if not _ABLE.isdisjoint(kinds))
    callings = frozenset(map(str, load_rules("en/not_names")["callings"]))
    return load_form_words() - person_nouns() - body_nouns() - able - callings


def _is_of_a_form(word: Word) -> bool:
    """Whether a word with a capital is one that forms and routing lines are made of."""
    return word.text[0].isupper() and word.text.casefold().rstrip(".") in form_words()


def _is_inert(word: Word) -> bool:
    lemma = word.lemma.lower()
    able = lemma in person_nouns() or lemma in body_nouns()
    return word.text.islower() and not able and not _INERT.isdisjoint(things().get(lemma, ()))


def readings_of(parsed: Parsed, names: Sequence[NameReading]) -> list[tuple[NameReading, int, int]]:
    """The readings that stand in the sentence, with their offsets in it."""
    sentence = parsed.sentence
    return [
        (name, *sentence.read_span(name.start, name.end))
        for name in names
        if name.page == sentence.page and sentence.start <= name.start and name.end <= sentence.end
    ]


def _named(parsed: Parsed, names: Sequence[NameReading]) -> list[Party]:
    found = []
    for name, start, end in readings_of(parsed, names):
        inside = [at for at, word in enumerate(parsed.words) if word.start < end and start < word.end]
        head = next((at for at in inside if parsed.words[at].head not in inside or parsed.words[at].head == at), None)
        if name.rule in ("office.bare", "office.posted") and _ARTICLE.search(parsed.sentence.text, 0, start):
            start -= len("the ")
        found.append(Party(start, end, name.kind, head, name))
    return found


def _phrase(parsed: Parsed, at: int) -> Party:
    words = parsed.words
    first = at
    while first > 0 and words[first - 1].dep in _LEFT and _within(words, first - 1, at):
        first -= 1
    while first < at and (words[first].dep == "punct" or words[first].text in ("and", "'s") or _is_year(words[first])):
        first += 1
    if first + 1 < at and words[first + 1].text == ")" and _PORTION.fullmatch(words[first].text):
        first += 2  # the mark of a paragraph: "(U) Pursuant"
    return Party(words[first].start, _tail(words, at), "noun", at)


def _is_year(word: Word) -> bool:
    """Whether a number before a noun is the year before it: "In 1957 subject offered"."""
    return word.dep == "nummod" and _YEAR.fullmatch(word.text) is not None


def _within(words: Sequence[Word], at: int, head: int) -> bool:
    """True when the word hangs, directly or not, on the head."""
    for _ in range(6):
        if at == head:
            return True
        if words[at].head == at:
            return False
        at = words[at].head
    return False


def _tail(words: Sequence[Word], at: int) -> int:
    """Where the phrase ends: after the "of" phrase that follows its noun, when it is short."""
    if at + 1 >= len(words) or words[at + 1].text.casefold() != "of" or words[at + 1].head != at:
        return words[at].end
    last = at + 1
    while last + 1 < len(words) and last - at < LONGEST_TAIL and _within(words, last + 1, at + 1):
        last += 1
    while last > at and (words[last].pos in ("PUNCT", "ADP", "CCONJ", "DET") or words[last].dep == "cc"):
        last -= 1
    return words[last].end


@lru_cache(maxsize=1 << 14)  # each name is compared with the others of its record many times
def squeezed(text: str) -> str:
    """The text with white space folded and in lower case, for comparing."""
    return re.sub(r"\s+", " ", text).strip().casefold()
