"""One each: of several mentions of one participant the likeliest, with its role."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.model.entries import Participant
from regesta.stages.extract.parties import squeezed
from regesta.stages.extract.talk import same_person


def one_each(found: Sequence[Participant]) -> tuple[Participant, ...]:
    """Each participant once, in the order they stand: the longer of two that overlap; of several mentions of one person
    the likeliest, with its role, and of two as likely the fuller name.
    """
    apart: list[Participant] = []
    for participant in sorted(found, key=lambda p: (p.start - p.end, p.start)):
        if not any(_overlap(participant, other) for other in apart):
            apart.append(participant)
    kept: list[Participant] = []
    for participant in sorted(apart, key=lambda p: (-_likely(p), p.start - p.end, p.start)):
        if not any(same(participant, other) for other in kept):
            kept.append(participant)
    return tuple(sorted(kept, key=lambda p: (p.start, p.end)))


def _likely(participant: Participant) -> float:
    return 1.0 if participant.chance is None else participant.chance


def same(one: Participant, other: Participant) -> bool:
    """True where the two are carried back to one name, or the words of one name all stand in the other."""
    if squeezed(one.stands_for or one.name) == squeezed(other.stands_for or other.name):
        return True
    return same_person(one.name, other.name)


def _overlap(one: Participant, other: Participant) -> bool:
    """True where two stand in one place, and are not two whom one word means."""
    together = (one.start, one.end) == (other.start, other.end) and one.name != other.name
    return one.start < other.end and other.start < one.end and not together
