"""The rules of rules/en/boundaries.yml, compiled: what the head and foot of a page say of where a record begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, cast

from regesta.model.records import RecordKind
from regesta.rulebook import load_rules

HEADING_GROUP = "heading"  # the only rules that see the converter's mark of a heading, "#"
Section = Literal["openings", "continuations", "endings"]


@dataclass(frozen=True, slots=True)
class BoundaryRule:
    """One rule: where it looks, what it weighs, and the sentence that gives the reason."""

    id: str
    group: str
    weight: float
    within: int
    pattern: re.Pattern[str]
    sentence: str
    kind: RecordKind | None
    most_words: int | None
    label: bool  # it is a label of a head, whatever stands above it
    repeated: bool  # it holds only where the page before has it too


@cache
def boundary_rules(section: Section) -> tuple[BoundaryRule, ...]:
    """The rules of one section, in the file's order."""
    return tuple(
        BoundaryRule(
            id=rule["id"],
            group=rule["group"],
            weight=float(rule["weight"]),
            within=int(rule["within"]),
            pattern=re.compile(rule["pattern"], re.IGNORECASE),
            sentence=rule["sentence"],
            kind=cast("RecordKind | None", rule.get("kind")),
            most_words=rule.get("most_words"),
            label=bool(rule.get("label")),
            repeated=bool(rule.get("repeated")),
        )
        for rule in load_rules("en/boundaries")[section]
    )


@cache
def prior() -> float:
    """The score that every page starts from."""
    return float(load_rules("en/boundaries")["prior"])


@cache
def _silent() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in load_rules("en/boundaries")["silent"]), re.IGNORECASE)


@cache
def _whole_line(rule: Literal["runs_over", "quoting", "empty_label"]) -> re.Pattern[str]:
    return re.compile(load_rules("en/boundaries")[rule], re.IGNORECASE)


def says_it_runs_over(text: str) -> bool:
    """Whether a line at the foot of a page says that its text goes on overleaf: "CONT/"."""
    return _whole_line("runs_over").fullmatch(text) is not None


def leads_to_quotation(text: str) -> bool:
    """Whether a line says that what stands below it is quoted or sent on: "The following was received"."""
    return _whole_line("quoting").fullmatch(text) is not None


@lru_cache(maxsize=4096)
def label_group(text: str) -> str | None:
    """What a line of a head labels: "to", "from", "subject", "date", "salutation"; None for any other line."""
    return next((rule.group for rule in _labels() if rule.pattern.fullmatch(text)), None)


@cache
def _labels() -> tuple[BoundaryRule, ...]:
    return tuple(rule for rule in boundary_rules("openings") if rule.label)


def is_empty_label(text: str) -> bool:
    """Whether a line is a label of a cable's form without a value: "ORIG:"."""
    return _whole_line("empty_label").fullmatch(text) is not None


def closes_record(text: str) -> bool:
    """Whether a line stands at the close of a record: its signature, its drafter's line, its distribution."""
    return any(rule.pattern.fullmatch(text) for rule in boundary_rules("endings"))


def is_silent(text: str) -> bool:
    """Whether a line says nothing of where records begin: marks, stamps, numbers of the release."""
    return _silent().fullmatch(text) is not None


def strongest(section: Section, lines: list[str], *, words: int) -> list[BoundaryRule]:
    """The rules that match one of the lines each looks at, the strongest of each group.

    `words` is how many words the page holds: the label of a folder is one only where little else stands.
    """
    found: dict[str, BoundaryRule] = {}
    plain = [line.lstrip("# ") for line in lines]
    for rule in boundary_rules(section):
        held = found.get(rule.group)
        if held and abs(held.weight) >= abs(rule.weight):
            continue
        if rule.most_words is not None and words > rule.most_words:
            continue
        looked_at = lines if rule.group == HEADING_GROUP else plain
        if any(rule.pattern.fullmatch(line) for line in looked_at[: rule.within]):
            found[rule.group] = rule
    return list(found.values())
