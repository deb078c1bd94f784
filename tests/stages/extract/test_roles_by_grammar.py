"""Parts that grammar alone gives, in sentences parsed by the installed language model, with the shipped weights."""

import pytest

from regesta.engines.language import LanguageModel
from regesta.model.entries import Participant, is_doubtful
from regesta.model.grammar import Parsed
from regesta.model.names import NameReading
from regesta.model.records import Description, Field, Record
from regesta.model.text import Page, Sentence
from regesta.rulebook import load_rules
from regesta.stages.extract.cast import Cast
from regesta.stages.extract.clause import Clause
from regesta.stages.extract.roles import participants_of
from regesta.stages.name import find_names
from regesta.stages.parse.recase import recase


def read(model: LanguageModel, *sentences: str) -> tuple[list[Parsed], tuple[NameReading, ...]]:
    stretches, at = [], 0
    for text in sentences:
        stretches.append(Sentence(1, at, at + len(text), text, ((0, at),)))
        at += len(text) + 1
    parsed = model.parse([recase(text) if text.isupper() else text for text in sentences], stretches)
    whole = "\n".join(sentences)
    record = Record("r", "made-up.txt", 1, "document", (Page(1, whole),), 0, len(whole))
    return parsed, find_names(record, Description(), parsed)


def taking(
    model: LanguageModel, sentences: list[str], trigger: str, kind: str, description: Description | None = None
) -> tuple[Participant, ...]:
    """Who takes part in what the last of the sentences tells."""
    parsed, names = read(model, *sentences)
    last = parsed[-1]
    start = last.sentence.text.index(trigger)
    word = next(number for number, word in enumerate(last.words) if word.start == start)
    clause = Clause(
        last,
        0,
        len(last.sentence.text),
        start,
        start + len(trigger),
        word,
        (kind,),  # type: ignore[arg-type]
    )
    return participants_of(clause, last, names, Cast(names, description, parsed))


def surely(found: tuple[Participant, ...]) -> set[tuple[str, str]]:
    return {(one.name, one.role) for one in found if not is_doubtful(one.chance)}


@pytest.mark.parametrize(
    ("sentences", "trigger", "kind", "expected"),
    [
        (
            ["Hugh Marsh left Oslo in May.", "He called the Consul twice and asked for a passport."],
            "asked",
            "statement",
            ("Hugh Marsh", "agent"),
        ),
        (
            ["Hugh Marsh came to the port.", "The clerk was told of his visit to Oslo in May."],
            "visit",
            "visit",
            ("Hugh Marsh", "agent"),
        ),
        (
            ["Hugh Marsh came to the port.", "The clerk was told of his arrest in Oslo in May."],
            "arrest",
            "arrest",
            ("Hugh Marsh", "subject"),
        ),
        (
            ["A source advised on 5 May 1957, that the ship had left Oslo and the clerk was seen at the port."],
            "advised",
            "statement",
            ("A source", "agent"),
        ),
        (["MARSH BRIEFED ON ROUTE TO OSLO 5 MAY."], "BRIEFED", "meeting", ("MARSH", "recipient")),
        (
            ["HUGH MARSH, WHO MET OSLO BY LUND AND WALTER B. RUIZ LAST SUMMER, IS OUR AGENT."],
            "MET",
            "meeting",
            ("LUND", "agent"),
        ),
        (
            ["T. MARSH, HUGH; WHITE MALE, BORN 3 MAY 1931 AT OSLO."],
            "BORN",
            "personal",
            ("MARSH, HUGH", "subject"),
        ),
        (
            ["In 1957 she was married to Hugh Marsh (born 3 May 1931, Oslo), a pilot."],
            "born",
            "personal",
            ("Hugh Marsh", "subject"),
        ),
        (
            ["He told of a meeting held in Oslo, at which the following were present: Hugh Marsh and Kai Lund."],
            "meeting",
            "meeting",
            ("Hugh Marsh", "agent"),
        ),
        (
            ["Hugh Marsh reported to KUBARK, which in turn informed the Board."],
            "informed",
            "statement",
            ("KUBARK", "agent"),
        ),
        (
            ["Hugh Marsh came to Oslo.", "From 4 Mar 51 until 6 Nov 57 worked in Spain as a pilot."],
            "worked",
            "travel",
            ("Hugh Marsh", "agent"),
        ),
    ],
)
def test_who_has_a_part_by_grammar_has_it_surely(
    model: LanguageModel, sentences: list[str], trigger: str, kind: str, expected: tuple[str, str]
) -> None:
    assert expected in surely(taking(model, sentences, trigger, kind))


