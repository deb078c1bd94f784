"""Does a search find what was asked for, then what scanning damaged, and never break on what is typed?"""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.register import judgements, open_register
from regesta.register.corrections import Corrected
from regesta.register.query_language import Either, Near, Without, Words, parse
from regesta.register.search import find_pages, hit_spans, places, snippets
from regesta.register.spellings import Vocabulary, skeleton
from regesta.rulebook import load_rules

SHAPES = load_rules("en/letter_shapes")["examples"]


def pages_with(*texts: str) -> sqlite3.Connection:
    """A register's pages in memory, one for each text, numbered from 1."""
    register = sqlite3.connect(":memory:")
    register.execute("CREATE TABLE page (page_id INTEGER PRIMARY KEY, text TEXT)")
    register.execute(
        """CREATE VIRTUAL TABLE page_text USING fts5 (text, content = 'page', content_rowid = 'page_id',
           tokenize = 'unicode61 remove_diacritics 2')"""
    )
    for number, text in enumerate(texts, 1):
        register.execute("INSERT INTO page VALUES (?, ?)", (number, text))
        register.execute("INSERT INTO page_text (rowid, text) VALUES (?, ?)", (number, text))
    return register


def found(register: sqlite3.Connection, query: str, *, exact: bool = False) -> list[int]:
    vocabulary = None if exact else Vocabulary(register)
    return list(find_pages(register, query, vocabulary=vocabulary).pages)


@pytest.mark.parametrize(
    ("query", "pages"),
    [
        ("cotton", [1, 2, 4]),
        ("cotton belgrade", [1, 4]),
        ('"cotton for belgrade"', [1]),
        ("tractors OR minister", [2, 3]),
        ("cotton -tractors", [1, 4]),
        ("cotton NOT (tractors OR belgrade)", []),
        ("deleg*", [3]),
        ("cotton NEAR/2 belgrade", [1]),
        ("DÉLÉGATION", [3]),
        ("40,000", [1]),
    ],
)
def test_every_form_of_query_finds_its_pages(query: str, pages: list[int]) -> None:
    register = pages_with(
        "40,000 tons of cotton for Belgrade",
        "cotton and six tractors",
        "The Minister received a delegation",
        "cotton, which a long row of other words parts from Belgrade",
    )
    assert sorted(found(register, query, exact=True)) == pages


def test_damaged_pages_follow_those_spelled_as_asked_nearest_first() -> None:
    register = pages_with("Arnbassador Kurdyurnov", "Ambassador Kurdyumov", "Ambassador Kurdyunov", "nobody")
    assert found(register, "kurdyumov") == [2, 1, 3]


@pytest.mark.parametrize("typed", ["Kurdyumof", "kurdvumov", "Kurdyurnov", "Kurdumov"])
def test_a_misspelt_name_finds_the_right_page(typed: str) -> None:
    assert found(pages_with("a page of other names, Kurganov", "Ambassador Kurdyumov"), typed)[0] == 2


def test_one_damaged_word_in_a_phrase_is_forgiven() -> None:
    assert found(pages_with("trade dclegation", "a delegation of trade"), '"trade delegation"') == [1]


def test_a_word_that_many_pages_have_is_not_widened_by_other_frequent_words() -> None:
    register = pages_with(*["the house stood"] * 5, *["the horse stood"] * 5)
    assert found(register, "house") == [1, 2, 3, 4, 5]


def test_letters_changed_about_are_one_edit_whatever_shapes_they_make() -> None:
    # "ri" is the shape of "n": folded, "irval" lies two edits from "rival".
    spellings = Vocabulary(pages_with("the rivalen of Carnath")).near("irvalen")
    assert [(spelling.word, spelling.distance) for spelling in spellings] == [("rivalen", 1.3)]


def test_the_nearer_of_two_words_of_two_edits_comes_first() -> None:
    letter = "Pastorek wrote a long letter about the cotton mill " + "and the mill " * 40
    register = pages_with("Castcrok Castcrok Castcrok", *["another page"] * 30, letter)
    distances = {spelling.word: spelling.distance for spelling in Vocabulary(register).near("pasterak")}
    assert 2.0 < distances["pastorek"] < distances["castcrok"]
    assert found(register, "pasterak") == [32, 1]


