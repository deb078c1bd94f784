"""The questions that are scored: each builds a register of its texts, exports it, and asks its scorers."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from evaluation.shared import GOLD, SCORE

# Lines of the scorers: "dated  P 0.512  R 0.430  F1 0.467   gold 96 entries 120", "type  accuracy 0.61  (40 pairs)",
# "date core   0.81  (42 of 52)", "mean of levels 0.71", "mentions found 210 of 480".
_PARTS = re.compile(r"\b(P|R|F1) (\d\.\d+)")
_NAMED = re.compile(r"^([A-Za-z][A-Za-z0-9 -]*?)\s+P \d")
_ACCURACIES = re.compile(r"\b([a-z]+)\s+accuracy (\d\.\d+)")
_SHARE = re.compile(r"^([A-Za-z][A-Za-z0-9 -]*?)\s+(\d\.\d+)(?:\s+\(\d+ of \d+\))?$")
_COUNTED = re.compile(r"^(mentions found|not verbatim) (\d+) of (\d+)")


@dataclass(frozen=True, slots=True)
class Scorer:
    """A scorer of ../shared/score: the name its figures go by, its file, and what it is given."""

    name: str
    file: str
    gold: tuple[str, ...]  # relative to the gold
    export: str  # "entries" or "records"


@dataclass(frozen=True, slots=True)
class Question:
    """A folder of texts in the gold, and the scorers that judge what is exported from their register."""

    name: str
    scorers: tuple[Scorer, ...]


QUESTIONS = (
    Question(
        "events",
        (
            Scorer("events", "score_events.py", ("events/gold", "events/text"), "entries"),
            Scorer("identity", "score_identity.py", ("identity/mentions.jsonl",), "entries"),
        ),
    ),
    Question("chronology", (Scorer("chronology", "score_chronology.py", ("chronology/gold.jsonl",), "entries"),)),
    Question("description", (Scorer("description", "score_records.py", ("description/gold.jsonl",), "records"),)),
    Question("division", (Scorer("division", "score_division.py", ("division/gold",), "records"),)),
)


def ask(question: Question, work: Path) -> dict[str, float]:
    """The figures of one question, by name ("events.dated F1"), from a register built anew in `work`."""
    out = work / question.name
    out.mkdir(parents=True)
    register = out / "r.regesta"
    regesta("build", GOLD / question.name / "text", "--register", register, may_end=(0, 1))
    for what in ("entries", "records"):
        regesta("export", register, "--what", what, "--format", "jsonl", "-o", out / f"{what}.jsonl")
    figures = {}
    for scorer in question.scorers:
        command = [sys.executable, SCORE / scorer.file, *(GOLD / path for path in scorer.gold)]
        said = subprocess.run([*command, out / f"{scorer.export}.jsonl"], check=True, capture_output=True, text=True)
        figures |= {f"{scorer.name}.{name}": value for name, value in read_figures(said.stdout).items()}
    return figures


def read_figures(said: str) -> dict[str, float]:
    """The figures in what a scorer printed; a count of faults ("not verbatim 2 of 50") as the share without."""
    figures: dict[str, float] = {}
    for line in said.splitlines():
        if line.startswith("headline"):  # a figure of the table once more
            continue
        named, share, counted = _NAMED.match(line), _SHARE.match(line.strip()), _COUNTED.match(line)
        if named:
            figures |= {f"{named[1]} {part}": float(value) for part, value in _PARTS.findall(line)}
        elif _ACCURACIES.search(line):
            figures |= {f"{name} accuracy": float(value) for name, value in _ACCURACIES.findall(line)}
        elif counted:
            part = int(counted[2]) / max(int(counted[3]), 1)
            figures |= {"verbatim": 1 - part} if counted[1] == "not verbatim" else {counted[1]: part}
        elif share:
            figures[share[1]] = float(share[2])
    return figures


def regesta(*arguments: str | Path, may_end: tuple[int, ...] = (0,)) -> None:
    """Run the command; SystemExit with what it said where it does not end as it may."""
    command = [sys.executable, "-m", "regesta", *map(str, arguments)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode not in may_end:
        raise SystemExit(f"regesta {arguments[0]} ended with {done.returncode}: {done.stderr.strip()[-2000:]}")
