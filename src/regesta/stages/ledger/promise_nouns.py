"""Nouns of promising: a promise given or obtained, one that was kept or broken, and what was promised."""

from __future__ import annotations

from regesta.stages.ledger.ground import listed
from regesta.stages.ledger.reality import is_open
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import vocabulary


def is_to_come(tree: Tree, verb: int) -> bool:
    """True for a deed that "will" be done."""
    return any(
        tree.words[at].text.lower() in vocabulary("commitments").words("will") for at in tree.children(verb, "aux")
    )


def help_promised(tree: Tree, index: int) -> list[int]:
    """What a promise or an assurance is "of", where that is help: "assured Norway of its support"."""
    of_help = vocabulary("commitments").words("of_help")
    return [at for at in tree.objects(index, "of") if tree.words[at].lemma.lower() in of_help]


def by_noun(tree: Tree, noun: int) -> dict[str, str | None] | None:
    """A noun of promising with what is promised, given or obtained: "won a pledge from Norway to deliver fish"."""
    what = _promised(tree, noun)
    if what is None or tree.is_general(noun) or _is_sought(tree, noun) or _is_of_things(tree, noun):
        return None
    behind = [
        at
        for at in tree.objects(noun, "from", "by")
        if tree.words[at].pos != "NOUN" or tree.is_named(at) or tree.is_a_person(at)
    ]
    promisers = [tree.antecedent(at) for at in [*tree.children(noun, "poss"), *behind]]  # not "by letter"
    promised = [child for at in help_promised(tree, noun) for child in tree.children(at, "amod", "compound", "nmod")]
    promisers += [  # "a Norwegian promise", "a promise of Norwegian help"
        tree.text[mention.start : mention.end]
        for child in [*tree.children(noun, "amod", "compound", "nmod"), *([] if promisers else promised)]
        for mention in tree.states
        if mention.start <= tree.words[child].start < mention.end
    ]
    verb = tree.clause_verb(noun)
    obtained = verb is not None and tree.words[verb].lemma.lower() in vocabulary("commitments").words("obtaining")
    promisees = tree.subjects(verb) if verb is not None and obtained else tree.objects(noun, "to")
    if tree.words[noun].dep in {"nsubj", "nsubjpass"}:
        promisees, obtained = tree.objects(noun, "to"), False  # "the offer was accepted": it obtains nothing
    if not promisers and not obtained:
        return None
    if obtained and verb is not None and not promisers:
        promisers = [tree.name(at) for at in tree.objects(verb, "from")] or _visited(tree, verb)
    if obtained and not promisers:  # "pledges of support for his undertakings from the Chief of Staff"
        giving = [at for at in tree.subtree(noun, without={"relcl", "acl"}) if tree.words[at].text.lower() == "from"]
        promisers = [tree.name(item) for at in giving[-1:] for item in tree.children(at, "pobj")]
        what = what.partition(" from ")[0] if promisers else what
    return {
        "by": listed(promisers),
        "to": listed([tree.antecedent(at) for at in promisees]),
        "what": what,
    }


def _is_sought(tree: Tree, noun: int) -> bool:
    """True for "asked for a promise of help", "demanded assurances": nothing was promised yet."""
    word = tree.words[noun]
    if word.dep == "pobj":  # "asked for a promise"
        return _seeks(tree, tree.words[word.head].head) and tree.words[word.head].text.lower() == "for"
    return word.dep == "dobj" and _seeks(tree, word.head)


def _seeks(tree: Tree, verb: int) -> bool:
    return tree.words[verb].lemma.lower() in vocabulary("commitments").words("seeking")


def _is_of_things(tree: Tree, noun: int) -> bool:
    """True for "the commitment of troops to hold the port": what is put to use, and not what is promised."""
    put_to_use = tree.words[noun].lemma.lower() in vocabulary("commitments").words("putting_to_use")
    return put_to_use and bool(tree.objects(noun, "of")) and not help_promised(tree, noun)


def outcome_of(tree: Tree, noun: int) -> str | None:
    """What became of a promise by the verb it is the object of: "kept", "broken"; None where nothing is told of it."""
    word = tree.words[noun]
    verb = word.head
    told = vocabulary("commitments").turned("outcomes").get(tree.words[verb].lemma.lower())
    if word.dep not in {"dobj", "nsubjpass"} or tree.words[verb].pos != "VERB" or told is None:
        return None
    if tree.words[verb].tag == "VB" and not tree.children(verb, "aux", "neg"):
        return None  # "he wants that they keep a promise"
    above = tree.words[verb].head
    failed = tree.words[verb].dep == "xcomp" and tree.words[above].lemma.lower() in vocabulary("commitments").words(
        "failing"
    )
    if tree.negated(verb):
        return "broken"
    if is_open(tree, above if failed else verb):
        return None
    return "broken" if failed else told


def kept_or_broken(tree: Tree, noun: int, outcome: str) -> dict[str, str | None] | None:
    """A promise that was kept or broken, with whose it is: "Norway broke its promise to deliver fish"."""
    owners = tree.children(noun, "poss")
    promisers = [at for at in owners if tree.words[at].pos != "PRON"] or tree.subjects(tree.words[noun].head)
    what = _promised(tree, noun)
    if not promisers or not what:
        return None
    return {"by": listed([tree.antecedent(at) for at in promisers]), "to": None, "what": what, "stage": outcome}


def _listed_on(tree: Tree, noun: int) -> list[int]:
    """What goes on with the list behind a promise: "promises of cod and cork, barter trade, and an agreement"."""
    kinds = vocabulary("instruments").section["kinds"]
    promises = vocabulary("commitments").words("nouns")
    bare = [at for at in tree.children(noun, "conj") if not tree.children(at, "det", "poss", "nummod")]
    return [at for at in bare if tree.words[at].lemma.lower() not in promises | kinds.keys() and not tree.is_named(at)]


def _visited(tree: Tree, verb: int) -> list[str]:
    """Where a promise was obtained on a journey: "a trip to several capitals, during which he secured ..."."""
    journeys = vocabulary("commitments").words("journeys")
    during = [at for at in tree.children(verb, "prep") if tree.words[at].text.lower() in {"during", "on", "in"}]
    which = [one for at in during for one in tree.children(at, "pobj")]
    own = [at for at in which if tree.words[at].lemma.lower() in journeys]
    if not own and any(tree.words[at].tag == "WDT" for at in which):
        own = [at for at in range(verb) if tree.words[at].lemma.lower() in journeys][-1:]
    return [tree.phrase(place) for at in own for place in tree.objects(at, "to")]


def _promised(tree: Tree, noun: int) -> str | None:
    """What is promised behind a noun: "to deliver fish", "that no ship would call", "of fish"; None where nothing is.

    A clause with its own subject is taken whole.
    """
    deeds = [at for at in tree.children(noun, "acl") if tree.children(at, "aux", "mark")]
    if not deeds:
        things = [one for at in tree.objects(noun, "for", "of") for one in tree.members(at)]
        return listed([tree.title(at) for at in [*things, *(_listed_on(tree, noun) if things else [])]])
    own = tree.children(deeds[0], "nsubj", "nsubjpass")
    is_said = (
        own
        and tree.words[noun].lemma.lower() in vocabulary("commitments").words("of_a_fact")
        and not is_to_come(tree, deeds[0])
    )
    if is_said:
        return None  # "his assurance that he had paid"
    return tree.full_phrase(deeds[0]) if own else tree.deed(deeds[0])
