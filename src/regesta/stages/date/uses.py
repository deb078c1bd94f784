"""Act, mention, furniture or field: what a date on a page is there for."""

from __future__ import annotations

from regesta.model.dates import DateUse
from regesta.stages.date.placing import Placing
from regesta.stages.date.rules import date_rules

_WORDS_BEFORE = 130  # characters before a date in which a document may be named


def use_of(placing: Placing) -> DateUse:
    """What the reading is there for: "memo of 3 June 1961" is a mention, a birth date in a form a field."""
    cues = date_rules().cues
    line = placing.line.text.lower()
    before = (placing.above + "\n" + placing.before).lower()[-_WORDS_BEFORE:]
    if placing.line.role in ("furniture", "boilerplate", "stamp", "marking") or cues["furniture"].search(line):
        return "furniture"
    if cues["birth"].search(placing.before.lower()[-40:]) or placing.line.role in ("form", "distribution"):
        return "field"
    if cues["mention_before"].search(before) or cues["reference_line"].search(line):
        return "mention"
    if placing.line.role in ("header", "signature"):
        return "mention" if placing.letters_beside > 20 else "record"
    return "act"
