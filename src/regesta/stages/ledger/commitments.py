"""Commitments: promises and offers, by whom, to whom, what, how much, on what condition, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regesta.model.evidence import Evidence
from regesta.model.ledgers import LedgerRow
from regesta.stages.ledger.asked import asked_before
from regesta.stages.ledger.conditions import clause_from, condition_of, deadline_of, is_in_a_condition
from regesta.stages.ledger.duties import duties_of_text
from regesta.stages.ledger.ground import Ground, listed
from regesta.stages.ledger.kinds import kind_of
from regesta.stages.ledger.promise_nouns import by_noun, help_promised, is_to_come, kept_or_broken, outcome_of
from regesta.stages.ledger.read_by import By, place_in
from regesta.stages.ledger.reality import is_open, is_stated
from regesta.stages.ledger.speech import Speech
from regesta.stages.ledger.states import state_of
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import said, vocabulary

# "an even greater amount", "a larger number": how much, without a figure
_MORE = re.compile(
    r"\b(?:an?\s+)?(?:even\s+)?(?:greater|larger|additional|increased|further|smaller|reduced)\s+"
    r"(?:amounts?|quantit(?:y|ies)|numbers?|sums?|volumes?)\b",
    re.I,
)
_BROKEN_OFF = re.compile(r"\s*(?:--|—)")  # "agreed to extend -- Mr. Berg": of a transcript
_FIRST = frozenset({"i", "we", "my", "our"})  # who writes a letter promises it to its addressee


def commitments(ground: Ground, speech: Speech) -> Iterator[LedgerRow]:
    """A row for each duty of an instrument's own text, and for each promise or offer that a sentence reports."""
    bound = set()
    last: tuple[int, dict[str, str | None]] | None = None  # the promise before: number of its sentence, and its fields
    for number, row in duties_of_text(ground):
        bound.add(number)
        yield row
    for number, tree in ground.sentences():
        if number in bound:
            continue
        for index in range(len(tree.words)):
            made = _made(ground, speech, number, index)
            if made is not None:
                row = _row(ground, speech, number, index, made, last if last and last[0] >= number - 1 else None)
                yield row
                last = number, dict(row.fields)


def _made(ground: Ground, speech: Speech, number: int, index: int) -> dict[str, str | None] | None:
    """The promise or offer that a word of a sentence carries, told as so and between somebody; None for any other."""
    tree = ground.trees[number]
    made = _carried_by(ground, speech, number, index)
    if made is None:
        return None
    own = made["by"] in vocabulary("commitments").words("known")
    if own and (ground.is_to_be_signed(tree) or tree.is_quoted(index)):
        return None  # the "I" of another
    if _points_elsewhere(made["what"]):
        made["what"] = asked_before(ground, number, index)  # "was asked to write and agreed to do so"
    if not made["what"] or is_in_a_condition(tree, index):
        return None
    told = "stage" in made or not is_open(tree, index)
    return made if told and _is_between_somebody(made) else None


def _carried_by(ground: Ground, speech: Speech, number: int, index: int) -> dict[str, str | None] | None:
    """What a word promises by what it is: a verb of promising or assuring, "ready", one's "word", a promise."""
    tree = ground.trees[number]
    section = vocabulary("commitments")
    word, lemma = tree.words[index], tree.words[index].lemma.lower()
    if word.pos == "VERB" and lemma in section.words("verbs"):
        return _by_verb(ground, tree, index, speech.speaker_before(number))
    if word.pos == "VERB" and lemma in section.words("assuring"):
        return _by_assurance(ground, tree, index)
    if word.pos == "ADJ" and lemma in section.words("ready"):
        return _by_readiness(tree, index)
    if word.pos == "NOUN" and lemma in section.words("word"):
        return _by_word_given(ground, tree, index)
    if word.pos == "NOUN" and lemma in section.words("nouns") and word.dep != "compound":
        outcome = outcome_of(tree, index)
        return kept_or_broken(tree, index, outcome) if outcome else by_noun(tree, index)
    return None


def _points_elsewhere(what: str | None) -> bool:
    """True for "to do so": what is promised stands before it."""
    told = (what or "").casefold()
    return told in vocabulary("commitments").words("pointing_alone") or any(
        told == words or told.startswith(f"{words} ") for words in vocabulary("commitments").words("pointing")
    )


def _is_between_somebody(made: dict[str, str | None]) -> bool:
    """True where the promiser is named, or is the record's own author; or, where nobody is, who obtained the promise.

    A "he" that was not resolved is nobody.
    """
    names = (made["by"] or made["to"] or "").split("; ")
    known = vocabulary("commitments").words("known")
    named = all(name in known or any(letter.isupper() for letter in name) or " " in name for name in names)
    denied = vocabulary("open").words("nobody") | vocabulary("commitments").words("whoever")
    return named and not any(
        name.lower() in vocabulary("commitments").words("nobody")
        or name.lower().removeprefix("the ").split(" ")[0] in denied
        for name in names
    )


