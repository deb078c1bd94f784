"""What two ledger fields share: their words, without the small ones."""

from __future__ import annotations

import re
from functools import cache

_WORD = re.compile(r"[^\W\d_]{3,}")
_SMALL = frozenset({
    "the", "and", "for", "that", "this", "with", "from", "into", "its", "his", "her", "their", "our", "all", "any",
    "was", "were", "has", "had", "have", "been", "not", "but", "who", "which", "between", "also", "than", "then",
    "some", "such", "other", "said", "will", "would", "could", "should", "may", "might", "upon", "under", "over",
    "per", "each",
})  # fmt: skip
STEM = 5  # letters by which words are compared: "purchase" and "purchases" meet, "Norway" and "Norwegian" do too


@cache
def stems(text: str | None) -> frozenset[str]:
    """The stems of the words of three letters or more; empty for None."""
    words = _WORD.findall((text or "").casefold())
    return frozenset(word[:STEM] for word in words if word not in _SMALL)


def shared(first: str | None, second: str | None) -> float:
    """How much of the shorter one's words the two share, 0 to 1."""
    ours, theirs = stems(first), stems(second)
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0
