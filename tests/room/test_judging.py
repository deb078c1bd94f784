"""Do a reader's decisions show at once, survive, come back, and can nobody else make them?"""

import html
import os
import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from httpx import Response
from starlette.testclient import TestClient

from regesta.errors import StorageError
from regesta.register import Register, open_register
from regesta.register.applied import apply_judgements
from regesta.register.judgements import add
from regesta.register.save import save_source
from regesta.room import create_app
from sarvia import chronology


def entry_id(register: Path, words: str) -> str:
    with sqlite3.connect(register) as connection:
        row = connection.execute("SELECT entry_id FROM entry WHERE quote LIKE ?", (f"%{words}%",)).fetchone()
    connection.close()
    return str(row[0])


def send(reader: TestClient, path: str, **fields: str | list[str]) -> Response:
    """Post a form as the room's own page would."""
    token = re.search(r'name="form_token" value="([^"]+)"', reader.get("/history").text)
    assert token is not None
    answer: Response = reader.post(path, data={"form_token": token.group(1), **fields}, follow_redirects=False)
    return answer


def shown(reader: TestClient, address: str = "/") -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", reader.get(address).text)).split())


def test_a_corrected_date_moves_the_entry_at_once_and_undo_moves_it_back(sarvia: Path, reader: TestClient) -> None:
    assert "Monday, 20 January 1958" in shown(reader)
    target = f"entry:{entry_id(sarvia, 'leaves')}"
    answer = send(reader, "/judge", kind="correct", target=target, was_date="1958-01-20", date="1958-02-02", back="/")
    assert answer.status_code == 303 and answer.headers["location"] == "/?kept=1"
    after = shown(reader)
    assert "Sunday, 2 February 1958" in after and "Monday, 20 January 1958" not in after and "corrected" in after
    assert "1 entry" in shown(reader, "/?since=1958-02&until=1958-02")
    assert send(reader, "/undo", id="1", back="/history").status_code == 303
    assert "Monday, 20 January 1958" in shown(reader)
    assert "taken back" in shown(reader, "/history")


def test_a_correction_survives_a_rebuild(sarvia: Path, reader: TestClient) -> None:
    target = f"entry:{entry_id(sarvia, 'leaves')}"
    send(reader, "/judge", kind="correct", target=target, was_date="", date="1958-02-02", back="/")
    with open_register(sarvia, write=True) as register:
        save_source(register, chronology(), fingerprint="read anew")
        apply_judgements(register)
    assert "Sunday, 2 February 1958" in shown(reader)


def test_every_field_of_an_entry_can_be_corrected(sarvia: Path, reader: TestClient) -> None:
    target = f"entry:{entry_id(sarvia, 'leaves')}"
    send(
        reader,
        "/judge",
        kind="correct",
        target=target,
        was_types="travel\nvisit",
        types=["travel", "personal"],
        was_people="Minister Oskar Drahn",
        people="Minister Oskar Drahn\r\na delegation\r\n",
        was_places="",
        places="Vienna",
        was_certainty="occurred",
        certainty="planned",
        was_worth="act",
        worth="act",
        back="/",
    )
    page = shown(reader, "/?type=personal")
    assert "1 entry" in page and "a delegation" in page and "planned" in page and "Vienna" in page


def test_a_rejected_entry_leaves_the_chronology_and_stays_in_the_history(sarvia: Path, reader: TestClient) -> None:
    target = f"entry:{entry_id(sarvia, 'leaves')}"
    send(reader, "/judge", kind="reject", target=target, back="/", author="A. Reader")
    assert "8 entries" in shown(reader)
    history = shown(reader, "/history")
    assert "A. Reader" in history and "rejected" in history


def test_a_record_can_be_described_anew(reader: TestClient) -> None:
    send(reader, "/judge", kind="correct", target="record:r2", was_title="x", title="A talk in Port Anselm", back="/")
    assert "A talk in Port Anselm" in shown(reader, "/record/r2") and "A talk in Port Anselm" in shown(reader)


