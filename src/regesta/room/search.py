"""The search page: hits with their words about them, facets, and the spellings that were added."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from regesta.register import Register
from regesta.register.columns import PAGE_FACETS
from regesta.register.query_language import words_of
from regesta.register.search import Found, Piece, places, snippets
from regesta.register.spellings import Spelling
from regesta.room.desk import Desk
from regesta.room.facets import Facet, draw_facet
from regesta.room.paging import Paging, page_of
from regesta.room.words import date_in_words

SIZE = 20  # hits on a page
FACET_VALUES = 10
_LABELS = {
    "document": "Kind of record",
    "year": "Year of the record",
    "originator": "Originator",
    "classification": "Classification",
    "source": "File",
}


@dataclass(frozen=True, slots=True)
class HitView:
    """A page that answers, with the words about its first hits."""

    rank: int
    as_asked: bool
    title: str
    href: str
    source: str
    number: int
    date_words: str
    document_type: str | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class AddedView:
    """A word and the spellings added to it."""

    word: str
    spellings: tuple[Spelling, ...]


@dataclass(frozen=True, slots=True)
class WordView:
    """A word of the query, how many pages have it or a near spelling, and the search for it alone."""

    word: str
    pages: int
    href: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A search and its answer: what its template receives."""

    title: str
    query: str
    exact: bool
    asked: bool  # False for an empty box
    readable: bool  # False where the query asks for no word
    total: int
    as_asked: int
    ranked: bool
    added: tuple[AddedView, ...]
    hits: tuple[HitView, ...]
    facets: tuple[Facet, ...]
    paging: Paging
    words: tuple[WordView, ...]  # of a query that no page answers: how many pages each of its words is on
    in_time: bool  # in the order of the records' dates, not the best first
    order_href: str
    exact_href: str
    export_href: str
    chronology_href: str
    list_href: str  # the lists of searches, with this one in it


def search_page(desk: Desk, register: Register, query: Mapping[str, str]) -> SearchPage:
    """The answer to what the address asks."""
    text = query.get("q", "").strip()[:600]
    exact = query.get("exact") == "1"
    in_time = query.get("order") == "time"
    chosen = {name: query[name] for name in PAGE_FACETS if query.get(name)}
    found = desk.find(register, text, exact=exact) if text else Found(None)

    def address(**changes: str) -> str:
        asked = {"q": text, "exact": "1" if exact else "", "order": "time" if in_time else ""} | chosen | changes
        return "/search?" + urlencode({name: value for name, value in asked.items() if value})

    pages, tiers = _narrowed(desk, register, found, chosen)
    if in_time:
        pages = desk.pages(register).in_time(pages)
    paging = page_of(len(pages), query.get("page", ""), SIZE, lambda page: address(page=page))
    return SearchPage(
        title=f"Search: {text}" if text else "Search",
        query=text,
        exact=exact,
        asked=bool(text),
        readable=found.query is not None,
        total=len(pages),
        as_asked=sum(1 for tier in tiers if tier == 0),
        ranked=found.ranked,
        added=tuple(AddedView(item.word, item.spellings) for item in found.added),
        hits=hits(register, found, pages[max(paging.first - 1, 0) : paging.last], paging.first),
        facets=_facets(desk, register, pages, chosen, address, query.get("all", "")),
        paging=paging,
        words=_words(desk, register, found) if not pages else (),
        in_time=in_time,
        order_href=address(order="" if in_time else "time"),
        exact_href=address(exact="" if exact else "1"),
        export_href=address().replace("/search?", "/search.csv?", 1),
        chronology_href=f"/?{urlencode({'person': text.strip(chr(34))})}",
        list_href=f"/queries?{urlencode({'list': text})}",
    )


def _narrowed(desk: Desk, register: Register, found: Found, chosen: Mapping[str, str]) -> tuple[list[int], list[int]]:
    """The pages left by the facets chosen, and their tiers."""
    pages = list(found.pages)
    if chosen:
        columns = desk.pages(register)
        for name, value in chosen.items():
            pages = columns.having(name, value, pages)
        tier_of = {page_id: found.tier(place) for place, page_id in enumerate(found.pages)}
        return pages, [tier_of[page_id] for page_id in pages]
    return pages, [found.tier(place) for place in range(len(pages))]


def hits(register: Register, found: Found, page_ids: list[int], first: int) -> tuple[HitView, ...]:
    """These pages of an answer as they are shown, numbered from `first`."""
    place_of = {page_id: place for place, page_id in enumerate(found.pages)}
    about = {
        page_id: snippet
        for page_id in page_ids
        for snippet in snippets(register.connection, found, range(place_of[page_id], place_of[page_id] + 1)).values()
    }
    where = places(register.connection, {page_id: snippet.start for page_id, snippet in about.items()})
    shown = []
    for rank, page_id in enumerate(page_ids, first):
        if page_id not in about or page_id not in where:
            continue  # the register was rebuilt since the search
        place = where[page_id]
        asked = urlencode({"page": place.number, "q": found.text})
        href = f"/record/{place.record_id}?{asked}#p{place.number}" if place.record_id else (
            f"/file?{urlencode({'path': place.source})}"
        )  # fmt: skip
        shown.append(
            HitView(
                rank=rank,
                as_asked=found.tier(place_of[page_id]) == 0,
                title=place.title or place.document_type or "Untitled record",
                href=href,
                source=place.source,
                number=place.number,
                date_words=date_in_words(place.date),
                document_type=place.document_type,
                pieces=about[page_id].pieces,
            )
        )
    return tuple(shown)


def _words(desk: Desk, register: Register, found: Found) -> tuple[WordView, ...]:
    """Each word of the query with the pages it is on, so that a reader sees which of them finds nothing."""
    if found.query is None:
        return ()
    counted = []
    for word in list(dict.fromkeys(words_of(found.query)))[:12]:
        pages = len(desk.find(register, word, exact=False).pages)
        counted.append(WordView(word, pages, f"/search?{urlencode({'q': word})}"))
    return tuple(counted)


def _facets(
    desk: Desk,
    register: Register,
    pages: list[int],
    chosen: Mapping[str, str],
    address: Callable[..., str],
    in_full: str,
) -> tuple[Facet, ...]:
    if not pages:
        return ()
    columns = desk.pages(register)
    rows = columns.rows(pages)
    facets = (
        draw_facet(
            name,
            label,
            partial(columns.counts, name, rows),
            address,
            chosen=chosen.get(name),
            in_full=name == in_full,
            few=FACET_VALUES,
        )
        for name, label in _LABELS.items()
    )
    return tuple(facet for facet in facets if facet is not None)
