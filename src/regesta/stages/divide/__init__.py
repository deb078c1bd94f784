"""divide: the pages of a file to its records."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from regesta.model.evidence import Evidence
from regesta.model.records import Record, RecordKind
from regesta.model.text import Page, Source
from regesta.stages.divide.boundaries import OpenRecord, opening_kind, opens_hearing, weigh_boundary
from regesta.stages.divide.long_pages import inner_beginnings
from regesta.stages.divide.page_edges import PageEdges, page_edges
from regesta.stages.divide.second_heads import remark_second_heads, second_heads
from regesta.stages.divide.serial_heads import attachment_number, ordinal_number

__all__ = ["divide_pages", "record_id", "remark_second_heads"]


@dataclass(frozen=True, slots=True)
class _Beginning:
    """Where in the sequence of pages a record begins, what it is, and why."""

    index: int
    kind: RecordKind
    evidence: tuple[Evidence, ...]
    start: int = 0  # offset in the page's text


def divide_pages(source: Source, pages: Sequence[Page], *, boundaries: Mapping[int, bool]) -> tuple[Record, ...]:
    """The records of a file, in order.

    `boundaries` are people's rulings, page number to True (a record begins there) or False; they go before what
    the pages say. A record's id comes of the file's path and of where the record begins, and of nothing else.
    """
    if not pages:
        return ()
    beginnings = _with_inner(pages, _find_beginnings(pages, boundaries), boundaries)
    return tuple(
        _record(source, number, pages, beginning, following)
        for number, (beginning, following) in enumerate(zip_longest(beginnings, beginnings[1:]), start=1)
    )


def _with_inner(pages: Sequence[Page], beginnings: list[_Beginning], rulings: Mapping[int, bool]) -> list[_Beginning]:
    """The beginnings with those that stand within pages; none on a page on which a person ruled that none begins."""
    inner = [
        _Beginning(index, one.kind, one.evidence, one.start)
        for index, page in enumerate(pages)
        if rulings.get(page.number, True)
        for one in (inner_beginnings(page) or second_heads(page))
    ]
    return sorted([*beginnings, *inner], key=lambda one: (one.index, one.start)) if inner else beginnings


def _find_beginnings(pages: Sequence[Page], rulings: Mapping[int, bool]) -> list[_Beginning]:
    edges = [page_edges(page) for page in pages]
    first = Evidence("boundary.first-page", 1.0, "the file begins here")
    found = [_Beginning(0, opening_kind(edges[0]), (first,))]
    record = _opened(found[0].kind, edges[0])
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
        elif record.kind == "blank" and not page.is_blank:  # empty pages before it do not say what it is
            found[-1] = replace(found[-1], kind=opening_kind(page))
            record = _opened(found[-1].kind, page)
        elif page.number is not None:
            record = replace(record, page_number=page.number)
    return found


def _opened(kind: RecordKind, page: PageEdges) -> OpenRecord:
    """The record that a page opens where nothing before it on the file counts."""
    return OpenRecord(kind, page, page.number, attachment_number(page), opens_hearing(page))


def _record(
    source: Source, number: int, pages: Sequence[Page], beginning: _Beginning, following: _Beginning | None
) -> Record:
    """The record from its beginning to the next one's, which may stand on the same page."""
    if following is None:
        last, end = len(pages) - 1, len(pages[-1].text)
    elif following.start:
        last, end = following.index, following.start
    else:
        last, end = following.index - 1, len(pages[following.index - 1].text)
    return Record(
        id=record_id(source.path, pages[beginning.index].number, beginning.start),
        source=source.path,
        number=number,
        kind=beginning.kind,
        pages=tuple(pages[beginning.index : last + 1]),
        start=beginning.start,
        end=end,
        evidence=beginning.evidence,
    )


def record_id(path: str, first_page: int, start: int) -> str:
    """A record's id, the same over rebuilds: twelve hexadecimal digits of its file's path and where it begins."""
    return hashlib.sha256(f"{path}\n{first_page}\n{start}".encode()).hexdigest()[:12]
