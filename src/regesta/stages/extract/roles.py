"""Who took part in the happening, and how.

Every name, noun phrase and pronoun of the sentence is weighed by how it hangs together with the trigger; the weights
are learned (docs/names.md). A pronoun, and an actor the sentence leaves out, are carried back to a name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import cast as typed

from regesta.model.entries import DOUBTFUL, Participant, ParticipantRole, is_doubtful
from regesta.model.grammar import Parsed
from regesta.model.names import NameReading
from regesta.stages.extract.antecedents import THIRD, Antecedents, settle_record
from regesta.stages.extract.cast import Cast
from regesta.stages.extract.clause import Clause
from regesta.stages.extract.headed_by import is_a_note, only_person_before, person_above
from regesta.stages.extract.hearers import hearer_of
from regesta.stages.extract.idle import is_called_a_thing, takes_no_part
from regesta.stages.extract.letter import of_the_letter, opens_without_subject
from regesta.stages.extract.linear import load_model
from regesta.stages.extract.one_each import one_each, same
from regesta.stages.extract.parties import Party, body_nouns
from regesta.stages.extract.paths import SUBJECTS, shares_a_subject
from regesta.stages.extract.present import told_present
from regesta.stages.extract.role_features import Scene, absent_features, noun_class, party_features, scene_of
from regesta.stages.extract.roles_by_grammar import SURE, at_least, finer_role, with_grammar

# Chances from which a party, or an actor left out, is taken in; below DOUBTFUL (model/entries.py) it is marked. Held
# out a person from 0.08 to 0.13 is right one time in three, below that less often: F1 is the same to half a point, and
# two mentions of persons in a hundred more are found. An actor left out is wrong as often as right at 0.35, more often
# below it.
LEAST_CHANCE = 0.25
LEAST_CHANCE_NAMED = 0.04
LEAST_CHANCE_THING = 0.5
CHANCE_OF_A_THING = 0.35  # of 18 entries with a thing among those taking part readers found 8 right
LEAST_CHANCE_ABSENT = 0.35
# At most, where the sentence before does not name him alone: of the gold's such 82 of 220 are right, of the others, at
# least even, 62 of 112. What a record about a "Subject" tells of him in sentences that begin with their verb is even,
# too: held out 5 of 8 are right by the gold, two more by who "Subject" is there.
CHANCE_OF_ONE_LEFT_OUT = 0.35
LEAST_CHANCE_ELLIPTIC = 0.2  # of a sentence that begins with its verb
LEAST_CHANCE_LISTED = 0.08
# Of the likeliest from here on where nobody takes part surely, 108 of 215 are the gold's; of readers' entries 6 so had
# the doer that they lacked, and 3 one too many.
LEAST_CHANCE_ALONE = 0.4
_NAMED = frozenset({"person", "cryptonym", "organisation", "group", "office", "first"})
_NAMED_ACTORS = frozenset({"person", "cryptonym", "organisation"})
_ONE = frozenset({"first", "third-he", "third-she"})  # pronouns for one person
# What stands between a name and the words that say who it is: "Ruiz, then the Consul", "Ruiz (a friend of his)".
_BESIDE = re.compile(
    r"[\s,(–-]{1,3}(?:(?:then|now|the|a|an|former|formerly|acting|currently)\s{1,2}){0,3}", re.IGNORECASE
)
# The post that may stand between an office and the name: "the Ambassador in Oslo, Ruiz".
_POST = re.compile(r"\s{1,2}(?:in|to|at)\s{1,2}(?:the\s)?[A-Z][\w.’'-]{1,30}(?:\s[A-Z][\w.’'-]{1,30}){0,3},\s{1,2}")
# What stands before another name of the same person.
_ALIAS = re.compile(
    r"(?<!\w)(?:alias(?:es)?|a\.?k\.?a\.?|also known as|(?P<used>us(?:ed|ing|es?)\s(?:the\s)?(?:alias(?:es)?|names?)))"
    r"(?:\sof)?[\s:]{1,2}[\"“(]?\Z",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s{1,2}(?:and|&)\s{1,2}", re.IGNORECASE)
_PART_OF_A_NAME = frozenset({"nmod", "compound"})
_LIST = re.compile(r"\s{0,2}(?:,|;|,?\s{0,2}(?:and|or|&))\s{0,2}")


def participants_of(
    clause: Clause,
    parsed: Parsed,
    names: Sequence[NameReading],
    cast: Cast | None = None,
    *,
    meant: Antecedents | None = None,
) -> tuple[Participant, ...]:
    """Who took part in the happening, and how, in the order they stand; `cast` is everyone the record names.

    A participant's name is the record's own words for him: a pronoun gives way to the name it stands for, where the
    record settles it, and its offsets stay those of the pronoun.
    """
    everyone = cast or Cast(names, parsed=(*clause.before, parsed))
    meant = meant or settle_record(everyone)
    parties = everyone.parties(parsed)
    scene = scene_of(clause, parties)
    if scene is None:
        return _or_person_above(clause, everyone, _without_grammar(clause, parties))
    chances = [with_grammar(scene, number, _chances(scene, number)) for number in range(len(parties))]
    roles = _with_lists(scene, chances)
    roles = _without_aliases(scene, _names_before_things(scene, _one_for_apposed(scene, roles)))
    roles = _of_a_note(scene, roles)
    found = [
        participant
        for number, (party, role) in enumerate(zip(parties, roles, strict=True))
        if role is not None and not _points_at_nobody(scene, party, everyone, meant)
        for participant in _participants(
            clause, party, finer_role(scene, number, role), everyone, meant, _chance_of(scene, party, chances[number])
        )
    ]
    taking = one_each(found)
    present = told_present(scene, everyone)
    taking = tuple(one for one in taking if not is_doubtful(one.chance) or not any(same(one, p) for p in present))
    acted = any(one.role in ("agent", "subject") and not is_doubtful(one.chance) for one in (*taking, *present))
    left_out = None if acted or is_a_note(clause) else _left_out(scene, everyone, meant)
    unnamed = of_the_letter(scene, everyone) or [person for person in (left_out,) if person is not None]
    for one in (*unnamed, *present):
        if not any(same(one, other) for other in taking):
            taking = (*taking, one)
    heard = hearer_of(scene, taking, everyone, meant)
    if heard is not None and not any(same(heard, other) for other in taking):
        taking = (*taking, heard)
    if not any(one.role in ("agent", "subject") for one in taking):
        alone = only_person_before(scene, everyone)
        if alone is not None and not any(same(alone, other) for other in taking):
            taking = (*taking, alone)
    return _or_person_above(clause, everyone, taking)


def _or_person_above(clause: Clause, cast: Cast, taking: tuple[Participant, ...]) -> tuple[Participant, ...]:
    above = None if any(not is_doubtful(one.chance) for one in taking) else person_above(clause, cast)
    return _likeliest_shown(taking) if above is None else (above,)


def _likeliest_shown(taking: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Who takes part; where nobody surely does, the likeliest of those who may have done it, or to whom it was done,
    does, for somebody did.
    """
    if any(not is_doubtful(one.chance) for one in taking):
        return taking
    able = [one for one in taking if one.role in ("agent", "subject") and (one.chance or 0) >= LEAST_CHANCE_ALONE]
    likeliest = max(able, key=lambda one: (one.chance or 0, -one.start), default=None)
    return tuple(replace(one, chance=DOUBTFUL) if one is likeliest else one for one in taking)


