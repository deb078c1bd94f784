"""Instruments: agreements, treaties, protocols, communiques, contracts, with their parties, stage and subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from regesta.model.evidence import Evidence
from regesta.model.ledgers import LedgerRow
from regesta.stages.ledger.ground import Ground, listed
from regesta.stages.ledger.own_dates import own_dates
from regesta.stages.ledger.parties import (
    both_of_sentence,
    is_joined,
    made_by,
    named_parties,
    offered_to,
    second_parties,
    states_taking_part,
    who_acts_under,
)
from regesta.stages.ledger.provisions import done_at, titled
from regesta.stages.ledger.reality import is_open
from regesta.stages.ledger.signatories import Signed, who_signed
from regesta.stages.ledger.states import without_doubles
from regesta.stages.ledger.tree import CLAUSES, Tree
from regesta.stages.ledger.vocabulary import Vocabulary, any_of, vocabulary

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d(?:\s*[-–]\s*(?:(?:1[89]|20)?\d\d))?\b")
# The number of a list, or the bare day that heads an entry of a chronology.
_NUMBER_OF_LIST = re.compile(r"^\(?\d{1,3}(?:[.)]\s+|\s+(?=[A-Z]))")
PAIR_HOLDS = 3  # sentences within which "both governments" are the two parties of the instrument before
# "in agreement with", "by agreement of": an accord of minds, no instrument.
_ACCORD_OF_MINDS = frozenset({"in", "by", "into"})
_AT_ONCE = frozenset({"signed", "initialled", "ratified", "agreed"})  # stages that are reached on a day
# Stages that a verb tells of an instrument behind a preposition: "negotiated on a treaty".
_THROUGH_A_PREPOSITION = frozenset({"under negotiation", "signed"})


@dataclass(frozen=True, slots=True)
class _Words:
    kinds: dict[str, dict[str, object]]
    phrases: tuple[tuple[str, str, str], ...]
    subjects: frozenset[str]
    stages: dict[str, str]
    relations: dict[str, str]


@cache
def _words() -> _Words:
    section: Vocabulary = vocabulary("instruments")
    return _Words(
        section.section["kinds"],
        tuple((item["head"], item["of"], item["kind"]) for item in section.section["phrases"]),
        section.words("subjects"),
        section.turned("stages"),
        section.turned("relations"),
    )


@cache
def _relation_words() -> re.Pattern[str]:
    return any_of(_words().relations)


def instruments(ground: Ground) -> Iterator[LedgerRow]:
    """A row for each instrument that a sentence names with its parties, its stage, or what it is about."""
    yield from _own_text(ground)
    pair, told = "", -PAIR_HOLDS - 1  # the last two parties of one instrument, and in which sentence
    for number, tree in ground.sentences():
        for index, word in enumerate(tree.words):
            kind = kind_of(tree, index)
            if kind is None or word.dep == "compound":
                continue
            row = _row(ground, tree, index, kind, pair if 0 < number - told <= PAIR_HOLDS else "")
            if row is not None:
                yield row
                parties = dict(row.fields)["parties"] or ""
                if parties.count("; ") == 1:
                    pair, told = parties, number


def _own_text(ground: Ground) -> Iterator[LedgerRow]:
    """The row of the instrument that the record is the text of, on the clause that says where it was done."""
    text = titled(ground)
    for _, tree in ground.sentences() if text is not None else ():
        place = done_at(tree)
        if place is None or text is None:
            continue
        date = next((reading.edtf for _, _, reading in ground.readings_in(tree)), None)
        fields = {
            "kind": text.kind,
            "title": text.title,
            "parties": listed(text.parties),
            "place": place,
            "signed": date,
            "date": date or ground.dating.record_date.edtf,
            "stage": "signed",
        }
        why = [Evidence("ledger.own-text", 1.0, f"“{text.title}” heads the text of a {text.kind}")]
        yield ground.row("instruments", tree, (0, len(tree.text)), fields, why=why)
        return


def kind_of(tree: Tree, index: int) -> tuple[str, bool] | None:
    """Kind of the instrument that a noun names, and whether it does so by itself."""
    word = tree.words[index]
    if word.pos not in {"NOUN", "PROPN"}:
        return None
    lemma = word.lemma.lower()
    for head, of, kind in _words().phrases:
        if lemma == head and any(tree.words[item].lemma.lower() == of for item in tree.objects(index, "of")):
            return kind, True
    found = _words().kinds.get(lemma)
    if found and found.get("gathering") and not (tree.objects(index, "between", "with") or _subject(tree, index)):
        return None
    return (str(found["kind"]), bool(found["evident"])) if found else None


def _row(ground: Ground, tree: Tree, index: int, kind: tuple[str, bool], pair: str) -> LedgerRow | None:
    name, evident = kind
    if _is_accord_of_minds(tree, index) or tree.children(index, "nsubj") or is_open(tree, index):
        return None
    stage, stage_verb = _stage(tree, index)
    if name == "exchange of notes" and not any(tree.is_a_state(at) for at in tree.subtree(index)):
        return None  # letters that two offices exchange
    if name == "commitment" and (stage != "agreed" or _subject(tree, index) is None):
        return None
    at = tree.words[index]
    entries = ground.entries_over(tree, at.start, at.end)
    signed = who_signed(tree, index, stage_verb) if stage in {"signed", "initialled"} else Signed((), ())
    parties = _parties(ground, tree, index, stage_verb, signed, pair)
    if parties is None:
        return None
    named = [other for other in range(len(tree.words)) if kind_of(tree, other)]
    dates = own_dates(ground, tree, index, stage_verb, named)
    planned = (
        _is_purpose(tree, stage_verb)
        or _is_yet_to_be(tree, index)
        or (bool(entries and entries[0].certainty in {"planned", "conditional"}) and not _is_done(tree, stage_verb))
    )
    date = dates.get("signed") or dates.get("done")
    date = date or ground.date_over(tree, at.start, at.end, apart=_others(tree, index))
    relation, other = _relation(tree, index)
    paired = len(parties) > 1
    fields = {
        "kind": name,
        "title": _title(tree, index),
        "parties": listed(parties),
        "signatories": listed(signed.by),
        "place": _place(tree, stage_verb if stage_verb is not None else _verb_of(tree, index)),
        "signed": dates.get("signed") or (date if stage == "signed" and not planned else None),
        "in_force": dates.get("in_force") or (date if stage == "in force" and not planned else None),
        "date": date,
        "period": _period(tree, index),
        "subject": _subject(tree, index),
        "amount": listed(_amounts(ground, tree, index, stage_verb)),
        "relation": relation,
        "related_to": other,
        "stage": f"{stage} (planned)" if stage and planned else stage,
        "certainty": ground.certainty_over(tree, at.start, at.end),
    }
    if not (_stands_by_itself(tree, index, fields) if evident else paired or _is_told_enough(fields)):
        return None
    if at.tag == "NNS" and name != "commitment" and not (stage and paired):
        return None  # "treaties" at large
    why = [Evidence("ledger.instrument", 1.0, f"“{at.text}” names a {name}")]
    if stage and stage_verb is not None:
        why.append(Evidence("ledger.stage", 1.0, f"“{tree.words[stage_verb].text}” says that it was {stage}"))
    return ground.row("instruments", tree, (at.start, at.end), fields, why=why)


def _parties(ground: Ground, tree: Tree, index: int, verb: int | None, signed: Signed, pair: str) -> list[str] | None:
    """Between whom it is; None where one party stands behind "with" and nobody is found who has it with that one.

    Those it names, else with the one it names whoever made it, else the states whose people signed it or took part.
    """
    named = named_parties(tree, index) or offered_to(tree, index)
    if len(named) > 1:
        return named
    one_of_two = bool(tree.objects(index, "with") or tree.children(index, "poss"))
    second = second_parties(ground, tree, index, verb) if one_of_two else []
    found = without_doubles([*second, *named])
    if len(found) < 2:
        found = without_doubles([*found, *signed.for_whom, *states_taking_part(tree, index, verb, own=not one_of_two)])
    found = found or without_doubles(who_acts_under(ground, tree, index))
    if len(found) == 1 and not one_of_two:  # "he secured a Norwegian agreement"
        found = without_doubles([*made_by(ground, tree, index, verb, apart=found[0]), *found])
    if len(found) < 2 and pair and _is_of_both(tree):
        return pair.split("; ")
    if len(found) < 2 and not one_of_two and tree.words[index].tag != "NNS":
        found = both_of_sentence(tree, found, verb)
    return found if len(found) > 1 or not one_of_two else None


def _is_of_both(tree: Tree) -> bool:
    """True where the sentence speaks of the two that an instrument before it was between: "both governments"."""
    return any_of(vocabulary("instruments").section["both"]).search(tree.text) is not None


def _amounts(ground: Ground, tree: Tree, index: int, verb: int | None) -> list[str]:
    """The amounts of the entry there that stand in the words of the instrument or of the verb of its stage."""
    at = tree.words[index]
    told = tree.slice(tree.subtree(index if verb is None else verb, without={"ccomp"}))
    told += tree.slice(tree.subtree(index))
    amounts = [amount.quote for entry in ground.entries_over(tree, at.start, at.end)[:1] for amount in entry.amounts]
    return [amount for amount in amounts if " ".join(amount.split()) in told]


def _is_told_enough(fields: Mapping[str, str | None]) -> bool:
    """True where it is told, without two parties, how far it came, on what it is, and by whom or where that was done.

    One that bears its date and that a party acts under is told enough, too ("under the agreement of 4 May Norway ...").
    Of 40 rows read, 17 failed for want of a party ("Berg's contract", "an agreement was made").
    """
    about = fields["subject"] or fields["period"]
    done = fields["signatories"] or fields["place"] or fields["parties"]
    return bool(fields["stage"] and about and done) or bool(fields["signed"] and fields["parties"])


def _stands_by_itself(tree: Tree, index: int, fields: Mapping[str, str | None]) -> bool:
    """True of one with a party or a stage with the place or the signatories, and of a treaty with a name of its own."""
    done = fields["stage"] and (fields["signatories"] or fields["place"])
    titled = _is_titled(tree, index) and fields["kind"] == "treaty"
    return bool(fields["parties"] or done or titled)


def _title(tree: Tree, index: int) -> str:
    """Its title as written, without the number of a list before it; a bracket that is not closed is closed."""
    title = tree.title(index, without=_no_part_of_title(tree, index))
    if tree.text.lstrip().startswith(title):
        title = _NUMBER_OF_LIST.sub("", title)
    return title + ")" * max(title.count("(") - title.count(")"), 0)


def _no_part_of_title(tree: Tree, index: int) -> list[int]:
    """What opens where it was done or as what, at the end of its title: "a treaty of amity in Oslo"."""
    behind = tree.children(index, "prep")[-1:]
    where = [at for at in behind if any(tree.is_a_place(item) for item in tree.children(at, "pobj"))]
    return [at for at in behind if tree.words[at].text.lower() == "as"] + [
        at for at in where if tree.words[at].text.lower() in {"in", "at"}
    ]


def _others(tree: Tree, index: int) -> list[str]:
    """The words of the other instruments in the sentence: their dates are not this one's."""
    return [tree.title(at) for at, word in enumerate(tree.words) if at != index and kind_of(tree, at)]


