"""Where it happened: at, from, to, via.

Every place, body and site of the sentence is weighed by how it hangs together with the trigger; the weights are
learned (docs/names.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import cast as typed

from regesta.model.entries import PlacePart, PlaceRole
from regesta.model.grammar import Parsed
from regesta.model.names import NameReading
from regesta.rulebook import load_rules, load_small_words
from regesta.stages.extract.candidates import stem_of
from regesta.stages.extract.cast import Cast
from regesta.stages.extract.clause import Clause
from regesta.stages.extract.linear import load_model
from regesta.stages.extract.parties import Party, squeezed
from regesta.stages.extract.paths import own_subject
from regesta.stages.extract.place_features import may_be_place, noun_sort, place_features, senses, telling, tie_of
from regesta.stages.extract.role_features import Scene, scene_of

# The chance from which a place is taken in. Cross-validated over the training records, F1 is level from 0.20 (0.677) to
# 0.25 (0.676); the lower end is taken, for their one annotator named a place for one happening in three, and the two of
# the measuring records for two in five.
LEAST_CHANCE = 0.2
_ROLES: dict[str, PlaceRole] = {"from": "from", "to": "to", "into": "to", "via": "via", "through": "via"}
# A day as it stands between the word of a birth and the place: " on 3 May 1921, in ", ": 06 MAY 1921, ".
_DAY = (
    r"[\s:,]{0,3}(?:on\s|in\s)?"
    r"(?:\d{1,2}\s\w{3,9}\.?,?\s\d{4}|\w{3,9}\.?\s\d{1,2},?\s\d{4}|\d{1,2}[-/]\d{1,2}[-/]\d{2,4}|\d{4})"
    r"[,;]?\s(?:in\s|at\s)?"
)
_Weighed = tuple[PlaceRole, float]  # the part of a place, and the chance that it has one


def places_of(
    clause: Clause, parsed: Parsed, names: Sequence[NameReading], cast: Cast | None = None
) -> tuple[PlacePart, ...]:
    """Where it happened, in the order the places stand; `cast` is everyone and every place the record names."""
    parties = (cast or Cast(names)).parties(parsed)
    scene = scene_of(clause, parties)
    if scene is None:
        return _without_grammar(clause, parties)
    chosen = {number: weighed for number in range(len(parties)) if (weighed := _role(scene, number)) is not None}
    kept = _named_before_sites(scene, _of_this_verb(scene, chosen))
    return _once([_part(clause, parties[number], *weighed) for number, weighed in kept.items()])


def _role(scene: Scene, number: int) -> _Weighed | None:
    """None where the chance is too small; the place behind a day of birth is where someone was born, and else no place
    of what happened.
    """
    party = scene.parties[number]
    if not may_be_place(scene, number) or _is_vague(scene, party):
        return None
    if _is_topic(scene, party) or _tells_who_someone_is(scene, party):
        return None
    birth = _birth_before(scene, party)
    if birth is False:
        return None
    chances = load_model("places").chances(place_features(scene, number))
    if birth:
        return "at", round(1 - chances["none"], 2)
    if 1 - chances["none"] < LEAST_CHANCE:
        return None
    best = max((role for role in chances if role != "none"), key=lambda role: (chances[role], role))
    role = role_by_words(scene, party) or typed(PlaceRole, best)
    return role, round(1 - chances["none"], 2)


def _is_vague(scene: Scene, party: Party) -> bool:
    """True for a common noun that says where nothing was, with but small words before it: "the area", "in place"."""
    if party.reading is not None:
        return False
    *before, last = squeezed(scene.clause.parsed.sentence.text[party.start : party.end]).split()
    return last in load_rules("en/places")["vague"] and load_small_words()["en"].issuperset(before)


def _tells_who_someone_is(scene: Scene, party: Party) -> bool:
    """True for where someone lives, works or was born, told in passing: "Lund, who lives in Oslo, was seen in Rome".

    Of thirteen such places that the weights gave in the annotated records three were the gold's.
    """
    if party.head is None:
        return False
    if _stands_beside_a_name(scene, party):
        return True
    verb = tie_of(scene.words, party.head).verb
    if verb is None or verb == scene.trigger or scene.words[verb].dep not in ("relcl", "acl"):
        return False
    return scene.words[verb].lemma.casefold() in load_rules("en/places")["verbs"]["being"]


def _stands_beside_a_name(scene: Scene, party: Party) -> bool:
    """True for an address right behind a person or body, "Lund, 9 Oak Road, Oslo", and for a person's state, "King Olav
    of Norway".
    """
    text = scene.clause.parsed.sentence.text
    before = [other for other in scene.parties if other.end <= party.start and other.kind in ("person", "organisation")]
    if not before or party.reading is None:
        return False
    between = text[before[-1].end : party.start].strip(" \n)")
    if party.reading.rule == "place.address":
        return between == ","
    name = text[party.start : party.end]
    return before[-1].kind == "person" and between == "of" and squeezed(name) in _states()


def _birth_before(scene: Scene, party: Party) -> bool | None:
    """Whether the day of birth right before a place ("born 3 May 1921, Oslo") is what is told; None where none is."""
    found = [m for m in _births().finditer(scene.clause.parsed.sentence.text) if m.end() == party.start]
    return None if not found else found[0].start() <= scene.clause.trigger_start < found[0].end()


@cache
def _births() -> re.Pattern[str]:
    """The word of a birth with the day behind it, up to where its place would stand."""
    words = "|".join(load_rules("en/places")["births"])
    return re.compile(rf"\b(?:{words})\b{_DAY}", re.IGNORECASE)


def _is_topic(scene: Scene, party: Party) -> bool:
    """True for a state that a talk or paper was on, "a meeting on Laos", and for where that lies of which it was: "a
    paper on the situation in Burma". None was held or written there.

    Of ten places behind "on" and "about" that the weights gave in the annotated records two were the gold's; of those
    behind what is talked of, one in ten.
    """
    if party.head is None:
        return False
    tie = tie_of(scene.words, party.head)
    name = scene.clause.parsed.sentence.text[party.start : party.end]
    if senses().get(tie.preposition) == "on" and squeezed(name) in _states():
        return True
    return senses().get(tie.preposition) == "where" and tie.noun is not None and _is_talked_of(scene, tie.noun)


def _is_talked_of(scene: Scene, noun: int) -> bool:
    """Whether a noun, or one below the trigger that it says more of, is what something is on or about: no name, no
    journey ("on his arrival") and no day ("on the night of").
    """
    words, rules = scene.words, load_rules("en/places")
    at = noun
    while words[at].head != at and scene.trigger not in (at, words[at].head):
        above = words[words[at].head]
        if above.pos in ("VERB", "AUX"):
            return False
        if words[at].pos == "NOUN" and above.text.casefold() in rules["topics"]:
            lemma, of_noun = words[at].lemma.casefold(), words[above.head].pos in ("NOUN", "PROPN")
            timed = lemma in rules["occasions"] or noun_sort(words[at]).startswith("happening:")
            return not timed and (of_noun or senses()[above.text.casefold()] == "on")
        at = words[at].head
    return False


@cache
def _states() -> frozenset[str]:
    return frozenset(str(name) for row in load_rules("en/places")["enclosing"] for name in row)


def role_by_words(scene: Scene, party: Party) -> PlaceRole | None:
    """The role that the words before a place settle, None where they leave it to the weights.

    "Served in Cairo" is at Cairo, for none of those that served came there by it; "arrived in Cairo" may be either.
    In telegrams the verb alone does it: "ARRIVED KHARTOUM", "LEFT CAIRO". By a ship one travels.
    """
    if party.reading is not None and party.reading.rule == "place.vessel" and "travel" in scene.types:
        return "via"
    if party.head is None:
        return None
    tie = tie_of(scene.words, party.head)
    verbs = load_rules("en/places")["verbs"]
    sense = senses().get(tie.preposition, "")
    if sense == "where":
        hung = tie.verb if tie.noun is None else tie.noun
        moving = hung is not None and scene.words[hung].lemma.casefold() in verbs["coming"]
        return None if moving else "at"
    if sense == "whence" and tie.noun is None:
        return "from"
    before = _verb_right_before(scene, party)
    if before in verbs["leaving"]:
        return "from"
    return "to" if before in verbs["reaching"] else None


def _verb_right_before(scene: Scene, party: Party) -> str:
    """The lemma of the verb that stands right before a place, articles passed over; "" where none does."""
    earlier = [word for word in scene.words if word.end <= party.start and word.pos != "DET"]
    if not earlier or earlier[-1].pos not in ("VERB", "AUX", "PROPN", "NOUN"):
        return ""
    last = earlier[-1]
    return last.lemma.casefold() if last.pos == "VERB" else stem_of(last.text.casefold())


def _of_this_verb(scene: Scene, chosen: Mapping[int, _Weighed]) -> dict[int, _Weighed]:
    """The places chosen; where the clause has one of its own, without where the verb before it was done ("studied in
    Oslo and flew to Rome") and without the end of a journey told beside it ("left Oslo because Lund had gone to Rome").
    Of seventeen such places in the annotated records none was the gold's.
    """
    inside = [number for number in chosen if scene.inside(scene.parties[number])]
    return {
        number: weighed
        for number, weighed in chosen.items()
        if not any(other != number for other in inside) or not _is_of_another_verb(scene, number, weighed[0])
    }


def _is_of_another_verb(scene: Scene, number: int, role: PlaceRole) -> bool:
    party = scene.parties[number]
    if party.head is None:
        return False
    tie = tie_of(scene.words, party.head)
    told = telling(scene, tie)
    if role == "at":
        return told == "above:conj" and not scene.inside(party)
    # Without a subject of its own the journey is his who acts: "left Oslo to return to Rome".
    return (
        role == "to"
        and told == "below:advcl"
        and tie.verb is not None
        and own_subject(scene.words, tie.verb) is not None
    )


def _named_before_sites(scene: Scene, chosen: Mapping[int, _Weighed]) -> dict[int, _Weighed]:
    """The places chosen without the common nouns that a named one beside them makes plain: of "a hotel room in Miami"
    it is Miami. Of fifteen such nouns in the training records nine were not the gold's.
    """
    named = [scene.parties[number] for number in chosen if scene.parties[number].kind == "place"]
    return {
        number: role
        for number, role in chosen.items()
        if scene.parties[number].reading is not None
        or not any(_beside(scene, scene.parties[number], place) for place in named)
    }


def _beside(scene: Scene, site: Party, place: Party) -> bool:
    """True where but a preposition of place stands between the two: "a home near Lacombe", "in London, at the port"."""
    first, second = sorted((site, place), key=lambda party: party.start)
    between = scene.clause.parsed.sentence.text[first.end : second.start].strip(" \n,").casefold()
    return senses().get(between) == "where"


def _part(clause: Clause, party: Party, role: PlaceRole, chance: float | None = None) -> PlacePart:
    sentence = clause.parsed.sentence
    start, end = sentence.source_span(party.start, party.end)
    return PlacePart(sentence.text[party.start : party.end], role, start, end, chance)


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
    """Each place once, under the first role given; the longer of two that overlap, or of which one says what encloses
    the other.
    """
    kept: list[PlacePart] = []
    for part in sorted(found, key=lambda p: (p.start - p.end, p.start)):
        if not any(
            _overlap(part, other) or f"{squeezed(other.name)},".startswith(f"{squeezed(part.name)},") for other in kept
        ):
            kept.append(part)
    return tuple(sorted(kept, key=lambda p: (p.start, p.end)))


def _overlap(one: PlacePart, other: PlacePart) -> bool:
    return one.start < other.end and other.start < one.end
