"""Numbers and remarks that identify a record: archival references, file and document numbers, copy, translator."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from regesta.model.records import Field
from regesta.rulebook import load_rules
from regesta.stages.describe.sheet import Sheet, fold

ARCHIVAL = "archival_reference"
IDENTIFYING = frozenset([ARCHIVAL, "file_number", "document_number", "cable_number"])
_BREAKS = ",;"  # what a reference that goes on on the next line ends its line with
_MOST_OF_A_KIND = 6  # values of one rule that are kept; a list of file numbers does not identify a record
_LONGEST_LINE = 4000  # characters of a line that are searched
_ANYTHING = re.compile(
    r"[\d\[(\u2588\u25a0_<\u00a9]|translat|obtained|provided|contributed|acquired|donated|withdr|withheld|denied|exempt|"
    r"removed|missing|copyright|creative|rights|permission|domain|reuse|экз|перев",
    re.IGNORECASE,
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
    """Every number and remark that the rules find, each value once, in the order of the rules and then of the page.

    An archival reference may run over the end of a line; of two that overlap the longer is given.
    """
    found: dict[str, Field] = {}
    counts: dict[str, int] = {}
    for number, line in enumerate(sheet.lines):
        role = sheet.roles[number]
        if not _ANYTHING.search(line.text[:_LONGEST_LINE]):
            continue
        running = _running_text(sheet, number)
        for rule in reference_rules():
            if (rule.roles and role not in rule.roles) or counts.get(rule.id, 0) >= rule.limit:
                continue
            text = running if rule.field == ARCHIVAL else line.text[:_LONGEST_LINE]
            for match in rule.pattern.finditer(text):
                group = next((name for name, text in match.groupdict().items() if text), None)
                start, end = match.span(group) if group else match.span()
                field = sheet.slice(rule.field, line.page, line.at + start, line.at + end, rule=rule.id)
                if field and fold(field.value) not in found:
                    found[fold(field.value)] = field
                    counts[rule.id] = counts.get(rule.id, 0) + 1
    order = {rule.id: place for place, rule in enumerate(reference_rules())}
    return sorted(without_parts(list(found.values())), key=lambda field: (order[field.rule], field.page, field.start))


def _running_text(sheet: Sheet, number: int) -> str:
    """The text in which a line's archival reference is sought: the line below with it where a comma parts them."""
    line, below = sheet.lines[number], sheet.below(number)
    if below is None or below.page != line.page or below.gap or line.text[-1:] not in _BREAKS:
        return line.text[:_LONGEST_LINE]
    return sheet.texts[line.page][line.at : below.at + len(below.text)][:_LONGEST_LINE]


def without_parts(fields: Sequence[Field]) -> list[Field]:
    """The fields without those archival references that are a part of a longer one, or found twice."""
    kept: list[Field] = []
    archival = [field for field in fields if field.name == ARCHIVAL]
    for field in fields:
        part = field.name == ARCHIVAL and any(_is_part(field, one) for one in archival)
        if not part and all((one.page, one.start, one.end) != (field.page, field.start, field.end) for one in kept):
            kept.append(field)
    return kept


def _is_part(field: Field, other: Field) -> bool:
    """Whether a reference overlaps a longer one, or one as long that begins before it."""
    if field.page != other.page or field.start >= other.end or other.start >= field.end:
        return False
    return (field.end - field.start, -field.start) < (other.end - other.start, -other.start)
