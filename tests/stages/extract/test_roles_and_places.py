"""Who took part and where, in sentences parsed by the installed language model; the weights are the shipped ones."""

from dataclasses import replace

import pytest

from regesta.engines.language import LanguageModel
from regesta.model.entries import is_doubtful
from regesta.model.grammar import Parsed
from regesta.model.names import NameReading
from regesta.model.records import Description, Record
from regesta.model.text import Page, Sentence
from regesta.stages.extract.antecedents import settle_record
from regesta.stages.extract.cast import Cast
from regesta.stages.extract.clause import Clause
from regesta.stages.extract.headed_by import only_person_before
from regesta.stages.extract.letter import opens_without_subject
from regesta.stages.extract.linear import LinearModel
from regesta.stages.extract.paths import control
from regesta.stages.extract.places import places_of
from regesta.stages.extract.role_features import scene_of
from regesta.stages.extract.roles import participants_of
from regesta.stages.name import find_names


def read(model: LanguageModel, *sentences: str) -> tuple[list[Parsed], tuple[NameReading, ...], Cast]:
    stretches, at = [], 0
    for text in sentences:
        stretches.append(Sentence(1, at, at + len(text), text, ((0, at),)))
        at += len(text) + 1
    parsed = model.parse(list(sentences), stretches)
    whole = "\n".join(sentences)
    record = Record("r", "made-up.txt", 1, "document", (Page(1, whole),), 0, len(whole))
    names = find_names(record, Description(), parsed)
    return parsed, names, Cast(names, None, parsed)


def clause_in(parsed: Parsed, trigger: str, *types: str) -> Clause:
    start = parsed.sentence.text.index(trigger)
    word = next(number for number, word in enumerate(parsed.words) if word.start == start)
    return Clause(parsed, 0, len(parsed.sentence.text), start, start + len(trigger), word, types)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "name", "role"),
    [
        ("Ambassador Tilling met Mr. Orlov in Lisbon.", "met", "meeting", "Ambassador Tilling", "agent"),
        ("Ambassador Tilling met Mr. Orlov in Lisbon.", "met", "meeting", "Mr. Orlov", "counterpart"),
        ("Philip Hargrove was arrested by the Lisbon police.", "arrested", "arrest", "Philip Hargrove", "subject"),
        ("Carmen Ibarra told Mr. Orlov about the ship.", "told", "statement", "Mr. Orlov", "recipient"),
        ("The treaty was signed by Mr. Orlov in Oslo.", "signed", "agreement", "Mr. Orlov", "signatory"),
        ("The mission was received by Mr. Orlov at noon.", "received", "visit", "Mr. Orlov", "greeter"),
    ],
)
def test_a_participant_has_his_role(
    model: LanguageModel, text: str, trigger: str, kind: str, name: str, role: str
) -> None:
    parsed, names, cast = read(model, text)
    found = participants_of(clause_in(parsed[0], trigger, kind), parsed[0], names, cast)
    assert (name, role) in [(participant.name, participant.role) for participant in found]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "names"),
    [
        (
            "Philip Hargrove, Office of Security, Central Bank (CB), advised the Consul.",
            "advised",
            "statement",
            ["Philip Hargrove", "the Consul"],
        ),
        ("Chief, CI - Mr. Marsh pointed out the danger.", "pointed", "statement", ["Mr. Marsh"]),
        (
            "Carmen Ibarra has also used names Ana Luz, Eva Ruiz and Pia Mora in Oslo.",
            "used",
            "covert",
            ["Carmen Ibarra"],
        ),
    ],
)
def test_neither_the_bodies_of_someone_nor_his_office_or_other_names_take_part_beside_him(
    model: LanguageModel, text: str, trigger: str, kind: str, names: list[str]
) -> None:
    (parsed,), found, cast = read(model, text)
    assert [one.name for one in participants_of(clause_in(parsed, trigger, kind), parsed, found, cast)] == names


def test_what_is_said_of_another_name_is_said_of_whom_it_names(model: LanguageModel) -> None:
    (parsed,), names, cast = read(
        model, "Hugh Marsh, alias Otto Lund, alias Pia Lund, born 3 May 1921, is an engineer."
    )
    found = participants_of(clause_in(parsed, "born", "personal"), parsed, names, cast)
    assert [one.name for one in found] == ["Hugh Marsh"]


