"""A reader in the reading room of the sample register."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from regesta.room import create_app

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # starlette announces another HTTP client
    from starlette.testclient import TestClient


@pytest.fixture
def reader(sarvia: Path) -> Iterator[TestClient]:
    """A browser at the door of the reading room, on this machine."""
    with TestClient(create_app(sarvia), base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield client
