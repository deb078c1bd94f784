"""Authority files: read in their own formats, set beside persons as candidates, never chosen by the program."""

import json
from pathlib import Path

import pytest

from regesta.authorities import files_of, read_authority
from regesta.authorities.row import family_of, first_day, given_first, last_day
from regesta.errors import AuthorityFormatError
from regesta.model.people import Holding, Person
from regesta.stages.reconcile.people.authority import AuthorityEntry, link_people

CHIEFS = """<country-mission><territory-id>sarvia</territory-id><chiefs><chief><id>sv-1958-bran-01</id>
<person-id>brandt-ole-johan</person-id><role-title-id>ambassador-e-p</role-title-id>
<appointed><date>1958-01-10</date></appointed><started><date>1958-02</date></started>
<ended><date>1961-05-03</date><note>Left post</note></ended></chief></chiefs></country-mission>"""
VISITS = """<visits><visit><id>7</id><start-date>1958-03-02</start-date><end-date>1958-03-05</end-date>
<visitor>Prime Minister Tomas Arrieta</visitor><from id="sarvia">Sarvia</from><description>Informal.</description>
</visit></visits>"""
TRIPS = """<trips><trip who="lund-sverre" role="secretary"><id>T-1</id><name>Sverre Lund</name>
<start-date>1959-01-02</start-date><end-date>1959-01-04</end-date><country id="peru">Peru</country>
<locale>Lima</locale></trip></trips>"""
PERSON = """<person><id>brandt-ole-johan</id><persName><surname>Brandt</surname><forename>Ole Johan</forename>
<altname>Ole J. Brandt</altname></persName><birth>1904</birth></person>"""
ENTITY = {
    "entities": {
        "Q1": {
            "id": "Q1",
            "labels": {"en": {"value": "Ole Brandt"}},
            "aliases": {"en": [{"value": "O. J. Brandt"}]},
            "claims": {
                "P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}],
                "P39": [
                    {
                        "mainsnak": {"datavalue": {"value": {"id": "Q2"}}},
                        "qualifiers": {"P580": [{"datavalue": {"value": {"time": "+1958-02-00T00:00:00Z"}}}]},
                    }
                ],
            },
        },
        "Q2": {"id": "Q2", "labels": {"en": {"value": "ambassador to Sarvia"}}, "claims": {}},
    }
}


def rows(tmp_path: Path, name: str, text: str, **options):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return list(read_authority(file, **options))


def test_chiefs_of_mission_hold_from_entry_on_duty_to_the_end(tmp_path):
    (row,) = rows(tmp_path, "sarvia.xml", CHIEFS)
    assert (row.kind, row.name, row.family, row.country) == ("holding", "Ole Johan Brandt", "Brandt", "Sarvia")
    assert (row.earliest, row.latest, row.office) == ("1958-02-01", "1961-05-03", "ambassador to Sarvia")


def test_visits_part_the_title_from_the_name(tmp_path):
    (row,) = rows(tmp_path, "1950.xml", VISITS)
    assert (row.kind, row.name, row.office, row.country) == (
        "visit",
        "Tomas Arrieta",
        "Prime Minister",
        "United States",
    )


def test_travels_and_people_are_read(tmp_path):
    (trip,) = rows(tmp_path, "lund-sverre.xml", TRIPS)
    assert (trip.kind, trip.place, trip.country, trip.person) == ("travel", "Lima", "Peru", "lund-sverre")
    (person,) = rows(tmp_path, "brandt-ole-johan.xml", PERSON)
    assert (person.name, person.variants) == ("Ole Johan Brandt", ("Ole J. Brandt",))


def test_wikidata_gives_persons_and_their_positions(tmp_path):
    person, holding = rows(tmp_path, "q1.json", json.dumps(ENTITY))
    assert (person.kind, person.variants) == ("person", ("O. J. Brandt",))
    assert (holding.office, holding.earliest, holding.latest) == ("ambassador to Sarvia", "1958-02-01", None)


@pytest.mark.parametrize(
    ("kind", "kept"), [(None, ["person", "holding"]), ("Q5", ["person", "holding"]), ("Q43229", [])]
)
def test_an_entity_of_wikidata_that_held_a_position_is_a_person_unless_it_is_said_to_be_something_else(
    tmp_path, kind, kept
):
    brandt, office = ENTITY["entities"].values()
    said = {"P31": [{"mainsnak": {"datavalue": {"value": {"id": kind}}}}] if kind else []}
    entities = [{**brandt, "claims": {**brandt["claims"], **said}}, office]
    found = rows(tmp_path, "q1.json", json.dumps(entities))
    assert [row.kind for row in found] == kept


