"""Hearers: who hears what is said where the sentence does not say to whom.

In the record of one talk it is the other of the two; else the one with whom the speaker was just told to speak: "Ruiz
met Orlov in Oslo. Ruiz said ...". Two sentences back 13 of 14 in the training records were right, further back 4 of 15.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regesta.model.entries import Participant, is_doubtful
from regesta.model.grammar import Parsed
from regesta.stages.extract.antecedent_features import Referent
from regesta.stages.extract.antecedents import Antecedents
from regesta.stages.extract.cast import Cast
from regesta.stages.extract.paths import own_subject
from regesta.stages.extract.role_features import Scene, noun_class
from regesta.stages.extract.talk import addressee_of, addressees_of, exchanges, same_person, spoken

REACH = 2  # sentences back


def hearer_of(scene: Scene, taking: Sequence[Participant], cast: Cast, meant: Antecedents) -> Participant | None:
    """Who hears what a participant says, as its recipient; None where the sentence names one, or nothing tells."""
    if scene.passive or scene.words[scene.trigger].pos != "VERB" or scene.lemma not in spoken():
        return None
    speaker = next((person for person in taking if person.role == "agent"), None)
    heard_by_name = _names_hearer(scene) or any(
        one.role == "recipient" and not is_doubtful(one.chance) for one in taking
    )
    if speaker is None or heard_by_name:
        return None
    said_by = speaker.stands_for or speaker.name
    heard = _in_talk(said_by, meant) if meant.talk is not None else _in_exchange(scene, said_by, cast, meant)
    if heard is None:
        return None
    start, end = scene.clause.parsed.sentence.source_span(scene.clause.trigger_start, scene.clause.trigger_end)
    return Participant(heard[0], "recipient", start, end, heard[1])


def _names_hearer(scene: Scene) -> bool:
    """Whether the sentence says who hears: "told the Consul", "said to him"; a thing said, "raised the question", is
    none.
    """
    addressed = set(addressees_of(scene.words, scene.trigger))
    return any(party.head in addressed and noun_class(scene, party) != "thing" for party in scene.parties)


def _in_talk(speaker: str, meant: Antecedents) -> tuple[str, str] | None:
    """The other of the two whose talk the record tells: his name, and the fullest."""
    name = meant.talk.hearer(speaker) if meant.talk is not None else None
    if meant.talk is None or name is None:
        return None
    return name, meant.talk.fuller if name == meant.talk.other else name


def _in_exchange(scene: Scene, speaker: str, cast: Cast, meant: Antecedents) -> tuple[str, str] | None:
    """The person with whom the speaker was told to speak or meet last, not far before."""
    number = cast.number_of(scene.clause.parsed)
    if number is None:
        return None
    for back in range(min(REACH, number) + 1):
        parsed = cast.sentences[number - back]
        until = scene.clause.trigger_start if back == 0 else len(parsed.sentence.text)
        for one, other in _exchanges_of(number - back, parsed, until, cast, meant):
            for who, whom in ((one, other), (other, one)):
                if same_person(who.fuller, speaker) and not same_person(whom.fuller, speaker):
                    return whom.text, whom.fuller
    return None


def _exchanges_of(
    number: int, parsed: Parsed, until: int, cast: Cast, meant: Antecedents
) -> Iterator[tuple[Referent, Referent]]:
    """Who speaks with whom in a sentence before an offset, the last first; persons named, or meant by a pronoun."""
    for at in reversed(range(len(parsed.words))):
        word = parsed.words[at]
        if word.start >= until or word.pos != "VERB" or word.lemma.casefold() not in exchanges():
            continue
        pair = [
            meant.person(number, parsed, party)
            for end in (own_subject(parsed.words, at), addressee_of(parsed.words, at))
            if (party := cast.party_at(parsed, end)) is not None
        ]
        if len(pair) == 2 and pair[0] is not None and pair[1] is not None:
            yield pair[0], pair[1]
