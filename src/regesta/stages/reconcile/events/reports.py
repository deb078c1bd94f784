"""An entry as events are joined by: what it reports, reduced to what can be compared."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import cache, cached_property

from regesta.model.entries import Certainty
from regesta.rulebook import load_rules
from regesta.stages.reconcile.memory import digest_of

_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
STEM = 6  # letters: "arrived" and "arrival", "signed" and "signing" begin alike


@dataclass(frozen=True)  # not slotted: the words are found once, when they are first asked for
class Report:
    """What an entry reports. Days are ordinals (datetime.date.toordinal), None where open.

    `people` are folded surnames and `places` ids or folded names; `persons` says of a surname which settled person it
    is, where the record has more of the name than that. `family` is the lineage of the record, or the record itself
    where it is no copy of another.
    """

    entry: str
    record: str
    family: str
    quote: str
    trigger: str
    date: str | None  # EDTF
    earliest: int | None
    latest: int | None
    basis: str
    types: tuple[str, ...]
    certainty: Certainty
    agents: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()  # the agents among them
    places: frozenset[str] = frozenset()
    amounts: frozenset[tuple[str, float]] = frozenset()
    written: tuple[int | None, int | None] = (None, None)  # the record's own date
    page: int = 1
    start: int = 0
    dated_by: str | None = None  # the words that date it
    names: tuple[tuple[str, str], ...] = ()  # (key, name as written), of people and places
    persons: tuple[tuple[str, str], ...] = ()  # (surname, id of the person), where given names or initials are known

    @cached_property
    def words(self) -> tuple[int, ...]:
        """A number for each word that carries matter, by its first letters, in order."""
        return tuple(
            zlib.crc32(word[:STEM].encode())
            for word in (match[0].lower() for match in _WORD.finditer(self.quote))
            if word not in _empty_words()
        )

    @cached_property
    def vocabulary(self) -> frozenset[int]:
        """The distinct words."""
        return frozenset(self.words)

    @cached_property
    def content(self) -> str:
        """A digest of all that it says."""
        return digest_of(
            (self.entry, self.record, self.family, self.quote, self.trigger, self.page, self.start, self.dated_by),
            (self.date, self.earliest, self.latest, self.basis, self.written, self.types, self.certainty),
            (sorted(self.agents), sorted(self.people), sorted(self.places), sorted(self.amounts)),
            (self.names, self.persons),
        )

    @property
    def end(self) -> int:
        """Where its quote ends on the page."""
        return self.start + len(self.quote)

    @property
    def span(self) -> int | None:
        """How many days its date leaves open: 0 for a single day; None without a date or with an open end."""
        if self.earliest is None or self.latest is None:
            return None
        return self.latest - self.earliest

    @property
    def stem(self) -> str:
        """The first letters of the word that carries the happening."""
        return self.trigger.lower()[:STEM]

    def name_of(self, key: str) -> str:
        """A person's or place's name as this entry writes it."""
        return next((name for known, name in self.names if known == key), key)


def people_in_common(first: Report, second: Report) -> list[str]:
    """The surnames both name, but for those that stand for two different persons; in alphabetical order."""
    persons, others = dict(first.persons), dict(second.persons)
    return sorted(
        surname
        for surname in first.people & second.people
        if surname not in persons or surname not in others or persons[surname] == others[surname]
    )


@cache
def _empty_words() -> frozenset[str]:
    return frozenset(load_rules("en/wording")["empty_words"])


def meet(first: Report, second: Report) -> bool | None:
    """Whether the two dates can be the same time; None where either has no date."""
    if first.date is None or second.date is None:
        return None
    return (first.earliest is None or second.latest is None or first.earliest <= second.latest) and (
        second.earliest is None or first.latest is None or second.earliest <= first.latest
    )
