"""Mentions are joined where names and what surrounds them agree, and kept apart where they do not."""

from dataclasses import replace

import pytest

from regesta.model.names import NameParts
from regesta.model.people import PeopleFound, PersonMention, PersonRulings
from regesta.rulebook import load_rules
from regesta.stages.reconcile.people import settle_people
from regesta.stages.reconcile.people.forms import read_name
from regesta.stages.reconcile.people.offices import read_office


def mentions(*records: list[str], **fields) -> list[PersonMention]:
    """Mentions of each record in order; keys are "r0.0", "r0.1", ...; every record is a file of its own."""
    return [
        PersonMention(f"r{number}.{at}", f"r{number}", f"f{number}", 1, at * 50, at * 50 + len(text), text, **fields)
        for number, names in enumerate(records)
        for at, text in enumerate(names)
    ]


def groups(*records: list[str], rulings: PersonRulings | None = None) -> set[tuple[str, ...]]:
    found = settle_people(mentions(*records), rulings=rulings)
    return {person.mentions for person in found.persons}


def test_two_surnames_are_the_same_with_a_hyphen_between_them():
    parts = NameParts(given="Raul", family="Arrieta-Lund")
    told = [*mentions(["Raul ARRIETA Lund"]), *mentions([], ["Raul ARRIETA-Lund"], parts=parts)]
    assert len({*settle_people(told).person_of.values()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harold Winsley", "Winsley"),
        ("Minister Harold Winsley", "Mr. Winsley"),
        ("Dr. Harold Winsley", "Harold"),
        ("Harold Winsley", "Harold Winsloy"),
        ("WINSLEY, Harold Q.", "Harold Quentin Winsley"),
        ("President Arrieta", "the President"),
        ("Bill Winsley", "William Winsley"),
        ("Harold Winsley", "W1NSLEY"),
        ("Harold Winsley", "Harold Winsley, Jr."),
    ],
)
def test_within_a_record_short_and_damaged_forms_are_settled(one, other):
    assert groups([one, other]) == {("r0.0", "r0.1")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harold Winsley", "Margaret Winsley"),
        ("Harold Winsley", "Mrs. Winsley"),
        ("Harold Q. Winsley", "Harold B. Winsley"),
        ("Harold Winsley, Jr.", "Harold Winsley, Sr."),
        ("Tomas ARRIETA Belmonte", "Tomas ARRIETA Quiroga"),
        ("Pavel Sorokin", "Pavel Sorokina"),
    ],
)
def test_names_that_contradict_each_other_stay_apart_even_in_one_record(one, other):
    assert len(groups([one, other])) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harold Winsley", "Minister Harold Q. Winsley"),
        ("Tomas ARRIETA Belmonte", "Tomas Arrieta"),
        ("Yevgeniy Zhukovskiy", "Evgeny Jukovskii"),
        ("Harold Harnett", "Harold Hamett"),
        ("Jose Manuel Quiroga", "QUIROGA, Jose Manuel"),
        ("President Arrieta", "President Arrieta"),
    ],
)
def test_across_records_names_join_that_have_more_than_a_surname_in_common(one, other):
    assert groups([one], [other]) == {("r0.0", "r1.0")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Winsley", "Winsley"),
        ("Mr. Winsley", "Harold Winsley"),
        ("Colonel Garcia", "Luis Garcia"),
        ("J. Garcia", "Juan Garcia"),
        ("Jose Hernandez", "Jose Fernandez"),
    ],
)
def test_across_records_a_surname_alone_joins_nothing(one, other):
    assert len(groups([one], [other])) == 2


def test_a_bare_surname_that_fits_two_persons_of_a_file_stays_apart_and_says_so():
    given = [
        PersonMention("a", "r1", "f", 1, 0, 9, "Harold Winsley"),
        PersonMention("b", "r1", "f", 1, 50, 59, "Edward Winsley"),
        PersonMention("c", "r2", "f", 3, 0, 7, "Winsley"),
    ]
    found = settle_people(given)
    assert len({found.person_of[key] for key in "abc"}) == 3
    alone = next(person for person in found.persons if person.mentions == ("c",))
    assert [item.feature for item in alone.evidence] == ["tie"]


