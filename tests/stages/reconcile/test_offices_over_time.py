"""Offices over time, two names in one office, and journeys that nobody could have made."""

from dataclasses import replace

import pytest

from regesta.model.people import PersonMention, PersonRulings
from regesta.model.reconciled import RecordQuote
from regesta.rulebook import load_rules
from regesta.stages.reconcile.people import (
    find_holdings,
    impossible_journeys,
    itineraries,
    names_in_office,
    seat_offices,
    settle_people,
)
from regesta.stages.reconcile.people.journeys import Stop
from regesta.stages.reconcile.people.offices import office_changes, read_office
from regesta.stages.reconcile.people.posts import is_one_post


def mention(text: str, date: str, record: str, *, before: str = "", after: str = "") -> PersonMention:
    return PersonMention(record, record, record, 1, 200, 200 + len(text), text, date=date, before=before, after=after)


NAMES = ("Ole Brandt", "Olaf Brekkestad")


def holdings(*mentions: PersonMention):
    people = settle_people(mentions)
    return find_holdings(mentions, people.person_of), {person.id: person.variants for person in people.persons}


def test_an_office_is_read_before_the_name_after_it_and_above_a_signature():
    found, _ = holdings(
        mention("Peruvian Ambassador to Norway Tomas Arrieta", "1958-03-02", "a"),
        mention("Ole Brandt", "1958-04-02", "b", after=", then Foreign Minister of Norway, replied."),
        mention("O. LUND", "1958-05-02", "c", before="With respect,\nAMBASSADOR OF NORWAY IN PERU\n"),
    )
    told = {(holding.office, holding.serves, holding.at) for holding in found}
    assert told == {
        ("ambassador", "Peru", "Norway"),
        ("minister of foreign affairs", "Norway", None),
        ("ambassador", "Norway", "Peru"),
    }


def test_a_holding_runs_from_the_first_day_to_the_last_and_quotes_both():
    found, _ = holdings(
        mention("Norwegian Foreign Minister Ole Brandt", "1958-03-02", "a"),
        mention("Foreign Minister Ole Brandt", "1959-06-01", "b"),
        mention("former Foreign Minister Ole Brandt", "1961-01-05", "c"),
    )
    spans = {(holding.status, holding.earliest, holding.latest) for holding in found}
    assert spans == {("held", "1958-03-02", "1959-06-01"), ("former", None, "1961-01-05")}


def test_two_names_for_one_office_at_one_time_are_shown_with_both_quotes():
    found, names = holdings(
        mention("Norwegian Ambassador to Peru Ole Brandt", "1958-03-02", "a"),
        mention("Norwegian Ambassador to Peru Sverre Lund", "1958-07-02", "b"),
        mention("Norwegian Ambassador to Peru Ole Brandt", "1958-09-02", "c"),
    )
    (discrepancy,) = names_in_office(found, names)
    assert (discrepancy.kind, discrepancy.severity) == ("name_in_office", "high")
    assert {quote.text for quote in discrepancy.quotes} == {
        "Norwegian Ambassador to Peru Ole Brandt",
        "Norwegian Ambassador to Peru Sverre Lund",
    }


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Ole Brandt", "", ", Director of the Trade Office, said"),
        ("Ole Brandt", "", ", Director, Trade Office, said"),
        ("Ole Brandt", "the Director of the Trade Office, ", ""),
    ],
)
def test_a_holder_of_an_office_of_a_body_is_shown_in_it(text, before, after):
    (found,) = holdings(mention(text, "1958-03-02", "a", before=before, after=after))[0]
    assert (found.office, found.serves, found.at) == ("director of trade office", None, None)


@pytest.mark.parametrize(
    "after", [", Sverre Lund, King", ", HEAD OF THE MISSION SAID HE WOULD LEAVE", ", Director, said"]
)
def test_a_row_of_names_and_a_sentence_in_capitals_tell_no_office_of_a_body(after):
    assert holdings(mention("Ole Brandt", "1958-03-02", "a", after=after))[0] == ()


def test_two_heads_of_one_body_at_one_time_are_a_discrepancy_called_by_their_names():
    found, names = holdings(
        mention("Ole Brandt", "1958-03-02", "a", after=", Director of the Trade Office,"),
        mention("Sverre Lund", "1958-07-02", "b", after=", Director of the Trade Office,"),
        mention("Ole Brandt", "1958-09-02", "c", after=", Director, Trade Office,"),
    )
    (told,) = names_in_office(found, {person: ("Director", *texts) for person, texts in names.items()})
    assert told.summary == (
        "The director of trade office is Ole Brandt from 1958-03-02 to 1958-09-02 and Sverre Lund on 1958-07-02."
    )
    deputies = [mention(name, "1958-03-02", name, after=", Deputy Director of the Trade Office,") for name in NAMES]
    assert list(names_in_office(*holdings(*deputies))) == []


