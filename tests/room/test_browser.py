"""The reading room in a real browser: what a reader does, what leaves the machine, and who can use it.

Needs Debian's chromium and chromium-driver (apt-get install chromium chromium-driver) and selenium; the check of
accessibility needs axe-core-python. Skipped where one of them is absent.
"""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn

from regesta.register import open_register
from regesta.register.applied import apply_judgements
from regesta.register.save import save_source
from regesta.room import create_app
from sarvia import chronology

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
if not (Path("/usr/bin/chromium").exists() and Path("/usr/bin/chromedriver").exists()):
    pytest.skip("chromium and chromedriver are not installed", allow_module_level=True)

from selenium.webdriver.common.action_chains import ActionChains  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402

pytestmark = pytest.mark.slow
SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
PAGES = [
    "/", "/record/r1", "/record/r2?q=velk", "/search?q=Kurdyumof", "/people", "/person/p-drahn", "/map", "/positions",
    "/stances", "/event/e1", "/discrepancy/d1", "/review", "/history", "/coverage", "/help", "/compare?one=r2&other=r4",
    "/queries?list=velk", "/nowhere", "/?since=1958-01-20&until=1958-01-20", "/people?sort=Name", "/events",
    "/offices", "/search?q=velk+qzxwvvk",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    for switch in SWITCHES:
        options.add_argument(switch)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
    yield driver
    driver.quit()


@pytest.fixture
def room(sarvia: Path) -> Iterator[str]:
    """The address of a reading room that is open while the test runs."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(sarvia), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


def words(browser: Any) -> str:
    # Asked of the page in one go: an element found just before the next page loads is gone.
    text: str = browser.execute_script("return document.querySelector('main')?.innerText ?? ''")
    return " ".join(text.split())


def entry_of(browser: Any, quoted: str) -> Any:
    return next(e for e in browser.find_elements(By.CSS_SELECTOR, "article.entry") if quoted in e.text)


def wait_for(browser: Any, text: str) -> None:
    WebDriverWait(browser, 10).until(lambda _: text in words(browser))


def test_a_reader_narrows_searches_corrects_rebuilds_and_undoes(browser: Any, room: str, sarvia: Path) -> None:
    browser.set_window_size(1200, 900)
    browser.get(room)
    bar = browser.find_element(By.CSS_SELECTOR, ".strip a[aria-label^='May 1958']")
    bar.find_element(By.CSS_SELECTOR, ".bar").click()
    wait_for(browser, "May 1958")
    assert "since=1958-05" in browser.current_url and "January 1958" not in words(browser)

    box = browser.find_element(By.ID, "quick")
    box.send_keys("Kurdyumof", Keys.ENTER)
    wait_for(browser, "3 pages")
    browser.find_element(By.CSS_SELECTOR, "a[href*='/record/r1']").click()
    wait_for(browser, "desk/chronology.md")
    assert browser.find_elements(By.CSS_SELECTOR, ".page-text .hit")

    browser.get(room)
    entry_of(browser, "A trade delegation").find_element(By.CSS_SELECTOR, "a.more").click()
    date = browser.find_element(By.ID, "date")
    date.clear()
    date.send_keys("1958-02-02", Keys.ENTER)
    wait_for(browser, "Kept.")
    WebDriverWait(browser, 5).until(lambda _: "kept=" not in browser.current_url)

    browser.get(room)
    assert "Sunday, 2 February 1958" in words(browser)
    with open_register(sarvia, write=True) as register:  # what a build does with a file that it reads anew
        save_source(register, chronology(), fingerprint="read anew")
        apply_judgements(register)
    browser.refresh()
    assert "Sunday, 2 February 1958" in words(browser)

    browser.get(f"{room}/history")
    browser.find_element(By.XPATH, "//button[text()='Undo']").click()
    wait_for(browser, "Taken back.")
    browser.get(room)
    assert "Monday, 20 January 1958" in words(browser)


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


def test_the_citation_button_is_there_and_nothing_is_refused_by_the_policy(browser: Any, room: str) -> None:
    browser.get_log("browser")
    for address in PAGES:
        browser.get(room + address)
    assert not [line for line in browser.get_log("browser") if "Content Security Policy" in line["message"]]
    browser.get(f"{room}/record/r1")
    assert browser.find_element(By.CSS_SELECTOR, "[data-copy]").is_displayed()


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier_that_the_checker_knows(browser: Any, room: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_core_python.selenium", reason="axe-core-python is not installed").Axe()
    feature = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": feature})
    entry = "/entry/" + _first_entry(browser, room)
    for address in [*PAGES, entry, "/correct/record/r1", "/office?name=Premier&country=Sarvia", "/queries", "/search"]:
        browser.get(room + address)
        found = axe.run(browser)["violations"]
        barriers = [
            (item["id"], node["html"][:200], node.get("failureSummary")) for item in found for node in item["nodes"]
        ]
        assert not barriers, f"{address}: {barriers}"


@pytest.mark.parametrize(("width", "zoom"), [(360, 1), (1280, 2)])
def test_no_page_is_wider_than_the_screen(browser: Any, room: str, width: int, zoom: int) -> None:
    screen = {"width": width // zoom, "height": 800, "deviceScaleFactor": zoom, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    try:
        for address in [*PAGES, "/entry/" + _first_entry(browser, room)]:
            browser.get(room + address)
            wide = browser.execute_script("return document.documentElement.scrollWidth")
            assert wide <= width // zoom, address
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_every_column_of_a_list_is_in_sight_on_a_narrow_screen(browser: Any, room: str) -> None:
    screen = {"width": 360, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    try:
        for address in ("/people", "/coverage", "/commitments", "/discrepancies"):
            browser.get(room + address)
            cells = browser.execute_script(
                """return [...document.querySelectorAll("table.cards td")].filter(cell => cell.textContent.trim())
                   .map(cell => cell.getBoundingClientRect().right)"""
            )
            assert cells and max(cells) <= 360, address
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


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
