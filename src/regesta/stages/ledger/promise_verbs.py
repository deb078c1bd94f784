"""Words of promising but nouns: verbs that promise or assure, "ready", one's word given, an offer raised."""

from __future__ import annotations

import re

from regesta.stages.ledger.ground import Ground, listed
from regesta.stages.ledger.promise_nouns import help_promised, is_to_come
from regesta.stages.ledger.promisers import promiser_name
from regesta.stages.ledger.reality import is_stated
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import vocabulary

# "an even greater amount", "a larger number": how much, without a figure
MORE = re.compile(
    r"\b(?:an?\s+)?(?:even\s+)?(?:greater|larger|additional|increased|further|smaller|reduced)\s+"
    r"(?:amounts?|quantit(?:y|ies)|numbers?|sums?|volumes?)\b",
    re.I,
)
# "3. In consideration of the berths left free, ..."
_CONSIDERATION = re.compile(r"\W*(?:\d{1,2}[.)]\s*)?(?P<words>in\s+(?:full\s+)?consideration\s+(?:of|for)\b)", re.I)
_BROKEN_OFF = re.compile(r"\s*(?:--|—)")  # "agreed to extend -- Mr. Berg": of a transcript


def points_elsewhere(what: str | None) -> bool:
    """True for "to do so": what is promised stands before it."""
    told = (what or "").casefold()
    return told in vocabulary("commitments").words("pointing_alone") or any(
        told == words or told.startswith(f"{words} ") for words in vocabulary("commitments").words("pointing")
    )


def by_assurance(ground: Ground, tree: Tree, verb: int) -> dict[str, str | None] | None:
    """By "assured": with what will be done, or with one's support: "assured Norway that fish would be delivered"."""
    if tree.words[tree.words[verb].head].lemma.lower() in vocabulary("commitments").words("serving"):
        return None  # "the list helps to assure that every ship will be counted"
    clauses = [at for at in tree.children(verb, "ccomp") if at > verb and is_to_come(tree, at)]  # not ", I assure you"
    clauses = [
        at
        for at in clauses
        if not tree.negated(at) or any(tree.is_somebody(one) or tree.is_a_state(one) for one in tree.subjects(at))
    ]
    help_given = help_promised(tree, verb)
    promisers = tree.subjects(verb)
    if not promisers or tree.negated(verb) or tree.in_question(verb) or not (clauses or help_given):
        return None
    if _are_things(tree, promisers) or not (_whom(tree, verb) or tree.children(verb, "auxpass") or help_given):
        return None  # "letters assuring that ...", "so we assured that ..."
    if tree.children(verb, "auxpass"):
        return None  # "was assured": by whom is seldom told
    return {
        "by": listed([promiser_name(ground, tree, at) for at in promisers]),
        "to": listed([promiser_name(ground, tree, at) for at in tree.children(verb, "dobj") if tree.is_named(at)]),
        "what": tree.full_phrase((clauses or help_given)[0]),
    }


def _whom(tree: Tree, verb: int) -> list[int]:
    """Whom a verb has for its object: not "that way"."""
    return [at for at in tree.children(verb, "dobj", "dative") if tree.words[at].lemma.lower() != "way"]


def by_consideration(ground: Ground, tree: Tree, verb: int) -> dict[str, str | None] | None:
    """By what is paid for it: "in consideration of the berths left free, the Board will pay the firm $900 a year"."""
    opens = _CONSIDERATION.match(tree.text)
    comma = tree.text.find(",", opens.end()) if opens else -1
    will = [at for at in tree.children(verb, "aux") if tree.words[at].text.lower() in {"will", "shall"}]
    if opens is None or not will or not 0 < comma < tree.words[verb].start:
        return None
    promisers = [at for at in tree.subjects(verb) if tree.words[at].start > comma]
    if not promisers or tree.words[verb].dep not in {"ROOT", "ccomp"} or tree.children(verb, "auxpass"):
        return None
    given = [at for at in tree.children(verb, "dative", "dobj") if tree.words[at].text[:1].isupper()]
    return {
        "by": listed([promiser_name(ground, tree, at) for at in promisers]),
        "to": listed([tree.name(at) for at in given]),
        "what": f"to {tree.text[tree.words[verb].start :].rstrip(' .')}",
        "condition": " ".join(tree.text[opens.start("words") : comma].split()),
    }


def raised(ground: Ground, tree: Tree, noun: int) -> dict[str, str | None] | None:
    """By what a promise is raised to: "it raised its offer to £3 million"."""
    verb = tree.words[noun].head
    to = tree.objects(verb, "to") or tree.objects(noun, "to")
    promisers = tree.subjects(verb)
    if not promisers or not to or not tree.children(noun, "poss"):
        return None
    return {
        "by": listed([promiser_name(ground, tree, at) for at in promisers]),
        "to": None,
        "what": f"{tree.phrase(noun)} to {tree.full_phrase(to[0])}",
        "amount": listed(tree.quantities(to[0])),
        "stage": "enlarged",
    }


