"""The cast of a record: everyone it names, so that a pronoun or an unnamed actor can be carried back to a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from regesta.model.grammar import Parsed
from regesta.model.names import NameReading
from regesta.model.records import Description, Field
from regesta.rulebook import load_rules
from regesta.stages.extract.parties import Party, form_words, parties_in, squeezed
from regesta.stages.extract.turns import Turns

LONGEST_OFFICE = 60  # characters; a longer "from" line holds more than an office


class Cast:
    """The names and sentences of one record in reading order; made once for a record, before its clauses are read."""

    def __init__(
        self, names: Sequence[NameReading], description: Description | None = None, parsed: Sequence[Parsed] = ()
    ) -> None:
        self.sentences = tuple(parsed)
        self._numbers = {_key(part): number for number, part in enumerate(self.sentences)}
        self._names = sorted(names, key=lambda name: (name.page, name.start))
        self.title = description.title if description is not None else None
        self._parties: dict[tuple[int, int], list[Party]] = {}
        self.named_author = self._person(description, "author")
        office = self._office(description, "author")
        self.author = self.named_author or office
        # Who "we" are in what one office writes to another; in a report or a talk it may be anybody.
        self.writers = (office or self.named_author) if _is_sent(description) else None
        self.subject = self._person_of_the_title(description)
        self.recipient = self._person(description, "recipient") or self._office(description, "recipient")
        self._turns = Turns(self.sentences, description)
        labels = [name for name in self._names if self._turns.is_label(name)]
        self._speakers = {squeezed(name.text): fuller(name) for name in labels}
        if labels:
            self._names = [name for name in self._names if not self._turns.is_label(name)]
        self._places = [(name.page, name.start) for name in self._names]
        self._called_subject = {squeezed(fuller(name)) for name in self._names if name.rule == "reference.subject"}
        self._counts = Counter(squeezed(fuller(name)) for name in self._names if name.kind != "place")

    def first_person(self, parsed: Parsed, at: int) -> str | None:
        """Who "I" is at a place of a sentence: who speaks there, or else the author of the record."""
        number = self.number_of(parsed)
        if not self._turns or number is None:
            return self.author
        return self._called(self._turns.speaker(number, at))

    def second_person(self, parsed: Parsed, at: int) -> str | None:
        """Who "you" are at a place of a sentence: who is spoken to there, or else the recipient of the record."""
        number = self.number_of(parsed)
        if not self._turns or number is None:
            return self.recipient
        return self._called(self._turns.hearer(number, at))

    def speaks(self, number: int, at: int) -> str | None:
        """The one whose turn it is at a place of a record that is a talk by turns; as "he" he means another."""
        return self._called(self._turns.speaker(number, at)) if self._turns else None

    def _called(self, label: str | None) -> str | None:
        return None if label is None else self._speakers.get(squeezed(label), label)

    @property
    def names(self) -> Sequence[NameReading]:
        """The names of the record, by page and start."""
        return self._names

    def number_of(self, parsed: Parsed) -> int | None:
        """The sentence's place in the record, None where the cast was made without its sentences."""
        return self._numbers.get(_key(parsed))

    def parties(self, parsed: Parsed) -> list[Party]:
        """The parties of a sentence, found once however often they are asked for."""
        key = _key(parsed)
        if key not in self._parties:
            first = bisect_left(self._places, (parsed.sentence.page, parsed.sentence.start))
            last = bisect_left(self._places, (parsed.sentence.page, parsed.sentence.end))
            self._parties[key] = [
                replace(party, seen=self.mentions(fuller(party.reading))) if party.reading is not None else party
                for party in parties_in(parsed, self._names[first:last])
            ]
        return self._parties[key]

    def persons_on_page_before(self, parsed: Parsed) -> list[NameReading]:
        """The persons whom the page of a sentence names before it, in order."""
        first = bisect_left(self._places, (parsed.sentence.page, -1))
        last = bisect_left(self._places, (parsed.sentence.page, parsed.sentence.start))
        return [name for name in self._names[first:last] if name.kind == "person"]

    def is_alone_before(self, parsed: Parsed, text: str) -> bool:
        """Whether the sentence before names one person, the one of this fullest form, and nobody else."""
        number = self.number_of(parsed)
        if not number:
            return False
        named = (party.reading for party in self.parties(self.sentences[number - 1]) if party.is_person)
        return {squeezed(fuller(reading)) for reading in named if reading is not None} == {squeezed(text)}

    def only_person_on_page_before(self, parsed: Parsed) -> NameReading | None:
        """The one person whom the page of a sentence names before it, where last named; None where it names several."""
        before = self.persons_on_page_before(parsed)
        return before[-1] if len({squeezed(fuller(one)) for one in before}) == 1 else None

    def party_at(self, parsed: Parsed, word: int | None) -> Party | None:
        """The party of a sentence that a word of it is the head of; None where there is none."""
        return next((party for party in self.parties(parsed) if word is not None and party.head == word), None)

    def _person(self, description: Description | None, part: str) -> str | None:
        """The person who wrote or received the record, None where none is named."""
        for field in _stated(description, part):
            if field.name.startswith("sheet_"):
                return field.value
            for name in self._names:
                if name.kind == "person" and name.page == field.page and field.start <= name.start < field.end:
                    return name.text
        return None

    def _person_of_the_title(self, description: Description | None) -> NameReading | None:
        """The one person whom the title or a subject line of the record names; None where it is none, or several."""
        fields = [description.title, *description.other] if description is not None else []
        about = [field for field in fields if field is not None and field.name in ("title", "subject")]
        named = [
            name
            for name in self._names
            if name.kind == "person"
            and any(name.page == field.page and field.start <= name.start < field.end for field in about)
        ]
        return named[0] if len({squeezed(fuller(name)) for name in named}) == 1 else None

    def _office(self, description: Description | None, part: str) -> str | None:
        """The office that wrote or received the record, as its own header has it."""
        fields = _stated(description, part)
        office = fields[0].stated if fields else None
        return office if office and len(office) <= LONGEST_OFFICE and _names_someone(office) else None

    def chief(self) -> str | None:
        """The person or cryptonym the record names most often, None where it names none twice."""
        counts = Counter(fuller(name) for name in self._names if name.kind in ("person", "cryptonym"))
        best = max(counts, key=lambda text: (counts[text], text), default=None)
        return best if best is not None and counts[best] > 1 else None

    def is_named_before(self, text: str, parsed: Parsed) -> bool:
        """Whether the record has named someone, under this form or one carried back to it, before a sentence."""
        first = next((name for name in self._names if squeezed(fuller(name)) == squeezed(text)), None)
        return first is not None and (first.page, first.start) < _key(parsed)

    def is_called_subject(self, text: str) -> bool:
        """Whether someone, by the fullest form, is whom the record calls "Subject"."""
        return squeezed(text) in self._called_subject

    def mentions(self, text: str) -> int:
        """How often the record names someone, under this form or a short one carried back to it."""
        return self._counts[squeezed(text)]