def test_queues_empty_as_they_are_worked_and_what_is_done_can_be_seen(sarvia: Path, reader: TestClient) -> None:
    assert "Kurdvumov promises" in shown(reader, "/review?queue=ambiguous")
    target = f"entry:{entry_id(sarvia, 'promises')}"
    send(reader, "/judge", kind="accept", target=target, back="/review")
    assert "Nothing here" in shown(reader, "/review?queue=ambiguous")
    assert "Kurdvumov promises" in shown(reader, "/review?queue=ambiguous&show=done")


def test_an_undated_entry_that_was_dated_is_among_the_done(sarvia: Path, reader: TestClient) -> None:
    target = f"entry:{entry_id(sarvia, 'military mission')}"
    send(reader, "/judge", kind="correct", target=target, was_date="", date="1958-04", back="/")
    assert "Nothing here" in shown(reader, "/review?queue=undated")
    assert "military mission" in shown(reader, "/review?queue=undated&show=done")


def test_a_ruling_on_a_discrepancy_is_kept(reader: TestClient) -> None:
    send(reader, "/judge", kind="ruling", target="discrepancy:d1", ruling="Follow the cable.", back="/")
    assert "Nothing here" in shown(reader, "/review?queue=discrepancies")
    assert "Follow the cable." in shown(reader, "/history")


def test_judgements_go_out_and_come_in(sarvia: Path, reader: TestClient) -> None:
    send(reader, "/judge", kind="note", target="record:r1", text="See the <b>file</b>.", back="/")
    lines = reader.get("/judgements.jsonl").text
    assert send(reader, "/judgements", lines=lines).headers["location"].endswith("imported-0")
    changed = lines.replace('"note"', '"accept"')
    assert send(reader, "/judgements", lines=changed).headers["location"].endswith("imported-1")
    assert "<b>" not in reader.get("/history").text


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"kind": "reject", "target": "entry:none"}, 404),
        ({"kind": "shout", "target": "record:r1"}, 409),
        ({"kind": "correct", "target": "record:r1", "date": "11 May", "was_date": ""}, 409),
        ({"kind": "correct", "target": "record:r1", "date": "", "was_date": ""}, 409),
        ({"kind": "note", "target": "record:r1"}, 409),
        ({}, 409),
    ],
)
def test_a_judgement_without_sense_gives_a_page_that_says_so(
    reader: TestClient, fields: dict[str, str], status: int
) -> None:
    answer = send(reader, "/judge", **fields)
    assert answer.status_code == status and "<h1>" in answer.text
    assert "Nothing was decided yet" in shown(reader, "/history")


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}],
)
def test_a_form_from_a_page_elsewhere_is_refused(reader: TestClient, headers: dict[str, str]) -> None:
    reader.headers.update(headers)
    assert send(reader, "/judge", kind="accept", target="record:r1").status_code == 403


@pytest.mark.parametrize("path", ["/judge", "/undo", "/judgements"])
def test_a_form_without_the_token_is_refused(reader: TestClient, path: str) -> None:
    answer = reader.post(path, data={"kind": "accept", "target": "record:r1", "form_token": "x", "id": "1"})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "back", ["http://evil.example/", "//evil.example", "/\\evil.example", "evil", "javascript:alert(1)", ""]
)
def test_the_way_back_stays_in_the_room(reader: TestClient, back: str) -> None:
    answer = send(reader, "/judge", kind="accept", target="record:r1", back=back)
    assert answer.headers["location"].startswith("/?kept=")


def test_a_form_too_large_is_refused(reader: TestClient) -> None:
    assert send(reader, "/judgements", lines="x" * 4_100_000).status_code == 413