def test_the_examples_of_the_rules(model: LanguageModel) -> None:
    for example in load_rules("en/parts")["examples"]:
        found = taking(model, ["Hugh Marsh came to the port.", example["sentence"]], example["word"], "visit")
        names = {"his": "Hugh Marsh"}
        roles = [one.role for one in found if names.get(example["who"], example["who"]) in one.name]
        assert (roles or ["none"]) == [example["role"]], example


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("A special Government amnesty offer was made to the miners in May.", "made", "other"),
        ("A new Government grain plan was sent to the clerk on 5 May.", "sent", "correspondence"),
    ],
)
def test_a_thing_takes_part_in_doubt_at_most(model: LanguageModel, text: str, trigger: str, kind: str) -> None:
    assert not any("offer" in name or "plan" in name for name, _ in surely(taking(model, [text], trigger, kind)))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("cable", ("OSLO STATION", "agent")), ("transcript", ("We", "agent"))],
)
def test_we_are_the_office_that_writes_where_it_writes_to_another(
    model: LanguageModel, kind: str, expected: tuple[str, str]
) -> None:
    author = Field("author", "OSLO STATION", "OSLO STATION", 1, 0, 0)
    description = Description(document_type=kind, author=author)
    assert expected in surely(taking(model, ["We met the Consul on 5 May."], "met", "meeting", description))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hugh Marsh asked Carlos Ruiz where he was working in May.", ("Carlos Ruiz", "agent")),
        ("Hugh Marsh asked Carlos Ruiz if he was working in May.", ("Carlos Ruiz", "agent")),
    ],
)
def test_he_who_is_asked_is_the_one_the_question_is_about(
    model: LanguageModel, text: str, expected: tuple[str, str]
) -> None:
    assert expected in surely(taking(model, [text], "working", "personal"))


def test_he_who_opens_a_bracket_is_the_one_named_before_it(model: LanguageModel) -> None:
    text = "Hugh Marsh told of Carlos Ruiz, a clerk of the Board (he left Oslo in May)."
    found = taking(model, ["Hugh Marsh came to the port.", text], "left", "travel")
    assert ("Carlos Ruiz", "agent") in surely(found)


def test_its_visit_is_nobody_s(model: LanguageModel) -> None:
    assert "its" not in {one.name for one in taking(model, ["The clerk wrote of its failure."], "failure", "other")}


def test_a_mission_is_no_mere_thing(model: LanguageModel) -> None:
    found = surely(taking(model, ["A mission of the Ministry arrived in Oslo on 5 May."], "arrived", "travel"))
    assert any("mission" in name for name, _ in found)


def test_a_verb_that_goes_on_with_a_thing_as_its_subject_leaves_nobody_out(model: LanguageModel) -> None:
    found = taking(
        model, ["Hugh Marsh came to Oslo.", "In May the mines were opened, and were closed."], "closed", "other"
    )
    assert not any(one.name == "Hugh Marsh" for one in found)


def test_what_a_memorandum_is_for_its_writer_does(model: LanguageModel) -> None:
    author = Field("author", "Hugh Marsh", "Hugh Marsh", 1, 0, 0)
    text = "This memorandum is to request a passport for the clerk."
    found = taking(model, [text], "request", "statement", Description(document_type="memorandum", author=author))
    assert ("Hugh Marsh", "agent") in surely(found)


def test_a_pronoun_that_nothing_near_explains_is_the_only_person_named(model: LanguageModel) -> None:
    far = ["The mine was old.", "The coal was old.", "The corn was old.", "The salt was old.", "The ore was old."]
    found = taking(model, ["Card of Hugh Marsh.", *far, "He left Oslo in May."], "left", "travel")
    assert ("Hugh Marsh", "agent") in surely(found)


def test_the_year_before_a_noun_is_no_part_of_whom_it_names(model: LanguageModel) -> None:
    found = taking(
        model, ["In 1957 miners offered to work for the Bureau, and the clerk declined."], "offered", "other"
    )
    assert not any("1957" in one.name for one in found)
