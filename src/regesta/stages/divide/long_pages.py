"""Records that begin within a page: only where page rules are missing and one page holds what should be several."""

from __future__ import annotations

from regesta.model.evidence import Evidence
from regesta.model.text import Page
from regesta.stages.divide.boundary_rules import BoundaryRule, boundary_rules, closes_record
from regesta.stages.divide.page_lines import InnerBeginning, page_lines

LONG_PAGE = 110  # lines with something on them; a typed page has 60 at most, one of a form 90
LONG_TEXT = 8000  # characters: two typed pages, where a converter gave each paragraph one line
SHORTEST_RECORD = 8  # lines from one beginning to the next
REACH = 14  # lines between the end of one record and the head of the next: marks, dates, letterheads
_STRONG = 3.5  # weight from which an opening counts in the middle of a page


def inner_beginnings(page: Page) -> list[InnerBeginning]:
    """The records that begin within a long page, in order; none on a page of the usual length.

    A record begins where a close is followed within a few lines by a head, or where an identification form or a
    routing slip stands.
    """
    lines = page_lines(page)
    if len(lines) <= LONG_PAGE and len(page.text) <= LONG_TEXT:
        return []
    found: list[InnerBeginning] = []
    closed: int | None = None  # the line after the last close
    begun = 0
    for number, line in enumerate(lines):
        text = line.text
        if closes_record(text):
            closed = number + 1
            continue
        rule = _strong_opening(text)
        if rule is None or number - begun < SHORTEST_RECORD:
            continue
        first = closed if closed is not None and number - closed <= REACH else number
        if first == number and rule.kind is None and closed != number:
            continue
        begun = number
        reason = Evidence(f"boundary.{rule.id}", rule.weight, f"within the page: {rule.sentence}")
        found.append(InnerBeginning(lines[first].start, rule.kind or "document", (reason,)))
        closed = None
    return found


def _strong_opening(text: str) -> BoundaryRule | None:
    for rule in boundary_rules("openings"):
        strong = rule.weight >= _STRONG and rule.kind != "attachment" and rule.most_words is None
        if strong and rule.pattern.fullmatch(text):
            return rule
    return None
