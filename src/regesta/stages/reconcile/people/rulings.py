"""What readers decided on identity, brought to the indexes of mentions."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.model.people import PersonRulings
from regesta.stages.reconcile.people.cluster import Cluster
from regesta.stages.reconcile.people.weigh import reason


class Rulings:
    """Rulings on mentions, told by index; those whose mention is no longer there are passed over."""

    def __init__(self, rulings: PersonRulings, keys: Sequence[str]) -> None:
        wanted = {key for pair in (*rulings.same, *rulings.apart) for key in pair} | {key for key, _ in rulings.names}
        at = {key: index for index, key in enumerate(keys) if key in wanted} if wanted else {}
        self._same = [(at[one], at[other]) for one, other in rulings.same if one in at and other in at]
        self._apart = [(at[one], at[other]) for one, other in rulings.apart if one in at and other in at]
        self._names = {at[key]: name for key, name in rulings.names if key in at}
        self._keys = {index: key for key, index in at.items()}
        self._ruled = {index for pair in (*self._same, *self._apart) for index in pair}

    def names(self) -> dict[int, str]:
        """The names that readers gave: index of a mention to the name its person is shown under."""
        return self._names

    def concerns(self, person: Cluster) -> bool:
        """True when a ruling names one of the person's mentions."""
        return bool(self._ruled) and not self._ruled.isdisjoint(person.members)

    def concerning(self, person: Cluster) -> list[tuple[str, str]]:
        """The pairs ruled apart of which one is a mention of the person, by the keys of the mentions."""
        if not self._apart or not self.concerns(person):
            return []
        own = set(person.members)
        return [(self._keys[a], self._keys[b]) for a, b in self._apart if a in own or b in own]

    def apart(self, one: Cluster, other: Cluster) -> bool:
        """True when a reader ruled that a member of one and a member of the other are two persons."""
        if not self._apart:
            return False
        ones, others = set(one.members), set(other.members)
        return any((a in ones and b in others) or (a in others and b in ones) for a, b in self._apart)

    def merge(self, persons: list[Cluster]) -> list[Cluster]:
        """The persons, with those joined that a reader ruled to be one."""
        for one, other in self._same:
            first = next((person for person in persons if one in person.members), None)
            second = next((person for person in persons if other in person.members), None)
            if first is None or second is None or first is second:
                continue
            first.take(second, [reason("ruling.same")])
            persons = [person for person in persons if person is not second]
        return persons