def test_a_surname_that_two_persons_bear_is_the_one_named_last_before_it_and_else_the_one_named_oftenest():
    names = ["Harold Winsley", "Winsley", "Edward Winsley", "Winsley", *["Harold Winsley"] * 5]
    told = [PersonMention(f"{at}", "r1", "f", 1, at * 20, at * 20 + len(name), name) for at, name in enumerate(names)]
    far = PersonMention("far", "r1", "f", 9, 0, 7, "Winsley")
    person_of = settle_people([*told, far]).person_of
    assert person_of["1"] == person_of["0"] != person_of["3"] == person_of["2"]
    assert person_of["far"] == person_of["0"]
    wife = [replace(told[2], text="Margaret Winsley"), *told[:2], *told[3:]]
    assert settle_people(wife).person_of["3"] == settle_people(wife).person_of["0"]


@pytest.mark.parametrize(
    ("one", "other", "persons"),
    [
        ("Harold Quentin Winsley", "Harold Quontan Winsley", 1),
        ("Harold Quentin Winsley", "Harold Quorn Winsley", 1),
        ("Harold Quentin Winsley", "Harold Edward Winsley", 2),
        ("Harold Quentin Winsley", "Harold Bertram Winsley", 2),
        ("H. Quentin Winsley", "H. Quorn Winsley", 2),
        ("Tomas Arrieta Ruz", "Tomas Arrieta Rug", 1),
        ("Tomas Arrieta Ruz", "Tomas Arrieta Paz", 2),
    ],
)
def test_a_damaged_second_given_name_keeps_nobody_apart_behind_the_same_first(one, other, persons):
    assert len(groups([one], [other])) == persons


@pytest.mark.parametrize(
    ("torn", "whole", "persons"),
    [
        ("LINDEN-GRENSKY", "Lindengrensky", 1),
        ("LINDEN GRENSKY", "Lindengrensky", 1),
        ("Hugh Lowe", "Hughlowe", 2),
        ("Harold-Winsley", "Harold Winsley", 1),
        ("Jean-Paul", "Hugh Lowe", 2),
        ("Ruiz-Soto", "Ruizmora", 2),
    ],
)
def test_a_surname_torn_in_two_is_whole_where_the_file_has_it_whole(torn, whole, persons):
    told = [
        PersonMention("a", "r1", "f", 1, 0, len(torn), torn),
        PersonMention("b", "r2", "f", 2, 0, len(whole), whole),
    ]
    assert len(settle_people(told).persons) == persons


def test_what_a_record_carries_back_is_believed():
    given = [
        PersonMention("a", "r1", "f", 1, 0, 14, "Harold Winsley"),
        PersonMention("b", "r1", "f", 1, 50, 57, "Subject", stands_for="Harold Winsley"),
    ]
    assert len(settle_people(given).persons) == 1


def test_a_short_cryptonym_is_settled_on_the_one_it_shortens():
    given = mentions(["ZRQUILL-4", "Z-4"], kind="cryptonym")
    assert len(settle_people(given).persons) == 1
    assert groups(["ZRQUILL-4", "Z-4"]) == {("r0.0", "r0.1")}, "as read by whoever did not know it for a cryptonym"


@pytest.mark.parametrize(("one", "other", "persons"), [("ZRQUILL-4", "ZRQUILL/4", 1), ("ZRQUILL-4", "ZRQUILL/5", 2)])
def test_a_cryptonym_is_one_however_its_number_is_set_off(one, other, persons):
    assert len(settle_people(mentions([one], [other], kind="cryptonym")).persons) == persons


def test_ids_and_clusters_do_not_hang_on_the_order_of_the_mentions():
    given = mentions(["Harold Winsley", "Winsley"], ["Harold Q. Winsley", "President Arrieta"], ["President Arrieta"])
    assert settle_people(given) == settle_people(list(reversed(given)))


def test_a_new_record_does_not_renumber_the_persons_that_stand():
    first = mentions(["Harold Winsley"], ["Tomas Arrieta"])
    more = [
        *first,
        PersonMention("z", "r9", "f9", 1, 0, 14, "Tomas Arrieta"),
        PersonMention("y", "r9", "f9", 1, 50, 60, "Ole Brandt"),
    ]
    before, after = settle_people(first).person_of, settle_people(more).person_of
    assert {key: after[key] for key in before} == before


