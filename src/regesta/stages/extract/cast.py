"""The cast of a record: everyone it names, so that a pronoun or an unnamed actor can be carried back to a name."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from regesta.model.grammar import Parsed
from regesta.model.names import NameReading
from regesta.model.records import Description, Field
from regesta.stages.extract.parties import Party, parties_in, squeezed

ACTORS = frozenset({"person", "cryptonym", "office", "organisation", "group", "place", "redacted"})


class Cast:
    """The names of one record in reading order; made once for a record, before its clauses are read."""

    def __init__(self, names: Sequence[NameReading], description: Description | None = None) -> None:
        self._names = sorted(names, key=lambda name: (name.page, name.start))
        self._places = [(name.page, name.start) for name in self._names]
        self._parties: dict[tuple[int, int], list[Party]] = {}
        self._counts = Counter(squeezed(self.fuller(name)) for name in self._names if name.kind != "place")
        self.author = _person(description.author if description else None)
        self.recipient = _person(description.recipient if description else None)
        self.subject = next(
            (name.refers_to for name in self._names if name.rule == "reference.subject" and name.refers_to), None
        )

    def fuller(self, name: NameReading) -> str:
        """The fullest form the record has for a name."""
        return name.refers_to or name.text

    def names_in(self, parsed: Parsed) -> Sequence[NameReading]:
        """The readings that begin in a sentence."""
        sentence = parsed.sentence
        first = bisect_left(self._places, (sentence.page, sentence.start))
        last = bisect_left(self._places, (sentence.page, sentence.end))
        return self._names[first:last]

    def parties(self, parsed: Parsed) -> list[Party]:
        """The parties of a sentence, found once however often they are asked for."""
        key = (parsed.sentence.page, parsed.sentence.start)
        if key not in self._parties:
            self._parties[key] = parties_in(parsed, self.names_in(parsed))
        return self._parties[key]

    def mentions(self, text: str) -> int:
        """How often the record names someone, under this form or a short one carried back to it."""
        return self._counts[squeezed(text)]

    def chief(self) -> str | None:
        """The person the record names most often, None where it names nobody twice."""
        persons = {
            squeezed(self.fuller(name)): self.fuller(name)
            for name in self._names
            if name.kind in ("person", "cryptonym") and name.rule != "reference.subject"
        }
        ranked = sorted(persons, key=lambda key: (-self._counts[key], key))
        return persons[ranked[0]] if ranked and self._counts[ranked[0]] > 1 else None


def _person(field: Field | None) -> str | None:
    return field.value if field is not None and field.value.strip() else None
