"""Who imposes a measure, and who bears it: "Norway's embargo", "imposed by the union", "on ships that fly its flag"."""

from __future__ import annotations

from collections.abc import Iterable

from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import vocabulary

AGAINST = ("against", "on", "upon", "with", "from")


def makers_by_verb(tree: Tree, verb: int) -> list[str]:
    """Who imposes a measure that a verb tells, by name."""
    return maker_names(tree, tree.subjects(verb) or _leaders(tree, verb))


def makers_by_noun(tree: Tree, noun: int, verb: int | None, *, borne: bool) -> list[str]:
    """Who imposes a measure that a noun names, by name: by its own words, by the verb of its stage, or who holds it.

    `borne`: whether it is told who bears it.
    """
    makers = _makers(tree, noun, borne=borne) or (tree.subjects(verb) if verb is not None else [])
    return maker_names(tree, makers or _holders(tree, noun))


def maker_names(tree: Tree, makers: Iterable[int]) -> list[str]:
    """Those who impose it by name; what no measure comes from is left out."""
    return [name for at in makers if (name := _maker_name(tree, at))]


def _makers(tree: Tree, index: int, *, borne: bool) -> list[int]:
    """Whose a measure is by its own words: "the boycott declared by X", "X's embargo", "the Norwegian blockade".

    "The Norway embargo" is on Norway as likely as by it, unless it is said who bears it.
    """
    by = [at for word in (index, *tree.children(index, "acl")) for at in tree.objects(word, "by")]
    whose = tree.children(index, "poss", "amod", "compound", "nmod")
    vote = _decision(tree, index)
    if vote is not None:  # "the Norwegian vote to extend sanctions"
        whose = [*whose, *tree.children(vote, "poss", "amod", "compound", "nmod")]
        by += [at for at in whose if tree.is_a_body(at)]
    return [at for at in by if tree.is_named(at)] or [
        at
        for at in whose
        if (tree.is_a_state(at) and (borne or tree.words[at].dep != "compound")) or tree.words[at].pos == "PRON"
    ]


def _decision(tree: Tree, index: int) -> int | None:
    """The noun of deciding that the measure is the object of: "the vote to extend", "the decision to impose"."""
    verb = tree.words[index].head
    noun = tree.words[verb].head
    decided = tree.words[index].dep == "dobj" and tree.words[verb].dep in {"acl", "relcl"}
    return noun if decided and tree.words[noun].pos == "NOUN" else None


def _holders(tree: Tree, index: int) -> list[int]:
    """Whose a measure is by the verb that it is the object of: "Norway has an embargo", "backed a blockade"."""
    verb = tree.words[index].head
    holds = tree.words[verb].lemma.lower() in vocabulary("measures").words("holding")
    definite = any(tree.words[at].text.lower() == "the" for at in tree.children(index, "det"))
    if (
        definite
        and tree.words[verb].lemma.lower() in vocabulary("measures").words("backing")
        and not tree.objects(index, "of", *AGAINST)
    ):
        return []  # "Norway supports the embargo": a stance on another's
    return [at for at in tree.subjects(verb) if tree.words[index].dep == "dobj" and holds and tree.is_named(at)]


def _leaders(tree: Tree, verb: int) -> list[int]:
    """Who does it in "led the way in breaking relations": the subject of the verb that the preposition hangs on."""
    above = tree.clause_verb(verb) if tree.words[verb].dep == "pcomp" else None
    return tree.subjects(above) if above is not None else []


def _maker_name(tree: Tree, at: int) -> str | None:
    """Who imposes it: a name, or for "its" the state named before it; None for anybody else."""
    if tree.words[at].pos == "PRON":
        name = tree.antecedent(at)
        return name if name != tree.words[at].text else None
    owned = tree.words[at].pos == "NOUN" and tree.children(at, "poss") and not tree.speaks_for_somebody(at)
    if tree.is_named(at) and not owned:  # "Berg's defection closed the border"
        return tree.name(at)
    collective = tree.words[at].lemma.lower() in vocabulary("measures").words("bodies")
    return tree.phrase(at) if collective else None  # "the copper workers' union"


def bears_it(tree: Tree, at: int) -> bool:
    """True for a named one, "it", and what a name stands in further down: "ships that fly the Norwegian flag"."""
    start, end = tree.span(tree.subtree(at))
    named_below = any(start <= state.start < end for state in tree.states)
    return tree.is_named(at) or named_below or tree.words[at].text.lower() == "it"


def bearer(tree: Tree, at: int) -> str:
    """Who or what bears it: with its clause where the name stands in that ("ships that fly the Norwegian flag")."""
    named = tree.words[at].pos == "PRON" or tree.is_named(at)
    return tree.antecedent(at) if named else tree.full_phrase(at)