def _names(ground: Ground, tree: Tree, at: int, speaker: str | None = None) -> str:
    """Who promises: by name; whom the record carries a "he" back to, where it does, or who spoke last in a talk."""
    start = tree.words[at].start
    if tree.words[at].text == "I" and tree.text[max(start - 1, 0) : start] == "/":  # a cryptonym: "AMICE/I"
        return f"{tree.before_slash(start)}I"
    if tree.words[at].pos == "PRON" and tree.words[at].text.lower() in vocabulary("commitments").words("nobody"):
        own = tree.office_before(at) or tree.antecedent(at)
        if _is_of_another_sex(tree, at, own):
            return tree.words[at].text
        one = tree.words[at].text.lower() in vocabulary("commitments").words(
            "one"
        )  # "they" are seldom whom an entry names
        if own != tree.words[at].text or not one:
            return own
        carried = ground.referent(tree, at)
        whom = (tree.whole_name(carried) if carried else None) or (speaker if tree.is_one_person(at) else None) or own
        return whom if whom[:1].isupper() else own  # "the subject of these calumnies" is nobody by name
    return tree.antecedent(at)


def _is_of_another_sex(tree: Tree, at: int, name: str) -> bool:
    """True for "she" and "Mr. Berg", "he" and "Miss Berg"."""
    title = name.partition(" ")[0].rstrip(".").lower()
    return title in vocabulary("persons").section["not_of"].get(tree.words[at].text.lower(), ())


def _by_assurance(ground: Ground, tree: Tree, verb: int) -> dict[str, str | None] | None:
    """By "assured": with what will be done, or with one's support: "assured Norway that fish would be delivered"."""
    if tree.words[tree.words[verb].head].lemma.lower() in vocabulary("commitments").words("serving"):
        return None  # "the list helps to assure that every ship will be counted"
    clauses = [at for at in tree.children(verb, "ccomp") if at > verb and is_to_come(tree, at)]  # not ", I assure you"
    clauses = [at for at in clauses if not tree.negated(at) or any(tree.is_somebody(one) for one in tree.subjects(at))]
    help_given = help_promised(tree, verb)
    promisers = tree.subjects(verb)
    if not promisers or tree.negated(verb) or tree.in_question(verb) or not (clauses or help_given):
        return None
    if _are_things(tree, promisers) or not (_whom(tree, verb) or tree.children(verb, "auxpass") or help_given):
        return None  # "letters assuring that ...", "so we assured that ..."
    if tree.children(verb, "auxpass"):
        return None  # "was assured": by whom is seldom told
    return {
        "by": listed([_names(ground, tree, at) for at in promisers]),
        "to": listed([_names(ground, tree, at) for at in tree.children(verb, "dobj") if tree.is_named(at)]),
        "what": tree.full_phrase((clauses or help_given)[0]),
    }


def _whom(tree: Tree, verb: int) -> list[int]:
    """Whom a verb has for its object: not "that way"."""
    return [at for at in tree.children(verb, "dobj", "dative") if tree.words[at].lemma.lower() != "way"]


def _by_readiness(tree: Tree, adjective: int) -> dict[str, str | None] | None:
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


def _by_word_given(ground: Ground, tree: Tree, noun: int) -> dict[str, str | None] | None:
    """By one's word: "gave me his word that the fish would be delivered"."""
    verb = tree.words[noun].head
    clauses = [at for at in tree.children(noun, "acl", "ccomp", "relcl") if is_to_come(tree, at)]
    given = tree.words[noun].dep == "dobj" and tree.words[verb].lemma.lower() == "give" and not tree.negated(verb)
    if not given or not clauses or not tree.children(noun, "poss"):
        return None
    return {
        "by": listed([_names(ground, tree, at) for at in tree.subjects(verb)]),
        "to": listed([tree.antecedent(at) for at in tree.children(verb, "dative") if tree.is_named(at)]),
        "what": tree.full_phrase(clauses[0]),
    }


def _by_verb(ground: Ground, tree: Tree, verb: int, speaker: str | None) -> dict[str, str | None] | None:
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
    if _sets_about(tree, verb, promisers) or _are_things(tree, promisers):
        return None
    if tree.words[verb].dep == "acl" or any(tree.words[at].text.lower() == "it" for at in promisers):
        return None  # "actions undertaken to ...", "it was agreed that ..."
    if not deeds and not any(tree.quantities(at) or _MORE.search(tree.full_phrase(at)) for at in things):
        return None
    to = whom if passive else tree.objects(verb, "to", "with") if deeds else tree.children(verb, "dative")
    return {
        "by": listed([_names(ground, tree, at, speaker) for at in promisers]),
        "to": listed([tree.name(at) for at in to if tree.is_itself_named(at)]),
        "what": _what(tree, verb, deeds, things),
    }


