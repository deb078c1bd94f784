"""What can be said of a place's tie to a happening, in words that learned weights are tied to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from regesta.model.grammar import Word
from regesta.rulebook import load_rules
from regesta.stages.extract.candidates import vocabulary
from regesta.stages.extract.parties import Party, body_nouns, person_nouns, site_nouns
from regesta.stages.extract.role_features import Scene, party_features
from regesta.stages.extract.type_features import things

_LETTERS = re.compile(r"[A-Z&./-]{2,6}")  # a body by its letters, "I&NS", has no name of a place in it
_HIGHEST = 12  # words climbed from a place before what it hangs on is given up
_DEEPEST = 8  # words between a trigger and a verb above it, before the two are called strangers


@dataclass(frozen=True, slots=True)
class Tie:
    """What a place hangs on: the preposition before it, the noun that it says more of, the verb above both.

    Of "the Consul in Lima arrived at noon", Lima hangs by "in" on "Consul", and that on "arrived". Indices of words;
    None where there is none, "" for no preposition.
    """

    preposition: str
    noun: int | None
    verb: int | None


def tie_of(words: Sequence[Word], at: int) -> Tie:
    """What the word at `at` hangs on."""
    preposition = ""
    noun: int | None = None
    for _ in range(_HIGHEST):
        word = words[at]
        if word.head == at:
            return Tie(preposition, noun, at)
        above = words[word.head]
        if above.pos == "ADP" and not preposition and noun is None:
            preposition = above.text.casefold()
        if above.pos in ("VERB", "AUX"):
            return Tie(preposition, noun, word.head)
        if above.pos in ("NOUN", "PROPN") and word.dep not in ("conj", "appos") and noun is None:
            noun = word.head
        at = word.head
    return Tie(preposition, noun, None)


def place_features(scene: Scene, number: int) -> list[str]:
    """The features of one party of the scene as the place of what happened."""
    party, path = scene.parties[number], scene.paths[number]
    before = _word_before(scene, party)
    site = _site(scene, party)
    nearer = _nearer_places(scene, number)
    kinds = party.kind if party.reading is not None else "noun"
    inside = scene.inside(party)
    sites = [other for other in scene.parties if other.kind == "place"]
    within = sum(scene.inside(other) for other in sites)
    return [
        *party_features(scene, number),
        f"only={within == 1}|{inside}|{kinds}",
        f"within={min(3, within)}|{inside}|{kinds}",
        f"all={min(3, len(sites))}|{inside}|{kinds}",
        *(f"only={within == 1}|{inside}|{kinds}|type={kind}" for kind in scene.types),
        f"nearer={nearer}|{kinds}",
        f"nearer={nearer}|{before}",
        f"nearer={nearer}|inside={inside}",
        f"kind={kinds}|{before}|inside={inside}",
        f"before={before}",
        f"before={before}|{scene.lemma}",
        f"before={before}|{site}",
        f"before={before}|{path.steps if path else '-'}",
        f"site={site}",
        *(f"before={before}|type={kind}" for kind in scene.types),
        *(f"site={site}|type={kind}" for kind in scene.types),
        *_tie_features(scene, party, kinds),
    ]


def may_be_place(scene: Scene, number: int) -> bool:
    """True for a party that could be where something happened: a place, a body with a seat, a site.

    What the model alone takes for a body is often a place that it does not know; a body known by its form or letters
    is none unless it names a seat: of 25 such in the training records 17 were not the gold's.
    """
    party = scene.parties[number]
    if party.reading is not None and party.kind in ("person", "office", "cryptonym"):
        return False  # "Secretary of State" holds the name of no place
    if party.kind == "organisation" and party.reading is not None and not party.reading.rule.startswith("model."):
        return _site(scene, party) != "no"
    text = scene.clause.parsed.sentence.text[party.start : party.end]
    if party.kind == "organisation" and _LETTERS.fullmatch(text):
        return False
    return party.kind in ("place", "organisation") or _site(scene, party) != "no"


def _tie_features(scene: Scene, party: Party, kinds: str) -> list[str]:
    """What the place hangs on and how that is tied to the trigger, and which rule knew it for a place."""
    if party.head is None:
        return []
    words, inside = scene.words, scene.inside(party)
    tie = tie_of(words, party.head)
    by = _sense(tie.preposition)
    told = telling(scene, tie)
    on = "-" if tie.noun is None else "trigger" if tie.noun == scene.trigger else noun_sort(words[tie.noun])
    lemma = words[tie.noun].lemma.casefold() if tie.noun is not None else "-"
    of_subject = tie.noun is not None and words[tie.noun].dep in ("nsubj", "nsubjpass")
    kind_of_verb = "-" if tie.verb is None else _verb_sort(words[tie.verb])
    known = party.reading.rule if party.kind == "place" and party.reading else kinds
    return [
        f"known={known}|{inside}",
        f"known={known}|{by}",
        f"known={known}|dep={words[party.head].dep}",
        f"by={by}|told={told}",
        f"by={by}|on={on}|told={told}",
        f"on={on}|{inside}",
        f"on={on}|subject={of_subject}",
        f"on={on}|by={by}",
        f"on={on}|{kinds}|by={by}",
        f"on={lemma}|by={by}",
        f"told={told}|{inside}|{kinds}",
        f"verb={kind_of_verb}|by={by}",
        f"verb={kind_of_verb}|by={by}|told={told}",
        f"verb={kind_of_verb}|told={told}",
    ]


def telling(scene: Scene, tie: Tie) -> str:
    """How the verb a place hangs on stands to the trigger: "same", or the tie by which it stands below or above it."""
    if tie.verb is None:
        return "none"
    if tie.verb == scene.trigger:
        return "same"
    below = _child_above(scene.words, tie.verb, scene.trigger)
    if below is not None:
        return f"below:{scene.words[below].dep}"
    above = _child_above(scene.words, scene.trigger, tie.verb)
    return f"above:{scene.words[above].dep}" if above is not None else "beside"


def _child_above(words: Sequence[Word], at: int, top: int) -> int | None:
    """The child of `top` on the way up from `at`; None where `top` is not above it."""
    for _ in range(_DEEPEST):
        if words[at].head == at:
            return None
        if words[at].head == top:
            return at
        at = words[at].head
    return None


def noun_sort(word: Word) -> str:
    """What sort of thing a noun is for: a person, a body, a site, a thing of a kind, a happening, else its part of
    speech.
    """
    lemma = word.lemma.casefold()
    if lemma in person_nouns():
        return "person"
    if lemma in body_nouns():
        return "body"
    if lemma in site_nouns():
        return "site"
    kind = things().get(lemma)
    if kind:
        return kind[0]
    happening = vocabulary().nouns.get(lemma)
    return f"happening:{happening[0]}" if happening else word.pos


def _verb_sort(word: Word) -> str:
    lemma = word.lemma.casefold()
    types = vocabulary().verbs.get(lemma) or vocabulary().nouns.get(lemma)
    return types[0] if types else "other"


def _sense(preposition: str) -> str:
    return senses().get(preposition, "other" if preposition else "-")


@cache
def senses() -> dict[str, str]:
    """What each preposition says of a place: "in" and "near" where it is, "from" whence."""
    groups = load_rules("en/places")["prepositions"]
    return {str(word): str(sense) for sense, words in groups.items() for word in words}


def _nearer_places(scene: Scene, number: int) -> int:
    """How many named places stand nearer to the trigger than this party, up to 3."""
    at = scene.clause.trigger_start
    own = abs(scene.parties[number].start - at)
    return min(3, sum(p.kind == "place" and abs(p.start - at) < own for p in scene.parties))


def _site(scene: Scene, party: Party) -> str:
    if party.reading is not None:
        words = party.reading.text.casefold().split()
        return "named" if any(word.strip(".,") in site_nouns() for word in words) else "no"
    if party.kind != "noun" or party.head is None:
        return "no"
    word = scene.words[party.head]
    site = word.lemma.casefold() in site_nouns() or word.text.casefold() in site_nouns()  # "premises" has no singular
    return "noun" if site else "no"


def _word_before(scene: Scene, party: Party) -> str:
    """The preposition or other small word right before the party, articles passed over."""
    text = scene.clause.parsed.sentence.text[: party.start].casefold().split()
    while text and text[-1] in ("the", "a", "an", "his", "her", "their", "our", "its"):
        text.pop()
    word = text[-1].strip("(\"'") if text else "^"
    return word if len(word) < 8 else "-"
