"""Numbers and remarks that identify a record: archival references, file and document numbers, copy, translator."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from regesta.model.records import Field
from regesta.rulebook import load_rules
from regesta.stages.describe.sheet import Sheet, fold

IDENTIFYING = frozenset(["archival_reference", "file_number", "document_number", "cable_number"])
_MOST_OF_A_KIND = 6  # values of one rule that are kept; a list of file numbers does not identify a record
_LONGEST_LINE = 4000  # characters of a line that are searched
_ANYTHING = re.compile(
    r"[\d\[(\u2588_]|translat|obtained|source|withdr|withheld|removed|missing|денн|экз|перев", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ReferenceRule:
    """A number or remark: its field, the pattern, and the roles of lines that are searched (all where empty)."""

    id: str
    field: str
    pattern: re.Pattern[str]
    roles: frozenset[str]
    limit: int


@cache
def reference_rules() -> tuple[ReferenceRule, ...]:
    """The rules of rules/en/references.yml, in its order."""
    return tuple(
        ReferenceRule(
            rule["id"],
            rule["field"],
            re.compile(rule["pattern"], 0 if rule.get("case") else re.IGNORECASE),
            frozenset(rule.get("roles", ())),
            int(rule.get("limit", _MOST_OF_A_KIND)),
        )
        for rule in load_rules("en/references")
    )


def find_references(sheet: Sheet) -> list[Field]:
    """Every number and remark that the rules find, each value once, in the order of the rules and then of the page."""
    found: dict[str, Field] = {}
    counts: dict[str, int] = {}
    for number, line in enumerate(sheet.lines):
        role = sheet.roles[number]
        if not _ANYTHING.search(line.text[:_LONGEST_LINE]):
            continue
        for rule in reference_rules():
            if (rule.roles and role not in rule.roles) or counts.get(rule.id, 0) >= rule.limit:
                continue
            for match in rule.pattern.finditer(line.text[:_LONGEST_LINE]):
                group = next((name for name, text in match.groupdict().items() if text), None)
                start, end = match.span(group) if group else match.span()
                field = sheet.slice(rule.field, line.page, line.at + start, line.at + end, rule=rule.id)
                if field and fold(field.value) not in found:
                    found[fold(field.value)] = field
                    counts[rule.id] = counts.get(rule.id, 0) + 1
    order = {rule.id: place for place, rule in enumerate(reference_rules())}
    return sorted(found.values(), key=lambda field: (order[field.rule], field.page, field.start))