def _chances(scene: Scene, number: int) -> dict[str, float]:
    return load_model("roles").chances(party_features(scene, number))


def _chance_of(scene: Scene, party: Party, chances: Mapping[str, float]) -> float:
    """The chance that a party takes part; never a sure one for a thing by a word of the language."""
    taking = 1 - chances["none"]
    return min(taking, CHANCE_OF_A_THING) if is_called_a_thing(scene, party) else taking


def _with_lists(scene: Scene, chances: list[Mapping[str, float]]) -> list[str | None]:
    """The role of each party; members of a list of names take that of the one before, unless all speaks against it.

    Long lists ("Present were A, B, C and D") are what the parser most often takes apart wrongly.
    """
    text = scene.clause.parsed.sentence.text
    roles: list[str | None] = []
    for number, chance in enumerate(chances):
        best = max((role for role in chance if role != "none"), key=lambda role: (chance[role], role))
        taking = 1 - chance["none"]
        named = _names_one(scene.parties[number])
        least = LEAST_CHANCE_NAMED if named else LEAST_CHANCE
        if scene.parties[number].kind == "noun" and noun_class(scene, scene.parties[number]) == "thing":
            least = LEAST_CHANCE_THING
        idle = takes_no_part(scene, number)
        role = best if taking >= least and not idle else None
        if number and not idle and roles[-1] is not None and taking >= LEAST_CHANCE_LISTED:
            last, party = scene.parties[number - 1], scene.parties[number]
            named = last.kind in _NAMED and (party.kind in _NAMED or noun_class(scene, party) == "person-noun")
            if named and _LIST.fullmatch(text, last.end, party.start):
                role = roles[-1]
                # Behind a mere comma an office says who the one before is: "Thomas Hale, former Rector".
                if party.kind in _NAMED_ACTORS or text[last.end : party.start].strip() != ",":
                    chances[number] = at_least(chances[number], min(SURE, 1 - chances[number - 1]["none"]), role)
        roles.append(role)
    return _with_first_of_pairs(scene, chances, roles)


