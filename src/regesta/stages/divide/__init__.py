"""divide: the pages of a file to its records."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from regesta.model.evidence import Evidence
from regesta.model.records import Record, RecordKind
from regesta.model.text import Page, Source
from regesta.stages.divide.boundaries import OpenRecord, opening_kind, opens_hearing, weigh_boundary
from regesta.stages.divide.page_edges import page_edges
from regesta.stages.divide.serial_heads import attachment_number, ordinal_number


@dataclass(frozen=True, slots=True)
class _Beginning:
    """Where in the sequence of pages a record begins, what it is, and why."""

    index: int
    kind: RecordKind
    evidence: tuple[Evidence, ...]


def divide_pages(source: Source, pages: Sequence[Page], *, boundaries: Mapping[int, bool]) -> tuple[Record, ...]:
    """The records of a file, in order.

    `boundaries` are people's rulings, page number to True (a record begins there) or False; they go before what
    the pages say. A record's id comes of the file's path and of where the record begins, and of nothing else.
    """
    if not pages:
        return ()
    beginnings = _find_beginnings(pages, boundaries)
    ends = [*(one.index for one in beginnings[1:]), len(pages)]
    return tuple(
        _record(source, number, beginning, tuple(pages[beginning.index : end]))
        for number, (beginning, end) in enumerate(zip(beginnings, ends, strict=True), start=1)
    )


def _find_beginnings(pages: Sequence[Page], rulings: Mapping[int, bool]) -> list[_Beginning]:
    edges = [page_edges(page) for page in pages]
    first = Evidence("boundary.first-page", 1.0, "the file begins here")
    found = [_Beginning(0, opening_kind(edges[0]), (first,))]
    record = OpenRecord(found[0].kind, edges[0], edges[0].number, attachment_number(edges[0]), opens_hearing(edges[0]))
    for index in range(1, len(pages)):
        page = edges[index]
        boundary = weigh_boundary(page, edges[index - 1], record)
        begins, evidence = boundary.begins, boundary.evidence
        if pages[index].number in rulings:
            begins = rulings[pages[index].number]
            evidence = (*evidence, Evidence("boundary.ruling", 9.0 if begins else -9.0, "a person ruled so"))
        if begins:
            found.append(_Beginning(index, boundary.kind, evidence))
            attachment = attachment_number(page) or ordinal_number(page) if boundary.kind == "attachment" else None
            record = OpenRecord(boundary.kind, page, page.number, attachment or None, opens_hearing(page))
        elif page.number is not None:
            record = replace(record, page_number=page.number)
    return found


def _record(source: Source, number: int, beginning: _Beginning, pages: tuple[Page, ...]) -> Record:
    return Record(
        id=record_id(source.path, pages[0].number, 0),
        source=source.path,
        number=number,
        kind=beginning.kind,
        pages=pages,
        start=0,
        end=len(pages[-1].text),
        evidence=beginning.evidence,
    )


def record_id(path: str, first_page: int, start: int) -> str:
    """A record's id, the same over rebuilds: twelve hexadecimal digits of its file's path and where it begins."""
    return hashlib.sha256(f"{path}\n{first_page}\n{start}".encode()).hexdigest()[:12]
