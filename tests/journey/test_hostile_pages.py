"""No page, however it is made, holds the build up or makes it raise: every pattern bounds its repeats."""

import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.engines.language import NullModel
from regesta.model.text import Source
from regesta.pipeline import run
from regesta.stages.read import read_source

LENGTH = 20_000  # characters: seven times a typed page
SECONDS = 20.0  # of processor time, forty times what such a page takes; a pattern that runs away takes hours

PIECES = [
    *(
        "-",
        "- ",
        "1",
        "1-",
        "12/",
        "(",
        "[",
        "[ ] ",
        "| ",
        "*",
        "\\",
        "_",
        "~",
        "=",
        ">",
        "<",
        "&",
        ".",
        "'",
        '"',
        "$1,",
    ),
    *(
        "A",
        "A ",
        "A. ",
        "A.B.",
        "a ",
        "Aa ",
        "AB ",
        "a\n",
        "A\n",
        "1\n",
        "- a\n",
        "| a | b |\n",
        " \n",
        "\n",
        "\t",
        "# ",
    ),
    *("Mr. ", "Mayor ", "Chief, ", "Smith, ", "Smith-", "John Smith ", "W/", "201-", "TO: ", "SUBJECT: ", "SECRET\n"),
    *("Jan. ", "Jan 1, ", "3 May ", "1961 ", "19 61 ", "l1O0", "051O2OZ ", "June 1 to ", "between ", "of the ", "and "),
    *("said that ", "![x", "](", "Page 1\n", "(1) ", "Q. ", "\u0301", "\ufffd", "XXX"),
]


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_a_page_of_one_piece_over_and_over_is_done_soon(piece: str, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("THE RECORD\n" + (piece * LENGTH)[:LENGTH], encoding="utf-8")
    began = time.process_time()
    run(Source("page.txt", str(path), LENGTH, "0" * 64), language=NullModel())
    assert time.process_time() - began < SECONDS


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_a_page_of_pieces_in_any_order_keeps_every_quote_in_place(seed: int, tmp_path: Path) -> None:
    chosen = random.Random(seed)
    text = "".join(chosen.choice(PIECES) for _ in range(3000))
    path = tmp_path / "page.txt"
    path.write_text(text, encoding="utf-8")
    result = run(Source("page.txt", str(path), len(text), "0" * 64), language=NullModel())
    assert result.unread is None
    pages = {page.number: page.text for page in result.pages}
    for record in result.records:
        for entry in record.entries:
            assert pages[entry.page][entry.start : entry.end] == entry.quote


@given(content=st.binary(max_size=4000), opening=st.sampled_from([b"", b"%PDF-1.4\n", b"<html>", b"\xff\xfe", b"a\n"]))
@settings(max_examples=150, deadline=None)
def test_reading_any_bytes_gives_pages_or_a_reason(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, opening: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any-bytes"
    path.write_bytes(opening + content)
    reading = read_source(Source("any-bytes", str(path), 0, ""))
    assert reading.unread or reading.pages
    assert all("\r" not in page.text and "\x00" not in page.text for page in reading.pages)
