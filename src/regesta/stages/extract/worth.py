"""Worth: acts apart from the routine of an office, so that a chronology can show acts first."""

from __future__ import annotations

from functools import cache

from regesta.model.entries import Worth
from regesta.model.evidence import Evidence
from regesta.rulebook import load_rules
from regesta.stages.extract.clause import Clause


@cache
def _routine() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    rules = load_rules("en/worth")
    return frozenset(rules["handling"]), frozenset(rules["papers"]), frozenset(rules["types"])


def worth_of(clause: Clause) -> tuple[Worth, Evidence | None]:
    """Whether papers are handled within an office ("the form was filed"), "routine", and why; else "act"."""
    handling, papers, types = _routine()
    words = clause.parsed.words
    if clause.trigger_word is None or not set(clause.types) <= types:
        return "act", None
    lemma = words[clause.trigger_word].lemma.lower()
    inside = [word.lemma.lower() for word in words if word.start >= clause.start and word.end <= clause.end]
    paper = next((word for word in inside if word in papers), None)
    if lemma in handling and (paper is not None or lemma in papers):
        return "routine", Evidence("worth.routine", 1.0, f'"{clause.trigger}" handles a paper ("{paper or lemma}")')
    return "act", None
