"""regesta describe: what it prints of one file."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from regesta.cli.describe import command

RECORD = """SECRET

3 May 1961

MEMORANDUM FOR: Chief, Harbour Desk

SUBJECT: Dues of the brig

1. The agent [2 words redacted] paid on 2 May 1961, and ████ was told of it by the harbour office.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "record.txt"
    path.write_text(RECORD, encoding="utf-8")
    return path


def test_jsonl_keeps_every_value_of_a_field_that_a_record_has_several_of(file: Path) -> None:
    result = CliRunner().invoke(command, [str(file), "--format", "jsonl"])
    row = json.loads(result.output)
    assert (row["title"], row["recipient"]) == ("Dues of the brig", "Chief, Harbour Desk")
    assert row["other"]["redaction"] == ["[2 words redacted]", "████"]


def test_text_shows_every_value_too(file: Path) -> None:
    result = CliRunner().invoke(command, [str(file)])
    assert "redaction: [2 words redacted], ████" in result.output
