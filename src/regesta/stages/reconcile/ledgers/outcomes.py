"""What became of a promise: kept, where its promiser later does what was promised; broken, where he refuses to."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from regesta.model.evidence import Evidence
from regesta.model.ledgers import DeedOnRecord, LedgerLink, LinkRelation, RowOnRecord
from regesta.rulebook import load_rules
from regesta.stages.reconcile.ledgers.words import BLOCK_LIMIT, STEM, promisers, stems

SHARED_WORDS = 2  # words beside the verb that the promise and the deed must share; all of them where there are fewer
DAYS = 7  # within which the deed of one file is the promised one by its verb alone: "agreed to phone", "he phoned"
YEARS = 5  # a deed later than that is hardly the one that was promised
_DEED = re.compile(r"(?:not\s+)?to\s+(?:not\s+)?(?P<verb>[a-z]+)", re.IGNORECASE)
OUTCOMES = frozenset({"kept", "broken"})  # stages of a row that tells what became of a promise


def outcome_links(
    commitments: Sequence[RowOnRecord], positions: Sequence[RowOnRecord], deeds: Iterable[DeedOnRecord]
) -> Iterator[LedgerLink]:
    """A link "kept" or "broken" to a promise from the nearest later row or entry that tells what became of it.

    Only what is told is linked: a promise without one was not broken, it is not heard of again.
    """
    promises: dict[str, list[RowOnRecord]] = defaultdict(list)
    told: list[RowOnRecord] = []
    for row in sorted(commitments, key=lambda row: (row.as_dict().get("date") or "~", row.order)):
        fields = row.as_dict()
        if fields.get("stage") in OUTCOMES:
            told.append(row)
        elif fields.get("date"):
            for name in sorted(promisers(fields.get("by"))):
                promises[name].append(row)
    found = [*_told(told, promises), *_refused(positions, promises), *_done(deeds, promises)]
    yield from sorted(found, key=lambda link: (link.earlier, link.relation, link.row))


def _told(told: Sequence[RowOnRecord], promises: dict[str, list[RowOnRecord]]) -> Iterator[LedgerLink]:
    """Of rows that say so themselves: "Norway kept its promise to deliver cod"."""
    for row in told:
        fields = row.as_dict()
        relation: LinkRelation = "kept" if fields["stage"] == "kept" else "broken"
        for old in _before(fields, promises):
            what = stems(fields.get("what"))
            if what and len(what & stems(old.as_dict().get("what"))) >= min(SHARED_WORDS, len(what)):
                yield _link(row.id, old, relation, "the record says so")
                break


def _refused(positions: Sequence[RowOnRecord], promises: dict[str, list[RowOnRecord]]) -> Iterator[LedgerLink]:
    """Of refusals to do what was promised: "Norway refused to deliver the cod"."""
    for row in positions:
        fields = row.as_dict()
        if fields.get("stance") != "refuses":
            continue
        for old in _before({**fields, "by": fields.get("actor")}, promises):
            if _is_of(old, _verb(fields.get("towards")), fields.get("towards") or ""):
                yield _link(row.id, old, "broken", f"refused later: “{fields['towards']}”")
                break


def _done(deeds: Iterable[DeedOnRecord], promises: dict[str, list[RowOnRecord]]) -> Iterator[LedgerLink]:
    """Of entries in which the promiser does what was promised: "On 4 May Norway delivered the cod"."""
    for deed in deeds:
        fields = {"by": "; ".join(deed.agents), "date": deed.earliest}
        for old in _before(fields, promises):
            soon = deed.source == old.order[1] and _days(str(old.as_dict()["date"]), deed.earliest) <= DAYS
            if _is_of(old, _stem(deed.trigger), deed.quote, by_verb=soon):
                yield _link(deed.id, old, "kept", f"done {deed.date}: “{' '.join(deed.quote.split())}”")
                break


def _before(fields: Mapping[str, str | None], promises: dict[str, list[RowOnRecord]]) -> Iterator[RowOnRecord]:
    """The promises of the same promiser that were made before, the nearest first."""
    date = fields.get("date") or ""
    for name in sorted(promisers(fields.get("by"))):
        for old in reversed(promises.get(name, [])[-BLOCK_LIMIT:]):
            made = str(old.as_dict()["date"])
            dated = made[:4].isdigit() and date[:4].isdigit()
            if dated and made[: len(date)] < date[: len(made)] and int(date[:4]) - int(made[:4]) <= YEARS:
                yield old


def _days(made: str, done: str) -> int:
    """Days from a promise to a deed; many where either is not dated to the day."""
    try:
        return (dt.date.fromisoformat(done) - dt.date.fromisoformat(made)).days
    except ValueError:
        return 366 * YEARS


def _is_of(promise: RowOnRecord, verb: str | None, words: str, *, by_verb: bool = False) -> bool:
    """True where the deed is by the promised verb and, unless that is enough, shares what the promise is of."""
    fields = promise.as_dict()
    promised = _verb(fields.get("what"))
    if promised is None or promised != verb or by_verb:
        return promised is not None and promised == verb
    of = stems(fields.get("what")) - stems(fields.get("by")) - {promised}
    told = stems(words) - stems(fields.get("by")) - {promised}
    if told and told <= of:  # "refused to build the cannery": all that it tells was promised
        return True
    return bool(of) and len(of & told) >= min(SHARED_WORDS, len(of))


def _verb(what: str | None) -> str | None:
    """The stem of the verb that a clause opens with: "to deliver cod"."""
    found = _DEED.match(what or "")
    return _stem(found["verb"]) if found else None


def _stem(word: str) -> str:
    base = _bases().get(word.casefold(), word.casefold())
    return base[:STEM]


@cache
def _bases() -> dict[str, str]:
    """Past form of a verb -> the verb."""
    past: dict[str, list[str]] = load_rules("en/ledgers")["commitments"]["past"]
    return {form: verb for verb, forms in past.items() for form in forms}


def _link(row: str, old: RowOnRecord, relation: LinkRelation, why: str) -> LedgerLink:
    fields = old.as_dict()
    said = f"promised “{fields['what']}” ({fields['date']}); {why}"
    return LedgerLink(row, old.id, relation, (Evidence(f"commitment.{relation}", 1.0, said),))
