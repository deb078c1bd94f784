"""The summary of a talk: who spoke to whom, on what, on whose word, in which order."""

import pytest

from regesta.engines.language import available, load_language_model
from regesta.model.dates import Dating, RecordDate
from regesta.model.records import Description, Field
from regesta.stages.date import find_dates
from regesta.stages.ledger import draw_up_ledgers
from regesta.stages.parse import parse_record
from regesta.testing import record

pytestmark = pytest.mark.skipif(not available(), reason="no language model is installed")

TITLE = "Record of a Conversation with Minister Berg, 4 May 1953"
CALLED = Description(
    document_type="record of conversation",
    title=Field("title", TITLE, TITLE, 1, 0, len(TITLE), "title.heading"),
    author=Field("author", "V. Tumanov", "V. Tumanov", 1, 0, 10, "author.heading"),
)
TALK = """I said that, according to information from merchants in Lisbon, the Portuguese are buying cork.
The US is seeking a new price. Your speech of 1 May is used against you.
The ice has gone, as Consul Hansen informed me in Bergen.
According to the same information the Swiss are leaving.
Several states have begun to show hesitation. Such states include Portugal, in particular.
It would be useful to publish the list soon.
Having listened to me, Minister Berg said that he agrees with the plan.
The main states, such as Portugal, take a position favorable to Norway.
He shook hands with me. The conversation lasted an hour."""


@pytest.fixture(scope="module")
def language():
    return load_language_model()


def drawn_up(text, ledger, language, description=CALLED):
    of = record(f"{TITLE}.\n{text}")
    dates = tuple(find_dates(of.pages[0].text))
    dating = Dating(dates, RecordDate("1953-05-06", "explicit", None, (), (), "1953-05-06", "1953-05-06"))
    parsed = parse_record(of, description, dating, language=language)
    found = draw_up_ledgers(of, description, dating, parsed, (), ())
    return [dict(row.fields) | {"quote": row.quotes[0].text} for row in found if row.ledger == ledger]


def turn(rows, words):
    return [row for row in rows if words in row["quote"]]


