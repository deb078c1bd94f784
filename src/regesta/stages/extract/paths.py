"""Paths: how one word of a sentence hangs together with another, in words a rule or a weight can be tied to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from regesta.model.grammar import Word
from regesta.rulebook import load_rules

LONGEST = 6  # steps; beyond it two words have nothing to say to each other
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
# Ties of a verb without a subject to the word whose subject, or which itself, is its subject as well.
_SUBJECT_SHARED = frozenset({"conj", "xcomp", "advcl", "acl", "relcl", "ccomp", "pcomp", "prep"})


@dataclass(frozen=True, slots=True)
class Path:
    """The way from a trigger to a word: "nsubj", "prep_to", "^xcomp>nsubj"; "-" where it is too far.

    Members of a list and appositions take the way of the first ("conj" and "appos" say so); `preposition` is the
    last one on the way, "" without one. `top` is the word at which the way turns downwards, None where there is none.
    """

    steps: str
    preposition: str
    listed: bool
    apposed: bool
    length: int
    top: int | None = None


def path_between(words: Sequence[Word], trigger: int, at: int) -> Path:
    """The path from the trigger to the word at `at`."""
    at, listed, apposed = _first_of_list(words, at, trigger)
    above = _ancestors(words, trigger)
    climb: list[int] = []
    here = at
    while here not in above and len(climb) <= LONGEST:
        climb.append(here)
        if words[here].head == here:
            break
        here = words[here].head
    if here not in above:
        return Path("-", "", listed, apposed, LONGEST + 1)
    up = above.index(here)
    down, preposition = _downward(words, list(reversed(climb)))
    length = up + len(climb)
    if length > LONGEST:
        return Path("-", preposition, listed, apposed, length)
    upward = "".join(f"^{words[node].dep}" for node in above[:up])
    return Path(f"{upward}{down}" or "self", preposition, listed, apposed, length, here)


def own_subject(words: Sequence[Word], trigger: int) -> int | None:
    """The word that is the trigger's own subject, None where it has none."""
    return next((at for at, word in enumerate(words) if word.head == trigger and word.dep in SUBJECTS), None)


def shares_a_subject(words: Sequence[Word], trigger: int) -> bool:
    """True for a verb joined by "and" to one that has a subject: "the gates opened and were closed"."""
    for _ in range(LONGEST):
        if words[trigger].dep != "conj" or words[trigger].pos not in ("VERB", "AUX"):
            return False
        trigger = words[trigger].head
        if own_subject(words, trigger) is not None:
            return words[trigger].pos in ("VERB", "AUX")
    return False


def control(words: Sequence[Word], trigger: int, at: int | None) -> str:
    """How the word at `at` comes to be the subject of the trigger: "own", or the ties by which the trigger takes the
    subject of a verb above it ("conj", "xcomp", "acl/conj"); "" where another is its subject, "none" where nobody is,
    "noun" for a trigger that has no subject.

    "Orlov went to Oslo and signed": for "signed", Orlov comes by "conj".
    """
    if words[trigger].pos == "NOUN":
        return "noun"
    ties: list[str] = []
    for _ in range(LONGEST):
        subject = own_subject(words, trigger)
        if subject is not None:
            same = at is not None and _first_of_list(words, at, subject)[0] == subject
            return ("/".join(ties) or "own") if same else ""
        if words[trigger].head == trigger or words[trigger].dep not in _SUBJECT_SHARED:
            return "none"
        ties.append(words[trigger].dep)
        if words[trigger].dep in ("acl", "relcl"):
            return "/".join(ties) if words[trigger].head == at else ""
        trigger = words[trigger].head
    return "none"


def is_passive(words: Sequence[Word], trigger: int) -> bool:
    """True for a trigger in the passive, or a participle that stands for one."""
    children = [word.dep for at, word in enumerate(words) if word.head == trigger and at != trigger]
    if "auxpass" in children or "nsubjpass" in children:
        return True
    if _shares_the_passive(words, trigger, children):
        return True
    if tells_that(words, trigger) or (words[trigger].dep == "relcl" and {"nsubj", "dobj"} <= set(children)):
        return False
    return (
        words[trigger].tag == "VBN"
        and "aux" not in children
        and words[trigger].dep in ("acl", "relcl", "ROOT", "advcl")
    )


def tells_that(words: Sequence[Word], trigger: int) -> bool:
    """True for what looks like a participle right behind its noun and has a clause with "that": "a source advised on
    5 May that he had left" is no source that was advised. A parser hangs the clause on either.
    """
    word = words[trigger]
    if word.dep != "acl" or word.head != trigger - 1:
        return False
    clauses = [
        at
        for at, other in enumerate(words)
        if at > trigger and other.head in (trigger, word.head) and other.dep in ("ccomp", "acl", "advcl", "relcl")
    ]
    return any(other.head in clauses and other.dep == "mark" and other.text.casefold() == "that" for other in words)


def _shares_the_passive(words: Sequence[Word], trigger: int, children: Sequence[str]) -> bool:
    """True for a participle joined to a passive, "was given it and told to wait"; a parser takes the verbs that nobody
    is the subject of without an object for the past tense all the same.
    """
    word = words[trigger]
    if word.dep != "conj" or words[word.head].pos != "VERB" or not {"aux", "nsubj"}.isdisjoint(children):
        return False
    told = word.tag == "VBD" and {"dobj", "dative"}.isdisjoint(children)
    heard = told and word.lemma.casefold() in load_rules("en/talks")["told"]
    return (word.tag == "VBN" or heard) and is_passive(words, word.head)


def _first_of_list(words: Sequence[Word], at: int, trigger: int) -> tuple[int, bool, bool]:
    listed = apposed = False
    for _ in range(12):
        if at == trigger or words[at].head == at or words[at].head == trigger:
            break
        if words[at].dep == "conj":
            listed = True
        elif words[at].dep == "appos":
            apposed = True
        else:
            break
        at = words[at].head
    return at, listed, apposed


def _ancestors(words: Sequence[Word], at: int) -> list[int]:
    found = [at]
    while words[at].head != at and len(found) <= LONGEST:
        at = words[at].head
        found.append(at)
    return found


def _downward(words: Sequence[Word], nodes: Sequence[int]) -> tuple[str, str]:
    steps = []
    preposition = ""
    for node in nodes:
        word = words[node]
        if word.dep in ("prep", "agent", "dative") and word.pos == "ADP":
            preposition = word.text.casefold()
            steps.append(f">{'by' if word.dep == 'agent' else word.dep}_{preposition}")
        elif word.dep == "pobj":
            continue
        else:
            steps.append(f">{word.dep}")
    return "".join(steps), preposition
