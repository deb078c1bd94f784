"""What two ledger fields share: their words, without the small ones; and how far apart their days are."""

from __future__ import annotations

import re
from functools import cache

from regesta.model.ledgers import time_order
from regesta.rulebook import load_rules, load_small_words

_WORD = re.compile(r"[^\W\d_]{3,}")
BLOCK_LIMIT = 200  # rows alike in promiser, or in kind and month, that one is compared with: past that, the nearest
MONTH = len("1961-06")  # of a day, its year and month
STEM = 5  # letters by which words are compared: "purchase" and "purchases" meet, "Norway" and "Norwegian" do not


@cache
def stems(text: str | None) -> frozenset[str]:
    """The stems of the words of three letters or more; empty for None."""
    words = _WORD.findall((text or "").casefold())
    return frozenset(word[:STEM] for word in words if word not in _small())


@cache
def promisers(by: str | None) -> frozenset[str]:
    """The stems by which a promiser is known: of "the Norwegians" those of Norway, too."""
    names = [name.removeprefix("the ") for name in (by or "").split("; ")]
    states = [_peoples().get(name.removesuffix("s")) or _peoples().get(name) for name in names]
    return stems(by).union(*(stems(state) for state in states if state))


@cache
def _peoples() -> dict[str, str]:
    """The adjective of a people, and its state."""
    adjectives: dict[str, str] = load_rules("places_historical")["adjectives"]
    return {adjective: state for adjective, state in adjectives.items() if state}


@cache
def _small() -> frozenset[str]:
    """The small words of English, and what besides them tells nothing of a promise."""
    return load_small_words()["en"] | frozenset(load_rules("en/ledgers")["small"].split())


def shared(first: str | None, second: str | None) -> float:
    """How much of the shorter one's words the two share, 0 to 1."""
    ours, theirs = stems(first), stems(second)
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0


def years_between(first: str | None, second: str | None) -> int | None:
    """Years from one day to another, of a day that is only bounded from its bound; None where either has no year."""
    years = [time_order(date)[:4] for date in (first, second)]
    return int(years[1]) - int(years[0]) if all(year.isdigit() for year in years) else None
