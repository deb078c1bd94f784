import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from regesta.model.text import PagesRead, Source
from regesta.stages.read import read_source

Reading = Callable[..., PagesRead]


def source_at(path: Path) -> Source:
    data = path.read_bytes()
    return Source(path.name, str(path), len(data), hashlib.sha256(data).hexdigest())


@pytest.fixture
def read(tmp_path: Path) -> Reading:
    """Writes a file of the bytes or words given and reads it."""

    def write_and_read(content: bytes | str, name: str = "record.txt") -> PagesRead:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_source(source_at(path))

    return write_and_read
