"""Records that begin within a page of the usual length: short papers typed one below the other."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from regesta.model.evidence import Evidence
from regesta.model.text import Page
from regesta.stages.divide.boundary_rules import (
    BoundaryRule,
    boundary_rules,
    closes_record,
    is_silent,
    label_group,
    leads_to_quotation,
)
from regesta.stages.divide.page_lines import InnerBeginning, PageLine, page_lines

_PARTIES = frozenset(["to", "from", "subject"])
_LETTER = frozenset(["date", "salutation"])
_TOP = 16  # lines in which the page's own head begins
_APART = 4  # lines from one label of a head to the next
_ABOVE = 4  # lines above a head that may belong to it: its date, a letterhead, marks
_NEAR = 8  # lines above a letter in which the close of the one before stands
_SENTENCE, _FULL_LINE = 8, 6  # words
_VALUE = re.compile(r"[^:;]{0,40}[:;].{0,40}[^\W\d_]{2}")
# A page without two of these has no second head; most pages are told by it.
_LABEL = re.compile(
    r"^[ \t#>*_|]{0,8}(?:from|fr|fm|subj\w{0,6}|re|to|memorandum\s+for|dear\b)", re.IGNORECASE | re.MULTILINE
)
_FEWEST_LABELS = 2
_FEWEST_PARTIES = 2
_MOST_SAID = 5


@dataclass(slots=True)
class _Head:
    """The lines of a head: from the first label to the last, and what they label."""

    first: int
    last: int
    groups: set[str]


def second_heads(page: Page) -> list[InnerBeginning]:
    """The records that begin below the text of another on one page, each with a head like the first one's.

    A head counts where addressee, sender and subject, two of them at least, stand again with a date of their own, or,
    behind a close, a date line and a salutation. What is quoted or sent on is no record of its own.
    """
    return [_beginning(lines, head) for lines, head, sure in _candidates(page) if sure]


def remark_second_heads(pages: Sequence[Page]) -> tuple[str, ...]:
    """A sentence that names the pages on which a second head stands that was not taken for a record's beginning."""
    found = [str(page.number) for page in pages if any(not sure for _, _, sure in _candidates(page))]
    if not found:
        return ()
    more = f" and {len(found) - _MOST_SAID} more" if len(found) > _MOST_SAID else ""
    where = f"page {found[0]}" if len(found) == 1 else f"pages {', '.join(found[:_MOST_SAID])}{more}"
    return (f"a second head stands below text on {where}: another record may begin there",)


def _candidates(page: Page) -> list[tuple[list[PageLine], _Head, bool]]:
    """The heads that stand below text, each with whether a record surely begins there."""
    if len(_LABEL.findall(page.text)) < _FEWEST_LABELS:
        return []
    lines = page_lines(page)
    if any(rule.pattern.fullmatch(line.text) for line in lines[:_TOP] for rule in _forms()):
        return []
    found = []
    heads = _heads(lines)
    for above, head in pairwise([_Head(0, -1, set()), *heads]):
        if not _is_head(head.groups) or not _holds_text(lines[above.last + 1 : head.first]):
            continue
        if not _holds_text(lines[head.last + 1 :]) or _is_quoted(lines, head):
            continue
        first = heads[0]
        same = _is_head(first.groups & head.groups)
        dated = "date" in head.groups or any(label_group(line.text) == "date" for line in _lines_above(lines, head))
        closed = _names_parties(head.groups) or _is_closed(lines, head)
        found.append((lines, head, first.first < _TOP and same and dated and closed))
    return found


def _names_parties(groups: Set[str]) -> bool:
    return len(groups & _PARTIES) >= _FEWEST_PARTIES


def _is_head(groups: Set[str]) -> bool:
    """Whether these labels make a head: two of addressee, sender, subject, or the date and salutation of a letter."""
    return _names_parties(groups) or groups >= _LETTER


@cache
def _forms() -> tuple[BoundaryRule, ...]:
    return tuple(rule for rule in boundary_rules("openings") if rule.kind == "routing")


def _heads(lines: list[PageLine]) -> list[_Head]:
    """The runs of labels, those without a value left out."""
    found: list[_Head] = []
    for number, line in enumerate(lines):
        group = label_group(line.text)
        if group is None or (group in _PARTIES and not _VALUE.match(line.text)):
            continue
        if found and number - found[-1].last <= _APART and not _holds_text(lines[found[-1].last + 1 : number]):
            found[-1].last = number
            found[-1].groups.add(group)
        else:
            found.append(_Head(number, number, {group}))
    return [head for head in found if len(head.groups) > 1]


def _holds_text(lines: list[PageLine]) -> bool:
    """Whether a sentence ends in these lines: of full lines of words in small letters, the last of any length."""
    words = 0
    for line in lines:
        here = len(line.text.split()) if any(char.islower() for char in line.text) else 0
        words += here
        if words >= _SENTENCE and line.text.endswith((".", '."', ".)")):
            return True
        words = words if here >= _FULL_LINE else 0
    return False


def _lines_above(lines: list[PageLine], head: _Head, most: int = _ABOVE) -> list[PageLine]:
    return lines[max(head.first - most, 0) : head.first]


def _is_quoted(lines: list[PageLine], head: _Head) -> bool:
    """Whether what stands right above a head leads to it; a label that ends in a colon does not."""
    above = _lines_above(lines, head)
    return any(leads_to_quotation(line.text) and label_group(line.text) is None for line in above)


def _is_closed(lines: list[PageLine], head: _Head) -> bool:
    """Whether the paper above a head was closed: by its signature, its drafter's line, its distribution."""
    return any(closes_record(line.text) for line in _lines_above(lines, head, _NEAR))


def _beginning(lines: list[PageLine], head: _Head) -> InnerBeginning:
    """Where the record begins: at its head, or at the date, the marks or the heading right above it."""
    first = head.first
    for number in range(head.first - 1, max(head.first - 1 - _ABOVE, -1), -1):
        text = lines[number].text
        if not (is_silent(text) or label_group(text) == "date" or lines[number].marked):
            break
        first = number
    labels = ", ".join(sorted(head.groups))
    reason = Evidence("boundary.second-head", 2.0, f"below the text of another a head stands again ({labels})")
    return InnerBeginning(lines[first].start, "document", (reason,))
