"""Whether a sentence tells a thing as so, or leaves it open: denied, asked, possible, wished, feared, supposed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import vocabulary

# What a clause hangs on without sharing its truth: "he did not come because Norway opposed the plan".
_OWN_TRUTH = frozenset({"advcl", "parataxis", "appos", "ROOT"})
_OF_A_NOUN = frozenset({"relcl", "acl"})


@cache
def _words(name: str) -> frozenset[str]:
    return vocabulary("open").words(name)


def is_open(tree: Tree, index: int, *, but: Collection[str] = ()) -> bool:
    """True where the sentence does not tell the word's happening as so; `but`: its own auxiliaries that are let pass.

    Of 165 rows drawn by lot, 93 were wrong, and a quarter of these stood below a "would", a "whether", a "no" or a
    fear (evaluation/ledgers_checked.csv).
    """
    if tree.text.rstrip(" \"”’'").endswith("?"):
        return True
    below = index
    verb = index if tree.words[index].pos == "VERB" else tree.clause_verb(index)
    own = {index, *_listed_before(tree, verb)}
    beside = own if verb == index else {index}  # "refused the request and refused a passport": the one opens no other
    for at in (index, *tree.governors(index)):
        if at != index and tree.words[below].dep in _OWN_TRUTH and not _is_purpose(tree, below):
            return False
        if _leaves_open(tree, at, but if at in own else ()) or (
            at not in beside and tree.words[at].lemma.lower() in _words("governing") and not is_view(tree, at, below)
        ):
            return True
        if at != index and tree.words[below].dep in _OF_A_NOUN:
            return _is_untrue(tree, at)
        if at != index and tree.words[below].dep == "ccomp" and tree.words[at].pos == "NOUN":
            return _is_untrue(tree, at)  # the parser's other way with "a report that ..."
        below = at
    return False


def is_view(tree: Tree, verb: int, clause: int) -> bool:
    """True for "considers that Norway is preparing it": what somebody holds to be so, on his word."""
    views = tree.words[verb].lemma.lower() in _words("views") and tree.words[clause].dep == "ccomp"
    return views and tree.is_opened_by(clause, "that")


def _listed_before(tree: Tree, verb: int | None) -> Iterator[int]:
    """A verb and those it is listed after, with which it shares its auxiliary: "would break off and close"."""
    while verb is not None:
        yield verb
        verb = tree.words[verb].head if tree.words[verb].dep == "conj" else None


def _is_purpose(tree: Tree, verb: int) -> bool:
    """True for "would come to sign it": what is done for a purpose is as open as what it is done by."""
    return tree.words[verb].dep == "advcl" and tree.is_infinitive(verb)


def _is_untrue(tree: Tree, noun: int) -> bool:
    """True for "a report that Berg had come was speculation", "he denied a report that ...": it is none of it."""
    if tree.words[noun].lemma.lower() in _words("unproven"):
        return True
    while tree.words[noun].dep == "pobj":  # "a report to the effect that"
        noun = tree.words[tree.words[noun].head].head
    above = tree.words[noun].head
    if tree.words[noun].dep in {"dobj", "nsubjpass"} and tree.words[above].lemma.lower() in _words("rebutting"):
        return True
    said_to_be = {tree.words[at].lemma.lower() for at in tree.children(above, "attr", "acomp")}
    return tree.words[noun].dep == "nsubj" and bool(said_to_be & _words("untrue"))


def _leaves_open(tree: Tree, at: int, but: Collection[str]) -> bool:
    children = tree.children(at)
    for child in children:
        word = tree.words[child]
        text, lemma = word.text.lower(), word.lemma.lower()
        if (
            word.dep == "neg"
            or (word.dep in {"cc", "preconj"} and text in _words("denying"))
            or (word.dep == "aux" and text in _words("auxiliaries") and text not in but)
        ):
            return True
        if word.dep == "advmod" and lemma in _words("adverbs"):
            return True
        if word.dep == "acomp" and lemma in _words("hoping") and tree.children(child, "ccomp"):
            return True  # "we are hopeful that they will agree"
        if word.dep == "mark" and text in _words("marks"):
            return True
        if (
            word.tag == "WRB"
            and text == "where"
            and tree.words[at].dep in {"advcl", "relcl"}
            and (tree.words[at].tag == "VBZ" and not tree.is_named(tree.words[at].head))
        ):
            return True  # "or where the leader requests access": a rule for what may happen
        if word.dep in {"det", "amod"} and lemma in _words("before_nouns"):
            return True
        if word.dep in {"nsubj", "nsubjpass"} and (_is_nobody(tree, child) or lemma in _words("supposing")):
            return True
    return False


def _is_nobody(tree: Tree, subject: int) -> bool:
    denied = {tree.words[at].lemma.lower() for at in (subject, *tree.children(subject, "det", "neg"))}
    return bool(denied & _words("nobody"))


def stated_of(tree: Tree, index: int) -> frozenset[str]:
    """Auxiliaries of reported speech: "said that Norway would support it" reports "will support it"."""
    at = index if tree.words[index].pos == "VERB" else tree.clause_verb(index)
    while at is not None and tree.words[at].dep == "conj":
        at = tree.words[at].head
    if at is not None and is_of_a_plan(tree, at):
        return _words("reported")
    return _words("reported") if at is not None and is_stated(tree, at) else frozenset()


def is_stated(tree: Tree, verb: int) -> bool:
    """True for what somebody said: "the Minister told him that Norway was ready"."""
    return tree.words[verb].dep == "ccomp" and says(tree, tree.words[verb].head)


def says(tree: Tree, verb: int) -> bool:
    """True for a verb of saying: "said", "told", "reported"."""
    return tree.words[verb].lemma.lower() in _saying()


def is_of_a_plan(tree: Tree, verb: int) -> bool:
    """True for what a draft or a plan would do: "a resolution under which the members would break relations"."""
    while tree.words[verb].dep == "conj":
        verb = tree.words[verb].head
    above = tree.words[tree.words[verb].head].lemma.lower()
    return tree.words[verb].dep == "relcl" and above in _words("plans")


@cache
def _saying() -> frozenset[str]:
    return frozenset(vocabulary("conversations").section["verbs"]["said"])