def test_a_speaker_goes_on_until_another_speaks(language):
    rows = drawn_up(TALK, "conversations", language)
    assert [row["order"] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    (seeking,) = turn(rows, "The US is seeking")
    assert (seeking["speaker"], seeking["to"], seeking["act"]) == ("V. Tumanov", "Minister Berg", "said")
    (answer,) = turn(rows, "The main states")
    assert (answer["speaker"], answer["to"]) == ("Minister Berg", "V. Tumanov")


def test_what_a_speaker_does_and_what_is_told_of_the_talk_are_no_turns(language):
    rows = drawn_up(TALK, "conversations", language)
    assert not turn(rows, "shook hands")
    assert not turn(rows, "lasted an hour")


def test_every_turn_has_the_day_of_the_talk(language):
    assert {row["date"] for row in drawn_up(TALK, "conversations", language)} == {"1953-05-04"}


def test_a_report_inside_a_report_stands_on_the_word_of_the_one_who_gives_it(language):
    inside, around = turn(drawn_up(TALK, "conversations", language), "as Consul Hansen informed me")
    assert (inside["speaker"], inside["to"]) == ("Consul Hansen", "V. Tumanov")
    assert inside["on_the_word_of"] == "V. Tumanov"
    assert (around["speaker"], around["on_the_word_of"]) == ("V. Tumanov", None)


def test_the_same_information_is_the_one_named_before(language):
    (again,) = turn(drawn_up(TALK, "conversations", language), "the same information")
    assert again["on_the_word_of"] == "information from merchants in Lisbon"


def test_a_proposal_without_a_verb_of_saying_is_shown_whole(language):
    (proposed,) = turn(drawn_up(TALK, "conversations", language), "publish the list")
    assert (proposed["act"], proposed["what"]) == ("proposed", "It would be useful to publish the list soon.")


def test_merchants_who_report_do_not_speak_in_the_talk(language):
    text = """Minister Berg said that merchants in Port Said had written to him. The ice has gone.
The same merchants report that Portugal supports the plan. I said that the price was fair."""
    (stance,) = drawn_up(text, "positions", language)
    assert (stance["actor"], stance["on_the_word_of"]) == ("Portugal", "Minister Berg; The same merchants")


def test_in_a_talk_of_three_nobody_is_taken_for_the_hearer(language):
    text = "Mr. Berg said that the fish was fresh. Mr. Almeida said that he would buy it. I said that the ice had gone."
    assert {row["to"] for row in drawn_up(text, "conversations", language)} == {None}


def test_a_transcript_of_many_speakers_is_no_talk_of_its_author(language):
    text = (
        "I said that the fish was fresh. Mr. Berg said that he would buy it. I told him so. I replied that it was dear."
    )
    assert drawn_up(text, "conversations", language, Description(document_type="transcript")) == []
    assert drawn_up(text, "conversations", language, Description(document_type="report")) != []


def test_nobody_and_things_do_not_speak_and_the_undersigned_is_who_writes(language):
    text = "You said you bought a paper. A letter told him to come. The undersigned said that the ice had gone. " + TALK
    speakers = {row["speaker"] for row in drawn_up(text, "conversations", language)}
    assert speakers == {"V. Tumanov", "Consul Hansen", "Minister Berg"}


def test_what_is_asked_of_somebody_is_not_what_he_agreed_to(language):
    text = "I asked whether Minister Berg would agree to a conference. Minister Berg said that he would come."
    assert [row["act"] for row in drawn_up(text, "conversations", language)] == ["asked", "said"]


def test_what_one_who_speaks_in_a_talk_undertakes_is_a_promise(language):
    text = (
        "Minister Berg said that he was grateful. I said that the ice had gone. Mr. Whitcomb undertook to write by May."
    )
    assert [row["by"] for row in drawn_up(text, "commitments", language)] == ["Mr. Whitcomb"]


def test_a_summary_of_an_interview_goes_on_only_right_behind_its_speaker(language):
    text = """Mr. Berg said that the fish was fresh. The ice has gone.

The boats are out. Mr. Berg said that he would come. The writer hopes to hear from him. COMMENT: The price is high.
I said that the ships were ready."""
    summary = Description(document_type="summary of interview")
    quotes = [row["quote"] for row in drawn_up(text, "conversations", language, summary)]
    assert "The ice has gone." in quotes
    assert not [quote for quote in quotes if "boats" in quote or "COMMENT" in quote or "hopes" in quote]


LABELLED = """BERG: Have you brought the list? We asked for it in March.

HANSEN: It is in the bag. The harbour master has signed it.

BERG: Then we can open the port.

Mr. Hansen: We cannot open it before June.
"""


def test_a_talk_with_the_speakers_before_their_turns_is_summed_up_turn_by_turn(language):
    rows = drawn_up(LABELLED, "conversations", language, Description(document_type="transcript"))
    assert [(row["order"], row["speaker"], row["to"], row["act"]) for row in rows] == [
        ("1", "BERG", "Mr. Hansen", "asked"),
        ("2", "Mr. Hansen", "BERG", "said"),
        ("3", "BERG", "Mr. Hansen", "said"),
        ("4", "Mr. Hansen", "BERG", "said"),
    ]
    assert rows[0]["what"] == "Have you brought the list?"
    assert {row["date"] for row in rows} == {"1953-05-06"}


def test_what_a_speaker_is_quoted_as_saying_is_no_turn_of_another(language):
    told = LABELLED + "\n" + "\n\n".join(["HANSEN said: The ice is thick."] * 2)
    speakers = {row["speaker"] for row in drawn_up(told, "conversations", language)}
    assert speakers == {"BERG", "Mr. Hansen"}


def test_headings_of_a_form_are_no_speakers(language):
    form = "\n\n".join(["DATE: 4 May 1953", "SUBJECT: Who has the list?", "CITY: Bergen is open.", "NAME: Berg"] * 2)
    assert drawn_up(form, "conversations", language, Description(document_type="transcript")) == []


def test_a_wife_and_her_husband_are_two_speakers(language):
    two = LABELLED.replace("HANSEN", "Mrs. Hansen").replace("Mr. Hansen", "Mrs. Hansen").replace("BERG", "Mr. Hansen")
    rows = drawn_up(two, "conversations", language, Description(document_type="transcript"))
    assert [row["speaker"] for row in rows] == ["Mr. Hansen", "Mrs. Hansen"] * 2


def test_a_speaker_may_have_any_letter_in_the_name(language):
    rows = drawn_up(
        LABELLED.replace("BERG", "Åse").replace("Mr. Hansen", "Østby").replace("HANSEN", "Østby"),
        "conversations",
        language,
        Description(document_type="transcript"),
    )
    assert [row["speaker"] for row in rows] == ["Åse", "Østby", "Åse", "Østby"]


def test_what_a_speaker_said_is_cut_behind_a_word(language):
    long = LABELLED.replace("It is in the bag", "It is in the bag with " + "the old paper and " * 20 + "the seal")
    rows = drawn_up(long, "conversations", language, Description(document_type="transcript"))
    assert rows[1]["what"].endswith(" …")
    assert set(rows[1]["what"].split()) <= {*long.split(), "…"}
