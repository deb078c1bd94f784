"""Names of a record, found by their form alone: no language model is run here."""

import pytest

from regesta.model.grammar import Mention, Parsed
from regesta.model.names import NameReading
from regesta.model.records import Description, Field, Record
from regesta.model.text import Page, Sentence
from regesta.stages.name import find_names
from regesta.stages.name.persons import person_spans
from regesta.stages.name.tokens import tokens_of


def names_of(*sentences: str, mentions: tuple[Mention, ...] = (), title: str | None = None) -> tuple[NameReading, ...]:
    text = "\n".join(sentences)
    parsed, at = [], 0
    for sentence in sentences:
        stretch = Sentence(1, at, at + len(sentence), sentence, ((0, at),))
        parsed.append(Parsed(stretch, (), mentions if not at else ()))
        at += len(sentence) + 1
    page = Page(1, text)
    record = Record("r", "made-up.txt", 1, "document", (page,), 0, len(text))
    field = Field("title", title, title, 1, 0, 1) if title else None
    return find_names(record, Description(title=field), parsed)


def kinds(*sentences: str) -> dict[str, str]:
    return {reading.text: reading.kind for reading in names_of(*sentences)}


@pytest.mark.parametrize(
    ("sentence", "text", "kind"),
    [
        ("Ambassador Tilling saw Mr. Orlov at noon.", "Ambassador Tilling", "person"),
        ("The file shows Philip HARGROVE in the city.", "Philip HARGROVE", "person"),
        ("Listed were ORMSBY, Walter and two others.", "ORMSBY, Walter", "person"),
        ("A letter from Carmen Ibarra came today.", "Carmen Ibarra", "person"),
        ("They listed HARGROVE, Philip M. and two others.", "HARGROVE, Philip M.", "person"),
        ('It was paid to a man known as "Curtis" in May.', "Curtis", "cryptonym"),
        ("That day A/2 left the city.", "A/2", "cryptonym"),
        ("Under Secretary of State Tilling agreed.", "Under Secretary of State Tilling", "person"),
        ("Then one Hilares told him of the boat.", "Hilares", "person"),
        ("The Cuban Trade Council met again.", "Cuban Trade Council", "organisation"),
        ("He wrote to the Chief, WH Division about it.", "Chief, WH Division", "office"),
        ("It was sent by ABCRANE-3 last week.", "ABCRANE-3", "cryptonym"),
        ("He was seen with [redacted] at the bar.", "[redacted]", "redacted"),
        ("They flew from Lisbon, Portugal that day.", "Lisbon, Portugal", "place"),
        ("The Bulgarians left early.", "Bulgarians", "group"),
        ("Mr. Denver met him with Messrs. Dallas, Tilling and Boston.", "Mr. Denver", "person"),
        ("Mr. Denver met him with Messrs. Dallas, Tilling and Boston.", "Messrs. Dallas", "person"),
        ("Mr. Denver met him with Messrs. Dallas, Tilling and Boston.", "Boston", "person"),
        ("Gen. Lima said so.", "Gen. Lima", "person"),
    ],
)
def test_a_name_is_known_by_its_form(sentence: str, text: str, kind: str) -> None:
    assert kinds(sentence).get(text) == kind


@pytest.mark.parametrize("sentence", ["Page 4 of 12", "SECRET", "Monday, 3 May", "Reference: attached memorandum"])
def test_form_words_are_no_names(sentence: str) -> None:
    assert not kinds(sentence)


def persons(*sentences: str, mentions: tuple[Mention, ...] = ()) -> list[str]:
    return [reading.text for reading in names_of(*sentences, mentions=mentions) if reading.kind == "person"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("He saw General Tilling there.", ["General Tilling"]),
        ("He saw General Investigative there.", []),
        ("THE JUDGE QUESTIONED ORMSBY, WALTER.", ["ORMSBY, WALTER"]),
        ("He saw Mr. Driven there.", ["Mr. Driven"]),
        ("Under Operation TORTOISE he left.", []),
        ("At Orlow AFB he met Philip HARGROVE.", ["Philip HARGROVE"]),
        ("A. TORV 4411 refers.", []),
        ("He saw P. TORV there.", ["P. TORV"]),
        ("Then Elwyna B. Torrey left.", ["Elwyna B. Torrey"]),
        ("XXX-XX-XXXX was his number.", []),
        ("Present were Elwin Torrey, Hugh Marsh and others.", ["Hugh Marsh"]),
        ("He met Messrs. Tilling, Houston and Marsh at noon.", ["Messrs. Tilling", "Houston", "Marsh"]),
        ('They talked of "Chino" MORALES at length.', ['"Chino" MORALES']),
    ],
)
def test_words_of_the_language_codes_and_masks_are_no_persons(sentence: str, expected: list[str]) -> None:
    assert persons(sentence) == expected


