"""What a record says of itself, by the patterns of a rule file: that it is a translation, or a form to be filled in."""

from __future__ import annotations

import re
from functools import cache

from regesta.rulebook import load_rules


def says(rules: str, text: str) -> bool:
    """Whether any pattern of the rule file ("en/fill_in") is met with in the text."""
    return any(pattern.search(text) for pattern in patterns(rules).values())


@cache
def patterns(rules: str) -> dict[str, re.Pattern[str]]:
    """The patterns of a rule file by the id of the rule, capitals and small letters alike; ^ and $ end a line."""
    return {rule["id"]: re.compile(rule["pattern"], re.IGNORECASE | re.MULTILINE) for rule in load_rules(rules)}
