"""The talk that a record tells: who writes it, and whom he talked with.

"I told the President that ... The President said ...": each of the two is heard by the other, though only one of them
stands in the sentence. Of records that tell of more than one talk nothing is concluded.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from regesta.model.grammar import Parsed, Word
from regesta.rulebook import load_rules
from regesta.stages.extract.cast import LONGEST_OFFICE, Cast, fuller
from regesta.stages.extract.parties import Party, squeezed
from regesta.stages.extract.paths import own_subject

LEAST_SHARE = 0.7  # of the writer's exchanges that the other has, for the record to tell of one talk
FEWEST = 2  # exchanges, where no title names the other
_NAMED = frozenset({"person", "cryptonym"})
_PERSONS = _NAMED | {"office"}
OF_ANOTHER_CLAUSE = frozenset({"ccomp", "relcl", "acl"})  # "I said that I met Ruiz the other day"


@dataclass(frozen=True, slots=True)
class Talk:
    """The two who talk: `writer` is None where the record does not name him, or calls him by no word; `other` the
    words it has for the one he talked with, `fuller` the fullest of them.
    """

    writer: str | None
    other: str
    fuller: str

    def hearer(self, speaker: str) -> str | None:
        """Who hears what a speaker says: "I" or the writer, or the other; None where it is neither of the two."""
        if squeezed(speaker) == "i" or (self.writer is not None and same_person(speaker, self.writer)):
            return self.other
        return self.writer if self.is_other(speaker) else None

    def is_other(self, name: str) -> bool:
        """Whether a name is that of the one whom the writer talked with; "the President" is no "President Ruiz"."""
        return same_person(name, self.fuller) or same_person(name, self.other)


@cache
def words_of_talks(field: str) -> frozenset[str]:
    """One list of the rules of talks."""
    return frozenset(str(word) for word in load_rules("en/talks")[field])


def spoken() -> frozenset[str]:
    """Lemmas of verbs by which one speaks to another."""
    return words_of_talks("spoken")


@cache
def exchanges() -> frozenset[str]:
    """Lemmas of verbs by which two have to do with each other by word of mouth."""
    return spoken() | words_of_talks("exchanges")


@cache
def _titles() -> re.Pattern[str]:
    return re.compile("|".join(str(pattern) for pattern in load_rules("en/talks")["titles"]), re.IGNORECASE)


def same_person(one: str, other: str) -> bool:
    """Whether the words of one name all stand in the other, "Ruiz" and "President Ruiz".

    Not where they are of an office alone, for "the President" may be another, nor where the other tells what is of him,
    "Ruiz's wife", "the firm of Ruiz".
    """
    mine, theirs = (_words_of(name) for name in (one, other))
    if mine == theirs:
        return bool(mine)
    fewer, more = sorted((mine, theirs), key=len)
    office = fewer <= offices() and any(squeezed(name).startswith("the ") for name in (one, other))
    return bool(fewer) and fewer <= more and "of" not in more - fewer and not office


def _words_of(name: str) -> set[str]:
    return {word.rstrip(",") for word in squeezed(name).split()} - {"the"}


@cache
def offices() -> frozenset[str]:
    """The words of which the names of offices are made, folded."""
    rules = load_rules("en/offices")
    names = [str(name) for field in ("heads", "modifiers", "bare", "before_names") for name in rules[field]]
    return frozenset(word for name in names for word in re.findall(r"\w+", name.casefold()))


def talk_of(cast: Cast) -> Talk | None:
    """The talk that a record tells; None where it tells of none, or of several."""
    exchanged = [exchange for number in range(len(cast.sentences)) for exchange in _exchanged(cast, number)]
    others = [(text, full) for text, full, _ in exchanged]
    writer = cast.named_author or next((words for _, _, words in exchanged if words), None)
    titled = _titled(cast)
    if titled is not None and _bears_out(titled[1], others, cast.chief()):
        return Talk(writer, *titled)
    counts = Counter(full for _, full in others)
    best = max(counts, key=lambda full: (counts[full], full), default=None)
    if best is None:
        return None
    with_best = [other for other in others if same_person(other[1], best)]
    if len(with_best) < max(FEWEST, LEAST_SHARE * len(others)):
        return None
    return Talk(writer, with_best[0][0], best)


def addressee_of(words: Sequence[Word], verb: int) -> int | None:
    """The word for whom a verb of speaking or meeting is directed at; None where there is none."""
    return next(addressees_of(words, verb), None)


def addressees_of(words: Sequence[Word], verb: int) -> Iterator[int]:
    """The words for those, or that, which a verb is directed at, objects first: "told him", "said to him", "talked with
    him", but "raised the question" as well.
    """
    below = [at for at, word in enumerate(words) if word.head == verb and at != verb]
    yield from (at for at in below if words[at].dep in ("dobj", "dative") and words[at].pos != "ADP")
    for at in below:
        if words[at].pos == "ADP" and words[at].text.casefold() in ("to", "with"):
            yield from (o for o, word in enumerate(words) if word.head == at and word.dep == "pobj")


def _titled(cast: Cast) -> tuple[str, str] | None:
    """The person whom the title of the record says the talk was with."""
    title = cast.title
    match = _titles().search(title.text) if title is not None else None
    if title is None or match is None:
        return None
    start, end = title.start + match.end(), title.end
    inside = [name for name in cast.names if name.page == title.page and start <= name.start < end]
    found = [name for name in inside if name.kind in _NAMED] or [name for name in inside if name.kind == "office"]
    if len(found) != 1 or found[0].start - start > LONGEST_OFFICE:
        return None
    before = title.text[: max(0, found[0].start - title.start)]
    article = before[-len("the ") :] if found[0].kind == "office" and before.casefold().endswith("the ") else ""
    return article + found[0].text, fuller(found[0])


def _bears_out(titled: str, others: Sequence[tuple[str, str]], chief: str | None) -> bool:
    """Whether the record bears its title out: the writer's first exchange is with the one it names, or, where it tells
    of none, nobody is named more often; a report of several interviews may bear the title of its last.
    """
    if others:
        return same_person(others[0][1], titled)
    return chief is None or same_person(chief, titled)


def _exchanged(cast: Cast, number: int) -> Iterator[tuple[str, str, str | None]]:
    """Whom the writer speaks to, or is spoken to by, in one sentence: the words for him, and the fullest; and those by
    which the writer calls himself, None where it is "I".
    """
    parsed = cast.sentences[number]
    words = parsed.words
    for at, word in enumerate(words):
        if word.lemma.casefold() not in exchanges() or word.dep in OF_ANOTHER_CLAUSE:
            continue
        subject, addressed = own_subject(words, at), addressee_of(words, at)
        if subject is None or addressed is None:
            continue
        pair = [cast.party_at(parsed, subject), cast.party_at(parsed, addressed)]
        writers = [party for party in pair if party is not None and _is_writer(cast, parsed, party)]
        others = [party for party in pair if party is not None and party.kind in _PERSONS and party not in writers]
        if writers and others and others[0].reading is not None:
            text = parsed.sentence.text
            own = text[writers[0].start : writers[0].end]
            called = None if squeezed(own) in ("i", "me", "we", "us") else own
            yield text[others[0].start : others[0].end], fuller(others[0].reading), called


def _is_writer(cast: Cast, parsed: Parsed, party: Party) -> bool:
    if party.kind == "first":
        return True
    text = parsed.sentence.text[party.start : party.end]
    if squeezed(text).removeprefix("the ") in words_of_talks("writers"):
        return True
    return cast.author is not None and party.kind == "person" and same_person(text, cast.author)
