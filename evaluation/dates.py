"""Dates beyond the scorers: hard dates one by one, clean forms on corpus pages, absurd years, speed.

    python -m evaluation.dates                 # all of it, over 300 pages drawn with seed 1963
    python -m evaluation.dates --draw 200      # draws readings of the date stage on such pages, to check by eye: file,
                                               # page, offset, rule, type, value, EDTF, use, flags, words

The corpus is one of markdown files: a folder given by --corpus, else the archive in ../shared, unpacked for the run.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from evaluation import timex
from evaluation.shared import CORPUS, GOLD
from evaluation.speed import draw
from regesta.model.dates import DateReading
from regesta.model.text import Source
from regesta.pipeline import dated_records
from regesta.stages.date import find_dates
from regesta.stages.read import read_source

SEED = 1963
PAGES = 300
_PAGE = re.compile(r"^-{20,} Page \d+$", re.MULTILINE)
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_FULL = "january|february|march|april|may|june|july|august|september|october|november|december"
_SHORT = "jan|feb|mar|apr|may|jun|jul|aug|sept|sep|oct|nov|dec"
# Forms whose value needs no context: the "clean forms" that the peers were measured on, but for months of which a part
# or a day is named before them ("the first week of", "the 8th day of", "early").
CLEAN = {
    "D Month YYYY": re.compile(rf"(?<![\w/.-])(?P<d>[0-3]?\d) (?P<m>{_FULL}),? (?P<y>1[89]\d\d|20[012]\d)(?!\d)", re.I),
    "Month D, YYYY": re.compile(rf"(?<![\w/.-])(?P<m>{_FULL}) (?P<d>[0-3]?\d), (?P<y>1[89]\d\d|20[012]\d)(?!\d)", re.I),
    "Month YYYY": re.compile(
        rf"(?<![\w/.-])(?<!\d )(?<!\d)(?<!\d\n)(?<!of[ \n])(?<!early )(?<!late )(?P<m>{_FULL}),? "
        r"(?P<y>1[89]\d\d|20[012]\d)(?!\d)",
        re.I,
    ),
    "D Mon YY": re.compile(rf"(?<![\w/.-])(?P<d>[0-3]?\d) (?P<m>{_SHORT})\.? (?P<y>[3-9]\d)(?![\d\w/:.-])", re.I),
    "M/D/YY": re.compile(
        r"(?<![\w/.-])(?P<m>0?[1-9]|1[0-2])(?P<s>[/-])(?P<d>1[3-9]|2\d|3[01])(?P=s)(?P<y>\d\d)(?![\d\w/.-])"
    ),
    "cable group": re.compile(
        rf"(?<![\w/.-])(?P<d>[0-3]\d)(?:[01]\d|2[0-3])[0-5]\dZ (?P<m>{_SHORT}) (?P<y>\d\d)(?!\d)", re.I
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CorpusPage:
    """A page of the corpus."""

    path: Path
    number: int
    text: str


def pages_drawn(corpus: Path, *, count: int, seed: int) -> list[CorpusPage]:
    """So many pages with fifty or more characters, drawn by the seed."""
    pages = []
    for file in sorted(corpus.rglob("*.md")):
        for number, text in enumerate(_PAGE.split(file.read_text(encoding="utf-8", errors="replace")), start=1):
            if len("".join(text.split())) >= 50:
                pages.append(CorpusPage(file, number, text))
    return random.Random(seed).sample(pages, min(count, len(pages)))


def clean_forms(pages: list[CorpusPage]) -> dict[str, tuple[int, int]]:
    """For each clean form, how many are read rightly and how many there are."""
    tally: dict[str, tuple[int, int]] = {}
    for page in pages:
        readings = find_dates(page.text)
        for name, pattern in CLEAN.items():
            for found in pattern.finditer(page.text):
                wanted = _wanted(found)
                if wanted is None:
                    continue
                right = any(
                    _reads(reading, wanted)
                    for reading in readings
                    if reading.start < found.end() and found.start() < reading.end
                )
                hits, total = tally.get(name, (0, 0))
                tally[name] = hits + right, total + 1
                if not right:
                    print(f"  missed {page.path.name} p. {page.number} at {found.start()}: {name}")
    return tally


def _wanted(found: re.Match[str]) -> tuple[str, ...] | None:
    """The values that count as right: two-figure years below 30 may be of either century."""
    parts = found.groupdict()
    month = int(parts["m"]) if parts["m"].isdigit() else _MONTHS[parts["m"][:3].lower()]
    year = int(parts["y"])
    years = (year,) if year > 99 else (1900 + year, 2000 + year) if year < 30 else (1900 + year,)
    if parts.get("d") is None:
        return tuple(f"{one}-{month:02d}" for one in years)
    day = int(parts["d"])
    return tuple(f"{one}-{month:02d}-{day:02d}" for one in years) if 1 <= day <= 31 else None


def _reads(reading: DateReading, wanted: tuple[str, ...]) -> bool:
    return any(end.rstrip("~") in wanted for end in (reading.edtf, *reading.edtf.split("/")))


def absurd_years(pages: list[CorpusPage]) -> tuple[int, int]:
    """Readings whose value lies outside 1860 to 2026, and all readings with a year."""
    years = [int(reading.edtf[:4]) for page in pages for reading in find_dates(page.text) if reading.edtf[:4].isdigit()]
    return sum(not 1860 <= year <= 2026 for year in years), len(years)


def speed(pages: list[CorpusPage]) -> float:
    """Characters a second of processor time over the pages, once warm."""
    find_dates("1961")
    start = time.process_time()
    for page in pages:
        find_dates(page.text)
    return sum(len(page.text) for page in pages) / (time.process_time() - start)


def hard_dates() -> dict[str, int]:
    """Of the hand-read hard dates: right, wrong (a place in time that is another), left open; and traps fallen into."""
    hard: dict[str, Any] = json.loads((GOLD / "timex" / "archival_hard.json").read_text(encoding="utf-8"))
    counts = {"right": 0, "wrong": 0, "open": 0, "traps": 0}
    for row in hard["rows"]:
        over = [
            one
            for one in find_dates(hard["texts"][row["doc"]], anchor=row["ref"])
            if one.start < row["end"] and row["start"] < one.end
        ]
        verdict = (
            "right"
            if any(timex._says(one, row["gold"]) for one in over)
            else "wrong"
            if any(one.edtf for one in over)
            else "open"
        )
        counts[verdict] += 1
        if verdict != "right":
            print(f"  {verdict}: {row['doc']} at {row['start']}: {[one.edtf for one in over]}")
    for row in hard["neg"]:
        over = [
            one
            for one in find_dates(hard["texts"][row["doc"]], anchor=row["ref"])
            if one.start < row["end"] and row["start"] < one.end
        ]
        counts["traps"] += any(one.edtf for one in over)
    return counts


def _over(row: dict[str, Any], texts: dict[str, str]) -> list[DateReading]:
    readings = find_dates(texts[row["doc"]], anchor=row["ref"])
    return [one for one in readings if one.start < row["end"] and row["start"] < one.end]


def main() -> None:
    """Print the figures, or draw readings to check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, help=f"a folder of records instead of {CORPUS}")
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--draw", type=int, default=0, help="draw so many readings and print them instead")
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as unpacked:
        if chosen.corpus is None:
            draw(None, sys.maxsize, chosen.seed, Path(unpacked))
        pages = pages_drawn(chosen.corpus or Path(unpacked), count=chosen.pages, seed=chosen.seed)
        if not pages:
            raise SystemExit(f"there are no pages in {chosen.corpus or CORPUS}")
        if chosen.draw:
            _draw(pages, chosen.draw, chosen.seed)
            return
    _report(pages)