def test_twenty_readers_meet_no_error_while_another_judges(sarvia: Path, reader: TestClient) -> None:
    target = f"entry:{entry_id(sarvia, 'leaves')}"

    def judge(number: int) -> int:
        date = f"1958-02-{number % 20 + 1:02}"
        return send(reader, "/judge", kind="correct", target=target, was_date="", date=date, back="/").status_code

    def read(number: int) -> int:
        address = ("/", "/record/r1", "/search?q=velk", "/?type=travel", "/review")[number % 5]
        return int(reader.get(address).status_code)

    with ThreadPoolExecutor(20) as people:
        judged = [people.submit(judge, number) for number in range(6)]
        statuses = list(people.map(read, range(100)))
    assert set(statuses) == {200} and {each.result() for each in judged} == {303}
    assert "1 entry" in shown(reader, "/?since=1958-02&until=1958-02")


@pytest.mark.skipif(os.geteuid() == 0, reason="whoever may do everything may write anywhere: needs an ordinary user")
def test_a_register_on_a_disk_that_cannot_be_written_is_read_and_a_judgement_says_why(sarvia: Path) -> None:
    sarvia.chmod(0o444)
    sarvia.parent.chmod(0o555)
    try:
        reader = TestClient(create_app(sarvia), base_url="http://127.0.0.1", raise_server_exceptions=False)
        assert "9 entries" in shown(reader)
        answer = send(reader, "/judge", kind="accept", target="record:r1", back="/")
        assert answer.status_code == 409 and "reading goes on" in answer.text
    finally:
        sarvia.parent.chmod(0o755)


def test_a_tie_that_a_merger_of_several_names_is_decided(sarvia: Path, reader: TestClient) -> None:
    with open_register(sarvia, write=True) as register:
        add(register, "merge", "person:p-velk", {"with": ["person:p-ossan", "person:p-kurdyumov"]}, author="reader")
    assert "Peter Ossan and Anton Velk" not in shown(reader, "/review?queue=identity")


def test_whom_a_record_says_a_person_is_too_is_shown_with_its_words(reader: TestClient) -> None:
    said = "A record says that this is Anton Velk : “Minister Drahn, also known as Velk”"
    assert said in shown(reader, "/person/p-drahn")
    assert "A record says that this is Oskar Drahn" in shown(reader, "/person/p-velk")


def test_whom_a_reader_says_are_two_are_not_put_to_him_again(reader: TestClient) -> None:
    offered = shown(reader, "/person/p-drahn")
    assert "One person" in offered and "Two persons" in offered
    send(reader, "/judge", kind="distinct", target="person:p-drahn", **{"from": "p-velk"}, back="/")
    for address in ("/person/p-drahn", "/person/p-velk"):
        assert "A record says that this is" in shown(reader, address)
    ruled = shown(reader, "/person/p-drahn")
    assert "One person" not in ruled and "Two persons" not in ruled
    assert "May be Peter Ossan" in shown(reader, "/person/p-velk")
    send(reader, "/judge", kind="distinct", target="person:p-ossan", **{"from": "p-velk"}, back="/")
    assert "May be" not in shown(reader, "/person/p-velk")


def test_a_place_and_a_namesake_of_rejected_entries_are_counted_without_them(sarvia: Path, reader: TestClient) -> None:
    with open_register(sarvia) as register:
        told = [row[0] for row in register.connection.execute("SELECT entry_id FROM entry")]
        named = register.connection.execute("SELECT DISTINCT g.name FROM place g JOIN entry_place t USING (place_id)")
        places = [row[0] for row in named]
    assert places and any(f"{name}, 1" in shown(reader, "/map") for name in places)
    for key in told:
        send(reader, "/judge", kind="reject", target=f"entry:{key}", back="/")
    for address in ("/places", "/people"):
        counts = re.findall(r'data-label="Entries"[^>]*>(.*?)</td>', reader.get(address).text, re.S)
        assert counts and {re.sub(r"<[^>]+>", "", count).strip() for count in counts} == {"0"}
    assert not any(f"{name}, " in shown(reader, "/map") for name in places)
    with open_register(sarvia, write=True) as register:
        register.connection.execute("UPDATE participant SET person_id = 'p-velk'")
        register.connection.execute("UPDATE person SET name = 'Oskar Velk' WHERE person_id = 'p-drahn'")
    assert '<option value="Anton Velk">Anton Velk, 0 entries' in reader.get("/person/p-drahn").text