def _is_titled(tree: Tree, index: int) -> bool:
    """True where it bears a name of its own: "the Nuclear Test Ban Treaty", "the Treaty of Lisbon"."""
    before = [tree.words[at] for at in tree.children(index, "compound", "amod", "nmod")]
    capital = any(word.text[:1].isupper() and not word.text.isupper() for word in before)
    return capital or any(tree.is_named(at) for at in tree.objects(index, "of"))


def _is_accord_of_minds(tree: Tree, index: int) -> bool:
    word = tree.words[index]
    behind = word.dep == "pobj" and tree.words[word.head].lemma.lower() in _ACCORD_OF_MINDS
    bare = not tree.children(index, "det", "nmod", "compound")
    return (behind and bare) or tree.is_general(index) or _is_assent(tree, index)


def _is_assent(tree: Tree, index: int) -> bool:
    """True for "sought Berg's agreement on the procedure": what one person gives another, and no instrument."""
    word = tree.words[index]
    verb = tree.words[word.head].lemma.lower() if word.dep == "dobj" else ""
    if verb in vocabulary("instruments").words("voicing"):
        return True
    given = verb in vocabulary("instruments").words("assent")
    return given and bool(tree.children(index, "poss")) and not tree.objects(index, "with", "between")


def _stage(tree: Tree, index: int) -> tuple[str | None, int | None]:
    """How far the instrument has come, by the nearest verb above or below that says so."""
    head = index
    while tree.words[head].dep in {"conj", "appos"}:  # the parser takes members of a list for explanations
        head = tree.words[head].head
    owner = _holds(tree, head)
    if owner is not None:  # "secured commitments for training and a clearing agreement"
        return _stage(tree, owner)
    dates = [] if any(kind_of(tree, at) for at in tree.governors(index)) else tree.subtree(index, without=CLAUSES)
    hung = [index, *(at for at in dates if tree.is_date(at))]  # "protocol to the treaty of May 4 signed in Oslo"
    below = [at for on in hung for at in tree.children(on, "acl", "relcl", "amod") if not tree.negated(at)]
    near = [(at, _told_by(tree, at)) for at in below]
    if tree.words[head].dep in {"dobj", "nsubjpass", "nsubj"}:
        near.append((tree.words[head].head, _told_by(tree, tree.words[head].head)))
    elif tree.words[head].dep == "pobj":  # "negotiated on a treaty"; "made through an agreement" makes none
        above = [at for at in _up_to_another(tree, head) if tree.words[at].pos == "VERB"][:1]
        near += [(at, stage) for at in above if (stage := _told_by(tree, at)) in _THROUGH_A_PREPOSITION]
    near += [(at, "in force") for at in tree.governors(head) if _is_force(tree, at)][:1]
    return next(((stage, at) for at, stage in near if stage), (None, None))


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
    stage = _words().stages.get(word.lemma.lower()) if word.pos == "VERB" else None
    going_on = word.tag == "VBG" and bool(tree.children(at, "aux") or word.dep == "conj")
    return None if going_on and stage in _AT_ONCE else stage


