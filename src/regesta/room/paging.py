"""Where one is in a list that is longer than a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paging:
    """Where one is among the pages of a list."""

    page: int
    pages: int
    first: int
    last: int
    total: int
    before: str | None
    after: str | None
    ends: tuple[tuple[str, str], ...]  # first and last page, where they are not near


def page_of(total: int, asked: str, size: int, address: Callable[[str], str]) -> Paging:
    """The page asked for of a list of `total`; out of range gives the nearest."""
    pages = max(1, -(-total // size))
    page = min(max(int(asked), 1), pages) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
    first = (page - 1) * size + 1 if total else 0
    ends = [("First", address("")), ("Last", address(str(pages)))]
    return Paging(
        page,
        pages,
        first,
        min(page * size, total),
        total,
        address(str(page - 1)) if page > 2 else address("") if page == 2 else None,
        address(str(page + 1)) if page < pages else None,
        tuple(end for end, near in zip(ends, (page <= 2, page >= pages - 1), strict=True) if not near),
    )