def test_words_that_only_the_model_takes_for_a_person_are_none() -> None:
    assert not persons("KNOWLEDGE OF THIS IS SLIGHT.", mentions=(Mention(0, 9, "PERSON"),))


def test_a_surname_that_opens_as_cryptonyms_do_is_known_in_all_lines() -> None:
    assert persons("Philip WILSON arrived.", "Later WILSON left.") == ["Philip WILSON", "WILSON"]


def test_small_words_behind_a_name_of_the_model_are_cut_off() -> None:
    assert [r.text for r in names_of("He sailed to Ormsby in May.", mentions=(Mention(13, 22, "GPE"),))] == ["Ormsby"]


def test_the_model_s_ordinary_words_are_cut_off() -> None:
    found = persons("They met Elwin Torrey Driven.", mentions=(Mention(9, 28, "PERSON"),))
    assert found == ["Elwin Torrey"]


def test_a_word_before_a_known_surname_is_a_given_name() -> None:
    assert persons("Mr. Torrey came.", "With him came Elwin Torrey.") == ["Mr. Torrey", "Elwin Torrey"]


@pytest.mark.parametrize("before", ["Driven", "Marsh", "In-public", "Eliminating"])
def test_what_is_no_given_name_stays_apart_from_the_surname(before: str) -> None:
    assert persons("Mr. Torrey and Mr. Marsh came.", f"The file {before} Torrey is lost.")[2:][-1] == "Torrey"


def test_a_word_that_opens_a_sentence_is_no_given_name() -> None:
    assert persons("Mr. Torrey came.", "Elwin Torrey left.") == ["Mr. Torrey", "Torrey"]


@pytest.mark.parametrize(
    ("code", "kind"), [("KUBARK", "organisation"), ("PBPRIME", "place"), ("KUDOGWOOD", "cryptonym")]
)
def test_cryptonyms_of_agencies_and_states_are_no_persons(code: str, kind: str) -> None:
    assert kinds(f"He wrote to {code} about it.") == {code: kind}


def test_a_surname_known_from_one_line_is_known_in_all() -> None:
    found = names_of("Philip HARGROVE arrived.", "Later HARGROVE left.")
    assert [reading.text for reading in found] == ["Philip HARGROVE", "HARGROVE"]
    assert found[1].refers_to == "Philip HARGROVE"


def test_a_surname_that_two_people_bear_is_not_carried_back() -> None:
    found = names_of("Philip HARGROVE met Ruth HARGROVE.", "Later HARGROVE left.")
    assert found[-1].text == "HARGROVE"
    assert found[-1].refers_to is None


def test_subject_stands_for_the_person_the_title_names() -> None:
    found = names_of("On 3 May Subject returned home.", title="Walter ORMSBY")
    assert [(reading.text, reading.refers_to) for reading in found] == [("Subject", "Walter ORMSBY")]


def test_subject_as_a_verb_stands_for_nobody() -> None:
    found = names_of("THIS COULD SUBJECT HIM TO PENALTIES IN LISBON.", title="Walter ORMSBY")
    assert "SUBJECT" not in [reading.text for reading in found]


def test_what_a_subject_line_adds_to_a_name_is_cut_off() -> None:
    found = names_of("On 3 May Subject returned home.", title="ORMSBY, Walter Paul DOB: 4 Sept. 1920")
    assert found[0].refers_to == "ORMSBY, Walter Paul"


def test_the_ambassador_stands_for_the_only_one_named() -> None:
    found = names_of("Ambassador Tilling arrived.", "Then the Ambassador left.")
    assert found[-1].text == "Ambassador"
    assert found[-1].refers_to == "Ambassador Tilling"