def _holds(tree: Tree, index: int) -> int | None:
    """The instrument that a noun is promised in: what stands behind its "for"."""
    preposition = tree.words[index].head
    above = tree.words[preposition].head
    holds = tree.words[index].dep == "pobj" and tree.words[preposition].lemma.lower() == "for"
    return above if holds and tree.words[above].pos == "NOUN" and kind_of(tree, above) else None


def _subject(tree: Tree, index: int) -> str | None:
    """What it is about: "for payments", "on fisheries", "of friendship", or the noun before it."""
    about = tree.objects(index, "for", "on", "concerning", "regarding", "covering", "of", "to")
    about = [
        item for item in about if not (_is_of_phrase(tree, index, item) or tree.is_somebody(item) or tree.is_date(item))
    ]
    about = [item for item in about if not (kind_of(tree, item) or _tells_nothing(tree, item))]
    phrases = [tree.title(item) for item in about if not _YEAR.fullmatch(tree.words[item].text)]
    if phrases:
        return listed(phrases)
    verb = tree.words[index].head
    if tree.words[index].dep == "nsubjpass":
        about = [item for item in tree.objects(verb, "for", "on", "concerning") if not tree.is_date(item)]
        phrases = [tree.title(item) for item in about if not _tells_nothing(tree, item)]
        if phrases:
            return listed(phrases)
    before = [
        tree.words[child].text
        for child in tree.subtree(index, without={"prep", "relcl", "acl", "conj", "det"})
        if tree.words[child].lemma.lower() in _words().subjects
        and tree.is_a_body(child) <= tree.is_a_body(index)
        and not is_joined(tree, child)
    ]
    return " ".join(before) or None


