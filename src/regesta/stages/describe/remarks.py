"""What a record says of itself beside its head: drafters' line, distribution, what is missing."""

from __future__ import annotations

from regesta.model.records import Field
from regesta.stages.describe.genre import Genre
from regesta.stages.describe.line_rules import ruled_line
from regesta.stages.describe.sheet import Sheet
from regesta.stages.describe.withdrawal import find_withdrawn

_MOST_DRAFTERS = 2


def find_remarks(sheet: Sheet, genre: Genre | None) -> list[Field]:
    """Drafters' lines, the distribution as one field, and what a withdrawal sheet lists."""
    drafters = [
        sheet.cut("drafters", number, number, rule="signature.drafter")
        for number, line in sheet.with_role("signature")
        if (rule := ruled_line(line.text)) and rule.id == "signature.drafter"
    ]
    found = [*drafters[:_MOST_DRAFTERS], _distribution(sheet), *find_withdrawn(sheet, genre)]
    return [field for field in found if field]


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