@pytest.mark.parametrize(
    ("text", "trigger", "roles"),
    [
        ("Karl Lund; male, last seen in Oslo (reported 8/3/70).", "reported", {"Karl Lund": "subject"}),
        ("Karl Lund; male, last seen in Oslo (reported on 3 August 1970).", "reported", {"Karl Lund": "subject"}),
        ("On 5 May 1960 Karl Lund reported the loss (Case 8/3).", "reported", {"Karl Lund": "agent"}),
    ],
)
def test_a_verb_in_brackets_with_its_day_says_of_whom_and_not_by_whom(
    model: LanguageModel, text: str, trigger: str, roles: dict[str, str]
) -> None:
    (parsed,), names, cast = read(model, text)
    found = participants_of(clause_in(parsed, trigger, "statement"), parsed, names, cast)
    assert {one.name: one.role for one in found if one.name in roles} == roles


def test_your_in_a_record_without_a_reader_is_nobody(model: LanguageModel) -> None:
    (parsed,), names, cast = read(model, "For your information, it was completed by Hugh Marsh on 4 May.")
    found = participants_of(clause_in(parsed, "completed", "other"), parsed, names, cast)
    assert [one.name for one in found] == ["Hugh Marsh"]


def test_who_was_given_something_and_told_was_told(model: LanguageModel) -> None:
    (parsed,), names, cast = read(model, "At this meeting Carmen Ibarra was given the number and told to wait.")
    found = participants_of(clause_in(parsed, "told", "statement"), parsed, names, cast)
    assert ("Carmen Ibarra", "recipient") in [(one.name, one.role) for one in found]


def test_a_pronoun_gives_way_to_the_name_it_stands_for(model: LanguageModel) -> None:
    parsed, names, cast = read(model, "Philip Hargrove left Oslo on 3 May.", "He arrived in Lisbon on 5 May.")
    found = participants_of(clause_in(parsed[1], "arrived", "travel"), parsed[1], names, cast)
    assert [(person.name, person.role) for person in found] == [("Philip Hargrove", "agent")]
    text = "Philip Hargrove left Oslo on 3 May.\nHe arrived in Lisbon on 5 May."
    assert text[found[0].start : found[0].end] == "He"


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "name", "role"),
    [
        ("Philip Hargrove flew from Oslo to Lisbon on 3 May.", "flew", "travel", "Oslo", "from"),
        ("Philip Hargrove flew from Oslo to Lisbon on 3 May.", "flew", "travel", "Lisbon", "to"),
        ("Philip Hargrove died in Lisbon on 3 May.", "died", "personal", "Lisbon", "at"),
        ("Philip Hargrove arrived aboard the S.S. Strathay on 3 May.", "arrived", "travel", "S.S. Strathay", "via"),
        ("He spoke on television in Oslo that night.", "spoke", "statement", "Oslo", "at"),
        ("He served in Cairo from 1957 to 1959.", "served", "appointment", "Cairo", "at"),
        ("MINISTER ARRIVED KHARTOUM FROM CAIRO 4 MAY.", "ARRIVED", "travel", "KHARTOUM", "to"),
        ("MINISTER ARRIVED KHARTOUM FROM CAIRO 4 MAY.", "ARRIVED", "travel", "CAIRO", "from"),
        ("The trawler left Havana on 4 May.", "left", "travel", "Havana", "from"),
    ],
)
def test_a_place_has_its_role(model: LanguageModel, text: str, trigger: str, kind: str, name: str, role: str) -> None:
    parsed, names, cast = read(model, text)
    found = places_of(clause_in(parsed[0], trigger, kind), parsed[0], names, cast)
    assert (name, role) in [(place.name, place.role) for place in found]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "told_of", "place"),
    [
        ("The Minister issued a warning about the new missiles in Cuba.", "issued", "statement", "Cuba", None),
        ("The Director wrote a paper on the situation in Burma on 4 May.", "wrote", "correspondence", "Burma", None),
        ("Philip Hargrove was seen on the night of 4 May in Cuba.", "seen", "meeting", None, "Cuba"),
        ("Philip Hargrove was arrested on his arrival in Burma.", "arrested", "arrest", None, "Burma"),
    ],
)
def test_where_that_lies_which_is_told_of_is_no_place_of_the_telling(
    model: LanguageModel, text: str, trigger: str, kind: str, told_of: str | None, place: str | None
) -> None:
    (parsed,), names, cast = read(model, text)
    found = [part.name for part in places_of(clause_in(parsed, trigger, kind), parsed, names, cast)]
    assert told_of not in found
    assert place is None or place in found


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "places"),
    [
        ("Philip Hargrove, born 3 May 1921, Oslo, is an engineer.", "born", "personal", ["Oslo"]),
        ("DPOB: 06 May 1921, Oslo, Norway; engineer.", "DPOB", "personal", ["Oslo, Norway"]),
        ("Philip Hargrove, born 3 May 1921, Oslo, was seen in Rome.", "seen", "meeting", ["Rome"]),
        ("Philip Hargrove, who lives in Oslo, was interviewed in Rome.", "interviewed", "meeting", ["Rome"]),
        ("Philip Hargrove, 9 Oak Road, Oslo, was interviewed in Rome.", "interviewed", "meeting", ["Rome"]),
        ("The Minister met Prince Otto Lund of Burma in Rome.", "met", "meeting", ["Rome"]),
    ],
)
def test_where_someone_was_born_or_lives_is_a_place_of_that_alone(
    model: LanguageModel, text: str, trigger: str, kind: str, places: list[str]
) -> None:
    (parsed,), names, cast = read(model, text)
    assert [part.name for part in places_of(clause_in(parsed, trigger, kind), parsed, names, cast)] == places


