"""The boxes of a printed form in which a level of classification is to be ticked."""

from __future__ import annotations

import re

from regesta.stages.describe.marks import read_mark
from regesta.stages.describe.sheet import Sheet

_EMPTY = "\u2610"
_BOXED = re.compile(f"(?P<box>[{_EMPTY}\u2611\u2612\u2713\u2714])(?P<words>[^{_EMPTY}\u2611\u2612\u2713\u2714]+)")
_BLANKS = " \t|*_#"


def ticked_levels(sheet: Sheet) -> dict[int, str | None]:
    """The lines with such boxes by number, each with the level that is ticked on it; None where all are left empty.

    >>> # "☐ CONFIDENTIAL  ☑ SECRET" gives "SECRET"
    """
    found: dict[int, str | None] = {}
    for number, line in enumerate(sheet.lines):
        for match in _BOXED.finditer(sheet.texts[line.page], line.start, line.end):
            mark = read_mark(match["words"].strip(_BLANKS))
            if mark and mark.level:
                ticked = mark.level if match["box"] != _EMPTY else None
                found[number] = found.get(number) or ticked
    return found
