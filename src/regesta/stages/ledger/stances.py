"""The stance that a word of a sentence takes, by verb, adjective, noun, vote or denial: who takes it, towards what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from regesta.stages.ledger.actors import is_of_those, is_political, takers
from regesta.stages.ledger.read_by import Place, place_in
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import vocabulary

_QUESTION_TAGS = frozenset({"WRB", "WP", "WDT", "WP$"})
_EXAMPLE_VERBS = frozenset({"include", "be"})
_RELATIVE = frozenset({"advcl", "acl", "relcl"})
_TOWARDS = ("to", "towards", "toward", "of", "for", "against", "with", "on", "from")
_REGARDING = frozenset({"regarding", "concerning", "on"})


@dataclass(frozen=True, slots=True)
class Stance:
    """A stance that a sentence reports: the word that carries it, the words of those who take it, towards what."""

    word: int
    stance: str
    actors: tuple[int, ...]
    towards: str | None
    carried: tuple[str, Place] | None = None  # the word that took it in the sentence before, and where that stands


@cache
def _verbs() -> dict[str, str]:
    return vocabulary("positions").turned("verbs")


@cache
def _nouns() -> dict[str, str]:
    return vocabulary("positions").turned("nouns")


@cache
def _predicates() -> dict[str, str]:
    return vocabulary("positions").turned("predicates")


@cache
def _adjectives() -> dict[str, str]:
    return vocabulary("positions").turned("adjectives")


def of_the_vote(tree: Tree, stance: Stance, beside: Sequence[Stance]) -> Stance:
    """An abstention with what was voted on: "the plan was approved, Denmark abstaining", "voted against the plan"."""
    if stance.stance != "abstains" or stance.towards:
        return stance
    voted_on = next((other.towards for other in beside if other.towards), None)
    borne = [at for root in tree.roots() for at in tree.children(root, "nsubjpass")]
    return replace(stance, towards=voted_on or (tree.phrase(borne[0]) if borne else None))


def is_told_as_so(tree: Tree, stance: Stance) -> bool:
    """True for a stance in words that scanning did not tear, told of one who is named and not of "the following"."""
    actors = [tree.name(at).split(" ")[0].lower() for at in stance.actors]
    return not (tree.is_torn(stance.towards or "") or "following" in actors)


def stance_of(tree: Tree, index: int) -> Stance | None:
    """The stance that a word carries; None for any other word."""
    word = tree.words[index]
    lemma = word.lemma.lower()
    if word.pos == "VERB" and lemma in vocabulary("positions").section["sides_taken"]["verbs"]:
        return _by_side(tree, index)
    predicate = _predicates().get(word.text.lower())
    if predicate is not None and (stance := _by_predicate(tree, index, predicate)) is not None:
        return stance
    if is_denial(tree, index):
        return _by_denial(tree, index)
    if word.text.lower() in vocabulary("positions").words("turned") and word.dep == "acomp":
        return _by_turn(tree, index)
    if word.pos == "VERB" and lemma in _verbs() and word.dep not in {"amod", "compound"}:
        return _by_verb(tree, index, _verbs()[lemma])
    if word.pos == "ADJ" and lemma in _adjectives():
        return _by_adjective(tree, index, _adjectives()[lemma])
    if word.pos == "NOUN" and lemma in _nouns():
        return _by_noun(tree, index, _nouns()[lemma])
    return None


def _by_verb(tree: Tree, verb: int, stance: str) -> Stance | None:
    """By a verb, "Norway opposes the blockade": a named actor for its subject, and something that is opposed."""
    clauses = ("xcomp", "ccomp") if stance in {"asks", "offers", "refuses", "wavers"} else ()
    objects = [at for at in tree.children(verb, *clauses, "dobj") if at > verb]
    if stance == "asks":  # "asked the committee for $500 to mend the pier": the sum
        objects = [at for at in tree.objects(verb, "for") if at > verb and not tree.is_date(at)] or objects
    for preposition in vocabulary("positions").section["towards"].get(stance, ()):
        objects = objects or tree.objects(verb, preposition)  # "protested to the consul against the blockade"
    objects = [at for at in objects if tree.words[at].pos not in {"PRON", "ADJ"} and not _is_aside(tree, at, stance)]
    asked = [at for at in objects if stance == "asks" and tree.words[at].dep == "xcomp"]
    if (
        not (objects or stance in {"wavers", "abstains"})
        or tree.negated(verb)
        or tree.in_question(verb)
        or not _is_own(tree, verb)
    ):
        return None
    if any(_lacks_its_object(tree, at) or _is_attempt(tree, verb, at) for at in objects):
        return None
    if tree.children(verb, "auxpass") and not tree.objects(verb, "by"):
        return None  # "the ministries were asked to look into it"
    if _is_service(tree, verb, objects) or (stance == "asks" and _is_question(tree, verb)):
        return None
    if not objects:
        return Stance(verb, stance, takers(tree, tree.subjects(verb)), None)  # "Norway was wavering"
    objects = asked or objects  # "asked Norway to open the port": what is asked, not who is
    if stance == "asks" and tree.words[objects[0]].dep == "dobj" and tree.is_named(objects[0]):
        return None
    if tree.words[verb].lemma.lower() in vocabulary("positions").words("of_others") and _is_of_another(tree, verb):
        return None
    actors = takers(tree, tree.subjects(verb))
    if tree.words[verb].dep == "relcl" and any(is_of_those(tree, at) for at in actors):
        return None
    if stance in {"asks", "offers"} and not is_political(tree, actors):
        return None
    if stance == "opposes" and tree.words[objects[0]].lemma.lower() in vocabulary("positions").words("chances"):
        stance = "refuses" if tree.words[verb].lemma.lower() == "reject" else stance
    return Stance(verb, stance, actors, _words_of(tree, objects[0]))


def of_the_same(tree: Tree, verb: int, last: Stance | None) -> Stance | None:
    """A stance on "it", what the sentence before took one towards: "Berg opposed the sale. Olsen favored it"."""
    word = tree.words[verb]
    stance = _verbs().get(word.lemma.lower()) if word.pos == "VERB" else None
    if last is None or not last.towards or stance not in {"supports", "opposes"}:
        return None
    borne = {tree.words[at].text.lower() for at in tree.children(verb, "dobj")}
    if not borne & {"it", "this"} or tree.negated(verb) or tree.in_question(verb) or not _is_own(tree, verb):
        return None
    return Stance(verb, stance, takers(tree, tree.subjects(verb)), last.towards)


def _is_attempt(tree: Tree, verb: int, deed: int) -> bool:
    """True for "sought to put the rising down": what one tries oneself, and asks of nobody."""
    tries = tree.words[verb].lemma.lower() in vocabulary("positions").words("trying")
    return tries and tree.is_infinitive(deed) and not tree.children(deed, "nsubj", "nsubjpass")


def _lacks_its_object(tree: Tree, verb: int) -> bool:
    """True for "refused to grant." of a sentence that was cut: what was refused is not told."""
    alone = len(tree.subtree(verb, without={"aux", "neg", "punct"})) == 1
    return alone and tree.words[verb].lemma.lower() in vocabulary("positions").words("transitive")


def _is_question(tree: Tree, verb: int) -> bool:
    """True for what is asked to be told and not to be done: "asked where he lived", "asked Berg if he would pay"."""
    clauses = [at for at in tree.children(verb, "ccomp", "advcl") if at > verb and not tree.children(verb, "xcomp")]
    asking = [tree.words[child] for at in clauses for child in (at, *tree.children(at))]
    return any(word.tag in _QUESTION_TAGS or word.text.lower() in {"whether", "if"} for word in asking)


def _is_of_another(tree: Tree, verb: int) -> bool:
    """True for "Oslo requested to contact Berg": in the short style of telegrams it is the one who is requested."""
    bare = not tree.children(verb, "aux", "dobj") and bool(tree.children(verb, "xcomp"))
    return bare and not any(tree.children(at, "auxpass") for at in tree.children(verb, "xcomp"))


def _by_side(tree: Tree, verb: int) -> Stance | None:
    """By the side that is taken in a vote or a debate: "Norway will vote against the resolution"."""
    if tree.negated(verb) or tree.in_question(verb) or not _is_own(tree, verb):
        return None
    for preposition, stance in vocabulary("positions").section["sides_taken"]["prepositions"].items():
        behind = [at for at in tree.objects(verb, preposition) if at > verb and not tree.is_date(at)]
        on = [at for at in behind if tree.words[at].pos != "PRON"]  # what stands before the verb: "for example"
        if on:
            return Stance(verb, stance, takers(tree, tree.subjects(verb)), _words_of(tree, on[0]))
    return None


def _by_predicate(tree: Tree, word: int, stance: str) -> Stance | None:
    """By what an actor is said to be: "Norway is opposed to the plan", "are in favor of it"."""
    at = tree.words[word]
    verb = at.head if at.dep == "acomp" else word
    helped = [child for child in tree.children(verb, "aux", "auxpass") if tree.words[child].lemma.lower() == "be"]
    if not (at.dep == "acomp" or helped) or tree.negated(verb) or tree.in_question(verb):
        return None
    towards = [item for item in tree.objects(word, "to", "on", "about") if tree.words[item].pos != "PRON"]
    subjects = [item for child in tree.children(verb, "nsubj", "nsubjpass") for item in tree.members(child)]
    if any(is_of_those(tree, item) for item in subjects):
        return None
    if towards:
        return Stance(word, stance, takers(tree, subjects), _words_of(tree, towards[0]))
    return None


def is_denial(tree: Tree, verb: int) -> bool:
    """True for "could not accept the condition", told as so: a refusal in the words of diplomats."""
    word = tree.words[verb]
    section = vocabulary("positions")
    told = word.pos == "VERB" and word.dep in {"ROOT", "ccomp", "conj"}
    if not told or word.lemma.lower() not in section.words("accepting"):
        return False
    helped = {tree.words[at].text.lower() for at in tree.children(verb, "aux")}
    asked = tree.in_question(verb) or tree.text.rstrip().endswith("?")
    return not asked and bool(helped & section.words("unable")) and bool(tree.children(verb, "neg"))


def _by_denial(tree: Tree, verb: int) -> Stance | None:
    """By what an actor "could not accept" or "would not agree to"."""
    towards = [at for at in (*tree.children(verb, "dobj"), *tree.objects(verb, "to")) if tree.words[at].pos != "PRON"]
    actors = takers(tree, tree.subjects(verb))
    if not towards or not is_political(tree, actors):
        return None
    return Stance(verb, "refuses", actors, _words_of(tree, towards[0]))


def _by_turn(tree: Tree, word: int) -> Stance | None:
    """By what a state has grown: "while Portugal has grown cool"; towards what the clause above it is."""
    verb = tree.words[word].head
    turned = tree.words[verb].lemma.lower() in vocabulary("positions").words("turning")
    subjects = [item for child in tree.children(verb, "nsubj") for item in tree.members(child)]
    if not turned or tree.negated(verb) or not any(tree.is_a_state(item) for item in subjects):
        return None
    of = tree.children(tree.words[verb].head, "dobj") if tree.words[verb].dep == "advcl" else []
    return Stance(word, "wavers", takers(tree, subjects), _words_of(tree, of[0]) if of else None)


def _words_of(tree: Tree, at: int) -> str:
    """What a stance is towards: a thing with all that hangs on it, or a deed without the "which" before it."""
    relative = any(tree.words[child].tag == "WDT" for child in tree.children(at, "dobj"))
    deed = relative or (tree.words[at].dep == "xcomp" and tree.is_infinitive(at))
    if deed:
        return tree.deed_with_object(tree.words[at].head, at)
    inside = tree.subtree(at)
    behind = [  # "opposes the quota on cod": the parser hangs it on the verb
        prep
        for prep in tree.children(tree.words[at].head, "prep")
        if prep == inside[-1] + 1 and tree.words[prep].text.lower() in vocabulary("positions").words("of_a_thing")
    ]
    return (
        tree.slice([*inside, *(part for prep in behind for part in tree.subtree(prep))])
        if behind
        else tree.full_phrase(at)
    )


def _is_aside(tree: Tree, at: int, stance: str) -> bool:
    """True for a clause that is not what was refused or asked: "refused, considered it a trap", "insisted she knew"."""
    aux = {tree.words[child].text.lower() for child in tree.children(at, "aux", "auxpass")}
    if tree.words[at].dep == "ccomp" and stance == "asks":
        return tree.words[at].tag != "VB" and not aux & vocabulary("positions").words("subjunctive")
    return stance == "refuses" and tree.words[at].pos == "VERB" and "to" not in aux


def _is_service(tree: Tree, verb: int, objects: list[int]) -> bool:
    """True for what is no stance: a station that is supported, copies that are asked for, one denounced to the police.

    A participle with "by" behind it, "the club supported by members' fees", is another's.
    """
    lemma = tree.words[verb].lemma.lower()
    everyday = vocabulary("positions").section["everyday"].get(lemma, ())
    owners = [tree.words[owner] for at in objects for owner in tree.children(at, "poss")]
    if lemma in vocabulary("positions").words("providing") and any(owner.pos == "PRON" for owner in owners):
        return True  # "supported his family", "supports its request with figures"
    if lemma in vocabulary("positions").words("reporting") and tree.objects(verb, "to"):
        return True
    return bool(tree.objects(verb, "by")) or any(tree.words[at].lemma.lower() in everyday for at in objects)


def _is_own(tree: Tree, verb: int) -> bool:
    """True where the verb stands for itself: not an infinitive of purpose, nor a participle with another's subject."""
    at = verb
    while tree.words[at].dep == "conj" and not tree.children(at, "nsubj", "nsubjpass"):
        at = tree.words[at].head
    word = tree.words[at]
    if word.dep == "xcomp":
        return tree.words[word.head].lemma.lower() in vocabulary("positions").words("purposes")
    if word.dep in _RELATIVE or word.dep in {"pcomp", "dep"}:
        return word.dep != "pcomp" and bool(tree.children(at, "nsubj", "nsubjpass") or tree.stray_subject(at))
    return not tree.is_infinitive(at)