def test_ties_of_persons_and_candidates_of_authority_files_are_decided(reader: TestClient) -> None:
    assert "Peter Ossan and Anton Velk" in shown(reader, "/review?queue=identity")
    send(reader, "/judge", kind="merge", target="person:p-velk", **{"with": "p-ossan"}, back="/")
    assert "Nothing here" in shown(reader, "/review?queue=identity")
    assert "GENERAL PETER OSSAN" in shown(reader, "/person/p-velk") and reader.get("/person/p-ossan").status_code == 404
    assert "DRAHN, Oskar" in shown(reader, "/person/p-drahn")
    send(reader, "/judge", kind="accept", target="person:p-drahn", authority="a1", back="/")
    assert '"authority": "a1"' in reader.get("/judgements.jsonl").text


def test_a_corrected_reading_is_marked_on_its_page_and_found_at_once(reader: TestClient) -> None:
    assert "No page has that" in shown(reader, "/search?q=flax&exact=1")
    said = {"quote": "cotton", "reading": "flax", "author": "E", "back": "/"}
    send(reader, "/judge", kind="correct", target="page:desk/chronology.md#1", **said)
    assert "1 page" in shown(reader, "/search?q=flax&exact=1")
    page = reader.get("/record/r1").text
    assert "misread" in page and "E reads “flax”" in page and ">cotton</span>" in page
    assert "E reads “cotton” as “flax”." in page
    send(reader, "/undo", id="1", back="/")
    assert "No page has that" in shown(reader, "/search?q=flax&exact=1")


def test_a_person_is_merged_by_name_and_a_name_of_nobody_is_told(sarvia: Path, reader: TestClient) -> None:
    with open_register(sarvia) as register:
        one, other = register.connection.execute("SELECT person_id, name FROM person ORDER BY person_id LIMIT 2")
    asked = {"kind": "merge", "target": f"person:{one['person_id']}", "back": "/"}
    answer = send(reader, "/judge", **asked, **{"with": "Nobody At All"})
    assert answer.status_code == 409 and "no person of this register is called" in answer.text
    assert send(reader, "/judge", **asked, **{"with": other["name"].upper()}).status_code == 303
    with open_register(sarvia) as register:
        value = register.connection.execute("SELECT value FROM judgement WHERE kind = 'merge'").fetchone()[0]
    assert other["person_id"] in value


def test_a_disk_that_cannot_be_written_is_said_to_be_so(reader: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(path: Path, *, write: bool = False) -> Register:
        if write:
            raise StorageError(str(path), "attempt to write a readonly database")
        return open_register(path)

    token = re.search(r'name="form_token" value="([^"]+)"', reader.get("/history").text)
    assert token
    monkeypatch.setattr("regesta.room.rulings.open_register", refuses)
    sent = {"form_token": token[1], "kind": "accept", "target": "record:r1", "back": "/"}
    answer = reader.post("/judge", data=sent, follow_redirects=False)
    assert answer.status_code == 409
    assert "That could not be kept" in answer.text and "readonly" in answer.text and "reading goes on" in answer.text
    assert "9 entries" in shown(reader)


def test_while_a_build_holds_the_register_reading_goes_on_and_a_judgement_says_why(
    sarvia: Path, reader: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("regesta.register.register.BUSY_SECONDS", 0.1)
    building = sqlite3.connect(sarvia, isolation_level=None)
    try:
        building.execute("PRAGMA journal_mode = WAL")
        building.execute("BEGIN IMMEDIATE")
        building.execute("UPDATE page SET quality = quality")
        assert "9 entries" in shown(reader)
        answer = send(reader, "/judge", kind="accept", target="record:r1", back="/")
        assert answer.status_code == 503
        assert "That could not be kept just now" in answer.text and "A build" in answer.text
        building.execute("ROLLBACK")
        assert send(reader, "/judge", kind="accept", target="record:r1", back="/").status_code == 303
    finally:
        building.close()