def _report(pages: list[CorpusPage]) -> None:
    for name, figure in timex.figures().items():
        print(f"{name:28s} {figure:.4f}")
    print("hard dates                  ", hard_dates())
    tally = clean_forms(pages)
    for name, (right, total) in tally.items():
        print(f"clean {name:22s} {right} of {total}")
    right, total = (sum(column) for column in zip(*tally.values(), strict=True))
    print(f"clean forms, all             {right / max(1, total):.4f}")
    outside, total = absurd_years(pages)
    print(f"years outside 1860-2026      {outside} of {total} ({100 * outside / max(1, total):.2f} %)")
    print(f"characters a second          {speed(pages):,.0f}")


def readings_of(pages: list[CorpusPage]) -> Iterator[tuple[CorpusPage, DateReading]]:
    """Every reading of the date stage on these pages, each read within its whole file; the pages as they were read."""
    for path, of_file in groupby(sorted(pages, key=lambda page: page.path), key=lambda page: page.path):
        wanted = {page.number for page in of_file}
        source = Source(path.name, str(path), path.stat().st_size, "")
        read = read_source(source).pages
        texts = {page.number: CorpusPage(path, page.number, page.text) for page in read if page.number in wanted}
        for _, _, dating in dated_records(source, read):
            yield from ((texts[one.page], one) for one in dating.readings if one.page in texts)


def _draw(pages: list[CorpusPage], count: int, seed: int) -> None:
    found = list(readings_of(pages))
    drawn = random.Random(seed).sample(found, min(count, len(found)))
    for page, reading in sorted(drawn, key=lambda one: (one[0].path, one[0].number, one[1].start)):
        start, end = reading.start, reading.end
        around = f"{page.text[max(0, start - 160) : start]}⟦{reading.text}⟧{page.text[end : end + 80]}"
        says = (reading.type, reading.value, reading.edtf, reading.use, " ".join(reading.flags))
        print(page.path.name, page.number, start, reading.rule, *says, repr(around), sep="\t")


if __name__ == "__main__":
    main()