def test_parts_that_every_body_has_are_several_and_their_heads_no_discrepancy():
    found, names = holdings(
        mention("Ole Brandt", "1958-03-02", "a", after=", Chief, Political Section, Embassy in Peru,"),
        mention("Sverre Lund", "1958-07-02", "b", after=", Chief, Political Section, Embassy in Norway,"),
        mention("Ole Brandt", "1958-09-02", "c", after=", Chief, Political Section, Embassy in Peru,"),
    )
    assert {holding.office for holding in found} == {"chief of political section"}
    assert list(names_in_office(found, names)) == []


def test_in_capitals_the_office_before_another_name_is_not_his_who_follows():
    before = "A LETTER TO FOREIGN MINISTER SVERRE LUND, "
    assert holdings(mention("OLE BRANDT", "1958-03-02", "a", before=before))[0] == ()


def test_an_office_that_someone_is_appointed_to_is_his_and_no_other_holders():
    text = "Ambassador to Norway"
    told = [
        mention("Ole Brandt", "1958-03-02", "a", after=f" was appointed {text} in March"),
        PersonMention("o", "a", "a", 1, 225, 225 + len(text), text, kind="office", date="1958-03-02"),
        PersonMention("l", "a", "a", 1, 20, 31, "Sverre Lund", date="1958-03-02", after=f", {text}, left"),
    ]
    people = settle_people(told)
    assert people.person_of["o"] == people.person_of["a"] != people.person_of["l"]


def test_a_successor_is_no_discrepancy_but_one_whose_name_begins_alike_may_be_the_same_man():
    found, names = holdings(
        mention("Norwegian Ambassador to Peru Ole Brandt", "1958-03-02", "a"),
        mention("Norwegian Ambassador to Peru Sverre Lund", "1958-07-02", "b"),
        mention("Norwegian Ambassador to Peru Olaf Brekkestad", "1958-09-02", "c"),
    )
    (discrepancy,) = names_in_office(found, names)
    assert {quote.record for quote in discrepancy.quotes} == {"a", "c"}


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Foreign Minister Sverre Lund", "the former Norwegian ", ""),
        ("Sverre Lund", "a letter to the Norwegian Foreign Minister. ", ""),
        ("Sverre Lund", "", ", Assistant to the Norwegian Foreign Minister,"),
        ("Norwegian Deputy Foreign Minister Sverre Lund", "", ""),
        ("Sverre Lund", "Ole Brandt, Norwegian Foreign Minister ", ""),
        ("LUND, SVERRE", "", " (Norwegian Foreign Minister/Press)"),
    ],
)
def test_who_held_a_lesser_office_or_stands_beside_the_holder_is_not_in_the_office(text, before, after):
    found, names = holdings(
        mention("Norwegian Foreign Minister Ole Brandt", "1958-03-02", "a"),
        mention(text, "1958-03-02", "b", before=before, after=after),
    )
    assert list(names_in_office(found, names)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Attorney General Ole Brandt", "Deputy Attorney General Sverre Lund"),
        ("Secretary of State Ole Brandt", "Secretary of State for Fisheries Sverre Lund"),
        ("Ole Brandt, the Deputy Director for Plans", "ADDP"),
    ],
)
def test_a_deputy_and_a_secretary_for_one_matter_hold_another_office(one, other):
    found, names = holdings(mention(one, "1958-03-02", "a"), mention(other, "1958-03-02", "b", after=", DDP,"))
    assert list(names_in_office(found, names)) == []


def test_two_known_holders_of_an_office_are_no_discrepancy_whenever_they_are_spoken_of():
    found, names = holdings(
        mention("Secretary of State Dean Acheson", "1958-03-02", "a"),
        mention("Secretary of State George C. Marshall", "1958-03-02", "b"),
    )
    assert len(found) == 2
    assert list(names_in_office(found, names)) == []


def test_a_successor_years_later_a_slip_of_the_pen_and_another_post_are_no_discrepancy():
    found, names = holdings(
        mention("Norwegian Ambassador to Peru Ole Brandt", "1958-03-02", "a"),
        mention("Norwegian Ambassador to Peru Sverre Lund", "1962-07-02", "b"),
        mention("Norwegian Ambassador to Chile Arne Dahl", "1958-03-02", "c"),
        mention("Norwegian Ambassador to Peru O. Brandt", "1958-04-02", "d"),
    )
    assert list(names_in_office(found, names)) == []