def _with_first_of_pairs(
    scene: Scene, chances: list[Mapping[str, float]], roles: Sequence[str | None]
) -> list[str | None]:
    """The roles with that of the second of two names joined by "and" for the first, which has no sure one: a parser
    takes the first of "BY LUND AND KAI A. RUIZ" for a part of the other's name.
    """
    text, kept = scene.clause.parsed.sentence.text, list(roles)
    for number, (party, behind) in enumerate(pairwise(scene.parties)):
        if 1 - chances[number]["none"] >= SURE or kept[number + 1] is None or takes_no_part(scene, number):
            continue
        both = party.kind in _NAMED_ACTORS and behind.kind in _NAMED_ACTORS
        part_of_it = party.head is not None and scene.words[party.head].dep in _PART_OF_A_NAME
        if both and part_of_it and _JOINED.fullmatch(text, party.end, behind.start):
            kept[number] = kept[number + 1]
            chances[number] = at_least(chances[number], min(SURE, 1 - chances[number + 1]["none"]), kept[number])
    return kept


def _one_for_apposed(scene: Scene, roles: Sequence[str | None]) -> list[str | None]:
    """The roles with one for each person: of "Ruiz, the Consul" the name takes part, and the office that explains it
    does not.
    """
    kept = list(roles)
    for number, party in enumerate(scene.parties):
        of = _apposed_to(scene, party)
        if of is None or (roles[number] is None and roles[of] is None):
            continue
        named, other = (number, of) if party.is_person else (of, number)
        if scene.parties[named].is_person and _explains(scene, scene.parties[other], scene.parties[named]):
            kept[named] = kept[named] or roles[other]
            kept[other] = None
    return kept


def _names_before_things(scene: Scene, roles: Sequence[str | None]) -> list[str | None]:
    """The roles without those of things that hold someone named who takes part: of "calls of Carlos Ruiz", Ruiz."""
    taking = [p for p, role in zip(scene.parties, roles, strict=True) if role is not None and p.kind in _NAMED_ACTORS]
    return [
        None
        if role is not None
        and noun_class(scene, party) == "thing"
        and any(party.start <= p.start and p.end <= party.end for p in taking)
        else role
        for party, role in zip(scene.parties, roles, strict=True)
    ]


def _of_a_note(scene: Scene, roles: Sequence[str | None]) -> list[str | None]:
    """The roles around a verb that stands in brackets with its day alone: "LUND, KAI; LAST SEEN OSLO (REPORTED 8/3/70)"
    says of whom, and not by whom.
    """
    if not is_a_note(scene.clause):
        return list(roles)
    return [
        role if role != "agent" else "subject" if party.is_person else None
        for party, role in zip(scene.parties, roles, strict=True)
    ]


def _points_at_nobody(scene: Scene, party: Party, cast: Cast, meant: Antecedents) -> bool:
    """Whether a pronoun tells of nobody: "he left" tells that someone did, a "him" or "your" left open nothing."""
    parsed = scene.clause.parsed
    if party.head is None or scene.words[party.head].dep in SUBJECTS:
        return False
    if party.kind == "second":
        return meant.hearer(scene.clause, party) is None and cast.second_person(parsed, party.start) is None
    if party.kind == "first":  # "my visit" of nobody known
        return scene.words[party.head].dep == "poss" and cast.first_person(parsed, party.start) is None
    if party.kind not in THIRD:
        return False
    return meant.of(scene.clause, party) is None and not meant.together(scene.clause, party)


def _without_aliases(scene: Scene, roles: Sequence[str | None]) -> list[str | None]:
    """The roles without other names of one who takes part: of "Raul Ruiz, alias Chino" it is Ruiz; names that somebody
    "has used" are another's though he is not named. What is said of the other name is said of him.
    """
    text = scene.clause.parsed.sentence.text
    kept = list(roles)
    bearer: int | None = None  # the last person named who is not an alias
    used: Party | None = None  # the last of a list of names used
    for number, party in enumerate(scene.parties):
        word = scene.words[party.head].text if party.head is not None else ""
        alias = _ALIAS.search(text[: party.start])
        listed = used is not None and _LIST.fullmatch(text, used.end, party.start) is not None
        if listed or (alias and alias["used"]):
            used = party
            kept[number] = None
        elif bearer is not None and (alias or _ALIAS.search(word + " ")):
            kept[bearer] = kept[bearer] or kept[number]
            kept[number] = None
        elif party.is_person:
            bearer = number
    return kept


def _apposed_to(scene: Scene, party: Party) -> int | None:
    """The number of the party that this one stands in apposition to, as the parser has it; for an office, else, of
    the person beside it, for in a list ("the Minister of Trade, Raul Ruiz; the Rector, Hugh Marsh") it has none.
    """
    if party.head is not None and scene.words[party.head].dep == "appos":
        word = scene.words[scene.words[party.head].head]
        return next((n for n, p in enumerate(scene.parties) if p is not party and p.start <= word.start < p.end), None)
    if party.kind != "office":
        return None
    return next((n for n, p in enumerate(scene.parties) if p.is_person and _explains(scene, party, p)), None)