def _tells_nothing(tree: Tree, item: int) -> bool:
    """True for a state alone ("signed for Norway") and for what points elsewhere ("to this effect"): no subject."""
    return tree.words[item].lemma.lower() in vocabulary("instruments").words("pointing") or (
        tree.is_a_state(item) and not tree.children(item, "amod", "compound", "prep")
    )


def _is_of_phrase(tree: Tree, index: int, item: int) -> bool:
    """True for the second noun of "memorandum of understanding": it is of the kind and tells no subject."""
    lemmas = tree.words[index].lemma.lower(), tree.words[item].lemma.lower()
    return any(lemmas == (head, of) for head, of, _ in _words().phrases)


def _period(tree: Tree, index: int) -> str | None:
    """The years it covers: "for 1961", "for 1961-65", "covering 1958"; "of 1961" is when it was made."""
    start = tree.words[index].end
    match = re.match(r"\s+(?:for|covering)\s+(?:the\s+(?:year|period)\s+)?", tree.text[start:])
    year = _YEAR.match(tree.text, start + match.end()) if match else None
    return year.group() if year else None


def _verb_of(tree: Tree, index: int) -> int | None:
    """The verb of which the instrument itself is the subject or the object."""
    word = tree.words[index]
    return word.head if word.dep in {"nsubj", "nsubjpass", "dobj"} else None


