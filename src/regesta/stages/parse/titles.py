"""The title of a record that names a meeting and its day: "Meeting with the Minister, 4 May 1961" tells of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from regesta.model.dates import Dating
from regesta.model.records import Description, Record
from regesta.model.text import Line, Sentence
from regesta.rulebook import load_rules
from regesta.stages.parse.sentences import page_sentences

_DAY = len("1961-05-04")


def title_sentences(
    record: Record, description: Description, dating: Dating, read: Sequence[Sentence]
) -> list[Sentence]:
    """The title as a sentence; none where it names no meeting or no day, or is among the sentences `read` already."""
    title = description.title
    page = next((page for page in record.pages if title and page.number == title.page), None)
    if title is None or page is None or not _names_a_meeting().search(title.text):
        return []
    if any(one.page == page.number and one.start < title.end and title.start < one.end for one in read):
        return []
    named = any(
        one.page == page.number and title.start <= one.start < title.end and len(one.edtf) == _DAY
        for one in dating.readings
        if one.use != "furniture"
    )
    return list(page_sentences(page, [Line(page.number, title.start, title.end, "body")])) if named else []


@cache
def _names_a_meeting() -> re.Pattern[str]:
    return re.compile("|".join(str(pattern) for pattern in load_rules("en/talks")["held"]), re.IGNORECASE)
