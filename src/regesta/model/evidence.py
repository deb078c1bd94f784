"""Evidence: a weighted reason in words, which `explain` prints as it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a reading: the feature or rule, what it weighs, and a sentence a historian can judge."""

    feature: str  # a rule's id or a feature's name: "date.day-month-year", "position.date-line"
    weight: float  # positive speaks for the reading, negative against it
    sentence: str
