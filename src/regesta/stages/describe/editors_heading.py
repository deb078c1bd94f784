"""The heading that the editors of a documentary edition give a document: its kind, whom it is from, and to whom."""

from __future__ import annotations

import re
from functools import cache

from regesta.model.records import Field
from regesta.rulebook import load_rules
from regesta.stages.describe.sheet import Sheet
from regesta.stages.describe.source_note import opens_note
from regesta.stages.describe.web_page import is_web_page

_WITHIN = 8  # lines from the head of the record
_MOST_LINES = 3


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(load_rules("en/headers")["editors_heading"]["pattern"])


def read_editors_heading(sheet: Sheet) -> dict[str, list[Field]]:
    """Title, author and recipient by field, where such a heading stands over the record; empty where none does.

    It is numbered, or stands in an edition with source notes or on an archive's page: any paper may cite a letter so.

    >>> # "45. Telegram From the Embassy in Norway to the Department of State"
    """
    edited = is_web_page(sheet.lines) or any(opens_note(line.text) for line in sheet.lines)
    for number, line in enumerate(sheet.lines[:_WITHIN]):
        last = number
        while last + 1 < min(number + _MOST_LINES, len(sheet.lines)) and not sheet.lines[last + 1].gap:
            if sheet.lines[last + 1].page != line.page:
                break
            last += 1
        for end in range(last, number - 1, -1):
            text = sheet.texts[line.page][line.at : sheet.lines[end].at + len(sheet.lines[end].text)]
            match = _heading().fullmatch(text)
            if match and (match["number"] or edited):
                fields = {
                    name: sheet.slice(name, line.page, line.at + match.start(name), line.at + match.end(name),
                                      rule="header.editors")
                    for name in ("title", "author", "recipient")
                }  # fmt: skip
                return {name: [field] for name, field in fields.items() if field}
    return {}
