"""Debian's chromium, driven by selenium, for the tests that read and judge as a person does.

Needs `apt-get install chromium chromium-driver`; the tests that ask for it are skipped where it is absent.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
_SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


@contextmanager
def open_browser() -> Iterator[Any]:
    """A browser that keeps a log of what it asks for; the test is skipped where there is none."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    if not (CHROMIUM.exists() and DRIVER.exists()):
        pytest.skip("chromium and chromedriver are not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    for switch in _SWITCHES:
        options.add_argument(switch)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(str(DRIVER)))
    try:
        yield driver
    finally:
        driver.quit()


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
