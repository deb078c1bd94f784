"""regesta dates: what it prints, in each format."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from edtf import parse_edtf

from regesta.cli.dates import command

TEXT = "He sailed on 3d May, 1961 & came back <two days later>. Last July he wrote, on 3-2-62, for three weeks.\n"


def run(*args: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(command, list(args), input=stdin)


def rows(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.output.splitlines()]


def test_jsonl_gives_the_fields_of_the_contract() -> None:
    found = rows(run("-", "--anchor", "1962-02-11", stdin=TEXT))
    assert [row["edtf"] for row in found] == ["1961-05-03", "1961-05-05", "1961-07", "1962-03-02", None]
    assert {"start", "end", "text", "type", "value", "edtf", "basis", "candidates"} <= set(found[0])
    assert found[-1]["type"] == "DURATION"
    assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in found)  # type: ignore[misc]


def test_every_edtf_is_valid() -> None:
    text = (
        "early 1961; late May 1962; 4/5 October 1963; the 1950s; circa 1925; the 19th century; spring of 1961; FY 1962"
    )
    found = rows(run("-", "--anchor", "1963-11-22", stdin=text))
    assert len(found) == 8
    for row in found:
        parse_edtf(str(row["edtf"]))


def test_timeml_is_xml_that_holds_the_text_and_its_dates() -> None:
    result = run("-", "--anchor", "1962-02-11", "--format", "timeml", stdin=TEXT + "\x07")
    root = ET.fromstring(result.output)
    body = root.find("TEXT")
    assert body is not None
    assert "".join(body.itertext()) == TEXT + "\ufffd"
    assert [tag.get("value") for tag in body.iter("TIMEX3")][:2] == ["1961-05-03", "1961-05-05"]
    created = root.find("DCT/TIMEX3")
    assert created is not None
    assert created.get("value") == "1962-02-11"


def test_text_shows_the_values_behind_the_dates(tmp_path: Path) -> None:
    file = tmp_path / "memo.txt"
    file.write_bytes("Señor Ruiz left 30MAR61.\n".encode("cp1252"))
    assert run(str(file), "--format", "text").output == "Señor Ruiz left 30MAR61 [1961-03-30].\n"


@pytest.mark.parametrize("anchor", ["yesterday", "1961-13", "61", "1961-02-30"])
def test_an_anchor_that_is_no_date_is_refused_with_an_example(anchor: str) -> None:
    result = run("-", "--anchor", anchor, stdin="")
    assert result.exit_code == 2
    assert "Give a day, month or year" in result.output


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    result = run(str(tmp_path / "none.txt"))
    assert "none.txt: there is no such file" in str(result.exception)