def by_readiness(tree: Tree, adjective: int) -> dict[str, str | None] | None:
    """By what a state is ready to do: "Norway is prepared to deliver fish"."""
    verb = tree.words[adjective].head
    deeds = [at for at in tree.children(adjective, "xcomp", "ccomp") if tree.is_infinitive(at)]
    promisers = [
        at
        for at in tree.subjects(verb)
        if tree.is_a_state(at) or (tree.speaks_for_somebody(at) and tree.is_itself_named(at))
    ]
    if tree.words[adjective].dep != "acomp" or not deeds or not promisers or tree.words[verb].tag == "VB":
        return None
    if tree.negated(verb) or tree.in_question(verb) or any(tree.words[at].lemma == "be" for at in deeds):
        return None
    if any(tree.words[at].lemma.lower() in vocabulary("commitments").words("suffering") for at in deeds):
        return None  # "are willing to die for it"
    if tree.words[verb].tag == "VBD" and not is_stated(tree, verb):
        return None  # "the Norwegians were ready to let it burn": what they were like, and not what they said
    what = tree.deed_with_object(verb, deeds[0])  # "the flats that the town is prepared to sell"
    return {"by": listed([tree.name(at) for at in promisers]), "to": None, "what": what}


def by_word_given(ground: Ground, tree: Tree, noun: int) -> dict[str, str | None] | None:
    """By one's word: "gave me his word that the fish would be delivered"."""
    verb = tree.words[noun].head
    clauses = [at for at in tree.children(noun, "acl", "ccomp", "relcl") if is_to_come(tree, at)]
    given = tree.words[noun].dep == "dobj" and tree.words[verb].lemma.lower() == "give" and not tree.negated(verb)
    if not given or not clauses or not tree.children(noun, "poss"):
        return None
    return {
        "by": listed([promiser_name(ground, tree, at) for at in tree.subjects(verb)]),
        "to": listed([tree.antecedent(at) for at in tree.children(verb, "dative") if tree.is_named(at)]),
        "what": tree.full_phrase(clauses[0]),
    }


def by_verb(
    ground: Ground, tree: Tree, verb: int, speaker: str | None, *, in_talk: bool
) -> dict[str, str | None] | None:
    """A verb of promising with what is promised: "they undertook to deliver fish"."""
    if tree.words[verb].lemma.lower() in vocabulary("commitments").words("words_given") and _gives_words(tree, verb):
        return None  # "offered two opinions"
    deeds = [at for at in tree.children(verb, "xcomp") if tree.is_infinitive(at) and not _is_apart(tree, verb, at)]
    deeds = [at for at in deeds if not _BROKEN_OFF.match(tree.text, tree.words[at].end)]
    if not (deeds or tree.children(verb, "auxpass")):
        deeds = [at for at in tree.children(verb, "advcl") if tree.is_infinitive(at) and at == verb + 2]
    things = (
        tree.children(verb, "dobj")
        if tree.words[verb].lemma.lower() in vocabulary("commitments").words("giving")
        else []
    )
    if things and all(tree.is_itself_named(at) for at in things):  # "promised Norway on 11 March a loan of £2 million"
        behind = [at for at in tree.subtree(verb) if tree.words[at].dep == "npadvmod" and not tree.is_date(at)]
        things += [at for at in behind if tree.words[at].pos == "NOUN" and tree.quantities(at)]
    if tree.children(verb, "auxpass") and tree.words[verb].lemma.lower() in vocabulary("commitments").words(
        "by_states"
    ):
        return None  # "was undertaken by Norway to mend the pier": what for
    passive = bool(tree.children(verb, "auxpass"))  # "Norway was offered a loan": it is the one promised to
    promisers = tree.objects(verb, "by") if passive else tree.subjects(verb)
    if any(tree.words[at].lemma.lower() == "be" for at in deeds) and not any(
        tree.is_somebody(at) or (tree.is_itself_named(at) and tree.words[at].pos == "PROPN") for at in promisers
    ):
        return None  # "the year promises to be a good one"
    whom = tree.children(verb, "nsubjpass") or (_subjects_before(tree, verb) if passive else [])
    if not (promisers or (whom and things)) or tree.negated(verb) or tree.in_question(verb) or not (deeds or things):
        return None
    if (_sets_about(tree, verb, promisers) and not in_talk) or _are_things(tree, promisers):
        return None
    if passive and tree.children(verb, "prep") and tree.words[verb].lemma.lower() == "agree":
        return None  # "a story agreed upon by the clerks, to be told if asked"
    if any(_is_torn(tree, verb, at) for at in deeds):
        return None
    if tree.words[verb].dep == "acl" or any(tree.words[at].text.lower() == "it" for at in promisers):
        return None  # "actions undertaken to ...", "it was agreed that ..."
    if not deeds and not any(tree.quantities(at) or MORE.search(tree.full_phrase(at)) for at in things):
        return None
    named = [at for at in things if tree.is_itself_named(at) and len(things) > 1]
    things = [at for at in things if at not in named]
    to = whom if passive else tree.objects(verb, "to", "with") if deeds else tree.children(verb, "dative")
    promised_to = _promised_to(tree, verb, deeds)
    things = [at for at in things if at not in promised_to]
    return {
        "by": listed([promiser_name(ground, tree, at, speaker) for at in promisers]),
        "to": listed(
            [tree.name(at) for at in [*to, *promised_to, *named] if at in promised_to or tree.is_itself_named(at)]
        ),
        "what": _what(tree, verb, deeds, things),
    }


