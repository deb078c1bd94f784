"""The reading room's routes: an address, the page it gives, and what is said when there is none."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from regesta.errors import NotARegisterError, RegestaError, StorageError, UnknownIdError
from regesta.model.ledgers import LEDGERS
from regesta.register import Register, judgements
from regesta.room import files, rulings, tables, words
from regesta.room.chronology import chronology_page
from regesta.room.compare import compare_page
from regesta.room.correction import correction_page
from regesta.room.desk import Desk
from regesta.room.discrepancy import discrepancy_page
from regesta.room.edition import edition_page
from regesta.room.entry import entry_page
from regesta.room.event import event_page
from regesta.room.help import help_page
from regesta.room.ledgers import ledger_page, ledger_row_page, stances_page
from regesta.room.office import office_page
from regesta.room.person import person_page
from regesta.room.place import map_page, place_page
from regesta.room.record import record_page
from regesta.room.review import history_page, review_page
from regesta.room.scan import page_picture
from regesta.room.search import search_page
from regesta.room.security import LOOPBACK, Guard

log = logging.getLogger(__name__)

# The sections of the room, as its head lists them.
SECTIONS = (
    ("/", "Chronology"),
    ("/search", "Search"),
    ("/people", "People"),
    ("/places", "Places"),
    ("/instruments", "Ledgers"),
    ("/events", "Events"),
    ("/discrepancies", "Discrepancies"),
    ("/review", "Review"),
)


# The section that a page belongs to which is not itself listed, by the first part of its address.
WITHIN: dict[str, str] = {
    "edition": "/",
    "queries": "/search",
    "person": "/people", "offices": "/people", "office": "/people",
    "place": "/places", "map": "/places",
    "ledger": "/instruments", "stances": "/instruments", **{str(ledger): "/instruments" for ledger in LEDGERS},
    "event": "/events",
    "discrepancy": "/discrepancies",
    "history": "/review",
}  # fmt: skip

# Every page: its address, its template, and what makes it.
PAGES: tuple[tuple[str, str, Callable[..., object]], ...] = (
    ("/", "chronology.html", chronology_page),
    ("/edition", "edition.html", edition_page),
    ("/record/{record:path}", "record.html", record_page),
    ("/compare", "compare.html", compare_page),
    ("/entry/{entry}", "entry.html", entry_page),
    ("/correct/record/{record:path}", "correct.html", correction_page),
    ("/search", "search.html", search_page),
    ("/queries", "queries.html", files.queries_page),
    ("/people", "table.html", tables.people_page),
    ("/person/{person:path}", "person.html", person_page),
    ("/offices", "table.html", tables.offices_page),
    ("/office", "office.html", office_page),
    ("/places", "table.html", tables.places_page),
    ("/place/{place:path}", "place.html", place_page),
    ("/map", "map.html", map_page),
    ("/ledger/{row:path}", "ledger_row.html", ledger_row_page),
    ("/stances", "stances.html", stances_page),
    ("/events", "table.html", tables.events_page),
    ("/event/{event:path}", "event.html", event_page),
    ("/discrepancies", "table.html", tables.discrepancies_page),
    ("/discrepancy/{discrepancy:path}", "discrepancy.html", discrepancy_page),
    ("/coverage", "table.html", tables.coverage_page),
    ("/file", "table.html", tables.file_page),
    ("/review", "review.html", review_page),
    ("/history", "history.html", history_page),
    ("/help", "help.html", help_page),
)
FORMS = (("/judge", rulings.judge), ("/undo", rulings.undo), ("/judgements", rulings.take_in))


@dataclass(frozen=True, slots=True)
class MessagePage:
    """A page that says what happened and what to do next."""

    title: str
    text: str
    hint: str


class Room:
    """The desk, the templates, and how a page is put together from them."""

    def __init__(self, register: Path) -> None:
        self.desk = Desk(register)
        self.templates = Environment(
            loader=PackageLoader("regesta.room"),
            autoescape=select_autoescape(default=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.templates.globals |= {
            "sections": SECTIONS,
            "register_name": register.stem,
            "form_token": self.desk.form_token,
            "words": words,
        }

    def render(self, template: str, page: object, request: Request, *, status: int = 200) -> HTMLResponse:
        """The page's dataclass in its template."""
        html = self.templates.get_template(template).render(
            page=page,
            path=request.url.path,
            section=WITHIN.get(request.url.path.split("/")[1], ""),
            here=_here(request),
            author=rulings.author_of(request),
            kept=request.query_params.get("kept", ""),
        )
        return HTMLResponse(html, status)

    def page(self, template: str, make: Callable[..., object]) -> Callable[[Request], Response]:
        """A route that opens the register, makes a page of it and shows it.

        `make` is called with the desk, the open register, the path's parameters and the query.
        """

        def endpoint(request: Request) -> Response:
            with self.desk.reading() as register:
                made = make(self.desk, register, *request.path_params.values(), request.query_params)
            if isinstance(made, Response):
                return made
            return self.render(template, made, request)

        return endpoint

    def form(self, take: Callable[[Request, Desk], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
        """A route that takes a form."""

        async def endpoint(request: Request) -> Response:
            return await take(request, self.desk)

        return endpoint


def _here(request: Request) -> str:
    """The page's own address within the room, for forms that come back to it."""
    query = urlencode([(name, value) for name, value in request.query_params.multi_items() if name != "kept"])
    return request.url.path + (f"?{query}" if query else "")


def create_app(register: str | Path, *, token: str | None = None, hosts: Collection[str] = LOOPBACK) -> Starlette:
    """The reading room of a register as an ASGI application.

    Without a token it answers only under the names `hosts`; with one, only to readers who have it.
    """
    room = Room(Path(register))
    app = Starlette(
        routes=[*_routes(room), Mount("/static", StaticFiles(packages=[("regesta.room", "static")]), name="static")],
        middleware=[Middleware(Guard, token=token, hosts=hosts)],
        exception_handlers=_handlers(room),
    )
    app.state.desk = room.desk
    return app


def _routes(room: Room) -> Iterator[Route]:
    for path, template, make in PAGES:
        yield Route(path, room.page(template, make))
    for ledger in LEDGERS:
        yield Route(f"/{ledger}", room.page("table.html", _ledger(ledger)))
    for path, make in FILES:
        yield Route(path, room.page("", make))
    for path, take in FORMS:
        yield Route(path, room.form(take), methods=["POST"])


def _ledger(name: str) -> Callable[[Desk, Register, Mapping[str, str]], tables.TablePage]:
    def page(desk: Desk, register: Register, query: Mapping[str, str]) -> tables.TablePage:
        return ledger_page(desk, register, name, query)

    return page


def _judgements_file(desk: Desk, register: Register, query: Mapping[str, str]) -> Response:
    """Every judgement, a line of JSON each, for colleagues to take in."""
    lines = "".join(f"{line}\n" for line in judgements.exported(register))
    headers = {"Content-Disposition": 'attachment; filename="judgements.jsonl"'}
    return PlainTextResponse(lines, headers=headers, media_type="application/jsonl")


FILES: tuple[tuple[str, Callable[..., object]], ...] = (
    ("/chronology.csv", files.chronology_file),
    ("/search.csv", files.search_file),
    ("/queries.csv", files.queries_file),
    ("/judgements.jsonl", _judgements_file),
    ("/picture", page_picture),
)


def _handlers(room: Room) -> dict[Any, Callable[[Request, Any], Response]]:
    def says(request: Request, title: str, text: str, hint: str, status: int) -> Response:
        return room.render("message.html", MessagePage(title, text, hint), request, status=status)

    def unknown(request: Request, error: UnknownIdError) -> Response:
        hint = "It may have had another id before the register was built anew. Look for it in the chronology or search."
        return says(request, "Not in this register", str(error), hint, 404)

    def missing(request: Request, error: HTTPException) -> Response:
        if error.status_code == 404:
            return says(request, "No such page", f"There is no page at {request.url.path}.", "Choose one above.", 404)
        return says(request, "That cannot be done", error.detail, "Go back and try again.", error.status_code)

    def gone(request: Request, error: NotARegisterError) -> Response:
        hint = "If a build is putting a new register in its place, reload this page when it is done."
        return says(request, "The register cannot be opened", str(error), hint, 503)

    def refused(request: Request, error: RegestaError) -> Response:
        return says(request, "That could not be done", str(error), "Nothing was changed.", 409)

    def not_written(request: Request, error: StorageError) -> Response:
        if getattr(error.__cause__, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
            text = "A build, or another reader, has been writing to the register for longer than one waits."
            hint = "Nothing was changed, and reading goes on. Go back, and send it again in a moment."
            return says(request, "That could not be kept just now", text, hint, 503)
        text = f"The register cannot be written ({error.why}). The disk may be full, or open for reading alone."
        hint = "Nothing was changed, and reading goes on. Go back, and decide again when the disk can be written."
        return says(request, "That could not be kept", text, hint, 409)

    def busy(request: Request, error: sqlite3.Error) -> Response:
        log.warning("%s: %s", request.url.path, error)
        hint = "A build may be writing to it, or it was replaced. Reload the page in a moment."
        return says(request, "The register could not be read just now", f"SQLite says: {error}.", hint, 503)

    return {
        UnknownIdError: unknown,
        NotARegisterError: gone,
        StorageError: not_written,
        RegestaError: refused,
        HTTPException: missing,
        sqlite3.Error: busy,
    }
