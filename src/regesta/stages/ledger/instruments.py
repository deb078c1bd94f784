"""Instruments: agreements, treaties, protocols, communiques, contracts, with their parties, stage and subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from regesta.model.evidence import Evidence
from regesta.model.ledgers import LedgerRow
from regesta.stages.ledger.ground import Ground, listed
from regesta.stages.ledger.kinds import kind_of, subject_of
from regesta.stages.ledger.nationality import states_of_people
from regesta.stages.ledger.own_dates import own_dates
from regesta.stages.ledger.own_instrument import is_of_own_text, own_instrument
from regesta.stages.ledger.parties import (
    both_of_sentence,
    joint_makers,
    made_by,
    named_parties,
    offered_to,
    second_parties,
    states_taking_part,
    who_acts_under,
)
from regesta.stages.ledger.progress import is_done, is_purpose, is_yet_to_be, stage_of
from regesta.stages.ledger.read_by import By, place_in
from regesta.stages.ledger.reality import is_open
from regesta.stages.ledger.signatories import Signed, who_signed
from regesta.stages.ledger.states import state_of, without_doubles
from regesta.stages.ledger.terms import relation_after, sums_after
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import any_of, vocabulary
from regesta.stages.ledger.when import until
from regesta.stages.ledger.wording import is_titled, period_of, place_of, relation_of, title_of, verb_of, with_article

PAIR_HOLDS = 3  # sentences within which "both governments" are the two parties of the instrument before
# "in agreement with", "by agreement of": an accord of minds, no instrument.
_ACCORD_OF_MINDS = frozenset({"in", "by", "into"})


def instruments(ground: Ground) -> Iterator[LedgerRow]:
    """A row for each instrument that a sentence names with its parties, its stage, or what it is about."""
    own = ground.own_text
    yield from own_instrument(ground)
    pair, told = "", -PAIR_HOLDS - 1  # the last two parties of one instrument, and in which sentence
    known: dict[tuple[str, str], str] = {}  # kind and subject of an instrument that was told of, and its parties
    for number, tree in ground.sentences():
        for index, word in enumerate(tree.words):
            kind = kind_of(tree, index)
            if kind is None or word.dep == "compound" or (own is not None and is_of_own_text(own, tree, index)):
                continue
            row = _row(ground, number, index, kind, pair if 0 < number - told <= PAIR_HOLDS else "", known)
            if row is not None:
                yield row
                fields = dict(row.fields)
                parties = fields["parties"] or ""
                if parties.count("; ") == 1:
                    pair, told = parties, number
                    known[kind[0], (fields["subject"] or "").casefold()] = parties


def _row(
    ground: Ground,
    number: int,
    index: int,
    kind: tuple[str, bool],
    pair: str,
    known: Mapping[tuple[str, str], str],
) -> LedgerRow | None:
    tree = ground.trees[number]
    name, evident = kind
    if _is_accord_of_minds(tree, index) or tree.children(index, "nsubj") or is_open(tree, index):
        return None
    stage, stage_verb = stage_of(tree, index)
    if _is_aimed_at(tree, index) and len(named_parties(tree, index)) < 2:
        return None  # "a plan against the new treaty"
    if name == "exchange of notes" and not (
        any(tree.is_a_state(at) for at in tree.subtree(index)) or relation_of(tree, index)[0]
    ):
        return None  # letters that two offices exchange
    unwritten = vocabulary("instruments").words("unwritten")
    if any(tree.words[at].lemma.lower() in unwritten for at in tree.children(index, "amod")):
        return None
    if name == "commitment" and (stage != "agreed" or subject_of(tree, index) is None):
        return None
    at = tree.words[index]
    entries = ground.entries_over(tree, at.start, at.end)
    signed = who_signed(tree, index, stage_verb) if stage in {"signed", "initialled"} else Signed((), ())
    parties = _parties(ground, tree, index, stage_verb, signed, pair)
    named = [other for other in range(len(tree.words)) if kind_of(tree, other)]
    dates = own_dates(ground, tree, index, stage_verb, named)
    if parties is None:
        parties = _one_state(tree, index, name) if stage and dates else None
    if parties is None:
        return None
    parties_by = By("parties.named" if len(named_parties(tree, index)) > 1 else "parties.taken")
    parties, serves = _states_for_people(ground, number, name, parties)
    parties_by = serves or parties_by
    if len(parties) < 2 and len(states := states_of_people(ground, number, signed.by)) > 1:
        parties, parties_by = list(states)[::-1], By("parties.signatories", next(iter(states.values())))
    subject = subject_of(tree, index)
    before = known.get((name, (subject or "").casefold()), "").split("; ")
    definite = any(tree.words[det].text.lower() == "the" for det in tree.children(index, "det"))
    if len(parties) < 2 and subject and definite and set(without_doubles([*before, *parties])) == set(before):
        parties, parties_by = before, By("parties.told-before")  # "Portugal denounced the trade agreement"
    planned = (
        is_purpose(tree, stage_verb)
        or is_yet_to_be(tree, index)
        or (bool(entries and entries[0].certainty in {"planned", "conditional"}) and not is_done(tree, stage_verb))
    )
    signed_on = dates.get("signed")
    of_stage = dates.get("done") if stage not in {None, "signed"} else None  # "the agreement of 1950 lapsed in 1954"
    day = (
        of_stage
        or signed_on
        or dates.get("done")
        or ground.day_over(tree, at.start, at.end, apart=_others(tree, index))
    )
    of_record = day is not None and day.by.rule == "date.record" and stage not in {"proposed", "under negotiation"}
    if day is not None and not dates and not planned and (stage is None or of_record):
        day = until(day)  # it is named there, and was made before
    forced_on = dates.get("in_force") or (day if stage == "in force" and not planned and not of_record else None)
    signed_on = signed_on or (day if stage == "signed" and not planned and not of_record else None)
    relation, other = relation_of(tree, index)
    if relation is None and stage is not None:
        relation, other = relation_after(ground, number)
    paired = len(parties) > 1
    fields = {
        "kind": name,
        "title": title_of(tree, index),
        "parties": listed(parties),
        "signatories": listed(signed.by),
        "place": place_of(tree, stage_verb if stage_verb is not None else verb_of(tree, index)),
        "signed": signed_on.edtf if signed_on else None,
        "in_force": forced_on.edtf if forced_on else None,
        "date": day.edtf if day else None,
        "period": period_of(tree, index),
        "subject": subject,
        "amount": listed(_amounts(ground, tree, index, stage_verb) or sums_after(ground, number)),
        "enters_into_force": None,
        "relation": relation,
        "related_to": other,
        "stage": f"{stage} (planned)" if stage and planned else stage,
        "history": None,
        "certainty": "planned" if stage and planned else ground.certainty_over(tree, at.start, at.end),
    }
    if not (_stands_by_itself(tree, index, fields) if evident else paired or _is_told_enough(fields)):
        return None
    if at.tag == "NNS" and name != "commitment" and not (stage and paired):
        return None  # "treaties" at large
    why = [Evidence("ledger.instrument", 1.0, f"“{at.text}” names {with_article(name)}")]
    if stage and stage_verb is not None:
        why.append(Evidence("ledger.stage", 1.0, f"“{tree.words[stage_verb].text}” says that it was {stage}"))
    stage_place = at if stage_verb is None else tree.words[stage_verb]
    read = {
        "kind": By("kind.noun", place_in(tree, at.start, at.end)),
        "stage": By("stage.verb", place_in(tree, stage_place.start, stage_place.end)),
        "parties": parties_by,
        **({"signed": signed_on.by} if signed_on else {}),
        **({"in_force": forced_on.by} if forced_on else {}),
        **ground.read_there(tree, at, day),
    }
    return ground.row("instruments", tree, (at.start, at.end), fields, why=why, read=read)


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
    if len(found) < 2:
        found = joint_makers(tree, index, verb) or found
    found = found or without_doubles(who_acts_under(ground, tree, index))
    if len(found) == 1 and not one_of_two:  # "he secured a Norwegian agreement"
        found = without_doubles([*made_by(ground, tree, index, verb, apart=found[0]), *found])
    if len(found) < 2 and pair and _is_of_both(tree):
        return pair.split("; ")
    if len(found) < 2 and not one_of_two and tree.words[index].tag != "NNS":
        found = both_of_sentence(tree, found, verb)
    return found if len(found) > 1 or not one_of_two else None


def _states_for_people(ground: Ground, number: int, kind: str, parties: list[str]) -> tuple[list[str], By | None]:
    """The parties with the state in the place of one who acts for it: "Berg, President of the Norwegian Bank".

    A contract is with the person, and so is an agreement of two people.
    """
    if kind == "contract" or not any(state_of(name) for name in parties):
        return parties, None
    served = {name: states_of_people(ground, number, [name]) for name in parties if not state_of(name)}
    by = next((By("parties.signatories", place) for states in served.values() for place in states.values()), None)
    return without_doubles([next(iter(served.get(name, {})), name) for name in parties]), by


def _one_state(tree: Tree, index: int, kind: str) -> list[str] | None:
    """The one state that a treaty is "with", where its stage and day are told and nobody says who has it with that."""
    named = named_parties(tree, index)
    return named if kind != "contract" and named and all(state_of(name) for name in named) else None


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
    about = fields["subject"] or fields["period"] or fields["relation"]
    done = fields["signatories"] or fields["place"] or fields["parties"]
    ended = fields["stage"] and fields["subject"] and fields["signed"]  # "the fishery agreement of 1950 lapsed"
    return bool(fields["stage"] and about and done) or bool(fields["signed"] and fields["parties"]) or bool(ended)


def _stands_by_itself(tree: Tree, index: int, fields: Mapping[str, str | None]) -> bool:
    """True of one with a party or a stage with the place or the signatories, and of a treaty with a name of its own."""
    done = fields["stage"] and (fields["signatories"] or fields["place"])
    titled = is_titled(tree, index) and fields["kind"] == "treaty"
    tied = fields["relation"] and fields["signed"]  # "was amended by an exchange of notes of 10 June"
    return bool(fields["parties"] or done or titled or tied)


def _is_aimed_at(tree: Tree, index: int) -> bool:
    """True for what something else is "against"."""
    word = tree.words[index]
    return word.dep == "pobj" and tree.words[word.head].text.lower() == "against"


def _others(tree: Tree, index: int) -> list[str]:
    """The words of the other instruments in the sentence: their dates are not this one's."""
    return [tree.title(at) for at, word in enumerate(tree.words) if at != index and kind_of(tree, at)]


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
