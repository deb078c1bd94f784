"""The annotated records, read by the stages, with each event of the gold at its place."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from regesta.engines.language import LanguageModel
from regesta.model.dates import Dating
from regesta.model.grammar import Parsed
from regesta.model.names import NameReading
from regesta.model.records import Description, Record
from regesta.model.text import Page, Source
from regesta.pipeline import dated_records
from regesta.stages.name import find_names
from regesta.stages.parse import parse_record
from regesta.stages.read import read_source


@dataclass(frozen=True, slots=True)
class ReadRecord:
    """A record as the stages before extract give it."""

    record: Record
    description: Description
    dating: Dating
    parsed: tuple[Parsed, ...]
    names: tuple[NameReading, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """An event of the gold where it stands: page offsets of its quote and of its trigger, where it has one."""

    gold: dict[str, Any]
    page: int
    start: int
    end: int
    trigger: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Annotated:
    """A file of the gold: its text, its records, and its events in the order annotated."""

    document: str
    text: str
    gold: list[dict[str, Any]]
    records: tuple[ReadRecord, ...]
    events: tuple[Event, ...]
    hand: int  # whose annotation it is: 0 for that of `train_events`, 1 for that of the slices


def read_folders(golds: Sequence[Path], language: LanguageModel) -> Iterator[Annotated]:
    """Every file of gold folders, each annotated by another hand: 0 for the first."""
    for hand, gold in enumerate(golds):
        yield from read_annotated(gold, language, hand)


def read_annotated(folder: Path, language: LanguageModel, hand: int = 0, *, every: int = 1) -> Iterator[Annotated]:
    """The files of a gold folder (`gold/*.json`, `text/*`), by name: all, or the first and every so many after it."""
    for path in sorted((folder / "gold").glob("*.json"))[::every]:
        held = json.loads(path.read_text(encoding="utf-8"))
        location = folder / "text" / held["document"]
        source = Source(held["document"], str(location), location.stat().st_size, "")
        pages = read_source(source).pages
        text = location.read_text(encoding="utf-8", errors="replace")
        records = tuple(read_records(source, pages, language))
        yield Annotated(held["document"], text, held["events"], records, tuple(_placed(held["events"], pages)), hand)


def read_records(source: Source, pages: Sequence[Page], language: LanguageModel) -> Iterator[ReadRecord]:
    """The records of a file's pages through the stages up to their names."""
    for record, description, dating in dated_records(source, pages):
        parsed = parse_record(record, description, dating, language=language)
        yield ReadRecord(record, description, dating, parsed, find_names(record, description, parsed))


def _placed(events: Sequence[dict[str, Any]], pages: Sequence[Page]) -> Iterator[Event]:
    """Each event at the occurrence of its quote that lies nearest to the event before it."""
    lengths = [0]
    for page in pages:
        lengths.append(lengths[-1] + len(page.text) + 1)
    whole, places = _squeezed("\n".join(page.text for page in pages))
    last = 0
    for event in events:
        found = _occurrences(whole, places, event["quote"])
        if not found:
            continue
        start, end = min(found, key=lambda span: abs(span[0] - last))
        last = start
        number = bisect_right(lengths, start) - 1
        offset = lengths[number]
        text = pages[number].text
        span = _trigger(text, start - offset, min(end - offset, len(text)), event.get("trigger"))
        yield Event(event, pages[number].number, start - offset, end - offset, span)


def _trigger(text: str, start: int, end: int, trigger: str | None) -> tuple[int, int] | None:
    if not trigger:
        return None
    quote, places = _squeezed(text[start:end])
    found = _occurrences(quote, places, trigger)
    return (start + found[0][0], start + found[0][1]) if found else None


def _occurrences(whole: str, places: Sequence[int], quote: str) -> list[tuple[int, int]]:
    wanted = re.sub(r"\s+", " ", quote).strip()
    return [
        (places[match.start()], places[match.end() - 1] + 1)
        for match in re.finditer(re.escape(wanted), whole)
        if wanted
    ]


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text with every run of blanks made one, and where each of its characters stood."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if not letter.isspace():
            letters.append(letter)
            places.append(place)
        elif letters and letters[-1] != " ":
            letters.append(" ")
            places.append(place)
    return "".join(letters), places
