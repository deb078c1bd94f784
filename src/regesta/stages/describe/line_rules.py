"""The rules of rules/en/lines.yml, joined into one pattern: what a line is there for, where the line alone tells."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, cast

from regesta.errors import RuleError
from regesta.model.text import LineRole
from regesta.rulebook import load_rules

_PIECE = re.compile(r"\$([a-z_]+)")
_STRAY = frozenset(",;")  # typed or scanned at the end of a printed line
LONGEST_RULED_LINE = 640  # characters: the longest printed warning met, with room


class LineRule(NamedTuple):
    """A rule by name, the role it gives, and whether it holds for lines that read as prose too."""

    id: str
    role: LineRole
    prose: bool


def join_pieces(pattern: str, pieces: dict[str, str], *, file: str, rule: str) -> str:
    """The pattern with every `$piece` put in its place; a piece may hold pieces itself."""
    for _ in range(5):
        names = set(_PIECE.findall(pattern))
        if not names:
            return pattern
        for name in names:
            if name not in pieces:
                raise RuleError(file, rule, f"no piece is called ${name}; there are: {', '.join(sorted(pieces))}")
        pattern = _PIECE.sub(lambda match: pieces[match[1]], pattern)
    raise RuleError(file, rule, "its pieces hold each other")


@cache
def _compiled() -> tuple[re.Pattern[str], tuple[LineRule, ...]]:
    content = load_rules("en/lines")
    pieces = cast("dict[str, str]", content["pieces"])
    parts, rules = [], []
    for number, rule in enumerate(content["rules"]):
        pattern = join_pieces(rule["pattern"], pieces, file="en/lines.yml", rule=rule["id"])
        parts.append(f"(?P<r{number}>{pattern})")
        rules.append(LineRule(rule["id"], rule["role"], bool(rule.get("prose"))))
    return re.compile("|".join(parts), re.IGNORECASE), tuple(rules)


def ruled_line(text: str) -> LineRule | None:
    """The first rule that matches the whole line, or None.

    >>> ruled_line("- 2 -").role
    'furniture'
    """
    if len(text) > LONGEST_RULED_LINE:
        return None
    pattern, rules = _compiled()
    match = pattern.fullmatch(text) or (pattern.fullmatch(text[:-1]) if text[-1:] in _STRAY else None)
    return rules[int((match.lastgroup or "r0")[1:])] if match else None