def stop(place: str, day: str, where: tuple[float, float], *, role: str = "at", told_in: str = "") -> Stop:
    quote = RecordQuote(told_in or f"r-{place}-{day}", 1, 0, len(place), place)
    return Stop("p1", f"e-{place}-{day}", place, place, role, day, day, *where, quote)


LIMA, OSLO, BERGEN = (-12.05, -77.04), (59.91, 10.75), (60.39, 5.32)


def test_places_too_far_apart_for_one_day_are_an_impossible_journey():
    found = list(
        impossible_journeys([stop("Lima", "1958-03-02", LIMA), stop("Oslo", "1958-03-02", OSLO)], {"p1": "Brandt"})
    )
    assert [item.severity for item in found] == ["high"]
    assert "11,0" in found[0].summary and found[0].summary.startswith("Brandt is at")


def test_a_flight_and_a_short_way_are_possible():
    possible = [
        stop("Lima", "1958-03-02", LIMA, role="from"),
        stop("Oslo", "1958-03-02", OSLO, role="to"),
        stop("Bergen", "1958-03-02", BERGEN),
        stop("Lima", "1958-03-05", LIMA),
    ]
    assert list(impossible_journeys(possible, {})) == []


def test_who_set_out_for_a_place_is_not_there_that_day():
    set_out = [stop("Oslo", "1958-03-02", OSLO, role="to"), stop("Lima", "1958-03-02", LIMA)]
    assert list(impossible_journeys(set_out, {})) == []


def test_an_itinerary_told_in_one_breath_under_one_day_is_no_impossible_journey():
    told = [stop("Lima", "1958-03-02", LIMA, told_in="r"), stop("Oslo", "1958-03-02", OSLO, told_in="r")]
    assert list(impossible_journeys(told, {})) == []


def test_an_itinerary_is_in_order_of_time_and_leaves_before_it_arrives():
    stops = [
        stop("Oslo", "1958-03-02", OSLO, role="to"),
        stop("Lima", "1958-03-02", LIMA, role="from"),
        stop("Bergen", "1958-02-01", BERGEN),
    ]
    ((_, ordered),) = itineraries(stops)
    assert [item.name for item in ordered] == ["Bergen", "Lima", "Oslo"]


@pytest.mark.parametrize(
    ("after", "office", "serves", "at", "status"),
    [
        (", Ambassador designate to Ghana, was there.", "ambassador", None, "Ghana", "designate"),
        (", President-elect of Peru, was there.", "president", "Peru", None, "designate"),
        (", then President of the Chilean State Bank, left.", "president of the national bank", "Chile", None, "held"),
    ],
)
def test_an_office_not_yet_or_then_held_is_told_as_such(
    after: str, office: str, serves: str | None, at: str | None, status: str
) -> None:
    (holding,), _ = holdings(mention("Ole Brandt", "1960-04-02", "a", after=after))
    assert (holding.office, holding.serves, holding.at, holding.status) == (office, serves, at, status)


@pytest.mark.parametrize(
    ("text", "before", "after", "status"),
    [
        ("Hugh Marsh", "", ", Acting Secretary of Commerce, received him", "acting"),
        ("Acting Secretary Hugh Marsh", "", " told him", "acting"),
        ("Ambassador Elwin Torrey", "Former ", " met her", "former"),
        ("Foreign Minister Ole Brandt", "and the acting ", " signed", "acting"),
    ],
)
def test_who_acts_for_another_or_holds_it_no_more_is_shown_so(text, before, after, status):
    (holding,), _ = holdings(mention(text, "1961-05-03", "a", before=before, after=after))
    assert holding.status == status


def test_a_secretary_of_an_embassy_is_not_the_secretary():
    found, _ = holdings(mention("Second Secretary Hugh Marsh", "1961-05-03", "a"))
    assert "secretary" not in {holding.office for holding in found}


def test_the_ambassador_in_a_capital_is_the_one_sent_to_the_state():
    told = [
        PersonMention("a", "r", "f", 1, 10, 26, "Former Ambassador Elwin Torrey", after=" met her"),
        PersonMention("b", "r", "f", 1, 100, 112, "Robert Denby", after=", the Ambassador to Norway, left"),
        PersonMention("c", "r", "f", 1, 200, 222, "the Ambassador in Oslo", kind="office"),
        PersonMention("d", "r", "f", 1, 300, 322, "the Ambassador in Lima", kind="office"),
    ]
    person_of = settle_people(told).person_of
    assert person_of["c"] == person_of["b"]
    assert len({person_of["a"], person_of["b"], person_of["d"]}) == 3


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Oslo", "Norway", True),
        ("Leopoldville", "Leopoldville", True),
        ("Oslo", "Peru", False),
        ("Tampico", "Mexico", False),
    ],
)
def test_a_capital_and_its_state_are_one_post(one, other, same):
    assert is_one_post(one, other) is same