def test_a_body_of_the_model_that_bears_a_known_surname_is_a_person() -> None:
    found = names_of("HARGROVE spoke.", "He met Philip HARGROVE.", mentions=(Mention(0, 8, "ORG"),))
    assert [reading.kind for reading in found] == ["person", "person"]


def test_offsets_lead_back_to_the_page() -> None:
    text = "He met Mr.\nOrlov there."
    sentence = Sentence(1, 0, len(text), text.replace("\n", " "), ((0, 0),))
    record = Record("r", "made-up.txt", 1, "document", (Page(1, text),), 0, len(text))
    found = find_names(record, Description(), [Parsed(sentence)])
    assert text[found[0].start : found[0].end] == "Mr.\nOrlov"


def test_one_is_no_name_before_a_word_of_the_language() -> None:
    assert not [reading.text for reading in names_of("Only one Report, the first, was sent.")]


def test_a_surname_typed_in_capitals_again_and_again_is_a_person_though_the_model_sees_it_once() -> None:
    person = Mention(0, 6, "PERSON")
    texts = ("TORQUE met the others that night.", "Later TORQUE left them.", "We have not seen TORQUE since.")
    assert [reading.text for reading in names_of(*texts, mentions=(person,))] == ["TORQUE"] * 3
    assert [reading.text for reading in names_of(*texts[:2], mentions=(person,))] == ["TORQUE"]
    shouted = tuple(text.upper() for text in texts)
    assert len(names_of(*shouted, mentions=(person,))) < 3


def test_the_father_s_name_of_a_spanish_double_surname_is_known_in_all_lines() -> None:
    found = names_of("A letter from Joaquin Ormaza Bellver came.", "Later Ormaza left.")
    assert [(reading.text, reading.refers_to) for reading in found][1:] == [("Ormaza", "Joaquin Ormaza Bellver")]


def test_a_bound_word_stays_with_its_surname_wherever_that_is_known() -> None:
    found = names_of("Minister Osman Abu Zeid left.", "Then Abu Zeid wrote.", "He met Zeid at noon.")
    assert [(name.text, name.refers_to) for name in found][1:] == [
        ("Abu Zeid", "Minister Osman Abu Zeid"),
        ("Zeid", "Minister Osman Abu Zeid"),
    ]


def test_two_surnames_that_a_word_joins_are_one_persons() -> None:
    found = names_of(
        "Ramon Ortega y Gasset left.",
        "Later Ortega y Gasset wrote.",
        "The Ministerio de Agricultura y Fomento answered.",
    )
    assert [(one.text, one.refers_to) for one in found if one.kind == "person"] == [
        ("Ramon Ortega y Gasset", None),
        ("Ortega y Gasset", "Ramon Ortega y Gasset"),
    ]


def test_a_port_is_not_the_land_it_is_named_after() -> None:
    assert kinds("The ship lay at Port Sudan.")["Port Sudan"] == "place"
    assert "Sudan" not in kinds("The ship lay at Port Sudan.")


def test_the_ambassador_is_left_open_where_the_record_speaks_of_another() -> None:
    found = names_of("Ambassador Tilling arrived.", "The Swedish Ambassador met him.", "Then the Ambassador left.")
    assert found[-1].text == "Ambassador"
    assert found[-1].refers_to is None


@pytest.mark.parametrize("text", ["In May Osman Abu Marsh left Oslo.", "IN MAY OSMAN ABU MARSH LEFT OSLO."])
def test_a_bound_word_keeps_the_given_name_before_it(text: str) -> None:
    assert "osman abu marsh" in [reading.text.casefold() for reading in names_of(text) if reading.kind == "person"]


def test_a_body_ends_before_an_article() -> None:
    found = names_of("The Norwegian Government the Minister of Trade and the Consul signed it.")
    assert [reading.text for reading in found][:2] == ["Norwegian Government", "Minister of Trade"]


def test_an_office_to_a_state_ends_before_the_name_of_its_holder() -> None:
    found = names_of("Ambassador to Norway Elwinson Quarfeld left.")
    assert [reading.text for reading in found] == ["Ambassador to Norway", "Elwinson Quarfeld"]


def test_a_rank_between_commas_and_a_crossed_out_number_are_no_bodies() -> None:
    text = "Philip Hargrove, SMSgt, FRXXX-XX-XXXX, left."
    mentions = (Mention(0, 15, "PERSON"), Mention(17, 22, "ORG"), Mention(24, 37, "ORG"))
    assert [reading.text for reading in names_of(text, mentions=mentions)] == ["Philip Hargrove"]