def test_spellings_that_were_added_are_told() -> None:
    register = pages_with("Ambassador Kurdyumov", "Kurdvumov")
    added = find_pages(register, "Kurdyumov", vocabulary=Vocabulary(register)).added
    assert [(item.word, [spelling.word for spelling in item.spellings]) for item in added] == [
        ("kurdyumov", ["kurdvumov"])
    ]


def test_a_snippet_is_the_page_verbatim_with_its_hits_marked() -> None:
    text = "x " * 400 + "the trade delegation left\nfor Belgrade" + " y" * 400
    register = pages_with(text)
    answer = find_pages(register, "delegation", vocabulary=None)
    snippet = snippets(register, answer, range(1))[1]
    assert [piece.text for piece in snippet.pieces if piece.hit] == ["delegation"]
    assert "".join(piece.text for piece in snippet.pieces).strip(" …") in text
    assert hit_spans(register, answer, 1) == [(text.index("delegation"), text.index("delegation") + 10)]


def test_a_snippet_shows_where_different_words_of_the_query_meet() -> None:
    apart = "another word " * 40
    register = pages_with(
        f"cotton, cotton and cotton {apart} the cotton for Belgrade {apart} Belgrade Belgrade Belgrade"
    )
    answer = find_pages(register, "cotton belgrade", vocabulary=None)
    hits = [piece.text for piece in snippets(register, answer, range(1))[1].pieces if piece.hit]
    assert hits == ["cotton", "Belgrade"]


def test_a_hit_belongs_to_the_record_it_stands_in(sarvia: Path) -> None:
    with open_register(sarvia) as register:
        answer = find_pages(register.connection, "Consul", vocabulary=None)
        place = places(register.connection, {answer.pages[0]: 200})[answer.pages[0]]
        assert (place.source, place.number, place.record_id) == ("archive/conversation.html", 1, "r2")


@pytest.mark.parametrize("example", SHAPES, ids=lambda example: example["word"])
def test_letters_of_one_shape_fold_together(example: dict[str, str]) -> None:
    assert skeleton(example["word"]) == skeleton(example["read"])


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("a OR b", Either((Words(("a",)), Words(("b",))))),
        ("a -b", Without(Words(("a",)), Words(("b",)))),
        ("a NEAR b", Near((Words(("a",)), Words(("b",))), 10)),
        ('"a b', Words(("a", "b"))),
        (") a (", Words(("a",))),
        ("-a", None),
        ("", None),
        ("OR NOT AND (", None),
    ],
)
def test_a_query_is_read_as_meant(typed: str, read: object) -> None:
    assert parse(typed) == read


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab \"()*-^:+{}\0NEAROTD/1;%_'\\é", max_size=80))
def test_nothing_that_can_be_typed_is_an_error(typed: str) -> None:
    find_pages(_PAGES, typed, vocabulary=None)


@pytest.mark.parametrize("typed", ["(" * 5000 + "a", "a " * 5000, "NOT " * 300 + "a", "-a " * 200 + "b", '"' * 999])
def test_long_and_deep_queries_are_answered(typed: str) -> None:
    find_pages(_PAGES, typed, vocabulary=Vocabulary(_PAGES))


_PAGES = pages_with("a b near or not", "nothing")


def test_a_corrected_reading_is_found_and_the_page_keeps_its_text(sarvia: Path) -> None:
    with open_register(sarvia, write=True) as register:
        connection = register.connection
        target = "page:desk/chronology.md#1"
        kept = judgements.add(register, "correct", target, {"quote": "cotton", "reading": "flax and hemp"}, author="E")
        answer = find_pages(connection, '"flax and hemp"', vocabulary=None, corrected=Corrected(connection))
        assert len(answer.pages) == 1 and answer.exact == 1
        pieces = snippets(connection, answer, range(1))[answer.pages[0]].pieces
        assert "".join(piece.text for piece in pieces if piece.hit) == "flax and hemp"
        assert find_pages(connection, "cotton", vocabulary=None, corrected=Corrected(connection)).pages == answer.pages
        judgements.undo(register, kept)
        assert not find_pages(connection, "flax", vocabulary=None, corrected=Corrected(connection)).pages