def _is_torn(tree: Tree, verb: int, deed: int) -> bool:
    """True for text that scanning spoilt: "agreed to at paid", "agreed to t ke it"."""
    to = [at for at in tree.children(deed, "aux") if tree.words[at].text.lower() == "to"]
    between = tree.words[to[-1] + 1 : deed] if to else ()
    return any(word.pos == "ADP" for word in between) or tree.is_torn(tree.deed(deed))


def _is_apart(tree: Tree, verb: int, deed: int) -> bool:
    """True for "promised, only to break his word", and for a name badly parsed: "offered to BERG a house"."""
    comma = verb + 1 < deed and tree.words[verb + 1].text == ","
    return comma or (tree.words[deed].text.isupper() and not tree.in_capitals)


def _promised_to(tree: Tree, verb: int, deeds: list[int]) -> list[int]:
    """Whom a deed is promised to, by name: "promised Almeida to write", "offered Berg to mend the boat"."""
    names = tree.children(verb, "dobj", "dative") if deeds else []
    is_name = {at for at in names if tree.words[at].text[:1].isupper() or _is_coded(tree, at)}
    return [at for at in names if at < deeds[0] and at in is_name]


def _is_coded(tree: Tree, at: int) -> bool:
    """True for the end of a cryptonym that the parser took apart: "A-1", "AMX/4"."""
    return tree.before_slash(tree.words[at].start)[:1].isupper()


def _what(tree: Tree, verb: int, deeds: list[int], things: list[int]) -> str:
    """What is promised: a deed, a thing, or a thing for a deed ("offered him $300 a month to work in Oslo")."""
    if not deeds:
        return tree.full_phrase(things[0])
    given = [at for at in things if not tree.is_somebody(at) and not tree.is_named(at)]
    if given and given[0] < deeds[0]:
        return tree.slice([*tree.subtree(given[0]), *tree.subtree(deeds[0])])
    told = tree.deed(deeds[0])
    agreed_to = [at for at in tree.objects(verb, "to") if at < deeds[0]]
    if agreed_to and tree.words[verb].lemma.lower() == "agree":  # "agreed to the terms, to take effect in May"
        return tree.full_phrase(agreed_to[0])
    return told if points_elsewhere(told) else tree.deed_with_object(verb, deeds[0])


def _gives_words(tree: Tree, verb: int) -> bool:
    """True for an opinion, an apology, a comment: what is offered in words is given with them."""
    given = vocabulary("commitments").words("of_words")
    return any(tree.words[at].lemma.lower() in given for at in tree.children(verb, "dobj"))


def _are_things(tree: Tree, promisers: list[int]) -> bool:
    """True of a letter, a price, a list: none of them promises."""
    return any(tree.words[at].lemma.lower() in vocabulary("positions").words("things") for at in promisers)


def _sets_about(tree: Tree, verb: int, promisers: list[int]) -> bool:
    """True for "Miss Berg undertook to study the price": a person who undertook it began it, a state bound itself."""
    begins = tree.words[verb].lemma.lower() in vocabulary("commitments").words("by_states") and tree.is_past(verb)
    return begins and not any(
        tree.is_a_state(at) or tree.is_a_body(at) or tree.is_ones_government(at) or tree.speaks_for_somebody(at)
        for at in promisers
    )


def _subjects_before(tree: Tree, verb: int) -> list[int]:
    """The subjects of the verb that another is listed after: "visited Oslo and was offered a loan"."""
    return tree.subjects(tree.words[verb].head) if tree.words[verb].dep == "conj" else []