def test_goods_that_are_counted_name_nobody() -> None:
    text = "Mexico shipped 200 BALES to Lisbon."
    mentions = (Mention(15, 18, "CARDINAL"), Mention(19, 24, "PERSON"))
    assert "BALES" not in [reading.text for reading in names_of(text, mentions=mentions)]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The men stayed near Ollerton, Louisiana that week.", "Ollerton, Louisiana"),
        ("She was born in Porto Viejo, Venezuela, in 1923.", "Porto Viejo, Venezuela"),
        ("He came to Miami, Fla., in May.", "Miami, Fla."),
        ("He left Washington, D. C., in May.", "Washington, D. C."),
        ("He lives in New York, New York now.", "New York, New York"),
        ("He lived at 829 S.W. 9th Avenue, Miami, and left.", "829 S.W. 9th Avenue, Miami"),
        ("He keeps an office at 63 rue de Savigny, Paris.", "63 rue de Savigny, Paris"),
        ("They met at the Hotel Beau Soleil in Geneva.", "Hotel Beau Soleil"),
        ("They were to get to the USSR.", "USSR"),
        ("He had left the U.S.S.R. by then.", "U.S.S.R."),
    ],
)
def test_a_place_is_read_with_what_encloses_it_and_no_more(sentence: str, place: str) -> None:
    assert kinds(sentence).get(place) == "place"


@pytest.mark.parametrize(
    ("sentence", "not_a_place"),
    [
        ("He was sent to Pedro Ruiz, Cuba.", "Pedro Ruiz, Cuba"),
        ("In 1961 Wall Street fell.", "1961 Wall Street"),
        ("He worked for the Ridge Company, Louisiana.", "Ridge Company, Louisiana"),
    ],
)
def test_persons_bodies_and_years_are_no_part_of_a_place(sentence: str, not_a_place: str) -> None:
    assert not_a_place not in kinds(sentence)


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("He flew back to Besica and slept.", "Besica"),
        ("They arrived in Venezues on Monday.", "Venezues"),
        ("A trip to Sant Ivor was planned.", "Sant Ivor"),
        ("He would leave for Besica on 10 March.", "Besica"),
        ("He left Besica on 10 March.", "Besica"),
        ("They are leaving Sant Ivor for the coast.", "Sant Ivor"),
    ],
)
def test_a_journey_leads_to_a_place_though_no_list_holds_it(sentence: str, place: str) -> None:
    assert read_with(sentence, (place, "PERSON")).get(place) == "place"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("He was returned to Besica that day.", "Besica"),  # what is returned goes to a person as well
        ("They arrived at Besica office late.", "Besica"),
        ("It travelled to Hugh Marsh by hand.", "Hugh Marsh"),
        ("He travelled in Besica's car.", "Besica"),
        ("A note was left for Besica by him.", "Besica"),
        ("He left Besica at the hotel.", "Besica"),
        ("He will be leaving Thursday for the coast.", "Thursday"),
        ("The report reached ABCRANE via the coast.", "ABCRANE"),
        ("He left for Hugh Marsh and Otto Lund a note.", "Hugh Marsh"),
        ("He lived in ABCRANE that year.", "ABCRANE"),
    ],
)
def test_persons_and_what_a_name_qualifies_are_no_end_of_a_journey(sentence: str, name: str) -> None:
    assert kinds(sentence).get(name) != "place"


def test_a_town_and_county_that_a_state_encloses_are_one_place() -> None:
    found = read_with("He saw Besica, Northshire, England, in May.", ("Besica", "GPE"), ("Northshire", "GPE"))
    assert found == {"Besica, Northshire, England": "place"}


