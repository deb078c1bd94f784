"""Registers for the tests that need one already made."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sarvia import sample_register


@pytest.fixture(scope="session")
def _sarvia_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_register(tmp_path_factory.mktemp("sarvia") / "sarvia.regesta")


@pytest.fixture
def sarvia(_sarvia_once: Path, tmp_path: Path) -> Path:
    """A register of four invented records, fresh for each test."""
    return Path(shutil.copy(_sarvia_once, tmp_path / "sarvia.regesta"))
