"""How far an instrument has come: proposed, under negotiation, initialled, signed, in force; done or still to come."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from regesta.stages.ledger.kinds import instrument_words, kind_of
from regesta.stages.ledger.tree import CLAUSES, Tree
from regesta.stages.ledger.vocabulary import vocabulary

_AT_ONCE = frozenset({"signed", "initialled", "ratified", "agreed"})  # stages that are reached on a day
# Stages that a verb tells of an instrument behind a preposition: "negotiated on a treaty".
_THROUGH_A_PREPOSITION = frozenset({"under negotiation", "signed"})
_TALKED_OF = frozenset({"about", "against", "for", "of"})
_AGREED_ON = frozenset({"on", "upon"})


def stage_of(tree: Tree, index: int) -> tuple[str | None, int | None]:
    """How far the instrument has come, by the nearest verb above or below that says so."""
    head = index
    while tree.words[head].dep in {"conj", "appos"}:  # the parser takes members of a list for explanations
        head = tree.words[head].head
    owner = _holds(tree, head)
    if owner is not None:  # "secured commitments for training and a clearing agreement"
        return stage_of(tree, owner)
    dates = [] if any(kind_of(tree, at) for at in tree.governors(index)) else tree.subtree(index, without=CLAUSES)
    hung = [index, *(at for at in dates if tree.is_date(at))]  # "protocol to the treaty of May 4 signed in Oslo"
    below = [at for on in hung for at in tree.children(on, "acl", "relcl", "amod") if not tree.negated(at)]
    near = [(at, _told_by(tree, at)) for at in below]
    if tree.words[head].dep in {"dobj", "nsubjpass", "nsubj"}:
        near.append((tree.words[head].head, _told_by(tree, tree.words[head].head)))
    elif tree.words[head].dep == "pobj":  # "negotiated on a treaty"; "made through an agreement" makes none
        above = [at for at in _up_to_another(tree, head) if tree.words[at].pos == "VERB"][:1]
        near += [(at, stage) for at in above if (stage := _told_by(tree, at)) in _THROUGH_A_PREPOSITION]
        agreed_on = tree.words[tree.words[head].head].text.lower() in _AGREED_ON
        near += [(at, "agreed") for at in above if agreed_on and tree.words[at].lemma.lower() == "agree"]
    if tree.words[head].dep == "pobj" and tree.words[tree.words[tree.words[head].head].head].lemma.lower() in _talks():
        near.append((tree.words[tree.words[head].head].head, "under negotiation"))  # "negotiations on a treaty"
    near += [(at, "in force") for at in tree.governors(head) if _is_force(tree, at)][:1]
    return next(((stage, at) for at, stage in near if stage), (None, None))


def _talks() -> frozenset[str]:
    return vocabulary("instruments").words("talks")


def _up_to_another(tree: Tree, index: int) -> Iterator[int]:
    """The words above an instrument up to the next one: of "a protocol to the treaty" the protocol is told of."""
    return takewhile(lambda at: kind_of(tree, at) is None, tree.governors(index))


def _is_force(tree: Tree, verb: int) -> bool:
    """True for the verb of "came into force", "is in effect"."""
    behind = {tree.words[at].lemma.lower() for at in tree.objects(verb, "in", "into")}
    return bool(behind & vocabulary("instruments").words("force"))


def _told_by(tree: Tree, at: int) -> str | None:
    """The stage that a verb stands for; None for another word, and for a signing that goes on ("is concluding")."""
    word = tree.words[at]
    stage = instrument_words().stages.get(word.lemma.lower()) if word.pos == "VERB" else None
    talked_of = word.dep == "pcomp" and tree.words[word.head].text.lower() in _TALKED_OF
    if talked_of and word.tag == "VBG":
        return None  # "a surprise about Berg signing a contract"
    going_on = word.tag == "VBG" and bool(tree.children(at, "aux") or word.dep == "conj")
    return None if going_on and stage in _AT_ONCE else stage


def _holds(tree: Tree, index: int) -> int | None:
    """The instrument that a noun is promised in: what stands behind its "for"."""
    preposition = tree.words[index].head
    above = tree.words[preposition].head
    holds = tree.words[index].dep == "pobj" and tree.words[preposition].lemma.lower() == "for"
    return above if holds and tree.words[above].pos == "NOUN" and kind_of(tree, above) else None


def is_purpose(tree: Tree, verb: int | None) -> bool:
    """True for "arrived to sign a protocol": the signing is still to come."""
    to_come = verb is not None and tree.is_infinitive(verb) and not tree.is_perfect(verb)
    return to_come and verb is not None and tree.words[verb].dep in {"advcl", "xcomp", "acl"}


def is_yet_to_be(tree: Tree, index: int) -> bool:
    """True of what "will" be done to or by it: "the loan will be covered by a contract signed by Berg"."""
    word = tree.words[index]
    by = word.dep == "pobj" and tree.words[word.head].dep == "agent"
    verb = tree.words[word.head].head if by else word.head
    borne = by or word.dep in {"dobj", "nsubjpass"}
    return borne and any(tree.words[at].text.lower() in {"will", "shall"} for at in tree.children(verb, "aux"))


def is_done(tree: Tree, verb: int | None) -> bool:
    """True for the participle of "under a contract concluded in March": done, whatever is told to come of it."""
    return verb is not None and tree.words[verb].dep in {"acl", "relcl"} and tree.words[verb].tag in {"VBN", "VBD"}
