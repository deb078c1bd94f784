"""Does every page get exactly what its template shows, and does every link lead somewhere?"""

import dataclasses
import re
import typing
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest
from jinja2 import nodes
from starlette.testclient import TestClient

from regesta.room.app import PAGES, Room

ADDRESSES = [
    "/", "/?since=1958-01&until=1958-03", "/edition", "/record/r1", "/record/r2?q=velk", "/compare?one=r2&other=r4",
    "/correct/record/r1", "/search", "/search?q=velk", "/queries", "/queries?list=velk%0Atrieste", "/people",
    "/person/p-drahn", "/offices", "/office?name=Premier&country=Sarvia", "/places", "/place/l-belgrade", "/map",
    "/instruments", "/commitments", "/positions", "/measures", "/conversations", "/stances", "/events", "/event/e1",
    "/discrepancies", "/discrepancy/d1", "/coverage", "/file?path=desk/chronology.md", "/review",
    "/review?queue=identity", "/review?queue=discrepancies", "/review?queue=records", "/history", "/help",
]  # fmt: skip


def fields_shown(room: Room, template: str) -> set[str]:
    """The fields of `page` that a template reads."""
    source, _, _ = room.templates.loader.get_source(room.templates, template)  # type: ignore[union-attr]
    tree = room.templates.parse(source)
    named = {
        node.attr
        for node in tree.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name == "page"
    }
    taken = {
        node.arg.value
        for node in tree.find_all(nodes.Getitem)
        if isinstance(node.node, nodes.Name) and node.node.name == "page" and isinstance(node.arg, nodes.Const)
    }
    return named | taken | {"title"}


@pytest.mark.parametrize(("template", "make"), [page[1:] for page in PAGES], ids=[page[0] for page in PAGES])
def test_a_page_is_one_dataclass_with_exactly_what_its_template_shows(
    sarvia: Path, template: str, make: typing.Callable[..., object]
) -> None:
    page = typing.get_type_hints(make)["return"]
    assert {field.name for field in dataclasses.fields(page)} == fields_shown(Room(sarvia), template)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_is_shown_and_every_link_on_it_leads_somewhere(reader: TestClient, address: str) -> None:
    answer = reader.get(address)
    assert answer.status_code == 200
    for href in sorted(set(re.findall(r'(?:href|src|action)="([^"#][^"]*)"', answer.text))):
        target = urljoin(address, unescape(href)).partition("#")[0]
        if target not in {"/judge", "/undo", "/judgements"}:
            assert reader.get(target).status_code == 200, f"{address} links to {target}"


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_has_one_heading_landmarks_and_labels(reader: TestClient, address: str) -> None:
    page = reader.get(address).text
    assert len(re.findall("<h1", page)) == 1 and "<main" in page and "<nav" in page and 'lang="en"' in page
    assert 'class="skip"' in page


def test_a_register_without_anything_reconciled_shows_every_page(sarvia: Path, reader: TestClient) -> None:
    import sqlite3

    with sqlite3.connect(sarvia) as register:
        for table in ("person", "holding", "place", "event", "event_entry", "lineage", "discrepancy", "ledger_row"):
            register.execute(f"DELETE FROM {table}")
        register.execute("UPDATE participant SET person_id = NULL")
        register.execute("UPDATE entry_place SET place_id = NULL")
    register.close()
    gone = ("/person/", "/place/", "/office?", "/event/", "/discrepancy/")
    for address in ADDRESSES:
        expected = 404 if address.startswith(gone) else 200
        assert reader.get(address).status_code == expected, address


def test_a_chronology_taken_away_holds_every_entry_and_no_formula(sarvia: Path, reader: TestClient) -> None:
    import sqlite3

    with sqlite3.connect(sarvia) as register:
        register.execute("UPDATE record SET title = '=SUM(A1)' WHERE record_id = 'r3'")
    register.close()
    lines = reader.get("/chronology.csv").text.splitlines()
    assert (
        lines[0].startswith("date,basis,quote") and len([line for line in lines if "desk/chronology.md" in line]) == 5
    )
    assert "'=SUM(A1)" in reader.get("/chronology.csv?record=r3").text


def test_a_search_taken_away_holds_every_hit(reader: TestClient) -> None:
    assert len(reader.get("/search.csv?q=velk").text.splitlines()) >= 4


def test_two_releases_are_compared_word_by_word(reader: TestClient) -> None:
    page = reader.get("/compare?one=r2&other=r4").text
    assert re.search(r"<del>\s*Consul\s+in\s+Trieste</del>", page) and re.search(r"<ins>\s*\[redacted\]</ins>", page)


def test_what_only_the_first_text_has_stands_before_what_only_the_other_has(reader: TestClient) -> None:
    page = reader.get("/compare?one=r2&other=r4").text
    shown = page[page.index('class="page-text"') :]
    assert re.search(r"</del>\s*<ins>", shown) and not re.search(r"</ins>\s*<del>", shown)
