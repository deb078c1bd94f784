"""Later words on a commitment: repeated, or enlarged, by the same promiser; copies of one report are the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from regesta.model.evidence import Evidence
from regesta.model.ledgers import LedgerLink, RowOnRecord
from regesta.rulebook import load_rules
from regesta.stages.reconcile.ledgers.words import BLOCK_LIMIT, stems

SHARED_WORDS = 2  # words of what was promised that two rows must share; one ("to buy") is too common
PROMISER = 1 / 3  # share of the words of the longer name by which two promisers are one
ALIKE = 0.5  # share of the words by which two promises of one record and day are one told again
MOSTLY = 0.75  # the same, of promises by another verb or of another unit
_NAMES = re.compile(r"\b[A-Z][\w'’-]*")
_TO = re.compile(r"(?:not\s+)?to\s+(?P<verb>\w+)", re.IGNORECASE)
_FIGURE = re.compile(
    r"(?P<sign>[$£€])?\s?(?P<figure>\d[\d,]*(?:\.\d+)?)(?:\s(?P<scale>[A-Za-z]+))?(?:\s(?P<unit>[A-Za-z]+))?"
)


def commitment_links(rows: Sequence[RowOnRecord]) -> Iterator[LedgerLink]:
    """A link from each later row to the nearest earlier one on the same promise: "same", "enlarged", "repeated"."""
    by_promiser: dict[str, list[RowOnRecord]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.as_dict().get("date") or "~", row.order)):
        fields = row.as_dict()
        if not fields.get("date"):
            continue
        for promiser in sorted(stems(fields.get("by"))):
            earlier = by_promiser[promiser]
            link = next((link for old in reversed(earlier[-BLOCK_LIMIT:]) if (link := _link(row, old))), None)
            earlier.append(row)
            if link:
                yield link
                break


def _link(row: RowOnRecord, old: RowOnRecord) -> LedgerLink | None:
    now, before = row.as_dict(), old.as_dict()
    common = (_deed(now) & _deed(before)) - _scales()
    if row.id == old.id or len(common) < SHARED_WORDS or not _is_of_one(now.get("by"), before.get("by")):
        return None
    if len(common) < _needed(row, old) * min(len(_deed(now)), len(_deed(before))):
        return None
    if all(now.get(name) == before.get(name) for name in ("by", "what", "date")):
        return LedgerLink(row.id, old.id, "same", (Evidence("commitment.same", 1.0, "told in the same words"),))
    what = f"“{before['what']}” ({before['date']}), then “{now['what']}” ({now['date']})"
    if _is_larger(now, before):
        return LedgerLink(row.id, old.id, "enlarged", (Evidence("commitment.enlarged", 1.0, f"promised more: {what}"),))
    return LedgerLink(row.id, old.id, "repeated", (Evidence("commitment.repeated", 1.0, f"promised again: {what}"),))


def _needed(row: RowOnRecord, old: RowOnRecord) -> float:
    """Share of the words of two promises that makes them one: more where the verb or the unit is another."""
    now, before = row.as_dict(), old.as_dict()
    new, first = (_quantity(fields.get("amount")) for fields in (now, before))
    if _verb(now) != _verb(before) or (new and first and new[1] != first[1]):
        return MOSTLY
    return ALIKE if row.order == old.order and now["date"] == before["date"] else 0.0


def _verb(fields: Mapping[str, str | None]) -> str | None:
    """What is done by the promise: "buy" of "to buy cod"; None where a thing is promised."""
    found = _TO.match(fields.get("what") or "")
    return found["verb"].casefold() if found else None


def _deed(fields: Mapping[str, str | None]) -> frozenset[str]:
    """The stems of what is promised, without names: whom and where it is for tells nothing of what it is."""
    what = fields.get("what") or ""
    return stems(what if what.isupper() else _NAMES.sub(" ", what))


def _is_of_one(first: str | None, second: str | None) -> bool:
    """True where enough of the longer one's words is common: "Portugal" is not the "Cork Company of Lisbon"."""
    ours, theirs = stems(first), stems(second)
    return PROMISER * max(len(ours), len(theirs)) <= len(ours & theirs)


@cache
def _scales() -> frozenset[str]:
    return stems(" ".join(load_rules("en/amounts")["scales"]))


def _is_larger(now: dict[str, str | None], before: dict[str, str | None]) -> bool:
    """Whether more is promised than before: more of one unit, or, where the two cannot be compared, by its stage."""
    new, old = (_quantity(fields.get("amount")) for fields in (now, before))
    if new and old and new[1] == old[1]:
        return new[0] > old[0]
    return now.get("stage") == "enlarged"


def _quantity(amount: str | None) -> tuple[float, str] | None:
    """The first figure of an amount with its scale, and what it counts: "2.5 million tons" is 2500000 and "tons"."""
    found = _FIGURE.search(amount or "")
    if found is None:
        return None
    scales: dict[str, float] = load_rules("en/amounts")["scales"]
    scale = (found["scale"] or "").casefold()
    unit = found["sign"] or (found["unit"] if scale in scales else found["scale"]) or ""
    return float(found["figure"].replace(",", "")) * scales.get(scale, 1.0), unit.casefold().rstrip("s")
