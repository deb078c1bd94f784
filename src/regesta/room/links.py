"""A way to another page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to another page, and what is said of it beside them."""

    text: str
    href: str
    note: str = ""