def _is_sent(description: Description | None) -> bool:
    """Whether a record is one that is written to somebody."""
    return description is not None and description.document_type in load_rules("en/parts")["sent"]


def _names_someone(words: str) -> bool:
    """Whether a line says who: "THE RECORD", and the label of a form ("NAME, ADDRESS AND PHONE NO."), do not."""
    said = (word for word in re.findall(r"[^\W\d_]+", words.casefold()) if len(word) > 1)
    return any(word not in form_words() or word in _addressees() for word in said)


@cache
def _addressees() -> frozenset[str]:
    """Whom cables are sent to, though forms have the words too: "DIR", "STATION"."""
    return frozenset(str(word).casefold() for word in load_rules("en/organisations")["addressees"])


def _stated(description: Description | None, part: str) -> list[Field]:
    """The fields that say who wrote or received the record: its own first, then the archive's sheet."""
    if description is None:
        return []
    own = description.author if part == "author" else description.recipient
    sheet = [field for field in description.other if field.name == f"sheet_{part}"]
    return [*([own] if own is not None else []), *sheet]


def fuller(name: NameReading) -> str:
    """The fullest form the record has for a name."""
    return name.refers_to or name.text


def _key(parsed: Parsed) -> tuple[int, int]:
    return parsed.sentence.page, parsed.sentence.start
