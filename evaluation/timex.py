"""Temporal expressions: `find_dates` alone, over news stories of TempEval-3 and over hand-read hard dates."""

from __future__ import annotations

import importlib.util
import json
from types import ModuleType
from typing import Any

from evaluation.shared import GOLD, SCORE
from regesta.model.dates import DateReading
from regesta.stages.date import find_dates


def figures() -> dict[str, float]:
    """The figures of both sets, by name."""
    return _stories() | _hard_dates()


def _stories() -> dict[str, float]:
    """Overlap and value F1 on TempEval-3's training stories; each story's creation time is the anchor."""
    scorer = _scorer()
    stories = list(scorer.read_gold(str(GOLD / "timex" / "tbaq")).values())
    found = {story.doc_id: [_timex(r) for r in _dates(story.text, story.dct)] for story in stories}
    result = scorer.score({story.doc_id: story.timexes for story in stories}, found)
    return {f"timex.{name} F1": round(result[name]["f1"], 4) for name in ("strict", "relaxed", "value")}


def _hard_dates() -> dict[str, float]:
    """The share of hard dates of archival pages read rightly, and of expressions that are no dates left alone."""
    hard = json.loads((GOLD / "timex" / "archival_hard.json").read_text(encoding="utf-8"))
    references = {row["doc"]: row["ref"] for row in (*hard["neg"], *hard["rows"])}
    readings = {name: _dates(text, references.get(name)) for name, text in hard["texts"].items()}
    right = sum(any(_says(r, row["gold"]) for r in _over(row, readings)) for row in hard["rows"])
    quiet = sum(not any(r.edtf for r in _over(row, readings)) for row in hard["neg"])
    return {
        "timex.hard dates": round(right / len(hard["rows"]), 4),
        "timex.non-dates left alone": round(quiet / len(hard["neg"]), 4),
    }


def _dates(text: str, reference: str | None) -> list[DateReading]:
    day = (reference or "")[:10]
    return find_dates(text, anchor=day if len(day) == len("1961-06-09") else None)


def _timex(reading: DateReading) -> tuple[int, int, str, str]:
    return reading.start, reading.end, reading.type, reading.value


def _over(row: dict[str, Any], readings: dict[str, list[DateReading]]) -> list[DateReading]:
    return [r for r in readings[row["doc"]] if r.start < row["end"] and row["start"] < r.end]


def _says(reading: DateReading, gold: str) -> bool:
    """True when the reading gives the gold date; times of day are not asked for."""
    return gold.split("T")[0] in (reading.edtf, reading.value.split("T")[0])


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_timex", SCORE / "score_timex.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
