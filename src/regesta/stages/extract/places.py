"""Where it happened: at, from, to, via.

Every place, body and site of the sentence is weighed by how it hangs together with the trigger; the weights are
learned (docs/names.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast as typed

from regesta.model.entries import PlacePart, PlaceRole
from regesta.model.grammar import Parsed
from regesta.model.names import NameReading
from regesta.stages.extract.cast import Cast
from regesta.stages.extract.clause import Clause
from regesta.stages.extract.linear import load_model
from regesta.stages.extract.parties import Party, squeezed
from regesta.stages.extract.place_features import may_be_place, place_features
from regesta.stages.extract.role_features import Scene, scene_of

# The chance from which a place is taken in. Cross-validated over the training records, F1 is level from 0.19 (0.675) to
# 0.25 (0.678); the lower end is taken, for their one annotator named a place for one happening in three, and the two of
# the measuring records for two in five.
LEAST_CHANCE = 0.19
_ROLES: dict[str, PlaceRole] = {"from": "from", "to": "to", "into": "to", "via": "via", "through": "via"}


def places_of(
    clause: Clause, parsed: Parsed, names: Sequence[NameReading], cast: Cast | None = None
) -> tuple[PlacePart, ...]:
    """Where it happened, in the order the places stand; `cast` is everyone and every place the record names."""
    parties = (cast or Cast(names)).parties(parsed)
    scene = scene_of(clause, parties)
    if scene is None:
        return _without_grammar(clause, parties)
    found = []
    for number, party in enumerate(parties):
        role = _role(scene, number) if may_be_place(scene, number) else None
        if role is not None:
            found.append(_part(clause, party, role))
    return _once(found)


def _role(scene: Scene, number: int) -> PlaceRole | None:
    chances = load_model("places").chances(place_features(scene, number))
    if 1 - chances["none"] < LEAST_CHANCE:
        return None
    best = max((role for role in chances if role != "none"), key=lambda role: (chances[role], role))
    return typed(PlaceRole, best)


def _part(clause: Clause, party: Party, role: PlaceRole) -> PlacePart:
    sentence = clause.parsed.sentence
    start, end = sentence.source_span(party.start, party.end)
    return PlacePart(sentence.text[party.start : party.end], role, start, end)


def _without_grammar(clause: Clause, parties: Sequence[Party]) -> tuple[PlacePart, ...]:
    """Where the sentence has no grammar: the places that stand in the clause, by the word before each."""
    text = clause.parsed.sentence.text
    found = []
    for party in parties:
        if party.kind == "place" and clause.start <= party.start < clause.end:
            before = text[: party.start].casefold().split()
            found.append(_part(clause, party, _ROLES.get(before[-1] if before else "", "at")))
    return _once(found)


def _once(found: Sequence[PlacePart]) -> tuple[PlacePart, ...]:
    """Each place once, under the first role given; the longer of two that overlap."""
    kept: list[PlacePart] = []
    for part in sorted(found, key=lambda p: (p.start - p.end, p.start)):
        if not any(_overlap(part, other) or squeezed(part.name) == squeezed(other.name) for other in kept):
            kept.append(part)
    return tuple(sorted(kept, key=lambda p: (p.start, p.end)))


def _overlap(one: PlacePart, other: PlacePart) -> bool:
    return one.start < other.end and other.start < one.end
