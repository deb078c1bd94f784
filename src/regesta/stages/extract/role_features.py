"""What can be said of a party's tie to a happening, in words that learned weights are tied to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regesta.model.grammar import Word
from regesta.rulebook import load_ordinary_words
from regesta.stages.extract.antecedent_features import part_of
from regesta.stages.extract.clause import Clause
from regesta.stages.extract.parties import Party, body_nouns, is_of_a_date, person_nouns
from regesta.stages.extract.paths import Path, control, is_passive, own_subject, path_between
from regesta.stages.extract.sayings import says
from regesta.stages.extract.type_features import things

_POINTING = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "his", "her", "their", "our", "my", "its", "no"}
)
_NEAR = 12  # words; beyond it distance says no more
_CAPITALS_SHARE = 0.6  # of a sentence's longer words, from which capitals single nothing out
_LONGER_WORD = re.compile(r"[^\W\d_]{3,}")
_STEPS = 8  # words climbed to the verb that a party belongs to
_VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A clause with its parties and what holds for all of them; made once for each clause."""

    clause: Clause
    words: tuple[Word, ...]
    parties: tuple[Party, ...]
    paths: tuple[Path | None, ...]
    trigger: int
    lemma: str
    passive: bool
    subject: int | None
    types: tuple[str, ...]
    capitals: bool  # most of the sentence's words are, as in cables
    complete: str  # whether the trigger has its object, and its doer behind "by"

    def inside(self, party: Party) -> bool:
        """True for a party that stands within the clause, false for one elsewhere in its sentence."""
        return self.clause.start <= party.start and party.end <= self.clause.end


def scene_of(clause: Clause, parties: Sequence[Party]) -> Scene | None:
    """The scene of a clause; None where its sentence has no grammar."""
    words = clause.parsed.words
    trigger = clause.trigger_word
    if not words or trigger is None:
        return None
    paths = tuple(None if party.head is None else path_between(words, trigger, party.head) for party in parties)
    lemma = words[trigger].lemma.casefold()
    return Scene(
        clause,
        words,
        tuple(parties),
        paths,
        trigger,
        lemma,
        is_passive(words, trigger),
        _subject_of(clause, trigger),
        tuple(clause.types),
        _in_capitals(clause.parsed.sentence.text),
        f"{has_object(words, trigger)}|by={has_doer(words, trigger)}",
    )


def _subject_of(clause: Clause, trigger: int) -> int | None:
    """The trigger's own subject; none where a parser takes a bare date for it: "Until 2 Nov 1960 went to Spain"."""
    words = clause.parsed.words
    subject = own_subject(words, trigger)
    if subject is None or not is_of_a_date(clause.parsed, words[subject]):
        return subject
    return subject if any(word.head == subject and word.dep == "det" for word in words) else None


def _in_capitals(text: str) -> bool:
    longer = _LONGER_WORD.findall(text)
    return len(longer) > 2 and sum(word.isupper() for word in longer) >= _CAPITALS_SHARE * len(longer)


def noun_class(scene: Scene, party: Party) -> str:
    """What sort of thing the party's head noun is: person, body, or its reading's kind; a gap where a name was cut out
    is weighed as the name would be.
    """
    if party.reading is not None:
        return "person" if party.kind == "redacted" else party.kind
    if party.head is None or party.is_pronoun:
        return party.kind
    # A parser leaves many a plural in capitals as it stands, and "authorities" are not each an authority.
    word = scene.words[party.head]
    forms = {word.lemma.casefold(), word.text.casefold()}
    if not forms.isdisjoint(person_nouns()) or any("officer" in things().get(form, ()) for form in forms):
        return "person-noun"
    return "thing" if forms.isdisjoint(body_nouns()) else "body-noun"


def party_features(scene: Scene, number: int) -> list[str]:
    """The features of one party of the scene as one who takes part."""
    return [
        *_ties(scene, number),
        *_top_features(scene, number),
        *_kind_features(scene, number),
        *_reading_features(scene, number),
        *_clause_features(scene, number),
    ]


