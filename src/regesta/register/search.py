"""Search: pages that hold the words asked for, those spelled as asked first, then those that scanning damaged.

The full-text index finds exact words. Before it is asked, every word is widened by the register's own spellings
near to it (`spellings.py`), in tiers of distance; a tier is shown only after the nearer ones. One query over all
spellings at once would drown the right page: recall among the first 20 fell from 0.77 to 0.49 so.
"""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from regesta.register.corrections import Corrected
from regesta.register.query_language import Query, expression, parse, words_of
from regesta.register.spellings import Spelling, Vocabulary

# Distances up to which a tier takes spellings in. With one tier from 2.0 on, the many words of two edits drowned the
# right one: of 800 damaged words on 32,509 pages 89 in 100 found their page among the first 20, in these tiers 92.
TIERS = (0.0, 0.6, 1.3, 1.6, 2.0, 2.3, 2.6, 2.9, 9.9)
RANKED = 3000  # pages: beyond, weighing each would take longer than a reader waits
NEAR_RANKED = 500  # the same, for pages with near spellings that follow others
SNIPPET = 260  # characters of a page shown about a hit
_MARK = re.compile("\x02([^\x03]*)\x03")


@dataclass(frozen=True, slots=True)
class Added:
    """A word of the query and the spellings added to it, nearest first."""

    word: str
    spellings: tuple[Spelling, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Every page that answers a query, best first; nothing is cut off.

    `tiers` holds, for each tier of distance, how many pages had been found by its end: `pages[:tiers[0]]` spell
    the words as asked. `ranked` is False where so many answer that they stand in the order of the files.
    """

    query: Query | None
    pages: tuple[int, ...] = ()
    tiers: tuple[int, ...] = ()
    added: tuple[Added, ...] = ()
    ranked: bool = True
    text: str = ""  # the query as typed
    corrected: Mapping[int, str] = field(default_factory=dict)  # pages found only as people corrected them, hits marked

    @property
    def exact(self) -> int:
        """How many pages spell the words as asked."""
        return self.tiers[0] if self.tiers else 0

    def tier(self, place: int) -> int:
        """The tier of the page at that place of `pages`."""
        return bisect_right(self.tiers, place)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a snippet; `hit` where they answer the query."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class Snippet:
    """The words about the first hits on a page; `start` is the first hit's offset in the page's text."""

    start: int
    pieces: tuple[Piece, ...]


def find_pages(
    connection: sqlite3.Connection, text: str, *, vocabulary: Vocabulary | None, corrected: Corrected | None = None
) -> Found:
    """The pages that answer `text`; without a vocabulary only as spelled there, or as people `corrected` them."""
    query = parse(text)
    if query is None:
        return Found(None)
    near: dict[str, tuple[Spelling, ...]] = {}
    if vocabulary is not None:
        near = {word: vocabulary.near(word) for word in dict.fromkeys(words_of(query))}
    pages: dict[int, None] = {}
    tiers: list[int] = []
    ranked = True
    asked = ""
    by_correction: dict[int, str] = {}
    for limit in TIERS:
        wanted = _expression(query, near, limit)
        if wanted != asked:
            most = NEAR_RANKED if pages else RANKED
            new = _new_pages(connection, wanted, pages, most=most)
            ranked = ranked and (bool(pages) or len(new) <= RANKED)
            pages.update(dict.fromkeys(new))
            if corrected is not None and not tiers:
                by_correction = {page: said for page, said in corrected.answering(wanted).items() if page not in pages}
                pages.update(dict.fromkeys(by_correction))
            asked = wanted
        tiers.append(len(pages))
    added = tuple(Added(word, spellings) for word, spellings in near.items() if spellings)
    return Found(query, tuple(pages), tuple(tiers), added, ranked, text, by_correction)


def _expression(query: Query, near: dict[str, tuple[Spelling, ...]], limit: float) -> str:
    def variants(word: str) -> Sequence[str]:
        return [word, *(spelling.word for spelling in near.get(word, ()) if spelling.distance <= limit)]

    return expression(query, variants)


def _new_pages(connection: sqlite3.Connection, wanted: str, known: Collection[int], *, most: int) -> Collection[int]:
    """Pages that answer and are not yet known, the best first.

    They stand in the order in which they were read where more than `most` pages answer, known or not.
    """
    # Rows are taken one by one: ten thousand of them kept at once make Python look through all that it holds for
    # garbage, 45 of the 60 ms that "which" took on 32,509 pages.
    match = "SELECT rowid FROM page_text WHERE page_text MATCH ?"
    matching = [row[0] for row in connection.execute(match, (wanted,))]
    new = dict.fromkeys(page for page in matching if page not in known)
    # To weigh pages takes twice as long as to find them, and most spellings lead to no page that was not known.
    if len(new) > 1 and len(matching) <= most:
        ordered = connection.execute(f"{match} ORDER BY rank, rowid", (wanted,))
        return [row[0] for row in ordered if row[0] in new]
    return new


def _widened(found: Found, tier: int) -> str:
    """The full-text expression by which the pages of a tier were found."""
    assert found.query is not None
    limit = TIERS[min(tier, len(TIERS) - 1)]
    return _expression(found.query, {item.word: item.spellings for item in found.added}, limit)


def snippets(connection: sqlite3.Connection, found: Found, places: range) -> dict[int, Snippet]:
    """The words about the hits, by page, for these places of `found.pages`."""
    by_tier: dict[int, list[int]] = {}
    for place in places:
        by_tier.setdefault(found.tier(place), []).append(found.pages[place])
    snippets: dict[int, Snippet] = {}
    for tier, page_ids in by_tier.items():
        for page_id in page_ids:
            marked = found.corrected.get(page_id) or _marked(connection, _widened(found, tier), page_id)
            if marked is not None:
                snippets[page_id] = _snippet(marked)
    return snippets


def _marked(connection: sqlite3.Connection, wanted: str, page_id: int) -> str | None:
    row = connection.execute(
        "SELECT highlight(page_text, 0, char(2), char(3)) FROM page_text WHERE page_text MATCH ? AND rowid = ?",
        (wanted, page_id),
    ).fetchone()
    return row[0] if row else None


def hit_spans(connection: sqlite3.Connection, found: Found, page_id: int) -> list[tuple[int, int]]:
    """Where on a page the words of a query stand, as offsets into its text."""
    if found.query is None:
        return []
    for tier in (0, len(TIERS) - 1):
        marked = _marked(connection, _widened(found, tier), page_id)
        if marked is not None:
            return list(_spans(marked))
    return []


def _spans(marked: str) -> Iterator[tuple[int, int]]:
    # Every mark before a hit is one character that the page's own text does not have.
    for number, mark in enumerate(_MARK.finditer(marked)):
        start = mark.start() - 2 * number
        yield start, start + len(mark.group(1))


def _snippet(marked: str) -> Snippet:
    spans = list(_spans(marked))
    text = marked.replace("\x02", "").replace("\x03", "")
    if not spans:
        return Snippet(0, (Piece(text[:SNIPPET], False),))
    best = _densest(text, spans)
    start = _word_edge(text, max(0, best[0] - SNIPPET // 3), -1)
    end = _word_edge(text, min(len(text), start + SNIPPET), 1)
    pieces = [Piece("… ", False)] if start else []
    at = start
    for left, right in spans:
        if left >= start and right <= end:
            pieces += [Piece(text[at:left], False), Piece(text[left:right], True)]
            at = right
    pieces.append(Piece(text[at:end] + (" …" if end < len(text) else ""), False))
    return Snippet(best[0], tuple(piece for piece in pieces if piece.text))


def _densest(text: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The hit after which most different words, then most hits, follow within a snippet; the first where several do."""

    def company(span: tuple[int, int]) -> tuple[int, int]:
        near = [text[left:right].casefold() for left, right in spans if span[0] <= left < span[0] + SNIPPET * 2 // 3]
        return len(set(near)), len(near)

    return max(spans[:50], key=lambda span: (*company(span), -span[0]))


def _word_edge(text: str, at: int, step: int) -> int:
    """The nearest place outside a word, at most 20 characters that way."""
    for place in range(at, max(-1, min(at + 20 * step, len(text))), step):
        if place == 0 or text[place - 1].isspace():
            return place
    return at


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page lies: its file, its number, and the record that a place on it belongs to."""

    page_id: int
    source: str
    number: int
    record_id: str | None
    title: str | None
    document_type: str | None
    date: str | None


def places(connection: sqlite3.Connection, at: Mapping[int, int]) -> dict[int, Place]:
    """Where each of these pages lies; `at` gives the offset on the page by which its record is chosen."""
    marks = ",".join("?" * len(at))
    rows = connection.execute(
        f"""SELECT p.page_id, s.path, p.number, r.record_id, r.title, r.document_type, r.date,
                   CASE WHEN r.first_page = p.number THEN r.start ELSE 0 END AS opens
            FROM page p JOIN source s USING (source_id)
            LEFT JOIN record r ON r.source_id = p.source_id AND p.number BETWEEN r.first_page AND r.last_page
            WHERE p.page_id IN ({marks}) ORDER BY p.page_id, opens""",
        tuple(at),
    )
    found: dict[int, Place] = {}
    for *place, opens in rows:
        # The last record that opens before the hit; the first one where the hit stands before them all.
        if place[0] not in found or (opens is not None and opens <= at[place[0]]):
            found[place[0]] = Place(*place)
    return found
