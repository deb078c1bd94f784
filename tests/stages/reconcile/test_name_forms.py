"""A name as written is taken apart into given names, surnames, rank and office."""

import pytest

from regesta.rulebook import load_rules
from regesta.stages.reconcile.people.forms import read_name
from regesta.stages.reconcile.people.offices import is_known_office, read_office


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("Tomas Arrieta", ("tomas",), ("arrieta",)),
        ("ARRIETA, Tomas Luis", ("tomas", "luis"), ("arrieta",)),
        ("Tomas ARRIETA Belmonte", ("tomas",), ("arrieta", "belmonte")),
        ("Tomas Arrieta y Belmonte", ("tomas",), ("arrieta", "belmonte")),
        ("Norwegian Ambassador to Peru Olav K. Brandt", ("olav", "k"), ("brandt",)),
        ("Peruvian Deputy Minister for Foreign Trade, Tomas Arrieta", ("tomas",), ("arrieta",)),
        ("Tomas Arrieta, Minister of Labor", ("tomas",), ("arrieta",)),
        ("Lt. Col. Harold Q. Winsley, Jr.", ("harold", "q"), ("winsley",)),
        ("J. C. King", ("j", "c"), ("king",)),
        ("President Arrieta", (), ("arrieta",)),
        ("Mr. (Winsley)", (), ("winsley",)),
        ("WINSLEY (fnu)", (), ("winsley",)),
        ("Labor Minister ~~Jorge~~ Arrieta", (), ("arrieta",)),
        ('Tomas "Pico" Arrieta', ("tomas",), ("arrieta",)),
        ("Prince Anders Brandt of Jutland", ("anders",), ("brandt",)),
        ("O'Dowd", (), ("odowd",)),
    ],
)
def test_names_fall_into_given_names_and_surnames(text, given, family):
    form = read_name(text)
    assert (form.given, form.family) == (given, family)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the Ambassador", "office"),
        ("the Minister of Trade of Peru", "office"),
        ("his sister", "relation"),
        ("Winsley's second wife", "relation"),
        ("an unidentified American", "unnamed"),
        ("a friend of Harold Winsley", "unnamed"),
    ],
)
def test_words_that_hold_no_name_are_told_by_what_they_are(text, kind):
    assert read_name(text).kind == kind


def test_cryptonyms_are_read_alike_however_they_are_spaced():
    forms = {read_name(text, kind="cryptonym").key for text in ("ZRQUILL-4", "ZR QUILL-4", "ZR/QUILL-4")}
    assert forms == {"code:ZRQUILL-4"}


@pytest.mark.parametrize("rule", load_rules("en/offices_held")["offices"], ids=lambda rule: rule["id"])
def test_offices_are_known_by_their_examples_and_by_nothing_else(rule):
    assert [read_office(text).plain for text in rule["examples"]] == [rule["id"]] * len(rule["examples"])
    assert all(read_office(text).plain != rule["id"] for text in rule["counter_examples"])


def test_an_office_that_no_rule_names_is_told_by_its_head_and_its_body():
    rule = load_rules("en/offices_held")["of_a_body"]
    assert {text: read_office(text).plain for text in rule["examples"]} == rule["examples"]
    assert not any(is_known_office(text) for text in rule["counter_examples"])


@pytest.mark.parametrize(
    ("text", "office", "serves", "at", "status"),
    [
        ("Norwegian Ambassador to Peru", "ambassador", "Norwegian", "Peru", "held"),
        ("former President of Peru", "president", "Peru", None, "former"),
        ("Acting Foreign Minister", "minister of foreign affairs", None, None, "acting"),
        ("President-elect", "president", None, None, "designate"),
        ("Ambassador to New Zealand", "ambassador", None, "New Zealand", "held"),
        ("the new Ambassador to Peru", "ambassador", None, "Peru", "held"),
        ("Governor of New York", "governor of new york", None, None, "held"),
        ("the former Governor of New York", "governor of new york", None, None, "former"),
        ("Chief, Former Holdings Office", "chief of former holdings office", None, None, "held"),
        ("Director designate of the Trade Office", "director of trade office", None, None, "designate"),
        ("Director of the Trade Office Designate", "director of trade office", None, None, "designate"),
    ],
)
def test_an_office_tells_whom_it_serves_where_it_lies_and_whether_it_is_held(text, office, serves, at, status):
    found = read_office(text)
    assert (found.plain, found.serves, found.at, found.status) == (office, serves, at, status)


@pytest.mark.parametrize("words", ["Secretary of Labor", "Acting Secretary of Commerce", "Minister of Labor"])
def test_what_an_office_is_for_is_no_place(words):
    office = read_office(words)
    assert (office.serves, office.at) == (None, None)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("Mrs. Winsley", "Mrs Winsley"), ("Madame Winsley", "Madame Winsley"), ("Mrs. Ruth Winsley", "Ruth Winsley")],
)
def test_a_wife_called_by_his_surname_is_shown_with_her_title(text, shown):
    assert read_name(text).shown == shown