def _by_adjective(tree: Tree, adjective: int, stance: str) -> Stance | None:
    """By an adjective of a stand: "adopted a friendly line towards X", "a hostile attitude towards X"."""
    section = vocabulary("positions")
    noun = tree.words[adjective].head
    if tree.words[noun].lemma.lower() not in section.words("stand"):
        return None
    verb = tree.clause_verb(noun)
    if verb is None or tree.words[verb].lemma.lower() not in section.words("showing"):
        return None
    towards = tree.objects(adjective, *_TOWARDS) or tree.objects(noun, *_TOWARDS)
    near = [*tree.children(noun, "acl", "prep"), *tree.children(verb, "prep")]
    regarding = [at for at in near if tree.words[at].text.lower() in _REGARDING]
    towards = towards or [item for at in regarding for item in tree.children(at, "pobj", "dobj")]
    return Stance(adjective, stance, takers(tree, tree.subjects(verb)), _first(tree, towards))


def _by_noun(tree: Tree, noun: int, stance: str) -> Stance | None:
    """By a noun that is shown: "voiced its opposition to X", "shows hesitation"."""
    verb = tree.clause_verb(noun)
    if verb is None or tree.words[verb].lemma.lower() not in vocabulary("positions").words("voicing"):
        return None
    shown = tree.words[noun].head == verb and tree.words[noun].dep == "dobj"
    if not shown or tree.in_question(verb) or tree.negated(verb) or tree.is_general(noun):
        return None
    owners = [at for at in tree.children(noun, "poss") if tree.words[at].pos != "PRON"]
    towards = _first(tree, tree.objects(noun, *_TOWARDS))
    if towards is None and stance != "wavers":
        return None  # "voiced his objections": to what, another sentence tells
    towards = towards or _supported(tree, tree.subjects(verb))
    return Stance(noun, stance, takers(tree, owners or tree.subjects(verb)), towards)


