"""A historian's way through the reading room, in a real browser, over a register that is built again meanwhile."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from chromium import open_browser, wait_for, words
from regesta.samples import sample_folder

Run = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with open_browser() as driver:
        yield driver


@pytest.fixture
def records(tmp_path: Path) -> Path:
    folder = tmp_path / "records"
    folder.mkdir()
    for name in ("desk-chronology.txt", "biographic-note.txt", "memorandum.txt", "agreement.pdf"):
        shutil.copy(sample_folder() / name, folder)
    return folder


@pytest.fixture
def register(regesta: Run, records: Path, tmp_path: Path) -> Path:
    built = tmp_path / "sudan.regesta"
    assert regesta("build", records, "--register", built).returncode == 0
    return built


@pytest.fixture
def room(register: Path) -> Iterator[str]:
    """The address of the reading room, opened by the command as a reader opens it."""
    command = [sys.executable, "-m", "regesta", "serve", str(register), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None
        said = re.search(r"http://\S+?(?=/ )", serving.stdout.readline())
        assert said
        try:
            yield said[0]
        finally:
            serving.terminate()


def entry_of(browser: Any, quoted: str) -> Any:
    return next(each for each in browser.find_elements("css selector", "article.entry") if quoted in each.text)


def test_a_historian_narrows_searches_corrects_rebuilds_and_undoes(
    browser: Any, room: str, register: Path, records: Path
) -> None:
    browser.set_window_size(1280, 900)
    browser.get(room)
    wait_for(browser, "Chronology")

    # Narrow in time: the year, then the month, by the bars of the strip.
    browser.find_element("css selector", ".strip a[aria-label^='1960:'] .bar").click()
    wait_for(browser, "March 1960")
    browser.find_element("css selector", ".strip a[aria-label^='March 1960:'] .bar").click()
    wait_for(browser, "Wednesday, 2 March 1960")
    assert "since=1960-03" in browser.current_url and "January 18" not in words(browser)

    # Search with a misspelt name, and open a record where the hit is marked.
    box = browser.find_element("id", "quick")
    box.send_keys("Rezpecki")
    box.submit()
    wait_for(browser, "Near spellings")
    browser.find_element("css selector", "ol.hits a").click()
    wait_for(browser, "Cite")
    assert "rzepecki" in {hit.text.casefold() for hit in browser.find_elements("css selector", ".page-text .hit")}

    # Correct a date: from the underlined words of a record to the entry, and there the date.
    browser.get(f"{room}/search?q=%22Under+Secretary+of+the+Ministry%22")
    browser.find_element("css selector", "ol.hits a[href*='/record/']").click()
    wait_for(browser, "desk-chronology.txt")
    marked = next(each for each in browser.find_elements("css selector", ".page-text .entry") if "met at" in each.text)
    marked.click()
    entry = entry_of(browser, "They were met at the airport")
    entry.find_element("css selector", "a.more").click()
    date = browser.find_element("id", "date")
    assert date.get_attribute("value") == "1960-03-02"
    date.clear()
    date.send_keys("1960-03-04")
    browser.find_element("name", "reason").send_keys("The airport log has the 4th.")
    date.submit()
    wait_for(browser, "Kept.")

    # See it in the chronology, at once.
    corrected = f"{room}/?since=1960-03-04&until=1960-03-04"
    browser.get(corrected)
    assert "They were met at the airport" in words(browser) and "corrected" in words(browser)

    # Build again, the corrected record read anew and another one beside it, while the room is open.
    desk = records / "desk-chronology.txt"
    desk.write_text(desk.read_text(encoding="utf-8") + "\n- Nov. 2 Wolniak left Khartoum for Cairo.\n", "utf-8")
    shutil.copy(sample_folder() / "undated-note.txt", records)
    command = [sys.executable, "-m", "regesta", "build", str(records), "--register", str(register)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as building:
        asked = 0
        while building.poll() is None:
            for address in (corrected, f"{room}/search?q=Wolniak", f"{room}/review", f"{room}/people"):
                with urllib.request.urlopen(address) as answer:
                    assert answer.status == 200
                asked += 1
    assert building.returncode == 0 and asked

    # It is still there, and so is what the build brought.
    browser.get(corrected)
    assert "They were met at the airport" in words(browser) and "corrected" in words(browser)
    browser.get(f"{room}/?since=1960-11-02&until=1960-11-02")
    assert "Wolniak left Khartoum for Cairo" in words(browser)

    # Undo brings back what the machine had read.
    browser.get(f"{room}/history")
    assert "The airport log has the 4th." in words(browser)
    browser.find_element("xpath", "//button[text()='Undo']").click()
    wait_for(browser, "Taken back.")
    browser.get(corrected)
    assert "They were met at the airport" not in words(browser)
    browser.get(f"{room}/?since=1960-03-02&until=1960-03-02")
    assert "They were met at the airport" in words(browser)


def test_a_page_is_seen_as_it_was_scanned_beside_its_text(browser: Any, room: str) -> None:
    browser.set_window_size(1280, 900)
    browser.get(f"{room}/search?q=%22Polish+Government+shall+receive%22")
    browser.find_element("css selector", "ol.hits a[href*='/record/']").click()
    wait_for(browser, "Side by side")
    browser.find_element("link text", "Side by side").click()
    wait_for(browser, "shall receive forty")
    picture = browser.find_element("css selector", ".scan img")
    assert picture.get_property("naturalWidth") > 1000
    text = browser.find_element("css selector", ".page-text")
    assert picture.rect["x"] + picture.rect["width"] <= text.rect["x"]
