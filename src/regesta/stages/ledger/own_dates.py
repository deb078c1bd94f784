"""The dates that the words of an instrument give for itself: "the treaty of 4 May 1953", "effective 1 June 1954"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache

from regesta.stages.ledger.ground import Ground
from regesta.stages.ledger.read_by import Day, day_read
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import any_of, vocabulary


@cache
def _cues() -> Mapping[str, re.Pattern[str]]:
    """Field -> what stands right before the date that it takes."""
    found = vocabulary("instruments").section["dates"]
    return {field: re.compile(rf"{any_of(words).pattern}[\s,]*$", re.IGNORECASE) for field, words in found.items()}


def own_dates(ground: Ground, tree: Tree, index: int, verb: int | None, others: Collection[int]) -> dict[str, Day]:
    """Field -> day: when it was signed and came into force, by the words on its noun and on the verb of its stage.

    A date before the noun ("the December 1953 agreement") is when it was signed; "done" is when the verb of its stage
    was, whatever that is ("initialled on 4 May"). `others` are the other instruments of the sentence: what hangs on
    them is theirs.
    """
    theirs = {
        at for other in others if other != index for at in tree.subtree(other) if index not in tree.subtree(other)
    }
    own = [at for at in tree.subtree(index, without={"conj"}) if at not in theirs]
    inside = own if verb is None else [*own, verb, *tree.subtree(verb, without={"conj", "nsubjpass", "dobj"})]
    inside = [at for at in inside if at not in theirs]
    clause = set() if verb is None else {verb, *tree.clause(verb), *tree.clause(index)} - theirs
    signing = {word for at in tree.children(index, "acl", "relcl") if _signs(tree, at) for word in tree.clause(at)}
    dates: dict[str, Day] = {}
    for start, end, reading in ground.readings_in(tree):
        words = [at for at, word in enumerate(tree.words) if start <= word.start < end]
        figured = any(letter.isdigit() for letter in reading.text)  # "your current contract" is of no day
        if figured and any(at in own and tree.words[at].start < end <= tree.words[index].start for at in words):
            dates.setdefault("signed", day_read(reading, "date.before-noun"))
        for field, cue in _cues().items():
            said = cue.search(tree.text, tree.words[index].end, start)
            if said and theirs.isdisjoint(words) and _is_of(tree, index, inside, said.start()):
                dates.setdefault(field, day_read(reading, f"{field}.words"))
        if "in_force" in dates and reading.edtf == dates["in_force"].edtf:
            continue
        of = re.search(r"\bof[\s,]*$", tree.text[tree.words[index].end : start]) if set(words) <= set(own) else None
        if of and "signed" in dates and reading.edtf == dates["signed"].edtf:
            continue  # "the agreement of 1950 lapsed in March": when it was made, and not when its verb was done
        if words and clause.issuperset(words) and tree.tells_when(words):
            dates.setdefault("done", day_read(reading, "date.clause"))
        if words and signing.issuperset(words) and tree.tells_when(words):  # "the treaty, signed in May,"
            dates.setdefault("signed", day_read(reading, "signed.clause"))
    return dates


def _signs(tree: Tree, verb: int) -> bool:
    return tree.words[verb].lemma.lower() in vocabulary("instruments").section["stages"]["signed"]


def _is_of(tree: Tree, index: int, inside: list[int], cue: int) -> bool:
    """True where the words that open a date hang on the noun, or nothing but names and commas stands between."""
    between = [word for word in tree.words if tree.words[index].end <= word.start < cue]
    hangs = any(tree.words[at].start == cue for at in inside)
    return hangs or not any(word.pos in {"VERB", "NOUN"} and word.tag != "VBN" for word in between)