def test_an_office_of_a_day_on_which_another_held_it_is_not_his_whom_the_record_names():
    told = [
        PersonMention("a", "r", "f", 1, 10, 20, "Ole Brandt", date="1962-05-01", after=", the DCI, left"),
        PersonMention("b", "r", "f", 1, 100, 107, "the DCI", kind="office", date="1962-05-02"),
    ]
    person_of = settle_people(told).person_of
    assert person_of["a"] != person_of["b"]


@pytest.mark.parametrize(
    ("before", "after", "office", "status"),
    [
        ("", " was appointed Ambassador to Peru.", "ambassador", "held"),
        ("", " became Prime Minister of Norway.", "prime minister", "held"),
        ("", " was elected President of Peru.", "president", "designate"),
        ("", " resigned as Prime Minister of Norway.", "prime minister", "former"),
        ("Peruvian ", " was nominated Ambassador in Oslo.", "ambassador", "designate"),
        ("The former Peruvian ", " was nominated Ambassador to Norway.", "ambassador", "designate"),
        ("On that day former ", " was appointed Ambassador to Norway.", "ambassador", "held"),
        ("It was noted as ", " was appointed Ambassador to Norway.", "ambassador", "held"),
        ("The acting ", " resigned as Prime Minister of Norway.", "prime minister", "former"),
        ("", ", ex-President of Peru, said so.", "president", "former"),
        ("", ", the late President of Peru, had said so.", "president", "former"),
        ("", ", then Naval Attache in Oslo, said so.", "naval attache", "held"),
        ("Peruvian Foreign Minister designate ", " said so.", "minister of foreign affairs", "designate"),
        (
            "He left Leopoldville. Acting Foreign Minister of Peru ",
            " said so.",
            "minister of foreign affairs",
            "acting",
        ),
    ],
)
def test_an_office_is_entered_left_and_held_for_another(before, after, office, status):
    (found,), _ = holdings(mention("Ole Brandt", "1958-03-02", "a", before=before, after=after))
    assert (found.office, found.status) == (office, status)


@pytest.mark.parametrize(
    ("name", "after", "office", "status"),
    [
        ("OLE BRANDT", " RESIGNED AS PRIME MINISTER OF NORWAY ON 15 MAY.", "prime minister", "former"),
        ("OLE BRANDT", " NOMINATED AMBASSADOR TO NORWAY ON 17 MAY.", "ambassador", "designate"),
        ("OLE BRANDT", " WAS APPOINTED AMBASSADOR TO NORWAY.", "ambassador", "held"),
        ("Ole Brandt", ", a son of the Consul, was appointed Naval Attache in Oslo.", "naval attache", "held"),
    ],
)
def test_a_change_of_office_is_read_in_capitals_and_behind_an_apposition(name, after, office, status):
    (found,), _ = holdings(mention(name, "1958-03-02", "a", after=after))
    assert (found.office, found.status) == (office, status)


def test_who_nominates_an_ambassador_is_none():
    assert holdings(mention("Ole Brandt", "1958-03-02", "a", after=" nominated Ambassador Lund for a prize."))[0] == ()


@pytest.mark.parametrize(
    "after", [" would become Prime Minister of Norway.", " may resign as Prime Minister of Norway."]
)
def test_what_may_be_is_no_holding(after):
    assert holdings(mention("Ole Brandt", "1958-03-02", "a", after=after))[0] == ()


@pytest.mark.parametrize("rule", load_rules("en/offices_held")["changes"], ids=lambda rule: rule["id"])
def test_a_change_of_office_is_known_by_its_examples_and_by_nothing_else(rule):
    (pattern,) = (pattern for status, pattern in office_changes() if status == rule["status"])
    assert all(pattern.fullmatch(text) for text in rule["examples"])
    assert not any(pattern.match(text) for text in rule["counter_examples"])


ENVOY = (("Ole Brandt", "1958-03-02", "a"), ("Ole Brandt", "1958-09-02", "b"))


