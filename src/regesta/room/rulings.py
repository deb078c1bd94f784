"""The forms: what a reader posts becomes a judgement, kept and applied at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, parse_qsl, quote, unquote, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from regesta.errors import NotARegisterError, UnfitJudgementError
from regesta.register import Register, judgements, open_register
from regesta.register.applied import ENTRY_FIELDS, RECORD_FIELDS
from regesta.room.desk import Desk
from regesta.room.security import sent_by_own_page

LARGEST = 4_000_000  # bytes of a form: an import of some ten thousand judgements
AUTHOR = "regesta_author"  # the cookie that remembers the reader's name
_LISTS = ("types", "people", "places")

Form = Mapping[str, list[str]]


async def read_form(request: Request, form_token: str) -> Form:
    """What was posted.

    Raises HTTPException where it comes from a page elsewhere, or is too large.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise HTTPException(413, "The form is larger than a reading room takes.")
    form = parse_qs(bytes(body).decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=2000)
    if not sent_by_own_page(request, form_token, one(form, "form_token")):
        raise HTTPException(403, "The form was not sent by a page of this reading room, or the room was opened anew.")
    return form


def one(form: Form, name: str) -> str:
    """The value of a field; empty where it was left out."""
    return form.get(name, [""])[0].strip()


async def judge(request: Request, desk: Desk) -> Response:
    """Keep the judgement posted, and go back to where it was made."""
    form = await read_form(request, desk.form_token)
    author = one(form, "author")[:80] or "reader"
    kept = await run_in_threadpool(_keep, desk, form, author)
    response = RedirectResponse(_back(one(form, "back"), kept=str(kept)), 303)
    response.set_cookie(AUTHOR, quote(author), max_age=31_536_000, httponly=True, samesite="strict")
    return response


async def undo(request: Request, desk: Desk) -> Response:
    """Take the judgement named back, and go back to where that was asked."""
    form = await read_form(request, desk.form_token)
    await run_in_threadpool(_undo, desk, one(form, "id"))
    return RedirectResponse(_back(one(form, "back"), kept="undone"), 303)


async def take_in(request: Request, desk: Desk) -> Response:
    """Add the judgements of a colleague, pasted as JSON Lines."""
    form = await read_form(request, desk.form_token)
    new = await run_in_threadpool(_import, desk, form.get("lines", [""])[0])
    return RedirectResponse(f"/history?{urlencode({'kept': f'imported-{new}'})}", 303)


def author_of(request: Request) -> str:
    """The name under which this reader judged last."""
    return unquote(request.cookies.get(AUTHOR, ""))[:80]


def _writing(desk: Desk) -> Register:
    if not desk.path.is_file():
        raise NotARegisterError(str(desk.path), "there is no such file")
    return open_register(desk.path, write=True)


def _keep(desk: Desk, form: Form, author: str) -> int:
    kind, target = one(form, "kind"), one(form, "target")
    with _writing(desk) as register:
        value = _value(register, kind, target, form)
        kept = judgements.add(register, kind, target, value, author=author, reason=one(form, "reason") or None)
        _tell(desk, register, target)
        return kept


def _undo(desk: Desk, identifier: str) -> None:
    if not re.fullmatch(r"[0-9]{1,15}", identifier):
        raise UnfitJudgementError(f"{identifier!r} is no judgement's number")
    with _writing(desk) as register:
        undone = judgements.undo(register, int(identifier))
        _tell(desk, register, undone.target)


def _import(desk: Desk, lines: str) -> int:
    with _writing(desk) as register:
        return judgements.imported(register, lines.splitlines())


def _tell(desk: Desk, register: Register, target: str) -> None:
    what, _, identifier = target.partition(":")
    if what in {"entry", "page", "discrepancy", "event"}:
        desk.ruled(register, [identifier] if what == "entry" else [], pages=what == "page")


def _value(register: Register, kind: str, target: str, form: Form) -> Any:
    """The judgement's value as the form gives it; of a correction only what the reader changed."""
    what = target.partition(":")[0]
    if kind == "correct" and what in {"entry", "record"}:
        return _changed(form, ENTRY_FIELDS if what == "entry" else RECORD_FIELDS)
    if kind == "correct":
        return {"quote": one(form, "quote"), "reading": one(form, "reading")}
    if kind == "boundary":
        return one(form, "value") == "true"
    if kind == "merge":
        other = _person(register, one(form, "with"))
        return {"with": other, "name": _name(register, other)}
    if kind == "distinct":
        return {"from": one(form, "from"), "name": _name(register, one(form, "from"))}
    if kind == "split":
        return {"entries": form.get("entries", [])}
    if kind == "accept" and one(form, "authority"):
        return {"authority": one(form, "authority")}
    fields = {"rename": "name", "ruling": "ruling", "note": "text"}
    if kind in fields:
        said = one(form, fields[kind])
        if not said:
            raise UnfitJudgementError(f"a {kind} needs words")
        # A list of searches is a note that carries the list.
        return {fields[kind]: said} | ({"list": one(form, "list")[:8000]} if what == "queries" else {})
    return None


def _changed(form: Form, fields: tuple[str, ...]) -> dict[str, Any]:
    """Fields whose value differs from the one the form was shown with (`was_NAME`)."""
    changed: dict[str, Any] = {}
    for name in fields:
        if name not in form and f"was_{name}" not in form:
            continue
        if name in _LISTS:
            given = form.get(name, [])
            said = given if name == "types" else [line.strip() for text in given for line in text.splitlines()]
            now = [item for item in said if item]
            was = [item for item in form.get(f"was_{name}", [""])[0].splitlines() if item]
            if now != was and not (name == "types" and set(now) == set(was)):
                changed[name] = now
        elif one(form, name) != one(form, f"was_{name}"):
            changed[name] = one(form, name) or None
    if not changed:
        raise UnfitJudgementError("nothing was changed in the form")
    return changed


def _person(register: Register, said: str) -> str:
    """The id of the person meant by an id or by a name as the list of people has it.

    Raises UnfitJudgementError where nobody, or more than one, has that name.
    """
    rows = register.connection.execute(
        "SELECT person_id FROM person WHERE person_id = ? OR name = ? COLLATE NOCASE", (said, said)
    ).fetchall()
    if len(rows) == 1:
        return str(rows[0][0])
    if rows:
        raise UnfitJudgementError(
            f"{len(rows)} persons are called {said!r}: give the id at the end of the address of the one meant"
        )
    raise UnfitJudgementError(f"no person of this register is called {said!r}")


def _name(register: Register, person: str) -> str | None:
    row = register.connection.execute("SELECT name FROM person WHERE person_id = ?", (person,)).fetchone()
    return row[0] if row else None


def _back(address: str, **more: str) -> str:
    """The address to go back to, within this room whatever the form says."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path.startswith("/") or parts.path.startswith(("//", "/\\")):
        parts = urlsplit("/")
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name != "kept"]
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{parts.path}?{urlencode([*query, *more.items()])}{fragment}"