def _explains(scene: Scene, party: Party, named: Party) -> bool:
    """True for an office, or a noun for one person, right beside the name."""
    first, second = sorted((party, named), key=lambda p: p.start)
    text = scene.clause.parsed.sentence.text
    if party.kind == "office" and first is party and _POST.fullmatch(text, first.end, second.start):
        return True
    if not _BESIDE.fullmatch(text, first.end, second.start):
        return False
    if party.kind == "office":
        return True
    word = scene.words[party.head] if party.head is not None else None
    one = word is not None and word.tag == "NN" and word.lemma.casefold() not in body_nouns()
    return one and noun_class(scene, party) == "person-noun"


def _names_one(party: Party) -> bool:
    """Whether a party is one person by name, by the symbol of his office ("C/WH"), or by a pronoun for one."""
    symbol = party.reading is not None and party.reading.rule == "office.symbol"
    return party.is_person or symbol or party.kind in _ONE


def _participants(
    clause: Clause, party: Party, role: ParticipantRole, cast: Cast, meant: Antecedents, chance: float
) -> list[Participant]:
    """Who a party is: one, or each of those that "they" and "the two men" mean."""
    sentence = clause.parsed.sentence
    start, end = sentence.source_span(party.start, party.end)
    several = meant.together(clause, party)
    names: list[tuple[str, str | None]] = [(one.text, one.fuller) for one in several]
    names = names or [_named(clause, party, cast, meant)]
    return [Participant(name, role, start, end, fuller, round(chance, 2)) for name, fuller in names]


def _named(clause: Clause, party: Party, cast: Cast, meant: Antecedents) -> tuple[str, str | None]:
    """The name to give a party, and the fuller one it is carried back to."""
    text = clause.parsed.sentence.text[party.start : party.end]
    if party.reading is not None:
        fuller = party.reading.refers_to
        if party.reading.rule == "reference.subject" and fuller:
            return fuller, fuller
        return text, fuller
    first = cast.first_person(clause.parsed, party.start)
    second = meant.hearer(clause, party) or cast.second_person(clause.parsed, party.start)
    known = {"first": first, "first-plural": cast.writers, "second": second}.get(party.kind)
    if known:
        return known, known
    referent = meant.of(clause, party) if party.kind in THIRD else None
    if referent is not None:
        return referent.text, referent.fuller
    return text, None


def _left_out(scene: Scene, cast: Cast, meant: Antecedents) -> Participant | None:
    """Who acts though the sentence does not name him; nobody where the verb has a subject of its own, and of held-out
    cases one in four was right, or where the noun only qualifies another.
    """
    word = scene.words[scene.trigger]
    # Of "the two men left on 5 May" a parser may make a noun with a participle.
    subject = word.head if scene.subject is None and word.dep in ("acl", "relcl") else scene.subject
    if shares_a_subject(scene.words, scene.trigger):
        return None
    if word.dep == "compound" or any(party.head is not None and party.head == subject for party in scene.parties):
        return None
    chances = load_model("roles").chances(absent_features(scene))
    elliptic = opens_without_subject(scene)
    if 1 - chances["none"] < (LEAST_CHANCE_ELLIPTIC if elliptic else LEAST_CHANCE_ABSENT):
        return None
    referent = meant.of(scene.clause, None)
    if referent is None:
        return None
    role = max((role for role in chances if role != "none"), key=lambda role: (chances[role], role))
    sentence = scene.clause.parsed.sentence
    start, end = sentence.source_span(scene.clause.trigger_start, scene.clause.trigger_end)
    surely = cast.is_alone_before(scene.clause.parsed, referent.fuller)
    surely = surely or (elliptic and cast.is_called_subject(referent.fuller))
    chance = max(1 - chances["none"], DOUBTFUL) if surely else min(1 - chances["none"], CHANCE_OF_ONE_LEFT_OUT)
    return Participant(referent.text, typed(ParticipantRole, role), start, end, referent.fuller, round(chance, 2))


def _without_grammar(clause: Clause, parties: Sequence[Party]) -> tuple[Participant, ...]:
    """Where the sentence has no grammar: the persons, bodies and cryptonyms that stand in the clause."""
    sentence = clause.parsed.sentence
    found = []
    for party in parties:
        if party.kind in ("person", "cryptonym", "organisation", "office") and clause.start <= party.start < clause.end:
            start, end = sentence.source_span(party.start, party.end)
            role: ParticipantRole = "agent" if party.end <= clause.trigger_start else "subject"
            fuller = party.reading.refers_to if party.reading else None
            found.append(Participant(sentence.text[party.start : party.end], role, start, end, fuller))
    return one_each(found)
