"""The guard: lets a request through only if it comes from a page of this desk, and bounds what it may send.

Any page in any browser on this machine can reach a port of it. So four things are asked of every request: the name by
which the desk was called (`Host`, against DNS rebinding), where the request began (`Origin` with its port, and
`Sec-Fetch-Site`; SameSite cookies do not tell ports apart), the secret that the desk's own address carried (once in the
address, then in an HttpOnly cookie named by the port), and for changes a type that no foreign form can send.
"""

import asyncio
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN: Final = "token"  # noqa: S105 (the name of the parameter)
JSON: Final = "application/json"
BYTES: Final = "application/octet-stream"
_READING: Final = frozenset({"GET", "HEAD"})
_METHODS: Final = _READING | {"POST"}
_MOST_BYTES: Final[Mapping[str, int]] = {JSON: 2_000_000, BYTES: 50_000_000}  # a body's, by its type
_LONGEST_TARGET: Final = 4_096  # bytes of path and query
_PATIENCE: Final = 20.0  # seconds for a whole body to arrive
_OWN_SITE: Final = frozenset({"same-origin", "none"})  # none: typed, or opened from outside the browser

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'"
)
# A document in the preview: its own styles and pictures, and nothing that runs, loads or leads anywhere.
FRAMED_POLICY: Final = (
    "sandbox allow-same-origin; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "form-action 'none'; frame-ancestors 'self'; base-uri 'none'"
)
_HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Secrets:
    """What the desk's address carries once, and what its cookie carries afterwards."""

    token: str
    session: str


class _RefusedError(Exception):
    """A request that is not let through, and the words that say why."""

    def __init__(self, status: HTTPStatus, words: str) -> None:
        self.status = status
        super().__init__(words)


@dataclass(frozen=True, slots=True)
class Guard:
    """An ASGI application before another one; the port is the one on which both are reached."""

    app: ASGIApp
    port: int
    secrets: Secrets
    patience: float = _PATIENCE

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request itself or hands it on; what is neither HTTP nor the server's own start is closed."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        sending = _with_headers(send)
        try:
            entering = self._admitted(scope)
            if entering is not None:
                await entering(scope, receive, sending)
                return
            body = await self._body(scope, receive)
        except _RefusedError as refused:
            await PlainTextResponse(f"{refused}\n", refused.status)(scope, receive, sending)
            return
        await self.app(scope, _replayed(body, receive), sending)

    def _admitted(self, scope: Scope) -> Response | None:
        """Nothing where the request may pass, or the answer that turns the token of an address into a cookie."""
        headers = Headers(scope=scope)
        self._own_origin(scope, headers)
        if len(scope["raw_path"]) + len(scope["query_string"]) > _LONGEST_TARGET:
            raise _RefusedError(HTTPStatus.REQUEST_URI_TOO_LONG, "This address is too long.")
        if scope["method"] not in _METHODS:
            raise _RefusedError(HTTPStatus.METHOD_NOT_ALLOWED, "The desk knows GET, HEAD and POST.")
        asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = next((value for name, value in asked if name == TOKEN), None)
        if given is not None and scope["method"] in _READING and _same(given, self.secrets.token):
            return self._entered(scope, [(name, value) for name, value in asked if name != TOKEN])
        cookie = cookie_parser(headers.get("cookie", "")).get(self._cookie, "")
        if not _same(cookie, self.secrets.session):
            words = "Open the desk with the address that ‘briefgen desk’ printed: it carries the key."
            raise _RefusedError(HTTPStatus.FORBIDDEN, words)
        return None

    def _own_origin(self, scope: Scope, headers: Headers) -> None:
        """Raises unless the request was made to this desk by its own name, and by one of its own pages."""
        names = {f"{name}:{self.port}" for name in ("127.0.0.1", "localhost")}
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0] not in names:
            raise _RefusedError(HTTPStatus.MISDIRECTED_REQUEST, "The desk answers to 127.0.0.1 alone.")
        sites, origins = headers.getlist("sec-fetch-site"), headers.getlist("origin")
        foreign = any(site not in _OWN_SITE for site in sites) or any(each != f"http://{hosts[0]}" for each in origins)
        if foreign or (scope["method"] not in _READING and not origins):
            raise _RefusedError(HTTPStatus.FORBIDDEN, "The desk is used from its own pages alone.")

    @property
    def _cookie(self) -> str:
        """Cookies do not tell ports apart, so the name does: two desks are two cookies."""
        return f"briefgen-desk-{self.port}"

    def _entered(self, scope: Scope, rest: list[tuple[str, str]]) -> Response:
        """To the same page with the cookie and without the token, since a browser keeps addresses in its history."""
        path = "/" + scope["raw_path"].decode("latin-1").lstrip("/\\")
        answer = RedirectResponse(path + (f"?{urlencode(rest)}" if rest else ""), HTTPStatus.SEE_OTHER)
        answer.set_cookie(self._cookie, self.secrets.session, path="/", httponly=True, samesite="strict")
        return answer

    async def _body(self, scope: Scope, receive: Receive) -> bytes:
        """The whole body, of a known type, within its size and its time."""
        if scope["method"] in _READING:
            return b""
        headers = Headers(scope=scope)
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in _MOST_BYTES:
            raise _RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"The desk takes {JSON}, and files as {BYTES}.")
        most = _MOST_BYTES[kind]
        said = headers.get("content-length", "0")
        if not said.isascii() or not said.isdigit() or int(said[:20]) > most:
            raise _RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"At most {most:,} bytes are taken.")
        try:
            return await asyncio.wait_for(_received(receive, most), self.patience)
        except TimeoutError:
            raise _RefusedError(HTTPStatus.REQUEST_TIMEOUT, "What was being sent did not arrive in time.") from None


def _same(given: str, right: str) -> bool:
    """Whether two secrets are equal, in the same time whatever they have in common."""
    return hmac.compare_digest(given.encode(), right.encode())


async def _received(receive: Receive, most: int) -> bytes:
    body = bytearray()
    more = True
    while more:  # ends with the body, with its size or with the patience of the one who waits
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _RefusedError(HTTPStatus.BAD_REQUEST, "The browser went away.")
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > most:
            raise _RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"At most {most:,} bytes are taken.")
    return bytes(body)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """The body again, as one message, and then what else comes."""
    told = False

    async def replay() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


def _with_headers(send: Send) -> Send:
    """Adds to each answer the headers that it does not have of its own."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {name.lower() for name, _ in message["headers"]}
            added = [(name.lower().encode(), value.encode()) for name, value in _HEADERS.items()]
            message["headers"] = [*message["headers"], *(pair for pair in added if pair[0] not in own)]
        await send(message)

    return sending
