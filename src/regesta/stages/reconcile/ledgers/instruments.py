"""The same instrument in several rows: of one kind and date, with a party, a signatory or a title in common.

So are the stages of one: of one kind, between the same two, on the same subject, within two years.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from regesta.model.evidence import Evidence
from regesta.model.ledgers import LedgerLink, RowOnRecord, time_order
from regesta.stages.reconcile.ledgers.words import BLOCK_LIMIT, MONTH, shared, years_between

SAME = 2.0  # what the evidence must weigh together; a date and one shared field reach it, two weak fields do not
YEARS = 2  # within which one instrument is negotiated, signed and ratified


def instrument_links(rows: Sequence[RowOnRecord]) -> Iterator[LedgerLink]:
    """A link "same" from each row to the first row that tells of the same instrument."""
    links: list[LedgerLink] = []
    heads: list[RowOnRecord] = []  # the first row of each
    by_date: dict[tuple[str, str], list[RowOnRecord]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.order):
        fields = row.as_dict()
        date = fields.get("signed") or fields.get("date") or ""
        if len(date) < MONTH or not fields.get("kind"):
            continue  # a year alone holds too many instruments to tell them apart by
        block = by_date[str(fields["kind"]), date[:MONTH]]
        for first in block[-BLOCK_LIMIT:]:
            evidence = _why_same(first, row)
            if sum(item.weight for item in evidence) >= SAME:
                links.append(LedgerLink(row.id, first.id, "same", evidence))
                break
        else:
            block.append(row)
            heads.append(row)
    stages = list(_stages_of_one(heads))
    moved = {link.row: link.earlier for link in stages}
    yield from (replace(link, earlier=moved.get(link.earlier, link.earlier)) for link in links)
    yield from stages


def _stages_of_one(rows: Sequence[RowOnRecord]) -> Iterator[LedgerLink]:
    """A link "same" from each row that tells of a further stage to the first that tells of one."""
    by_pair: dict[tuple[str, str], list[RowOnRecord]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.as_dict().get("date") or "~", row.order, row.id)):
        fields = row.as_dict()
        parties = sorted((fields.get("parties") or "").casefold().split("; "))
        if len(parties) != 2 or not (fields.get("stage") and fields.get("subject") and fields.get("date")):
            continue
        block = by_pair[str(fields["kind"]), "; ".join(parties)]
        first = next((old for old in block[-BLOCK_LIMIT:] if _is_further(old.as_dict(), fields)), None)
        if first is None:
            block.append(row)
            continue
        before = first.as_dict()
        why = f"{before['stage']} {before['date']}, {fields['stage']} {fields['date']}: both on “{fields['subject']}”"
        yield LedgerLink(row.id, first.id, "same", (Evidence("same.stages", SAME, why),))


def _is_further(before: Mapping[str, str | None], now: Mapping[str, str | None]) -> bool:
    """True for another stage of what may be one instrument: no two days of signing, and not years between."""
    years = years_between(before["date"], now["date"])
    in_months = all(len(time_order(fields["date"])) >= MONTH for fields in (before, now))
    if years is None or years > YEARS or not in_months:
        return False
    signed = {fields["signed"] for fields in (before, now) if fields.get("signed")}
    return before["stage"] != now["stage"] and len(signed) < 2 and shared(before["subject"], now["subject"]) == 1


def _why_same(first: RowOnRecord, second: RowOnRecord) -> tuple[Evidence, ...]:
    ours, theirs = first.as_dict(), second.as_dict()
    days = [fields.get("signed") or fields.get("date") for fields in (ours, theirs)]
    evidence = [Evidence("same.kind", 0.5, f"both are of the kind {ours['kind']}")]
    if days[0] == days[1]:
        evidence.append(Evidence("same.date", 1.0, f"both bear the date {days[0]}"))
    elif all(day and len(day) > MONTH for day in days):
        evidence.append(Evidence("other.day", -1.5, f"one bears the date {days[0]}, the other {days[1]}"))
    else:
        evidence.append(Evidence("same.month", 0.5, "their dates fall in one month"))
    for field, weight in (("parties", 0.5), ("signatories", 1.0), ("title", 0.75), ("subject", 0.75)):
        share = shared(ours.get(field), theirs.get(field))
        if share >= 0.5:
            evidence.append(
                Evidence(f"same.{field}", weight, f"they share {field}: “{ours[field]}”, “{theirs[field]}”")
            )
        elif ours.get(field) and theirs.get(field) and share == 0 and field != "parties":
            evidence.append(Evidence(f"other.{field}", -weight, f"their {field} have no word in common"))
    return tuple(evidence)
