"""Roles by grammar: the part that somebody has in a happening where the grammar of the sentence leaves no doubt of it,
whatever the weights say (rules/en/parts.yml).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import cast as typed

from regesta.model.entries import ParticipantRole
from regesta.rulebook import load_rules
from regesta.stages.extract.paths import control, tells_that
from regesta.stages.extract.role_features import Scene, has_doer, has_object, noun_class
from regesta.stages.extract.talk import spoken, words_of_talks

# The least chance of a part that grammar gives. Of the training records and slices, by the gold: pronouns that are the
# subject of a verb chain ("he went and asked") 82 of 109, owners of a noun of happening ("his visit") 40 of 65, those
# behind a "by" farther from its passive 14 of 23; the weights gave all of them less than one half.
SURE = 0.6
_ABLE = frozenset({"person", "cryptonym", "organisation", "office", "group", "person-noun", "body-noun"})
_ONE = frozenset({"first", "third-he", "third-she"})  # pronouns for one person
_OWNERS = _ONE | {"second", "third-plural"}  # and not "its", which may be any thing's
_RECEIVED = frozenset({"receive", "greet", "welcome", "meet", "host"})
_CHAINS = frozenset({"conj", "conj/conj", "xcomp", "xcomp/conj", "conj/xcomp"})  # ties of the verbs of one chain
_IN_A_CLAUSE = re.compile(r"(?:^|>)(?:ccomp|acl|relcl)>")
_OWN_CLAUSE = frozenset({"acl", "relcl", "ccomp", "advcl", "pcomp", "csubj", "conj"})


def with_grammar(scene: Scene, number: int, chances: Mapping[str, float]) -> Mapping[str, float]:
    """The chances of a party's roles, with the one that grammar is sure of at no less than SURE."""
    if 1 - chances["none"] >= SURE:
        return chances
    return at_least(chances, SURE, _sure_role(scene, number, chances))


def at_least(chances: Mapping[str, float], chance: float, role: str | None) -> Mapping[str, float]:
    """The chances of a party's roles with one of them, if any, at no less than this chance."""
    if role is None or 1 - chances["none"] >= chance:
        return chances
    return {**dict.fromkeys(chances, 0.0), "none": 1 - chance, role: chance}


def _sure_role(scene: Scene, number: int, chances: Mapping[str, float]) -> str | None:
    if _goes_on(scene, number):
        return "subject" if scene.passive else max(("agent", "subject"), key=lambda role: chances[role])
    return (
        "agent"
        if _owns(scene, number) or _is_by_farther(scene, number) or _tells_with_a_clause(scene, number)
        else None
    )


def finer_role(scene: Scene, number: int, role: str) -> ParticipantRole:
    """The role with signatories and greeters told apart, which are too rare to learn, and with the roles that grammar
    forbids put right: who "was told" heard it, who is spoken of did not.
    """
    if role == "agent" and scene.lemma in ("sign", "signing", "initial", "ratify") and "agreement" in scene.types:
        return "signatory"
    path = scene.paths[number]
    received = "visit" in scene.types and scene.lemma in _RECEIVED and scene.passive
    if received and path is not None and path.preposition == "by":
        return "greeter"
    if role in ("agent", "subject") and _was_told(scene, number):
        return "recipient"
    if role == "agent" and _undergoes(scene, number):
        return "subject"
    if _owns(scene, number):
        done_by = has_doer(scene.words, scene.trigger)
        return "subject" if done_by or scene.lemma in _words("undergone") else "agent"
    if role != "agent" and _is_told_of_by_a_relative(scene, number):
        return "agent"
    if role == "recipient" and path is not None and _IN_A_CLAUSE.search(path.steps):
        return "subject"  # "he said that Ruiz had left" was not said to Ruiz
    if role != "agent" and ((_is_by_whom(scene, number) and scene.subject is not None) or _says_it(scene, number)):
        return "agent"
    return typed(ParticipantRole, role)


def _goes_on(scene: Scene, number: int) -> bool:
    """Whether a pronoun for one person is the subject of the verb by way of one before it: "he called and asked"."""
    party = scene.parties[number]
    if party.kind not in _ONE or scene.words[scene.trigger].pos != "VERB":
        return False
    return control(scene.words, scene.trigger, party.head) in _CHAINS


def _owns(scene: Scene, number: int) -> bool:
    """Whether what happened is called by a noun that is somebody's: "his visit", "Lund's arrest"."""
    party, path = scene.parties[number], scene.paths[number]
    able = party.kind in _OWNERS or noun_class(scene, party) in _ABLE
    return able and scene.words[scene.trigger].pos == "NOUN" and path is not None and path.steps == ">poss"


