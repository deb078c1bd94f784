"""The same measure in several rows: of one kind, by one and on one, told again or further on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from regesta.model.evidence import Evidence
from regesta.model.ledgers import LedgerLink, RowOnRecord, time_order
from regesta.stages.reconcile.ledgers.words import BLOCK_LIMIT, MONTH, shared, years_between

ALIKE = 0.5  # share of the words of who imposes it, or bears it
YEARS = 5  # within which a measure is lifted, postponed or told again
# Kinds of which each is done on a day, and another one is another measure.
_AT_ONCE = frozenset({"expulsion", "recall of an envoy"})


def measure_links(rows: Sequence[RowOnRecord]) -> Iterator[LedgerLink]:
    """A link "same" from each row to the first row that tells of the same measure."""
    by_kind: dict[str, list[RowOnRecord]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (time_order(row.as_dict().get("date")), row.order, row.id)):
        block = by_kind[row.as_dict().get("kind") or ""]
        for first in block[-BLOCK_LIMIT:]:
            why = _why_same(first, row)
            if why is not None:
                yield LedgerLink(row.id, first.id, "same", (Evidence("measure.same", 1.0, why),))
                break
        else:
            block.append(row)


def _alike(ours: Mapping[str, str | None], theirs: Mapping[str, str | None], name: str) -> bool:
    """True where a field names the same: "US" and "US government", "Portugal" and "the port of Portugal"."""
    words = [(fields.get(name) or "").casefold().split() for fields in (ours, theirs)]
    shorter, longer = sorted(words, key=len)
    return shared(ours.get(name), theirs.get(name)) >= ALIKE or (bool(shorter) and set(shorter) <= set(longer))


def _why_same(first: RowOnRecord, second: RowOnRecord) -> str | None:
    ours, theirs = first.as_dict(), second.as_dict()
    years = years_between(ours.get("date"), theirs.get("date"))
    if years is None or years > YEARS:
        return None
    one_is_silent = not (ours.get("by") and theirs.get("by"))
    if not _alike(ours, theirs, "on") or not (one_is_silent or _alike(ours, theirs, "by")):
        return None
    together = time_order(ours["date"])[:MONTH] == time_order(theirs["date"])[:MONTH]
    if not together and (ours.get("stage") == theirs.get("stage") or ours["kind"] in _AT_ONCE):
        return None  # imposed on two days: two of them
    whom = f"both are a {ours['kind']} on {ours['on']}"
    return f"{whom}: {ours.get('stage') or 'told'} {ours['date']}, {theirs.get('stage') or 'told'} {theirs['date']}"