@pytest.mark.parametrize(
    ("text", "trigger", "places"),
    [
        ("Hugh Marsh studied law in Oslo in 1950 and flew to Rome in 1951.", "flew", ["Rome"]),
        ("Hugh Marsh left Oslo on 3 May because Otto Lund had gone to Rome.", "left", ["Oslo"]),
        ("Hugh Marsh left Oslo on 3 May to return to Rome.", "left", ["Oslo", "Rome"]),
    ],
)
def test_places_of_another_verb_are_left_to_it(
    model: LanguageModel, text: str, trigger: str, places: list[str]
) -> None:
    (parsed,), names, cast = read(model, text)
    start = text.index("flew") if trigger == "flew" else 0
    whole = clause_in(parsed, trigger, "travel")
    assert [p.name for p in places_of(replace(whole, start=start), parsed, names, cast)] == places


def test_a_meeting_on_a_state_was_not_held_there(model: LanguageModel) -> None:
    (parsed,), names, cast = read(model, "The Minister held a meeting on Laos in Geneva on 4 May.")
    found = places_of(clause_in(parsed, "held", "meeting"), parsed, names, cast)
    assert [place.name for place in found] == ["Geneva"]


def test_a_named_place_stands_for_the_room_it_names(model: LanguageModel) -> None:
    (parsed,), names, cast = read(model, "They met in a hotel room in Oporto, Portugal, on 4 May.")
    found = places_of(clause_in(parsed, "met", "meeting"), parsed, names, cast)
    assert [place.name for place in found] == ["Oporto, Portugal"]


def test_without_grammar_names_and_places_of_the_clause_are_kept() -> None:
    text = "Mr. Orlov flew to Lisbon"
    page = Page(1, text)
    parsed = Parsed(Sentence(1, 0, len(text), text, ((0, 0),)))
    names = find_names(Record("r", "a.txt", 1, "document", (page,), 0, len(text)), Description(), [parsed])
    clause = Clause(parsed, 0, len(text), 10, 14, None, ("travel",))
    assert [(p.name, p.role) for p in participants_of(clause, parsed, names)] == [("Mr. Orlov", "agent")]
    assert [(p.name, p.role) for p in places_of(clause, parsed, names)] == [("Lisbon", "to")]


def test_chances_add_up_and_follow_the_weights() -> None:
    model = LinearModel(("no", "yes"), {"near": (0.0, 2.0)}, (0.0, -1.0))
    near, far = model.chances(["near"]), model.chances(["unknown"])
    assert near["yes"] > 0.5 > far["yes"]
    assert abs(sum(near.values()) - 1) < 1e-9
    assert model.reasons(["near", "unknown"], "yes") == [("near", 2.0)]


