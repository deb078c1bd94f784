"""regesta search: words, phrases, boolean, proximity, prefix; what scanning damaged is found too."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from regesta.register.corrections import Corrected
    from regesta.register.register import Register
    from regesta.register.spellings import Vocabulary


@click.command()
@click.argument("register", type=click.Path(path_type=Path))
@click.argument("query", required=False)
@click.option("--exact", is_flag=True, help="Only the spellings that were typed.")
@click.option(
    "--from", "first", type=click.IntRange(min=1), default=1, help="The hit to begin with.", show_default=True
)
@click.option("-n", "--number", type=click.IntRange(min=0), default=20, show_default=True, help="Hits shown; 0: all.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", help="What is printed.")
@click.option(
    "--batch", type=click.File(encoding="utf-8"), help="A file of queries, one a line; - reads them from stdin."
)
def command(register: Path, query: str | None, exact: bool, first: int, number: int, form: str, batch: Any) -> None:
    """Find pages: words, "a phrase", OR, NOT, -word, prefix*, word NEAR/10 word.

    Pages spelled as asked come first, then those with spellings near to it, which are named.

    Example:

        regesta search sudan.regesta '"trade mission" Wolniak'
    """
    from regesta.register import open_register
    from regesta.register.corrections import Corrected
    from regesta.register.spellings import Vocabulary

    queries = [line.strip() for line in batch if line.strip()] if batch else [query or ""]
    if not any(queries):
        raise click.UsageError("Say what to look for: regesta search REGISTER QUERY, or --batch FILE.")
    with open_register(register) as opened:
        vocabulary = None if exact else Vocabulary(opened.connection)
        corrected = Corrected(opened.connection)
        for one in queries:
            for hit in _hits(opened, one, vocabulary, corrected, first, number, tell=form == "text"):
                click.echo(json.dumps(hit, ensure_ascii=False) if form == "jsonl" else _line(hit))


def _hits(
    register: Register,
    query: str,
    vocabulary: Vocabulary | None,
    corrected: Corrected,
    first: int,
    number: int,
    *,
    tell: bool,
) -> Iterator[dict[str, Any]]:
    from regesta.register.search import find_pages, places, snippets

    found = find_pages(register.connection, query, vocabulary=vocabulary, corrected=corrected)
    if tell:
        _tell(query, found)
    end = min(first - 1 + number, len(found.pages)) if number else len(found.pages)
    for begin in range(first - 1, end, 100):
        chosen = range(begin, min(begin + 100, end))
        about = snippets(register.connection, found, chosen)
        where = places(register.connection, {page_id: about[page_id].start for page_id in about})
        for rank in chosen:
            page_id = found.pages[rank]
            place, snippet = where[page_id], about[page_id]
            yield {
                "query": query,
                "rank": rank + 1,
                "source": place.source,
                "page": place.number,
                "record": place.record_id,
                "title": place.title,
                "spelled_as_asked": found.tier(rank) == 0,
                "snippet": "".join(piece.text for piece in snippet.pieces),
                "hits": [piece.text for piece in snippet.pieces if piece.hit],
            }


def _tell(query: str, found: Any) -> None:
    click.echo(f"{query}: {len(found.pages):,} pages, {found.exact:,} of them spelled as asked.", err=True)
    for item in found.added:
        spellings = ", ".join(spelling.word for spelling in item.spellings[:12])
        more = len(item.spellings) - 12
        click.echo(f"  {item.word}: also {spellings}" + (f" and {more} more" if more > 0 else ""), err=True)


def _line(hit: dict[str, Any]) -> str:
    snippet = " ".join(hit["snippet"].split())
    for word in dict.fromkeys(hit["hits"]):
        snippet = snippet.replace(" ".join(word.split()), click.style(" ".join(word.split()), bold=True))
    return f"{hit['rank']:>5}  {hit['source']}, p. {hit['page']}\n       {snippet}"
