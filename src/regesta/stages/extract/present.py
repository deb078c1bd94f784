"""Who else took part, where the sentence behind tells it: "Ruiz met Orlov in Oslo. Also present were ...".

Such a sentence tells of no happening of its own; whom it names took part in the one told right before. So did whom a
sentence of a meeting lists itself: "a meeting at which the following were present: Ruiz, Orlov".
"""

from __future__ import annotations

import re
from functools import cache

from regesta.model.entries import Participant
from regesta.model.grammar import Parsed
from regesta.rulebook import load_rules
from regesta.stages.extract.cast import Cast
from regesta.stages.extract.parties import Party
from regesta.stages.extract.role_features import Scene
from regesta.stages.extract.talk import words_of_talks

_PERSONS = frozenset({"person", "cryptonym"})


def told_present(scene: Scene, cast: Cast) -> list[Participant]:
    """The persons of the list behind a clause, as agents; nobody where the clause does not carry its sentence, or
    where no list of who took part stands on the same page.
    """
    here = _listed_here(scene, cast)
    if here:
        return here
    number = cast.number_of(scene.clause.parsed)
    if number is None or number + 1 >= len(cast.sentences) or not _carries_the_sentence(scene):
        return []
    behind = cast.sentences[number + 1]
    opening = _openings().match(behind.sentence.text)
    if behind.sentence.page != scene.clause.parsed.sentence.page or opening is None:
        return []
    return _listed(behind, opening.end(), cast)


def _listed_here(scene: Scene, cast: Cast) -> list[Participant]:
    """The persons whom the sentence of a meeting lists behind it as present."""
    parsed = scene.clause.parsed
    opening = _openings().search(parsed.sentence.text, scene.clause.trigger_end) if "meeting" in scene.types else None
    return _listed(parsed, opening.end(), cast) if opening is not None else []


def _listed(parsed: Parsed, start: int, cast: Cast) -> list[Participant]:
    """The persons whom a sentence names from an offset on, as agents."""
    return [
        _participant(parsed, party)
        for party in cast.parties(parsed)
        if party.kind in _PERSONS and party.start >= start and not _tells_more_of_another(parsed, party)
    ]


def _carries_the_sentence(scene: Scene) -> bool:
    """Whether the happening is what the sentence is about, and no talk or paper told of in passing."""
    word = scene.words[scene.trigger]
    return word.dep == "ROOT" or (scene.words[word.head].dep == "ROOT" and word.dep in ("nsubj", "nsubjpass", "dobj"))


def _tells_more_of_another(parsed: Parsed, party: Party) -> bool:
    """Whether a name stands behind a word that makes it another's: "the wife of Ruiz", "sent by Ruiz"."""
    before = parsed.sentence.text[: party.start].split()
    return bool(before) and before[-1].casefold() in words_of_talks("of_another")


def _participant(parsed: Parsed, party: Party) -> Participant:
    start, end = parsed.sentence.source_span(party.start, party.end)
    fuller = party.reading.refers_to if party.reading is not None else None
    return Participant(parsed.sentence.text[party.start : party.end], "agent", start, end, fuller)


@cache
def _openings() -> re.Pattern[str]:
    return re.compile("|".join(str(pattern) for pattern in load_rules("en/talks")["present"]), re.IGNORECASE)