def test_a_reader_joins_separates_and_names():
    assert len(groups(["Winsley"], ["Winsley"], rulings=PersonRulings(same=(("r0.0", "r1.0"),)))) == 1
    apart = PersonRulings(apart=(("r0.0", "r1.0"),))
    assert len(groups(["Harold Winsley"], ["Harold Winsley"], rulings=apart)) == 2
    named = settle_people(mentions(["Winsley"]), rulings=PersonRulings(names=(("r0.0", "Harold Winsley"),)))
    assert [person.name for person in named.persons] == ["Harold Winsley"]


def test_near_misses_are_put_to_the_reader():
    found = settle_people(mentions(["J. Winsley"], ["John Winsley"], ["James Winsley"]))
    assert len(found.persons) == 3
    assert {(item.one in found.person_of.values(), item.score >= 4.5) for item in found.proposals} == {(True, True)}


def test_every_reason_has_a_weight_and_a_sentence():
    table = load_rules("en/identity_weights")
    assert all(weight and sentence for weight, sentence in table["weights"].values())
    assert table["weights"]["family.same"][0] < table["join"], "a surname alone must never suffice across records"


@pytest.mark.parametrize(
    ("names", "two"),
    [
        (["Juan Mora Soto", "Juan MORA"], "Juan SOTO"),  # a name parted in two ways is not two persons' at once
        (["Jose Julio Fernandez"], "Jose FERNANDEZ Soto"),
        (["Humberto MORA Soto"], "Jose Humberto MORA"),
        (["Tomas Arrieta"], "Mrs. Tomas Arrieta"),
        (["Harold C. Winsley"], "Harold X. Winsley"),
        (["Josue LUND"], "Yira DE LUND"),
        (["Jack Bendix"], "Jack Hendrix"),
    ],
)
def test_names_that_two_persons_can_bear_join_nobody_across_records(names, two):
    person_of = settle_people(mentions(names, [two])).person_of
    assert person_of["r1.0"] not in {person_of[key] for key in person_of if key != "r1.0"}


@pytest.mark.parametrize(
    "damaged",
    [
        ["Harold C. Winsley", "Harold G. Winsley"],
        ["Harold Emilio Winsley", "Harold Emilion Winsley"],
        ["Tomas ARRIETA-Quiroga", "Tomas ARRIETA Quiroga"],
        ["ARRIETA Y QUIROGA, Tomas", "Tomas ARRIETA Quiroga"],
        ["Dr.WINSLEY", "Dr. Winsley", "Harold Winsley"],
        ["SAC Harold Winsley", "Harold Winsley"],
    ],
)
def test_what_scanning_makes_of_one_name_is_one_person_in_a_file(damaged):
    records = [replace(one, source="a.txt") for one in mentions(*([text] for text in damaged))]
    assert len({*settle_people(records).person_of.values()}) == 1


def test_a_name_that_fits_two_who_are_one_by_their_names_is_no_tie():
    """The third fits both others and stands alone; the last fits it and the first, who by their names are one."""
    names = [["H. B. WINSLEY Quiroga", "Ole Brandt"], ["H. B. WINSLEY Soto"], ["H. B. Winsley"]]
    told = [replace(one, source=f"{one.record}.txt") for one in mentions(*names)]
    last = [
        replace(one, source="r2.txt", key=f"last {one.text}", record="r9")
        for one in mentions(["H. B. Winsley", "Ole Brandt"])
    ]
    person_of = settle_people([*told, *last]).person_of
    assert len({person_of[key] for key in ("r0.0", "r1.0", "r2.0")}) == 3
    assert person_of["last H. B. Winsley"] == person_of["r2.0"]


def test_a_misread_given_name_keeps_nobody_from_the_one_who_is_named_rightly_elsewhere():
    told = mentions(["Robert M. Winsley"], ["Robfrt M. Winsley"], ["Rob Winsley"])
    assert len({*settle_people([replace(one, source="a.txt") for one in told]).person_of.values()}) == 1


@pytest.mark.parametrize("text", ["Chief, Coal Section", "Special Assistant to Senator Ole Brandt"])
def test_an_office_told_by_its_body_is_no_name(text):
    assert read_name(text).kind == "office"