def test_a_table_is_read_by_its_mapping(tmp_path):
    text = 'Envoy,Appointed,Post\n"Brandt, Ole",1958-02,Envoy to Sarvia\n'
    (row,) = rows(tmp_path, "envoys.csv", text, mapping={"name": "Envoy", "from": "Appointed", "office": "Post"})
    assert (row.id, row.name, row.family, row.earliest) == ("envoys:1", "Ole Brandt", "Brandt", "1958-02-01")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_columns_are_parted_by_a_comma_a_semicolon_or_a_tab(tmp_path, mark):
    lines = [["name", "office", "variants"], ["Otto Lund", "Consul", "Lund"]]
    (row,) = rows(tmp_path, "envoys.csv", "\n".join(mark.join(line) for line in lines))
    assert (row.name, row.office) == ("Otto Lund", "Consul")


def test_normalised_lines_leave_out_offices_never_taken_up(tmp_path):
    lines = [
        {"id": "a", "person": "Brandt, Ole", "office": "Envoy", "from": "1958~", "to": "1961-08"},
        {"id": "b", "person": "Lund, Sverre", "office": "Envoy", "not_served": True},
    ]
    (row,) = rows(tmp_path, "set.jsonl", "\n".join(map(json.dumps, lines)))
    assert (row.name, row.earliest, row.latest) == ("Ole Brandt", "1958-01-01", "1961-08-31")


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.xml", "<chiefs><chief>", "damaged XML"),
        ("a.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><visits>&a;</visits>', "defines entities"),
        ("a.json", "{", "damaged JSON"),
        ("a.json", "[1]", "no entities of Wikidata"),
        ("a.jsonl", "not json", "line 1 is no JSON"),
        ("a.csv", "a,b\n1,2\n", "no column name"),
        ("a.txt", "x", "no format"),
    ],
)
def test_files_that_are_no_authority_files_are_refused_with_the_reason(tmp_path, name, text, why):
    with pytest.raises(AuthorityFormatError, match=why):
        rows(tmp_path, name, text)


def test_a_folder_gives_its_authority_files_in_order(tmp_path):
    for name in ("b.xml", "a.json", "notes.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert [file.name for file in files_of(tmp_path)] == ["a.json", "b.xml"]


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("1961", "1961-01-01", "1961-12-31"),
        ("1961-02", "1961-02-01", "1961-02-28"),
        ("1961-21", "1961-03-01", "1961-05-31"),
        ("1961-08-29~", "1961-08-29", "1961-08-29"),
        ("soon", None, None),
        (None, None, None),
    ],
)
def test_dates_are_bounded(date, first, last):
    assert (first_day(date), last_day(date)) == (first, last)


def test_names_written_surname_first_are_turned():
    assert (given_first("Brandt, Ole J., Jr."), family_of("Brandt, Ole J., Jr.")) == ("Ole J. Brandt, Jr.", "Brandt")


def entry(identifier: str, name: str, office: str, earliest: str, latest: str) -> AuthorityEntry:
    return AuthorityEntry(identifier, name, (name,), office, earliest, latest)


def test_candidates_agree_in_name_and_time_and_carry_their_reasons():
    person = Person("p1", "Ole Brandt", "Brandt", "Ole", ("Ole Brandt",), ("m",))
    holding = Holding("h", "p1", "ambassador", "Norway", "Peru", "1958-03-02", "1958-03-02", "held", ())
    entries = [
        entry("right", "Ole J. Brandt", "Ambassador to Peru", "1957-01-01", "1960-01-01"),
        entry("other given name", "Arne Brandt", "Ambassador to Peru", "1957-01-01", "1960-01-01"),
        entry("other century", "Ole Brandt", "Envoy", "1857-01-01", "1860-01-01"),
    ]
    links = link_people([person], entries, holdings=[holding], years={"p1": (1958, 1958)})
    assert [link.authority for link in links] == ["right"]
    assert {item.feature for item in links[0].evidence} >= {
        "family.same",
        "given.same",
        "authority.time",
        "office.same",
    }


@pytest.mark.parametrize(
    ("variants", "linked"),
    [
        (("Ole Brandt", "BRAMDT, Ole"), True),  # one of his spellings is a scanner's
        (("Ole Brandt", "Sverre Brandt"), False),
        (("BRAMDT, Ole",), False),
    ],
)
def test_a_misread_spelling_of_a_person_forbids_no_candidate(variants, linked):
    person = Person("p1", variants[0], "Brandt", "Ole", variants, ("m",))
    entry = AuthorityEntry("a1", "brandt", ("Ole Brandt",), "Ambassador", "1957-01-01", "1959-12-31")
    assert bool(link_people([person], [entry], years={"p1": (1958, 1958)})) is linked
