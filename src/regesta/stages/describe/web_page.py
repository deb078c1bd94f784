"""A page saved from an archive's web site: navigation, the archive's description and the record itself, told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from statistics import median_low

from regesta.model.text import LineRole
from regesta.rulebook import load_rules
from regesta.stages.describe.header_rules import is_date_line
from regesta.stages.describe.line_rules import LineRule
from regesta.stages.describe.typed import TypedLine

_FEWEST_CUES = 2
_LONGEST_SUMMARY = 900  # characters; an archive's summary is a sentence or two
_SENTENCE_WORDS = 10  # of a sentence that begins the text
_PARAGRAPH_WORDS = 60  # a line of so many words is no heading, however it ends; the longest title met has 26
_LINK_BAR = re.compile(r"[^·|•]{1,40}(?:\s[·|•]\s[^·|•]{1,40}){2,}")
_LONGEST_NAVIGATION = 400


@cache
def _pattern(section: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in load_rules("en/web_pages")[section]), re.IGNORECASE)


def is_cue(text: str) -> bool:
    """Whether only a web page has this line."""
    return len(text) <= _LONGEST_NAVIGATION * 2 and _pattern("cues").fullmatch(text) is not None


def is_web_page(lines: Sequence[TypedLine]) -> bool:
    """Whether these lines were saved from a web site."""
    edges = lines if len(lines) <= 120 else [*lines[:60], *lines[-60:]]
    return sum(is_cue(line.text) for line in edges) >= _FEWEST_CUES


def web_roles(lines: Sequence[TypedLine], rules: Sequence[LineRule | None]) -> list[LineRole]:
    """The roles of a saved page's lines.

    What stands over the text is its head, with the archive's title; from the archive's own apparatus on, and the
    summary right before it, all is boilerplate.
    """
    apparatus = next((n for n, line in enumerate(lines) if _pattern("apparatus").fullmatch(line.text)), len(lines))
    summary = _summary_at(lines, apparatus)
    text_begins = next((n for n, line in enumerate(lines) if _is_text(line)), 0)
    roles: list[LineRole] = []
    for number, line in enumerate(lines):
        rule = rules[number]
        if number >= summary:
            roles.append("boilerplate")
        elif _is_navigation(line.text):
            roles.append("furniture")
        elif is_cue(line.text):
            roles.append("furniture" if number < text_begins else "boilerplate")
        elif rule and rule.role in ("marking", "furniture", "table"):
            roles.append(rule.role)
        elif number < text_begins:
            roles.append("header")
        else:
            roles.append("heading" if is_date_line(line.text) or line.marked else "body")
    return roles


def _is_navigation(text: str) -> bool:
    if len(text) > _LONGEST_NAVIGATION:
        return False
    return _pattern("navigation").fullmatch(text) is not None or _LINK_BAR.fullmatch(text) is not None


def web_title_line(lines: Sequence[TypedLine], roles: Sequence[LineRole]) -> int | None:
    """The line that holds the archive's title: the first of the head that is no date."""
    for number, line in enumerate(lines[:60]):
        if roles[number] == "header" and not is_date_line(line.text) and line.words >= 2:
            return number
    return None


def _is_text(line: TypedLine) -> bool:
    """Whether the record's text begins with this line: a sentence with its end, or a paragraph of any kind."""
    if not line.prose or is_cue(line.text):
        return False
    return line.words >= _PARAGRAPH_WORDS or (line.words >= _SENTENCE_WORDS and line.text[-1] in ".!?\u2026")


def _summary_at(lines: Sequence[TypedLine], apparatus: int) -> int:
    """Where the archive's summary begins, which stands right before its apparatus, set off by more empty lines."""
    number = apparatus - 1
    if not 1 < number < len(lines) or len(lines[number].text) > _LONGEST_SUMMARY:
        return apparatus
    usual = median_low([line.gap for line in lines[1:number]])
    return number if lines[number].gap > max(usual, 1) else apparatus
