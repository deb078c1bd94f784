"""The reading room in a real browser: what a reader does, what leaves the machine, and who can use it.

Needs Debian's chromium and chromium-driver (apt-get install chromium chromium-driver) and selenium; the check of
accessibility needs axe-core-python. Skipped where one of them is absent.
"""

from __future__ import annotations

import base64
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pypdfium2
import pytest
from evaluation.room import served

from chromium import open_browser, screen, wait_for, words

pytest.importorskip("selenium.webdriver", reason="selenium is not installed")

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

pytestmark = pytest.mark.slow
PAGES = [
    "/", "/record/r1", "/record/r2?q=velk", "/search?q=Kurdyumof", "/people", "/person/p-drahn", "/map", "/positions",
    "/stances", "/event/e1", "/discrepancy/d1", "/review", "/history", "/coverage", "/help", "/compare?one=r2&other=r4",
    "/queries?list=velk", "/nowhere", "/?since=1958-01-20&until=1958-01-20", "/people?sort=Name", "/events",
    "/offices", "/search?q=velk+qzxwvvk", "/edition", "/edition?since=1999", "/record/r1?view=both",
    "/review?queue=identity", "/review?queue=discrepancies", "/review?queue=records", "/review?queue=undated&show=all",
    "/place/l-belgrade", "/places", "/commitments", "/correct/record/r1", "/office?name=Premier&country=Sarvia",
    "/queries", "/search", "/file?path=desk/chronology.md", "/discrepancies", "/?page=2", "/people?page=2",
    "/review?queue=doubtful&show=all&page=2",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with open_browser() as driver:
        yield driver


@pytest.fixture
def room(sarvia: Path) -> Iterator[str]:
    """The address of a reading room that is open while the test runs."""
    with served(sarvia) as address:
        yield address


def test_dragging_over_the_strip_narrows_to_what_lies_between(browser: Any, room: str) -> None:
    browser.set_window_size(1200, 900)
    browser.get(room)
    strip = browser.find_element(By.CSS_SELECTOR, ".strip svg")
    width = strip.size["width"]
    drag = ActionChains(browser).move_to_element_with_offset(strip, int(-width * 0.49), 0).click_and_hold()
    drag.move_by_offset(int(width * 0.2), 0).move_by_offset(int(width * 0.2), 0).release().perform()
    WebDriverWait(browser, 10).until(lambda _: "since=" in browser.current_url)
    assert "since=1958-01" in browser.current_url and "until=1958-03" in browser.current_url


def test_the_room_is_read_and_judged_with_the_keyboard_alone(browser: Any, room: str) -> None:
    browser.get(f"{room}/review?queue=ambiguous")
    body = browser.find_element(By.TAG_NAME, "body")
    body.send_keys("j")
    assert browser.switch_to.active_element.get_attribute("href")
    browser.switch_to.active_element.send_keys("a")
    wait_for(browser, "Nothing here")
    browser.find_element(By.TAG_NAME, "body").send_keys("u")
    wait_for(browser, "Taken back")
    browser.get(room)
    browser.find_element(By.TAG_NAME, "body").send_keys("/")
    assert browser.switch_to.active_element.get_attribute("id") == "quick"
    browser.get(f"{room}/search?q=velk")
    browser.find_element(By.TAG_NAME, "body").send_keys("/")
    assert browser.switch_to.active_element.get_attribute("id") == "q"
    browser.get(room)
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    assert browser.switch_to.active_element.get_attribute("class") == "skip"


def test_nothing_is_refused_by_the_policy(browser: Any, room: str) -> None:
    browser.get_log("browser")
    for address in PAGES:
        browser.get(room + address)
    assert not [line for line in browser.get_log("browser") if "Content Security Policy" in line["message"]]


def test_no_request_leaves_for_an_outside_address(browser: Any, room: str) -> None:
    browser.get_log("performance")
    for address in PAGES:
        browser.get(room + address)
    asked = []
    for line in browser.get_log("performance"):
        message = json.loads(line["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            asked.append(message["params"]["request"]["url"])
    outside = {url for url in asked if urlsplit(url).scheme in {"http", "https"} and not url.startswith(room)}
    assert asked and not outside


@pytest.mark.parametrize(
    ("scheme", "width", "zoom"), [("light", 1280, 1), ("dark", 1280, 1), ("light", 360, 1), ("light", 1280, 2)]
)
def test_no_page_has_a_barrier_that_the_checker_knows_or_is_wider_than_the_screen(
    browser: Any, room: str, scheme: str, width: int, zoom: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for size in ("chronology.PAGE", "tables.SIZE", "review.SIZE", "search.SIZE"):
        monkeypatch.setattr(f"regesta.room.{size}", 2)  # lists of several pages, with the ways through them
    axe = pytest.importorskip("axe_core_python.selenium", reason="axe-core-python is not installed").Axe()
    feature = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": feature})
    with screen(browser, width, zoom):
        for address in [*PAGES, "/entry/" + _first_entry(browser, room)]:
            browser.get(room + address)
            browser.execute_script("for (const each of document.querySelectorAll('details')) each.open = true")
            found = axe.run(browser)["violations"]
            barriers = [
                (item["id"], node["html"][:200], node.get("failureSummary")) for item in found for node in item["nodes"]
            ]
            assert not barriers, f"{address}: {barriers}"
            assert browser.execute_script("return document.documentElement.scrollWidth") <= width // zoom, address


def test_nothing_moves_by_itself(browser: Any, room: str) -> None:
    for address in PAGES:
        browser.get(room + address)
        moving = browser.execute_script(
            """const moves = (style) => style.transitionDuration !== "0s" || style.animationName !== "none"
                                     || style.scrollBehavior === "smooth";
               return document.getAnimations().length
                      + [...document.querySelectorAll("*")].filter((each) => moves(getComputedStyle(each))).length"""
        )
        assert moving == 0, address


def test_every_column_of_a_list_is_in_sight_on_a_narrow_screen(browser: Any, room: str) -> None:
    with screen(browser, 360):
        for address in ("/people", "/coverage", "/commitments", "/discrepancies"):
            browser.get(room + address)
            cells = browser.execute_script(
                """return [...document.querySelectorAll("table.cards td")].filter(cell => cell.textContent.trim())
                   .map(cell => cell.getBoundingClientRect().right)"""
            )
            assert cells and max(cells) <= 360, address


def test_days_are_walked_with_the_keys(browser: Any, room: str) -> None:
    browser.get(f"{room}/?since=1958-01-20&until=1958-01-20")
    browser.find_element(By.TAG_NAME, "body").send_keys("n")
    wait_for(browser, "Tuesday, 21 January 1958")
    browser.find_element(By.TAG_NAME, "body").send_keys("p")
    wait_for(browser, "Monday, 20 January 1958")


def test_an_underlined_entry_opens_what_was_taken_from_it(browser: Any, room: str) -> None:
    browser.get(f"{room}/record/r1")
    assert not browser.find_element(By.CSS_SELECTOR, "details.taken article.entry").is_displayed()
    browser.find_element(By.CSS_SELECTOR, ".page-text .entry").click()
    WebDriverWait(browser, 5).until(lambda _: "#c-" in browser.current_url)
    assert browser.find_element(By.CSS_SELECTOR, "article.entry:target").is_displayed()


def test_a_colleagues_file_is_put_into_the_form(browser: Any, room: str, tmp_path: Path) -> None:
    lines = tmp_path / "judgements.jsonl"
    lines.write_text('{"kind": "note"}\n', encoding="utf-8")
    browser.get(f"{room}/history")
    browser.find_element(By.CSS_SELECTOR, "input[type=file]").send_keys(str(lines))
    WebDriverWait(browser, 5).until(lambda _: '"note"' in browser.find_element(By.ID, "lines").get_attribute("value"))


def test_only_what_a_reader_reads_is_printed(browser: Any, room: str) -> None:
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        browser.get(f"{room}/?since=1958-01-20&until=1958-01-20")
        for control in ("nav.steps", "header.room nav", ".narrow", "a.more"):
            assert not browser.find_element(By.CSS_SELECTOR, control).is_displayed(), control
        assert browser.find_element(By.CSS_SELECTOR, ".entry .source").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_the_edition_is_laid_out_in_sheets_with_each_note_at_the_foot_of_its_own(browser: Any, room: str) -> None:
    browser.set_window_size(1200, 900)
    browser.get(f"{room}/edition")
    sheets = browser.execute_script(
        """return [...document.querySelectorAll(".sheet")].map((sheet) => [
             [...sheet.querySelectorAll(".item sup")].map((call) => call.textContent),
             [...sheet.querySelectorAll(".notes li")].map((note) => note.value.toString()),
             sheet.querySelector(".type").scrollHeight <= sheet.querySelector(".type").clientHeight])"""
    )
    assert sheets and all(calls == notes and fits for calls, notes, fits in sheets)
    assert [number for calls, _, _ in sheets for number in calls] == [str(number) for number in range(1, 10)]
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    with pypdfium2.PdfDocument(base64.b64decode(printed["data"])) as paper:
        assert len(paper) == len(sheets)
        words_of_first = paper[0].get_textpage().get_text_bounded()
    assert "Premier Anton Velk" in words_of_first and "Help and keys" not in words_of_first


def test_persons_are_merged_and_split_with_the_keyboard(browser: Any, room: str) -> None:
    browser.get(f"{room}/person/p-drahn")
    browser.find_element(By.TAG_NAME, "body").send_keys("m")
    assert browser.switch_to.active_element.get_attribute("name") == "with"
    browser.find_element(By.TAG_NAME, "h1").click()
    browser.find_element(By.TAG_NAME, "body").send_keys("s")
    box = browser.switch_to.active_element
    assert box.get_attribute("name") == "entries"
    box.send_keys(Keys.SPACE, Keys.ENTER)
    wait_for(browser, "Kept.")
    assert "split" in words(browser)


def test_another_date_that_was_weighed_is_taken_by_its_number(browser: Any, room: str) -> None:
    browser.get(f"{room}/review?queue=ambiguous")
    browser.find_element(By.TAG_NAME, "body").send_keys("j")
    browser.switch_to.active_element.send_keys("1")
    wait_for(browser, "Kept.")
    browser.get(f"{room}/?since=1957-05&until=1957-05")
    assert "Thursday, 9 May 1957" in words(browser)


def test_in_a_queue_a_key_judges_the_case_at_hand_and_the_next_follows(browser: Any, room: str, sarvia: Path) -> None:
    with sqlite3.connect(sarvia) as connection:
        connection.execute("UPDATE entry SET flags = '[\"faint\"]'")
    connection.close()
    browser.get(f"{room}/review?queue=doubtful")
    titles = [case.text for case in browser.find_elements(By.CSS_SELECTOR, "li.case blockquote")]
    assert len(titles) >= 3
    body = browser.find_element(By.TAG_NAME, "body")
    body.send_keys("r")  # no case is at hand: nothing is judged
    body.send_keys("j")
    browser.switch_to.active_element.send_keys("j")
    assert "/entry/" in browser.switch_to.active_element.get_attribute("href")
    browser.switch_to.active_element.send_keys("a")
    wait_for(browser, "Kept.")
    at_hand = browser.find_element(By.CSS_SELECTOR, "li.at-hand")
    assert [case.text for case in browser.find_elements(By.CSS_SELECTOR, "li.case blockquote")] == (
        [titles[0], *titles[2:]]
    )
    assert titles[2] in at_hand.text


def test_the_keys_can_be_turned_off(browser: Any, room: str) -> None:
    browser.get(f"{room}/help")
    browser.find_element(By.CSS_SELECTOR, "[data-keys] input").click()
    WebDriverWait(browser, 5).until(lambda _: browser.execute_script("return localStorage.getItem('keys')") == "off")
    browser.get(f"{room}/?since=1958-01-20&until=1958-01-20")
    browser.find_element(By.TAG_NAME, "body").send_keys("n")
    browser.get(f"{room}/help")
    assert not browser.find_element(By.CSS_SELECTOR, "[data-keys] input").is_selected()
    browser.find_element(By.CSS_SELECTOR, "[data-keys] input").click()
    WebDriverWait(browser, 5).until(lambda _: browser.execute_script("return localStorage.getItem('keys')") == "on")
    browser.get(f"{room}/?since=1958-01-20&until=1958-01-20")
    browser.find_element(By.TAG_NAME, "body").send_keys("n")
    wait_for(browser, "Tuesday, 21 January 1958")


def test_the_citation_is_copied_with_one_click(browser: Any, room: str) -> None:
    browser.execute_cdp_cmd(
        "Browser.grantPermissions",
        {"origin": room, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]},
    )
    for address in ("/record/r1", "/entry/" + _first_entry(browser, room)):
        browser.get(room + address)
        browser.find_element(By.CSS_SELECTOR, "[data-copy]").click()
        WebDriverWait(browser, 5).until(
            lambda _: browser.find_element(By.CSS_SELECTOR, "[data-copy]").text == "Copied", "Copied"
        )
        copied = browser.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
        assert copied == browser.find_element(By.ID, "citation").text
        assert copied.endswith("desk/chronology.md, p. 1.")


def test_the_room_works_without_scripts(browser: Any, room: str) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(f"{room}/review?queue=ambiguous")
        browser.find_element(By.XPATH, "//button[text()='Accept']").click()
        WebDriverWait(browser, 10).until(lambda _: "Nothing here" in browser.page_source)
        browser.get(room)
        browser.find_element(By.CSS_SELECTOR, ".facet a").click()
        WebDriverWait(browser, 10).until(lambda _: "type=" in browser.current_url)
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def _first_entry(browser: Any, room: str) -> str:
    browser.get(room)
    entry: str = browser.find_element(By.CSS_SELECTOR, "article.entry").get_attribute("data-entry")
    return entry