def test_settling_a_record_twice_gives_the_same(model: LanguageModel) -> None:
    parsed, _, cast = read(model, "Ruth Orlov wrote to Philip Hargrove.", "Later she met him in Oslo.")
    clause = clause_in(parsed[1], "met", "meeting")
    first, second = settle_record(cast), settle_record(cast)
    for party in cast.parties(parsed[1]):
        assert first.of(clause, party) == second.of(clause, party)


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "expected"),
    [
        ("Philip Hargrove, the Consul, left Oslo on 3 May.", "left", "travel", ["Philip Hargrove"]),
        ("The Consul, Philip Hargrove, left Oslo on 3 May.", "left", "travel", ["Philip Hargrove"]),
        ("Philip Hargrove and the Consul left Oslo on 3 May.", "left", "travel", ["Philip Hargrove", "the Consul"]),
    ],
)
def test_a_name_and_the_office_that_explains_it_are_one(
    model: LanguageModel, text: str, trigger: str, kind: str, expected: list[str]
) -> None:
    parsed, names, cast = read(model, text)
    found = participants_of(clause_in(parsed[0], trigger, kind), parsed[0], names, cast)
    assert [participant.name for participant in found] == expected


@pytest.mark.parametrize(
    ("before", "text", "pronoun", "name"),
    [
        # who said something goes on to be the one who says the next thing, not the one he spoke of
        (
            "Carlos Ibarra said that Philip Hargrove had left.",
            "He added that the ship was late.",
            "He",
            "Carlos Ibarra",
        ),
        ("Carmen Ibarra met Philip Hargrove in Oslo.", "She left on 3 May.", "She", "Carmen Ibarra"),
        ("Philip Hargrove met Carmen Ibarra in Oslo.", "She left on 3 May.", "She", "Carmen Ibarra"),
        ("Philip Hargrove met the technicians in Oslo.", "He left on 3 May.", "He", "Philip Hargrove"),
        ("Carmen Ibarra was met by Mr. Hugh Marsh.", "He told her of it on 3 May.", "He", "Mr. Hugh Marsh"),
        ("Mr. Orlov received Philip Hargrove.", "The latter said that he would sign.", "The latter", "Philip Hargrove"),
        ("Mr. Orlov arrived.", "Philip Hargrove stated that he had left Oslo.", "he", "Philip Hargrove"),
    ],
)
def test_a_pronoun_is_carried_to_whom_sex_number_and_the_teller_allow(
    model: LanguageModel, before: str, text: str, pronoun: str, name: str
) -> None:
    parsed, _, cast = read(model, before, text)
    party = next(p for p in cast.parties(parsed[1]) if text[p.start : p.end] == pronoun)
    verb = parsed[1].words[parsed[1].words[party.head or 0].head].text
    meant = settle_record(cast).of(clause_in(parsed[1], verb), party)
    assert meant is not None
    assert meant.text == name


def test_several_are_not_meant_by_he(model: LanguageModel) -> None:
    parsed, _, cast = read(model, "The technicians left Oslo.", "He stayed.")
    party = cast.parties(parsed[1])[0]
    assert settle_record(cast).of(clause_in(parsed[1], "stayed"), party) is None


def test_an_office_beside_a_name_in_a_list_is_no_second_participant(model: LanguageModel) -> None:
    text = "Mr. Orlov was met by the Minister of Trade, Carlos Ibarra; the Minister of Labor, Hugh Marsh."
    parsed, names, cast = read(model, text)
    found = participants_of(clause_in(parsed[0], "met", "meeting"), parsed[0], names, cast)
    assert [person.name for person in found if "Minister" in person.name] == []
    assert {"Mr. Orlov", "Carlos Ibarra"} <= {person.name for person in found}


@pytest.mark.parametrize(
    ("text", "verb", "name", "tie"),
    [
        ("Orlov left Oslo and reached Lisbon.", "reached", "Orlov", "conj"),
        ("Orlov left and Tilling stayed.", "stayed", "Orlov", ""),
        ("Orlov left and Tilling stayed.", "stayed", "Tilling", "own"),
        ("Orlov agreed to reach Lisbon.", "reach", "Orlov", "xcomp"),
    ],
)
def test_a_verb_without_a_subject_takes_that_of_the_verb_above_it(
    model: LanguageModel, text: str, verb: str, name: str, tie: str
) -> None:
    words = read(model, text)[0][0].words
    numbers = {word.text: number for number, word in enumerate(words)}
    assert control(words, numbers[verb], numbers[name]) == tie