def _is_apart(tree: Tree, verb: int, deed: int) -> bool:
    """True for "promised, only to break his word", and for a name badly parsed: "offered to BERG a house"."""
    comma = verb + 1 < deed and tree.words[verb + 1].text == ","
    return comma or (tree.words[deed].text.isupper() and not tree.in_capitals)


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
    return told if _points_elsewhere(told) else tree.deed_with_object(verb, deeds[0])


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


def _to_before(by: str, last: tuple[int, dict[str, str | None]] | None) -> str | None:
    """To whom the same state promised in the sentence before: "He secured a Swiss promise. The Swiss agreed to ..."."""
    before = last[1] if last else {}
    state = state_of(by)
    return before.get("to") if state and state == state_of(before.get("by") or "") else None


def _row(
    ground: Ground,
    speech: Speech,
    number: int,
    index: int,
    made: dict[str, str | None],
    last: tuple[int, dict[str, str | None]] | None,
) -> LedgerRow:
    tree = ground.trees[number]
    word = tree.words[index]
    condition = condition_of(tree, index)
    below = tree.subtree(index)
    more = _MORE.search(tree.text, *tree.span(below))
    amounts = [
        amount
        for amount in _amounts(tree, index)
        if not condition or amount not in condition.string[condition.start() :]
    ]
    amounts = amounts or ([" ".join(more.group().split())] if more else [])
    enlarged = more or (_MORE.search(made["what"]) if made["what"] else None)
    own = made["by"] or ""
    source = speech.source_of(number, index, apart=word.head, doer=made["by"])
    told = [amount for amount in amounts if amount in (made["what"] or "")]  # and not of what is told beside it
    day = speech.day_of(number, index, apart=[made["what"] or ""])
    before = _to_before(own, last)
    fields = {
        **made,
        "by": listed([ground.with_owner(name, source) for name in own.split("; ") if name]),
        "to": made["to"] or (ground.addressee(tree) if own.partition(" ")[0].lower() in _FIRST else before),
        "amount": listed(told or amounts),
        "condition": clause_from(tree, condition.start()) if condition else None,
        "by_when": deadline_of(tree, index, condition.start() if condition else None, ground.dates_in(tree)),
        "made_in": _made_in(ground, speech, tree, index),
        "date": day.edtf if day else None,
        "on_the_word_of": source,
        "certainty": ground.certainty_over(tree, word.start, word.end),
        "stage": made.get("stage") or _stage(tree, index, enlarged is not None),
    }
    why = [Evidence("ledger.commitment", 1.0, f"“{word.text}” reports a promise or an offer")]
    if condition:
        why.append(Evidence("ledger.condition", 1.0, f"“{condition.group()}” opens a condition"))
    read = {
        "stage": By("commitments.stage", place_in(tree, word.start, word.end)),
        **ground.read_there(tree, word, day),
    }
    return ground.row("commitments", tree, (word.start, word.end), fields, why=why, read=read)


def _stage(tree: Tree, index: int, enlarged: bool) -> str:
    """How a promise stands by its own sentence: made, enlarged, or broken ("agreed to come, but never did")."""
    if said("commitments", "never_done").search(tree.text.replace(",", " "), tree.words[index].end):
        return "broken"
    return "enlarged" if enlarged else "made"


def _made_in(ground: Ground, speech: Speech, tree: Tree, index: int) -> str | None:
    """The instrument it is promised in, by its sentence ("under the protocol"); else the talk that the record is of."""
    verb = index if tree.words[index].pos == "VERB" else tree.clause_verb(index)
    named = tree.objects(verb, "in", "under", "by", "with") if verb is not None else []
    instruments = [at for at in named if kind_of(tree, at) is not None]
    if instruments:
        return tree.title(instruments[0])
    title = ground.description.title
    talk = title.value if title else ground.description.document_type
    return talk if speech.is_talk else None


def _amounts(tree: Tree, index: int) -> list[str]:
    """What is counted in what was promised: not in what is told beside it ("offered $500 and paid $400")."""
    promised = [
        at
        for at in tree.children(index)
        if tree.words[at].dep not in {"conj", "nsubj", "advcl"} or (tree.is_infinitive(at) and at == index + 2)
    ]
    times = vocabulary("commitments").words("times")
    found = [amount for at in promised for amount in tree.quantities(at)]
    counted = [(amount, amount.split()[-1].lower().strip(".")) for amount in found]
    return [
        amount for amount, of in counted if of not in times and of not in vocabulary("commitments").words("parties")
    ]