@pytest.mark.parametrize("sentence", ["He saw Bolivie, Chile and Peru.", "He saw Chile, Bolivie, Peru."])
def test_a_misread_state_in_a_list_is_enclosed_by_none(sentence: str) -> None:
    assert read_with(sentence, ("Bolivie", "GPE")).get("Bolivie") == "place"


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("The Otto B. Lund Review Board met.", "Otto B. Lund Review Board", "organisation"),
        ("The Carmen Ibarra Foundation met.", "Carmen Ibarra Foundation", "organisation"),
        ("He told Carmen Ibarra's Committee of it.", "Carmen Ibarra", "person"),
        ("They told the Secret Service of it.", "Secret Service", "organisation"),
        ("They came aboard the S. S. STRATHAY that day.", "S. S. STRATHAY", "place"),
        ("They came on the M/V Santa Rita that day.", "M/V Santa Rita", "place"),
        ("They were landed by the M/V Santa Rita that day.", "M/V Santa Rita", "organisation"),
        ("They saw SS Captain Lund that day.", "Captain Lund", "person"),
        ("It was turned over to C/EUR/SA/PM by DC/EUR/CI.", "C/EUR/SA/PM", "office"),
        ("It was turned over to C/EUR/SA/PM by DC/EUR/CI.", "DC/EUR/CI", "office"),
    ],
)
def test_a_body_called_after_a_person_and_the_symbol_of_a_staff_are_one_name(
    sentence: str, name: str, kind: str
) -> None:
    assert kinds(sentence).get(name) == kind


def test_the_mark_of_a_paragraph_is_no_part_of_a_name() -> None:
    sentence = "(U) Ibarra left."
    assert names_of(sentence, mentions=(Mention(1, 10, "PERSON"),))[0].text == "Ibarra"


@pytest.mark.parametrize("number", ["", "3. "])
def test_a_filed_name_opens_a_sentence_of_a_telegram(number: str) -> None:
    text = f"{number}Lindgren, Otto nominated ambassador to Norway."  # as recased for the language model
    (span,) = person_spans(tokens_of(text), capitals=True)
    assert text[span.start : span.end] == "Lindgren, Otto"


def test_two_states_in_a_row_are_two_places() -> None:
    found = kinds("He served in Rumania, Norway, and Cambodia.")
    assert {"Rumania", "Norway", "Cambodia"} <= found.keys()


def test_members_of_a_list_of_places_are_places_though_no_list_holds_them() -> None:
    mentions = (Mention(21, 25, "PERSON"), Mention(27, 32, "ORG"))
    found = {
        r.text: r.kind for r in names_of("They visited Peking, Sian, Yenan, Lop Nor and Shanghai.", mentions=mentions)
    }
    assert found == dict.fromkeys(["Peking", "Sian", "Yenan", "Lop Nor", "Shanghai"], "place")


def test_a_list_that_names_anything_else_makes_no_places() -> None:
    found = kinds("Present were Peking, Mr. Orlov and the Moscow man.")
    assert found["Mr. Orlov"] == "person"


def test_an_embassys_name_ends_before_whom_it_is_called_for() -> None:
    assert kinds("He called at the Soviet Embassy for Orlov.")["Soviet Embassy"] == "organisation"
    assert "Committee for State Security" in kinds("The Committee for State Security acted.")


@pytest.mark.parametrize(("text", "kind"), [("PFIAQ", "organisation"), ("Modesto", "person")])
def test_letters_and_given_names_are_no_places_though_the_model_takes_them_for_some(text: str, kind: str) -> None:
    sentence = f"He met with {text} that day."
    found = names_of(sentence, mentions=(Mention(12, 12 + len(text), "GPE"),))
    assert [(r.text, r.kind) for r in found] == [(text, kind)]


def test_what_is_against_a_man_is_no_place() -> None:
    sentence = "He led anti-Marsh groups."
    assert not names_of(sentence, mentions=(Mention(7, 17, "GPE"),))


def read_with(sentence: str, *guessed: tuple[str, str]) -> dict[str, str]:
    """The names of a sentence in which the model has taken the words for what their labels say."""
    mentions = tuple(Mention(sentence.index(w), sentence.index(w) + len(w), label) for w, label in guessed)
    return {reading.text: reading.kind for reading in names_of(sentence, mentions=mentions)}


