"""Positions as a table of actors by issues over time, and those that two speakers tell differently, side by side."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from regesta.model.ledgers import time_order
from regesta.register import queries
from regesta.register.ledgers import links_to
from regesta.register.register import Register
from regesta.stages.reconcile.ledgers.words import shared, stems

ALIKE = 0.5  # share of the words of two issues by which they are one
_GOVERNMENT = re.compile(r"^(?:the\s)?(?:government|republic|people|regime)s?\sof\s", re.IGNORECASE)
FEWEST = 2  # words that they must share at the least, unless they are the same


@dataclass(frozen=True, slots=True)
class Told:
    """One position as a record tells it; `differs` are those that put its actor on another side, with the reason."""

    row: str
    actor: str
    issue: str  # the words of the first position on this issue
    stance: str
    towards: str
    date: str | None
    word: str | None  # on whose word
    source: str
    page: int
    quote: str
    differs: tuple[tuple[str, str], ...]


def stances(register: Register) -> list[Told]:
    """Every position of every actor, by actor, issue and date; one that names several actors stands under each."""
    links = links_to(register)
    issues = _Issues()
    rows = [(json.loads(row["fields"]), row) for row in queries.ledger_rows(register, "positions")]
    told = []
    for fields, row in sorted(rows, key=lambda item: (time_order(item[0].get("date")), item[1]["row_id"])):
        towards = fields.get("towards") or ""
        issue = issues.of(towards)
        page, _, _, quote = json.loads(row["quotes"])[0]
        differs = tuple((link["row_id"], link["reason"]) for link in links.get(row["row_id"], []))
        for actor in [name.strip() for name in (fields.get("actor") or "").split(";") if name.strip()]:
            word = fields.get("on_the_word_of")
            stance = fields.get("stance") or ""
            told.append(
                Told(
                    row["row_id"], actor, issue, stance, towards, fields.get("date"), word, row["source"],
                    page, quote, differs,
                )
            )  # fmt: skip
    actors = {(one.row, one.actor.casefold()) for one in told}
    told = [
        replace(one, differs=tuple(tie for tie in one.differs if (tie[0], one.actor.casefold()) in actors))
        for one in told
    ]
    return sorted(told, key=lambda one: (one.actor.casefold(), one.issue.casefold(), time_order(one.date), one.row))


def stance_rows(register: Register) -> Iterator[dict[str, Any]]:
    """One row for each stance of each actor, by actor, issue and date: on whose word, and who tells it differently."""
    for told in stances(register):
        yield {
            "actor": told.actor,
            "issue": told.issue or None,
            "date": told.date,
            "stance": told.stance,
            "towards": told.towards or None,
            "on_the_word_of": told.word,
            "id": told.row,
            "differs": [{"id": other, "reason": why} for other, why in told.differs],
            "quotes": [{"source": told.source, "page": told.page, "quote": told.quote}],
        }


class _Issues:
    """What positions are towards, gathered: words that share half of the shorter one's with the first are one issue."""

    def __init__(self) -> None:
        self._by_stem: dict[str, list[str]] = defaultdict(list)
        self._known: dict[str, str] = {}

    def of(self, towards: str) -> str:
        """The issue that these words speak of: their own, or the first one's that is like them."""
        if towards not in self._known:
            near = dict.fromkeys(issue for stem in sorted(stems(towards)) for issue in self._by_stem[stem])
            alike = [issue for issue in near if _is_alike(towards, issue)]
            self._known[towards] = alike[0] if alike else towards
            for stem in () if alike else stems(towards):
                self._by_stem[stem].append(towards)
        return self._known[towards]


def _is_alike(towards: str, issue: str) -> bool:
    ours, theirs = (stems(_GOVERNMENT.sub("", words)) for words in (towards, issue))
    if ours and ours == theirs:  # "Cuba" and "the government of Cuba", "The plan" and "the plan"
        return True
    return len(stems(towards) & stems(issue)) >= FEWEST and shared(towards, issue) >= ALIKE
