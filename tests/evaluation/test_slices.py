"""Annotated slices: offsets without text go to words and back."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path

import pytest
from evaluation.learn.slices import keep, restore

PAGE = "\n".join(
    [
        "-------------------------------- Page 1",
        "",
        "OSLO, 3 May 1962.  The Consul met RUIZ at Bergen.\r",
        "On 4 May the Consul left Bergen; he met RUIZ again.",
        "",
    ]
)
START = PAGE.index("OSLO")
EVENTS = [
    {
        "quote": "The Consul met RUIZ at Bergen",
        "trigger": "met",
        "date": "1962-05-03",
        "date_quote": "3 May 1962",
        "date_basis": "explicit",
        "types": ["meeting"],
        "participants": [{"name": "The Consul", "role": "agent"}, {"name": "RUIZ", "role": "counterpart"}],
        "places": [{"name": "Bergen", "role": "at"}],
        "certainty": "occurred",
        "according_to": None,
    },
    {
        "quote": "he met RUIZ again",
        "trigger": "met",
        "date": "1962-05-04",
        "date_quote": None,
        "date_basis": "inherited",
        "types": ["meeting"],
        "participants": [{"name": "the Consul", "role": "agent"}],
        "places": [],
        "certainty": "alleged",
        "according_to": "OSLO",
    },
]


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    folder = tmp_path / "annotated"
    for kind in ("text", "gold"):
        (folder / kind).mkdir(parents=True)
    (folder / "places.json").write_text(json.dumps({"one.md": ["record.md", START, len(PAGE)]}))
    (folder / "text" / "one.md").write_text(PAGE[START:], newline="")
    (folder / "gold" / "one.md.json").write_text(json.dumps({"document": "one.md", "events": EVENTS}))
    return folder


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    record = tmp_path / "record.md"
    record.write_text(PAGE, newline="")
    with tarfile.open(tmp_path / "corpus.tar.xz", "w:xz") as archive:
        archive.add(record, "corpus/record.md")
    return tmp_path / "corpus.tar.xz"


def test_what_was_kept_is_restored_word_for_word(annotated: Path, corpus: Path, tmp_path: Path) -> None:
    slices = tmp_path / "slices.jsonl"

    assert keep(annotated, slices) == 1
    assert restore(tmp_path / "restored", slices, corpus) == 1

    held = json.loads((tmp_path / "restored" / "gold" / "000_record.md.json").read_text())
    assert held == {"document": "000_record.md", "events": EVENTS}
    assert (tmp_path / "restored" / "text" / "000_record.md").read_bytes() == PAGE[START:].encode()


def test_what_was_restored_can_be_kept_again(annotated: Path, corpus: Path, tmp_path: Path) -> None:
    slices, again = tmp_path / "slices.jsonl", tmp_path / "again.jsonl"
    keep(annotated, slices)
    restore(tmp_path / "restored", slices, corpus)

    assert keep(tmp_path / "restored", again) == 1
    assert again.read_text() == slices.read_text()


def test_no_word_of_the_text_is_kept(annotated: Path, tmp_path: Path) -> None:
    slices = tmp_path / "slices.jsonl"
    keep(annotated, slices)

    assert not {word for word in ("OSLO", "Consul", "RUIZ", "Bergen", "met") if word in slices.read_text()}


def test_a_word_met_twice_is_kept_where_its_quote_stands(annotated: Path, tmp_path: Path) -> None:
    slices = tmp_path / "slices.jsonl"
    keep(annotated, slices)

    events = json.loads(slices.read_text())["events"]
    assert [event["trigger"][0] for event in events] == [PAGE.index("met") - START, PAGE.rindex("met") - START]


def test_a_quote_that_stands_nowhere_is_refused(annotated: Path, tmp_path: Path) -> None:
    wrong = [{**EVENTS[0], "quote": "The Consul left Oslo"}]
    (annotated / "gold" / "one.md.json").write_text(json.dumps({"document": "one.md", "events": wrong}))

    with pytest.raises(ValueError, match="The Consul left Oslo"):
        keep(annotated, tmp_path / "slices.jsonl")