def _is_by_farther(scene: Scene, number: int) -> bool:
    """Whether somebody stands behind a "by" that a parser hangs on another word behind a passive, which has none of its
    own: "Lund was made head of the Board by the Consul".
    """
    party, path = scene.parties[number], scene.paths[number]
    if (
        not scene.passive
        or path is None
        or noun_class(scene, party) not in _ABLE
        or party.start < scene.clause.trigger_end
    ):
        return False
    steps = path.steps.split(">")
    if steps[0] or len(steps) < 3 or steps[-1] not in ("by_by", "prep_by") or not _OWN_CLAUSE.isdisjoint(steps):
        return False
    return not any(_is_by_whom(scene, other) for other in range(len(scene.parties)))


def _tells_with_a_clause(scene: Scene, number: int) -> bool:
    """Whether a party stands right before a verb of speaking that a parser takes for a participle, and what it told
    follows: "A source advised on 5 May that the ship had sailed".
    """
    party, path = scene.parties[number], scene.paths[number]
    if path is None or path.steps != "^acl" or party.head is None or noun_class(scene, party) not in _ABLE:
        return False
    return scene.lemma in spoken() and tells_that(scene.words, scene.trigger)


def _says_it(scene: Scene, number: int) -> bool:
    """Whether a party is the subject of an active verb of speaking: "a source advised on 5 May" advised."""
    path = scene.paths[number]
    speaks = scene.lemma in spoken() and scene.words[scene.trigger].pos == "VERB"
    return speaks and not scene.passive and path is not None and path.steps == ">nsubj"


def _is_told_of_by_a_relative(scene: Scene, number: int) -> bool:
    """Whether a "who" or "which" that is the subject of an active verb of speaking or giving points back to a party:
    "he told the Station, which informed the Board".
    """
    path, subject = scene.paths[number], scene.subject
    if path is None or path.steps != "^relcl" or subject is None or scene.passive:
        return False
    return scene.words[subject].tag in ("WP", "WDT") and (scene.lemma in spoken() or scene.lemma in _words("gives"))


def _undergoes(scene: Scene, number: int) -> bool:
    """Whether a party is the subject of a passive, also of one without its auxiliary: "LUND DEPORTED BY THE POLICE"."""
    path = scene.paths[number]
    if path is None or path.steps not in (">nsubj", ">nsubjpass"):
        return False
    return path.steps == ">nsubjpass" or any(_is_by_whom(scene, other) for other in range(len(scene.parties)))


def _is_by_whom(scene: Scene, number: int) -> bool:
    """Whether a party is a person or a body behind a "by" that hangs on the trigger."""
    party, path = scene.parties[number], scene.paths[number]
    able = party.kind == "first" or noun_class(scene, party) in _ABLE
    return able and path is not None and path.steps in (">by_by", ">prep_by")


def _was_told(scene: Scene, number: int) -> bool:
    """Whether a party is the subject of "was told", of "told" joined to another passive, or in cables of "LUND TOLD
    WAIT" and "LUND BRIEFED ON ROUTE".
    """
    path = scene.paths[number]
    if path is not None and path.steps == ">nsubj" and scene.lemma in words_of_talks("told") and _tells_to_do(scene):
        return True
    if path is not None and path.steps == ">nsubj" and scene.capitals and _lacks_whom(scene):
        return True
    word = scene.words[scene.trigger]
    by_verb = word.dep == "conj" or any(w.head == scene.trigger and w.dep == "auxpass" for w in scene.words)
    if not scene.passive or not by_verb or scene.lemma not in words_of_talks("told"):
        return False
    return control(scene.words, scene.trigger, scene.parties[number].head) not in ("", "none", "noun")


def _tells_to_do(scene: Scene) -> bool:
    """Whether right behind a verb of telling, which has no object, stands a bare verb: what somebody was told to do."""
    behind = scene.words[scene.trigger + 1 : scene.trigger + 2]
    return (
        scene.words[scene.trigger].tag in ("VBD", "VBN")
        and not has_object(scene.words, scene.trigger)
        and any(w.tag == "VB" for w in behind)
    )


def _lacks_whom(scene: Scene) -> bool:
    """Whether a verb that cannot stand without the one who is told has no object."""
    return (
        scene.lemma in _words("told")
        and scene.words[scene.trigger].tag in ("VBD", "VBN")
        and not has_object(scene.words, scene.trigger)
    )


@cache
def _words(field: str) -> frozenset[str]:
    """The words of a field of rules/en/parts.yml."""
    return frozenset(map(str, load_rules("en/parts")[field]))
