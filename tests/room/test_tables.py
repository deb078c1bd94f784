"""Can a list be narrowed and put in order by its columns, with what is empty last?"""

import json
import re
import sqlite3
from pathlib import Path

import pytest
from starlette.testclient import TestClient


def column(page: str, label: str) -> list[str]:
    """The cells under a head, as words."""
    cells = re.findall(rf'<td role="cell" data-label="{label}"[^>]*>(.*?)</td>', page, re.S)
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in cells]


@pytest.mark.parametrize(
    ("path", "head", "label"),
    [
        ("/people", "Name", "Name"),
        ("/places", "Place", "Place"),
        ("/coverage", "File", "File"),
        ("/offices", "Office", "Office"),
    ],
)
def test_a_list_is_put_in_the_order_of_a_column_and_turned(
    reader: TestClient, path: str, head: str, label: str
) -> None:
    rising = column(reader.get(f"{path}?sort={head}").text, label)
    assert rising and sorted(rising) == sorted(column(reader.get(path).text, label))
    assert column(reader.get(f"{path}?sort=-{head}").text, label) == rising[::-1]


def test_numbers_are_ordered_as_numbers_and_from_the_top_first(reader: TestClient) -> None:
    page = reader.get("/coverage").text
    assert 'href="/coverage?sort=-Entries"' in page
    counts = [int(count) for count in column(reader.get("/coverage?sort=-Entries").text, "Entries")]
    assert counts == sorted(counts, reverse=True) and 'aria-sort="descending"' in (
        reader.get("/coverage?sort=-Entries").text
    )


def test_rows_with_nothing_in_the_column_come_last_either_way(reader: TestClient) -> None:
    for sort in ("Kind", "-Kind"):
        kinds = column(reader.get(f"/places?sort={sort}").text, "Kind")
        assert "" not in kinds[: len([kind for kind in kinds if kind])]


def test_an_order_that_no_column_has_changes_nothing(reader: TestClient) -> None:
    assert column(reader.get("/people?sort=Shoe+size").text, "Name") == column(reader.get("/people").text, "Name")


def test_events_are_narrowed_by_the_words_of_any_telling(reader: TestClient) -> None:
    every = column(reader.get("/events").text, "Date")
    assert every and column(reader.get("/events?q=Belgrade").text, "Date") == every
    assert "Nothing has “zanzibar”" in reader.get("/events?q=zanzibar").text


def test_a_ledger_leads_with_the_date_and_every_row_opens(reader: TestClient) -> None:
    page = reader.get("/commitments").text
    assert re.search(r'columnheader"><a[^>]*>(\w+)', page)[1] == "Date"  # type: ignore[index]
    assert page.count('href="/ledger/') == len(column(page, "Date")) and "reported as done" not in column(page, "Date")


def test_a_list_says_how_much_it_holds(reader: TestClient) -> None:
    assert re.search(r"4 files with \d+ pages, of which \d+ could not be read", reader.get("/coverage").text)
    assert re.search(r"\d+ happenings? that several entries report", reader.get("/events").text)


def test_a_conversation_stands_in_the_order_in_which_it_was_spoken(sarvia: Path, reader: TestClient) -> None:
    with sqlite3.connect(sarvia) as register:
        row = register.execute("SELECT record_id, quotes, entries, evidence FROM ledger_row LIMIT 1").fetchone()
        for order, row_id in enumerate(("z", "m", "a", "k", "b", "c", "d", "e", "f", "g"), 1):
            fields = json.dumps({"date": "1958-05-11", "order": str(order), "speaker": "Velk", "act": "said"})
            register.execute(
                "INSERT INTO ledger_row (row_id, ledger, record_id, fields, quotes, entries, evidence)"
                " VALUES (?, 'conversations', ?, ?, ?, ?, ?)",
                (f"spoken-{row_id}", row[0], fields, *row[1:]),
            )
    register.close()
    said = [int(order) for order in column(reader.get("/conversations").text, "Order") if order]
    assert [order for order in said if order] == sorted(said) and said[-1] == 10
    turned = [int(order) for order in column(reader.get("/conversations?sort=-Order").text, "Order") if order]
    assert turned[:2] == [10, 9]
