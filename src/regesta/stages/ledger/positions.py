"""Positions: the stance of an actor towards a measure or another actor, on somebody's word, at a date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regesta.model.evidence import Evidence
from regesta.model.ledgers import LedgerRow
from regesta.stages.ledger.actors import are_all
from regesta.stages.ledger.ground import Ground, listed
from regesta.stages.ledger.read_by import By, place_in
from regesta.stages.ledger.reality import is_open, is_stated, stated_of
from regesta.stages.ledger.speech import Speech
from regesta.stages.ledger.stances import (
    Stance,
    carried_on,
    is_denial,
    is_told_as_so,
    of_the_same,
    of_the_vote,
    stance_of,
)
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import vocabulary


def positions(ground: Ground, speech: Speech) -> Iterator[LedgerRow]:
    """A row for each stance that a named actor takes; "Such countries include X" carries the one before on to X."""
    last: Stance | None = None
    before = -1
    for number, tree in ground.sentences():
        last = last if number == before + 1 else None
        found = [
            stance
            for index in range(len(tree.words))
            if (stance := stance_of(tree, index) or of_the_same(tree, index, last)) is not None
            and is_told_as_so(tree, stance)
            and (is_denial(tree, index) or not is_open(tree, index, but=stated_of(tree, index)))
        ]
        if not found and last is not None:
            found = carried_on(tree, last, ground.trees[before])
        found = [of_the_vote(tree, stance, found) for stance in found]
        for stance in found:
            names = [name for at in stance.actors if (name := _name(ground, speech, number, stance, at))]
            denied = ground.certainty_of(tree, stance.word) == "denied" and stance.stance != "refuses"
            if names and not denied:
                yield _row(ground, speech, number, stance, names)
        last, before = found[-1] if found else None, number


def _name(ground: Ground, speech: Speech, number: int, stance: Stance, at: int) -> str | None:
    """An actor by name; for "he" whom the record carries it back to, or who spoke last in a talk; else None.

    What a person refuses or hesitates at is everyday business outside a talk: of 38 rows read that "he" gave, 9 of the
    28 with a refusal were wrong or told nothing, 2 of the 10 others.
    """
    tree = ground.trees[number]
    if are_all(tree, at):  # "both sides" of a communique
        return listed(ground.own_text.names()) if ground.own_text is not None else None
    if tree.words[at].pos != "PRON":
        return tree.name(at)
    if not stance.towards or (stance.stance in vocabulary("positions").words("of_persons") and not speech.is_talk):
        return None
    if tree.words[at].text.lower() == "it":
        return _state_that_says_so(tree, stance.word)
    before = speech.speaker_before(number) if tree.words[at].text.lower() == "he" else None
    if tree.words[at].text.lower() == "they":
        return _people_before(ground, number, at)
    whom = speech.named_source(number) or _who_says_so(tree, stance.word) or ground.carried_back(tree, at) or before
    return whom if whom and whom[:1].isupper() else None


def _people_before(ground: Ground, number: int, at: int) -> str | None:
    """The one people that "they" can stand for: named in the sentence before, none other beside it."""
    start = ground.trees[number].words[at].start
    here = [m for m in ground.trees[number].states if m.start < start]
    before = ground.trees[number - 1] if number else None
    peoples = [m for m in before.states if m.label == "NORP"] if before is not None and not here else []
    named = {before.text[m.start : m.end] for m in peoples} if before and len(peoples) == len(before.states) else set()
    return named.pop().removeprefix("the ") if len(named) == 1 else None


def _state_that_says_so(tree: Tree, word: int) -> str | None:
    """The state or government whose own words a clause is: of "Sweden told us that it would oppose it", Sweden."""
    for at in (word, *tree.governors(word)):
        if is_stated(tree, at):
            states = [one for one in tree.subjects(tree.words[at].head) if tree.is_a_state(one) or _governs(tree, one)]
            return tree.name(states[0]) if states else None
    return None


def _governs(tree: Tree, at: int) -> bool:
    return tree.speaks_for_somebody(at) and tree.is_itself_named(at) and not tree.is_a_person(at)


def _who_says_so(tree: Tree, word: int) -> str | None:
    """The person whose own words a clause is: of "Berg said that he opposed it", Berg."""
    for at in (word, *tree.governors(word)):
        if tree.words[at].dep == "ccomp":
            people = [one for one in tree.subjects(tree.words[at].head) if tree.is_a_person(one)]
            return tree.name(people[0]) if people else None
    return None


def _row(ground: Ground, speech: Speech, number: int, stance: Stance, names: Sequence[str]) -> LedgerRow:
    tree = ground.trees[number]
    word = tree.words[stance.word]
    own = any(tree.words[at].pos == "PRON" for at in tree.children(stance.word, "poss"))
    source = speech.source_of(number, stance.word, apart=word.head if own else None)  # "announced its support"
    day = speech.day_of(number, stance.word, apart=[stance.towards or ""], holds=True)
    fields = {
        "actor": listed([ground.with_owner(name, source) for name in names]),
        "stance": stance.stance,
        "towards": stance.towards,
        "date": day.edtf if day else None,
        "on_the_word_of": source,
        "certainty": ground.certainty_of(tree, stance.word),
    }
    taken, place = stance.carried or (word.text, place_in(tree, word.start, word.end))
    why = [Evidence("ledger.position", 1.0, f"“{taken}” says that the actor {stance.stance}")]
    read = {
        "stance": By("stance.carried" if stance.carried else "stance.word", place),
        **ground.read_there(tree, word, day),
    }
    return ground.row("positions", tree, (word.start, word.end), fields, why=why, read=read)