def _ties(scene: Scene, number: int) -> list[str]:
    """What ties one party of the scene to what happened."""
    party, path = scene.parties[number], scene.paths[number]
    sort = noun_class(scene, party)
    steps = path.steps if path else "-"
    preposition = path.preposition if path else ""
    voice = "pass" if scene.passive else "act"
    subject = "own" if scene.subject is not None else "no"
    inside = scene.inside(party)
    side = _side(scene, party)
    far = _distance(scene, party)
    nested, between = _nested(scene, party), _between(scene, number)
    controls = control(scene.words, scene.trigger, party.head)
    tag = scene.words[scene.trigger].pos
    found = [
        f"sort={sort}",
        f"path={steps}",
        f"path={steps}|{voice}",
        f"path={steps}|{sort}",
        f"path={steps}|{tag}|{subject}",
        f"path={steps}|lemma={scene.lemma}",
        f"prep={preposition}|{side}",
        f"prep={preposition}|{sort}",
        f"prep={preposition}|lemma={scene.lemma}",
        f"inside={inside}",
        f"inside={inside}|{sort}",
        f"inside={inside}|{side}",
        f"inside={inside}|path={steps}",
        f"side={side}|{voice}|{subject}",
        f"side={side}|{sort}",
        f"side={side}|far={far}",
        f"far={far}|{sort}",
        f"length={path.length if path else 9}",
        f"length={path.length if path else 9}|{sort}",
        f"listed={path.listed if path else False}|{steps}",
        f"apposed={path.apposed if path else False}",
        f"nested={nested}",
        f"nested={nested}|{sort}",
        f"between={between}|{side}",
        f"between={between}|{sort}|{side}",
        f"control={controls}|{voice}",
        f"control={controls}|{sort}",
    ]
    for kind in scene.types:
        found.append(f"type={kind}|path={steps}|{voice}")
        found.append(f"type={kind}|{sort}|{side}")
        found.append(f"type={kind}|prep={preposition}")
        found.append(f"type={kind}|{sort}|path={steps}")
        found.append(f"control={controls}|type={kind}")
    if party.head is not None:
        word = scene.words[party.head]
        found.append(f"dep={word.dep}|{sort}")
        found.append(f"dep={word.dep}|{side}|{voice}")
        found.append(f"relative={_relative(scene, party.head)}")
        if party.reading is None and word.pos == "NOUN":
            found.append(f"noun={word.lemma.casefold()}")
            found.append(f"noun={word.lemma.casefold()}|{side}")
    return found


def _top_features(scene: Scene, number: int) -> Iterator[str]:
    """The word at which the way to a party turns downwards, and whether it is one of saying."""
    party, path = scene.parties[number], scene.paths[number]
    if path is None or path.top is None or path.top == scene.trigger:
        return
    top = scene.words[path.top]
    yield f"path={path.steps}|top={top.lemma.casefold()}"
    yield f"path={path.steps}|says={says(top)}"
    yield f"path={path.steps}|says={says(top)}|{noun_class(scene, party)}"


def _kind_features(scene: Scene, number: int) -> Iterator[str]:
    """What sort of thing a noun is for, how it is pointed at, and whether it holds a name."""
    party = scene.parties[number]
    word = scene.words[party.head] if party.head is not None else None
    if word is None or party.reading is not None or word.pos != "NOUN":
        return
    side = _side(scene, party)
    for kind in things().get(word.lemma.casefold(), ("-",)):
        yield f"thing={kind}"
        yield f"thing={kind}|{side}|{word.dep}"
    first = scene.clause.parsed.sentence.text[party.start : party.end].split(maxsplit=1)[0].casefold()
    pointed = first if first in _POINTING else "-"
    yield f"pointed={pointed}|{word.dep}"
    yield f"pointed={pointed}|{word.tag}|{noun_class(scene, party)}"
    holds = any(p.reading is not None and party.start <= p.start and p.end <= party.end for p in scene.parties)
    yield f"holds={holds}|{word.dep}"


def _reading_features(scene: Scene, number: int) -> Iterator[str]:
    """How sure it is that the words name someone: the rule that read them, how often they are met, their shape."""
    party = scene.parties[number]
    if party.is_pronoun:
        return
    text = scene.clause.parsed.sentence.text[party.start : party.end]
    rule = party.reading.rule if party.reading is not None else "noun"
    seen = min(party.seen, 3)
    yield f"rule={rule}"
    yield f"rule={rule}|capitals={scene.capitals}"
    yield f"rule={rule}|seen={seen}"
    yield f"figures={any(map(str.isdigit, text))}|{rule}"
    yield f"words={min(text.count(' '), 3)}|{rule}"
    if party.reading is not None or party.head is None:
        return
    word = scene.words[party.head]
    shape = "capital" if text[:1].isupper() else "small"
    known = "ordinary" if not load_ordinary_words().isdisjoint((word.lemma.casefold(), word.text.casefold())) else "odd"
    sort = noun_class(scene, party)
    yield f"known={known}|{sort}|{word.pos}"
    yield f"known={known}|{sort}|{shape}|capitals={scene.capitals}"
    yield f"known={known}|{sort}|{word.dep}"


def _clause_features(scene: Scene, number: int) -> Iterator[str]:
    """To which verb of the sentence a party belongs, seen from the trigger, and what the verb's own grammar wants."""
    party = scene.parties[number]
    sort, side = noun_class(scene, party), _side(scene, party)
    own, part = _verb_of(scene, party), part_of(scene.words, party.head)
    complete = scene.complete
    word = scene.words[scene.trigger]
    yield f"verb={own}|{part}"
    yield f"verb={own}|{sort}"
    yield f"verb={own}|{part}|{sort}"
    yield f"verb={own}|{side}|{word.pos}"
    yield f"object={complete}|{part}|{own}"
    yield f"object={complete}|{part}|{scene.lemma}"
    yield f"capitals={scene.capitals}|{side}|{sort}|{_between(scene, number)}"
    yield f"capitals={scene.capitals}|{own}|{part}"
    for kind in scene.types:
        yield f"type={kind}|verb={own}|{part}"
        yield f"type={kind}|object={complete}|{part}"


