"""Certainty by rule: the words of a clause, and above it, that say how sure its happening is."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from regesta.model.entries import Certainty
from regesta.rulebook import load_rules
from regesta.stages.extract.candidates import stem_of
from regesta.stages.extract.features import Tree
from regesta.stages.extract.tense import PRESENT, is_modal_perfect, is_perfect, is_present

CONDITION = "certainty.condition"  # the rule of clauses that are conditions
_FAR = 3  # verbs above the trigger that are looked at
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Words that mark the one they hang on; the others tell of other things: "he left and claimed", "he withdrew his claim".
_MARKS = frozenset({"aux", "auxpass", "neg", "advmod", "npadvmod", "amod", "mark", "det", "prt", "intj", "dep", "expl"})
_CONTENT = frozenset({"ccomp", "acl", "appos"})  # what a noun of saying tells: "the claim that he had left"
_NO_WORDS = frozenset({"PUNCT", "NUM", "X", "SPACE"})  # what may stand before the first word of a sentence
_CONDITIONS = frozenset({"if", "unless"})
_ONE = frozenset({"he", "she", "it", "this", "that"})
_UNDERGOES = frozenset({"dobj", "nsubjpass"})  # parts of a verb: what it is done to


class CertaintyRule(NamedTuple):
    """One rule of rules/en/certainty.yml."""

    id: str
    certainty: Certainty
    where: str
    words: frozenset[str]
    sure: bool  # is asked before the weights, and holds against them
    unless: frozenset[str]  # subjects with which a rule of what is due does not hold
    under: frozenset[str]  # words above, one of which a proviso must stand under; empty where none need be


@cache
def certainty_rules() -> tuple[CertaintyRule, ...]:
    """The rules, in the order in which they are tried."""
    return tuple(
        CertaintyRule(
            rule["id"],
            rule["certainty"],
            rule["where"],
            frozenset(rule["words"]),
            bool(rule.get("sure")),
            frozenset(rule.get("unless", ())),
            frozenset(rule.get("under", ())),
        )
        for rule in load_rules("en/certainty")
    )


def certainty_by_rule(tree: Tree, index: int, *, sure: bool = False) -> tuple[Certainty, str, str]:
    """How sure the happening at a word is, the rule that says so, and its word; "occurred" where none does.

    With `sure`, only the rules that hold against the weights are asked.
    """
    marks = [child for child in tree.children[index] if tree.words[child].dep in _MARKS]
    own = {tree.lemmas[child] for child in marks}
    own |= {tree.words[child].text.lower() for child in marks if tree.words[child].dep == "amod"}
    above = set(_above(tree, index))
    reached = {"own": own, "above": above, "any": own | above}
    for rule in certainty_rules():
        if sure and not rule.sure:
            continue
        reach = _GRAMMAR[rule.where](tree, index, rule) if rule.where in _GRAMMAR else reached[rule.where]
        for word in sorted(reach & rule.words):
            return rule.certainty, rule.id, word
    return "occurred", "", ""


def condition(tree: Tree, index: int) -> str | None:
    """The conjunction that makes a clause conditional: one of the words of the rule of conditions that opens it, or its
    sentence, if its verb is the first there or stands over it: "If approved, the sale will go on".
    """
    words = next(rule.words for rule in certainty_rules() if rule.id == CONDITION)
    marks = [tree.lemmas[child] for child in tree.children[index] if tree.words[child].dep == "mark"]
    first = next((at for at, word in enumerate(tree.words[:index]) if word.pos not in _NO_WORDS), index)
    verbs = (at for at in range(first, index) if tree.words[at].pos in ("VERB", "AUX"))
    before = {at for at in verbs if tree.words[at].dep not in ("aux", "auxpass")}
    if not before - set(tree.children[index]):
        marks.append(tree.lemmas[first])
    return next((mark for mark in marks if mark in words), None)


def _due(tree: Tree, index: int, rule: CertaintyRule) -> set[str]:
    """The verb that the infinitive at a word stands right behind, where its subject is not one that tells of aims."""
    words = tree.words
    if index < 2 or words[index - 1].tag != "TO" or words[index - 1].head != index:
        return set()
    verb = index - 2
    subjects = _subjects(tree, verb)
    told = bool(subjects) or words[verb].tag == "VBD"  # of a line cut off before it, "was to meet the Consul"
    return {tree.lemmas[verb]} if told and not subjects & rule.unless else set()


def _subjects(tree: Tree, verb: int) -> set[str]:
    """The subjects of a verb; where it has none of its own, those of the verb that it is joined to."""
    for _ in range(_FAR):
        subjects = {tree.lemmas[child] for child in tree.children[verb] if tree.words[child].dep in _SUBJECTS}
        if subjects or tree.words[verb].dep != "conj":
            return subjects
        verb = tree.words[verb].head
    return set()


def _said(tree: Tree, index: int, rule: CertaintyRule) -> set[str]:
    """The verb in the passive that the infinitive at a word hangs on: what somebody "is said to have" done."""
    words = tree.words
    verb = words[index].head
    to = any(words[child].tag == "TO" for child in tree.children[index])
    passive = any(words[child].dep in ("auxpass", "nsubjpass") for child in tree.children[verb])
    return {tree.lemmas[verb]} if to and passive and words[index].dep == "xcomp" else set()


def _passed_on(tree: Tree, index: int, rule: CertaintyRule) -> set[str]:
    """The trigger itself where it only passes on what somebody is said to have been: "was reported to have been"."""
    words, children = tree.words, tree.children[index]
    passive = any(words[child].dep == "auxpass" for child in children)
    told = any(
        words[child].dep == "xcomp" and any(words[below].tag == "TO" for below in tree.children[child])
        for child in children
    )
    one = any(words[child].dep == "nsubjpass" and tree.lemmas[child].lower() != "it" for child in children)
    return {tree.lemmas[index]} if passive and told and one else set()


def _none(tree: Tree, index: int, rule: CertaintyRule) -> set[str]:
    """The "no" of what a verb says was done, or done to: "no treaty has been signed", "he gave no answer"."""
    parts = [child for child in tree.children[index] if tree.words[child].dep in _UNDERGOES]
    return {tree.lemmas[child] for part in parts for child in tree.children[part] if tree.words[child].dep == "det"}


def _told(tree: Tree, index: int, rule: CertaintyRule) -> set[str]:
    """The words that mark the trigger or the verb that it was done with ("allegedly had a meeting"), the verbs that
    vouch for it in passing ("he had left, she claimed"), those above it, and the nouns above it whose content it is.
    """
    marks = [at for at in tree.children[index] if tree.words[at].dep in _MARKS or _vouches(tree, at)]
    if tree.words[index].pos == "NOUN" and tree.words[index].dep in _UNDERGOES:
        marks += [at for at in tree.children[tree.words[index].head] if tree.words[at].dep == "advmod"]
    reach = {tree.lemmas[at] for at in marks} | {tree.words[at].text.lower() for at in marks}
    at = index
    for _ in range(_FAR):
        up = tree.words[at].head
        if up == at or tree.words[at].dep == "conj":
            break
        if tree.words[up].pos == "VERB" or (tree.words[at].dep in _CONTENT and _is_clause(tree, at)):
            reach.add(tree.lemmas[up])
        at = up
    return reach


def _vouches(tree: Tree, index: int) -> bool:
    """Whether a verb beside another says on whose word that stands: "she claimed", "as she claimed"."""
    subject = any(tree.words[at].dep in _SUBJECTS for at in tree.children[index])
    taken = any(tree.words[at].dep in ("dobj", "ccomp", "xcomp") for at in tree.children[index])
    passing = tree.words[index].dep in ("ccomp", "parataxis") or any(
        tree.lemmas[at] == "as" and tree.words[at].dep == "mark" for at in tree.children[index]
    )
    return subject and passing and not taken


def _is_clause(tree: Tree, index: int) -> bool:
    """Whether a word heads a clause with its own subject, or one that "that" or "to" opens."""
    return any(
        tree.words[at].dep in _SUBJECTS or tree.words[at].tag == "TO" or tree.lemmas[at] == "that"
        for at in tree.children[index]
    )


def _infinitive(tree: Tree, index: int, rule: CertaintyRule) -> set[str]:
    """What the infinitive at a word says the content of: "wished to leave", "the intention to leave"."""
    word = tree.words[index]
    to = any(tree.words[child].tag == "TO" for child in tree.children[index])
    return {tree.lemmas[word.head]} if to and word.tag == "VB" and word.dep in ("xcomp", "acl", "ccomp") else set()


def _to_be_done(tree: Tree, index: int, rule: CertaintyRule) -> set[str]:
    """The "be" of what is to be done with a noun, for the participle and for the noun: "a fair to be held in May"."""
    held = [index, *(at for at in tree.children[index] if tree.words[at].dep in ("acl", "relcl"))]
    below = [(at, child) for at in held if tree.words[at].tag == "VBN" for child in tree.children[at]]
    to = {at for at, child in below if tree.words[child].tag == "TO"}
    modal = {at for at, child in below if tree.words[child].dep == "auxpass" and tree.words[child].tag == "VB"}
    noun = {at for at in to & modal if tree.words[at].dep in ("acl", "relcl", "conj", "ROOT")}
    return {"be"} if noun else set()


def _did(tree: Tree, index: int, rule: CertaintyRule) -> set[str]:
    """The "did" that says with stress that something was done, and not on what condition."""
    if condition(tree, index):
        return set()
    return {
        tree.lemmas[at] for at in tree.children[index] if tree.words[at].tag == "VBD" and tree.words[at].dep == "aux"
    }


def _perfect(tree: Tree, index: int, rule: CertaintyRule) -> set[str]:
    """The auxiliary before the "have" of a participle, by which something is held to have been done: "may have left";
    not of a sentence that makes a condition, for there it tells what would have followed.
    """
    if not is_modal_perfect(tree, index) or _CONDITIONS & set(tree.lemmas):
        return set()
    return {tree.lemmas[at] for at in tree.children[index] if tree.words[at].tag == "MD"}


def _bare(tree: Tree, index: int, rule: CertaintyRule) -> set[str]:
    """What asks for the clause whose verb stands bare at a word: "he proposed the board agree"."""
    word, children = tree.words[index], tree.children[index]
    marked = any(tree.words[at].tag in ("TO", "MD") or tree.lemmas[at] == "do" for at in children)
    bare = word.tag == "VB" or (word.tag == "VBP" and _has_one_subject(tree, index))
    return {tree.lemmas[word.head]} if bare and word.dep == "ccomp" and not marked else set()


def _has_one_subject(tree: Tree, index: int) -> bool:
    """Whether the subject of a verb is of the singular: with one of the plural the present stands as bare."""
    subjects = [at for at in tree.children[index] if tree.words[at].dep in _SUBJECTS]
    return any(
        (tree.words[at].tag in ("NN", "NNP") or tree.lemmas[at].lower() in _ONE)
        and not any(tree.words[child].dep == "conj" for child in tree.children[at])
        for at in subjects
    )


def _next_to(tree: Tree, index: int, rule: CertaintyRule) -> set[str]:
    """The word right before a verb that stands bare, in the style of cables: "MISSION SCHEDULED LEAVE OSLO"."""
    if not index or tree.words[index].tag not in ("VB", "VBP", "NN"):
        return set()
    word = tree.words[index - 1]
    return {word.text.lower()} if word.dep not in ("compound", "amod") else set()  # not "a planning meeting"


def _itself(tree: Tree, index: int, rule: CertaintyRule) -> set[str]:
    """The trigger that says, in the passive of the present, that a thing is planned: "a sale is contemplated"."""
    passive = any(tree.words[at].dep == "auxpass" for at in tree.children[index])
    present = is_present(tree, index) or is_perfect(tree, index, *PRESENT)
    return {tree.lemmas[index]} if passive and present else set()


def _proviso(tree: Tree, index: int, rule: CertaintyRule) -> set[str]:
    """The noun before the "that" which opens the clause of the trigger: "on the condition that he leave"."""
    words, lemmas = tree.words, tree.lemmas
    opening = [at for at in tree.children[index] if lemmas[at] == "that" and words[at].dep not in _SUBJECTS]
    nouns = [at - 1 for at in opening if at and (not rule.under or rule.under & set(_above(tree, at - 1)))]
    return {lemmas[noun] for noun in nouns}


def _subjunctive(tree: Tree, index: int, rule: CertaintyRule) -> set[str]:
    """The bare "be" of what is asked for or recommended: "that the mission be recalled"."""
    words, children = tree.words, tree.children[index]
    bare = {words[child].text.lower() for child in children if words[child].dep == "auxpass"}
    return bare if not any(words[child].tag in ("MD", "TO") for child in children) else set()


# Where a rule's words must stand, by the grammar of the sentence.
_GRAMMAR = {
    "due": _due,
    "said": _said,
    "passed on": _passed_on,
    "none": _none,
    "told": _told,
    "infinitive": _infinitive,
    "bare": _bare,
    "to be done": _to_be_done,
    "did": _did,
    "perfect": _perfect,
    "next to": _next_to,
    "itself": _itself,
    "proviso": _proviso,
    "subjunctive": _subjunctive,
}


def _above(tree: Tree, index: int) -> list[str]:
    found = []
    at = index
    for _ in range(_FAR):
        up = tree.words[at].head
        if up == at or tree.words[at].dep == "conj":
            break
        found.append(tree.lemmas[up])
        at = up
    return found


def certainty_of_words(words: list[str]) -> tuple[Certainty, str, str]:
    """The same for a clause without grammar, by its words as they stand: "May" with a capital is the month."""
    present = {stem_of(word.lower()) for word in words if word != "May"}
    for rule in certainty_rules():
        for word in sorted(present & rule.words if rule.where not in _GRAMMAR else ()):
            return rule.certainty, rule.id, word
    return "occurred", "", ""
