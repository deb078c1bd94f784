"""Later words on a commitment: repeated, or enlarged, by the same promiser; copies of one report are the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from regesta.model.evidence import Evidence
from regesta.model.ledgers import LedgerLink, RowOnRecord
from regesta.stages.reconcile.ledgers.words import stems

SHARED_WORDS = 2  # words of what was promised that two rows must share; one ("to buy") is too common
BLOCK_LIMIT = 200  # rows of one promiser compared with one another: past that, only the nearest in time
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")


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
    common = stems(now.get("what")) & stems(before.get("what"))
    if row.id == old.id or len(common) < SHARED_WORDS:
        return None
    if all(now.get(name) == before.get(name) for name in ("by", "what", "date")):
        return LedgerLink(row.id, old.id, "same", (Evidence("commitment.same", 1.0, "told in the same words"),))
    what = f"“{before['what']}” ({before['date']}), then “{now['what']}” ({now['date']})"
    if _is_larger(now, before):
        return LedgerLink(row.id, old.id, "enlarged", (Evidence("commitment.enlarged", 1.0, f"promised more: {what}"),))
    return LedgerLink(row.id, old.id, "repeated", (Evidence("commitment.repeated", 1.0, f"promised again: {what}"),))


def _is_larger(now: dict[str, str | None], before: dict[str, str | None]) -> bool:
    figures = [_FIGURE.search(fields.get("amount") or "") for fields in (now, before)]
    if figures[0] and figures[1]:
        new, old = (float(figure.group().replace(",", "")) for figure in figures if figure)
        return new > old
    return now.get("stage") == "enlarged"
