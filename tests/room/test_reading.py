"""Do the pages show what the register holds, escaped, and say so when they cannot?"""

import html
import re
import sqlite3
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from regesta.register import judgements, open_register, queries
from regesta.register.applied import apply_judgements
from regesta.room import create_app
from regesta.room.markup import Span, cut
from regesta.room.words import date_in_words, dates_in_words, other_forms


def text_of(page: str) -> str:
    """The words of a page as a reader sees them."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def quotes(page: str) -> list[str]:
    return [text_of(quote) for quote in re.findall(r"<blockquote.*?</blockquote>", page, re.S)]


def test_the_chronology_shows_entries_in_order_with_their_dates_in_words(reader: TestClient) -> None:
    page = reader.get("/").text
    shown = text_of(page)
    assert "Tuesday, 14 January 1958" in shown and "year inferred" in shown and "disputed" in shown
    assert [quote.split()[0] for quote in quotes(page)][:3] == ["Premier", "A", "MINISTER"]


def test_empty_days_are_told(reader: TestClient) -> None:
    assert "No entry from 15 to 19 January 1958 (5 days)" in text_of(reader.get("/").text)
    narrow = text_of(reader.get("/?since=1958-01-20&until=1958-01-25").text)
    assert "9 entries" not in narrow and "2 entries" in narrow


@pytest.mark.parametrize(
    ("narrowing", "entries"),
    [
        ("since=1958-01&until=1958-02", 2 + 1),
        ("person=p-drahn", 3),
        ("person=Drahn", 3),
        ("place=Trieste", 1),
        ("type=visit", 2),
        ("certainty=alleged", 2),
        ("basis=undated", 1),
        ("record=r3", 2),
        ("classification=SECRET", 2),
        ("stance=contemporary", 1),
        ("disputed=disputed", 2),
        ("confidence=low", 1),
        ("confidence=moderate", 1),
        ("worth=act&type=visit&certainty=planned", 1),
        ("since=no+date", 9),
        ("type=nothing", 0),
    ],
)
def test_every_part_of_the_narrowing_narrows(reader: TestClient, narrowing: str, entries: int) -> None:
    assert len(quotes(reader.get(f"/?{narrowing}").text)) == entries


def test_an_entry_of_low_confidence_says_so_until_a_reader_has_checked_it(reader: TestClient, sarvia: Path) -> None:
    shown = text_of(reader.get("/?confidence=low").text)
    assert "How sure" in shown and "– undated low confidence" in shown.replace("by neighbours", "undated")
    with open_register(sarvia, write=True) as register:
        (mission,) = [row["entry_id"] for row in queries.entries(register) if row["chance"] == 0.21]
        judgements.add(register, "accept", f"entry:{mission}", author="a")
        apply_judgements(register)
    with TestClient(create_app(sarvia), base_url="http://127.0.0.1") as again:
        assert "No entry fits" in text_of(again.get("/?confidence=low").text)
        checked = text_of(again.get("/?confidence=checked").text)
        assert "checked by a reader" in checked and "accepted" in checked and "low confidence" not in checked


def test_what_is_said_of_an_entry_stands_apart(reader: TestClient, sarvia: Path) -> None:
    with open_register(sarvia, write=True) as register, register.transaction() as connection:
        connection.execute("UPDATE entry SET chance = 0.2")
    page = reader.get("/?disputed=disputed").text
    assert page.count('class="doubt"') == page.count('</a> <a class="doubt"') == 2


def test_who_is_less_likely_than_not_to_take_part_bears_a_question_mark(reader: TestClient, sarvia: Path) -> None:
    assert "?</abbr>" not in reader.get("/?person=Kurdyumov").text
    with open_register(sarvia, write=True) as register, register.transaction() as connection:
        connection.execute("UPDATE participant SET chance = 0.3 WHERE name LIKE '%Kurdyumov'")
    assert "Ambassador Kurdyumov ? counterpart" in text_of(reader.get("/?person=Kurdyumov").text)


def test_a_record_shows_its_text_exactly_with_what_was_read_in_it(reader: TestClient) -> None:
    page = reader.get("/record/r2").text
    text = re.search(r'class="page-text".*?>(.*?)</div>', page, re.S)
    assert text is not None
    shown = html.unescape(re.sub(r"</?(span|a)\b[^>]*>", "", text.group(1)))
    assert shown.startswith("SECRET\nRECORD OF CONVERSATION\n") and '<script>alert("ocr")</script>' in shown
    assert 'class="entry' in text.group(1) and "line-marking" in text.group(1)


def test_markup_in_a_record_is_text(reader: TestClient) -> None:
    for address in ("/record/r2", "/search?q=alert", "/compare?one=r2&other=r4"):
        page = reader.get(address).text
        assert "<script>alert" not in page and "&lt;script&gt;" in page, address


def test_a_record_tells_its_date_neighbours_and_releases(reader: TestClient) -> None:
    shown = text_of(reader.get("/record/r2").text)
    assert "Read month first." in shown and "Other copies and releases" in shown and "97% of the text" in shown
    assert "KURDYUMOV, “RECORD OF CONVERSATION”" in shown


def test_search_finds_a_misspelt_name_and_says_how(reader: TestClient) -> None:
    shown = text_of(reader.get("/search?q=Kurdyumof").text)
    assert "3 pages, none spelled as asked" in shown and "kurdyumov" in shown and "near spelling" in shown


def test_search_counts_by_kind_and_narrows(reader: TestClient) -> None:
    assert len(quotes(reader.get("/search?q=velk&document=chronology").text)) == 1
    assert len(quotes(reader.get("/search?q=velk").text)) == 3


@pytest.mark.parametrize(
    "address",
    [
        "/?person=%27%22%3Cscript%3E&type=%00&page=-1&since=9999-99-99&until=0000",
        "/?page=99999999999999999999&record=" + "x" * 5000,
        "/search?q=" + "(" * 800,
        "/search?q=%22%2a%00NEAR&page=abc&year=%3Cb%3E",
        "/record/r1?page=%F0%9F%92%A9&q=%22",
        "/record/r1?page=" + "9" * 400,
        *(
            f"/?since={since}&until={until}"
            for since in ("0001", "0001-01-01", "9999-12-31", "1958")
            for until in ("", "0001", "0001-01-01", "1958-13", "9999", "9999-12-31")
        ),
        "/?until=0001-01-01",
        "/?until=9999-12-31",
        "/edition?since=0001&until=9999&page=" + "9" * 400,
    ],
)
def test_hostile_addresses_are_answered(reader: TestClient, address: str) -> None:
    answer = reader.get(address)
    assert answer.status_code == 200 and "<script>" not in answer.text


@pytest.mark.parametrize("address", ["/record/none", "/nowhere", "/record/", "/static/../app.py"])
def test_what_is_not_there_gives_a_page_that_says_so(reader: TestClient, address: str) -> None:
    answer = reader.get(address)
    assert answer.status_code == 404 and "<h1>" in answer.text


def test_a_register_that_is_gone_gives_a_page_that_says_so(sarvia: Path, reader: TestClient) -> None:
    assert reader.get("/").status_code == 200
    sarvia.unlink()
    answer = reader.get("/")
    assert answer.status_code == 503 and "cannot be opened" in answer.text


def test_a_register_put_in_its_place_is_read_at_once(sarvia: Path, reader: TestClient) -> None:
    assert "9 entries" in reader.get("/").text
    other = sarvia.with_name("other.regesta")
    other.write_bytes(sarvia.read_bytes())
    with sqlite3.connect(other) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM source WHERE path LIKE 'cables/%'")
    connection.close()
    other.replace(sarvia)
    assert "7 entries" in reader.get("/").text


def test_a_file_of_another_kind_gives_a_page_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "x.regesta").write_text("not a register")
    answer = TestClient(create_app(tmp_path / "x.regesta"), base_url="http://127.0.0.1").get("/")
    assert answer.status_code == 503 and "regesta build" in answer.text


def test_cutting_a_text_loses_nothing_whatever_overlaps() -> None:
    text = "On 3 May the Minister left."
    spans = [Span(0, 27, "entry"), Span(3, 8, "date"), Span(5, 40, "name"), Span(8, 8, "empty"), Span(-3, 2, "x")]
    stretches = list(cut(text, spans))
    assert "".join(stretch.text for stretch in stretches) == text
    assert [stretch.kinds for stretch in stretches] == [
        "entry x",
        "entry",
        "entry date",
        "entry date name",
        "entry name",
    ]


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1961-08-29", "29 August 1961"),
        ("1961-08", "August 1961"),
        ("1961-08-29/1961-09-11", "between 29 August and 11 September 1961"),
        ("1961-08-03/1961-08-09", "between 3 and 9 August 1961"),
        ("1961-05~", "about May 1961"),
        ("1961-21", "spring 1961"),
        ("196X", "1960s"),
        ("../1961-03", "until March 1961"),
        (None, "undated"),
        ("1960/1962", "between 1960 and 1962"),
    ],
)
def test_dates_are_written_in_words(edtf: str | None, words: str) -> None:
    assert date_in_words(edtf) == words


def widened(register: Path, quote: str, earliest: str, latest: str) -> None:
    """Date the entry with these words to a stretch of time."""
    with sqlite3.connect(register) as connection:
        connection.execute(
            "UPDATE entry SET date = ?, date_earliest = ?, date_latest = ? WHERE quote LIKE ?",
            (f"{earliest}/{latest}", earliest, latest, f"%{quote}%"),
        )
    connection.close()


def test_a_day_tells_first_what_is_dated_to_it_and_then_what_may_lie_in_it(sarvia: Path, reader: TestClient) -> None:
    widened(sarvia, "Premier Anton Velk receives", "1957-12-01", "1958-02-28")
    page = reader.get("/?since=1958-01-20&until=1958-01-20").text
    assert [quote.split()[0] for quote in quotes(page)] == ["A", "Premier"]
    assert "Dated only to a longer time that takes this in Between 1 December 1957 and 28 February 1958" in (
        text_of(page)
    )


def test_a_day_leads_to_the_days_about_it_that_have_entries_and_to_its_month(reader: TestClient) -> None:
    page = reader.get("/?since=1958-01-20&until=1958-01-20").text
    steps = re.search(r'<nav class="steps".*?</nav>', page, re.S)
    assert steps and text_of(steps[0]) == "← 14 January 1958 All of January 1958 21 January 1958 →"
    month = re.search(r'<nav class="steps".*?</nav>', reader.get("/?since=1958-03&until=1958-03").text, re.S)
    assert month and text_of(month[0]) == "← January 1958 All of 1958 May 1958 →"
    assert '<nav class="steps"' not in reader.get("/?since=1958-01-20&until=1958-01-21").text


def test_a_bar_holds_what_begins_in_its_time_alone(sarvia: Path, reader: TestClient) -> None:
    widened(sarvia, "Premier Anton Velk receives", "1957-12-01", "1958-02-28")
    page = reader.get("/?since=1958-01-18&until=1958-01-22").text
    assert re.findall(r'<title>([^<]*)</title><rect class="reach"', page) == [
        "Monday, 20 January 1958: 1 entry",
        "Tuesday, 21 January 1958: 1 entry",
    ]
    assert 'class="strip"' not in reader.get("/?since=1958-01-20&until=1958-01-20").text


def test_a_damaged_year_does_not_stretch_the_strip_and_can_be_reached(sarvia: Path, reader: TestClient) -> None:
    widened(sarvia, "Premier Anton Velk receives", "1064-01-14", "1064-01-14")
    page = reader.get("/").text
    caption = re.search(r"<figcaption>(.*?)</figcaption>", page, re.S)
    assert caption and "tallest bar stands for 3. Click a bar" in text_of(caption[1])
    away = re.search(r'href="([^"]*)">1 before January 1958', caption[1])
    assert away and len(quotes(reader.get(html.unescape(away[1])).text)) == 1


def test_a_title_names_only_what_is_a_date(reader: TestClient) -> None:
    page = text_of(reader.get("/?since=1958-99").text)
    assert "“1958-99” is no date" in page and "Chronology from" not in page


def test_a_facet_can_be_seen_in_full(sarvia: Path, reader: TestClient) -> None:
    with sqlite3.connect(sarvia) as register:
        entry = register.execute("SELECT entry_id FROM entry LIMIT 1").fetchone()[0]
        for number in range(20):
            register.execute(
                "INSERT INTO participant (entry_id, position, name, role, start, end) VALUES (?, ?, ?, 'agent', 0, 1)",
                (entry, 100 + number, f"Guest {number:02}"),
            )
    register.close()
    page = reader.get("/").text
    more = re.search(r'<a class="more-values" href="([^"#]*)#facet-person">and (\d+) more', page)
    assert more and "person=Guest+19" not in page
    whole = reader.get(html.unescape(more[1])).text
    facet = re.search(r'<details class="facet" id="facet-person" open>.*?</details>', whole, re.S)
    assert facet and "person=Guest+19" in facet[0] and "more" not in text_of(facet[0])


def test_hits_can_be_read_in_order_of_time(reader: TestClient) -> None:
    page = reader.get("/search?q=velk+OR+drahn&order=time").text
    days = re.findall(r'<p class="source">[^<]*· (\d+ \w+ \d+|undated)', page)
    assert days == sorted(days, key=lambda day: (day == "undated", day[-4:], {"May": 5, "June": 6}.get(day.split()[1])))
    assert len(days) > 1 and "in order of time" in text_of(page) and "The best first" in text_of(page)


def test_a_search_without_hits_says_which_word_finds_nothing(reader: TestClient) -> None:
    page = text_of(reader.get("/search?q=velk+qzxwvvk").text)
    assert "velk : 3 pages" in page and "qzxwvvk: on no page" in page


@pytest.mark.parametrize(
    ("address", "section"),
    [("/commitments", "Ledgers"), ("/person/p-drahn", "People"), ("/map", "Places"), ("/history", "Review")],
)
def test_a_page_says_which_section_it_belongs_to(reader: TestClient, address: str, section: str) -> None:
    assert f'aria-current="true">{section}</a>' in reader.get(address).text


def test_what_lies_far_from_the_rest_in_time_follows_it(sarvia: Path, reader: TestClient) -> None:
    widened(sarvia, "Premier Anton Velk receives", "1064-01-14", "1064-01-14")
    page = text_of(reader.get("/").text)
    places = [page.index(words) for words in ("A trade delegation", "Far from the rest", "14 January 1064", "Undated")]
    assert places == sorted(places)
    assert "Far from the rest" not in text_of(reader.get("/?until=1100").text)
    assert reader.get("/chronology.csv").text.splitlines()[1].startswith("1064-01-14")


def test_a_day_says_how_many_entries_are_dated_only_to_a_longer_time(sarvia: Path, reader: TestClient) -> None:
    widened(sarvia, "Premier Anton Velk receives", "1950-01-01", "1959-12-31")
    page = text_of(reader.get("/?since=1958-01-20&until=1958-01-20").text)
    assert "2 entries, 1 of them dated only to a longer time" in page


def test_a_discrepancy_is_ruled_on_with_both_quotations_in_sight(reader: TestClient) -> None:
    page = reader.get("/review?queue=discrepancies").text
    assert page.count("<blockquote>") >= 2 and "Weight: " in page


def test_evidence_has_its_dates_in_words_and_quotations_as_they_are() -> None:
    said = 'both are dated 1960-03-09; "1960-03" stands there; file 104-00000-00015; 1958-09/1958-11'
    assert dates_in_words(said) == (
        'both are dated 9 March 1960; "1960-03" stands there; file 104-00000-00015; between September and November 1958'
    )


def test_a_name_is_not_repeated_among_its_forms() -> None:
    assert other_forms("Taha", ["Taha", "TAHA", "Hassan\nTaha", "hassan taha", "Mr. Taha"]) == (
        "Hassan Taha",
        "Mr. Taha",
    )


def test_every_heading_of_a_list_has_an_id_of_its_own(sarvia: Path, reader: TestClient) -> None:
    widened(sarvia, "A trade delegation", "1958-01-15", "1958-02-20")  # stands between days of January
    ids = re.findall(r'<h[23] id="([^"]+)"', reader.get("/").text)
    assert ids and len(ids) == len(set(ids))
