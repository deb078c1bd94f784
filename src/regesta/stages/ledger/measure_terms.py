"""What is told around a measure: of whom it is asked, in which plan, decided where and when, watched over by whom."""

from __future__ import annotations

import re
from itertools import takewhile

from regesta.stages.ledger.ground import Ground, listed
from regesta.stages.ledger.measure_kinds import kinds_of
from regesta.stages.ledger.measures_told_again import is_named_before, plan_words
from regesta.stages.ledger.read_by import Place, place_in
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import vocabulary

SOON = 4  # sentences behind a measure that is sought within which it is told where it is to be decided
# Words that give the time of a meeting at which a measure is to be decided.
_TIMED = re.compile(
    r"\b(?:planned|scheduled|set|called|postponed|deferred|put off)\s+(?:for|to|until)\s+"
    r"[^,.;]{3,60}?(?=[,.;]|$|\s+(?:and|but)\s+(?:\w+\s+){0,3}(?:postponed|deferred|put off)\b)",
    re.I,
)


def asked_of(tree: Tree, index: int) -> list[int]:
    """Of whom a measure that is sought is asked: "asks of the members a break ...", "to be imposed by the members"."""
    for at in takewhile(lambda at: tree.words[at].dep != "ROOT" or tree.words[at].pos == "VERB", tree.governors(index)):
        asked = tree.objects(at, "from", "of") if tree.words[at].pos == "VERB" else []
        if tree.words[at].lemma.lower() in vocabulary("measures").words("laid_before"):
            asked += tree.objects(at, "to")
        plan = [noun for noun in tree.children(at, "dobj") if noun != index and index in tree.subtree(noun)]
        asked += [item for noun in plan for item in tree.objects(noun, "from")]
        done = [item for clause in tree.children(at, "ccomp", "xcomp", "advcl") for item in tree.objects(clause, "by")]
        found = [item for item in [*asked, *done] if tree.is_named(item)]
        if found:
            return found
    return []


def plan_of(tree: Tree, index: int) -> str | None:
    """The plan it is a part of: what a list of measures is set after ("the following steps: a ...; b ...")."""
    part, head = index, tree.words[index].head
    while tree.words[head].text.lower() == "of":  # "the introduction of a patrol"
        index = part = tree.words[head].head
        head = tree.words[index].head
    while head != index and tree.words[head].dep in {"conj", "appos"}:
        index, head = head, tree.words[head].head
    listed_after = ":" in tree.text[tree.words[head].end : tree.words[part].start]
    return tree.phrase(head) if tree.words[index].dep == "appos" and listed_after else None


def _watchers() -> frozenset[str]:
    return frozenset(vocabulary("measures").section["nouns"]["committee"]["nouns"])


def _is_measure(tree: Tree, at: int) -> bool:
    """True for "these measures", "the embargo"."""
    lemma = tree.words[at].lemma.lower()
    return bool(kinds_of(lemma)) or lemma in plan_words()


def meeting_of(ground: Ground, number: int, index: int, *, later: bool) -> tuple[str, Place] | None:
    """The meeting at which it is decided, with the times that this sentence or the two before it give for it.

    Of a measure that is sought, a sentence soon after may say where "the aforesaid sanctions" are to be approved.
    """
    own = _meeting_named(ground, number, index)
    if own is not None or not later:
        return (own, place_in(ground.trees[number], 0, len(ground.trees[number].text))) if own is not None else None
    for after in range(number + 1, min(number + 1 + SOON, len(ground.trees))):
        tree = ground.trees[after]
        for noun, word in enumerate(tree.words):
            if word.pos == "NOUN" and _is_measure(tree, noun) and is_named_before(tree, noun):
                found = _meeting_named(ground, after, noun)
                if found is not None and not _is_sought_before(ground.trees[number], found):
                    return found, place_in(tree, 0, len(tree.text))
    return None


def _is_sought_before(tree: Tree, meeting: str) -> bool:
    """True where the measure is sought "even before the conference" at which the others are decided."""
    lemma = meeting.partition("; ")[0].rsplit(" ", 1)[-1].lower()
    return any(word.lemma.lower() == lemma for word in tree.words)


def _meeting_named(ground: Ground, number: int, index: int) -> str | None:
    tree = ground.trees[number]
    above = list(tree.governors(index))
    above += [at for verb in above for at in tree.children(verb, "xcomp")]  # "are to be approved at"
    for verb in above:
        for at in tree.objects(verb, "at") if tree.words[verb].pos == "VERB" else []:
            lemma = tree.words[at].lemma.lower()
            near = ground.trees[max(0, number - 2) : number + 1]
            times = [
                found.group(0)
                for other in near
                if any(word.lemma.lower() == lemma for word in other.words)
                for found in _TIMED.finditer(other.text)
            ]
            if times:
                return listed([tree.phrase(at), *times])
    return None


def watcher_of(ground: Ground, number: int) -> str | None:
    """The body set up in this sentence or the next to watch over what was decided."""
    section = vocabulary("measures")
    for tree in ground.trees[number : number + 2]:
        for index, word in enumerate(tree.words):
            if word.lemma.lower() not in section.words("watching") or word.pos != "VERB":
                continue
            bodies = [at for at in tree.children(index, "nsubj") if tree.words[at].lemma.lower() in _watchers()]
            if bodies and any(
                _is_measure(tree, at) for at in (*tree.objects(index, "over"), *tree.children(index, "dobj"))
            ):
                return tree.phrase(bodies[0])  # "a committee would watch over these measures"
            bodies = [at for at in tree.governors(index) if tree.words[at].lemma.lower() in section.words("setting_up")]
            for at in bodies[:1]:
                made = tree.children(at, "dobj", "nsubjpass")
                if made:
                    return tree.phrase(made[0])
    return None
