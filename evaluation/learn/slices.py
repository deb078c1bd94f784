"""Slices of corpus files annotated for this project, to learn from beside `train_events`: kept by offsets, no text.

usage: python -m evaluation.learn.slices restore FOLDER
       python -m evaluation.learn.slices keep FOLDER

`slices.jsonl` holds one slice a line: the corpus file, where the slice starts and ends in it (characters), and what
was annotated after the guide of `train_events`; every quote, trigger, name and date stands as a pair of offsets from
the start of the slice. `restore` writes FOLDER/text and FOLDER/gold as `train_events` has them, with the text from the
corpus beside the checkout, and FOLDER/places.json ({name: [file, start, end]}). `keep` goes the other way and writes
`slices.jsonl` anew: to add slices, restore those kept, put more beside them, and keep the folder.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from evaluation.shared import CORPUS, GOLD

SLICES = Path(__file__).with_name("slices.jsonl")
_ONE = ("quote", "trigger", "date_quote", "according_to")  # keys of an event that hold words of the text, or null
_NAMES = ("participants", "places")


@contextmanager
def folders(given: Sequence[Path]) -> Iterator[list[Path]]:
    """The folders to learn from: those given, or `train_events` and the slices, written out for the while."""
    with tempfile.TemporaryDirectory() as made:
        if not given:
            restore(Path(made))
        yield list(given) or [GOLD / "train_events", Path(made)]


def restore(folder: Path, slices: Path = SLICES, corpus: Path = CORPUS) -> int:
    """How many slices were written out as text and gold; KeyError where the corpus lacks a file."""
    kept = [json.loads(line) for line in slices.read_text(encoding="utf-8").splitlines()]
    places: dict[str, tuple[str, int, int]] = {}
    texts = _texts(corpus, {one["file"] for one in kept})
    for kind in ("text", "gold"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    for number, one in enumerate(kept):
        name = f"{number:03d}_{one['file']}"
        places[name] = one["file"], one["start"], one["end"]
        text = texts[one["file"]][one["start"] : one["end"]]
        (folder / "text" / name).write_text(text, encoding="utf-8", newline="")
        held = {"document": name, "events": [_with_words(event, text) for event in one["events"]]}
        (folder / "gold" / f"{name}.json").write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")
    (folder / "places.json").write_text(json.dumps(places, indent=0), encoding="utf-8")
    return len(kept)


def keep(folder: Path, slices: Path = SLICES) -> int:
    """How many annotated slices of the folder were kept; ValueError where an annotation quotes what is not there."""
    places = json.loads((folder / "places.json").read_text(encoding="utf-8"))
    lines = []
    for path in sorted((folder / "gold").glob("*.json")):
        held = json.loads(path.read_text(encoding="utf-8"))
        with (folder / "text" / held["document"]).open(encoding="utf-8", newline="") as stream:
            text = stream.read()
        file, start, end = places[held["document"]]
        events = list(_with_offsets(held["events"], text))
        lines.append(json.dumps({"file": file, "start": start, "end": end, "events": events}, separators=(",", ":")))
    slices.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(lines)


def _texts(corpus: Path, wanted: set[str]) -> dict[str, str]:
    """The text of each wanted file, every character where it stands (line ends as they are)."""
    found: dict[str, str] = {}
    with tarfile.open(corpus) as archive:
        for member in archive:
            name = PurePosixPath(member.name).name
            stream = archive.extractfile(member) if name in wanted else None
            if stream is not None:
                found[name] = stream.read().decode("utf-8", errors="replace")
    return found


def _with_words(event: Mapping[str, Any], text: str) -> dict[str, Any]:
    words = {key: text[slice(*event[key])] if event[key] else None for key in _ONE}
    names = {key: [{"name": text[start:end], "role": role} for start, end, role in event[key]] for key in _NAMES}
    return {**event, **words, **names}


def _with_offsets(events: Sequence[Mapping[str, Any]], text: str) -> Iterator[dict[str, Any]]:
    """Each event with its words as offsets: its quote next to that of the event before, the rest next to its quote."""
    last = 0
    for event in events:
        quote = _nearest(text, event["quote"], last)
        last = quote[0]
        offsets: dict[str, Any] = {}
        for key in _ONE:
            within = text[: quote[1]] if key == "trigger" else text
            offsets[key] = _nearest(within, event[key], quote[0]) if event[key] else None
        for key in _NAMES:
            offsets[key] = [[*_nearest(text, part["name"], quote[0]), part["role"]] for part in event[key]]
        yield {**event, **offsets, "quote": quote}


def _nearest(text: str, words: str, place: int) -> tuple[int, int]:
    """Where the words stand at or next after a place, or else nearest before it."""
    spans = [match.span() for match in re.finditer(re.escape(words), text)]
    if not spans:
        raise ValueError(f"not in the text: {words!r}")
    return min(spans, key=lambda span: (span[0] < place, abs(span[0] - place)))


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when it was done."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.learn.slices",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", choices=("restore", "keep"))
    parser.add_argument("folder", type=Path)
    given = parser.parse_args(arguments)
    many = restore(given.folder) if given.what == "restore" else keep(given.folder)
    print(f"{many} slices")
    return 0


if __name__ == "__main__":
    sys.exit(main())
