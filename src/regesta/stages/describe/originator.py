"""The body that a record comes from: its letterhead, or the office in its drafters' line."""

from __future__ import annotations

import re

from regesta.model.records import Field
from regesta.stages.describe.header_rules import is_letterhead
from regesta.stages.describe.sheet import Sheet

_BODY = re.compile(
    r"\b(?:agency|department|bureau|senate|committee|house|council|embassy|government|office|ministry|staff|headquarters|"
    r"commission|service|group|detachment|command)\b",
    re.IGNORECASE,
)
_DRAFTERS = re.compile(
    r"(?P<office>[A-Z][A-Z&]{1,9}(?:[/-][A-Z][A-Z&\d]{0,7}){0,4})\s?[:/]\s?[A-Za-z][A-Za-z.]{1,5}\s?[:;/]"
)


def find_originator(sheet: Sheet, labelled: dict[str, list[Field]]) -> Field | None:
    """The letterhead's body; else the office that a drafters' line begins with ("INR/ARA:PLK:mhb"); else its label."""
    for number, line in enumerate(sheet.lines[:25]):
        if (
            sheet.roles[number] in ("header", "heading", "body")
            and is_letterhead(line.text)
            and _BODY.search(line.text)
        ):
            return sheet.cut("originator", number, number, rule="originator.letterhead")
    for _, line in sheet.with_role("signature"):
        match = _DRAFTERS.match(line.text)
        if match:
            start, end = line.at + match.start("office"), line.at + match.end("office")
            return sheet.slice("originator", line.page, start, end, rule="originator.drafters")
    return labelled["orig"][0] if labelled.get("orig") else None
