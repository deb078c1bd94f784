"""The parties of an instrument: those it is between or with, whose it is, who made it; and names as wholes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from regesta.stages.ledger.ground import Ground
from regesta.stages.ledger.states import state_of, without_doubles
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import any_of, vocabulary

_BETWEEN = ("between", "among", "with")
# "FBI-Coast Guard Agreement": two bodies that the language model takes for one.
_JOINED = re.compile(r"(?<=\b[A-Z]{3})[-–/](?=[A-Z])|(?<=[A-Z]{4})[-–/](?=[A-Z])")
# "the Soviet-Polish agreement": two states or their peoples
_ACRONYM = re.compile(r"[A-Z]{2,5}")
_PAIR = re.compile(r"\b([A-Z][\w.]+)\s?[-–/]\s?([A-Z][\w.]+)(?=\s)")


@cache
def _firm() -> re.Pattern[str]:
    """What belongs to the name of a firm behind its first words: "& Co., Ltd."."""
    word = any_of(vocabulary("instruments").section["companies"]).pattern
    return re.compile(rf"(?:[\s,]*(?:&\s*)?(?:{word})\.?)+", re.IGNORECASE)


def named_parties(tree: Tree, index: int) -> list[str]:
    """Those the noun itself names: "between X and Y", "with X", "X's", and the peoples or bodies before it."""
    nouns = (index, *tree.objects(index, "of"))  # "a memorandum of understanding between X and Y"
    between = ("between", "among") if _is_talked_of(tree, index) else _BETWEEN
    behind = [at for noun in nouns for at in tree.objects(noun, *between) if _bears_a_name(tree, at)]
    behind = [at for at in behind if tree.text[tree.words[at].start - 1] != "/"]  # the desk of "Chief, EUR/Norway"
    behind = [
        at for at in behind if tree.words[at].lemma.lower() not in vocabulary("instruments").section["kinds"]
    ]  # an annex
    owners = [at for at in tree.children(index, "poss") if tree.words[at].pos != "PRON" and tree.is_named(at)]
    found = [party_name(tree, at) for at in owners]
    found += _named_before(tree, index)
    found += [party_name(tree, at) for at in behind if not _belongs_to_firm(tree, at)]
    return list(dict.fromkeys(found))


def second_parties(ground: Ground, tree: Tree, index: int, verb: int | None) -> list[str]:
    """Who has it with the one it names: whose it is, on whose behalf it was made, else who did the verb's deed.

    "Your contract" is the addressee's, "my contract" the author's, "his" the one that the record carries it back to.
    """
    owners = [at for at in tree.children(index, "poss") if tree.words[at].pos == "PRON"]
    if owners:
        return [name for at in owners if (name := ground.referent(tree, at))]
    governing = _governing(tree, index)
    verb = verb if governing is None else governing
    acting = who_acts_under(ground, tree, index)
    if acting:
        return acting
    if verb is None or tree.words[verb].lemma.lower() not in _makers():
        return _addressed(ground, tree)
    for at in (at for at in tree.objects(verb, "on") if tree.words[at].lemma.lower() == "behalf"):
        principals = [*tree.objects(at, "of"), *tree.children(at, "poss")]
        if principals:
            return [party_name(tree, principal) for principal in principals if tree.is_named(principal)]
    makers = [at for at in tree.subjects(verb) if at != index and not _is_where(tree, at)]
    return [name for at in makers if (name := _maker(ground, tree, at))]


def _is_where(tree: Tree, at: int) -> bool:
    """True for the town of "a man now in Oslo negotiating a contract": it negotiates nothing."""
    preposition = tree.words[tree.words[at].head].text.lower()
    return tree.words[at].dep == "pobj" and preposition in {"in", "at"}


def states_taking_part(tree: Tree, index: int, verb: int | None, *, own: bool) -> list[str]:
    """The states told of where it names no pair: who made it, whose people signed it, what it is about, the host.

    "Norway signed ...", "signed by Norwegian Minister Berg", "for Portuguese aid to the Norwegian fishery", "arrived
    in Oslo to sign", "a communique stressed Norwegian aid to Portugal". A person or a body that is no state's is no
    party here. Unless `own`, the instrument's own words are left out: they name the one that it is "with".
    """
    about = tree.subtree(index, without={"relcl", "acl", "conj"}) if own else []
    heads = [index] if verb is None else [index, verb]
    if verb is not None:
        who = [at for at in [*tree.subjects(verb), *tree.objects(verb, "by")] if at != index]
        about = [word for at in who for word in tree.subtree(at, without={"relcl", "acl", "conj"})] + about
        heads += who  # "the Norwegian consul in Lisbon"
        if tree.words[index].dep in {"nsubj", "nsubjpass"}:  # "an agreement was signed for Norwegian aid"
            about += [at for item in tree.objects(verb, "for", "on") for at in tree.subtree(item, without={"relcl"})]
        if tree.is_infinitive(verb) and tree.words[verb].dep in {"advcl", "xcomp"}:
            about += _places(tree, [tree.words[verb].head])
    if tree.words[index].dep == "nsubj":
        heads.append(tree.words[index].head)
        about += [at for item in tree.children(heads[-1], "dobj") for at in tree.subtree(item, without={"relcl"})]
    places = set(_places(tree, heads))
    return without_doubles(_states_in(tree, [at for at in about if at not in places]))


def both_of_sentence(tree: Tree, found: list[str], verb: int | None) -> list[str]:
    """The two states that a sentence speaks of beside places, where a stage is told; else those found already."""
    if verb is None:
        return found
    told = [at for at in range(len(tree.words)) if not tree.is_a_place(at) or tree.words[at].dep != "pobj"]
    both = without_doubles([*found, *_states_in(tree, told)])
    is_a_pair = len(both) == 2 and all(state_of(name) for name in both)
    return both if is_a_pair else found


def _states_in(tree: Tree, words: Sequence[int]) -> list[str]:
    """The states and peoples among words, each mention once: by its adjective where a body bears it.

    What the language model takes for a place and no gazetteer of states knows is none.
    """
    found = []
    for at in words:
        word = tree.words[at]
        state = next((state for state in tree.states if state.start <= word.start < state.end), None)
        name = word.text if state is None else tree.text[state.start : state.end]
        within = state is None and at > 0 and tree.words[at - 1].text[:1].isupper()  # "Latin American Association"
        if word.pos in {"ADJ", "PROPN", "NOUN"} and state_of(name) and not within:
            found.append(re.sub(r"^the\s", "", name, flags=re.IGNORECASE))
    return list(dict.fromkeys(found))


def _places(tree: Tree, heads: Collection[int]) -> list[int]:
    """The words that tell where something is done: what stands behind "in" and "at" below one of the heads."""
    return [at for head in heads for place in tree.objects(head, "in", "at") for at in tree.subtree(place)]


def joint_makers(tree: Tree, index: int, verb: int | None) -> list[str]:
    """Those who made it with one another: "Norway and the Lapps signed an agreement"; nobody where people did.

    Two people who sign are of the parties, and seldom the parties.
    """
    made = tree.words[index].dep == "dobj" and tree.words[index].head == verb
    if verb is None or not made or tree.words[verb].lemma.lower() not in _makers():
        return []
    makers = tree.subjects(verb)
    together = len(makers) > 1 and all(_bears_a_name(tree, at) and not tree.is_a_person(at) for at in makers)
    return [party_name(tree, at).removeprefix("the ") for at in makers] if together else []


def made_by(ground: Ground, tree: Tree, index: int, verb: int | None, *, apart: str) -> list[str]:
    """Who came to have an instrument by its verb: "he secured", "Berg signed"; nobody whose phrase has `apart` in it.

    "The Norwegian consul concluded an agreement": he is of the one party that is known already.
    """
    if verb is None or tree.words[verb].lemma.lower() not in _makers():
        return []
    makers = [at for at in tree.subjects(verb) if at != index and apart not in tree.full_phrase(at)]
    return second_parties(ground, tree, index, verb) if makers else []


def offered_to(tree: Tree, index: int) -> list[str]:
    """Who offers whom: "Norway has offered Almeida a contract"; nobody where either is not named."""
    verb = tree.words[index].head
    taker = [at for at in tree.children(verb, "dative") if tree.words[index].dep == "dobj" and _bears_a_name(tree, at)]
    makers = [at for at in tree.subjects(verb) if _bears_a_name(tree, at)] if taker else []
    return [party_name(tree, at) for at in [*makers, *taker]] if makers else []


def party_name(tree: Tree, index: int) -> str:
    """A party as a ledger names it, the name of a body or firm as a whole: "Bureau of Fisheries", "Berg & Co., Ltd"."""
    word = tree.words[index]
    for mention in tree.parsed.mentions:
        if mention.label == "ORG" and mention.start <= word.start < mention.end:
            firm = _firm().match(tree.text, mention.end)
            whole = " ".join(tree.text[mention.start : firm.end() if firm else mention.end].split())
            whole = tree.before_slash(mention.start) + whole
            whole = re.sub(r"^the\s", "", whole, flags=re.IGNORECASE)
            named = tree.name(index)
            whole = named if named.casefold().startswith(f"{whole} of ".casefold()) else whole
            return re.sub(r"['’]s?$", "", whole).strip(' .,;:"“”')
    return tree.name(index)


def _is_talked_of(tree: Tree, index: int) -> bool:
    """True for "discussed the contract with Berg": whom it is discussed with is no party of it."""
    word = tree.words[index]
    return word.dep == "dobj" and tree.words[word.head].lemma.lower() in vocabulary("instruments").words("talking")


def is_joined(tree: Tree, index: int) -> bool:
    """True for a word of two bodies joined before an instrument: "Coast" of "the FBI-Coast Guard agreement"."""
    start = tree.words[index].start
    return any(
        mention.label == "ORG"
        and mention.start <= start < mention.end
        and _JOINED.search(tree.text, mention.start, mention.end)
        for mention in tree.parsed.mentions
    )


def _named_before(tree: Tree, index: int) -> Iterator[str]:
    """The peoples before the noun, and two bodies joined there: "the FBI-Coast Guard agreement"."""
    before = tree.children(index, "amod", "compound", "nmod")
    start = min((tree.words[at].start for at in tree.subtree(index) if at < index), default=tree.words[index].start)
    for pair in _PAIR.finditer(tree.text, start, tree.words[index].start):
        half = vocabulary("instruments").words("half")
        known = [bool(state_of(name)) or name in half for name in pair.groups()]
        bodies = not tree.in_capitals and _ACRONYM.fullmatch(pair[2]) is not None
        if all(known) or (bodies and not any(known)):  # "the State/CIA agreement"; "LEAD/US COMPANY" is of a form
            yield from pair.groups()
            return
    for mention in tree.parsed.mentions:
        inside = any(mention.start <= tree.words[at].start < mention.end for at in before)
        names = tree.text[mention.start : min(mention.end, tree.words[index].start)].strip()
        if inside and mention in tree.states and (mention.label == "NORP" or state_of(names)):
            yield names  # "the Norwegian treaty", not "the Lisbon treaty"
        elif inside and mention.label == "ORG" and _JOINED.search(names) and not tree.in_capitals:
            yield from _JOINED.split(names)


def _belongs_to_firm(tree: Tree, item: int) -> bool:
    """True for what stands behind the name of a firm and belongs to it: "Berg & Co., Ltd., Narvik"."""
    word, before = tree.words[item], tree.words[item - 1] if item else None
    companies = vocabulary("instruments").words("companies")
    if word.dep not in {"conj", "appos"}:
        return False
    above = tree.words[word.head].text.rstrip(".,").lower()
    place = before is not None and before.text == "," and (above in companies or tree.is_a_place(item))
    return word.text.rstrip(".,").lower() in companies or place


@cache
def _makers() -> frozenset[str]:
    return frozenset(vocabulary("instruments").turned("stages")) | vocabulary("instruments").words("holding")


def _governing(tree: Tree, index: int) -> int | None:
    """The verb that the noun is the object of, its own ("signed a pact") or through "into" ("entered into a pact")."""
    word = tree.words[index]
    if word.dep == "dobj":
        return word.head
    into = word.dep == "pobj" and tree.words[word.head].lemma.lower() == "into"
    return tree.words[word.head].head if into else None


def who_acts_under(ground: Ground, tree: Tree, index: int) -> list[str]:
    """Who does something "under" an instrument: "under the agreement with Portugal, Norway received cod"."""
    word = tree.words[index]
    above = tree.words[word.head].head
    if word.dep != "pobj" or tree.words[word.head].text.lower() != "under" or tree.words[above].pos != "VERB":
        return []
    return [name for at in tree.subjects(above) if (name := _maker(ground, tree, at))]


def _maker(ground: Ground, tree: Tree, at: int) -> str | None:
    if tree.words[at].pos == "PRON":
        return ground.referent(tree, at)
    return party_name(tree, at) if _bears_a_name(tree, at) else None


def _bears_a_name(tree: Tree, at: int) -> bool:
    """True for a noun that bears a name, one that the language model has no label for among them ("Skua/4")."""
    return tree.is_itself_named(at) or (tree.words[at].pos == "PROPN" and not tree.is_date(at))


def _addressed(ground: Ground, tree: Tree) -> list[str]:
    """The addressee, where the sentence speaks to one: "you are hereby notified that the contract with ..."."""
    addressee = ground.addressee(tree) if ground.speaks_to_somebody(tree) else None
    return [addressee] if addressee else []
