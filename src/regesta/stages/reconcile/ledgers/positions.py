"""Two speakers who place one actor differently on one thing: shown side by side, never resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from regesta.model.evidence import Evidence
from regesta.model.ledgers import LedgerLink, RowOnRecord
from regesta.rulebook import load_rules
from regesta.stages.reconcile.ledgers.words import BLOCK_LIMIT, MONTH, shared, stems

ALIKE = 0.5  # share of the words of what two stances are towards


@cache
def _sides() -> dict[str, str]:
    """Stance -> the side it takes; a stance that takes none is left out."""
    sides: dict[str, list[str]] = load_rules("en/ledgers")["positions"]["sides"]
    return {stance: side for side, stances in sides.items() for stance in stances}


def differing_positions(rows: Sequence[RowOnRecord]) -> Iterator[LedgerLink]:
    """A link "differs" from each position to the earlier ones that put its actor on another side, on another's word.

    They must speak of one thing in one month, or stand in one record where one of them does not say towards what.
    """
    by_actor: dict[str, list[RowOnRecord]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.order, row.id)):
        fields = row.as_dict()
        if fields.get("stance") not in _sides():
            continue
        linked: set[str] = set()
        for actor in sorted({name.strip() for name in (fields.get("actor") or "").split(";")} - {""}):
            for old in by_actor[actor.casefold()][-BLOCK_LIMIT:]:
                if old.id not in linked and (why := _why_differs(row, old, actor)):
                    linked.add(old.id)
                    yield LedgerLink(row.id, old.id, "differs", (Evidence("position.differs", 1.0, why),))
            by_actor[actor.casefold()].append(row)


def _why_differs(row: RowOnRecord, old: RowOnRecord, actor: str) -> str | None:
    now, before = row.as_dict(), old.as_dict()
    ours, theirs = (str(fields["stance"]) for fields in (now, before))
    words = [fields.get("on_the_word_of") or "the record" for fields in (now, before)]
    one_record = row.order == old.order
    if _sides()[ours] == _sides()[theirs] or (one_record and words[0] == words[1]):
        return None
    unsaid = not (stems(now.get("towards")) and stems(before.get("towards")))
    alike = shared(now.get("towards"), before.get("towards")) >= ALIKE
    month = (now.get("date") or "")[:MONTH] == (before.get("date") or "?")[:MONTH]
    if not ((one_record and (unsaid or alike)) or (alike and month)):
        return None
    return f"{actor} {theirs} on the word of {words[1]}, {ours} on the word of {words[0]}"