@pytest.mark.parametrize(
    ("sentence", "text", "kind"),
    [
        ("In New York Rudolf Emil HARLAND advised them.", "Rudolf Emil HARLAND", "person"),
        ("Ambassador to the Congo Erik Vold met them.", "Erik Vold", "person"),
        ("The New York Office wrote to him.", "New York Office", "organisation"),
        ("It was passed to the State Department today.", "State Department", "organisation"),
        ("Informed Department of Treasury of the matter.", "Department of Treasury", "organisation"),
        ("United Fruit Company wrote to him.", "United Fruit Company", "organisation"),
        ("That day Dr, MORO CARDENAS returned.", "Dr, MORO CARDENAS", "person"),
        ("That day Mr. St. Clair returned.", "Mr. St. Clair", "person"),
        ("BB. WEDER, WOLFRAM JAKOB; WHITE MALE, LAST SEEN IN OSLO", "WEDER, WOLFRAM JAKOB", "person"),
        ("It was attended by Harlan, Corwell, Douglas Tilling, and no one else.", "Douglas Tilling", "person"),
    ],
)
def test_a_name_ends_and_begins_where_its_words_do(sentence: str, text: str, kind: str) -> None:
    assert kinds(sentence).get(text) == kind


@pytest.mark.parametrize(
    ("sentence", "words", "label"),
    [
        ("He was granted a POA in May.", "POA", "ORG"),
        ("It stands in his Statement of Personal History, he says.", "Statement of Personal History", "ORG"),
        ("It is for the ENTIRE PERIOD of his stay.", "ENTIRE PERIOD", "ORG"),
    ],
)
def test_what_the_model_takes_for_a_body_may_be_none(sentence: str, words: str, label: str) -> None:
    assert words not in read_with(sentence, (words, label))


def test_letters_behind_an_article_are_a_body_where_they_qualify_a_noun() -> None:
    assert read_with("He met a VRD officer in May.", ("VRD", "ORG")).get("VRD") == "organisation"


def test_a_list_of_people_holds_people() -> None:
    sentence = "Four men, ORLIN, MAZEEV, TENOV and BASSIN, took part."
    found = read_with(sentence, ("ORLIN", "PERSON"), ("TENOV", "PERSON"), ("BASSIN", "GPE"))
    assert {"ORLIN", "MAZEEV", "TENOV", "BASSIN"} <= {name for name, kind in found.items() if kind == "person"}


def test_one_joined_to_a_person_is_one() -> None:
    assert kinds("Smidders and Hugh Marsh left.").get("Smidders") == "person"


@pytest.mark.parametrize(
    "sentence", ["He met Mr and Mrs Hugh Marsh.", "The Attorney-General and Mr. Hull left.", "Firet, Dr. Miro left."]
)
def test_a_title_or_a_word_before_a_comma_is_no_member_of_a_list(sentence: str) -> None:
    assert not {"Mr", "Attorney-General", "Firet"} & set(kinds(sentence))


def test_a_full_name_is_whole_where_it_opens_a_sentence() -> None:
    found = persons("They saw Mr. Ruiz Mora again.", "Ruiz Mora said that he would go.")
    assert found == ["Mr. Ruiz Mora", "Ruiz Mora"]


def test_a_surname_with_a_figure_for_a_letter_is_that_surname() -> None:
    found = persons("Nikolai Torenov left Moscow.", "TOREN0V returned to Moscow, and T0RENA did not.")
    assert found == ["Nikolai Torenov", "TOREN0V"]


@pytest.mark.parametrize("date", ["14 Jumo 1958", "on the 3rd Julv 1961", "3 Julv 61"])
def test_a_word_between_a_day_and_a_year_names_nobody(date: str) -> None:
    sentence = f"It was cleared {date} in Oslo."
    word = date.split()[-2]
    start = sentence.index(word)
    found = names_of(sentence, mentions=(Mention(start, start + len(word), "PERSON"),))
    assert word not in [name.text for name in found]


def test_a_word_between_two_counts_may_be_a_name() -> None:
    assert kinds("The 12 Britons 45 miles off Vigo were seen.").get("Britons") == "group"


@pytest.mark.parametrize(("letters", "kind"), [("JFK", "person"), ("QVK", "organisation")])
def test_letters_by_which_a_person_is_called_are_no_body(letters: str, kind: str) -> None:
    found = names_of(f"They wrote to {letters} about the quay.", mentions=(Mention(14, 17, "PERSON"),))
    assert [name.kind for name in found if name.text == letters] == [kind]


@pytest.mark.parametrize("number", ["HXWA-2214", "VELA 114"])
def test_the_number_of_a_dispatch_or_flight_is_no_body(number: str) -> None:
    found = names_of(f"It came with {number} that week.", mentions=(Mention(13, 13 + len(number), "ORG"),))
    assert [name.text for name in found] == []


