"""The reader's edition: quotations under their days, and for each a footnote with its source."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from regesta.register import judgements, open_register


def notes(page: str) -> dict[int, str]:
    """The footnotes by their numbers, as plain text."""
    found = re.findall(r'<li id="n(\d+)"[^>]*>(.*?)</li>', page, re.S)
    return {int(number): html.unescape(re.sub(r"<[^>]+>", "", text)).replace("\u00a0", " ") for number, text in found}


def called(page: str, words: str) -> int:
    """The number of the note that the quotation with these words calls."""
    item = re.search(rf'<p class="item">[^<]*(?:<em>.*?</em>)?[^<]*{words}.*?href="#n(\d+)"', page, re.S)
    assert item, words
    return int(item[1])


def test_every_quotation_calls_a_note_with_its_record_and_page(reader: TestClient) -> None:
    page = reader.get("/edition").text
    found = notes(page)
    assert [int(number) for number in re.findall(r'href="#n(\d+)"', page)] == list(found) == list(range(1, 10))
    note = found[called(page, "Premier Anton Velk receives")]
    assert "SARVIA AND THE UNION" in note and "desk/chronology.md, p. 1." in note


def test_a_note_repeats_no_source_that_was_just_given(reader: TestClient) -> None:
    found = notes(reader.get("/edition?since=1958-01-14&until=1958-01-20").text)
    assert "desk/chronology.md" in found[1] and found[2].split(" ", 1)[1].startswith("Ibid.")


def test_a_note_says_how_a_date_was_found_and_on_whose_word(reader: TestClient) -> None:
    page = reader.get("/edition").text
    assert "Date: year inferred, from “JUNE”" in notes(page)[called(page, "PLANS TO VISIT")]
    assert "According to" in notes(page)[called(page, "the Montanian government")]
    assert re.search(r"<em>Planned:</em> “[^”]*PLANS TO VISIT CAIRO", page)


def test_the_edition_holds_what_the_view_holds(reader: TestClient) -> None:
    view = reader.get("/?since=1958-05&person=p-drahn").text
    link = re.search(r'href="(/edition[^"]*)"', view)
    assert link and "since=1958-05" in link[1] and "person=p-drahn" in link[1]
    page = reader.get(html.unescape(link[1])).text
    assert "from May 1958" in page and "person" in page.casefold()


def test_a_correction_is_printed_and_a_rejected_entry_is_not(sarvia: Path, reader: TestClient) -> None:
    with open_register(sarvia, write=True) as register:
        ids = [row[0] for row in register.connection.execute(
            "SELECT entry_id FROM entry WHERE quote LIKE '%trade delegation%' OR quote LIKE '%Premier Anton%' "
            "ORDER BY quote LIKE '%Premier%'"
        )]  # fmt: skip
        judgements.add(register, "correct", f"entry:{ids[0]}", {"date": "1958-02-02"}, author="E")
        judgements.add(register, "reject", f"entry:{ids[1]}", author="E")
    page = reader.get("/edition").text
    assert "Sunday, 2 February 1958" in page and "Premier Anton Velk receives" not in page
    assert "Corrected by an editor." in notes(page)[called(page, "A trade delegation")]


def test_a_long_edition_comes_in_volumes_that_number_on(reader: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regesta.room.edition.SIZE", 4)
    first, last = reader.get("/edition").text, reader.get("/edition?page=3").text
    assert "Volume 1 of 3" in first and list(notes(first)) == [1, 2, 3, 4]
    assert list(notes(last)) == [9]


@pytest.mark.parametrize(("asked", "sheet"), [("", "a4.css"), ("?paper=letter", "letter.css"), ("?paper=x", "a4.css")])
def test_the_paper_is_chosen_in_the_address(reader: TestClient, asked: str, sheet: str) -> None:
    assert f"/static/{sheet}" in reader.get(f"/edition{asked}").text


def test_an_edition_of_nothing_says_so(reader: TestClient) -> None:
    assert "No entry fits" in reader.get("/edition?since=1999").text
