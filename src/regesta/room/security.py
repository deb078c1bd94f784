"""What keeps the reading room to its reader: headers, hosts, the token, and forms that only its own pages can send."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
COOKIE = "regesta_token"
HEADERS = {
    # Nothing but this server's own style sheet, scripts and pictures: markup in a record can fetch and run nothing.
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Lets in what comes to a known host (and, with a token, from a reader who has it); puts HEADERS on every answer.

    Without the check of the Host header a page elsewhere could point its own name at this machine and read the
    register through the reader's browser.
    """

    def __init__(self, app: ASGIApp, *, token: str | None = None, hosts: Collection[str] = LOOPBACK) -> None:
        self.app = app
        self.token = token
        self.hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or hand on to the application."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(Request(scope))

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if not scope["path"].startswith("/static/"):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await (refusal or self.app)(scope, receive, send_with_headers)

    def _refusal(self, request: Request) -> Response | None:
        if self.token is None:
            host = urlsplit(f"//{request.headers.get('host', '')}").hostname
            if host not in self.hosts:
                return PlainTextResponse(f"This reading room does not answer to the name {host!r}.\n", 421)
            return None
        given = request.query_params.get("token")
        if given is not None and self._is_token(given):
            response = RedirectResponse(request.url.remove_query_params("token"), 303)
            response.set_cookie(COOKIE, self.token, httponly=True, samesite="strict")
            return response
        if not self._is_token(request.cookies.get(COOKIE, "")):
            return PlainTextResponse(
                "This reading room asks for its token. Open the address that `regesta serve` printed.\n", 403
            )
        return None

    def _is_token(self, given: str) -> bool:
        return self.token is not None and secrets.compare_digest(given.encode(), self.token.encode())


def sent_by_own_page(request: Request, form_token: str, given: str) -> bool:
    """Whether a form was sent by a page of this reading room, and not by a page elsewhere."""
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = request.headers.get("origin")
    if origin and origin != "null" and urlsplit(origin).netloc != request.headers.get("host"):
        return False
    return secrets.compare_digest(given.encode(), form_token.encode())
