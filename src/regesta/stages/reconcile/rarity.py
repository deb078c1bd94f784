"""How seldom a thing is met with, by the number of records or entries that have it."""

from __future__ import annotations

from functools import lru_cache

DOUBLINGS = 14


@lru_cache(maxsize=1 << 15)
def how_seldom(count: int) -> float:
    """From 1 for what one has to 0 for what 16,384 have, a step less with every doubling.

    It looks at nothing else, so that an entry added changes the rarity of what it names and of nothing besides; and in
    steps, so that it seldom changes even that.
    """
    return max(0.0, 1.0 - (max(1, count).bit_length() - 1) / DOUBLINGS)
