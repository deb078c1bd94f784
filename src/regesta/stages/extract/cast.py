"""The cast of a record: everyone it names, so that a pronoun or an unnamed actor can be carried back to a name."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from regesta.model.grammar import Parsed
from regesta.model.names import NameReading
from regesta.model.records import Description, Field
from regesta.stages.extract.parties import Party, parties_in, squeezed

LONGEST_OFFICE = 60  # characters; a longer "from" line holds more than an office


class Cast:
    """The names and sentences of one record in reading order; made once for a record, before its clauses are read."""

    def __init__(
        self, names: Sequence[NameReading], description: Description | None = None, parsed: Sequence[Parsed] = ()
    ) -> None:
        self.sentences = tuple(parsed)
        self._numbers = {_key(part): number for number, part in enumerate(self.sentences)}
        self._names = sorted(names, key=lambda name: (name.page, name.start))
        self._places = [(name.page, name.start) for name in self._names]
        self._parties: dict[tuple[int, int], list[Party]] = {}
        self._counts = Counter(squeezed(fuller(name)) for name in self._names if name.kind != "place")
        self.author = self._person(description, "author")
        self.recipient = self._person(description, "recipient")

    def number_of(self, parsed: Parsed) -> int | None:
        """The sentence's place in the record, None where the cast was made without its sentences."""
        return self._numbers.get(_key(parsed))

    def parties(self, parsed: Parsed) -> list[Party]:
        """The parties of a sentence, found once however often they are asked for."""
        key = _key(parsed)
        if key not in self._parties:
            first = bisect_left(self._places, (parsed.sentence.page, parsed.sentence.start))
            last = bisect_left(self._places, (parsed.sentence.page, parsed.sentence.end))
            self._parties[key] = parties_in(parsed, self._names[first:last])
        return self._parties[key]

    def _person(self, description: Description | None, part: str) -> str | None:
        """The person who wrote or received the record; an office where no person is named, None where nobody is."""
        fields = _stated(description, part) if description is not None else []
        for field in fields:
            if field.name.startswith("sheet_"):
                return field.value
            for name in self._names:
                if name.kind == "person" and name.page == field.page and field.start <= name.start < field.end:
                    return name.text
        office = fields[0].stated if fields else None
        return office if office and len(office) <= LONGEST_OFFICE else None

    def chief(self) -> str | None:
        """The person or cryptonym the record names most often, None where it names none twice."""
        counts = Counter(fuller(name) for name in self._names if name.kind in ("person", "cryptonym"))
        best = max(counts, key=lambda text: (counts[text], text), default=None)
        return best if best is not None and counts[best] > 1 else None

    def mentions(self, text: str) -> int:
        """How often the record names someone, under this form or a short one carried back to it."""
        return self._counts[squeezed(text)]


def _stated(description: Description, part: str) -> list[Field]:
    """The fields that say who wrote or received the record: its own first, then the archive's sheet."""
    own = description.author if part == "author" else description.recipient
    sheet = [field for field in description.other if field.name == f"sheet_{part}"]
    return [*([own] if own is not None else []), *sheet]


def fuller(name: NameReading) -> str:
    """The fullest form the record has for a name."""
    return name.refers_to or name.text


def _key(parsed: Parsed) -> tuple[int, int]:
    return parsed.sentence.page, parsed.sentence.start
