"""Names withheld: which name of a participant is none, and how long the one was that stood there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from regesta.rulebook import load_rules


@dataclass(frozen=True, slots=True)
class Gap:
    """A name withheld; `characters` is how long it is by the page, None where that does not tell."""

    characters: int | None


@cache
def _printed() -> tuple[re.Pattern[str], ...]:
    """How a gap is printed: the rules by which the stage `name` reads one."""
    rules = load_rules("en/cryptonyms")["rules"]
    return tuple(re.compile(rule["pattern"]) for rule in rules if rule["kind"] == "redacted")


def gap_in(name: str, length: int) -> Gap | None:
    """The gap that stands on the page for a name, `length` (0: not known) characters with brackets; None for a name.

    >>> gap_in("[ ]", 13)
    Gap(characters=11)
    """
    found = next((match for pattern in _printed() if (match := pattern.fullmatch(name))), None)
    if found is None:
        return None
    if count := found.groupdict().get("count"):
        return Gap(int(count))
    if name[0] != "[":
        return Gap(length or None)
    return Gap(length - 2) if not any(sign.isalnum() for sign in name) and length > 2 else Gap(None)
