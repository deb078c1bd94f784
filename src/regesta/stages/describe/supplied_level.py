"""The classification of a record that says it is classified, and no longer at which level."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from regesta.model.evidence import Evidence
from regesta.model.records import Field
from regesta.rulebook import load_rules
from regesta.stages.describe.sheet import Sheet


@dataclass(frozen=True, slots=True)
class _Sign:
    id: str
    level: str
    pattern: re.Pattern[str]
    says: str


@cache
def _signs() -> tuple[_Sign, ...]:
    return tuple(
        _Sign(rule["id"], rule["level"], re.compile(rule["pattern"], re.MULTILINE), rule["says"])
        for rule in load_rules("en/markings")["supplied"]
    )


def supply_level(sheet: Sheet) -> tuple[Field, Evidence] | None:
    """The level that records of its kind bear, at the words that say it is classified, and why it is supplied.

    >>> # "CLASSIFIED MESSAGE" over a cable whose stamp was not read gives SECRET; None where nothing says so.
    """
    extents: dict[int, tuple[int, int]] = {}
    for line in sheet.lines:
        start, _ = extents.get(line.page, (line.start, line.end))
        extents[line.page] = start, line.end
    for sign in _signs():
        for page, (start, end) in extents.items():
            match = sign.pattern.search(sheet.texts[page], start, end)
            rule = f"marking.supplied-{sign.id}"
            field = match and sheet.slice("classification", page, *match.span(), rule=rule, value=sign.level)
            if field:
                return field, Evidence("classification.supplied", 0.5, sign.says)
    return None