@pytest.mark.parametrize(("text", "kind"), [("MEXICO CITY", "unnamed"), ("Chief of Station, Mexico City", "office")])
def test_a_place_is_no_person_and_behind_an_office_it_is_where_that_is(text, kind):
    assert read_name(text).kind == kind
    assert kind == "unnamed" or read_office(text).at == "Mexico City"


@pytest.mark.parametrize("text", ["Subject", "the Meeting", "REF", "XXX-XX-XXXX", "S", "MADRID"])
def test_words_of_the_language_and_places_are_nobody(text):
    assert groups([text, "Harold Winsley"]) == {("r0.1",)}


def test_an_unnamed_subject_that_a_record_keeps_speaking_of_is_known_by_its_file():
    found = settle_people(mentions(["Subject", "Harold Winsley", "Subject"], ["Subject", "Subject"]))
    assert {person.name for person in found.persons} == {"Subject of f0", "Harold Winsley", "Subject of f1"}


def test_a_person_is_not_shown_under_a_slip_of_the_scanner():
    found = settle_people(mentions(["Harold Winsley"] * 11 + ["Harold Akas Winsley"]))
    assert [person.name for person in found.persons] == ["Harold Winsley"]


def in_one_file(*records: list[str]) -> PeopleFound:
    """The persons of a file that holds these records."""
    return settle_people([replace(mention, source="f") for mention in mentions(*records)])


@pytest.mark.parametrize("words", ["Tilling", "Mr. Tilling", "TILLING", "Ambassador Tilling", "Col. Tilling"])
def test_a_surname_goes_with_the_one_person_of_that_surname_whom_the_file_names(words: str) -> None:
    (person,) = in_one_file(["Hugh Tilling"], [words]).persons
    assert person.mentions == ("r0.0", "r1.0")
    assert [item.weight for item in person.evidence if item.feature == "file.surname"] == [3.0]


@pytest.mark.parametrize(
    ("others", "words"),
    [
        (["Hugh Tilling", "Oscar Tilling"], "Tilling"),
        (["Hugh Tilling", "Oscar Tilling"], "Ambassador Tilling"),
        (["Minister Hugh Tilling"], "Col. Tilling"),
        (["Hugh Brown"], "Col. Brown"),
    ],
)
def test_a_surname_that_may_be_anothers_stands_apart_and_it_is_said(others: list[str], words: str) -> None:
    found = in_one_file(others, [words])
    (person,) = (person for person in found.persons if "r1.0" in person.mentions)
    assert person.mentions == ("r1.0",)
    assert any(item.feature == "tie" and others[0].split()[-2] in item.sentence for item in person.evidence)


def test_surnames_with_an_office_are_two_in_two_files() -> None:
    assert len(settle_people(mentions(["Hugh Tilling"], ["Ambassador Tilling"])).persons) == 2


@pytest.mark.parametrize(
    ("code", "in_file", "elsewhere"), [("A-1", 1, 2), ("MM T-1", 2, 2), ("IDENTITY B", 2, 2), ("ZRQUILL-4", 1, 1)]
)
def test_a_number_means_another_in_another_record_or_file(code: str, in_file: int, elsewhere: int) -> None:
    def of_code(number: int, source: str) -> PersonMention:
        return PersonMention(f"r{number}", f"r{number}", source, 1, 10, 10 + len(code), code, kind="cryptonym")

    assert len(settle_people([of_code(0, "f"), of_code(1, "f")]).persons) == in_file
    assert len(settle_people([of_code(0, "f"), of_code(1, "g")]).persons) == elsewhere


def test_a_son_who_bears_his_fathers_name_is_another():
    told = mentions(["Harold Winsley", "Harold Winsley Jr."])
    told[1] = replace(told[1], after=", a son of the Ambassador, was appointed")
    assert len({*settle_people(told).person_of.values()}) == 2


def test_the_wife_of_an_envoy_is_another_in_his_file_and_whoever_the_record_carries_her_back_to():
    told = mentions(["Ambassador Winsley", "Madame Winsley"])
    assert len({*settle_people(told).person_of.values()}) == 2
    told = mentions(["Erik Dahl", "Dahl's wife"])
    told[1] = replace(told[1], stands_for="Erik Dahl")
    assert len({*settle_people(told).person_of.values()}) == 2
