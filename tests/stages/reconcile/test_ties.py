"""Two names that a record says are one person's: kept apart, and said with its words."""

import pytest

from regesta.model.people import PersonMention
from regesta.rulebook import load_rules
from regesta.stages.reconcile.people import find_ties, settle_people
from regesta.stages.reconcile.people.ties import tie_words


def named(text: str, *names: str, cryptonyms: tuple[str, ...] = ()):
    """The ties that a text with these names in it gives, with the names of the persons told."""
    mentions = [
        PersonMention(
            name, "r", "a.txt", 1, start, start + len(name), name,
            kind="cryptonym" if name in cryptonyms else "person",
            before=text[:start], after=text[start + len(name) :],
        )
        for name in names
        for start in [text.index(name)]
    ]  # fmt: skip
    people = settle_people(mentions)
    called = {person.id: person.name for person in people.persons}
    ties = find_ties(mentions, people.person_of)
    return [(tie.status, {called[tie.one], called[tie.other]}, [quote.text for quote in tie.quotes]) for tie in ties]


def test_a_pseudonym_is_tied_to_its_bearer_with_the_words_and_stays_a_person_of_its_own():
    text = 'Henrik Dahl, alias "Curtis", left at noon.'
    (tie,) = named(text, "Henrik Dahl", "Curtis")
    assert tie == ("said", {"Henrik Dahl", "Curtis"}, ['Henrik Dahl, alias "Curtis"'])


@pytest.mark.parametrize("text", ["ZRQUILL-4 (Ole Brandt) left.", "Ole Brandt (ZRQUILL-4) left."])
def test_a_cryptonym_and_a_name_one_in_brackets_behind_the_other_are_tied(text):
    ((status, names, _),) = named(text, "Ole Brandt", "ZRQUILL-4", cryptonyms=("ZRQUILL-4",))
    assert (status, names) == ("said", {"Ole Brandt", "ZRQUILL-4"})


@pytest.mark.parametrize("words", ["codename", "code name", "codename is"])
def test_a_codename_is_tied_however_it_is_spaced(words):
    ((status, _, _),) = named(f'Henrik Dahl, {words} "Curtis", left.', "Henrik Dahl", "Curtis")
    assert status == "said"


def test_what_a_record_is_not_sure_of_is_tied_as_perhaps():
    ((status, _, _),) = named("Sverre Lund may be identical with Ole Brandt.", "Sverre Lund", "Ole Brandt")
    assert status == "perhaps"


@pytest.mark.parametrize(
    "text",
    [
        "Sverre Lund called Ole Brandt.",
        "Sverre Lund (Ole Brandt) left.",
        "Sverre Lund is not identical with Ole Brandt.",
        "Sverre Lund lost the alias that Ole Brandt gave him.",
    ],
)
def test_other_words_between_two_names_tie_nobody(text):
    assert named(text, "Sverre Lund", "Ole Brandt") == []


@pytest.mark.parametrize("rule", load_rules("en/ties")["ties"], ids=lambda rule: rule["id"])
def test_a_rule_of_ties_is_known_by_its_examples_and_by_nothing_else(rule):
    def status(words: str) -> str | None:
        return next((status for status, pattern in tie_words() if pattern.fullmatch(f", {words} ")), None)

    assert {status(words) for words in rule["examples"]} == {rule["status"]}
    assert {status(words) for words in rule["counter_examples"]} == {None}
