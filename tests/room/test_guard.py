"""Is the room closed to everyone but its reader?"""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from regesta.room import create_app


def test_every_answer_forbids_outside_code(reader: TestClient) -> None:
    for address in ("/", "/nowhere", "/static/room.css", "/record/none"):
        headers = reader.get(address).headers
        assert headers["content-security-policy"].startswith("default-src 'none'"), address
        assert headers["x-content-type-options"] == "nosniff"
        assert "unsafe-inline" not in headers["content-security-policy"]


def test_no_page_holds_inline_code_or_an_outside_address(reader: TestClient) -> None:
    for address in ("/", "/record/r1", "/search?q=velk", "/nowhere"):
        page = reader.get(address).text
        assert " style=" not in page and "<style" not in page and " onclick" not in page
        assert "<script>" not in page and "https://" not in page and "http://" not in page


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::2]"])
def test_another_name_for_this_machine_is_refused(reader: TestClient, host: str) -> None:
    assert reader.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "[::1]:9"])
def test_the_names_of_loopback_are_let_in(reader: TestClient, host: str) -> None:
    assert reader.get("/", headers={"host": host}).status_code == 200


def test_with_a_token_only_who_has_it_is_let_in(sarvia: Path) -> None:
    visitor = TestClient(create_app(sarvia, token="sesame"), base_url="http://archive.example")
    assert visitor.get("/").status_code == 403
    assert visitor.get("/?token=wrong").status_code == 403
    assert visitor.get("/?token=sesame&type=visit").url.query == b"type=visit"
    assert visitor.get("/search").status_code == 200