def _verb_of(scene: Scene, party: Party) -> str:
    """The verb above a party, seen from the trigger: "same", "below:ccomp" that it governs, "above:conj", "other"."""
    if party.head is None:
        return "-"
    words, at = scene.words, party.head
    for _ in range(_STEPS):
        if at == scene.trigger:
            return "same"
        if at != party.head and words[at].pos in _VERBS:
            break
        if words[at].head == at:
            return "none"
        at = words[at].head
    below = _climbs_to(words, at, scene.trigger)
    if below is not None:
        return f"below:{below}"
    above = _climbs_to(words, scene.trigger, at)
    return f"above:{above}" if above is not None else "other"


def _climbs_to(words: Sequence[Word], low: int, high: int) -> str | None:
    """The ties by which a word hangs on another above it, the outermost alone where there are several; None where it
    does not.
    """
    steps = 0
    while low != high and steps < _STEPS:
        if words[low].head == low:
            return None
        tie = words[low].dep
        low = words[low].head
        steps += 1
    return (tie if steps == 1 else f"{tie}+") if low == high and steps else None


def has_object(words: Sequence[Word], trigger: int) -> bool:
    """Whether the trigger has an object: whom or what, or a clause of what was said."""
    return any(word.head == trigger and word.dep in ("dobj", "dative", "ccomp") for word in words)


def has_doer(words: Sequence[Word], trigger: int) -> bool:
    """Whether the trigger has a "by" of its own, with or without an auxiliary: "SEEN BY RUIZ"."""
    return any(word.head == trigger and word.text.casefold() == "by" for word in words)


def _side(scene: Scene, party: Party) -> str:
    """On which side of the trigger a party stands."""
    if party.end <= scene.clause.trigger_start:
        return "before"
    return "after" if party.start >= scene.clause.trigger_end else "on"


def absent_features(scene: Scene) -> list[str]:
    """The features of someone who takes part though the sentence does not name him."""
    word = scene.words[scene.trigger]
    subject = "own" if scene.subject is not None else "no"
    voice = "pass" if scene.passive else "act"
    inside = [party for party in scene.parties if scene.inside(party)]
    named = any(p.reading is not None and p.kind in ("person", "cryptonym", "organisation", "office") for p in inside)
    earlier = any(p.end <= scene.clause.trigger_start and p.kind not in ("place", "noun") for p in scene.parties)
    found = [
        "absent",
        f"absent|{subject}|{voice}|{word.pos}",
        f"absent|dep={word.dep}|{subject}",
        f"absent|dep={word.dep}|{word.pos}|{voice}",
        f"absent|lemma={scene.lemma}",
        f"absent|named={named}|earlier={earlier}",
        f"absent|named={named}|earlier={earlier}|{subject}|{voice}",
        f"absent|parties={min(len(inside), 3)}|{subject}",
        f"absent|opens={scene.clause.trigger_start < 4}|{word.tag}",
        f"absent|tag={word.tag}|{subject}",
        f"absent|capitals={scene.capitals}|{subject}|{voice}|{word.pos}",
        f"absent|verb={word.dep}|named={named}|{subject}|{voice}",
    ]
    for kind in scene.types:
        found.append(f"absent|type={kind}|{voice}|{subject}")
        found.append(f"absent|type={kind}|{word.pos}|named={named}")
    return found


def _distance(scene: Scene, party: Party) -> int:
    first, last = party.end, scene.clause.trigger_start
    if party.start >= scene.clause.trigger_end:
        first, last = scene.clause.trigger_end, party.start
    count = scene.clause.parsed.sentence.text.count(" ", max(0, min(first, last)), max(first, last))
    return next(bound for bound in (1, 2, 4, 7, _NEAR, 99) if count <= bound or bound == 99)


def _nested(scene: Scene, party: Party) -> str:
    """How the party hangs on another noun: owner, qualifier, "of" phrase; "" when it stands for itself."""
    if party.head is None:
        return ""
    word = scene.words[party.head]
    if word.dep in ("poss", "compound", "nmod", "amod"):
        return word.dep
    above = scene.words[word.head]
    if word.dep == "pobj" and scene.words[above.head].pos in ("NOUN", "PROPN") and above.head != scene.trigger:
        return f"{above.text.casefold()}-phrase"
    return ""


def _between(scene: Scene, number: int) -> int:
    """How many parties that could act stand between this one and the trigger."""
    party = scene.parties[number]
    low, high = sorted((party.start, scene.clause.trigger_start))
    return min(3, sum(low < other.start < high and noun_class(scene, other) != "thing" for other in scene.parties))


def _relative(scene: Scene, head: int) -> str:
    """The part that "who" or "which" plays for the trigger when the party is what it points back to."""
    word = scene.words[scene.trigger]
    if word.head != head or word.dep not in ("relcl", "acl"):
        return ""
    for other in scene.words:
        if other.head == scene.trigger and other.text.casefold() in ("who", "which", "that", "whom"):
            return f"{word.dep}:{other.dep}"
    return f"{word.dep}:{word.tag}"
