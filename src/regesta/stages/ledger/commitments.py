"""Commitments: promises and offers, by whom, to whom, what, how much, on what condition, by when."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.model.evidence import Evidence
from regesta.model.ledgers import LedgerRow
from regesta.stages.ledger.asked import asked_before
from regesta.stages.ledger.conditions import clause_from, condition_of, deadline_of, is_in_a_condition
from regesta.stages.ledger.duties import duties_of_text
from regesta.stages.ledger.ground import Ground, listed
from regesta.stages.ledger.kinds import kind_of
from regesta.stages.ledger.promise_nouns import by_noun, kept_or_broken, outcome_of
from regesta.stages.ledger.promise_verbs import (
    MORE,
    by_assurance,
    by_consideration,
    by_readiness,
    by_verb,
    by_word_given,
    points_elsewhere,
    raised,
)
from regesta.stages.ledger.promisers import is_of_several
from regesta.stages.ledger.read_by import By, place_in
from regesta.stages.ledger.reality import is_open
from regesta.stages.ledger.speech import Speech
from regesta.stages.ledger.states import state_of
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import any_of, said, vocabulary

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
            made = _made(ground, speech, number, index, last if last and last[0] == number - 1 else None)
            if made is not None:
                row = _row(ground, speech, number, index, made, last if last and last[0] >= number - 1 else None)
                yield row
                last = number, dict(row.fields)


def _made(
    ground: Ground, speech: Speech, number: int, index: int, last: tuple[int, dict[str, str | None]] | None
) -> dict[str, str | None] | None:
    """The promise or offer that a word of a sentence carries, told as so and between somebody; None for any other."""
    tree = ground.trees[number]
    made = _carried_by(ground, speech, number, index)
    if made is None:
        return None
    pointing = (made["by"] or "").casefold() in vocabulary("commitments").words("going_on")
    one = (made["by"] or "").casefold() == "it" and state_of((last[1].get("by") or "") if last else "") is not None
    if last and pointing and (one or is_of_several(last[1].get("by"))):
        made["by"] = last[1]["by"]  # "The Norwegians promised ... They agreed ..."
    if own_pair := ground.both_parties(made["by"]):
        made["by"] = own_pair
    own = made["by"] in vocabulary("commitments").words("known")
    if own and (ground.is_to_be_signed(tree) or tree.is_quoted(index)):
        return None  # the "I" of another
    if points_elsewhere(made["what"]):
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
        return by_verb(ground, tree, index, speech.speaker_before(number), in_talk=speech.is_called_a_talk)
    if word.pos == "VERB" and lemma in section.words("assuring"):
        return by_assurance(ground, tree, index)
    if word.pos == "VERB" and (given := by_consideration(ground, tree, index)) is not None:
        return given
    if word.pos == "ADJ" and lemma in section.words("ready"):
        return by_readiness(tree, index)
    if word.pos == "NOUN" and lemma in section.words("word"):
        return by_word_given(ground, tree, index)
    if word.pos == "NOUN" and lemma in section.words("nouns") and word.dep != "compound":
        outcome = outcome_of(tree, index)
        if outcome == "enlarged":
            return raised(ground, tree, index)
        return kept_or_broken(tree, index, outcome) if outcome else by_noun(tree, index)
    return None


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
    more = MORE.search(tree.text, *tree.span(below))
    amounts = [
        amount
        for amount in _amounts(tree, index)
        if not condition or amount not in condition.string[condition.start() :]
    ]
    amounts = amounts or ([" ".join(more.group().split())] if more else [])
    enlarged = more or (MORE.search(made["what"]) if made["what"] else None)
    own = made["by"] or ""
    source = speech.source_of(number, index, apart=word.head, doer=made["by"])
    told = [amount for amount in amounts if amount in (made["what"] or "")]  # and not of what is told beside it
    day = speech.day_of(number, index, apart=[made["what"] or ""], holds=word.pos == "ADJ")
    before = _to_before(own, last)
    fields = {
        **made,
        "by": listed([ground.with_owner(name, source) for name in own.split("; ") if name]),
        "to": made["to"] or (ground.addressee(tree) if own.partition(" ")[0].lower() in _FIRST else before),
        "amount": listed(told or amounts) or made.get("amount"),
        "condition": clause_from(tree, condition.start()) if condition else made.get("condition"),
        "by_when": deadline_of(tree, index, condition.start() if condition else None, ground.dates_in(tree)),
        "made_in": _made_in(ground, speech, tree, index),
        "date": day.edtf if day else None,
        "on_the_word_of": source,
        "certainty": ground.certainty_of(tree, index),
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
    of_talk = any_of(vocabulary("conversations").section["of_the_talk"])
    is_of_one = speech.is_called_a_talk or (title is not None and of_talk.search(title.value))
    return talk if speech.is_talk and is_of_one else None


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
    parties = vocabulary("commitments").words("parties")
    return [amount for amount, of in counted if "$" in amount or of not in times | parties]  # "$9,000 a year"