def test_a_body_that_bears_a_number_is_one() -> None:
    found = names_of("HE WAS WITH BRIGADE 2214 THAT WEEK.", mentions=(Mention(12, 24, "ORG"),))
    assert [name.text for name in found] == ["BRIGADE 2214"]


def test_a_word_for_an_office_is_the_surname_of_one_who_bears_it() -> None:
    found = names_of("Mr. Otto King came to Oslo.", "It was King who paid for it.")
    assert [(name.text, name.refers_to) for name in found if name.kind == "person"][1:] == [("King", "Mr. Otto King")]


def test_a_word_for_an_office_is_one_where_nobody_bears_it() -> None:
    found = names_of("Mr. Otto Lund came to Oslo.", "It was King who paid for it.")
    assert "King" not in [name.text for name in found if name.kind == "person"]


def test_a_wife_is_not_carried_back_to_her_husband() -> None:
    found = names_of("Carlos Ibarra came to Oslo.", "Then Mrs. Ibarra left him.")
    assert [(name.text, name.refers_to) for name in found if name.kind == "person"][-1] == ("Mrs. Ibarra", None)


@pytest.mark.parametrize("word", ["UNQUOTE", "LIMOUSINE"])
def test_a_word_of_the_language_is_no_cryptonym(word: str) -> None:
    assert [name.text for name in names_of(f"THE {word} CAME FIRST IN OSLO HARBOUR.") if name.kind == "cryptonym"] == []


def test_a_word_for_a_body_is_a_surname_behind_initials_and_given_names() -> None:
    found = names_of(
        "A. B. Church and Otto King met Mrs. Dean; Dr. King left. Otto Lund White House aides saw Mr. White."
    )
    assert [name.text for name in found if name.kind == "person"] == [
        "A. B. Church",
        "Otto King",
        "Mrs. Dean",
        "Dr. King",
        "Otto Lund",
        "Mr. White",
    ]


def test_letters_without_a_vowel_are_a_body_though_the_model_takes_them_for_a_person() -> None:
    found = names_of("He was told that BRNC had paid for it.", mentions=(Mention(17, 21, "PERSON"),))
    assert [(name.text, name.kind) for name in found] == [("BRNC", "organisation")]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("There were Hugh Marsh George Torrey Philip Hargrove.", ["Hugh Marsh", "George Torrey", "Philip Hargrove"]),
        ("PRESENT WERE HUGH MARSH PHILIP HARGROVE.", ["HUGH MARSH", "PHILIP HARGROVE"]),
        ("Hugh Marsh      Philip Torrey     George J. Hull", ["Hugh Marsh", "Philip Torrey", "George J. Hull"]),
        ("Told were MR. TILLING, HUGH MARSH.", ["MR. TILLING", "HUGH MARSH"]),
        ("Told were President ORLIN, Philip MARSH.", ["President ORLIN", "Philip MARSH"]),
        ("He saw Dr. HARGROVE, Philip Hugh.", ["HARGROVE, Philip Hugh"]),
        ("Present were Hargrove, Philip Winterbourne, Hugh Marsh.", ["Philip Winterbourne", "Hugh Marsh"]),
        ("TORREY, ELIZABETH MARSH STAFF CLERK", ["TORREY, ELIZABETH MARSH"]),
        ("HARGROVE, PHILIP M CHIEF CLERK", ["HARGROVE, PHILIP M"]),
        ("He met Juan Carlos Mora Soto.", ["Juan Carlos Mora Soto"]),
        ("He met George Philip Marsh Hull.", ["George Philip Marsh Hull"]),
    ],
)
def test_names_that_run_on_without_a_mark_are_names_of_several(sentence: str, names: list[str]) -> None:
    assert [reading.text for reading in names_of(sentence) if reading.kind == "person"] == names


def test_behind_a_title_no_word_in_capitals_is_a_cryptonym() -> None:
    told = kinds("LUNA MISSION WAS MET BY AMBASSADOR LINDGREN AND BY AMBASSADOR TORVALD RYBERG.")
    assert (told["AMBASSADOR LINDGREN"], told["AMBASSADOR TORVALD RYBERG"]) == ("person", "person")
    assert kinds("HE SAID LINDGREN LEFT BUT LIBORIX STAYED.")["LIBORIX"] == "cryptonym"
