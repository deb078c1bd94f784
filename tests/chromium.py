"""A browser for the tests that read and judge as a person does; they are skipped where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from evaluation.chromium import has_chromium, open_chromium


@contextmanager
def open_browser() -> Iterator[Any]:
    """Chromium; the test is skipped where it, its driver or selenium is not installed."""
    pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    if not has_chromium():
        pytest.skip("chromium and chromedriver are not installed")
    with open_chromium() as driver:
        yield driver


@contextmanager
def screen(browser: Any, width: int, zoom: int = 1) -> Iterator[None]:
    """The browser with a screen of this width, its pages enlarged so many times."""
    size = {"width": width // zoom, "height": 800, "deviceScaleFactor": zoom, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        yield
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def words(browser: Any) -> str:
    """What the page says."""
    # Asked of the page in one go: an element found just before the next page loads is gone.
    text: str = browser.execute_script("return document.querySelector('main')?.innerText ?? ''")
    return " ".join(text.split())


def wait_for(browser: Any, text: str) -> None:
    """Until the page says so, ten seconds at most."""
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(browser, 10).until(lambda _: text in words(browser), text)
