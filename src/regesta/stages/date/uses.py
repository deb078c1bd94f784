"""Act, mention, furniture or field: what a date on a page is there for."""

from __future__ import annotations

from regesta.model.dates import DateUse
from regesta.stages.date.placing import Placing
from regesta.stages.date.rules import date_rules

_WORDS_BEFORE = 130  # characters before a date in which a document may be named
PROSE = 28  # letters beside a date that make its line running text: about five words


def use_of(placing: Placing) -> DateUse:
    """What the reading is there for: "memo of 3 June 1961" is a mention, a birth date in a form a field.

    A line of running text is not taken for a stamp by a word that stamps use ("received", "filed").
    """
    cues = date_rules().cues
    line = placing.line.text.lower()
    role = placing.line.role
    before = (placing.above + "\n" + placing.before).lower()[-_WORDS_BEFORE:]
    prose = role in ("body", "heading", "table") and placing.letters_beside >= PROSE
    if role in ("furniture", "boilerplate", "stamp", "marking") or cues["release"].search(line):
        return "furniture"
    if not prose and cues["furniture"].search(line):
        return "furniture"
    if cues["field"].search(placing.before.lower()[-40:]) or role in ("form", "distribution"):
        return "field"
    if cues["mention_before"].search(before) or cues["reference_line"].search(line):
        return "mention"
    if role in ("header", "signature"):
        return "mention" if placing.letters_beside > 20 else "record"
    return "act"