def _supported(tree: Tree, subjects: Sequence[int]) -> str | None:
    """What those who waver have supported so far: "states which support the plan have begun to waver"."""
    clauses = [at for subject in subjects for at in tree.children(subject, "relcl")]
    supporting = [
        at for at in clauses if tree.words[at].lemma.lower() in vocabulary("positions").section["verbs"]["supports"]
    ]
    return _first(tree, [item for at in supporting for item in tree.children(at, "dobj")])


def _first(tree: Tree, nouns: list[int]) -> str | None:
    return tree.title(nouns[0]) if nouns else None


def carried_on(tree: Tree, last: Stance, before: Tree) -> list[Stance]:
    """After "Such countries include X": the stance of the sentence before, with X for its actor."""
    for root in (at for at in tree.roots() if tree.words[at].lemma in _EXAMPLE_VERBS):
        subjects = tree.children(root, "nsubj")
        such = [s for s in subjects if any(tree.words[c].lemma.lower() == "such" for c in tree.children(s))]
        if such:
            shown = [at for item in tree.children(root, "dobj", "attr") for at in tree.members(item)]
            actors = tuple(at for at in shown if tree.is_named(at))
            taken = before.words[last.word]
            carried = last.carried or (taken.text, place_in(before, taken.start, taken.end))
            return [Stance(root, last.stance, actors, last.towards, carried)]
    return []
