"""Every example of the ledgers' rule file yields the row it promises; no counter-example yields one."""

import pytest

from regesta.engines.language import available, load_language_model
from regesta.model.dates import Dating, RecordDate
from regesta.model.entries import Participant
from regesta.model.ledgers import LEDGERS
from regesta.model.records import Description, Field
from regesta.rulebook import load_rules
from regesta.stages.date import find_dates
from regesta.stages.ledger import draw_up_ledgers
from regesta.stages.parse import parse_record
from regesta.testing import entry, record

pytestmark = pytest.mark.skipif(not available(), reason="no language model is installed")

RULES = load_rules("en/ledgers")
EXAMPLES = [(ledger, example["text"], example["fields"]) for ledger in LEDGERS for example in RULES[ledger]["examples"]]
COUNTER_EXAMPLES = [(ledger, text) for ledger in LEDGERS for text in RULES[ledger]["counter_examples"]]
# A talk is summed up only where several turns of an "I" stand in it; these make one of a single example.
PLAIN = Description()
TALK = (
    "I said that the fish was fresh. Minister Berg answered that the price was high. "
    "I replied that the price was fair. I told him that the ships were ready. "
)


@pytest.fixture(scope="module")
def language():
    return load_language_model()


def rows(text, ledger, language, description=PLAIN):
    text = TALK + text if ledger == "conversations" and description.document_type is None else text
    of = record(text)
    dating = Dating(tuple(find_dates(text)), RecordDate("1954", "explicit", None, (), (), "1954-01-01", "1954-12-31"))
    parsed = parse_record(of, description, dating, language=language)
    found = draw_up_ledgers(of, description, dating, parsed, (), ())
    assert {one.rule for row in found for one in row.readings} <= RULES["read_by"].keys()
    return [dict(row.fields) | {"quotes": row.quotes} for row in found if row.ledger == ledger]


@pytest.mark.parametrize(("ledger", "text", "fields"), EXAMPLES, ids=[text for _, text, _ in EXAMPLES])
def test_an_example_yields_its_row(ledger, text, fields, language):
    found = rows(text, ledger, language)
    assert any(fields.items() <= row.items() for row in found), found


@pytest.mark.parametrize(("ledger", "text"), COUNTER_EXAMPLES, ids=[text for _, text in COUNTER_EXAMPLES])
def test_a_counter_example_yields_none(ledger, text, language):
    quoted = [row for row in rows(text, ledger, language) if row["quotes"][0].text == text]
    assert quoted == []


def test_a_stance_is_carried_on_to_those_who_are_named_next(language):
    text = "Several states of the region have begun to show hesitation. Such states include Portugal, in particular."
    actors = [row["actor"] for row in rows(text, "positions", language)]
    assert "Portugal" in actors


def test_two_speakers_may_place_one_actor_differently(language):
    text = TALK + "I said that Portugal opposes the plan. Minister Berg replied that Portugal supports the plan."
    found = {(row["on_the_word_of"], row["stance"]) for row in rows(text, "positions", language)}
    assert found == {("I", "opposes"), ("Minister Berg", "supports")}


def test_a_record_of_conversation_is_summed_up_whoever_wrote_it(language):
    text = "The Minister said that the fish was fresh. Mr. Berg asked whether the port was open."
    turns = rows(text, "conversations", language, Description(document_type="record of conversation"))
    assert [(row["order"], row["speaker"], row["act"]) for row in turns] == [
        ("1", "The Minister", "said"),
        ("2", "Mr. Berg", "asked"),
    ]
    assert rows(text, "conversations", language, Description(document_type="report")) == []


def test_a_report_in_which_an_i_speaks_now_and_then_is_no_talk(language):
    report = "Berg said that the fish was fresh. Almeida said that the price was high. " * 12
    told = report + "I said that I would come. I told him that I had come. I replied that I would go."
    assert rows(told, "conversations", language, Description(document_type="report")) == []


def test_a_promise_given_in_a_talk_names_the_talk(language):
    text = TALK + "Minister Berg promised to deliver 2,000 tons of cod."
    (row,) = rows(text, "commitments", language, Description(document_type="record of conversation"))
    assert (row["by"], row["made_in"]) == ("Minister Berg", "record of conversation")


