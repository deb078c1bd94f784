"""Lineages in the register: the texts that copies are found among, and what was found."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence

from regesta.model.reconciled import Finding, Lineage
from regesta.register.register import Register
from regesta.register.renewal import as_json, renew
from regesta.stages.reconcile.copies import CopyText

# What a record's author wrote, heads and signatures included. Forms, stamps, marks and running heads are left out:
# they are alike on records that have nothing else in common.
COMPARED_ROLES = frozenset({"body", "heading", "table", "header", "signature", "distribution"})


def copy_texts(register: Register) -> list[CopyText]:
    """The text of every record that can be a copy of another, by record id."""
    pages = {
        (source, number): (text, lines)
        for source, number, text, lines in register.connection.execute(
            "SELECT source_id, number, text, lines FROM page WHERE text <> ''"
        )
    }
    rows = register.connection.execute(
        """SELECT record_id, source_id, first_page, last_page, start, end, date, date_basis, language, path, r.number
           FROM record r JOIN source USING (source_id) WHERE kind IN ('document', 'attachment') ORDER BY record_id"""
    )
    texts = []
    for record_id, source, first, last, start, end, date, basis, language, path, place in rows:
        parts = []
        roles: Counter[str] = Counter()
        for number in range(first, last + 1):
            text, lines = pages.get((source, number), ("", "[]"))
            bounds = start if number == first else 0, end if number == last else len(text)
            parts.append(own_text(text, json.loads(lines), bounds, roles))
        day, text = own_day(date, basis), "\n".join(parts)
        texts.append(CopyText(record_id, text, day, printed_share(roles), language, path, place))
    return texts


def own_text(text: str, lines: Sequence[tuple[int, int, str]], bounds: tuple[int, int], roles: Counter[str]) -> str:
    """What stands between the bounds on the lines of COMPARED_ROLES; `roles` counts the words of every role."""
    start, end = bounds
    if not lines:
        return text[start:end]
    kept = []
    for line_start, line_end, role in lines:
        if line_start >= end or line_end <= start:
            continue
        line = text[max(line_start, start) : min(line_end, end)]
        roles[role] += len(line.split())
        if role in COMPARED_ROLES:
            kept.append(line)
    return "\n".join(kept)


def own_day(date: str | None, basis: str | None) -> str | None:
    """A record's date where it is a day written out in full: two such days tell two reports of a series apart."""
    return date if basis == "explicit" and date and len(date) == len("1961-06-09") else None


def printed_share(roles: Counter[str]) -> float:
    """The share of words that stand on lines of forms and in tables."""
    total = sum(roles.values())
    return (roles["form"] + roles["table"]) / total if total else 0.0


def save_lineages(connection: sqlite3.Connection, lineages: Sequence[Lineage]) -> int:
    """Save these lineages in place of those that stood there; how many rows changed."""
    rows = [
        (
            lineage.id,
            member.record,
            member.relation,
            member.rank,
            member.similarity,
            as_json([_finding_row(finding) for finding in member.findings]),
        )
        for lineage in lineages
        for member in lineage.members
    ]
    return renew(connection, "lineage", rows, key=2)


def _finding_row(finding: Finding) -> dict[str, str]:
    return {
        "kind": finding.kind,
        "here": finding.here,
        "first": finding.first,
        "before": finding.before,
        "sentence": finding.sentence,
    }


def families(register: Register) -> dict[str, str]:
    """The lineage of each record that has the text of another: copies, excerpts and translations are one source."""
    rows = register.connection.execute(
        """SELECT record_id, lineage_id FROM lineage WHERE relation IN ('fullest', 'copy', 'release', 'excerpt')
           ORDER BY record_id, similarity, lineage_id DESC"""
    )
    found: dict[str, str] = dict(tuple(row) for row in rows)
    translations = register.connection.execute(
        "SELECT record_id, lineage_id FROM lineage WHERE relation = 'translation' ORDER BY lineage_id, rank"
    )
    for record, lineage in translations:
        own = found.setdefault(record, lineage)  # a translation may have copies: they are of the original's family, too
        found |= {member: lineage for member, family in found.items() if family == own}
    return found
