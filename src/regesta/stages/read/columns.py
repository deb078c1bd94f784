"""Pages whose lines run across two columns: what stands in one line was not written as one."""

from __future__ import annotations

import re

from regesta.model.text import Page

_GUTTER = re.compile(r"(?<=\S)(?: {3,}|\t+)(?=\S)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 3  # on either side of the gutter: fewer stand in an address beside a date, or in a table
_FEWEST_LINES = 8
_SHARE = 0.4  # of a page's lines; no page of the 2025 release's 29,301 has so many


def remark_columns(pages: tuple[Page, ...]) -> tuple[str, ...]:
    """A sentence that names the pages of two columns run together; empty where there are none."""
    found = [str(page.number) for page in pages if runs_across(page.text)]
    if not found:
        return ()
    named = ", ".join(found[:10]) + (f" and {len(found) - 10} more" if len(found) > 10 else "")
    return (f"two columns run together on page {named}: a sentence there may join what was not written together",)


def runs_across(text: str) -> bool:
    """Whether a good part of the lines have words on both sides of a wide gap."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) < _FEWEST_LINES:
        return False
    return sum(map(_is_double, lines)) >= _SHARE * len(lines)


def _is_double(line: str) -> bool:
    gutter = None if "|" in line else _GUTTER.search(line)
    if gutter is None:
        return False
    sides = line[: gutter.start()], line[gutter.end() :]
    return all(len(_WORD.findall(side)) >= _FEWEST_WORDS for side in sides)
