"""Memory: what a step made of something, kept by a digest of all that it follows from.

A step that is given the same again says the same, so that what is remembered is never a second opinion: a register
that grows by a file works out anew only what the file meets. Values are what JSON can hold.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any


def digest_of(*parts: object) -> str:
    """A short digest of values that print alike only when they are alike: texts, numbers, tuples of them."""
    return hashlib.blake2b(repr(parts).encode("utf-8"), digest_size=8).hexdigest()


class Memory:
    """What was worked out before, and, as `used`, what of it was asked for again or is new: all that need be kept."""

    def __init__(self, known: Mapping[str, Any] | None = None) -> None:
        self._known = known or {}
        self.used: dict[str, Any] = {}

    def recall(self, key: str) -> Any:
        """What was kept under this digest; None where nothing was."""
        value = self.used.get(key)
        if value is None and (value := self._known.get(key)) is not None:
            self.used[key] = value
        return value

    def keep(self, key: str, value: Any) -> None:
        """Remember what follows from the values of this digest; it may not be None."""
        self.used[key] = value

    @property
    def has_changed(self) -> bool:
        """Whether what should now be kept is not what was."""
        return self.used.keys() != self._known.keys()
