"""Page numbers typed on the pages, where they show that pages lie out of order."""

from __future__ import annotations

import re
from itertools import pairwise

from regesta.model.text import Page

# "- 3 -" alone on a line, or "Page 3": at the head or foot of its page.
_TYPED = re.compile(r"[-\u2013~]\s?(?P<dashed>\d{1,3})\s?[-\u2013~]|page\s(?P<named>\d{1,3})", re.IGNORECASE)
_EDGE = 3  # lines with words on them, from the top and from the foot
_MARKS = " \t\r#*_>"
_MOST_NAMED = 5


def remark_typed_order(pages: tuple[Page, ...]) -> tuple[str, ...]:
    """A sentence that names the pages whose typed numbers run backwards; empty where none do.

    A number 1 begins something new and says nothing of what lay before it.
    """
    numbered = [(page.number, typed_number(page.text)) for page in pages]
    found = [
        f"page {number} is typed {typed}, the one before it {before}"
        for (_, before), (number, typed) in pairwise(numbered)
        if before is not None and typed is not None and 1 < typed < before
    ]
    if not found:
        return ()
    more = f" and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
    return (f"typed page numbers out of order: {'; '.join(found[:_MOST_NAMED])}{more}",)


def typed_number(text: str) -> int | None:
    """The number typed at the head or foot of a page; None where there is none, or where two disagree.

    >>> typed_number("Page 3")
    3
    """
    lines = [stripped for line in text.split("\n") if (stripped := line.strip(_MARKS))]
    matches = (_TYPED.fullmatch(line) for line in [*lines[:_EDGE], *lines[-_EDGE:]])
    numbers = {int(match["dashed"] or match["named"]) for match in matches if match}
    return numbers.pop() if len(numbers) == 1 else None