def test_a_person_takes_part_and_not_the_thing_that_names_him(model: LanguageModel) -> None:
    text = "Toll calls of Carlos Ibarra were traced by Mr. Orlov."
    parsed, names, cast = read(model, text)
    found = participants_of(clause_in(parsed[0], "traced", "covert"), parsed[0], names, cast)
    assert {"Carlos Ibarra", "Mr. Orlov"} <= {person.name for person in found}
    assert not [person.name for person in found if person.name.startswith("Toll")]


def test_an_office_with_its_post_before_a_name_is_no_second_participant(model: LanguageModel) -> None:
    text = "The Ambassador in Oslo, Philip Hargrove, received Mr. Orlov."
    parsed, names, cast = read(model, text)
    found = participants_of(clause_in(parsed[0], "received", "visit"), parsed[0], names, cast)
    assert [person.name for person in found] == ["Philip Hargrove", "Mr. Orlov"]


def test_an_alias_is_no_second_participant(model: LanguageModel) -> None:
    parsed, names, cast = read(model, 'Philip Hargrove, alias "Chino", flew to Lisbon on 3 May.')
    found = participants_of(clause_in(parsed[0], "flew", "travel"), parsed[0], names, cast)
    assert [person.name for person in found] == ["Philip Hargrove"]


def test_his_wife_takes_part_with_the_name_before(model: LanguageModel) -> None:
    parsed, names, cast = read(model, "Those who met Carmen Ibarra in Oslo were Hugh Marsh, Philip Hargrove and wife.")
    found = participants_of(clause_in(parsed[0], "met", "meeting"), parsed[0], names, cast)
    assert "wife" in [person.name for person in found]


def test_a_thing_gives_way_to_the_body_named_in_it(model: LanguageModel) -> None:
    parsed, names, cast = read(model, "On 3 May a joint FBI operation against Philip Hargrove began.")
    found = participants_of(clause_in(parsed[0], "operation", "covert"), parsed[0], names, cast)
    assert all("operation" not in person.name for person in found)


def test_the_mark_of_a_paragraph_is_no_part_of_a_phrase(model: LanguageModel) -> None:
    (parsed,), _, cast = read(model, "(U) Officers of the bank examined the papers on 4 May.")
    texts = [parsed.sentence.text[party.start : party.end] for party in cast.parties(parsed)]
    assert not any(")" in text for text in texts)
    assert "Officers of the bank" in texts


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "absent"),
    [
        ("EXTREME PRESSURE WAS PUT ON HUGH MARSH IN LISBON.", "PUT", "measure", "PRESSURE"),
        ("The replacement was sent to Hugh Marsh by the campaign.", "sent", "transaction", "replacement"),
        ("Meeting on Harbours with Hugh Marsh on 4 May 1961.", "Meeting", "meeting", "Harbours"),
    ],
)
def test_a_thing_takes_no_part(model: LanguageModel, text: str, trigger: str, kind: str, absent: str) -> None:
    parsed, names, cast = read(model, text)
    found = [one.name for one in participants_of(clause_in(parsed[0], trigger, kind), parsed[0], names, cast)]
    assert "marsh" in " ".join(found).lower()
    assert absent not in " ".join(found)


def test_persons_and_bodies_called_by_ordinary_words_take_part(model: LanguageModel) -> None:
    parsed, names, cast = read(model, "The police of the town arrested the pilot in Lisbon.")
    found = [one.name for one in participants_of(clause_in(parsed[0], "arrested", "arrest"), parsed[0], names, cast)]
    assert {name.split()[1] for name in found} == {"police", "pilot"}


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "roles"),
    [
        (
            "Hugh Marsh arrested in Oslo by Carmen Ibarra on 5 May.",
            "arrested",
            "arrest",
            {"Hugh Marsh": "subject", "Carmen Ibarra": "agent"},
        ),
        (
            "Hugh Marsh was serving as Acting Consul at Oslo in May.",
            "serving",
            "appointment",
            {"Hugh Marsh": "agent"},
        ),
        ("A source advised on 5 May of a strike in Oslo.", "advised", "statement", {"A source": "agent"}),
        (
            "Hugh Marsh advised that Carmen Ibarra had left Oslo.",
            "advised",
            "statement",
            {"Hugh Marsh": "agent", "Carmen Ibarra": "subject"},
        ),
        (
            "Hugh Marsh told the Oslo Peace Convention of the strike.",
            "told",
            "statement",
            {"Hugh Marsh": "agent"},
        ),
    ],
)
def test_who_undergoes_it_what_post_he_holds_and_where_they_gather(
    model: LanguageModel, text: str, trigger: str, kind: str, roles: dict[str, str]
) -> None:
    parsed, names, cast = read(model, text)
    found = participants_of(clause_in(parsed[0], trigger, kind), parsed[0], names, cast)
    assert {one.name: one.role for one in found} == roles


