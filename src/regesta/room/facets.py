"""Facets: what a list can be narrowed by, the values by frequency."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from regesta.register.columns import Counts

IN_FULL = 300  # values shown of the facet that was asked for in full


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: how many have it, and the view with it chosen (or, when it is, let go)."""

    label: str
    count: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A thing the view can be narrowed by, its values by frequency, and how many more there are."""

    name: str
    label: str
    values: tuple[Value, ...]
    more: int
    more_href: str = ""  # the same view with up to 300 values of this facet


def draw_facet(
    name: str,
    label: str,
    counts: Callable[[int], Counts],
    address: Callable[..., str],
    *,
    chosen: str | None,
    in_full: bool,
    few: int,
    words: Callable[[str], str] = str,
) -> Facet | None:
    """The facet of this name with its `few` most frequent values, or many more where it is wanted in full.

    `counts` gives the so many most frequent values, `address` the view with changes, `chosen` is the value that the
    view has now, if any, `words` puts a value into the words of the page. None where no value occurs.
    """
    counted = counts(IN_FULL if in_full else few)
    values = tuple(
        Value(words(value), count, address(**{name: "" if value == chosen else value}), value == chosen)
        for value, count in counted.values
    )
    if not values:
        return None
    more_href = "" if in_full else address(all=name) + f"#facet-{name}"
    return Facet(name, label, values, counted.number - len(values), more_href)
