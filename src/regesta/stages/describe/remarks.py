"""What a record says of itself beside its head: drafters' line, distribution, rights, summary."""

from __future__ import annotations

import re

from regesta.model.records import Field
from regesta.stages.describe.genre import WITHDRAWAL, Genre
from regesta.stages.describe.line_rules import ruled_line
from regesta.stages.describe.sheet import Sheet

_RIGHTS = re.compile(
    r"\b(?:copyright|rights\s+(?:holder|status)|all\s+rights\s+reserved|public\s+domain|reuse)\b", re.IGNORECASE
)
_CLAIMED = re.compile(
    r"\bcrown\s+copyright\b|\ball\s+rights\s+reserved\b|\u00a9\s?\S", re.IGNORECASE
)  # wherever it stands
_MOST_DRAFTERS = 2
_DAY = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\b(?:19|20)\d\d\b")


def find_remarks(sheet: Sheet, genre: Genre | None) -> list[Field]:
    """Drafters' lines, the distribution as one field, rights statements, and what a withdrawal sheet lists."""
    drafters = [
        sheet.cut("drafters", number, number, rule="signature.drafter")
        for number, line in sheet.with_role("signature")
        if (rule := ruled_line(line.text)) and rule.id == "signature.drafter"
    ]
    rights = [
        sheet.cut("rights", number, number, rule="rights.statement")
        for number, line in enumerate(sheet.lines)
        if (sheet.roles[number] == "boilerplate" and _RIGHTS.search(line.text[:600]))
        or _CLAIMED.search(line.text[:600])
    ]
    found = [*drafters[:_MOST_DRAFTERS], _distribution(sheet), *rights, *_withdrawn(sheet, genre)]
    return [field for field in found if field]


def _withdrawn(sheet: Sheet, genre: Genre | None) -> list[Field | None]:
    """The rows of a withdrawal sheet, each a record that is missing: "1. Memo; Hale to Novak, 2 pp.; 5/4/61; A"."""
    if genre is None or genre.kind != WITHDRAWAL:
        return []
    found = []
    for number, line in enumerate(sheet.lines):
        cells = [cell.strip() for cell in line.text.split("|") if cell.strip()]
        if len(cells) > 1 and any(_DAY.search(cell) for cell in cells):
            found.append(sheet.cut("withdrawal", number, number, rule="withdrawal.row", value="; ".join(cells)))
    return found


def _distribution(sheet: Sheet) -> Field | None:
    """The first run of lines of distribution on one page."""
    numbers = [number for number, _ in sheet.with_role("distribution")]
    if not numbers:
        return None
    last = numbers[0]
    for number in numbers[1:]:
        if number > last + 2 or sheet.lines[number].page != sheet.lines[numbers[0]].page:
            break
        last = number
    return sheet.cut("distribution", numbers[0], last, rule="distribution")
