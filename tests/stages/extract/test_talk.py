"""The talk that a record tells, and what a letter tells of itself: who hears, who is meant by "he" and "you"."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from regesta.engines.language import LanguageModel
from regesta.model.entries import EntryType
from regesta.model.grammar import Parsed
from regesta.model.names import NameReading
from regesta.model.records import Description, Field, Record
from regesta.model.text import Line, Page, Sentence
from regesta.rulebook import load_rules
from regesta.stages.extract.cast import Cast
from regesta.stages.extract.clause import Clause
from regesta.stages.extract.roles import participants_of
from regesta.stages.extract.talk import Talk, same_person, talk_of
from regesta.stages.name import find_names

RULES = load_rules("en/talks")


def memorandum(
    model: LanguageModel, sentences: Sequence[str], *, title: str = "", author: str = "", recipient: str = ""
) -> tuple[list[Parsed], tuple[NameReading, ...], Cast]:
    """A page with a title, an author and a recipient, each on a line of its own, and the sentences."""
    lines = [*filter(None, (title, author, recipient)), *sentences]
    whole = "\n".join(lines)
    starts = {text: whole.index(text) for text in lines}
    stretches = [Sentence(1, starts[text], starts[text] + len(text), text, ((0, starts[text]),)) for text in sentences]
    parsed = model.parse(list(sentences), stretches)
    field = {
        name: Field(name, text, text, 1, starts[text], starts[text] + len(text))
        for name, text in (("title", title), ("author", author), ("recipient", recipient))
        if text
    }
    described = Description(
        title=field.get("title"),
        author=field.get("author"),
        recipient=field.get("recipient"),
        lines=tuple(Line(1, one.start, one.end, "header") for one in field.values()),
    )
    record = Record("r", "made-up.txt", 1, "document", (Page(1, whole),), 0, len(whole))
    names = find_names(record, described, parsed)
    return parsed, names, Cast(names, described, parsed)


def takes_part(cast: Cast, parsed: Parsed, trigger: str, kind: EntryType = "statement") -> dict[str, str]:
    """Who takes part in what a sentence tells, with the role."""
    text = parsed.sentence.text
    start = text.index(trigger)
    word = next(number for number, word in enumerate(parsed.words) if word.start == start)
    clause = Clause(parsed, 0, len(text), start, start + len(trigger), word, (kind,))
    return {one.name: one.role for one in participants_of(clause, parsed, (), cast)}


@pytest.mark.parametrize("example", RULES["examples"])
def test_a_title_names_whom_the_writer_talked_with(model: LanguageModel, example: dict[str, str]) -> None:
    _, _, cast = memorandum(model, ["The rain went on."], title=example["title"])
    talk = talk_of(cast)
    assert talk is not None
    assert talk.other == example["other"]


@pytest.mark.parametrize("title", RULES["counter"])
def test_a_title_without_another_tells_of_no_talk(model: LanguageModel, title: str) -> None:
    _, _, cast = memorandum(model, ["The rain went on."], title=title)
    assert talk_of(cast) is None


def test_exchanges_of_the_writer_with_one_other_make_a_talk(model: LanguageModel) -> None:
    told = ["I met Philip Hargrove in Oslo on 3 May.", "I told Philip Hargrove that the ship had left."]
    _, _, cast = memorandum(model, told)
    assert talk_of(cast) == Talk(None, "Philip Hargrove", "Philip Hargrove")


def test_a_title_that_the_record_does_not_bear_out_tells_of_no_talk(model: LanguageModel) -> None:
    told = ["Philip Hargrove left Oslo.", "Philip Hargrove said no.", "Then Philip Hargrove flew home."]
    _, _, cast = memorandum(model, told, title="Interview of Carmen Ibarra")
    assert talk_of(cast) is None


def test_exchanges_with_several_make_none(model: LanguageModel) -> None:
    told = ["I told Philip Hargrove that the ship had left.", "I met Carmen Ibarra in Oslo on 3 May."]
    _, _, cast = memorandum(model, told)
    assert talk_of(cast) is None


def test_whom_the_writer_says_he_met_before_is_not_the_other(model: LanguageModel) -> None:
    told = ["I said that I met Carmen Ibarra in May.", "I said that I met Carmen Ibarra in June."]
    _, _, cast = memorandum(model, told)
    assert talk_of(cast) is None


def test_each_of_the_two_hears_what_the_other_says(model: LanguageModel) -> None:
    parsed, _, cast = memorandum(
        model,
        ["I met Philip Hargrove in Oslo on 3 May.", "Philip Hargrove said that the ship had left.", "I said no."],
        title="Meeting with Philip Hargrove",
        author="Carmen Ibarra",
    )
    heard = takes_part(cast, parsed[1], "said")
    assert heard.items() >= {"Philip Hargrove": "agent", "Carmen Ibarra": "recipient"}.items()
    assert takes_part(cast, parsed[2], "said") == {"Carmen Ibarra": "agent", "Philip Hargrove": "recipient"}


def test_who_is_spoken_to_in_the_sentence_hears_alone(model: LanguageModel) -> None:
    parsed, _, cast = memorandum(
        model,
        ["Philip Hargrove told Mr. Orlov that the ship had left."],
        title="Meeting with Philip Hargrove",
        author="Carmen Ibarra",
    )
    assert "Carmen Ibarra" not in takes_part(cast, parsed[0], "told")


def test_he_who_answers_the_writer_is_the_other(model: LanguageModel) -> None:
    parsed, _, cast = memorandum(
        model,
        ["I told Philip Hargrove that General Ruiz had left Oslo.", "He said that this was known in Lisbon."],
        title="Meeting with Philip Hargrove",
    )
    assert "Philip Hargrove" in takes_part(cast, parsed[1], "said")


def test_they_are_no_one_person(model: LanguageModel) -> None:
    parsed, _, cast = memorandum(model, ["Philip Hargrove left Oslo.", "They arrived in Lisbon on 3 May."])
    assert "Philip Hargrove" not in takes_part(cast, parsed[1], "arrived", "travel")


def test_nobody_is_meant_before_he_is_named(model: LanguageModel) -> None:
    told = ["He left Oslo on 3 May.", "Elwin Torrey came later.", "Elwin Torrey stayed.", "Elwin Torrey wrote."]
    parsed, _, cast = memorandum(model, told)
    assert "Elwin Torrey" not in takes_part(cast, parsed[0], "left", "travel")


def test_you_are_the_one_who_hears(model: LanguageModel) -> None:
    parsed, _, cast = memorandum(
        model,
        ["I told Philip Hargrove that the ship had left.", "You left Lisbon on 3 May."],
        title="Meeting with Philip Hargrove",
    )
    assert "Philip Hargrove" in takes_part(cast, parsed[1], "left", "travel")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Attached herewith is the report of 3 May.", "Attached"),
        ("It is requested that the report be returned by 3 May.", "requested"),
    ],
)
def test_a_letter_is_from_its_writer_to_its_reader(model: LanguageModel, text: str, trigger: str) -> None:
    parsed, _, cast = memorandum(model, [text], author="Chief of Station, Oslo", recipient="Carmen Ibarra")
    found = takes_part(cast, parsed[0], trigger, "correspondence")
    assert found.items() >= {"Chief of Station, Oslo": "agent", "Carmen Ibarra": "recipient"}.items()


def test_what_was_asked_of_another_is_not_asked_by_the_letter(model: LanguageModel) -> None:
    parsed, _, cast = memorandum(
        model, ["The report was requested by Mr. Orlov on 3 May."], author="Carmen Ibarra", recipient="Hugh Marsh"
    )
    assert "Hugh Marsh" not in takes_part(cast, parsed[0], "requested", "correspondence")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ruiz", "Ambassador Ruiz", True),
        ("the President", "President", True),
        ("the President", "President Ruiz", False),
        ("Hugh Marsh", "Carmen Marsh", False),
        ("MARSH, Hugh", "Hugh Marsh", True),
        ("Marsh", "Marsh's wife", False),
        ("Marsh", "the firm of Hale, Marsh", False),
    ],
)
def test_an_office_alone_is_not_the_person_who_has_one(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same


@pytest.mark.parametrize("before", ["Mr. Orlov met Hugh Marsh in Oslo.", "Hugh Marsh called Mr. Orlov on 3 May."])
def test_the_one_just_met_hears_what_is_said(model: LanguageModel, before: str) -> None:
    parsed, _, cast = memorandum(model, [before, "Mr. Orlov said that the ship had left."])
    assert takes_part(cast, parsed[1], "said").get("Hugh Marsh") == "recipient"


def test_one_met_long_before_hears_nothing(model: LanguageModel) -> None:
    told = ["Mr. Orlov met Hugh Marsh in Oslo.", "It rained.", "The mill burned.", "It rained again."]
    parsed, _, cast = memorandum(model, [*told, "Mr. Orlov said that the ship had left."])
    assert "Hugh Marsh" not in takes_part(cast, parsed[4], "said")


def told_together(model: LanguageModel, *sentences: str, trigger: str) -> set[str]:
    """Who takes part in the happening of the last sentence."""
    parsed, _, cast = memorandum(model, sentences)
    return set(takes_part(cast, parsed[-1], trigger, "travel"))


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("They left Oslo on 5 May.", "left"),
        ("The two men left Oslo on 5 May.", "left"),
        ("Both left Oslo on 5 May.", "left"),
        ("The police watched them.", "watched"),
    ],
)
def test_they_are_the_persons_named_together(model: LanguageModel, sentence: str, trigger: str) -> None:
    told = told_together(model, "Karl Wenger and Hugh Marsh flew to Oslo on 3 May.", sentence, trigger=trigger)
    assert {"Karl Wenger", "Hugh Marsh"} <= told


def test_they_go_on_meaning_them(model: LanguageModel) -> None:
    sentences = ("Karl Wenger and Hugh Marsh flew to Oslo on 3 May.", "They saw the Consul.", "They left on 5 May.")
    assert {"Karl Wenger", "Hugh Marsh"} <= told_together(model, *sentences, trigger="left")


def test_they_are_those_named_since(model: LanguageModel) -> None:
    sentences = ("Karl Wenger and Hugh Marsh spoke to the technicians on 3 May.", "They left on 4 May.")
    assert "Karl Wenger" not in told_together(model, *sentences, trigger="left")


def test_three_are_no_two(model: LanguageModel) -> None:
    sentences = ("Karl Wenger, Elwin Torrey and Hugh Marsh flew to Oslo on 3 May.", "The two men left on 5 May.")
    assert "Karl Wenger" not in told_together(model, *sentences, trigger="left")


def test_a_town_with_its_state_takes_no_part(model: LanguageModel) -> None:
    parsed, _, cast = memorandum(model, ["LAST SEEN IN BERLIN, GERMANY (REPORTED 6 MAY 1969)."])
    assert "BERLIN, GERMANY" not in takes_part(cast, parsed[-1], "REPORTED")


def test_the_undersigned_is_the_writer(model: LanguageModel) -> None:
    sentences = [
        "The undersigned met Hugh Marsh on 3 May.",
        "Marsh told the undersigned of it.",
        "Marsh said he was ill.",
    ]
    parsed, _, cast = memorandum(model, sentences, author="FROM: Karl Wenger")
    assert takes_part(cast, parsed[0], "met", "meeting").get("Karl Wenger") == "agent"
    assert takes_part(cast, parsed[2], "said").get("Karl Wenger") == "recipient"


def test_the_writer_who_is_not_named_hears_by_the_word_he_goes_by(model: LanguageModel) -> None:
    sentences = ["The CO met Hugh Marsh on 3 May.", "The CO told Marsh to wait.", "Marsh said that he was ill."]
    parsed, _, cast = memorandum(model, sentences)
    assert takes_part(cast, parsed[2], "said").get("CO") == "recipient"


def test_a_thing_said_hides_no_hearer(model: LanguageModel) -> None:
    sentences = [
        "I told Hugh Marsh of it on 3 May.",
        "I asked Hugh Marsh to wait.",
        "Marsh then raised the question of Spain.",
    ]
    parsed, _, cast = memorandum(model, sentences, author="FROM: Karl Wenger")
    assert takes_part(cast, parsed[2], "raised").get("Karl Wenger") == "recipient"


@pytest.mark.parametrize(
    ("sentence", "trigger", "role"),
    [("On 3 May [redacted] met Hugh Marsh.", "met", "agent"), ("Marsh told [redacted] of it.", "told", "recipient")],
)
def test_a_name_that_was_cut_out_takes_part_as_a_name_does(
    model: LanguageModel, sentence: str, trigger: str, role: str
) -> None:
    parsed, _, cast = memorandum(model, [sentence])
    assert takes_part(cast, parsed[0], trigger).get("[redacted]") == role


@pytest.mark.parametrize(
    ("sentence", "trigger", "kind", "idle"),
    [
        ("Hugh Marsh, USAF, met the Consul on 3 May.", "met", "meeting", "USAF"),
        ("He went on to Constantinople on 3 May.", "went", "travel", "Constantinople"),
    ],
)
def test_the_body_of_a_person_and_the_end_of_a_journey_take_no_part(
    model: LanguageModel, sentence: str, trigger: str, kind: EntryType, idle: str
) -> None:
    parsed, _, cast = memorandum(model, [sentence])
    assert idle not in takes_part(cast, parsed[0], trigger, kind)


def test_the_ambassador_in_a_city_is_not_the_one_named(model: LanguageModel) -> None:
    sentences = [
        "Ambassador Elwin Tilling left Oslo.",
        "The Ambassador in Lima reported it.",
        "The Ambassador came back.",
    ]
    _, names, _ = memorandum(model, sentences)
    offices = [(name.rule, name.refers_to) for name in names if name.kind == "office"]
    assert offices == [("office.posted", None), ("office.bare", "Ambassador Elwin Tilling")]


@pytest.mark.parametrize("example", RULES["lists"])
def test_whom_the_sentence_behind_lists_took_part(model: LanguageModel, example: dict[str, str]) -> None:
    parsed, _, cast = memorandum(model, ["Ambassador Brandt met the Minister in Oslo.", example["sentence"]])
    taking = takes_part(cast, parsed[0], "met", "meeting")
    assert taking.get(example["names"]) == "agent"
    assert "Philip Hargrove" not in taking


@pytest.mark.parametrize("sentence", RULES["others"])
def test_sentences_that_list_nobody_add_nobody(model: LanguageModel, sentence: str) -> None:
    parsed, _, cast = memorandum(model, ["Ambassador Brandt met the Minister in Oslo.", sentence])
    assert "Hugh Marsh" not in takes_part(cast, parsed[0], "met", "meeting")


def test_a_clause_told_in_passing_takes_nobody_from_the_list_behind(model: LanguageModel) -> None:
    told = "Ambassador Brandt went home because the Minister had resigned."
    parsed, _, cast = memorandum(model, [told, "Also present were Hugh Marsh and Carmen Ibarra."])
    assert "Hugh Marsh" not in takes_part(cast, parsed[0], "resigned", "appointment")


@pytest.mark.parametrize("recipient", ["THE RECORD", "Name, Address and Phone No."])
def test_words_of_a_form_wrote_and_received_nothing(model: LanguageModel, recipient: str) -> None:
    _, _, cast = memorandum(model, ["Attached is the report."], recipient=recipient)
    assert cast.recipient is None


def test_a_station_receives_under_its_short_name(model: LanguageModel) -> None:
    _, _, cast = memorandum(model, ["Attached is the report."], recipient="MEXI")
    assert cast.recipient == "MEXI"
