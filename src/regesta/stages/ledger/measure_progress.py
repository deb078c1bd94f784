"""How far a measure has come: proposed, approved, in force, postponed, lifted; planned or conditional."""

from __future__ import annotations

from regesta.stages.ledger.reality import is_of_a_plan, is_view
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import vocabulary

# Stages that the verb right above a measure tells; "declared that ..." puts nothing into force.
_DONE_TO_IT = frozenset({"in force", "lifted", "postponed"})


def stage_of(tree: Tree, index: int) -> tuple[str | None, int | None]:
    """How far the measure has come, by the outermost verb above that says so: "proposed to approve" is a proposal.

    Where no verb does, the noun that it is "of" may: "the lifting of the blockade".
    """
    found: tuple[str | None, int | None] = (None, None)
    above_another = False
    below = index
    for at in list(tree.governors(index))[:6]:
        word = tree.words[at]
        view = is_view(tree, at, below)  # "considers that Norway is preparing it"
        below = at
        stage = told_by(tree, at) if word.pos == "VERB" and not view else None
        if stage and not (above_another and stage in _DONE_TO_IT):
            found = stage, at
        if word.pos == "VERB" and word.dep not in {"xcomp", "ccomp"}:
            break
        above_another = above_another or word.pos == "VERB"
    head = tree.words[index].head
    sought = [at for at in tree.children(head, "xcomp") if tree.words[index].dep == "nsubj"]  # "was to be considered"
    if not found[0] and sought and (stage := told_by(tree, sought[0])) is not None and tree.is_infinitive(sought[0]):
        return stage, sought[0]
    of = tree.words[index].head
    if found[0] or tree.words[index].dep != "pobj" or tree.words[of].lemma.lower() != "of":
        return found
    noun = tree.words[of].head
    said = vocabulary("measures").turned("stage_nouns").get(tree.words[noun].lemma.lower())
    return (said, tree.clause_verb(noun)) if said else found


def told_by(tree: Tree, verb: int) -> str | None:
    """The stage that a verb stands for; None for another verb."""
    return vocabulary("measures").turned("stages").get(tree.words[verb].lemma.lower())


def stage_of_verb(tree: Tree, verb: int) -> str | None:
    """How far a measure has come that a verb tells: by the verbs above it, by its tense; a plan's is proposed."""
    if is_of_a_plan(tree, verb):
        return "proposed"
    stage, _ = stage_of(tree, verb)
    may = {tree.words[at].text.lower() for at in tree.children(verb, "aux")} & vocabulary("measures").words("future")
    return (
        stage or ("planned" if may and not tree.is_perfect(verb) else None) or _done(tree, verb) or _to_come(tree, verb)
    )


def stage_of_noun(tree: Tree, noun: int) -> tuple[str | None, int | None]:
    """How far a measure has come that a noun names, and the verb that says so: "would lift the embargo if ..."."""
    stage, verb = stage_of(tree, noun)
    above = tree.clause_verb(noun)
    to_come = _to_come(tree, above) if above is not None else None
    if to_come and stage in {"lifted", "postponed"}:
        return f"{stage} ({to_come})", verb
    if to_come and stage in {None, "in force"}:  # "would proclaim an embargo"
        return to_come, verb
    return stage, verb


def _done(tree: Tree, verb: int) -> str | None:
    """In force, of a verb in the past ("broke relations", "were expelled"); None where nothing says so."""
    helped = {tree.words[at].lemma.lower() for at in tree.children(verb, "aux", "auxpass")}
    told = tree.words[verb].tag in {"VBD", "VBZ", "VBP"} and not helped  # "expels" of a chronology or a headline, too
    past = told or (tree.words[verb].tag == "VBN" and helped <= {"be", "have", "get"})
    return "in force" if past else None


def _to_come(tree: Tree, verb: int) -> str | None:
    """Conditional, of what a state says that it "would" do if something happens; planned, of what it "will" do."""
    first = verb
    while tree.words[first].dep == "conj":  # "would break off relations and close the border"
        first = tree.words[first].head
    together = [first, *tree.children(first, "conj")]
    helped = {tree.words[at].text.lower() for at in tree.children(first, "aux")}
    if not helped & {"would", "will"}:
        return None
    marks = vocabulary("open").words("marks")
    return "conditional" if any(tree.is_told_of(at, marks) for at in together) else "planned"