def seated(office: str, date: str | None, *others: PersonMention, rulings: PersonRulings | None = None):
    """Of whom an office is told that stands alone in a record, beside an envoy whom others show for half a year."""
    shown = [mention(name, day, record, after=", Ambassador to the Congo, said") for name, day, record in ENVOY]
    alone = PersonMention("o", "o", "o", 1, 10, 10 + len(office), office, kind="office", date=date)
    told = [*shown, *others, alone]
    found = settle_people(told, rulings=rulings)
    found = seat_offices(found, told, find_holdings(told, found.person_of), rulings=rulings)
    return found, found.person_of.get("o")


@pytest.mark.parametrize("office", ["the Ambassador in Leopoldville", "the Ambassador to the Congo"])
def test_an_office_alone_is_his_whom_records_show_in_it_on_the_day(office):
    found, person = seated(office, "1958-06-01")
    assert person == found.person_of["a"]
    (brandt,) = (other for other in found.persons if other.id == person)
    assert office in brandt.variants
    assert "Ole Brandt alone as" in next(item.sentence for item in brandt.evidence if item.feature == "office.held")


@pytest.mark.parametrize(
    ("office", "date", "others"),
    [
        ("the Ambassador in Leopoldville", "1959-06-01", ()),
        ("the Ambassador in Leopoldville", None, ()),
        ("the Ambassador in Lima", "1958-06-01", ()),
        ("the Ambassador", "1958-06-01", ()),
        ("the Swedish Ambassador to the Congo", "1958-06-01", ()),
        ("the former Ambassador to the Congo", "1958-06-01", ()),
        (
            "the Ambassador in Leopoldville",
            "1958-06-01",
            (mention("Erik Vold", "1958-06-01", "c", after=", Ambassador to the Congo, said"),),
        ),
    ],
)
def test_an_office_of_another_day_seat_or_holder_stays_alone(office, date, others):
    found, person = seated(office, date, *others)
    assert person != found.person_of["a"]


def test_an_office_called_shorter_the_second_time_goes_with_the_first():
    short = PersonMention("p", "o", "o", 1, 90, 104, "The Ambassador", stands_for="Ambassador", date="1958-06-01")
    found, person = seated("the Ambassador in Leopoldville", "1958-06-01", short)
    assert person == found.person_of["a"] == found.person_of["p"]


def test_an_office_that_a_reader_kept_apart_stays_apart():
    rulings = PersonRulings(apart=(("o", "a"),))
    found, person = seated("the Ambassador in Leopoldville", "1958-06-01", rulings=rulings)
    assert person != found.person_of["a"]


@pytest.mark.parametrize(
    ("words", "at", "serves"),
    [
        ("Chief of Station, New Delhi", "New Delhi", None),
        ("new Chief of Station, Oslo", "Oslo", None),
        ("New Ambassador to Peru", "Peru", None),
        ("the Peruvian Ambassador to New Zealand", "New Zealand", "Peruvian"),
    ],
)
def test_new_before_the_name_of_a_place_is_of_the_place(words, at, serves):
    office = read_office(words)
    assert (office.at, office.serves) == (at, serves)


def test_an_office_is_quoted_as_it_stands_and_not_shown_by_a_pronoun_beside_it():
    told = mention("Ole Brandt", "1958-03-02", "r1", after=" was appointed Ambassador to Peru")
    carried = replace(told, written="He", end=told.start + 2)
    ((held,), _) = holdings(carried)
    assert held.quotes[0].text == "He was appointed Ambassador to Peru"
    assert held.quotes[0].end - held.quotes[0].start == len(held.quotes[0].text)
    beside = mention("Ole Brandt", "1958-03-02", "r1", before="It was sent to the Peruvian Minister of Labor, ")
    assert len(holdings(beside)[0]) == 1
    assert holdings(replace(beside, written="he", end=beside.start + 2))[0] == ()
    broken = mention("Ole Brandt", "1958-03-02", "r1", before="the Peruvian Minister of Labor, ")
    ((held,), _) = holdings(replace(broken, written="Ole\nBrandt"))
    assert held.quotes[0].text == "the Peruvian Minister of Labor, Ole\nBrandt"


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ("signed by the Chief of Station, ", "Osle", ""),
        ("STATION INFORMED AMBASSADOR THAT ", "BRANDT", " LEFT"),
        ("AND COS GAVE ", "BRANDT", " A LETTER"),
        ("it was seen by ", "Ole Brandt", ", Director of CIA's covert branch"),
    ],
)
def test_no_office_is_told_by_a_post_by_a_sentence_that_goes_on_or_by_what_belongs_to_a_body(before, name, after):
    assert holdings(mention(name, "1958-03-02", "r1", before=before, after=after))[0] == ()