def _place(tree: Tree, verb: int | None) -> str | None:
    """Where: "signed in Oslo", "at Geneva"."""
    if verb is None:
        return None
    nouns = [at for at in tree.children(verb, "dobj", "nsubjpass") if kind_of(tree, at)]
    for item in (place for at in (verb, *nouns) for place in tree.objects(at, "in", "at")):
        if tree.is_a_place(item):
            return tree.name(item)
    return None


def _is_purpose(tree: Tree, verb: int | None) -> bool:
    """True for "arrived to sign a protocol": the signing is still to come."""
    to_come = verb is not None and tree.is_infinitive(verb) and not tree.is_perfect(verb)
    return to_come and verb is not None and tree.words[verb].dep in {"advcl", "xcomp", "acl"}


def _is_yet_to_be(tree: Tree, index: int) -> bool:
    """True of what "will" be done to or by it: "the loan will be covered by a contract signed by Berg"."""
    word = tree.words[index]
    by = word.dep == "pobj" and tree.words[word.head].dep == "agent"
    verb = tree.words[word.head].head if by else word.head
    borne = by or word.dep in {"dobj", "nsubjpass"}
    return borne and any(tree.words[at].text.lower() in {"will", "shall"} for at in tree.children(verb, "aux"))


def _is_done(tree: Tree, verb: int | None) -> bool:
    """True for the participle of "under a contract concluded in March": done, whatever is told to come of it."""
    return verb is not None and tree.words[verb].dep in {"acl", "relcl"} and tree.words[verb].tag in {"VBN", "VBD"}


def _relation(tree: Tree, index: int) -> tuple[str | None, str | None]:
    """How it stands to another instrument of the same sentence, and that other's name.

    A protocol or an annex "to" another supplements it.
    """
    to = [at for at in tree.objects(index, "to") if kind_of(tree, at)]
    if to:
        return "supplements", tree.title(to[0])
    found = _relation_words().search(tree.text)
    if not found:
        return None, None
    relation = _words().relations[found.group().lower()]
    own = tree.subtree(index, without={"relcl", "acl", "conj"})
    is_own = any(tree.words[at].start == found.start() for at in own)
    behind = max(found.start(), tree.words[index].end)
    later = [
        at
        for at, word in enumerate(tree.words)
        if word.start > behind and word.dep != "compound" and kind_of(tree, at) is not None
    ]
    if is_own or later:
        return relation, tree.phrase(later[0]) if later else None
    return None, None