@pytest.mark.parametrize(
    ("before", "text", "trigger", "expected"),
    [
        ("Card of HUGH MARSH.", "Was referred to the clinic of the port.", "referred", ("HUGH MARSH", "subject")),
        ("Card of HUGH MARSH.", "Has worked in Oslo as a pilot since 1959.", "worked", ("HUGH MARSH", "agent")),
        ("HUGH MARSH met CARMEN IBARRA in Oslo.", "Worked in Oslo as a pilot since 1959.", "Worked", None),
        ("Card of HUGH MARSH.", "The treatment in the clinic of the port ended.", "treatment", None),
        ("Card of HUGH MARSH.", "The clinic of the port was closed.", "closed", None),
    ],
)
def test_the_only_person_a_page_has_named_is_who_a_verb_without_a_subject_tells_of(
    model: LanguageModel, before: str, text: str, trigger: str, expected: tuple[str, str] | None
) -> None:
    parsed, _, cast = read(model, before, text)
    scene = scene_of(clause_in(parsed[1], trigger, "personal"), cast.parties(parsed[1]))
    assert scene is not None
    found = only_person_before(scene, cast)
    assert (None if found is None else (found.name, found.role)) == expected


@pytest.mark.parametrize(("called", "shown"), [("Subject", True), ("The engineer", False)])
def test_what_begins_with_its_verb_is_told_of_the_subject_of_a_record(
    model: LanguageModel, called: str, shown: bool
) -> None:
    text = (
        "REQUEST TRACES HUGH MARSH.",
        f"{called} has a wife in Lisbon.",
        "Came to Oslo on 2 August to see Ana Ruiz.",
    )
    parsed, names, cast = read(model, *text)
    found = participants_of(clause_in(parsed[2], "Came", "travel"), parsed[2], names, cast)
    assert [one.name for one in found if one.role == "agent" and not is_doubtful(one.chance)] == ["HUGH MARSH"] * shown


@pytest.mark.parametrize("text", ["He left Oslo in May.", "I left Oslo in May.", "They left Oslo in May."])
def test_a_pronoun_that_opens_a_sentence_is_its_subject(model: LanguageModel, text: str) -> None:
    (parsed,), _, cast = read(model, text)
    scene = scene_of(clause_in(parsed, "left", "travel"), cast.parties(parsed))
    assert scene is not None
    assert not opens_without_subject(scene)


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "doubtful"),
    [
        ("Worked in Oslo as a pilot since 1959.", "Worked", "personal", False),
        ("The letters transmitted in May were tested.", "transmitted", "correspondence", True),
        ("The clinic was supposed to receive the letters in May.", "receive", "correspondence", True),
    ],
)
def test_the_only_person_is_in_doubt_where_a_word_above_the_verb_may_be_its_subject(
    model: LanguageModel, text: str, trigger: str, kind: str, doubtful: bool
) -> None:
    parsed, _, cast = read(model, "Card of HUGH MARSH.", text)
    scene = scene_of(clause_in(parsed[1], trigger, kind), cast.parties(parsed[1]))
    assert scene is not None
    found = only_person_before(scene, cast)
    assert found is not None
    assert is_doubtful(found.chance) == doubtful


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Hugh Marsh met Carmen Ibarra in the area on 5 May.", []),
        ("Hugh Marsh met Carmen Ibarra in Oslo on 5 May.", ["Oslo"]),
    ],
)
def test_a_place_that_says_nothing_of_where_it_is_is_none(model: LanguageModel, text: str, places: list[str]) -> None:
    parsed, names, cast = read(model, text)
    assert [one.name for one in places_of(clause_in(parsed[0], "met", "meeting"), parsed[0], names, cast)] == places