def test_the_text_of_a_treaty_yields_itself_and_what_its_parties_shall_do(language):
    heading = "AGREEMENT ON FISHERIES BETWEEN THE GOVERNMENT OF NORWAY AND THE GOVERNMENT OF PORTUGAL"
    text = f"""{heading}.
The Government of Norway shall grant to the Government of Portugal a credit of 25 million crowns.
It shall enter into force on signature.
Done at Oslo on 16 May 1954, in two originals, both texts being equally authentic."""
    title = Field("title", heading, heading, 1, 0, len(heading), "title.heading")
    description = Description(title=title)
    done = next(row for row in rows(text, "instruments", language, description) if row.get("stage") == "signed")
    assert (done["kind"], done["parties"], done["place"]) == ("agreement", "Norway; Portugal", "Oslo")
    assert done["signed"] == "1954-05-16"
    (bound,) = rows(text, "commitments", language, description)
    assert (bound["by"], bound["amount"], bound["made_in"]) == ("Norway", "25 million crowns", heading)
    assert bound["date"] == "1954-05-16"
    assert [row["title"] for row in rows(text, "instruments", language, description)] == [heading]


def test_a_letter_about_an_agreement_is_not_its_text(language):
    title = Field("title", "Agreement with Portugal", "Agreement with Portugal", 1, 0, 23, "title.heading")
    text = "The Government of Norway shall grant a credit of 25 million crowns. Done at Oslo on 16 May 1954."
    assert rows(text, "commitments", language, Description(title=title)) == []
    assert rows(text, "instruments", language, Description(title=title)) == []


@pytest.mark.parametrize(
    ("text", "promisers"),
    [
        ("Lie was at sea. He agreed to help Berg in the port.", []),
        ("He served under Berg in the war. He agreed to leave the port.", []),
        ("Berg was at sea. He agreed to leave the port.", ["Berg"]),
    ],
)
def test_a_he_is_nobody_who_is_named_beside_him(text, promisers, language):
    of = record(text)
    at = text.rindex("He")
    him = Participant("He", "agent", at, at + 2, stands_for="Berg")
    told = entry(text, text[at:-1], "1954-05-04", trigger="agreed", participants=(him,))
    dating = Dating((), RecordDate("1954", "explicit", None, (), (), "1954-01-01", "1954-12-31"))
    parsed = parse_record(of, PLAIN, dating, language=language)
    found = draw_up_ledgers(of, PLAIN, dating, parsed, (), (told,))
    assert [dict(row.fields)["by"] for row in found if row.ledger == "commitments"] == promisers


def test_a_day_named_for_one_matter_of_a_talk_is_not_carried_to_the_next(language):
    text = (
        TALK + "Minister Berg said that the pact was signed on 8 November 1953. He said that Norway opposes the plan."
    )
    (row,) = [row for row in rows(text, "positions", language) if row["actor"] == "Norway"]
    assert row["date"] == "1954"


def test_what_was_to_be_done_by_what_somebody_was_told_is_as_old_as_the_telling(language):
    text = "They were informed that Norway would support the plan."
    (row,) = rows(text, "positions", language)
    assert (row["actor"], row["date"]) == ("Norway", "../1954")


def test_the_numbers_of_a_transcripts_lines_are_no_part_of_a_name(language):
    text = "In a space, 4 I think, of days, the Norwegian Government 5 denounced the treaty 6 in Oslo."
    (row,) = rows(text, "positions", language)
    assert (row["actor"], row["towards"]) == ("Norwegian Government", "the treaty in Oslo")


def test_a_figure_in_a_circle_numbers_no_line(language):
    text = "On point ① and point ② the Norwegian Government denounced the treaty in Oslo."
    assert [row["stance"] for row in rows(text, "positions", language)] == ["opposes"]


def test_a_talk_that_is_written_down_later_has_the_day_of_its_title(language):
    heading = "Record of a Conversation with Minister Berg, 4 May 1953"
    text = f"{heading}.\n{TALK}I said that Norway opposes the plan."
    title = Field("title", heading, heading, 1, 0, len(heading), "title.heading")
    found = rows(text, "positions", language, Description(title=title, document_type="record of conversation"))
    assert [row["date"] for row in found if row["actor"] == "Norway"] == ["1953-05-04"]


def test_the_i_of_a_form_promises_nothing(language):
    form = "Name ________ Date ________ Signature ________\n\nI agree to remain in the service for one year."
    assert rows(form, "commitments", language) == []
    assert [row["by"] for row in rows(form.replace("_", ""), "commitments", language)] == ["I"]


def test_every_quote_stands_on_its_page(language):
    text = "A trade protocol for 1954 between Norway and\nPortugal was signed in Oslo by Minister Anders Berg."
    for row in rows(text, "instruments", language):
        quote = row["quotes"][0]
        assert text[quote.start : quote.end] == quote.text


def test_without_grammar_there_are_no_rows():
    from regesta.engines.language import NullModel

    assert rows("Norway opposes the blockade of the port.", "positions", NullModel()) == []
